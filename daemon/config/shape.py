"""Owns what may stand in config.toml: every section and key, its type and range. The only pydantic in the program."""

from __future__ import annotations

import dataclasses
import shlex
from datetime import time
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from daemon.domain.policy import ASSERTIVE, BRISK, PATIENT, Numbers, Policy

PROFILES = {"patient": PATIENT, "brisk": BRISK, "assertive": ASSERTIVE}
NOT_IN_THE_FILE = ("zone", "holidays", "profile", "numbers", "thank_you_channel", "check_channel", "addresses")

_ONE_LINE = r"^[^\x00-\x1f\x7f]+$"
Line = Annotated[str, Field(pattern=_ONE_LINE, max_length=500)]
Host = Annotated[str, Field(pattern=r"^[^\s\x00-\x1f\x7f/@]+$", max_length=255)]
Port = Annotated[int, Field(ge=1, le=65535)]
Address = Annotated[str, Field(pattern=r"^[^\s\x00-\x1f\x7f<>@,;]+@[^\s\x00-\x1f\x7f<>@,;]+$", max_length=254)]
Place = Annotated[str, Field(pattern=r"^(keyring|credential|command:[^\x00-\x1f]*[^\x00-\x20][^\x00-\x1f]*)$")]
ClientId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=200)]
Tenant = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=200)]
Tls = Literal["implicit", "starttls", "none"]


def _clock(value: object) -> object:
    """A TOML local time, or the same as text: "08:00"."""
    if isinstance(value, str):
        try:
            return time.fromisoformat(value)
        except ValueError:
            return value
    return value


def _words(value: object) -> object:
    """A command as one line becomes its words; nothing in them is expanded."""
    if not isinstance(value, str):
        return value
    try:
        return shlex.split(value)
    except ValueError as error:
        raise ValueError(f"cannot be split into words ({error})") from None


Clock = Annotated[time, BeforeValidator(_clock)]
Command = Annotated[list[Line], Field(min_length=1), BeforeValidator(_words)]


class Section(BaseModel):
    """One table: no unknown keys, no conversions."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PersonSection(Section):
    """[person]"""

    addresses: list[Address] = Field(min_length=1)
    timezone: Line
    name: Annotated[str, Field(max_length=200)] = ""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    region: Line | None = None
    language: Annotated[str, Field(pattern="^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    signature: Annotated[str, Field(max_length=4000)] = ""


class SmtpSection(Section):
    """smtp = {..} of an account"""

    host: Host
    port: Port | None = None
    tls: Tls = "implicit"


class ImapSection(Section):
    """[[account]] of type imap"""

    type: Literal["imap"] = "imap"
    name: Line | None = None
    host: Host
    port: Port | None = None
    tls: Tls = "implicit"
    user: Line
    auth: Literal["password", "oauth:google", "oauth:microsoft"] = "password"
    secret: Place = "keyring"  # noqa: S105 - where the secret is, never itself
    client_id: ClientId | None = None
    client_secret_in: Place = "keyring"  # noqa: S105 - where it is, never itself
    tenant: Tenant | None = None
    ca_file: Line | None = None
    folders: list[Line] = Field(default=["INBOX"], min_length=1)
    sent: Line | None = None
    drafts: Line | None = None
    archive: Line | None = None
    authserv_id: Line | None = None
    smtp: SmtpSection | None = None


class FolderSection(Section):
    """[[account]] of type folder"""

    type: Literal["folder"] = "folder"
    name: Line | None = None
    path: Line
    format: Literal["maildir", "mbox", "eml"] = "maildir"


class SendSection(Section):
    """[send]"""

    via: Literal["drafts", "smtp", "folder"] = "drafts"


class ReviewSection(Section):
    """[review]"""

    host: Literal["127.0.0.1", "::1", "localhost"] = "127.0.0.1"
    port: Port = 8765


class NotifySection(Section):
    """[notify]"""

    desktop: bool = False
    ntfy: Annotated[str, Field(pattern=r"^https?://[^\s]+$")] | None = None
    command: Command | None = None
    apprise: Place | None = None
    digest: Clock | None = None
    details: bool = False
    quiet_from: Clock = time(21)
    quiet_until: Clock = time(8)


class FeedsSection(Section):
    """[feeds]"""

    calendar: Line | None = None


class PrivacySection(Section):
    """[privacy]"""

    keep_text_days: Annotated[int, Field(ge=1, le=36500)] = 180


class ThankYouSection(Section):
    """[rules.thank_you]"""

    channel: Literal["email", "letter", "fax"] = "email"


class StatusCheckSection(Section):
    """[rules.status_check]"""

    channel: Literal["email", "call"] = "email"


def _numbers_of(of: type, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    """Optional keys for the fields of a dataclass: clocks as clocks, numbers from 0 to ten years."""
    hints = get_type_hints(of)
    return {
        field.name: (Clock | None if hints[field.name] is time else _number(hints[field.name]), None)
        for field in dataclasses.fields(of)
        if field.name not in leave_out
    }


def _number(kind: type) -> Any:
    return Annotated[kind, Field(ge=0, le=87600 if kind is float else 3650, allow_inf_nan=False)] | None


ProfileSection = create_model("ProfileSection", __base__=Section, **_numbers_of(Numbers))


class RulesHead(Section):
    """[rules] without its numbers"""

    profile: Literal["auto", "patient", "brisk", "assertive"] = "auto"
    thank_you: ThankYouSection = ThankYouSection()
    status_check: StatusCheckSection = StatusCheckSection()
    patient: ProfileSection = ProfileSection()
    brisk: ProfileSection = ProfileSection()
    assertive: ProfileSection = ProfileSection()


RulesSection = create_model("RulesSection", __base__=RulesHead, **_numbers_of(Policy, NOT_IN_THE_FILE))

SECTIONS: dict[str, type[Section]] = {
    "person": PersonSection,
    "send": SendSection,
    "rules": RulesSection,
    "review": ReviewSection,
    "notify": NotifySection,
    "feeds": FeedsSection,
    "privacy": PrivacySection,
}


def account_section(data: object) -> type[Section]:
    """The shape an [[account]] is to have, by its type, else by its keys."""
    if isinstance(data, dict) and (data.get("type") == "folder" or ("type" not in data and "path" in data)):
        return FolderSection
    return ImapSection
