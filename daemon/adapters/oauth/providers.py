"""Owns what is known of each provider that signs in by OAuth 2: its addresses, what is asked for, and by which flow."""

from __future__ import annotations

from dataclasses import dataclass, replace

MAIL_OF_GOOGLE = "https://mail.google.com/"
_OUTLOOK = "https://outlook.office.com/"


@dataclass(frozen=True, slots=True)
class Provider:
    """One authorization server. `device` is the address of RFC 8628; without one the browser is sent back to us.

    `needs` must be among the scopes that were granted. `guide` is the page of ours that says how to get a client id.
    """

    name: str
    title: str
    authorize: str
    token: str
    device: str | None
    scope: str
    needs: str
    extra: tuple[tuple[str, str], ...]
    guide: str


GOOGLE = Provider(
    name="google",
    title="Google",
    authorize="https://accounts.google.com/o/oauth2/v2/auth",
    token="https://oauth2.googleapis.com/token",  # noqa: S106 - an address
    device=None,  # Google's device flow grants no mail scope
    scope=MAIL_OF_GOOGLE,
    needs=MAIL_OF_GOOGLE,
    extra=(("access_type", "offline"), ("prompt", "consent")),  # else there is no refresh token
    guide="docs/providers/gmail.md",
)
MICROSOFT = Provider(
    name="microsoft",
    title="Microsoft",
    authorize="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
    token="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",  # noqa: S106 - an address
    device="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/devicecode",
    scope=f"{_OUTLOOK}IMAP.AccessAsUser.All {_OUTLOOK}SMTP.Send offline_access",
    needs=f"{_OUTLOOK}IMAP.AccessAsUser.All",
    extra=(),
    guide="docs/providers/microsoft.md",
)
PROVIDERS = {provider.name: provider for provider in (GOOGLE, MICROSOFT)}


def of_tenant(provider: Provider, tenant: str) -> Provider:
    """The provider with its addresses for one tenant: "common", "consumers", "organizations", a directory's id."""
    return replace(
        provider,
        authorize=provider.authorize.replace("{tenant}", tenant),
        token=provider.token.replace("{tenant}", tenant),
        device=provider.device and provider.device.replace("{tenant}", tenant),
    )


@dataclass(frozen=True, slots=True)
class OAuthAccount:
    """An account of the person and the client it signs in with.

    `secret`: where the refresh token is, `client_secret_in`: where the client's secret is, if it has one; each
    "keyring", "credential" or "command:...".
    """

    name: str
    user: str
    provider: Provider
    client_id: str
    secret: str = "keyring"  # noqa: S105 - where it is, never itself
    client_secret_in: str = "keyring"  # noqa: S105 - where it is, never itself
