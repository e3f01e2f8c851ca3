"""Builds mails for tests; all people and companies are invented."""

from __future__ import annotations

from classifiers.message import Message
from classifiers.parse import parse


def raw(body: str = "Hello Robin.", *, add: str = "", **headers: str) -> bytes:
    """A mail with the usual headers; `headers` replace them (message_id="<..>"), `add` are lines put on top."""
    fields = {
        "from": "Ana Ruiz <ana@acme.test>",
        "to": "Robin Vale <robin@vale.test>",
        "subject": "Your interview",
        "date": "Tue, 03 Mar 2026 10:00:00 +0100",
        "message-id": "<1@acme.test>",
    }
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"{add}{lines}\r\n{body}".encode("utf-8", "surrogateescape")


def message(body: str = "Hello Robin.", *, add: str = "", **headers: str) -> Message:
    """The same, parsed."""
    return parse(raw(body, add=add, **headers))


def multipart(kind: str, *parts: tuple[str, str]) -> bytes:
    """A multipart/`kind` mail out of (headers, body) pairs."""
    inner = "".join(f"--b1\r\n{head}\r\n\r\n{body}\r\n" for head, body in parts)
    return raw(f"{inner}--b1--\r\n", content_type=f'multipart/{kind}; boundary="b1"', mime_version="1.0")
