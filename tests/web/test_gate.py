"""Who is let in: the right host, the right origin, a token used once, a form with its word; all others are refused."""

from __future__ import annotations

import json
import socket
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from daemon.adapters.bell import Bell
from daemon.web.keys import MOST, SESSION_SECONDS, TOKEN_SECONDS, Keys
from daemon.web.settings_file import seal
from tests.web.house import House, opened

PATHS = ("/", "/applications", "/applications/1", "/plan", "/insight", "/health", "/health/1", "/settings", "/live")


def the_draft(house: House) -> int:
    """The number of the thank-you that waits."""
    return next(i.id for i in house.program.state().open_items() if i.is_draft)


@pytest.mark.parametrize("path", PATHS)
def test_nobody_sees_a_page_without_a_session(house: House, path: str) -> None:
    for cookie in (None, f"followup_{house.port}=guess", "followup=guess"):
        answer = house.ask(path, cookie=cookie)
        assert answer.status == 401
        assert "Acme" not in answer.text
        assert "followup review" in answer.text


def test_a_token_is_good_once(house: House) -> None:
    path = house.server.fresh_address().removeprefix(house.home)
    first = house.ask(path)
    assert first.status == 200
    assert "Acme" not in first.text
    assert house.ask(path).status == 401
    assert house.ask("/?token=").status == 401
    cookie = first.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert house.ask("/", cookie=cookie.partition(";")[0]).status == 200


def test_tokens_and_sessions_grow_old() -> None:
    now = [0.0]
    keys = Keys(lambda: now[0])
    old, token = keys.token(), keys.token()
    session = keys.enter(token)
    assert session is not None
    now[0] = TOKEN_SECONDS
    assert keys.enter(old) is None
    now[0] = SESSION_SECONDS - 1
    assert keys.session(session.key) is session
    now[0] = SESSION_SECONDS
    assert keys.session(session.key) is None


def test_only_so_many_tokens_are_alive() -> None:
    keys = Keys(lambda: 0.0)
    tokens = [keys.token() for _ in range(MOST + 5)]
    assert keys.enter(tokens[0]) is None
    assert keys.enter(tokens[-1]) is not None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.nip.example:{port}",
        "0.0.0.0:{port}",
        "",
    ],
)
def test_another_hosts_name_is_refused(house: House, host: str) -> None:
    """DNS rebinding: the name is theirs, the address ours."""
    answer = house.ask("/", headers={"Host": host.format(port=house.port)}, cookie=house.cookie())
    assert answer.status in (400, 421)
    assert "Acme" not in answer.text


def test_two_host_headers_are_refused(house: House) -> None:
    cookie = house.cookie()
    raw = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nHost: evil.example\r\nCookie: {cookie}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", house.port), 5) as talk:
        talk.sendall(raw.encode())
        assert talk.recv(20).split()[1] in (b"400", b"421")


def test_localhost_is_a_name_of_ours(house: House) -> None:
    assert house.ask("/", headers={"Host": f"localhost:{house.port}"}, cookie=house.cookie()).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "{home}", "Sec-Fetch-Site": "cross-site"},
        {},
    ],
)
def test_a_form_from_elsewhere_changes_nothing(house: House, headers: dict[str, str]) -> None:
    cookie = house.cookie()
    word, number = house.word(cookie), the_draft(house)
    given = {name: value.format(home=house.home) for name, value in headers.items()}
    given["Content-Type"] = "application/x-www-form-urlencoded"
    body = urlencode({"word": word, "back": "/"}).encode()
    answer = house.ask(f"/approve/{number}", method="POST", headers=given, body=body, cookie=cookie)
    assert answer.status == 403
    assert house.draft_state(number) == "queued"


