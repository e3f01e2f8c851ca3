"""The numbers of the rules: shown with their meaning, changed in the file with its comments kept, counted at once."""

from __future__ import annotations

import re
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from daemon.bootstrap.renewing import Renewing
from daemon.config import load
from daemon.web.settings_fields import GROUPS, Field, fields
from daemon.web.settings_file import change, seal, value_of
from tests.web.house import House

COMMENTED = """
[rules]
profile = "auto" # by the role

[rules.patient]
first_check_days = 10 # shorter than usual
"""


def the(house: House, name: str) -> Field:
    """One field of the settings by its dotted key."""
    known = fields(load(house.story.config))
    return next(one for group in GROUPS for one in known[group] if one.name == name)


def written(house: House) -> str:
    """The file."""
    return house.story.config.read_text(encoding="utf-8")


def test_every_number_of_the_rules_has_a_field_and_a_meaning(house: House) -> None:
    from daemon.config.shape import SECTIONS, ProfileSection
    from daemon.web.texts import texts

    known = fields(load(house.story.config))
    names = {one.name for group in GROUPS for one in known[group]}
    numbers = {
        f"rules.{profile}.{name}"
        for profile in ("patient", "brisk", "assertive")
        for name in ProfileSection.model_fields
    }
    shared = {f"rules.{name}" for name in SECTIONS["rules"].model_fields} - {
        *("rules.patient", "rules.brisk", "rules.assertive", "rules.thank_you", "rules.status_check"),
    }
    assert numbers | shared <= names
    labels = {one.label for group in GROUPS for one in known[group]}
    assert labels == set(texts().settings.label) == set(texts().settings.meaning)


def test_comments_stay_and_the_old_file_is_kept(house: House) -> None:
    old = written(house) + COMMENTED
    house.story.config.write_text(old, encoding="utf-8")
    wanted = {the(house, "rules.patient.first_check_days"): "12", the(house, "rules.checks_at"): "10:30"}
    assert change(house.story.config, wanted) == ()
    new = written(house)
    assert "first_check_days = 12 # shorter than usual" in new
    assert 'profile = "auto" # by the role' in new
    assert "checks_at = 10:30:00" in new
    assert load(house.story.config).rules.numbers["patient"].first_check_days == 12
    backup = house.story.config.with_name("config.toml.bak")
    assert backup.read_text(encoding="utf-8") == old
    assert {stat.S_IMODE(path.stat().st_mode) for path in (backup, house.story.config)} == {0o600}
    assert change(house.story.config, {the(house, "rules.patient.first_check_days"): ""}) == ()
    assert load(house.story.config).rules.numbers["patient"].first_check_days == 14


def test_the_running_daemon_takes_new_rules_in_and_keeps_its_accounts(house: House) -> None:
    program = house.program
    renewing, sources = Renewing(program), program.parts.sources
    assert renewing.renew() is None
    assert change(house.story.config, {the(house, "rules.patient.max_checks"): "1"}) == ()
    assert change(house.story.config, {the(house, "privacy.keep_text_days"): "9"}) == ()
    assert renewing.renew() is None
    assert program.policy.numbers["patient"].max_checks == 1
    assert program.policy.addresses
    assert program.parts.policy is program.policy
    assert program.parts.keep_texts == timedelta(days=9)
    assert program.parts.sources is sources


def test_a_file_that_became_wrong_changes_nothing_and_is_told_once(house: House) -> None:
    program = house.program
    renewing, before = Renewing(program), program.policy
    house.story.config.write_text(written(house) + "[rules]\nprofile = 'lazy'\n", encoding="utf-8")
    wrong = renewing.renew()
    assert wrong is not None
    assert "rules.profile" in wrong.wrong
    assert renewing.renew() is None
    assert program.policy is before
    house.story.config.unlink()
    assert renewing.renew() is None


def test_a_link_to_the_file_stays_a_link(house: House, tmp_path: Path) -> None:
    link = tmp_path / "dotfiles.toml"
    link.symlink_to(house.story.config)
    assert change(link, {the(house, "rules.patient.max_checks"): "1"}) == ()
    assert link.is_symlink()
    assert load(house.story.config).rules.numbers["patient"].max_checks == 1


def test_every_problem_is_told_and_nothing_is_written(house: House) -> None:
    before = written(house)
    wanted = {
        the(house, "rules.patient.max_checks"): "-1",
        the(house, "rules.brisk.quiet_days"): "soon",
        the(house, "rules.day_ends"): "25:00",
        the(house, "rules.profile"): "lazy",
        the(house, "notify.ntfy"): "nowhere",
    }
    told = {".".join(map(str, one.key)) for one in change(house.story.config, wanted)}
    assert told == {one.name for one in wanted}
    assert written(house) == before
    assert not house.story.config.with_name("config.toml.bak").exists()


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("number", "3", 3),
        ("number", "0.5", 0.5),
        ("number", "1e9", "1e9"),
        ("number", "", None),
        ("yes", "yes", True),
        ("yes", "", None),
        ("yes", "on", None),
        ("clock", "25:00", "25:00"),
    ],
)
def test_what_is_typed_becomes_a_value_or_stays_text(kind: str, typed: str, value: object) -> None:
    assert value_of(Field(("rules", "x"), kind, "", ""), typed) == value


