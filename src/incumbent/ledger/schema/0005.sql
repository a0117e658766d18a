-- Version 5: what is believed. Claims know the sentence that tells them and whether they tell news; tenures and disagreements
-- how far they are believed, and why.
ALTER TABLE claims ADD COLUMN told_as TEXT;      -- a hash of its sentence, where that is long: articles that share it are one source
ALTER TABLE claims ADD COLUMN news INTEGER NOT NULL DEFAULT 1;  -- 0: a change that its own article tells as background
ALTER TABLE claims ADD COLUMN old INTEGER NOT NULL DEFAULT 0;   -- 1: a change told without a day that lists or other articles have long before
ALTER TABLE claims ADD COLUMN doubt TEXT;        -- why it was set aside and sets no bound; null where it was not
ALTER TABLE claims ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0;  -- 2: lists contradict it; 1: set aside for another reason
UPDATE meta SET value = 'before 5' WHERE key = 'rules';  -- every claim is keyed anew
DROP INDEX claims_unreviewed;
CREATE INDEX claims_unreviewed ON claims(doubted DESC, confidence, n) WHERE review IS NULL;
CREATE INDEX claims_deaths ON claims(person_key) WHERE how = 'died';

DROP TABLE tenures;
DROP TABLE tenure_bounds;
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
  sources INTEGER NOT NULL,       -- independent articles
  belief REAL NOT NULL,           -- from 0 to 1
  lists TEXT NOT NULL,            -- agree, exclude, silent
  why TEXT NOT NULL               -- what the belief rests on, in words
);
CREATE INDEX tenures_office ON tenures(office);
CREATE INDEX tenures_person ON tenures(person);
CREATE INDEX tenures_confirmed ON tenures(last_confirmed) WHERE end_latest IS NULL;
CREATE INDEX tenures_doubted ON tenures(lists, sources) WHERE belief < 0.5;

CREATE TABLE tenure_bounds (      -- which claims set which bound
  tenure INTEGER NOT NULL REFERENCES tenures(n) ON DELETE CASCADE,
  edge TEXT NOT NULL,             -- start, end
  side TEXT NOT NULL,             -- earliest, latest
  claim TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (tenure, edge, side, claim)
) WITHOUT ROWID;
CREATE INDEX tenure_bounds_claim ON tenure_bounds(claim);

DELETE FROM derived;
DELETE FROM disagreements;
ALTER TABLE disagreements ADD COLUMN credence REAL NOT NULL DEFAULT 1;  -- how far the weaker side is believed
CREATE INDEX disagreements_credence ON disagreements(credence DESC, weight DESC, last_day DESC, n);
INSERT OR IGNORE INTO stale_offices SELECT key FROM offices;

-- Person keys as rules before made them: decisions that name one still find whom they are about.
CREATE TABLE former_keys (
  former TEXT PRIMARY KEY,
  now TEXT NOT NULL
) WITHOUT ROWID;
