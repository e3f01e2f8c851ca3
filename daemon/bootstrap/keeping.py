"""Owns what the person does with the data as a whole: take copies, put one back, forget."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from daemon.adapters import places
from daemon.adapters.journal import Journal
from daemon.adapters.journal.store import SEAL
from daemon.adapters.private_file import write_private
from daemon.domain.forgetting import over
from daemon.errors import ConfigError, JournalError, UsageError
from daemon.loop.memory import GENERATION
from daemon.pipeline.said import Refusal, Said
from daemon.pipeline.word import forgetting
from daemon.pipeline.word.drafts import take_back_approvals

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program

_SQLITE = b"SQLite format 3\0"  # sqlite.org/fileformat.html section 1.3.1
CONFIG = "config"  # the configuration's text, in a backup only


class Keeping:
    """The journal as a whole."""

    def __init__(self, program: Program) -> None:
        self._program = program

    # Forgetting

    def of_company(self, company: str) -> list[str]:
        """The applications that `forget` would take, as they are called."""
        state = self._program.state()
        found = forgetting.of_company(state, company)
        return [] if isinstance(found, Refusal) else [state.applications[n].named for n in found]

    def over(self, before: datetime) -> list[str]:
        """The applications that `purge` would take, as they are called."""
        state = self._program.state()
        return [state.applications[n].named for n in over(state, before)]

    def forget(self, company: str) -> Said:
        """Forget an employer: at once, or by the daemon's next turn when one runs."""
        program = self._program
        said = program.say(lambda state: forgetting.forget(state, program.clock.now(), program.policy, company=company))
        if program.daemon_runs():
            return said
        with program.lock("forget"):
            self._erase()
        return said

    def purge(self, before: datetime) -> Said:
        """Forget what was over before then, and every older copy of the journal."""
        program = self._program
        with program.lock("purge"):
            said = program.say(
                lambda state: forgetting.purge(state, program.clock.now(), program.policy, before=before)
            )
            self._erase()
            for copy in _copies(program.home):
                copy.unlink(missing_ok=True)
        return said

    def _erase(self) -> None:
        from daemon.loop.erasing import erase_forgotten

        erase_forgotten(self._program.journal, self._program.memory)

    # Copies

    def backup(self, target: Path, config: Path, *, replace: bool) -> int:
        """A whole, verified copy of journal and configuration in one file; how many events it holds."""
        source = places.journal_file(self._program.home)
        if target.exists() and not replace:
            raise UsageError(f"{target} exists already.", "Name another file, or say --force to replace it.")
        if not source.exists():
            raise JournalError("There is no journal yet.", "Nothing has to be saved before the first `followup once`.")
        draft = target.with_name(f"{target.name}.part")
        try:
            with Journal.open(source, readonly=True) as journal:
                journal.copy_to(draft)
            count = _verified(draft, config)
            draft.replace(target)
        except OSError as error:
            raise UsageError(f"{target} cannot be written ({error.strerror}).", "Name another file.") from error
        finally:
            draft.unlink(missing_ok=True)
        return count

    def restore(self, source: Path) -> tuple[int, Path | None]:
        """Put a copy back in the journal's place. How many events it holds, and where the old journal is kept."""
        program = self._program
        with (
            program.lock("restore"),
            tempfile.TemporaryDirectory(dir=program.home, prefix="restore-") as name,
            _opened(source, Path(name) / "journal") as journal,
        ):
            count = journal.event_count()
            with journal.writing() as tx:
                tx.set_meta(CONFIG, "")
                tx.set_meta(SEAL, "")
                tx.set_meta(GENERATION, f"restored:{program.token()}")
            kept = self._replaced(journal)
        program.memory.forget()
        program.say(lambda state: take_back_approvals(state, program.clock.now()))
        return count, kept

    def _replaced(self, journal: Journal) -> Path | None:
        """The live journal with the copy's content, in one transaction that other processes wait for."""
        program = self._program
        live = places.journal_file(program.home)
        kept = None
        if program.journal.event_count():
            kept = live.with_name(f"{live.name}.before-restore-{program.clock.now():%Y%m%dT%H%M%S}")
            with Journal.open(live, readonly=True) as old:
                old.copy_to(kept)
        journal.copy_into(live)
        program.journal.shrink()
        return kept


def _verified(copy: Path, config: Path) -> int:
    """Read the copy as a restore would; it takes the configuration along, which holds no secret."""
    with Journal.open(copy) as journal:
        journal.check()
        with journal.writing() as tx:
            tx.set_meta(CONFIG, config.read_text(encoding="utf-8") if config.exists() else "")
        with journal.writing() as tx:
            tx.set_meta(SEAL, journal.seal())
        return journal.event_count()


def _opened(source: Path, copy: Path) -> Journal:
    """A backup, copied and found to be whole; an older format is brought to the present one."""
    _brought(source, copy)
    with Journal.open(copy, readonly=True) as sealed:
        sealed.check()
        kept, found = sealed.meta(SEAL) or "", sealed.seal()
        if kept.partition(":")[0] == found.partition(":")[0] and kept != found:  # another format has other columns
            raise JournalError(f"{source} is damaged.", "Use another backup; the present journal is as it was.")
    return Journal.open(copy)


def bring_configuration(source: Path, config: Path) -> bool:
    """On a new machine: the configuration out of a backup; whether there was one."""
    with tempfile.TemporaryDirectory(prefix="followup-") as name, _opened(source, Path(name) / "journal") as journal:
        text = journal.meta(CONFIG)
    if text:
        _write_config(config, text)
    return bool(text)


def _brought(source: Path, copy: Path) -> None:
    try:
        shutil.copyfile(source, copy)
    except OSError as error:
        raise UsageError(f"{source} cannot be read ({error.strerror}).", "Name a file that `backup` wrote.") from error
    with copy.open("rb") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            raise JournalError(f"{source} is no backup of followup.", "Name a file that `backup` wrote.")


def _write_config(config: Path, text: str) -> None:
    with suppress(ConfigError):  # the journal matters more; the command says what is missing
        write_private(config, text)


def _copies(home: Path) -> list[Path]:
    """Older journals beside the present one: of an older format, or from before a restore."""
    name = places.journal_file(home).name
    return [path for pattern in ("format-*", "before-restore-*") for path in home.glob(f"{name}.{pattern}")]