def test_a_file_changed_meanwhile_is_not_written_over(house: House) -> None:
    cookie = house.cookie()
    fields = {"word": house.word(cookie), "group": "numbers", "seal": seal(house.story.config)}
    house.story.config.write_text(written(house) + "# mine\n", encoding="utf-8")
    answer = house.post("/settings", cookie, {**fields, "rules.patient.max_checks": "1"})
    assert answer.status == 422
    assert "changed by somebody else" in answer.text
    assert written(house).endswith("# mine\n")


@pytest.mark.parametrize("group", ["", "accounts", "person", "numbers.x"])
def test_only_the_groups_of_the_page_are_taken(house: House, group: str) -> None:
    cookie, before = house.cookie(), written(house)
    fields = {"word": house.word(cookie), "group": group, "seal": seal(house.story.config)}
    answer = house.post(
        "/settings", cookie, {**fields, "person.name": "Somebody else", "account.0.host": "evil.example"}
    )
    assert answer.status == 422
    assert written(house) == before


def test_keys_that_are_no_fields_are_not_written(house: House) -> None:
    cookie, before = house.cookie(), written(house)
    fields = {"word": house.word(cookie), "group": "notify", "seal": seal(house.story.config), "notify.desktop": ""}
    answer = house.post("/settings", cookie, {**fields, "notify.command": "rm -rf /", "person.name": "x"})
    assert answer.status == 303
    assert written(house) == before


def test_no_secret_is_shown(house: House) -> None:
    secret = 'ntfy = "https://kim:canary@ntfy.example/canary-topic"\ncommand = "tell --key canary"'
    house.story.config.write_text(f"{written(house)}\n[notify]\n{secret}\n", encoding="utf-8")
    page = house.ask("/settings", cookie=house.cookie()).text
    assert "leads to ntfy.example" in page
    assert "canary" not in page


@pytest.mark.browser
def test_a_number_is_changed_and_counts_from_the_next_turn(page: Page, house: House) -> None:
    page.goto(f"{house.home}/settings")
    field = page.get_by_label("First check (days), patient")
    expect(field).to_have_value("14")
    expect(page.get_by_role("rowheader", name=re.compile("First check"))).to_contain_text("when they named no date")
    field.fill("3")
    page.locator("section[aria-labelledby=numbers]").get_by_role("button", name="Save").click()
    expect(page.locator("#note")).to_contain_text("It counts from the next turn on")
    expect(page.get_by_label("First check (days), patient")).to_have_value("3")
    page.goto(f"{house.home}/plan")
    expect(page.locator("details.coming", has_text="Status check")).to_be_visible()
    day = page.locator(".day", has=page.get_by_role("heading", name="Fri 12 June"))
    expect(day.locator("details.coming")).to_contain_text("Status check")


@pytest.mark.browser
def test_problems_stand_beside_their_fields(page: Page, house: House) -> None:
    before = written(house)
    page.goto(f"{house.home}/settings")
    page.get_by_label("Checks at most, brisk").fill("many")
    page.get_by_label("Quiet after (days), patient").fill("-4")
    page.locator("section[aria-labelledby=numbers]").get_by_role("button", name="Save").click()
    expect(page.locator("#refused")).to_contain_text("2 values do not fit")
    wrong = page.get_by_label("Checks at most, brisk")
    expect(wrong).to_have_value("many")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#rules-brisk-max_checks-told")).to_contain_text("valid integer")
    expect(page.locator("#rules-patient-quiet_days-told")).to_contain_text("greater than or equal to 0")
    assert written(house) == before


@pytest.mark.browser
def test_notifications_are_turned_on_and_off(page: Page, house: House) -> None:
    page.goto(f"{house.home}/settings")
    group = page.locator("section[aria-labelledby=notify]")
    group.get_by_label("On the desktop").check()
    group.get_by_label("Daily summary at").fill("18:30")
    group.get_by_label("On the telephone (ntfy)").fill("https://ntfy.example/a-topic")
    group.get_by_role("button", name="Save").click()
    expect(page.locator("#note")).to_be_visible()
    notify = load(house.story.config).notify
    assert (notify.desktop, str(notify.digest), notify.ntfy) == (True, "18:30:00", "https://ntfy.example/a-topic")
    expect(group.get_by_label("On the telephone (ntfy)")).to_have_value("")
    group.get_by_label("On the desktop").uncheck()
    group.get_by_label("Turn it off").check()
    group.get_by_role("button", name="Save").click()
    expect(group.get_by_label("Turn it off")).to_have_count(0)
    notify = load(house.story.config).notify
    assert (notify.desktop, notify.ntfy, str(notify.digest)) == (False, None, "18:30:00")


@pytest.mark.browser
def test_what_is_typed_is_not_taken_away_by_news(page: Page, house: House) -> None:
    page.goto(f"{house.home}/settings")
    page.get_by_label("Checks at most, patient").fill("5")
    house.turn()
    house.server.changed()
    expect(page.locator("#news")).to_be_visible()
    expect(page.get_by_label("Checks at most, patient")).to_have_value("5")
