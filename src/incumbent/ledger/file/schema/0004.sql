-- Version 4: events as pages list them, of every country and of all, in order of day, so that one country that has half of
-- the news is as quick to read as the others; and their counts by month.
DROP TRIGGER events_added;
DROP TRIGGER events_removed;
DROP TABLE event_tallies;
DROP INDEX events_day;
DROP INDEX events_type_day;
DROP INDEX events_type;
DROP INDEX events_date;
CREATE INDEX events_place ON events(place) WHERE place IS NOT NULL;

CREATE TABLE event_lists (        -- what filters look at, so that only the events shown are read; kept by triggers
  country TEXT NOT NULL,          -- of a source or a target; "" for the list of all events
  day TEXT NOT NULL,              -- the event's; "" where no day is known
  event INTEGER NOT NULL REFERENCES events(n) ON DELETE CASCADE,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  known TEXT NOT NULL,            -- the day on which it could be known: the article's, else that of its first reading
  PRIMARY KEY (country, day, event)
) WITHOUT ROWID;
CREATE INDEX event_lists_event ON event_lists(event, country, day, type, status, known);

CREATE TABLE event_tallies (      -- how many events of a list a month ("" where no day is known), kept by triggers
  country TEXT NOT NULL,
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (country, month, type, status)
) WITHOUT ROWID;

INSERT INTO event_lists
  SELECT '', coalesce(e.day, ''), e.n, e.type, e.status, coalesce(a.published_day, substr(a.first_read_at, 1, 10))
  FROM events e JOIN articles a ON a.id = e.article;
INSERT OR IGNORE INTO event_lists
  SELECT n.country, l.day, l.event, l.type, l.status, l.known
  FROM event_actors x JOIN entities n ON n.n = x.entity JOIN event_lists l ON l.event = x.event AND l.country = ''
  WHERE n.country <> '';
INSERT INTO event_tallies SELECT country, substr(day, 1, 7), type, status, count(*) FROM event_lists GROUP BY 1, 2, 3, 4;

CREATE TRIGGER events_added AFTER INSERT ON events BEGIN
  UPDATE events SET day = coalesce(new.date_earliest, (SELECT published_day FROM articles WHERE id = new.article))
    WHERE n = new.n;
  INSERT INTO event_lists
    SELECT '', coalesce(new.date_earliest, a.published_day, ''), new.n, new.type, new.status,
      coalesce(a.published_day, substr(a.first_read_at, 1, 10))
    FROM articles a WHERE a.id = new.article;
END;
CREATE TRIGGER event_actors_listed AFTER INSERT ON event_actors WHEN new.entity IS NOT NULL BEGIN
  INSERT OR IGNORE INTO event_lists
    SELECT n.country, l.day, l.event, l.type, l.status, l.known
    FROM entities n JOIN event_lists l ON l.event = new.event AND l.country = ''
    WHERE n.n = new.entity AND n.country <> '';
END;
CREATE TRIGGER event_lists_added AFTER INSERT ON event_lists BEGIN
  INSERT INTO event_tallies VALUES (new.country, substr(new.day, 1, 7), new.type, new.status, 1)
    ON CONFLICT (country, month, type, status) DO UPDATE SET events = events + 1;
END;
CREATE TRIGGER event_lists_removed AFTER DELETE ON event_lists BEGIN
  UPDATE event_tallies SET events = events - 1
    WHERE country = old.country AND month = substr(old.day, 1, 7) AND type = old.type AND status = old.status;
END;

ALTER TABLE entities ADD COLUMN day TEXT NOT NULL DEFAULT '';  -- of the article's publication: the latest mentions first
UPDATE entities SET day = (SELECT coalesce(a.published_day, '') FROM articles a WHERE a.id = entities.article);
DROP INDEX entities_name;
DROP INDEX entities_known;
CREATE INDEX entities_name ON entities(name, kind, day);
CREATE INDEX entities_known ON entities(known_as, day) WHERE known_as IS NOT NULL;
CREATE INDEX statements_unlinked ON statements(speaker) WHERE entity IS NULL;
DROP INDEX claims_person;
CREATE INDEX claims_person ON claims(person_key, office_key, country);
