"""Owns which old mails are worth fetching during a first import, judged by their headers alone."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from email.utils import parseaddr

from classifiers.domains import registrable
from classifiers.message import Message
from classifiers.senders import SenderKind, hiring_address, sender_kind

# a mapping, the (name, value) pairs of a header block in file order, or a parsed mail
Headers = Mapping[str, str] | Iterable[tuple[str, str]] | Message

_IDS = re.compile(r"<[^<>\s]{1,998}>")
_MACHINERY = (SenderKind.ATS, SenderKind.SCHEDULER, SenderKind.TESTS, SenderKind.SIGNING)
_LISTS = ("list-id", "list-unsubscribe", "list-post", "list-help", "list-subscribe", "list-unsubscribe-post")
_NEWSLETTER = re.compile(
    r"(?:^|\.)(?:substack|mailchimp|mailchimpapp|mcsv|mcdlv|rsgsv|list-manage|beehiiv|convertkit|ck|hubspotemail|klaviyomail"
    r"|sendinblue|medium|quora|pinterest|facebookmail|twitter|instagram|youtube|spotify|netflix|amazon|ebay|paypal|groupon)"
    r"\.[a-z.]{2,8}$"
)
_HIRING = re.compile(
    r"\b(?:appl(?:ication|ied|ying|icant)\w*|interview\w*|candida\w*|position|role|offer letter|job offer|offer of|your offer|recruit\w*|hiring"
    r"|assessment|coding (?:test|challenge)|test invitation|schedule|scheduled|invitation|next steps?|resume|cv|vacancy|viewed by|viewed your"
    r"|bewerbung\w*|vorstellungsgespr\w*|gespräch|stelle|zusage|absage|candidature|entretien|poste|embauche|canceled|cancelled|rescheduled"
    r"|status|update on|thank you for your interest|thanks for your interest|withdrawn|references?|onboarding|background check|availability)\b",
    re.IGNORECASE,
)


def worth_reading(
    headers: Headers,
    known_addresses: Collection[str] = (),
    known_domains: Collection[str] = (),
    known_message_ids: Collection[str] = (),
) -> tuple[bool, str]:
    """Whether a mail's text should be fetched, and why.

    Lets through whatever a person, an ATS, a scheduler or anybody known may have sent; drops bulk mail that speaks of
    no application. `known_domains` are registrable domains. Serves backfill only: new mail is always read.
    """
    fields = _fields(headers)
    address = parseaddr(fields.get("from", ""))[1].lower()
    domain = address.rpartition("@")[2]
    thread = set(_IDS.findall(f"{fields.get('in-reply-to', '')} {fields.get('references', '')}"))
    if thread & set(known_message_ids):
        return True, "answers a known mail"
    if address in known_addresses or registrable(domain) in known_domains:
        return True, "a known sender"
    if sender_kind(domain) in _MACHINERY:
        return True, f"sent through {domain}"
    if "report" in fields.get("content-type", "") or "calendar" in fields.get("content-type", ""):
        return True, "a report or an invitation"
    if not _bulk(fields, domain):
        return True, "a person may have written it"
    if _HIRING.search(fields.get("subject", "")) is not None:
        return True, "bulk, but its subject speaks of hiring"
    if sender_kind(domain) is SenderKind.OTHER and hiring_address(address):
        return True, "bulk, but from a hiring team"
    return False, "bulk mail that speaks of no application"


def _fields(headers: Headers) -> dict[str, str]:
    pairs = headers.headers if isinstance(headers, Message) else headers
    fields: dict[str, str] = {}
    for name, value in pairs.items() if isinstance(pairs, Mapping) else pairs:
        fields.setdefault(name.lower(), value)
    return fields


def _bulk(fields: Mapping[str, str], domain: str) -> bool:
    if any(name in fields for name in _LISTS):
        return True
    if fields.get("precedence", "").strip().lower() in ("bulk", "list", "junk"):
        return True
    return _NEWSLETTER.search(domain) is not None
