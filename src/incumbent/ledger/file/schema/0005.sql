-- Version 5: what is believed. Claims know the sentence that tells them and whether they tell news; tenures and disagreements
-- how far they are believed, and why.
ALTER TABLE claims ADD COLUMN told_as TEXT;      -- a hash of its sentence, where that is long: articles that share it are one source
ALTER TABLE claims ADD COLUMN news INTEGER NOT NULL DEFAULT 1;  -- 0: a change that its own article tells as background
ALTER TABLE claims ADD COLUMN old INTEGER NOT NULL DEFAULT 0;   -- 1: a change told without a day that lists or other articles have long before
ALTER TABLE claims ADD COLUMN agreed INTEGER NOT NULL DEFAULT 0;  -- 1: lists have the change too
ALTER TABLE claims ADD COLUMN doubt TEXT;        -- why it was set aside and sets no bound; null where it was not
ALTER TABLE claims ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0;  -- 2: lists contradict it; 1: set aside for another reason
UPDATE meta SET value = 'before 5' WHERE key = 'rules';  -- every claim is keyed anew
DROP INDEX claims_unreviewed;
CREATE INDEX claims_unreviewed ON claims(doubted DESC, confidence, n) WHERE review IS NULL;
CREATE INDEX claims_doubted ON claims(country, changed_on) WHERE doubted > 0 AND changed_on IS NOT NULL;
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

-- Lists of events know how far each is believed, so that pages can leave out the unlikely; tallies count the believed.
DROP TRIGGER events_added;
DROP TRIGGER event_actors_listed;
DROP TRIGGER event_lists_added;
DROP TRIGGER event_lists_removed;
DROP INDEX event_lists_event;
ALTER TABLE event_lists ADD COLUMN confidence REAL NOT NULL DEFAULT 1;
UPDATE event_lists SET confidence = (SELECT e.confidence FROM events e WHERE e.n = event_lists.event);
CREATE INDEX event_lists_event ON event_lists(event, country, day, type, status, known, confidence);
DELETE FROM event_tallies;
INSERT INTO event_tallies
  SELECT country, substr(day, 1, 7), type, status, count(*) FROM event_lists WHERE confidence >= 0.5 GROUP BY 1, 2, 3, 4;
CREATE TRIGGER events_added AFTER INSERT ON events BEGIN
  UPDATE events SET day = coalesce(new.date_earliest, (SELECT published_day FROM articles WHERE id = new.article))
    WHERE n = new.n;
  INSERT INTO event_lists (country, day, event, type, status, known, confidence)
    SELECT '', coalesce(new.date_earliest, a.published_day, ''), new.n, new.type, new.status,
      coalesce(a.published_day, substr(a.first_read_at, 1, 10)), new.confidence
    FROM articles a WHERE a.id = new.article;
END;
CREATE TRIGGER event_actors_listed AFTER INSERT ON event_actors WHEN new.entity IS NOT NULL BEGIN
  INSERT OR IGNORE INTO event_lists (country, day, event, type, status, known, confidence)
    SELECT n.country, l.day, l.event, l.type, l.status, l.known, l.confidence
    FROM entities n JOIN event_lists l ON l.event = new.event AND l.country = ''
    WHERE n.n = new.entity AND n.country <> '';
END;
CREATE TRIGGER event_lists_added AFTER INSERT ON event_lists WHEN new.confidence >= 0.5 BEGIN
  INSERT INTO event_tallies VALUES (new.country, substr(new.day, 1, 7), new.type, new.status, 1)
    ON CONFLICT (country, month, type, status) DO UPDATE SET events = events + 1;
END;
CREATE TRIGGER event_lists_removed AFTER DELETE ON event_lists WHEN old.confidence >= 0.5 BEGIN
  UPDATE event_tallies SET events = events - 1
    WHERE country = old.country AND month = substr(old.day, 1, 7) AND type = old.type AND status = old.status;
END;

ALTER TABLE event_actors ADD COLUMN told TEXT;   -- the article's own words, where the actor's name is another
CREATE INDEX event_actors_told ON event_actors(told) WHERE told IS NOT NULL;
