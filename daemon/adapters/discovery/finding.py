"""Owns the order of finding: the table, the MX, SRV records, autoconfig, usual names; asked of the network at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from daemon.adapters.discovery import autoconfig, records
from daemon.adapters.discovery.providers import by_domain, by_mx, by_server, domain_of
from daemon.adapters.discovery.shapes import (
    IMAP,
    IMAPS,
    NOTHING,
    SUBMISSION,
    SUBMISSIONS,
    Found,
    Provider,
    Server,
    host_like,
)
from daemon.adapters.discovery.world import World

THREADS = 8
IMAP_GUESSES = (("imap", IMAPS), ("mail", IMAPS), ("imap", IMAP), ("mail", IMAP))
SMTP_GUESSES = (("smtp", SUBMISSIONS), ("mail", SUBMISSIONS), ("smtp", SUBMISSION), ("mail", SUBMISSION))


def find(address: str, world: World) -> Found:
    """The servers of an address, as surely as they can be known. Takes some seconds for a domain that nobody knows."""
    provider = by_domain(address)
    if provider:
        return _known(provider, "table")
    domain = domain_of(address)
    if not host_like(domain) or "." not in domain:
        return NOTHING
    with ThreadPoolExecutor(THREADS, thread_name_prefix="finding") as threads:
        mx = threads.submit(world.mx, domain)
        imap = [(tls, threads.submit(world.srv, f"{name}.{domain}")) for name, tls in records.IMAP_NAMES]
        smtp = [(tls, threads.submit(world.srv, f"{name}.{domain}")) for name, tls in records.SMTP_NAMES]
        pages = [threads.submit(world.page, url) for url in autoconfig.addresses(address, domain)]
        provider = by_mx(mx.result())
        if provider:
            return _known(provider, "mx")
        srv = _from_records(
            records.best([(tls, one.result()) for tls, one in imap]),
            records.best([(tls, one.result()) for tls, one in smtp]),
            domain,
        )
        told = _from_page([one.result() for one in pages], address)
    found = _preferred(srv, told)
    return found if found.imap else guess(domain, world)


def _preferred(srv: Found, told: Found) -> Found:
    """SRV first; but a page over verified TLS goes before records that nothing vouches for."""
    if srv.imap and (srv.vouched or not told.imap):
        return srv
    return told


def _known(provider: Provider, how: str) -> Found:
    return Found(how, provider, provider.imap, provider.smtp)


def _from_records(imap: Server | None, smtp: Server | None, domain: str) -> Found:
    if imap is None:
        return NOTHING
    vouched = all(records.within(one.host, domain) or by_server(one) for one in (imap, smtp) if one)
    return Found("srv", by_server(imap), imap, smtp, vouched=vouched)


def _from_page(pages: list[bytes | None], address: str) -> Found:
    for page in pages:
        said = autoconfig.read(page, address) if page else None
        if said:
            return Found("autoconfig", by_server(said.imap), said.imap, said.smtp, said.user)
    return NOTHING


def guess(domain: str, world: World) -> Found:
    """The usual names that answer there; nothing when no IMAP server does."""
    wanted = [Server(f"{name}.{domain}", port, _tls(port)) for name, port in (*IMAP_GUESSES, *SMTP_GUESSES)]
    with ThreadPoolExecutor(THREADS, thread_name_prefix="finding") as threads:
        there = [one for one, well in zip(wanted, threads.map(world.answers, wanted), strict=True) if well]
    imap = next((one for one in there if one.port in (IMAP, IMAPS)), None)
    smtp = next((one for one in there if one.port in (SUBMISSION, SUBMISSIONS)), None)
    return Found("guess", None, imap, smtp) if imap else NOTHING


def _tls(port: int) -> str:
    return "implicit" if port in (IMAPS, SUBMISSIONS) else "starttls"
