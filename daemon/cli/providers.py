"""Owns the small table of well-known mail providers: their servers, and what they ask of a program that signs in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """Servers of one provider. All IMAP is implicit TLS on 993. `hint` says where an app password is made."""

    name: str
    imap: str
    smtp: str
    smtp_port: int
    hint: str
    password: bool = True  # False: it accepts OAuth only


GMAIL = Provider(
    "Gmail",
    "imap.gmail.com",
    "smtp.gmail.com",
    465,
    "Gmail wants an app password, not your usual one: with 2-Step Verification on, make one at "
    "https://myaccount.google.com/apppasswords",
)
MICROSOFT = Provider(
    "Microsoft",
    "outlook.office365.com",
    "smtp.office365.com",
    587,
    "Microsoft accepts no passwords for mail programs, only OAuth with a client id of your own.",
    password=False,
)
ICLOUD = Provider(
    "iCloud",
    "imap.mail.me.com",
    "smtp.mail.me.com",
    587,
    "iCloud wants an app-specific password: make one at https://account.apple.com under Sign-In and Security.",
)
YAHOO = Provider(
    "Yahoo",
    "imap.mail.yahoo.com",
    "smtp.mail.yahoo.com",
    465,
    "Yahoo wants an app password: make one in your account under Security.",
)
FASTMAIL = Provider(
    "Fastmail",
    "imap.fastmail.com",
    "smtp.fastmail.com",
    465,
    "Fastmail wants an app password for mail (IMAP and SMTP): Settings, Privacy & Security, Manage app passwords.",
)
GMX = Provider(
    "GMX",
    "imap.gmx.com",
    "mail.gmx.com",
    465,
    "GMX lets programs in only after you allow it: Settings, POP3 & IMAP.",
)
GMX_NET = Provider(
    "GMX",
    "imap.gmx.net",
    "mail.gmx.net",
    465,
    "GMX lets programs in only after you allow it: E-Mail, Einstellungen, POP3/IMAP Abruf.",
)
BY_DOMAIN: dict[str, Provider] = {
    **dict.fromkeys(("gmail.com", "googlemail.com"), GMAIL),
    **dict.fromkeys(("icloud.com", "me.com", "mac.com"), ICLOUD),
    **dict.fromkeys(("fastmail.com", "fastmail.fm"), FASTMAIL),
    **dict.fromkeys(("gmx.com", "gmx.us", "gmx.co.uk"), GMX),
    **dict.fromkeys(("gmx.net", "gmx.de", "gmx.at", "gmx.ch"), GMX_NET),
}
# Providers with a domain a country: yahoo.fr, outlook.com.br
BY_NAME: dict[str, Provider] = {
    "outlook": MICROSOFT,
    "hotmail": MICROSOFT,
    "live": MICROSOFT,
    "msn": MICROSOFT,
    "yahoo": YAHOO,
    "ymail": YAHOO,
    "rocketmail": YAHOO,
}

COUNTRIES = frozenset(("com.br", "com.ar", "com.au", "com.mx", "co.uk", "co.jp", "co.in", "co.id"))


def provider_of(address: str) -> Provider | None:
    """The provider behind an address, None when its domain is not a well-known one."""
    domain = address.rpartition("@")[2].lower().rstrip(".")
    name, _, ending = domain.partition(".")
    country = 2 <= len(ending) <= 3 or ending in COUNTRIES
    return BY_DOMAIN.get(domain) or (BY_NAME.get(name) if country else None)
