"""Owns telling by Apprise, which knows a hundred services. Its addresses hold passwords, and are kept as such."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from daemon.adapters.notify import TITLE, NotToldError

ACCOUNT, USER = "notify-apprise", "addresses"  # what they are kept under in the keyring and by systemd


@dataclass(frozen=True, slots=True)
class Apprise:
    """`addresses`: asks the keyring, the command or systemd for them, one line with spaces between."""

    addresses: Callable[[], str] = field(repr=False)
    name: str = "apprise"

    def tell(self, text: str) -> None:
        """Tell all of them. Nothing of an address is in the error. Raises CredentialsError when there are none."""
        try:
            import apprise
        except ImportError as error:
            do = "Install followup with its extra `notify`: pipx install 'followupd[notify]'"
            raise NotToldError("Apprise is not installed.", do) from error
        logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its words hold addresses
        box = apprise.Apprise()
        known = [box.add(address) for address in self.addresses().split()]
        if not known or not all(known):
            bad = known.index(False) + 1 if known else 1
            raise NotToldError(f"Apprise does not know address {bad}.", "Correct it: followup notify --store")
        if not box.notify(body=text, title=TITLE, body_format=apprise.NotifyFormat.TEXT):
            raise NotToldError("A service of Apprise did not take the notice.", "Try it: followup notify --test")
