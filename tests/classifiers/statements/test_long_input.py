"""No input of 100 kB takes long, and none recurses without end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import process_time

import pytest

from classifiers.dates import read_back_on, read_deadline, read_interview_times
from classifiers.statements import read_statement

SENT = datetime.fromisoformat("2026-06-03T10:12:00-04:00")
SIZE = 100_000
SEEDS = [
    "by ", "1-", "friday or ", "a week ", "if you have not heard ", "the week after ",
    "two weeks after ", "end of the ",
    "let you know ", "<", "(", "do not ", "the monday after ", "2 to 3 ", "\n", "a. ", "x", "On wrote ", "5 June, ",
    "send share hear ", "&amp;", "half past ", "at 3 - 4 pm ", "w/c ", "> a\n", "between 3 and ",
    "jusqu'au 12 bis zum ",
    "sie hören bis ", "wir werden uns bis ", "sollten sie bis zum ", "nous vous dans les ",
    "sans réponse d'ici ",
    "from 3 to ", "3 fridays ", "the third last week ", "as soon as the ", "once we have those ",
    "2026-", "week 31 of ",
    "mid to ", "it will be ", ", with ",
    "the week of ",
    "am 1 bin ich ", "We will decide by Friday. ",
]  # fmt: skip
READERS = [read_statement, read_interview_times, read_deadline, read_back_on]


@pytest.mark.parametrize("seed", SEEDS, ids=repr)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_long_input_is_read_in_bounded_time(reader: Callable[..., object], seed: str) -> None:
    text = (seed * (SIZE // len(seed) + 1))[:SIZE]
    begun = process_time()
    reader(text, SENT, "en-US")
    assert process_time() - begun < 1.0  # half a second on an idle machine
