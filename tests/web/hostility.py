"""A search in which every word of others, and the person's own, is hostile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Dialog, Page, Request

from daemon.domain.application import State
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said
from tests.scenarios.story import Story
from tests.servers.dovecot import free_port
from tests.web.house import House
from tests.web.payloads import PAYLOADS

SCRIPTS = "/static/htmx.min.js,/static/page.js"
FOREIGN = (
    "main :is(iframe, object, embed, base, link, meta, style, script, img, video, audio, math, template,"
    " svg:not(.figure), [onerror], [onload], [onfocus], [style], [hx-get], [data-hx-post],"
    " a[href*=':'], a[href^='//'], form[action*='//'])"
)
EACH = 8  # payloads in the body of one mail
BODY = """Hi Robin,

your interview for the Data Engineer role is confirmed for Tuesday 9 June 2026 at 14:00.

{payloads}

Best wishes
{name}
"""


def line(payload: str) -> str:
    """As it can stand in a header."""
    return " ".join("".join(c if c.isprintable() else " " for c in payload).split())


def chunks(size: int, of: Sequence[str] = PAYLOADS) -> Iterator[Sequence[str]]:
    """The corpus in parts."""
    return (of[start : start + size] for start in range(0, len(of), size))


def hostile_house(home: Path) -> House:
    """Every payload in a body; every eighth also as somebody's name and subject, news, mention and in a draft's words;
    every one as the company and the role of an application."""
    story = Story(home, more=f"[review]\nport = {free_port()}")
    for number, those in enumerate(chunks(EACH)):
        body = BODY.format(payloads="\n\n".join(those), name=those[0])
        sender = (line(those[0]), f"ana@employer{number}.example")
        story.mail("2026-06-03 10:00", sender, f"Interview {line(those[1])}", body)
    story.turn("2026-06-09 16:00")
    house = House(story, "2026-06-09 16:00")
    _told(house)
    return house


def _told(house: House) -> None:
    program, now = house.program, house.program.clock.now()
    policy = program.policy

    def notes(state: State) -> Said:
        known = zip(state.applications.values(), PAYLOADS[2::EACH], strict=False)
        said = [word.note(state, now, policy, application=one, news=p, mention=p) for one, p in known]
        return _together(said)

    def edits(state: State) -> Said:
        drafts = [i.id for i in state.open_items() if i.is_draft]
        assert len(drafts) >= 40
        known = zip(drafts[::2], PAYLOADS[3::EACH], strict=False)
        return _together([word.draft_edit(state, now, policy, item=one, subject=p, body=p) for one, p in known])

    def adds(state: State) -> Said:
        said = []
        for payload in PAYLOADS:
            said.append(word.add(state, now, policy, company=payload, role=payload, applied=None))
            state.next_application += 1
        return _together(said)

    program.say(notes)
    program.say(edits)
    program.say(adds)


def _together(said: list[Said | Refusal]) -> Said:
    """Many words in one breath."""
    assert not any(isinstance(one, Refusal) for one in said)
    return Said(tuple(event for one in said if isinstance(one, Said) for event in one.events), "Noted.")


def put_aside(house: House, those: Sequence[str], now: datetime) -> list[int]:
    """Mails that could not be read, hostile in name, folder, reason and octets; their numbers."""
    with house.program.journal.writing() as tx:
        return [tx.quarantine("mail", p, p, f"From: {p}\r\n\r\n{p}".encode(), f"It is broken: {p}", now) for p in those]


def release(house: House, numbers: Sequence[int]) -> None:
    """They are gone again."""
    with house.program.journal.writing() as tx:
        for number in numbers:
            tx.released(number)


class Watch:
    """Everything on a page that may tell of a script that ran, or of a request to somebody else."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.signs: list[str] = []
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("console", lambda message: self.signs.append(message.text))
        page.on("pageerror", lambda error: self.signs.append(str(error)))

    def _dialog(self, one: Dialog) -> None:
        self.signs.append(f"dialog {one.message}")
        one.dismiss()

    def _request(self, one: Request) -> None:
        if "127.0.0.1" not in one.url:
            self.signs.append(one.url)

    def clean(self, where: str) -> str:
        """Nothing ran, nothing was asked for, nothing stands in the page that is not ours; the text that is shown."""
        seen = self.page.evaluate(
            """foreign => ({
                hit: window.hit,
                scripts: [...document.scripts].map(one => one.getAttribute("src")).join(),
                foreign: document.querySelectorAll(foreign).length,
                text: [document.querySelector("main").innerText,
                    ...[...document.querySelectorAll("main :is(input, textarea)")].map(one => one.value)].join("\\n"),
            })""",
            FOREIGN,
        )
        assert seen["hit"] is None, where
        assert seen["scripts"] == SCRIPTS, where
        assert seen["foreign"] == 0, where
        assert self.signs == [], where
        return str(seen["text"])

    def clean_answers(self, addresses: Sequence[str]) -> None:
        """The same of pages that are only fetched and parsed by the browser."""
        found = self.page.evaluate(
            """async ([addresses, foreign, scripts]) => {
                const bad = [];
                for (const address of addresses) {
                    const answer = await fetch(address, { credentials: "same-origin" });
                    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                    const own = [...page.scripts].map(one => one.getAttribute("src")).join();
                    if (!answer.ok || own !== scripts || page.querySelectorAll(foreign).length) bad.push(address);
                }
                return bad;
            }""",
            [list(addresses), FOREIGN, SCRIPTS],
        )
        assert found == []
