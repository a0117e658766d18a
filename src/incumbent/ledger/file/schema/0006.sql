-- Version 6: full-text search over articles. The index holds no text of its own: `n` leads to the article, whose record has it.
CREATE TABLE article_numbers (
  n INTEGER PRIMARY KEY,
  article TEXT NOT NULL UNIQUE REFERENCES articles(id) ON DELETE CASCADE
);
CREATE VIRTUAL TABLE articles_fts USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
