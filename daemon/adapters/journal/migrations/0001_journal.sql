-- The first journal. Times are ISO 8601 text in UTC; names of mails are octets, because file names are.

-- Facts, in the order of recording. Never changed, never renumbered. `chain` is the CRC-32 of the row and the chain
-- before it: SQLite does not notice a flipped bit in a text, this does, and two journals that part ways differ from there.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    what TEXT NOT NULL,
    application INTEGER,
    mail TEXT,
    data TEXT NOT NULL,
    key TEXT UNIQUE,
    chain INTEGER NOT NULL
) STRICT;

-- How far each folder was read; moves in the commit of the events of its batch.
CREATE TABLE marks (
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    uidvalidity INTEGER NOT NULL,
    uidnext INTEGER NOT NULL,
    PRIMARY KEY (account, folder)
) STRICT, WITHOUT ROWID;

-- The files of folder accounts that were read.
CREATE TABLE names (
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    name BLOB NOT NULL,
    PRIMARY KEY (account, folder, name)
) STRICT, WITHOUT ROWID;

-- Mails whose text was not fetched, and why.
CREATE TABLE skipped (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    name BLOB NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (account, folder, name)
) STRICT;

-- Addresses, and domains of employers, that belong to an application; Message-IDs of its mails.
CREATE TABLE senders (address TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE threads (message_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- The text of job mails, for as long as [privacy] keep_text_days says.
CREATE TABLE texts (
    key TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    name BLOB NOT NULL,
    subject TEXT NOT NULL,
    sender TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX texts_by_age ON texts (sent_at);

-- Mails that could not be read: one row for one mail, wherever copies of it lie.
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    name BLOB NOT NULL,
    raw BLOB NOT NULL,
    digest TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 1,
    UNIQUE (account, digest)
) STRICT;

-- Acts on the world: rows first.
CREATE TABLE effects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    item INTEGER,
    state TEXT NOT NULL CHECK (state IN ('planned', 'claimed', 'done', 'unsure')),
    data TEXT NOT NULL,
    why TEXT
) STRICT;
CREATE INDEX effects_by_state ON effects (state);

CREATE TABLE counters (name TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
