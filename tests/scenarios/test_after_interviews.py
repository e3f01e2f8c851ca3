"""After an interview: the debrief by question or option, letters and faxes on paper, what is taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from daemon.cli.app import main
from tests.scenarios.acknowledged import ANA, FIXED, Search, acknowledged

LETTER = '[rules.thank_you]\nchannel = "letter"\n'
FAX = '[rules.thank_you]\nchannel = "fax"\n'


def held(home: Path, more: str = "") -> Search:
    """The hour after the interview."""
    story = acknowledged(home, more=more)
    story.ana("2026-06-03 10:00", FIXED)
    story.turn("2026-06-09 16:00")
    return story


def typed(story: Search, *arguments: str, answers: str = "") -> Result:
    """A command at a terminal, with what the person types."""
    given = ["--config", str(story.config), "--data", str(story.data), "--at", story.now.isoformat()]
    return CliRunner().invoke(main, [*given, *arguments], input=answers)


def test_a_debrief_by_question_flows_into_the_thank_yous(tmp_path: Path) -> None:
    story = held(tmp_path)
    answers = "Ben Okoro <ben@acme.example>\n\nJo Lind <jo@acme.example>\n\nsoon\nby 24 June\nyour move to Leith\n"
    result = typed(story, "debrief", answers=answers)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Noted for Acme, Data Engineer. (to take it back: followup undo ")
    story.turn("2026-06-09 16:05")
    assert story.tasks("debrief") == []
    drafts = {d["to"][0]: d["body"] for d in story.drafts("thank_you")}
    assert set(drafts) == {"ben@acme.example", "jo@acme.example"}  # and no longer Ana, who only wrote
    assert all("your move to Leith" in body for body in drafts.values())
    assert "welcome" in drafts["jo@acme.example"]  # the letter for those who were kind
    assert story.application()["statement"]["latest"] == "2026-06-24"


def test_all_of_a_debrief_is_taken_back_together(tmp_path: Path) -> None:
    story = held(tmp_path)
    result = typed(story, "debrief", "--met", "Ben <ben@acme.example>", "--decision", "by 24 June")
    named = re.search(r"followup undo (\d+-\d+)", result.stdout)
    assert named
    assert story.hand("undo", named[1])["exit"] == 0
    story.turn("2026-06-09 16:05")
    assert story.application()["statement"] is None
    assert [t["kind"] for t in story.tasks()] == ["debrief"]
    assert [d["to"] for d in story.drafts()] == [[ANA[1]]]
    assert story.hand("undo", "3-1")["error"]["code"] == 2
    assert story.hand("undo", "1-1000")["error"]["code"] == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("debrief", "99"), 5), (("debrief", "--decision", "soon"), 2), (("debrief", "--met", "Ben <nobody>"), 2)],
)
def test_a_debrief_that_says_nothing_usable(tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    story = held(tmp_path)
    assert story.hand(*arguments)["error"]["code"] == code
    assert len(story.tasks("debrief")) == 1


def test_no_debrief_waits(tmp_path: Path) -> None:
    assert acknowledged(tmp_path).hand("debrief")["error"]["wrong"] == "No debrief waits."


@pytest.mark.parametrize(("more", "form"), [(LETTER, "letter"), (FAX, "fax")])
def test_a_thank_you_on_paper(tmp_path: Path, more: str, form: str) -> None:
    story = held(tmp_path, more)
    task = next(t for t in story.tasks("thank_you") if t["form"] == form)
    html, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    result = typed(story, "task", "print", str(task["id"]), "--html", str(html), "--pdf", str(pdf))
    assert result.exit_code == 0, result.stderr
    page = html.read_text()
    assert "Tuesday, 9 June 2026" in page
    assert "<script" not in page
    assert "http" not in page
    assert pdf.read_bytes().startswith(b"%PDF-")
    text = typed(story, "task", "print", str(task["id"])).stdout
    assert "Dear Ana Ruiz," in text
    assert "Robin Vale" in text
    assert ("FAX" in text) is (form == "fax")
    assert "Dear Ana Ruiz," in task["text"]


def test_a_letter_takes_in_what_the_debrief_told(tmp_path: Path) -> None:
    story = held(tmp_path, LETTER)
    story.hand("note", "1", "--mention", "the tram to Leith")
    story.turn("2026-06-09 16:05")
    (task,) = story.tasks("thank_you")
    assert "the tram to Leith" in task["text"]
    assert "the tram to Leith" in typed(story, "task", "print", str(task["id"])).stdout


def test_only_letters_are_printed(tmp_path: Path) -> None:
    story = held(tmp_path)
    assert story.hand("task", "print", str(story.tasks("debrief")[0]["id"]))["error"]["code"] == 2


def test_a_name_out_of_a_mail_is_no_markup(tmp_path: Path) -> None:
    story = held(tmp_path, LETTER)
    story.hand("note", "1", "--met", "<script>alert(1)</script> & #panic()")
    story.turn("2026-06-09 16:05")
    pages = []
    for task in story.tasks("thank_you"):
        out = tmp_path / f"{task['id']}.html"
        assert typed(story, "task", "print", str(task["id"]), "--html", str(out), "--pdf", f"{out}.pdf").exit_code == 0
        pages.append(out.read_text())
    assert len(pages) == 2
    assert not any("<script" in page for page in pages)
