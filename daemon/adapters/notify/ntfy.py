"""Owns telling by an ntfy topic: the text as the body of one HTTP POST."""

from __future__ import annotations

import logging
import ssl
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from daemon.adapters.notify import TITLE, NotToldError

SECONDS = 10.0
DO = "Look at `ntfy` in config.toml; it is tried again for an hour."


@dataclass(frozen=True, slots=True)
class Ntfy:
    """A topic. Its address lets anybody read along, so it is in no error and no log. `context`: whom a test trusts."""

    url: str = field(repr=False)
    context: ssl.SSLContext | None = None
    name: str = "ntfy"

    def tell(self, text: str) -> None:
        """Post it; no redirect is followed, and nothing of the environment says where it goes."""
        import httpx2

        for library in ("httpx2", "httpcore2"):
            logging.getLogger(library).setLevel(logging.WARNING)
        host = urlsplit(self.url).hostname or "the server"
        try:
            verify = self.context or ssl.create_default_context()
            with httpx2.Client(verify=verify, trust_env=False, timeout=SECONDS) as client:
                status = client.post(self.url, content=text.encode(), headers={"Title": TITLE}).status_code
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            raise NotToldError(f"{host} cannot be reached ({type(error).__name__}).", DO) from None
        if not 200 <= status < 300:
            raise NotToldError(f"{host} does not take notices (HTTP {status}).", DO)
