-- Version 1: what was read. Records are kept whole; the other tables are their contents made searchable.
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  url TEXT,
  title TEXT NOT NULL,
  published TEXT,                 -- as the record has it: ISO date or date-time, or null
  published_day TEXT,             -- its first ten characters: the day by the article's own clock
  publisher TEXT,
  language TEXT NOT NULL,
  duplicate_of TEXT,
  coder TEXT NOT NULL,            -- "name version"
  model TEXT NOT NULL,
  text_hash TEXT NOT NULL,        -- of what was read: text, title, date, publisher, url
  record_hash TEXT NOT NULL,      -- of the whole record
  first_read_at TEXT NOT NULL,    -- UTC, the first time any version of this article was read
  read_at TEXT NOT NULL           -- UTC, when this version was read
);
CREATE INDEX articles_published ON articles(published_day);

CREATE TABLE records (
  article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  data BLOB NOT NULL              -- the record's JSON, zlib
);

CREATE TABLE entities (
  n INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  local TEXT NOT NULL,            -- its id inside the record: e1
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  known_as TEXT,
  UNIQUE (article, local)
);
CREATE INDEX entities_name ON entities(name);

CREATE TABLE claims (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,        -- article id, slash, id inside the record
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  person TEXT,
  person_entity TEXT,
  title TEXT NOT NULL,
  body TEXT,
  body_entity TEXT,
  country TEXT,
  area TEXT,
  office TEXT,
  how TEXT,
  by TEXT,
  date TEXT,
  date_earliest TEXT,
  date_latest TEXT,
  status TEXT NOT NULL,
  said_by TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  confidence REAL NOT NULL,
  linked TEXT NOT NULL            -- JSON list of claim ids
);
CREATE INDEX claims_article ON claims(article);

CREATE TABLE events (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  mode TEXT,
  contexts TEXT NOT NULL,         -- JSON list
  date TEXT,
  date_earliest TEXT,
  date_latest TEXT,
  place TEXT,
  status TEXT NOT NULL,
  said_by TEXT,
  size TEXT,                      -- JSON, or null
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  trigger TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  confidence REAL NOT NULL
);
CREATE INDEX events_article ON events(article);
CREATE INDEX events_type ON events(type, date_earliest);
CREATE INDEX events_date ON events(date_earliest);

CREATE TABLE event_actors (
  event INTEGER NOT NULL REFERENCES events(n) ON DELETE CASCADE,
  role TEXT NOT NULL,             -- source, target
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  entity INTEGER REFERENCES entities(n) ON DELETE CASCADE,
  PRIMARY KEY (event, role, position)
) WITHOUT ROWID;
CREATE INDEX event_actors_name ON event_actors(name);
CREATE INDEX event_actors_entity ON event_actors(entity);

CREATE TABLE statements (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  speaker TEXT,
  entity INTEGER REFERENCES entities(n) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  cue_start INTEGER,
  cue_end INTEGER,
  cue TEXT,
  addressee TEXT,
  channel TEXT,
  confidence REAL NOT NULL
);
CREATE INDEX statements_article ON statements(article);
CREATE INDEX statements_speaker ON statements(speaker);
CREATE INDEX statements_entity ON statements(entity);
