"""Owns whether the receiving server vouches for the sender: Authentication-Results (RFC 8601), read with suspicion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifiers.domains import registrable
from classifiers.message import Message

LONGEST = 16_384

_TOKEN = re.compile(r'([A-Za-z0-9._/-]{1,80})\s?=\s?("[^"]{0,1000}"|[^\s;]{1,1000})')


@dataclass(frozen=True, slots=True)
class Result:
    """One method's outcome: `properties` maps ptype.property, such as header.d, to its value, all lower-case."""

    method: str
    outcome: str
    properties: dict[str, str]


@dataclass(frozen=True, slots=True)
class AuthenticationResults:
    """One Authentication-Results header; `server` is its authserv-id, "" in Microsoft 365's form, which has none."""

    server: str
    results: tuple[Result, ...]


def authenticated(message: Message, authserv_ids: frozenset[str] = frozenset()) -> str:
    """ "pass", "fail" or "none".

    With `authserv_ids` (lower-case) only the topmost header of one of those servers counts; without, only what stands
    above every Received header, for nothing a sender wrote can stand there. "pass" is dmarc=pass, or DKIM or SPF passed
    for the From's organisation; "fail" is dmarc=fail or one of them failed for it.
    """
    if message.sender is None or len(message.header_all("from")) != 1:
        return "none"
    trusted = _trusted(message, authserv_ids)
    return _verdict([result for header in trusted for result in header.results], message.sender.domain)


def _trusted(message: Message, authserv_ids: frozenset[str]) -> list[AuthenticationResults]:
    """The headers of one server that count. Several count only above Received, where a sender cannot add one."""
    received = next((at for at, (name, _) in enumerate(message.headers) if name == "received"), None)
    found: list[AuthenticationResults] = []
    for at, (name, value) in enumerate(message.headers):
        if name != "authentication-results":
            continue
        above = received is not None and at < received
        header = read_header(value)
        wanted = header.server in authserv_ids if authserv_ids else (above or received is None)
        if wanted and (not found or (above and header.server == found[0].server)):
            found.append(header)
    return found


def _verdict(results: list[Result], author: str) -> str:
    organisation = registrable(author)
    verdicts = {_one(result, organisation) for result in results if result.method == "dmarc"} - {"none"}
    if verdicts:
        return "fail" if "fail" in verdicts else "pass"
    verdicts = {_one(result, organisation) for result in results if result.method in ("dkim", "spf")}
    return "pass" if "pass" in verdicts else "fail" if "fail" in verdicts else "none"


def _one(result: Result, organisation: str) -> str:
    """What one result says about the From's organisation (RFC 7489 section 3.1, relaxed alignment)."""
    match result.method:
        case "dmarc":
            domains = [result.properties.get("header.from", organisation)]
        case "dkim":
            domains = [result.properties.get("header.d") or result.properties.get("header.i", "")]
        case _:
            domains = [result.properties.get("smtp.mailfrom") or result.properties.get("smtp.mail", "")]
    if result.outcome not in ("pass", "fail"):
        return "none"
    aligned = any(domain and registrable(domain.rpartition("@")[2].strip("<>")) == organisation for domain in domains)
    return result.outcome if aligned else "none"


def read_header(value: str) -> AuthenticationResults:
    """One header's value. Tolerates a missing authserv-id, comments anywhere, quoted values, stray text."""
    pieces = _without_comments(value[:LONGEST]).split(";")
    server = ""
    if "=" not in pieces[0]:
        server = (pieces.pop(0).split() or [""])[0].strip('"').lower()
    results = []
    for piece in pieces[:100]:
        tokens = [(name.lower(), text.strip('"').lower()) for name, text in _TOKEN.findall(piece)]
        if tokens:
            (method, outcome), *properties = tokens
            results.append(Result(method.partition("/")[0], outcome, dict(reversed(properties))))
    return AuthenticationResults(server, tuple(results))


def _without_comments(value: str) -> str:
    """Drop RFC 5322 comments; inside quotation marks a parenthesis is itself."""
    out: list[str] = []
    depth = 0
    quoted = escaped = False
    for character in value:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
            continue
        elif character == '"' and not depth:
            quoted = not quoted
        elif character == "(" and not quoted:
            depth += 1
            continue
        elif character == ")" and not quoted:
            depth = max(0, depth - 1)
            continue
        if not depth:
            out.append("," if quoted and character == ";" else character)
    return "".join(out)
