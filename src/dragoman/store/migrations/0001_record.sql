-- The record, version 1. Columns that hold lists are JSON: ids and words as ["a", "b"], spans as [[start, end]].
-- Spans are half-open ranges of Unicode code points of documents.text.

-- One row for every go at reading.
CREATE TABLE runs (
    id TEXT NOT NULL PRIMARY KEY,
    versions TEXT NOT NULL,
    settings TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,
    counts TEXT
) STRICT;

-- What came in. The bytes lie in the archive under their digest.
CREATE TABLE captures (
    id TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    given_title TEXT,
    given_outlet TEXT,
    given_published TEXT,
    given_language TEXT,
    given_url TEXT,
    given_authors TEXT NOT NULL,
    seen TEXT NOT NULL,
    document_id TEXT REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    run_id TEXT NOT NULL REFERENCES runs (id)
) STRICT;

-- One row for each document; capture_id is its witness, the least of the captures that gave it.
CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    capture_id TEXT NOT NULL REFERENCES captures (id) DEFERRABLE INITIALLY DEFERRED,
    run_id TEXT NOT NULL REFERENCES runs (id),
    text TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    authors TEXT NOT NULL,
    published TEXT,
    published_basis TEXT,
    language TEXT NOT NULL,
    url TEXT
) STRICT;

-- The paragraphs of documents, with their words for the full-text index.
CREATE TABLE blocks (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    UNIQUE (document_id, position),
    CHECK (0 <= span_start AND span_start < span_end)
) STRICT;

-- What was read: mentions, times, statements, events, figures. Ids are made of content.
-- A row may point only at rows of its own document.
CREATE TABLE mentions (
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    words_start INTEGER NOT NULL,
    words_end INTEGER NOT NULL,
    words_text TEXT NOT NULL,
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    method TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (document_id, id),
    CHECK (0 <= words_start AND words_start < words_end)
) STRICT;

CREATE TABLE times (
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    words_start INTEGER NOT NULL,
    words_end INTEGER NOT NULL,
    words_text TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    method TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (document_id, id),
    CHECK (0 <= words_start AND words_start < words_end)
) STRICT;

