"""A letter and a fax on paper: the page a browser prints, and only for those."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.house import ANA, opened


@pytest.mark.parametrize("form", ["letter", "fax"])
def test_a_thank_you_is_printed_from_the_page(tmp_path: Path, form: str) -> None:
    house = opened(tmp_path, more=f'[rules.thank_you]\nchannel = "{form}"\n')
    house.at("2026-06-09 16:30")
    try:
        cookie = house.cookie()
        number = next(i.id for i in house.program.state().open_items() if i.form == form)
        today = house.ask("/", cookie=cookie).text
        assert f'href="/paper/{number}"' in today
        page = house.ask(f"/paper/{number}", cookie=cookie)
        assert page.status == 200
        assert "Dear Ana Ruiz," in page.text
        assert "Tuesday, 9 June 2026" in page.text
        assert ANA[1] not in page.text.partition('class="paper"')[2]
        other = next(i.id for i in house.program.state().open_items() if i.form == "task")
        assert house.ask(f"/paper/{other}", cookie=cookie).status == 404
        assert house.ask(f"/paper/{number}").status == 401
    finally:
        house.program.journal.close()
        house.server.stop()
