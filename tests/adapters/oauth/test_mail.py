"""Tokens at real mail servers: Dovecot takes them by XOAUTH2 and OAUTHBEARER, aiosmtpd by both, and each may refuse."""

from __future__ import annotations

import base64
import itertools
import random
import ssl
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session, auth_mechanism

from daemon.bootstrap.accounts import Accounts, accounts_of, imap_settings
from daemon.bootstrap.signing import tokens_of
from daemon.clock import SystemClock
from daemon.config import ImapAccount, Person, Settings, Smtp
from daemon.errors import CredentialsError, FollowupError, MailboxError
from daemon.sources.imap.health import Health, State
from daemon.sources.imap.pace import Pace
from daemon.sources.imap.source import ImapSource
from daemon.sources.imap.watch import Watcher
from daemon.sources.source import Mark
from outbox.outcome import Outcome, Problem
from tests.adapters.oauth.person import GoingClock, Ring, configured, endpoints
from tests.daemon.house import wait_until
from tests.servers.dovecot import Dovecot, dovecot, free_port
from tests.servers.oauth_provider import CLIENT_SECRET, OAuthServer, for_dovecot
from tests.servers.scripted import Scripted, Talk, listening

_numbers = itertools.count(1)
MAIL = (
    b"From: ana@corvid.example\r\nTo: sam@person.test\r\nSubject: %s\r\nMessage-ID: <%d@corvid.example>\r\n\r\nHi\r\n"
)
RAW = b"From: sam@person.test\r\nTo: ana@corvid.example\r\nSubject: x\r\n\r\nDear Ana\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """A Dovecot that takes tokens."""
    with tempfile.TemporaryDirectory(prefix="dc") as path:
        Path(path).chmod(0o755)
        with dovecot(Path(path), extra=for_dovecot(Path(path))) as running:
            yield running


@dataclass
class Nothing:
    """What has been read before: nothing, or up to a mark."""

    marks: dict[str, Mark] = field(default_factory=dict)

    def mark(self, source: str, folder: str) -> Mark | None:
        return self.marks.get(folder)

    def knows_sender(self, address: str) -> bool:
        return False

    def knows_thread(self, ids: object) -> bool:
        return False

    def has_mail(self, key: str) -> bool:
        return False


def account(server: Dovecot, provider: OAuthServer, **changed: object) -> ImapAccount:
    """The person's account there, a mailbox nobody has used."""
    user = f"sam{next(_numbers)}@person.test"
    provider.user = user
    return replace(configured(port=server.imaps, ca_file=server.ca_file), user=user, **changed)  # type: ignore[arg-type]


def sign_in(provider: OAuthServer, mine: ImapAccount, clock: GoingClock) -> None:
    """The person has signed in."""
    _, kept = tokens_of(mine, clock, endpoints(provider))
    kept.keep_client_secret(CLIENT_SECRET)
    kept.keep(str(provider._tokens(provider._family(mine.user, provider.google.scope), first=True)["refresh_token"]))


def opened(provider: OAuthServer, mine: ImapAccount, clock: GoingClock, **changed: Any) -> Accounts:
    """The account, ready to use."""
    person = Person((mine.user,), "UTC")
    settings = Settings(Path("config.toml"), person, (mine,), **changed)
    return accounts_of(settings, clock, standing=False, endpoints=endpoints(provider))


def read(accounts: Accounts, seen: Nothing) -> list[bytes]:
    """A pass; subjects."""
    found = []
    (source,) = accounts.sources
    for batch in source.batches(seen, until=None, since_days=36_500):  # type: ignore[arg-type]
        found += [mail.raw for mail in batch.mails]
        if batch.mark:
            seen.marks[batch.mark.folder] = batch.mark
    return [next(line[9:] for line in raw.splitlines() if line.startswith(b"Subject: ")) for raw in found]


