-- Version 5: what is believed. Claims know the sentence that tells them and whether they tell news; tenures and disagreements
-- how far they are believed, and why.
ALTER TABLE claims ADD COLUMN told_as TEXT;      -- a hash of its sentence, where that is long: articles that share it are one source
ALTER TABLE claims ADD COLUMN news INTEGER NOT NULL DEFAULT 1;  -- 0: a change told as background, looked back upon
UPDATE meta SET value = 'before 5' WHERE key = 'rules';  -- every claim is keyed anew
CREATE INDEX claims_news ON claims(changed_on, n) WHERE changed_on IS NOT NULL AND news = 1;

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
INSERT OR IGNORE INTO stale_offices SELECT key FROM offices;
