"""Owns which settings the page can change: each field's place in config.toml, its kind and its default."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import time
from typing import Any

from daemon.config.settings import Notify, Settings
from daemon.domain.policy import ASSERTIVE, BRISK, PATIENT, Numbers, Policy

PROFILES = {"patient": PATIENT, "brisk": BRISK, "assertive": ASSERTIVE}
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One setting. `kind`: choice | clock | number | yes | secret; `present` and `default` as config.toml writes them.

    A secret is never shown: `present` then says where it leads, and nothing more.
    """

    key: Key
    kind: str
    present: str
    default: str
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The field's name in a form: the dotted key."""
        return ".".join(self.key)

    @property
    def label(self) -> str:
        """The key its words are kept under: for a number of a profile the same in all three."""
        return self.key[-1] if self.key[-1] != "channel" else f"{self.key[-2]}_channel"


HOURS = ("day_starts", "day_ends", "evening_ends", "checks_at")
DAYS = (
    *("expire_check_days", "expire_offer_reply_days", "expire_rejection_reply_days", "expire_answer_days"),
    *("expire_debrief_days", "overdue_a_day", "absence_days", "lapse_business_days", "silence_question_days"),
)
NUMBERS = tuple(field.name for field in dataclasses.fields(Numbers))
GROUPS = ("manner", "numbers", "hours", "days", "notify")


def fields(settings: Settings) -> dict[str, tuple[Field, ...]]:
    """All fields by group, with what the settings say now."""
    rules, plain = settings.rules, Policy()
    return {
        "manner": _manner(rules),
        "numbers": tuple(
            Field(("rules", profile, name), "number", _text(getattr(rules.numbers[profile], name)), _text(default))
            for name in NUMBERS
            for profile, default in ((one, getattr(numbers, name)) for one, numbers in PROFILES.items())
        ),
        "hours": tuple(_of(("rules", name), "clock", rules, plain) for name in HOURS),
        "days": (
            *(_of(("rules", name), "number", rules, plain) for name in DAYS),
            Field(("privacy", "keep_text_days"), "number", str(settings.keep_text_days), "180"),
        ),
        "notify": _notify(settings.notify),
    }


def _manner(rules: Policy) -> tuple[Field, ...]:
    return (
        Field(("rules", "profile"), "choice", rules.profile, "auto", ("auto", *PROFILES)),
        Field(
            ("rules", "thank_you", "channel"), "choice", rules.thank_you_channel, "email", ("email", "letter", "fax")
        ),
        Field(("rules", "status_check", "channel"), "choice", rules.check_channel, "email", ("email", "call")),
    )


def _notify(notify: Notify) -> tuple[Field, ...]:
    host = notify.ntfy.split("/")[2].rpartition("@")[2] if notify.ntfy else ""
    return (
        Field(("notify", "desktop"), "yes", "yes" if notify.desktop else "", ""),
        Field(("notify", "digest"), "clock", _text(notify.digest) if notify.digest else "", ""),
        Field(("notify", "ntfy"), "secret", host, ""),
    )


def _of(key: Key, kind: str, now: Policy, plain: Policy) -> Field:
    return Field(key, kind, _text(getattr(now, key[-1])), _text(getattr(plain, key[-1])))


def _text(value: Any) -> str:
    """A number or an hour as one types it: 1, 0.5, 08:00."""
    if isinstance(value, time):
        return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    return f"{value:g}" if isinstance(value, float) else str(value)
