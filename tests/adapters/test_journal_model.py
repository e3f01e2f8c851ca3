"""Whatever is done to them, the journal in a file and the one in memory say the same."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from daemon.adapters.journal import Journal
from daemon.adapters.journal.memory import MemoryJournal
from daemon.adapters.journal.port import JournalPort
from daemon.domain.mailbox import Mark
from tests.adapters.journal_contract import NOW, fact, kept

KEYS = st.sampled_from("abcd")
SMALL = st.integers(0, 3)
Step = tuple[str, tuple[Any, ...]]
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.just("bump"), st.tuples(KEYS, SMALL)),
    st.tuples(st.just("set_mark"), st.tuples(st.builds(Mark, KEYS, KEYS, SMALL, SMALL))),
    st.tuples(st.just("effect_plan"), st.tuples(KEYS, st.just("smtp"), SMALL, st.just({"x": 1}))),
    st.tuples(st.sampled_from(["effect_claim", "effect_done", "effect_drop"]), st.tuples(KEYS)),
    st.tuples(st.sampled_from(["effect_unsure", "effect_failed"]), st.tuples(KEYS, KEYS)),
    st.tuples(st.just("append"), st.tuples(st.lists(st.builds(lambda n, k: fact(n, key=k), SMALL, KEYS)))),
    st.tuples(st.just("keep_text"), st.tuples(st.builds(kept, KEYS, SMALL))),
    st.tuples(st.sampled_from(["drop_texts", "drop_loose"]), st.tuples(SMALL.map(lambda n: NOW + timedelta(days=n)))),
)


class _GivenUpError(Exception):
    """The transaction ends without a commit."""


def _do(journal: JournalPort, steps: list[Step], fails: bool) -> list[Any]:
    answers: list[Any] = []
    try:
        with journal.writing() as page:
            for verb, arguments in steps:
                answer = getattr(page, verb)(*arguments)
                answers.append([a is None for a in answer] if verb == "append" else answer)
            if fails:
                raise _GivenUpError
    except _GivenUpError:
        pass
    return answers


class TwoJournals(RuleBasedStateMachine):
    """The same transactions on both, some of them failing, and the file closed and opened in between."""

    @initialize()
    def begin(self) -> None:
        self.directory = tempfile.TemporaryDirectory()
        self.path = Path(self.directory.name) / "journal.sqlite3"
        self.file = Journal.open(self.path)
        self.memory = MemoryJournal()

    @rule(steps=st.lists(STEPS, max_size=8), fails=st.booleans())
    def transaction(self, steps: list[Step], fails: bool) -> None:
        assert _do(self.file, steps, fails) == _do(self.memory, steps, fails)

    @rule()
    def restart(self) -> None:
        self.file.close()
        self.file = Journal.open(self.path)

    @invariant()
    def both_say_the_same(self) -> None:
        assert _all_of(self.file) == _all_of(self.memory)

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            self.directory.cleanup()


def _all_of(journal: JournalPort) -> list[Any]:
    return [
        [(event.at, event.application, event.data) for event in journal.events()],
        {name: n for name, n in journal.counters().items() if n},
        [journal.mark(account, folder) for account in "abcd" for folder in "abcd"],
        [(effect.key, effect.state, effect.item, effect.data, effect.why) for effect in journal.effects()],
        [journal.mail_text(key) for key in "abcd"],
    ]


TestTwoJournals = TwoJournals.TestCase
TestTwoJournals.settings = settings(max_examples=30, stateful_step_count=12)
