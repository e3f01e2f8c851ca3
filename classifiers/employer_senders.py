"""Owns what the From line says of the employer: the display name, the sender's own domain, a system's tenant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from classifiers.automatic import robot_address
from classifiers.domains import registrable
from classifiers.employer_names import kin, squash, tidy
from classifiers.employer_words import FROM_AT, IN_BRACKETS, SYSTEM, TEAM_FIRST, TEAM_HEAD, TEAM_TAIL, VIA
from classifiers.mail import Mail
from classifiers.message import Address
from classifiers.senders import HIRING_LOCAL, SHARED_LOCAL, SenderKind, kind_of, tenant

# a domain for one purpose: acme-careers is Acme's, trakmail-notify is some system's
_HIRING_TAIL = re.compile(
    r"-(?:careers?|jobs?|recruit(?:ment|ing)?|hiring|hr|talent|people|apply|onboarding|team|hq|group)$"
)
_MACHINE_TAIL = re.compile(
    r"-(?:e?mail(?:er|s)?|notif(?:y|ier|ications?)|messages?|msg|alerts?|updates?|post|inmail|no-?reply|reply|service|app)$"
)
# systems that carry other firms' mail call themselves by what they do
_SYSTEM_LABEL = re.compile(
    r"jobs?(?:$|-)|^jobs?|hire(?!s)|hiring|appl(?:y|icant)|candidate|workd(?:ay|esk)|recruit(?:er|ing)?(?:hub|app|box|flow)|talent(?:hub|app|box|link)"
)
_BEHALF = re.compile(r"(?i)^.{1,60}?\bon behalf of (?:the )?(.+)$")


def _label(sender: Address) -> str:
    return registrable(sender.domain).partition(".")[0]


def _is_system(sender: Address) -> bool:
    """Whether an unknown domain is a hiring system's by its looks: trak-mail, applicanthub, jobharbour (a robot's)."""
    label = _label(sender)
    if _MACHINE_TAIL.search(label):
        return True
    bare = _HIRING_TAIL.sub("", label)
    return _SYSTEM_LABEL.search(bare) is not None and (bare == label or robot_address(sender.address) or "hub" in bare)


def _lodged(sender: Address) -> bool:
    """Whether a team of another name than the domain's writes from its own mailbox: Orrin <orrin@talentpipe.test>."""
    name = sender.name or ""
    shown = VIA.sub("", TEAM_TAIL.sub("", name))
    local = squash(sender.address.partition("@")[0])
    label = _label(sender)
    behalf = _BEHALF.match(name) is not None and local in squash(name)
    return len(local) > 3 and (behalf or (shown != name and squash(shown).startswith(local) and not kin(shown, label)))


def _team_at(sender: Address) -> bool:
    """Whether a hiring team's own mailbox is at a mail domain of its firm: talent@northbeam-mail.test."""
    local = sender.address.partition("@")[0]
    return HIRING_LOCAL.search(local) is not None and not robot_address(sender.address)


def is_system(mail: Mail) -> bool:
    """Whether the mail came through a system for many employers that no table knows."""
    sender = mail.message.sender
    return sender is not None and mail.kind is SenderKind.OTHER and _carries(sender, mail.automatic)


@lru_cache(maxsize=2048)
def _carries(sender: Address, automatic: bool) -> bool:
    if _lodged(sender):
        return True
    if not _is_system(sender):
        return False
    if _MACHINE_TAIL.search(_label(sender)):
        return not _team_at(sender)
    return robot_address(sender.address) or automatic


def own_label(sender: Address | None) -> str | None:
    """The name part of the sender's own registrable domain, None for machinery, boards and free-mail."""
    if sender is None or kind_of(sender) is not SenderKind.OTHER:
        return None
    label = _label(sender)
    if _MACHINE_TAIL.search(label):
        return _MACHINE_TAIL.sub("", label) if _team_at(sender) else None
    return _HIRING_TAIL.sub("", label) or None


def system_names(mail: Mail) -> tuple[str, ...]:
    """How the unknown system that carried a mail may call itself, squashed; such a name is no employer's."""
    sender = mail.message.sender
    if sender is None or not is_system(mail):
        return ()
    label = _label(sender)
    return tuple({squash(label), squash(_MACHINE_TAIL.sub("", label)), squash(label).removeprefix("my")})


def lodger(mail: Mail) -> str | None:
    """The employer's part of an address at a system: acme@myworkday.com, acme@applicanthub.test; or None."""
    sender = mail.message.sender
    if sender is None:
        return None
    known = tenant(sender)
    if known or not is_system(mail):
        return known
    local = sender.address.partition("@")[0]
    shared = robot_address(sender.address) or HIRING_LOCAL.search(local) or SHARED_LOCAL.search(local)
    return None if shared or not re.fullmatch(r"[a-z][a-z0-9&-]{3,30}", local) else local


@lru_cache(maxsize=2048)
def from_display(name: str | None, label: str = "") -> str | None:
    """The company in a From display name: "Acme Careers", "Jane from Acme", "Acme via Greenhouse", "Acme"."""
    if not name:
        return None
    raw = name.strip().strip("\"'")
    behalf = _BEHALF.match(raw)
    plain = behalf.group(1) if behalf else SYSTEM.sub("", VIA.sub("", raw))
    found = FROM_AT.match(plain) or IN_BRACKETS.match(plain)
    if found:
        return tidy(TEAM_TAIL.sub("", found.group(1)))
    headless = TEAM_HEAD.sub("", plain)
    if headless != plain:
        return tidy(headless)
    for piece in re.split(r",\s", plain)[1:] if label else ():
        if kin(piece, label):
            return tidy(piece)
    headless = TEAM_FIRST.sub("", plain)
    if headless != plain and (kin(headless, label) or not label):
        return tidy(headless)
    tailless = TEAM_TAIL.sub("", plain)
    return tidy(tailless) if tailless != plain or plain != name else None


def of_sender(mail: Mail, label: str) -> Iterator[tuple[float, str]]:
    """The company in From's display name; a mere name counts when the mailbox is a team's, a machine's or spells it."""
    sender = mail.message.sender
    if sender is None or not sender.name:
        return
    local = sender.address.partition("@")[0]
    shown = from_display(sender.name, label)
    if shown is not None:
        if label and not kin(shown, label) and squash(shown.split()[0]) in squash(local):
            return  # "Shalini HR" <shalini.hr@...>: a person's team
        third_party = mail.kind in (SenderKind.BOARD, SenderKind.TESTS, SenderKind.SIGNING)
        yield (0.3 if mail.kind is SenderKind.BOARD else 0.85 if third_party else 0.95), shown
        return
    team = HIRING_LOCAL.search(local) or SHARED_LOCAL.search(local) or robot_address(sender.address)
    if mail.kind in (SenderKind.ATS, SenderKind.SCHEDULER) or (mail.kind is SenderKind.OTHER and is_system(mail)):
        yield (0.88 if mail.kind is not SenderKind.OTHER else 1.0), sender.name
    elif mail.kind is SenderKind.OTHER and (team or (label and kin(sender.name, label))):
        yield 0.88, sender.name
