"""Owns what was typed into a form that was refused: kept with the reason, so that nobody types it twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from daemon.errors import FollowupError, UsageError

OWN = frozenset({"word", "back"})  # what every form carries; not typed by anybody


class FieldError(UsageError):
    """What is wrong with one field of a form."""

    def __init__(self, name: str, wrong: str, do: str = "") -> None:
        super().__init__(wrong, do)
        self.name = name


@dataclass(frozen=True, slots=True)
class Slip:
    """One form as a page shows it: `open` when it was refused just now; then `typed` and `trouble` come from there."""

    id: str
    open: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    trouble: str = ""

    def value(self, name: str, stands: str | None = "") -> str:
        """What a field holds: what was typed, else what stands."""
        return self.typed.get(name, "") if self.open else stands or ""

    def wrong(self, name: str) -> str:
        """The trouble with this field."""
        return self.trouble if self.open and self.name == name else ""

    @property
    def general(self) -> str:
        """Trouble that belongs to no field in particular."""
        return self.trouble if self.open and not self.name else ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The one form that was refused last, None when none was. `path` is the form's address, `/met/3`."""

    path: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    trouble: str = ""

    def of(self, name: str, number: int) -> Slip:
        """The form at `/name/number`."""
        mine = self.path == f"/{name}/{number}"
        return Slip(f"{name}-{number}", True, self.typed, self.name, self.trouble) if mine else Slip(f"{name}-{number}")


NOTHING = Kept()


def kept(path: str, fields: Mapping[str, str], error: FollowupError, trouble: str) -> Kept:
    """A refused form with the reason."""
    name = error.name if isinstance(error, FieldError) else ""
    return Kept(path, {key: value for key, value in fields.items() if key not in OWN}, name, trouble)
