-- Version 2: offices, people, derived tenures, disagreements, decisions, full-text search over statements.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

ALTER TABLE claims ADD COLUMN office_key TEXT;   -- which office; null until keyed
ALTER TABLE claims ADD COLUMN person_key TEXT;   -- which person; null where the claim names none
ALTER TABLE claims ADD COLUMN changed_on TEXT;   -- the day under which a change is listed: its first day, else the article's
ALTER TABLE claims ADD COLUMN mark TEXT;         -- what the claim says, as a hash: decisions find it again by this
ALTER TABLE claims ADD COLUMN sentence TEXT;     -- the sentence around the quote; null for claims of version 1
ALTER TABLE claims ADD COLUMN review TEXT;       -- what a reviewer made of it: accept, correct, reject; null where none did
ALTER TABLE articles ADD COLUMN sketch TEXT;     -- JSON list of hashes by which later copies are known
CREATE INDEX claims_office ON claims(office_key);
CREATE INDEX claims_person ON claims(person_key, office_key);
CREATE INDEX claims_changed ON claims(changed_on) WHERE changed_on IS NOT NULL;
CREATE INDEX claims_mark ON claims(mark);

CREATE TABLE offices (
  key TEXT PRIMARY KEY,
  title TEXT NOT NULL,            -- the title that its synonyms share ("head")
  body TEXT,
  country TEXT,
  area TEXT,
  known TEXT,                     -- id in the knowledge base
  name TEXT NOT NULL,             -- for people to read
  seats TEXT NOT NULL             -- one, many
) WITHOUT ROWID;
CREATE INDEX offices_country ON offices(country);

CREATE TABLE office_wordings (    -- how articles word the office, folded, for search
  office TEXT NOT NULL REFERENCES offices(key) ON DELETE CASCADE,
  wording TEXT NOT NULL,
  PRIMARY KEY (office, wording)
) WITHOUT ROWID;

CREATE TABLE people (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT,
  known TEXT
) WITHOUT ROWID;

CREATE TABLE person_names (
  person TEXT NOT NULL REFERENCES people(key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  spelling TEXT NOT NULL,         -- the key that spellings of one name share
  PRIMARY KEY (person, name)
) WITHOUT ROWID;
CREATE INDEX person_names_spelling ON person_names(spelling);

CREATE TABLE stale_offices (key TEXT PRIMARY KEY) WITHOUT ROWID;  -- their derived rows are to be made anew

CREATE TABLE derived (            -- all that an office's claims add up to, as JSON: what questions read
  office TEXT PRIMARY KEY,
  data TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE tenures (            -- derived from claims; never edited
  n INTEGER PRIMARY KEY,
  office TEXT NOT NULL,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  start_earliest TEXT, start_latest TEXT,
  end_earliest TEXT, end_latest TEXT,
  last_confirmed TEXT,
  acting INTEGER NOT NULL,
  standing TEXT NOT NULL,         -- asserted, reported
  sources INTEGER NOT NULL        -- independent articles
);
CREATE INDEX tenures_office ON tenures(office);
CREATE INDEX tenures_person ON tenures(person);

CREATE TABLE tenure_bounds (      -- which claims set which bound
  tenure INTEGER NOT NULL REFERENCES tenures(n) ON DELETE CASCADE,
  edge TEXT NOT NULL,             -- start, end
  side TEXT NOT NULL,             -- earliest, latest
  claim TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (tenure, edge, side, claim)
) WITHOUT ROWID;

CREATE TABLE disagreements (      -- derived; kept side by side, never settled by the ledger
  n INTEGER PRIMARY KEY,
  office TEXT NOT NULL,
  country TEXT,
  kind TEXT NOT NULL,             -- holders, date, outside, knowledge
  first_day TEXT,
  last_day TEXT,
  weight INTEGER NOT NULL,        -- independent articles behind the weaker side; a list counts as one
  summary TEXT NOT NULL,
  sides TEXT NOT NULL             -- JSON list of {says, claims, source, licence}
);
CREATE INDEX disagreements_office ON disagreements(office);
CREATE INDEX disagreements_day ON disagreements(last_day);

CREATE TABLE decisions (          -- what a reviewer decided: rows are added, never changed but for undone_by
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,               -- UTC
  who TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('accept', 'correct', 'reject', 'merge', 'split', 'undo')),
  claim TEXT,                     -- the claim's id when the decision was taken
  mark TEXT,                      -- what that claim said: finds it again after a re-reading
  field TEXT,                     -- correct: which field
  value TEXT,                     -- correct: its new value, null to empty it
  person TEXT,                    -- merge, split: the person key that is absorbed or parted
  into_person TEXT,               -- merge: the person key that stays
  why TEXT,
  undone_by INTEGER REFERENCES decisions(id)
);
CREATE INDEX decisions_mark ON decisions(mark);

CREATE VIRTUAL TABLE statements_fts USING fts5(quote, content='statements', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
  INSERT INTO statements_fts(rowid, quote) VALUES (new.n, new.quote);
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
  INSERT INTO statements_fts(statements_fts, rowid, quote) VALUES ('delete', old.n, old.quote);
END;
INSERT INTO statements_fts(statements_fts) VALUES ('rebuild');
