"""One person's search with its review page open: mails in a folder, a standing clock, the real server."""

from __future__ import annotations

import http.client
import re
import threading
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from daemon.web.serving import Server
from tests.scenarios.story import Story
from tests.servers.dovecot import free_port

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
ACK = """Dear Robin,

Thank you for applying for the position of Data Engineer at Acme. We have received your application.

Acme Careers
"""
CONFIRM = """Hi Robin,

your interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00, in our London office.

Best wishes
Ana Ruiz
Acme
"""
LONGER = "Hi Robin, we need a little longer, sorry. Ana"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


class Visitor:
    """Somebody at the page without a browser."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.port = server.port

    @property
    def home(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str = "/",
        *,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
        cookie: str | None = None,
    ) -> Answer:
        """One request, nothing added but Host and the cookie."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        given = {"Cookie": cookie} if cookie else {}
        try:
            connection.request(method, path, body, given | (headers or {}))
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)
        finally:
            connection.close()

    def cookie(self) -> str:
        """Come in with a fresh token; the cookie."""
        return self.ask(self.server.fresh_address().removeprefix(self.home)).headers["set-cookie"].partition(";")[0]

    def word(self, cookie: str) -> str:
        """The word that forms of this session carry."""
        page = self.ask("/", cookie=cookie).text
        found = re.search(r'name="word" value="([^"]+)"', page)
        assert found, page
        return found[1]

    def post(self, path: str, cookie: str, fields: dict[str, str], **headers: str) -> Answer:
        """A form as the page's own would come."""
        own = {"Origin": self.home, "Content-Type": "application/x-www-form-urlencoded"}
        given = {**own, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.ask(path, method="POST", headers=given, body=urlencode(fields).encode(), cookie=cookie)


class House(Visitor):
    """The page of a story. A word said on the page turns the wheel, as the daemon would."""

    def __init__(self, story: Story, at: str) -> None:
        self.story = story
        story.now = story.when(at)
        self.program = story.program(story.now)
        self._turning = threading.Lock()
        server = Server(self.program, self.turn)
        server.start()
        super().__init__(server)

    def turn(self) -> None:
        """One turn of the daemon, and the page hears of it."""
        with self._turning:
            self.program.turn()
        self.server.changed()

    def at(self, when: str) -> None:
        """The clock goes on, and the daemon turns."""
        self.story.now = self.story.when(when)
        self.program.clock.move_to(self.story.now)  # type: ignore[attr-defined]
        self.program.parts.until = self.story.now
        self.turn()

    def close(self) -> None:
        """Shut everything."""
        self.server.stop()
        self.program.close()
        self.program.journal.close()

    def draft_state(self, number: int) -> str:
        """Where a draft stands, by the journal."""
        return str(self.program.state().items[number].state)


def opened(home: Path, *, via: str = "folder", more: str = "") -> House:
    """Tuesday 9 June, 16:00: the interview is over, a thank-you and a debrief wait."""
    story = Story(home, via=via, more=f"[review]\nport = {free_port()}\n{more}")
    story.mail("2026-06-01 09:00", ("Acme Careers", "careers@acme.example"), "Your application", ACK)
    story.mail("2026-06-03 10:00", ANA, "Interview at Acme", CONFIRM)
    story.turn("2026-06-09 16:00")
    return House(story, "2026-06-09 16:00")
