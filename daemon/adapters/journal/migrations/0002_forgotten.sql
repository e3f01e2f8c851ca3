-- Mails that the person wanted forgotten, as digests: a copy of one that turns up again is not read again.
CREATE TABLE forgotten (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
