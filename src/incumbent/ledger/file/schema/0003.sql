-- Version 3: what pages over a large ledger read: the day of each event, tallies by month, names to search, indexes.
ALTER TABLE events ADD COLUMN day TEXT;          -- the first day it may have happened, else the article's
UPDATE events SET day = coalesce(date_earliest, (SELECT a.published_day FROM articles a WHERE a.id = events.article));
CREATE INDEX events_day ON events(day);
CREATE INDEX events_type_day ON events(type, day);

CREATE TABLE event_tallies (      -- how many events a month ("" where no day is known), kept by triggers
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (month, type, status)
) WITHOUT ROWID;
INSERT INTO event_tallies SELECT coalesce(substr(day, 1, 7), ''), type, status, count(*) FROM events GROUP BY 1, 2, 3;
CREATE TRIGGER events_added AFTER INSERT ON events BEGIN
  UPDATE events SET day = coalesce(new.date_earliest, (SELECT published_day FROM articles WHERE id = new.article))
    WHERE n = new.n;
  INSERT INTO event_tallies VALUES (
    coalesce(substr((SELECT day FROM events WHERE n = new.n), 1, 7), ''), new.type, new.status, 1
  ) ON CONFLICT (month, type, status) DO UPDATE SET events = events + 1;
END;
CREATE TRIGGER events_removed AFTER DELETE ON events BEGIN
  UPDATE event_tallies SET events = events - 1
    WHERE month = coalesce(substr(old.day, 1, 7), '') AND type = old.type AND status = old.status;
END;

INSERT OR IGNORE INTO meta VALUES ('id', lower(hex(randomblob(8))));  -- which ledger this is, for tags of pages

CREATE TABLE search_names (       -- what offices, people, articles and actors are called; rows of those that are gone stay and are passed over
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,             -- office, person, article, actor
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (kind, key, name)
);
CREATE VIRTUAL TABLE search_names_fts USING fts5(
  name, kind, content='search_names', content_rowid='n', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER search_names_added AFTER INSERT ON search_names BEGIN
  INSERT INTO search_names_fts(rowid, name, kind) VALUES (new.n, new.name, new.kind);
END;
INSERT OR IGNORE INTO search_names (kind, key, name) SELECT 'office', key, name FROM offices;
INSERT OR IGNORE INTO search_names (kind, key, name) SELECT 'office', office, wording FROM office_wordings;
INSERT OR IGNORE INTO search_names (kind, key, name) SELECT 'person', person, name FROM person_names;
INSERT OR IGNORE INTO search_names (kind, key, name) SELECT 'article', id, title FROM articles WHERE title <> '';
CREATE TRIGGER articles_named AFTER INSERT ON articles WHEN new.title <> '' BEGIN
  INSERT OR IGNORE INTO search_names (kind, key, name) VALUES ('article', new.id, new.title);
END;
INSERT OR IGNORE INTO search_names (kind, key, name) SELECT 'actor', name, name FROM event_actors;
CREATE TRIGGER event_actors_named AFTER INSERT ON event_actors BEGIN
  INSERT OR IGNORE INTO search_names (kind, key, name) VALUES ('actor', new.name, new.name);
END;
CREATE TRIGGER offices_named AFTER INSERT ON offices BEGIN
  INSERT OR IGNORE INTO search_names (kind, key, name) VALUES ('office', new.key, new.name);
END;
CREATE TRIGGER office_wordings_named AFTER INSERT ON office_wordings BEGIN
  INSERT OR IGNORE INTO search_names (kind, key, name) VALUES ('office', new.office, new.wording);
END;
CREATE TRIGGER person_names_named AFTER INSERT ON person_names BEGIN
  INSERT OR IGNORE INTO search_names (kind, key, name) VALUES ('person', new.person, new.name);
END;

CREATE INDEX articles_read ON articles(read_at);
CREATE INDEX articles_copies ON articles(duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX claims_country_changed ON claims(country, changed_on) WHERE changed_on IS NOT NULL;
CREATE INDEX claims_by ON claims(by) WHERE by IS NOT NULL;
CREATE INDEX claims_unreviewed ON claims(confidence) WHERE review IS NULL;
CREATE INDEX claims_reviewed ON claims(review, kind) WHERE review IS NOT NULL;
CREATE INDEX disagreements_country ON disagreements(country, last_day);
CREATE INDEX entities_known ON entities(known_as) WHERE known_as IS NOT NULL;
CREATE INDEX entities_country ON entities(country) WHERE country IS NOT NULL;
CREATE INDEX tenure_bounds_claim ON tenure_bounds(claim);
CREATE INDEX tenures_confirmed ON tenures(last_confirmed) WHERE end_latest IS NULL;
