-- The look-ups of one edition. What belongs to an area (an authority's IRI) is replaced together; '' is what belongs to none.

CREATE TABLE things (      -- an answer by its address: an organisation, an inspection, a report
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,      -- the tail of its IRI
  area TEXT NOT NULL,
  answer BLOB NOT NULL,    -- JSON
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX things_of_area ON things (area);

CREATE TABLE recommendations ( -- what of a recommendation stands in no list
  number  INTEGER PRIMARY KEY REFERENCES listed (number),
  id      TEXT NOT NULL UNIQUE,
  bearers BLOB NOT NULL    -- who carries it today, as JSON
);

CREATE TABLE bearers (     -- who owns a recommendation, or is inferred to, on which basis; who has inherited it
  organisation   TEXT NOT NULL,
  role           TEXT NOT NULL, -- heir, or the notation of a basis and of what that is narrower than
  recommendation INTEGER NOT NULL REFERENCES recommendations (number),
  standing       INTEGER NOT NULL, -- of an owner: 0 told by name, 1 as one of a group, 2 by default
  PRIMARY KEY (organisation, role, recommendation)
) WITHOUT ROWID;
CREATE INDEX bearers_of_role ON bearers (role, recommendation);
CREATE INDEX bearers_of_recommendation ON bearers (recommendation);

CREATE TABLE themes (      -- what a recommendation is about, and the theme that this belongs to
  theme          TEXT NOT NULL,
  recommendation INTEGER NOT NULL REFERENCES recommendations (number),
  PRIMARY KEY (theme, recommendation)
) WITHOUT ROWID;
CREATE INDEX themes_of_recommendation ON themes (recommendation);

CREATE VIRTUAL TABLE recommendation_words USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');

CREATE TABLE bodies (      -- all organisations, as lists show them
  iri    TEXT PRIMARY KEY,
  id     TEXT NOT NULL,
  name   TEXT NOT NULL,
  kind   TEXT NOT NULL,
  owned  INTEGER NOT NULL,
  answer BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX bodies_that_own ON bodies (owned DESC, name, iri) WHERE owned > 0;

CREATE TABLE codes (       -- what each organisation is looked up by; `kind` is the place in which a code is tried
  code         TEXT NOT NULL,
  kind         INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  PRIMARY KEY (code, kind, organisation)
) WITHOUT ROWID;
CREATE INDEX codes_of_organisation ON codes (organisation);

CREATE TABLE known_bodies (   -- all organisations of the graph, as the search of names compares them
  number INTEGER PRIMARY KEY,
  iri    TEXT NOT NULL UNIQUE,
  fields TEXT NOT NULL
);

CREATE TABLE body_words (     -- the words of their names
  word TEXT NOT NULL,
  body INTEGER NOT NULL REFERENCES known_bodies (number),
  PRIMARY KEY (word, body)
) WITHOUT ROWID;
CREATE INDEX words_of_body ON body_words (body);

CREATE TABLE body_names (     -- their names, folded
  body INTEGER NOT NULL REFERENCES known_bodies (number),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (body, place)
) WITHOUT ROWID;

CREATE TABLE inspections (
  iri       TEXT PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL,
  area      TEXT NOT NULL, -- the authority inspected
  framework TEXT,
  began     TEXT NOT NULL, -- or when it was reported on
  answer    BLOB NOT NULL  -- as lists show it
) WITHOUT ROWID;
CREATE INDEX inspections_of_area ON inspections (area, began DESC, id DESC);

CREATE TABLE documents (   -- all reports, as lists show them, the latest first
  id        TEXT PRIMARY KEY,
  area      TEXT NOT NULL,
  file      TEXT NOT NULL,
  digest    TEXT NOT NULL,
  published TEXT NOT NULL, -- '' where that is not known
  answer    BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX documents_of_area ON documents (area);
CREATE INDEX documents_by_file ON documents (file);
CREATE INDEX documents_by_digest ON documents (digest);
CREATE INDEX documents_in_order ON documents (published DESC, file, id);

CREATE TABLE repetitions ( -- which recommendation asks again what another asked before, both by id
  later   TEXT NOT NULL,
  earlier TEXT NOT NULL,
  area    TEXT NOT NULL,
  day     TEXT NOT NULL, -- of the later one, '' where not known
  answer  BLOB NOT NULL,
  PRIMARY KEY (later, earlier)
) WITHOUT ROWID;
CREATE INDEX repetitions_of_earlier ON repetitions (earlier);
CREATE INDEX repetitions_latest ON repetitions (day DESC, later, earlier);
CREATE INDEX repetitions_of_area ON repetitions (area, day DESC, later, earlier);

CREATE TABLE namings (     -- which report (id) names which body (IRI)
  organisation TEXT NOT NULL,
  report       TEXT NOT NULL,
  area         TEXT NOT NULL,
  PRIMARY KEY (organisation, report)
) WITHOUT ROWID;
CREATE INDEX namings_of_area ON namings (area);

CREATE TABLE provisions (  -- who provides or commissions what, by a report's word
  iri          TEXT PRIMARY KEY,
  organisation TEXT NOT NULL,
  area         TEXT NOT NULL,
  published    TEXT NOT NULL,
  answer       BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX provisions_of_body ON provisions (organisation, published DESC, iri);
CREATE INDEX provisions_of_area ON provisions (area, published DESC, iri);

CREATE TABLE tasks (       -- what somebody should look at
  kind      TEXT NOT NULL,
  iri       TEXT NOT NULL,
  area      TEXT NOT NULL,
  published TEXT NOT NULL,
  answer    BLOB NOT NULL,
  PRIMARY KEY (kind, iri, area)
) WITHOUT ROWID;
CREATE INDEX tasks_in_order ON tasks (kind, published DESC, iri);
CREATE INDEX tasks_of_area ON tasks (area);

CREATE TABLE councils (    -- the authorities by region, as lists of councils have them
  iri          TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  region       TEXT,       -- a notation of regions
  region_label TEXT
) WITHOUT ROWID;

CREATE TABLE latest_grades ( -- what the latest inspection of an authority that gave grades gave, in short
  area   TEXT PRIMARY KEY,
  answer BLOB NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE stems USING fts5vocab ('recommendation_words', 'row');

CREATE TABLE listed (      -- recommendations, findings, judgements, inspections, reports, statements of action, bodies, as lists show them
  number     INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL, -- which list
  iri        TEXT NOT NULL,
  area       TEXT NOT NULL,
  day        TEXT NOT NULL, -- by which the list is ordered, '' where not known
  source     TEXT NOT NULL, -- the order among those of one day: the report, the inspection
  place      INTEGER NOT NULL,
  weight     INTEGER NOT NULL, -- how good a grade is, 1 to 4; how much a body owns; when a recommendation is due; 0 where not known
  inspection TEXT,
  answer     BLOB NOT NULL,
  UNIQUE (kind, iri)
);
CREATE INDEX listed_latest ON listed (kind, day DESC, source, place, iri);
CREATE INDEX listed_earliest ON listed (kind, day = '', day, source, place, iri);
CREATE INDEX listed_highest ON listed (kind, weight DESC, day DESC, source, place, iri);
CREATE INDEX listed_lowest ON listed (kind, weight = 0, weight, day DESC, source, place, iri);
CREATE INDEX listed_of_area ON listed (area, kind);
CREATE INDEX listed_of_inspection ON listed (inspection, kind, place);

CREATE TABLE listed_values (  -- what lists are narrowed by
  number INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  facet  TEXT NOT NULL,
  value  TEXT NOT NULL,       -- as addresses have it
  label  TEXT NOT NULL,       -- as people read it
  total  INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, facet, value)
);
CREATE TABLE listed_facets (  -- the values of each thing
  value INTEGER NOT NULL REFERENCES listed_values (number),
  item  INTEGER NOT NULL REFERENCES listed (number),
  PRIMARY KEY (value, item)
) WITHOUT ROWID;
CREATE INDEX listed_facets_of_item ON listed_facets (item, value);
CREATE TABLE listed_counts (  -- how long each list is
  kind  TEXT PRIMARY KEY,
  total INTEGER NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE listed_words USING fts5 (kind, words, tokenize = 'porter unicode61 remove_diacritics 2');
