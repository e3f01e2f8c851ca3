"""A reader process that does not even start: no mail is at fault, and none is put aside for it."""

from __future__ import annotations

import pytest

from daemon.adapters.reader_process import ReaderProcess
from daemon.errors import FollowupError


def test_a_reader_that_cannot_start_blames_no_mail() -> None:
    reader = ReaderProcess("classifiers.nothing_by_this_name:classify")
    with pytest.raises(FollowupError, match="does not start"):
        reader.read(b"Subject: x\r\n\r\nx", me=frozenset(), locale=None)
    assert not reader.running
    reader.close()