def test_a_form_without_its_own_word_changes_nothing(house: House) -> None:
    cookie, other = house.cookie(), house.cookie()
    number = the_draft(house)
    for fields in ({}, {"word": ""}, {"word": "guess"}, {"word": house.word(other)}):
        assert house.post(f"/approve/{number}", cookie, {"back": "/", **fields}).status == 403
    assert house.draft_state(number) == "queued"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_a_form_changes_anything(house: House, method: str) -> None:
    cookie, number = house.cookie(), the_draft(house)
    answer = house.ask(f"/approve/{number}", method=method, cookie=cookie, headers={"Origin": house.home})
    assert answer.status in (404, 405)
    assert house.draft_state(number) == "queued"


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("text/plain", b"word=1", 415),
        ("", b"word=1", 415),
        ("application/x-www-form-urlencoded", b"word=" + b"x" * 300_000, 413),
        ("application/x-www-form-urlencoded", b"word=%ff%fe", 400),
        ("application/x-www-form-urlencoded", b"word=\xff", 400),
        ("application/x-www-form-urlencoded", b"word=%00", 400),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(50)), 400),
    ],
)
def test_odd_forms_are_refused(house: House, kind: str, body: bytes, status: int) -> None:
    headers = {"Origin": house.home, "Content-Type": kind}
    path = f"/approve/{the_draft(house)}"
    assert house.ask(path, method="POST", headers=headers, body=body, cookie=house.cookie()).status == status


@pytest.mark.parametrize("path", ["/settings", "/retry/1", "/forget", "/undo/1-2", "/hints/1"])
def test_no_form_is_taken_from_elsewhere_or_without_its_word(house: House, path: str) -> None:
    cookie, before = house.cookie(), house.story.config.read_bytes()
    word, events = house.word(cookie), house.program.journal.event_count()
    fields = {"word": word, "group": "numbers", "rules.patient.max_checks": "9", "seal": seal(house.story.config)}
    assert house.post(path, cookie, fields, Origin="https://evil.example").status == 403
    assert house.post(path, cookie, fields, Sec_Fetch_Site="cross-site").status == 403
    assert house.post(path, cookie, {**fields, "word": "guess"}).status == 403
    assert house.post(path, f"followup_{house.port}=guess", fields).status == 401
    assert house.ask(path, cookie=cookie).status in (200, 404, 405)
    assert house.story.config.read_bytes() == before
    assert house.program.journal.event_count() == events


def test_another_user_of_this_machine_gets_nothing(house: House) -> None:
    """Whoever can reach the port has no key, and nothing that leads to one can be read or asked by somebody else."""
    bell = Bell(house.program.home, lambda word: house.server.fresh_address())
    try:
        for path in (house.program.home / "daemon.sock", house.program.home / "journal.sqlite3"):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        assert stat.S_IMODE(house.program.home.stat().st_mode) & 0o077 == 0
        said = _as_somebody_else(STRANGER.format(home=house.program.home, port=house.port))
        assert said in ({"bell": "refused", "files": "refused", "page": "401"}, {"alone": "yes"})
    finally:
        bell.close()


STRANGER = """
import encodings.idna, http.client, json, os, socket
said = {{}}
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
    try:
        with socket.socket(socket.AF_UNIX) as talk:
            talk.connect("{home}/daemon.sock"); talk.sendall(b"review\\n"); said["bell"] = talk.recv(200).decode()
    except PermissionError:
        said["bell"] = "refused"
    try:
        said["files"] = str(os.listdir("{home}"))
    except PermissionError:
        said["files"] = "refused"
    ask = http.client.HTTPConnection("127.0.0.1", {port}, timeout=10)
    ask.request("GET", "/")
    said["page"] = str(ask.getresponse().status)
else:
    said["alone"] = "yes"  # only root can become somebody else; the modes are checked all the same
print(json.dumps(said))
"""


def _as_somebody_else(program: str) -> dict[str, str]:
    said = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True, cwd="/")
    return dict(json.loads(said.stdout))


