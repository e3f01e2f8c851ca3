"""Owns delivery and disposition reports: which of the person's own mails did not arrive, and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from email.message import Message as Part

from classifiers.message import DeliveryReport
from classifiers.parsing.bodies import octets_of, text_of
from classifiers.parsing.fields import clean_value, message_id
from classifiers.parsing.mailbox import IN_TEXT, sane_address

MOST_FAILED = 50

_DAEMON = re.compile(
    r"mailer-?daemon|postmaster|mail(?:er)? deliver[a-z]{0,3} (?:sub)?system|delivery (?:subsystem|system|status)|"
    r"mail administrator|system administrator|microsoft outlook|^\s{0,9}<?>?\s{0,9}$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"undeliver(?:ed|able)|un(?:able to|successful) deliver|returned (?:mail|to sender)|"
    r"deliver[a-z]{0,3} (?:has )?(?:fail|status notif|notif|problem|delay|error)|"
    r"(?:failure|failed|delayed|permanent|permanently|error) (?:notice|deliver|mail|sending)|"
    r"returning (?:message )?to sender|mail (?:delivery )?(?:failed|failure|error|system error)|"
    r"could not (?:be deliver|send)|(?:delayed|non-?delivered) mail|not delivered|message delayed|"
    r"error sending your mail|errors? from .{0,60}\[|unzustellbar|nicht zugestellt|non remis|non distribu|"
    r"no entregado|non recapitabile|mancato recapito|配信できません|не доставлено",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:could not|couldn['’]t|cannot|can't|can ?not|not able to|unable to|failed to|trouble) (?:be )?"
    r"(?:deliver|send|sent|rely)|(?:has|have|was|were) (?:not been|not be|been not|not) delivered|did not reach|"
    r"permanent (?:fatal )?error|delivery (?:has failed|to the following|failed|failure|attempt)|has been delayed|"
    r"addresses? (?:failed|had )|recipients? (?:failed|returned|were found|of your)|undeliver(?:ed|able)|"
    r"(?:mailbox|quota).{0,30}(?:full|exceeded)|user unknown|no such user|unknown (?:user|recipient|host)|"
    r"host unknown|\b5[0-9][0-9][ -]#?5\.\d\.\d|failure reasons|received >>> 5\d\d|said: 5\d\d|"
    r"transcript of session follows|konnte nicht zugestellt|n'a pas pu être|no se ha podido entregar",
    re.IGNORECASE,
)
_DELAYED = re.compile(
    r"(?:warning message|this is a warning) only|delivery (?:is )?delay|has been delayed|\(delay\)|delayed mail|"
    r"message delayed|still being retried|will (?:be retried|keep trying|continue trying)|not need to resend|"
    r"could not send m\w{1,9} for past|has not yet been delivered|not been delivered yet",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^[ >|*#-]{0,80}(?:below this line is (?:a|the)|(?:this is )?a copy of (?:the|your) message|"
    r"original (?:message|mail)|(?:the )?headers? of the original|(?:returned|unsent|undelivered) message|"
    r"message (?:text|headers?) follow|message body|"
    r"(?:return-path|received|x-originating-ip|delivered-to|dkim-signature|message-id)\s?:)",
    re.IGNORECASE | re.MULTILINE,
)
_STATUS_FIELD = re.compile(
    r"^(Original-Recipient|Final-Recipient|Action|Status)[ \t]{0,3}:[ \t]*([^\r\n]{1,400})",
    re.IGNORECASE | re.MULTILINE,
)
_NOTIFIED = re.compile(r'"notificationType"\s?:\s?"(Bounce|Delivery)"')
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_ID_LINE = re.compile(
    r"^[ >\t]{0,20}(?:Original-)?Message-ID:[ \t\r\n]{0,20}(<[^<>\s]{1,990}>)", re.IGNORECASE | re.MULTILINE
)
_LEADING = re.compile(
    r"^[ \t>*-]{0,20}(?:(?:user|to|recipient|for|address|delivery failed)[:=]?[ \t]{1,9})?['\"]?$", re.IGNORECASE
)
_COMMAND = re.compile(
    r"(?:RCPT[ _]TO:?|\b5\d\d\b[^@\n]{0,80}|recipient[^@\n]{0,80}|mailbox is full[^@\n]{0,20}|"
    r"did not reach[^@\n]{0,60}|(?:delivering|deliver) (?:your )?(?:mail|message) to) ?$",
    re.IGNORECASE,
)


def read_report(root: Part, headers: Mapping[str, str], text: str) -> DeliveryReport | None:
    """The report a mail is, or None. `headers` are the first values by lower-case name, `text` its best plain text."""
    kind = root.get_content_type()
    purpose = str(root.get_param("report-type") or "").lower() if kind == "multipart/report" else ""
    if purpose == "feedback-report" or not _possible(kind, headers):
        return None  # RFC 5965 complaints are nothing the person can act on
    parts = list(_first(root.walk(), 60)) if root.is_multipart() else [root]
    types = {part.get_content_type() for part in parts}
    if "message/feedback-report" in types:
        return None
    if purpose == "disposition-notification" or "message/disposition-notification" in types:
        return DeliveryReport("disposition", original_message_id=_original_id(parts, headers))
    if "message/delivery-status" in types:
        return _status_report(parts, headers)
    return _plain_report(parts, headers, text, certain=purpose == "delivery-status")


def _possible(kind: str, headers: Mapping[str, str]) -> bool:
    """A cheap look first: nearly every mail is none."""
    told = "x-failed-recipients" in headers or "x-amz-sns-message-id" in headers
    if told or kind.startswith(("multipart/report", "multipart/mixed", "message/")):
        return True
    return _daemon(headers) or _is_null(headers)


def _daemon(headers: Mapping[str, str]) -> bool:
    return bool(_DAEMON.search(headers.get("from", "")[:400]))


def _is_null(headers: Mapping[str, str]) -> bool:
    """RFC 5321 section 4.5.5: notifications have the empty reverse-path."""
    return headers.get("return-path", "?").strip() == "<>"


def _first(parts: Iterable[Part], most: int) -> Iterable[Part]:
    for _, part in zip(range(most), parts, strict=False):
        yield part


def _status_report(parts: list[Part], headers: Mapping[str, str]) -> DeliveryReport:
    """RFC 3464 section 2.3: one block of fields for every recipient."""
    failed: list[str] = []
    actions: set[str] = set()
    status: str | None = None
    for part in parts:
        if part.get_content_type() == "message/delivery-status":
            for block in _blocks(part):
                action = block.get("action", "").lower().partition(" ")[0].strip(";")
                code = _STATUS.search(block.get("status", ""))
                if not action and code:
                    action = {"2": "delivered", "4": "delayed"}.get(code[1][0], "failed")
                if action:
                    actions.add(action)
                    status = status or (code[1] if code else None)
                if action == "failed":
                    failed += [block.get("original-recipient", ""), block.get("final-recipient", "")]
    kind = "failed" if "failed" in actions or not actions else "delayed" if "delayed" in actions else "delivered"
    return DeliveryReport(kind, _addresses(failed), _original_id(parts, headers), status)


def _blocks(part: Part) -> list[dict[str, str]]:
    children = _children(part)
    found = [{name.lower(): clean_value(str(value)) for name, value in child.items()} for child in children]
    if any("final-recipient" in block for block in found):
        return found
    octets = b"\n".join(octets_of(child) for child in children) if children else octets_of(part)
    lines = "\n".join(f"{name}: {value}" for block in found for name, value in block.items())
    return _loose_blocks(f"{lines}\n{octets.decode('latin-1')}")


def _children(part: Part) -> list[Part]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Part)] if isinstance(payload, list) else []


def _loose_blocks(text: str) -> list[dict[str, str]]:
    """The same fields when they stand in running text, one block from each Final-Recipient on."""
    blocks: list[dict[str, str]] = [{}]
    for name, value in _STATUS_FIELD.findall(text[:100_000]):
        key = name.lower()
        if key in blocks[-1]:
            blocks.append({})
        blocks[-1][key] = value.strip()
    return blocks


def _plain_report(parts: list[Part], headers: Mapping[str, str], text: str, *, certain: bool) -> DeliveryReport | None:
    """The prose of qmail, Exim, sendmail 5, Postfix, Exchange, Notes and the big providers."""
    if notified := _notification(parts, headers, text):
        return notified
    subject = headers.get("subject", "")
    told = "x-failed-recipients" in headers or certain
    daemon = _daemon(headers) or bool(_is_null(headers) and _SUBJECT.search(subject))
    head = _before_original(text)
    if not told and not (daemon and (_SUBJECT.search(subject) or _BODY.search(head))):
        return None
    original = _original_id(parts, headers)
    if _DELAYED.search(subject) or _DELAYED.search(head):
        return DeliveryReport("delayed", (), original, _code(head))
    return DeliveryReport("failed", _told_failed(headers, text, head), original, _code(head))


def _notification(parts: list[Part], headers: Mapping[str, str], text: str) -> DeliveryReport | None:
    """Amazon SES as JSON, by itself or as the string "Message" of an SNS envelope, its quotation marks escaped."""
    if "notificationType" not in text[:1000]:
        return None
    plain = text[:20_000].replace('\\"', '"')
    kind = _NOTIFIED.search(plain[:1000])
    if kind is None:
        return None
    if kind[1] == "Delivery":
        return DeliveryReport("delivered", (), _original_id(parts, headers))
    found = _addresses(re.findall(r'"emailAddress"\s?:\s?"([^"]{3,320})"', plain))
    return DeliveryReport("failed", found, _original_id(parts, headers), _code(plain[:4000]))


def _before_original(text: str) -> str:
    text = text[:20_000]
    marker = _ORIGINAL.search(text, 1)
    return text[: marker.start()] if marker and text[: marker.start()].strip() else text[:4000]


def _told_failed(headers: Mapping[str, str], text: str, head: str) -> tuple[str, ...]:
    if told := headers.get("x-failed-recipients"):
        return _addresses(told.split(","))
    fields = [block.get("final-recipient", "") for block in _loose_blocks(text[:20_000])]
    if found := _addresses(fields):
        return found
    own = {hit[0].lower() for hit in IN_TEXT.finditer(headers.get("to", "") + " " + headers.get("from", ""))}
    leading, inside = [], []
    for line in head.split("\n")[:200]:
        for hit in _first_hits(line):
            before = line[: hit.start()].rstrip("<'\"")
            if _LEADING.match(before):
                leading.append(hit[0])
            elif _COMMAND.search(before):
                inside.append(hit[0])
    candidates = [address for address in leading or inside if address.lower() not in own]
    return _addresses(candidates or leading or inside)


def _first_hits(line: str) -> list[re.Match[str]]:
    return [hit for _, hit in zip(range(3), IN_TEXT.finditer(line[:1000]), strict=False)] if "@" in line else []


def _addresses(values: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for value in values:
        hit = IN_TEXT.search(value)
        address = sane_address(hit[0]) if hit else None
        if address and not address.address.startswith(("mailer-daemon@", "postmaster@")):
            found[address.address] = None
    return tuple(found)[:MOST_FAILED]


def _code(text: str) -> str | None:
    found = _STATUS.search(text)
    return found[1] if found else None


def _original_id(parts: list[Part], headers: Mapping[str, str]) -> str | None:
    """The Message-ID of the mail the report is about: from the returned headers, the notification, or the thread."""
    for part in parts:
        children = _children(part)
        returned = children[0] if children and part.get_content_type() == "message/rfc822" else None
        if returned is not None and (found := message_id(clean_value(str(returned.get("message-id", ""))))):
            return found
    for part in parts[1:] or parts:
        source = "\n".join(str(child) for child in _children(part)) if part.is_multipart() else text_of(part)
        if hit := _ID_LINE.search(source[:60_000]):
            return message_id(hit[1])
    return message_id(headers.get("in-reply-to"))
