-- Across documents, version 2: what reconciling finds, and the hand of readers.
-- Everything here but judgements is made of the documents and of judgements, and can be made again.

DROP TABLE copies;

-- Documents that repeat another one's text: whose, how much of it, and the spans that were added.
CREATE TABLE copies (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    original TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    containment REAL NOT NULL,
    how TEXT NOT NULL,
    added TEXT NOT NULL,
    PRIMARY KEY (document, original)
) STRICT;

-- Whose word each document is: the first of its line of copies, and the house that counts as one.
CREATE TABLE origins (
    document TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    house TEXT NOT NULL,
    basis TEXT NOT NULL
) STRICT;

-- Documents about the same happening.
CREATE TABLE stories (
    id TEXT NOT NULL PRIMARY KEY,
    first TEXT,
    last TEXT,
    label TEXT NOT NULL
) STRICT;

-- Which story each document belongs to, and why.
CREATE TABLE members (
    story TEXT NOT NULL REFERENCES stories (id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    because TEXT NOT NULL,
    score REAL NOT NULL
) STRICT;

-- Propositions that records of one or more documents are about. How a claim stands is computed from its evidence.
CREATE TABLE claims (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    lead TEXT NOT NULL,
    since TEXT
) STRICT;

-- How each record stands to its claim, and whose word it is.
CREATE TABLE evidence (
    claim TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    record TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    stance TEXT NOT NULL,
    difference TEXT,
    against TEXT,
    origin TEXT NOT NULL,
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    because TEXT NOT NULL,
    PRIMARY KEY (claim, record)
) STRICT;

-- The hand of readers. Nothing is overwritten: a judgement that is undone says when.
CREATE TABLE judgements (
    id TEXT NOT NULL PRIMARY KEY,
    verdict TEXT NOT NULL,
    "left" TEXT NOT NULL,
    "right" TEXT,
    field TEXT,
    value TEXT,
    "by" TEXT NOT NULL,
    reason TEXT,
    at TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT;

-- What reconciling keeps of documents and records, so that a further document is compared without reading them again.
CREATE TABLE traces (
    concern TEXT NOT NULL,
    item TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    PRIMARY KEY (concern, item)
) STRICT;

-- The keys under which traces are found: samples of words runs, terms, propositions.
CREATE TABLE trace_keys (
    concern TEXT NOT NULL,
    key TEXT NOT NULL,
    item TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (concern, key, item)
) STRICT, WITHOUT ROWID;

-- What was found of pairs.
CREATE TABLE pairs (
    concern TEXT NOT NULL,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    left_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    right_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    sort TEXT NOT NULL,
    score REAL NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (concern, "left", "right")
) STRICT, WITHOUT ROWID;

-- Documents that are reconciled, with which version.
CREATE TABLE settled (
    document TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    version TEXT NOT NULL
) STRICT;

-- What must be settled anew, because a neighbour was taken away or a judgement came or went.
CREATE TABLE unsettled (
    concern TEXT NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (concern, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX copies_by_original ON copies (original);
CREATE INDEX members_by_story ON members (story);
CREATE INDEX evidence_by_record ON evidence (record);
CREATE INDEX evidence_by_document ON evidence (document);
CREATE INDEX traces_by_document ON traces (document);
CREATE INDEX trace_keys_by_document ON trace_keys (document);
CREATE INDEX pairs_by_right ON pairs (concern, "right");
CREATE INDEX pairs_by_left_document ON pairs (left_document);
CREATE INDEX pairs_by_right_document ON pairs (right_document);


-- When a document goes, its clusters are dissolved, and what it was paired with must be settled anew.
CREATE TRIGGER documents_taken BEFORE DELETE ON documents BEGIN
    INSERT OR IGNORE INTO unsettled SELECT concern, "right" FROM pairs WHERE left_document = old.id;
    INSERT OR IGNORE INTO unsettled SELECT concern, "left" FROM pairs WHERE right_document = old.id;
    INSERT OR IGNORE INTO unsettled SELECT 'stories', document FROM members WHERE story IN (SELECT story FROM members WHERE document = old.id) AND document <> old.id;
    INSERT OR IGNORE INTO unsettled SELECT 'claims', record FROM evidence WHERE claim IN (SELECT claim FROM evidence WHERE document = old.id) AND document <> old.id;
    DELETE FROM stories WHERE id IN (SELECT story FROM members WHERE document = old.id);
    DELETE FROM members WHERE story IN (SELECT story FROM members WHERE document = old.id);
    DELETE FROM claims WHERE id IN (SELECT claim FROM evidence WHERE document = old.id);
    DELETE FROM evidence WHERE claim IN (SELECT claim FROM evidence WHERE document = old.id);
END;