def test_guessing_a_key_is_hopeless(house: House) -> None:
    token = house.server.fresh_address().partition("token=")[2]
    assert len(token) >= 43  # 256 bits
    for guess in (token[:-1], token + "A", token.swapcase(), token[::-1], "%00", token + "%00"):
        assert house.ask(f"/?token={guess}").status == 401
    assert house.ask(f"/?token={token}").status == 200


def test_an_honest_form_is_taken(house: House) -> None:
    cookie, number = house.cookie(), the_draft(house)
    answer = house.post(
        f"/snooze/{number}", cookie, {"word": house.word(cookie), "back": "/plan", "until": "2026-06-11"}
    )
    assert (answer.status, answer.headers["location"]) == (303, "/plan")
    assert house.draft_state(number) == "snoozed"


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "/applications/1/../x", ""]
)
def test_the_way_back_stays_on_the_page(house: House, back: str) -> None:
    cookie = house.cookie()
    answer = house.post("/approve/999", cookie, {"word": house.word(cookie), "back": back})
    assert (answer.status, answer.headers["location"]) == (303, "/")


def test_every_answer_carries_its_protection(house: House) -> None:
    cookie = house.cookie()
    wrong_host = {"Host": "evil.example"}
    answers = [
        house.ask(path, cookie=cookie)
        for path in ("/", "/plan", "/nothing", "/applications/99", "/settings", "/health")
    ]
    answers += [
        house.ask("/"),
        house.ask("/", headers=wrong_host),
        house.ask("/static/page.css"),
        house.ask("/static/none"),
    ]
    answers += [house.post("/approve/1", cookie, {})]
    assert [a.status for a in answers] == [200, 200, 404, 404, 200, 200, 401, 421, 200, 404, 403]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] in ("no-store", "no-cache")
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers
    assert answers[0].headers["cache-control"] == "no-store"


@pytest.mark.parametrize("dest", ["iframe", "script", "image", "empty", "object"])
def test_no_other_page_can_embed_it(house: House, dest: str) -> None:
    headers = {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": dest}
    assert house.ask("/", headers=headers, cookie=house.cookie()).status == 403


def test_a_page_read_ahead_uses_no_token_up(house: House) -> None:
    path = house.server.fresh_address().removeprefix(house.home)
    assert house.ask(path, headers={"Sec-Purpose": "prefetch"}).status == 403
    assert house.ask(path).status == 200


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"]
)
def test_only_its_own_files_are_served(house: House, path: str) -> None:
    answer = house.ask(path, cookie=house.cookie())
    assert answer.status == 404
    assert "import" not in answer.text


def test_it_listens_on_this_machine_only_and_says_when_its_port_is_taken(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = House(house.story, "2026-06-09 16:00")  # the same configuration: its port is taken
    try:
        assert other.port != house.port
        assert f"Port {house.port} is taken" in capsys.readouterr().err
        assert other.server.fresh_address().startswith("http://127.0.0.1:")
        assert house.ask("/", cookie=house.cookie()).status == 200
    finally:
        other.close()


def test_stopping_ends_open_lines_at_once(tmp_path: Path) -> None:
    house = opened(tmp_path)
    cookie = house.cookie()
    with socket.create_connection(("127.0.0.1", house.port), 5) as talk:
        talk.sendall(f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nCookie: {cookie}\r\n\r\n".encode())
        heard = b""
        while b"data:" not in heard:
            heard += talk.recv(1000)
        house.close()
        while piece := talk.recv(1000):
            heard += piece
    assert b"text/event-stream" in heard


def test_a_daemon_whose_page_nobody_opened_carries_none_of_it() -> None:
    heavy = ("starlette", "uvicorn", "anyio")
    words = f"import sys, daemon.bootstrap.running, daemon.web.serving; print([m for m in {heavy} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_journal_that_cannot_be_read_is_told(house: House) -> None:
    cookie = house.cookie()
    house.program.journal.close()
    answer = house.ask("/", cookie=cookie)
    assert answer.status == 503
    assert "journal" in answer.text
    assert "Traceback" not in answer.text
