-- Version 7: whom a sentence gives a title to. Claims know whether their own sentence gives it to somebody else.
ALTER TABLE claims ADD COLUMN titled TEXT NOT NULL DEFAULT 'own';  -- 'another': the sentence gives the title to somebody else; 'unsaid': it has no such title
