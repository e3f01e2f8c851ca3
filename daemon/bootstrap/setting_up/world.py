"""Owns what setting up touches of the world: the network, mail servers, the keyring, this machine's habits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from daemon.adapters.discovery.network import Network
from daemon.adapters.discovery.world import World as Discovery
from daemon.bootstrap.setting_up.guesses import country_here, zone_here
from daemon.bootstrap.setting_up.shapes import Mailbox
from daemon.bootstrap.setting_up.trials import Trials
from daemon.bootstrap.setting_up.visiting import RealTrials
from daemon.bootstrap.signing import Endpoints, real_endpoints
from daemon.clock import Clock, SystemClock


def _prove() -> None:
    from daemon.adapters.secrets import backend

    backend()


def _store(mailbox: Mailbox, secret: str) -> None:
    from daemon.adapters.secrets import store_secret

    store_secret(mailbox.name, mailbox.user, secret)


@dataclass(frozen=True, slots=True)
class World:
    """The world. `network` takes a file of authorities or None; `prove` raises CredentialsError without a keyring."""

    network: Callable[[str | None], Discovery] = Network
    trials: Trials = field(default_factory=RealTrials)
    prove: Callable[[], None] = _prove
    store: Callable[[Mailbox, str], None] = _store
    zone: Callable[[], str] = zone_here
    country: Callable[[str], str | None] = country_here
    endpoints: Callable[[], Endpoints] = real_endpoints
    clock: Clock = field(default_factory=SystemClock)