@pytest.mark.server
class TestDovecot:
    """The source that the daemon reads with."""

    @pytest.mark.parametrize("only", ["both", "xoauth2", "oauthbearer"])
    def test_mail_is_read_with_a_token(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring, only: str
    ) -> None:
        mine = account(server, provider)
        sign_in(provider, mine, clock)
        server.append(mine.user, MAIL % (b"first", 1))
        with ExitStack() as stack:
            if only != "both":
                taken = {"xoauth2": "oauthbearer", "oauthbearer": "xoauth2"}[only]
                path = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dc")))
                path.chmod(0o755)
                extra = for_dovecot(path).replace(f" {taken}\n", "\n", 1).replace(f" {taken} ", " ", 1)
                other = stack.enter_context(dovecot(path, extra=extra))
                other.append(mine.user, MAIL % (b"first", 1))
                mine = replace(mine, port=other.imaps, ca_file=other.ca_file)
            accounts = opened(provider, mine, clock)
            assert read(accounts, Nothing()) == [b"first"]
            accounts.close()
        assert provider.asked("refresh_token") == 1

    def test_an_expired_token_is_renewed_without_the_person(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> None:
        mine = account(server, provider)
        sign_in(provider, mine, clock)
        accounts, seen = opened(provider, mine, clock), Nothing()
        read(accounts, seen)
        for hour in range(3):
            accounts.close()  # the connection is gone, the token too old
            clock.later(hours=1)
            server.append(mine.user, MAIL % (b"hour %d" % hour, hour))
            assert read(accounts, seen) == [b"hour %d" % hour]
        assert provider.asked("refresh_token") == 4
        assert provider.families[0].alive
        accounts.close()

    def test_a_token_the_mail_server_takes_for_old_is_replaced_once(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> None:
        mine = account(server, provider)
        sign_in(provider, mine, clock)
        server.append(mine.user, MAIL % (b"first", 1))
        provider.stale_tokens = 1
        accounts = opened(provider, mine, clock)
        assert read(accounts, Nothing()) == [b"first"]
        assert provider.asked("refresh_token") == 2
        accounts.close()

    def test_tokens_refused_three_times_are_enough(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> None:
        mine = account(server, provider)
        sign_in(provider, mine, clock)
        provider.stale_tokens = 1000
        accounts = opened(provider, mine, clock)
        for _ in range(8):
            with pytest.raises(CredentialsError, match="followup setup --sign-in main"):
                read(accounts, Nothing())
            clock.later(hours=1)
        assert provider.asked("refresh_token") <= 6
        provider.stale_tokens = 0
        sign_in(provider, mine, clock)
        assert read(accounts, Nothing()) == []
        accounts.close()

    def test_a_withdrawn_sign_in_needs_the_person_and_then_goes_on(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> None:
        mine = account(server, provider)
        sign_in(provider, mine, clock)
        accounts, seen = opened(provider, mine, clock), Nothing()
        read(accounts, seen)
        provider.revoke()
        accounts.close()
        clock.later(hours=1)
        with pytest.raises(CredentialsError, match=r"no longer accepts.*--sign-in main"):
            read(accounts, seen)
        sign_in(provider, mine, clock)
        server.append(mine.user, MAIL % (b"again", 1))
        assert read(accounts, seen) == [b"again"]
        accounts.close()

    def test_the_watcher_says_that_it_needs_the_person_and_goes_on_by_itself(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> None:
        mine = account(server, provider)
        sign_in(provider, mine, clock)
        provider.revoke()
        (settings,) = opened(provider, mine, clock).imap
        health, stop, rung = Health(), threading.Event(), threading.Event()
        pace = Pace(locked_out=0.05)
        watcher = Watcher(settings, rung.set, health, SystemClock(), stop, random.Random(1), pace)
        watcher.start()
        try:
            wait_until(lambda: health.now().state is State.NEEDS_SIGN_IN)
            wait_until(lambda: provider.asked("refresh_token") == 3)
            problem = health.now().problem
            assert problem is not None
            assert (problem.trouble, "--sign-in main" in problem.do) == ("sign-in-expired", True)
            sign_in(provider, mine, clock)
            wait_until(lambda: health.now().state is State.WATCHING)
        finally:
            stop.set()
            watcher.join(10)
        assert rung.is_set()
        assert provider.asked("refresh_token") == 4

    def test_signed_in_as_somebody_else_is_refused(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> None:
        mine = account(server, provider)
        sign_in(provider, replace(mine, user="kim@person.test"), clock)
        _, kept = tokens_of(mine, clock, endpoints(provider))
        kept.keep(provider.families[0].refresh or "")
        with pytest.raises(CredentialsError):
            read(opened(provider, mine, clock), Nothing())

    def test_a_command_may_print_access_tokens_instead(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock
    ) -> None:
        mine = account(server, provider)
        token = provider.access(provider._family(mine.user, ""))
        mine = replace(mine, client_id=None, secret=f"command:echo {token}")
        assert read(opened(provider, mine, clock), Nothing()) == []
        with pytest.raises(CredentialsError, match="command of `secret`"):
            read(opened(provider, replace(mine, secret="command:echo old"), clock), Nothing())


class TestWords:
    """What is said on the wire."""

    def heard(self, provider: OAuthServer, clock: GoingClock, server: Scripted) -> FollowupError:
        mine = replace(configured(port=server.port, tls="none"), user="sam,1=2@person.test")
        sign_in(provider, mine, clock)
        tokens, _ = tokens_of(mine, clock, endpoints(provider))
        with pytest.raises(FollowupError) as caught:
            list(ImapSource(imap_settings(mine, tokens), clock).batches(Nothing(), until=None, since_days=10))  # type: ignore[arg-type]
        return caught.value

    @pytest.mark.parametrize(
        ("mechanism", "end"), [(b"XOAUTH2", b""), (b"OAUTHBEARER", base64.b64encode(b"\1"))], ids=["xoauth2", "bearer"]
    )
    def test_the_reason_is_answered_and_the_refusal_read(
        self, provider: OAuthServer, clock: GoingClock, ring: Ring, mechanism: bytes, end: bytes
    ) -> None:
        answers: list[tuple[bytes, bytes]] = []

        def refuse(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.say(b"+ ")
            first = base64.b64decode(talk.hear())
            talk.say(b"+ " + base64.b64encode(b'{"status":"401","schemes":"bearer"}'))
            answers.append((first, talk.hear()))
            echo = first.partition(b"Bearer ")[2].strip(b"\1")
            talk.say(tag + b" NO [AUTHENTICATIONFAILED] " + echo + b" " + base64.b64encode(echo) + b" is bad")

        script = Scripted(answers={"AUTHENTICATE": refuse}, capabilities=b"IMAP4rev1 AUTH=" + mechanism)
        with listening(script) as server:
            error = self.heard(provider, clock, server)
        assert isinstance(error, CredentialsError)
        assert [last for _, last in answers] == [end, end]  # the second with a fresh token
        tokens = [first.partition(b"auth=Bearer ")[2].partition(b"\1")[0].decode() for first, _ in answers]
        assert len(set(tokens)) == 2
        assert "(hidden) (hidden) is bad" in str(error)
        assert all(provider.good(token) for token in tokens)
        assert not any(token[:30] in str(error) for token in tokens)
        if mechanism == b"OAUTHBEARER":  # RFC 7628 section 3.1, RFC 5801 section 4
            assert answers[0][0].startswith(
                b"n,a=sam=2C1=3D2@person.test,\1host=127.0.0.1\1port=%d\1auth=" % server.port
            )
        else:
            assert answers[0][0].startswith(b"user=sam,1=2@person.test\1auth=")

    def test_a_busy_server_costs_neither_a_token_nor_a_refusal(
        self, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> None:
        def busy(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.say(b"+ ")
            talk.hear()
            talk.say(tag + b" NO [UNAVAILABLE] later")

        with listening(Scripted(answers={"AUTHENTICATE": busy}, capabilities=b"IMAP4rev1 AUTH=XOAUTH2")) as server:
            assert isinstance(self.heard(provider, clock, server), MailboxError)
        assert provider.asked("refresh_token") == 1


@dataclass
class Post:
    """A submission server that knows whose tokens are good."""

    provider: OAuthServer
    refuses: bool = False
    texts: list[bytes] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.texts.append(envelope.original_content or b"")
        return "250 2.0.0 taken"


class Bearer(SMTP):
    """SMTP with the two ways of giving a token; the reason of a refusal comes as a challenge first."""

    post: Post

    @auth_mechanism("XOAUTH2")
    async def auth_xoauth2(self, _: object, args: list[str]) -> AuthResult:
        return await self._token(args, "user=", "\1auth=Bearer ", b"")

    @auth_mechanism("OAUTHBEARER")
    async def auth_bearer(self, _: object, args: list[str]) -> AuthResult:
        return await self._token(args, "n,a=", "\1auth=Bearer ", b"\1")

    async def _token(self, args: list[str], begins: str, before: str, after: bytes) -> AuthResult:
        first = base64.b64decode(args[1]).decode()
        assert first.startswith(begins)
        assert first.endswith("\1\1")
        self.post.said.append(args[0])
        token = first.partition(before)[2].rstrip("\1")
        if self.post.provider.good(token) and not self.post.refuses:
            return AuthResult(success=True)
        answer = await self.challenge_auth(b'{"status":"401"}')
        assert answer == after
        return AuthResult(success=False, handled=False, message=f"535 5.7.3 no good: {args[1]}")


@contextmanager
def submission(post: Post, server: Dovecot, exclude: tuple[str, ...] = ()) -> Iterator[int]:
    """Listen with Dovecot's certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(server.path / "cert.pem", server.path / "key.pem")

    class Implicit(Controller):
        def factory(self) -> SMTP:
            made = Bearer(post, auth_required=True, auth_require_tls=False, auth_exclude_mechanism=exclude)
            made.post = post
            return made

    controller = Implicit(post, hostname="127.0.0.1", port=free_port(), ssl_context=context)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@pytest.mark.server
@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
class TestSending:
    """The way out by SMTP, as the daemon makes it."""

    @pytest.fixture
    def sends(
        self, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> Iterator[Callable[..., tuple[Post, Callable[[], Any]]]]:
        stack = ExitStack()

        def made(**changed: Any) -> tuple[Post, Callable[[], Any]]:
            post = Post(provider)
            port = stack.enter_context(submission(post, server, **changed))
            mine = account(server, provider, smtp=Smtp("127.0.0.1", port))
            sign_in(provider, mine, clock)
            way = opened(provider, mine, clock, send="smtp").senders["main"]
            return post, lambda: way.send(RAW, "sam@person.test", ("ana@corvid.example",))

        with stack:
            yield made

    @pytest.mark.parametrize("way", ["XOAUTH2", "OAUTHBEARER"])
    def test_a_mail_leaves_with_a_token(self, sends: Any, way: str) -> None:
        other = {"XOAUTH2": "OAUTHBEARER", "OAUTHBEARER": "XOAUTH2"}[way]
        post, send = sends(exclude=("PLAIN", "LOGIN", other))
        assert send().outcome is Outcome.SENT
        assert (post.said, post.texts) == ([way], [RAW])

    @pytest.mark.parametrize("way", ["XOAUTH2", "OAUTHBEARER"])
    def test_an_old_token_is_replaced_and_the_mail_leaves_once(
        self, sends: Any, provider: OAuthServer, way: str
    ) -> None:
        other = {"XOAUTH2": "OAUTHBEARER", "OAUTHBEARER": "XOAUTH2"}[way]
        post, send = sends(exclude=("PLAIN", "LOGIN", other))
        provider.stale_tokens = 1
        assert send().outcome is Outcome.SENT
        assert (post.said, post.texts) == ([way, way], [RAW])

    def test_three_true_refusals_are_enough(
        self, sends: Any, provider: OAuthServer, clock: GoingClock, ring: Ring
    ) -> None:
        post, send = sends()
        post.refuses = True
        for _ in range(3):
            result = send()
            assert (result.outcome, result.problem) == (Outcome.NOT_STARTED, Problem.AUTH)
            assert not any(base64.b64encode(token.encode()).decode()[:40] in result.words for token in provider.issued)
        for _ in range(3):
            with pytest.raises(CredentialsError, match=r"refused to sign in 'main' 3 times.*--sign-in main"):
                send()
        assert len(post.said) == 6
        assert post.texts == []

    def test_a_withdrawn_sign_in_sends_nothing(self, sends: Any, provider: OAuthServer) -> None:
        post, send = sends()
        provider.revoke()
        with pytest.raises(CredentialsError, match="no longer accepts"):
            send()
        assert (post.said, post.texts) == ([], [])
