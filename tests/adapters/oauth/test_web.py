"""The HTTP of signing in: whatever a hostile or broken provider answers, in time, and nothing of it is shown."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from daemon.adapters.oauth.grants import RefusedError, grant_of
from daemon.adapters.oauth.providers import GOOGLE
from daemon.adapters.oauth.web import Answer, Web
from daemon.errors import CredentialsError, FollowupError, MailboxError
from tests.adapters.oauth.person import account
from tests.servers.oauth_provider import OAuthServer, Reply

FORM = {"refresh_token": "canary-refresh", "client_id": "x"}
GOOD = {"token_type": "Bearer", "access_token": "abc.def", "expires_in": 3600, "refresh_token": "r"}


def _whole_request(line: socket.socket) -> None:
    """Read header and body: closing on octets that nobody read would reset the connection under the answer."""
    octets = b""
    while b"\r\n\r\n" not in octets and (more := line.recv(65_536)):
        octets += more
    header, _, body = octets.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", header)
    while length and len(body) < int(length[1]) and (more := line.recv(65_536)):
        body += more


@contextlib.contextmanager
def raw(say: Callable[[socket.socket], None], context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server of octets for one visitor."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            with contextlib.suppress(OSError):
                visitor, _ = door.accept()
                with contextlib.closing(context.wrap_socket(visitor, server_side=True) if context else visitor) as line:
                    _whole_request(line)
                    say(line)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield door.getsockname()[1]
    thread.join(10)


class TestHostileAnswers:
    """Refused, in words, and as somebody else's fault."""

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"<html><body>Please log in</body></html>",
            b"[]",
            b'"text"',
            b"null",
            b"\xff\xfe\x00",
            b"[" * 60_000,
            b'{"a": ' + b"9" * 50_000 + b"}",
            b'{"a": 1',
        ],
    )
    def test_what_is_no_object_is_refused(self, provider: OAuthServer, body: bytes) -> None:
        provider.tampered["/token"] = Reply(body)
        with pytest.raises(MailboxError):
            Web().post(provider.google.token, FORM)

    def test_a_huge_answer_is_not_taken(self, provider: OAuthServer) -> None:
        provider.tampered["/token"] = Reply(b'{"a": "' + b"x" * 5_000_000 + b'"}')
        with pytest.raises(MailboxError, match="too large"):
            Web().post(provider.google.token, FORM)

    def test_a_compressed_answer_is_not_unpacked(self, provider: OAuthServer) -> None:
        import gzip

        bomb = gzip.compress(b"0" * 30_000_000)
        assert len(bomb) < 65_536
        provider.tampered["/token"] = Reply(bomb, 200, {"Content-Encoding": "gzip"})
        with pytest.raises(MailboxError, match="no JSON object"):
            Web().post(provider.google.token, FORM)

    @pytest.mark.parametrize("status", [201, 301, 302, 307, 308, 429, 500, 503, 599])
    def test_a_status_that_is_no_answer(self, provider: OAuthServer, status: int) -> None:
        provider.tampered["/token"] = Reply(json.dumps(GOOD).encode(), status, {"Location": "/elsewhere"})
        with pytest.raises((MailboxError, RefusedError)):
            grant_of(Web().post(provider.google.token, FORM), provider.google)
        assert [path for path, _ in provider.heard] == ["/token"]

    def test_a_dripping_body_ends_in_time(self, provider: OAuthServer) -> None:
        provider.tampered["/token"] = Reply(json.dumps(GOOD).encode(), drip=0.2)
        began = time.monotonic()
        with pytest.raises(MailboxError, match="took too long"):
            Web(seconds=0.8).post(provider.google.token, FORM)
        assert time.monotonic() - began < 5

    def test_dripping_headers_end_in_time(self) -> None:
        over = threading.Event()

        def drips(line: socket.socket) -> None:
            for octet in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000:
                line.sendall(bytes([octet]))
                over.wait(0.1)

        began = time.monotonic()
        with raw(drips) as port, pytest.raises(MailboxError, match="took too long"):
            Web(seconds=0.8).post(f"http://127.0.0.1:{port}/token", FORM)
        over.set()
        assert time.monotonic() - began < 5

    @pytest.mark.parametrize(
        "octets", [b"", b"220 smtp ready\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000, b"\0" * 200_000]
    )
    def test_what_is_no_http(self, octets: bytes) -> None:
        with raw(lambda line: line.sendall(octets)) as port, pytest.raises(MailboxError, match="connection failed"):
            Web(seconds=5).post(f"http://127.0.0.1:{port}/token", FORM)


class TestWhereSecretsGo:
    """Only to the provider, only over TLS that is verified."""

    @pytest.mark.parametrize(
        "url", ["http://accounts.google.test/token", "ftp://x.test/", "https:///token", "file:///etc/passwd", "", "x"]
    )
    def test_only_https_is_an_address(self, url: str) -> None:
        with pytest.raises(MailboxError):
            Web().post(url, FORM)

    @pytest.mark.parametrize("name", ["127.0.0.1", "other.test"])
    def test_a_certificate_nobody_vouches_for_gets_nothing(self, name: str) -> None:
        heard: list[bytes] = []
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority = trustme.CA()
        authority.issue_cert(name).configure_cert(context)
        ours = ssl.create_default_context()
        if name == "other.test":
            authority.configure_trust(ours)
        with (
            raw(lambda line: heard.append(line.recv(10)), context) as port,
            pytest.raises(MailboxError, match="certificate cannot be trusted"),
        ):
            Web(ours).post(f"https://127.0.0.1:{port}/token", FORM)
        assert heard == []

    def test_tls_that_is_verified_works(self) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority = trustme.CA()
        authority.issue_cert("127.0.0.1").configure_cert(context)
        ours = ssl.create_default_context()
        authority.configure_trust(ours)
        body = json.dumps(GOOD).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        with raw(lambda line: line.sendall(answer), context) as port:
            assert Web(ours).post(f"https://127.0.0.1:{port}/token", FORM).body == GOOD

    def test_the_environment_says_nothing_about_it(
        self, provider: OAuthServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:1")
        assert Web().post(provider.google.token, FORM).status in (400, 401)


class TestShapes:
    """RFC 6749 section 5."""

    @pytest.mark.parametrize(
        "changed",
        [
            {"access_token": None},
            {"access_token": 7},
            {"access_token": ""},
            {"access_token": "a b"},
            {"access_token": "a\r\nX: y"},
            {"access_token": "a\x01auth=Bearer b"},
            {"access_token": "ä"},
            {"access_token": "x" * 20_000},
            {"access_token": ["x"]},
            {"token_type": "mac"},
            {"token_type": None},
            {"token_type": {"a": 1}},
            {"refresh_token": 7},
            {"refresh_token": ""},
            {"refresh_token": "a\nb"},
            {"expires_in": "3600"},
            {"expires_in": -1},
            {"expires_in": True},
            {"expires_in": 1.5},
            {"expires_in": None},
            {"expires_in": 10**30},
        ],
    )
    def test_a_wrong_type_is_refused(self, provider: OAuthServer, changed: dict[str, object]) -> None:
        with pytest.raises(MailboxError, match="makes no sense"):
            grant_of(Answer(200, GOOD | changed), provider.google)

    @pytest.mark.parametrize("scope", [7, "", "openid", ["https://mail.google.com/"]])
    def test_less_than_the_mail_is_refused(self, provider: OAuthServer, scope: object) -> None:
        with pytest.raises(CredentialsError, match="did not grant"):
            grant_of(Answer(200, GOOD | {"scope": scope}), provider.google)

    @pytest.mark.parametrize(
        "body", [{"error": "invalid_grant"} | GOOD, {"error": 7}, {"error": ["x"]}, {"error": "x" * 900}, {}]
    )
    @pytest.mark.parametrize("status", [200, 400, 401, 404])
    def test_an_error_is_never_taken_for_tokens(
        self, provider: OAuthServer, body: dict[str, object], status: int
    ) -> None:
        with pytest.raises((RefusedError, FollowupError)) as caught:
            grant_of(Answer(status, body), provider.google)
        assert len(str(caught.value)) < 200

    def test_the_least_is_enough(self, provider: OAuthServer) -> None:
        grant = grant_of(Answer(200, {"token_type": "BEARER", "access_token": "x"}), provider.google)
        assert (grant.access_token, grant.refresh_token, grant.lives.total_seconds()) == ("x", None, 300)

    def test_nothing_secret_is_in_a_repr(self, provider: OAuthServer) -> None:
        answer = Answer(200, GOOD | {"access_token": "canary"})
        assert "canary" not in repr(answer) + repr(grant_of(answer, account(provider).provider))

    @given(
        st.dictionaries(
            st.sampled_from(["error", "error_description", "scope", *GOOD]),
            st.recursive(
                st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just("Bearer")),
                lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
                max_leaves=5,
            ),
        ),
        st.integers(200, 499),
    )
    def test_whatever_the_object_it_is_tokens_or_one_of_our_errors(self, body: dict[str, object], status: int) -> None:
        try:
            grant = grant_of(Answer(status, body), GOOGLE)
        except (RefusedError, FollowupError):
            return
        assert grant.access_token.isascii()
        assert grant.lives.total_seconds() <= 86_400
