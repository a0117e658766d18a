-- What `sql` can be asked about: temporary views over a ledger's file. Days and dates are ISO text, truth values 0 and 1.

CREATE TEMP VIEW articles AS            -- what was read
SELECT id AS article_id, title, publisher, published, published_day, language, url, duplicate_of, read_at FROM main.articles;

CREATE TEMP VIEW claims AS              -- what one article says about one person and one office; rejected ones are left out
SELECT c.id AS claim_id, c.article AS article_id, c.kind, c.person, c.person_key AS person_id, c.title, c.body, c.country, c.area,
  c.office_key AS office_id, c.how, c.by, c.date, c.date_earliest, c.date_latest, c.status, c.said_by, c.quote, c.sentence, c.start,
  c.end, c.confidence, c.review, c.doubt,
  c.changed_on IS NOT NULL AND (c.news = 0 OR c.old = 1) AS background, a.published_day, a.publisher, a.url
FROM main.claims c JOIN main.articles a ON a.id = c.article WHERE c.review IS NOT 'reject';

CREATE TEMP VIEW events AS              -- one article's telling of one event
SELECT e.id AS mention_id, e.article AS article_id, e.type, e.mode, e.contexts, e.date, e.date_earliest, e.date_latest, e.day, e.place,
  e.status, e.said_by, e.trigger, e.quote, e.start, e.end, e.confidence, a.published_day, a.publisher, a.url, a.duplicate_of
FROM main.events e JOIN main.articles a ON a.id = e.article;

CREATE TEMP VIEW actors AS              -- sources and targets of events, with what is known of them
SELECT e.id AS mention_id, x.role, x.position, x.name, x.told, n.kind, n.country, n.sector, n.known_as
FROM main.event_actors x JOIN main.events e ON e.n = x.event LEFT JOIN main.entities n ON n.n = x.entity;

CREATE TEMP VIEW statements AS          -- who said what
SELECT s.id AS statement_id, s.article AS article_id, s.speaker, n.known_as AS speaker_known_as, s.kind, s.quote, s.cue, s.addressee,
  s.channel, s.start, s.end, s.confidence, a.published_day, a.publisher, a.url, a.duplicate_of
FROM main.statements s JOIN main.articles a ON a.id = s.article LEFT JOIN main.entities n ON n.n = s.entity;

CREATE TEMP VIEW offices AS             -- offices of which claims speak
SELECT key AS office_id, name, title, body, country, area, known AS known_as, seats FROM main.offices;

CREATE TEMP VIEW people AS              -- people of whom claims speak
SELECT key AS person_id, name, country, known AS known_as FROM main.people;

CREATE TEMP VIEW tenures AS             -- who held which office between which days, as derived from claims; unlikely ones too: `belief` says how far
SELECT t.office AS office_id, o.name AS office, o.country, t.person AS person_id, t.name AS person, t.start_earliest, t.start_latest,
  t.end_earliest, t.end_latest, t.last_confirmed, t.acting, t.standing, t.sources, t.belief, t.lists, t.why
FROM main.tenures t JOIN main.offices o ON o.key = t.office;

CREATE TEMP VIEW disagreements AS       -- accounts that cannot all be true
SELECT d.office AS office_id, o.name AS office, d.country, d.kind, d.first_day, d.last_day, d.weight, d.credence, d.summary
FROM main.disagreements d JOIN main.offices o ON o.key = d.office;