CREATE TABLE statements (
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    speaker TEXT,
    cue_spans TEXT,
    cue_text TEXT,
    content_spans TEXT NOT NULL,
    content_text TEXT NOT NULL,
    evidence_spans TEXT NOT NULL,
    evidence_text TEXT NOT NULL,
    wording TEXT NOT NULL,
    act TEXT NOT NULL,
    status TEXT NOT NULL,
    via TEXT NOT NULL,
    addressees TEXT NOT NULL,
    channel TEXT,
    issues TEXT NOT NULL,
    said TEXT,
    "within" TEXT,
    method TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (document_id, id),
    FOREIGN KEY (document_id, speaker) REFERENCES mentions (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, said) REFERENCES times (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, "within") REFERENCES statements (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE events (
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,
    actors TEXT NOT NULL,
    recipients TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence_text TEXT NOT NULL,
    "when" TEXT,
    "where" TEXT,
    status TEXT NOT NULL,
    statement TEXT,
    figures TEXT NOT NULL,
    method TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (document_id, id),
    CHECK (0 <= evidence_start AND evidence_start < evidence_end),
    CHECK (0 <= trigger_start AND trigger_start < trigger_end),
    FOREIGN KEY (document_id, "when") REFERENCES times (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, "where") REFERENCES mentions (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, statement) REFERENCES statements (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE figures (
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    words_start INTEGER NOT NULL,
    words_end INTEGER NOT NULL,
    words_text TEXT NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence_text TEXT NOT NULL,
    value REAL NOT NULL,
    low REAL,
    high REAL,
    bound TEXT NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    measures TEXT,
    subject TEXT,
    counterpart TEXT,
    period TEXT,
    rate TEXT,
    change_direction TEXT,
    change_since TEXT,
    equals TEXT,
    status TEXT NOT NULL,
    statement TEXT,
    method TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (document_id, id),
    CHECK (0 <= evidence_start AND evidence_start < evidence_end),
    CHECK (0 <= words_start AND words_start < words_end),
    FOREIGN KEY (document_id, subject) REFERENCES mentions (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, counterpart) REFERENCES mentions (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, period) REFERENCES times (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, change_since) REFERENCES times (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, equals) REFERENCES figures (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, statement) REFERENCES statements (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Who and when is meant: rows beside what was read, as each document has them.
CREATE TABLE entities (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    known INTEGER NOT NULL CHECK (known IN (0, 1)),
    description TEXT,
    PRIMARY KEY (document_id, id)
) STRICT;

CREATE TABLE links (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    mention TEXT NOT NULL,
    entity TEXT,
    name TEXT,
    office TEXT,
    country TEXT,
    sector TEXT,
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    candidates TEXT NOT NULL,
    method TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (document_id, position),
    FOREIGN KEY (document_id, mention) REFERENCES mentions (document_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, entity) REFERENCES entities (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE dates (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    time TEXT NOT NULL,
    value TEXT NOT NULL,
    start TEXT,
    "end" TEXT,
    PRIMARY KEY (document_id, position),
    FOREIGN KEY (document_id, time) REFERENCES times (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE moments (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    "of" TEXT NOT NULL,
    when_start TEXT NOT NULL,
    when_end TEXT NOT NULL,
    when_text TEXT,
    when_span_start INTEGER,
    when_span_end INTEGER,
    when_basis TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT;

CREATE TABLE places (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    mention TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    latitude REAL,
    longitude REAL,
    PRIMARY KEY (document_id, position),
    FOREIGN KEY (document_id, mention) REFERENCES mentions (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE abouts (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    statement TEXT NOT NULL,
    entities TEXT NOT NULL,
    PRIMARY KEY (document_id, position),
    FOREIGN KEY (document_id, statement) REFERENCES statements (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- What was not used, and why. capture_id is null for what never became a capture.
CREATE TABLE rejected (
    capture_id TEXT REFERENCES captures (id),
    document_id TEXT REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    kept_in TEXT NOT NULL,
    position INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    name TEXT
) STRICT;

-- Across documents.
CREATE TABLE copies (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    original TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    containment REAL NOT NULL,
    PRIMARY KEY (document, original)
) STRICT;

CREATE INDEX captures_by_document ON captures (document_id, id);
CREATE INDEX documents_by_day ON documents (published, id);
CREATE INDEX entities_by_id ON entities (id);
CREATE INDEX links_by_entity ON links (entity, document_id);
CREATE INDEX rejected_by_capture ON rejected (capture_id, kept_in, position);
CREATE INDEX rejected_by_document ON rejected (document_id);
CREATE UNIQUE INDEX rejected_without_capture ON rejected (stage, reason, detail, ifnull(name, '')) WHERE capture_id IS NULL;
CREATE INDEX copies_by_original ON copies (original);

-- The parties of statements and events, one a row.
CREATE VIEW statement_parties AS
    SELECT document_id, id AS statement_id, 'speaker' AS role, 0 AS position, speaker AS mention FROM statements WHERE speaker IS NOT NULL
    UNION ALL SELECT document_id, statements.id, 'via', part.key, part.value FROM statements, json_each(via) AS part
    UNION ALL SELECT document_id, statements.id, 'addressee', part.key, part.value FROM statements, json_each(addressees) AS part;

CREATE VIEW event_parties AS
    SELECT document_id, events.id AS event_id, 'actor' AS role, part.key AS position, part.value AS mention FROM events, json_each(actors) AS part
    UNION ALL SELECT document_id, events.id, 'recipient', part.key, part.value FROM events, json_each(recipients) AS part;

-- Issues of statements, one a row.
CREATE VIEW statement_issues AS
    SELECT document_id, statements.id AS statement_id, part.key AS position, part.value AS issue FROM statements, json_each(issues) AS part;

-- Full text over the words of blocks; English endings and accents do not count.
CREATE VIRTUAL TABLE block_words USING fts5 (text, content = 'blocks', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER blocks_added AFTER INSERT ON blocks BEGIN
    INSERT INTO block_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER blocks_taken AFTER DELETE ON blocks BEGIN
    INSERT INTO block_words (block_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
