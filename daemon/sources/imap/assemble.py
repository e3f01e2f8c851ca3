"""Owns making one small, well-formed mail of a header, every field kept, and the few parts that were fetched."""

from __future__ import annotations

import hashlib
import re

from daemon.sources.imap.structure import Part, Structure, is_enclosed

MOST_NAMES = 20
_FOLD = re.compile(rb"\r?\n(?![ \t])")
_OURS = re.compile(
    rb"(?:content-type|content-transfer-encoding|content-disposition|content-length|mime-version)[ \t]*:", re.IGNORECASE
)
_TOKEN = re.compile(r"[A-Za-z0-9!#$&^_.+*'-]{1,100}")
_KIND = re.compile(r"[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,90}")
_ENCODINGS = {"7bit", "8bit", "binary", "base64", "quoted-printable"}


def assemble(head: bytes, structure: Structure, pieces: dict[str, bytes]) -> bytes:
    """A mail of `head` (with or without its blank line) and `pieces` (part path -> encoded octets).

    Parts that were not fetched leave their file name behind in an empty part, so that the reader knows of them.
    """
    head = head.rstrip(b"\r\n") + b"\r\n"
    if not structure.kind.startswith("multipart/"):
        (part,) = structure.parts[:1]
        return head + b"\r\n" + pieces[part.path] if part.path in pieces else _bare(head, part)
    body: list[bytes] = []
    names = 0
    for part in structure.parts:
        if part.path in pieces:
            body.append(_fields(part) + b"\r\n" + pieces[part.path])
        elif (part.file_name or is_enclosed(part)) and names < MOST_NAMES:
            names += 1
            body.append(_fields(part) + b"\r\n")
    boundary = _boundary(body)
    line = b"\r\n--" + boundary
    root = _type(structure.kind, (*_without(structure.parameters, "boundary"), ("boundary", boundary.decode())))
    mail = [_kept(head), b"MIME-Version: 1.0\r\n", root, *(line + b"\r\n" + part for part in body), line, b"--\r\n"]
    return b"".join(mail)


def _bare(head: bytes, part: Part) -> bytes:
    return _kept(head) + b"MIME-Version: 1.0\r\n" + _fields(part) + b"\r\n"


def _kept(head: bytes) -> bytes:
    fields = _FOLD.split(head.rstrip(b"\r\n"))
    return b"".join(field + b"\r\n" for field in fields if field.strip() and not _OURS.match(field))


def _fields(part: Part) -> bytes:
    lines = _type(part.kind, part.parameters)
    if part.encoding in _ENCODINGS:
        lines += b"Content-Transfer-Encoding: " + part.encoding.encode() + b"\r\n"
    if part.disposition in ("attachment", "inline"):
        name = _parameters((("filename*" if part.file_name.count("'") > 1 else "filename", part.file_name),))
        lines += b"Content-Disposition: " + part.disposition.encode() + (name if part.file_name else b"") + b"\r\n"
    return lines


def _type(kind: str, parameters: tuple[tuple[str, str], ...]) -> bytes:
    kind = kind if _KIND.fullmatch(kind) else "application/octet-stream"
    return b"Content-Type: " + kind.encode() + _parameters(parameters) + b"\r\n"


def _parameters(pairs: tuple[tuple[str, str], ...]) -> bytes:
    """Parameters as quoted strings, each on its own line; a name that is no token, a control character: left out."""
    written = b""
    for name, value in pairs[:10]:
        if _TOKEN.fullmatch(name):
            clean = "".join(letter for letter in value[:300] if letter.isprintable())
            quoted = clean.replace("\\", "\\\\").replace('"', '\\"')
            written += b";\r\n " + name.encode() + b'="' + quoted.encode("utf-8", "replace") + b'"'
    return written


def _without(pairs: tuple[tuple[str, str], ...], name: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in pairs if pair[0] != name)


def _boundary(body: list[bytes]) -> bytes:
    """A boundary that occurs in no part (RFC 2046 section 5.1.1), the same for the same parts."""
    digest = hashlib.sha256(b"\0".join(body)).hexdigest()[:40].encode()
    while any(digest in part for part in body):
        digest = hashlib.sha256(digest).hexdigest()[:40].encode()
    return b"=_" + digest
