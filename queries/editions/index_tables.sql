-- The look-ups of one edition. What belongs to an area (an authority's IRI) is replaced together; '' is what belongs to none.

CREATE TABLE things (      -- an answer by its address: an organisation, an inspection, a report
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,      -- the tail of its IRI
  area TEXT NOT NULL,
  answer BLOB NOT NULL,    -- JSON
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX things_of_area ON things (area);

CREATE TABLE recommendations (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  area       TEXT NOT NULL,
  inspection TEXT,
  framework  TEXT,
  kind       TEXT NOT NULL,
  priority   TEXT,
  due        TEXT,
  issued     TEXT,         -- the day its report was published
  report     TEXT NOT NULL,
  ordinal    INTEGER NOT NULL,
  answer     BLOB NOT NULL
);
CREATE INDEX recommendations_in_order ON recommendations (issued DESC, report, ordinal, id);
CREATE INDEX recommendations_of_area ON recommendations (area, issued DESC, report, ordinal, id);
CREATE INDEX recommendations_of_inspection ON recommendations (inspection);

CREATE TABLE bearers (     -- who owns a recommendation, and who has inherited it
  organisation   TEXT NOT NULL,
  role           TEXT NOT NULL CHECK (role IN ('owner', 'heir')),
  recommendation INTEGER NOT NULL REFERENCES recommendations (number),
  PRIMARY KEY (organisation, role, recommendation)
) WITHOUT ROWID;
CREATE INDEX bearers_of_recommendation ON bearers (recommendation);

CREATE VIRTUAL TABLE recommendation_words USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');
