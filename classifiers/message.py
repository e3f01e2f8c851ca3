"""Owns the shape of one parsed mail: values only, taken from the bytes, nothing interpreted yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox (RFC 5322 section 3.4). `address` is lower-case addr-spec, `name` the display name or None."""

    address: str
    name: str | None = None

    @property
    def domain(self) -> str:
        """The part after the last @, "" when there is none."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """One text/calendar part (RFC 6047), also when it came as an .ics attachment of another type.

    `method` is the Content-Type parameter, upper-case, or None; `content` the undecoded iCalendar octets.
    """

    content: bytes
    method: str | None = None


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """A delivery status notification (RFC 3464), a disposition notification (RFC 8098) or a provider's own bounce text.

    `failed` are the addresses that did not get it; `original_message_id` names the mail it is about, when said.
    """

    kind: str  # "failed" | "delayed" | "delivered" | "disposition"
    failed: tuple[str, ...] = ()
    original_message_id: str | None = None
    status: str | None = None  # RFC 3463 code, such as 5.1.1


@dataclass(frozen=True, slots=True)
class Message:
    """One mail.

    Message-IDs carry their angle brackets and hold only printable ASCII without spaces; anything else is None.
    `sent_at` is the Date header, `received_at` the topmost Received header's date; both are aware or None.
    `headers` holds every header once per occurrence, names lower-case, values decoded and unfolded onto one line,
    in file order, without CR, LF or NUL.
    `text` is the best plain text of the mail (text/plain, else HTML turned to text), not yet cut.
    """

    subject: str = ""
    text: str = ""
    message_id: str | None = None
    sent_at: datetime | None = None
    received_at: datetime | None = None
    sender: Address | None = None  # From
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    calendars: tuple[CalendarPart, ...] = ()
    report: DeliveryReport | None = None
    attachments: tuple[str, ...] = ()  # file names
    from_html: bool = False  # `text` was made from HTML
    defects: tuple[str, ...] = field(default=())

    def header(self, name: str) -> str | None:
        """The first value of header `name` (any case), or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)

    def header_all(self, name: str) -> tuple[str, ...]:
        """Every value of header `name`, in file order."""
        wanted = name.lower()
        return tuple(value for key, value in self.headers if key == wanted)
