"""What the journal knows, for tests of sources: an honest small memory of marks and names."""

from __future__ import annotations

from dataclasses import dataclass, field

from daemon.sources.source import Batch, Mark


@dataclass
class Memory:
    """The port Seen, remembering what it is told."""

    marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    names: set[tuple[str, str, str]] = field(default_factory=set)
    addresses: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def mark(self, account: str, folder: str) -> Mark | None:
        return self.marks.get((account, folder))

    def has_name(self, account: str, folder: str, name: str) -> bool:
        return (account, folder, name) in self.names

    def knows_sender(self, address: str) -> bool:
        return address in self.addresses

    def knows_thread(self, message_ids: tuple[str, ...]) -> bool:
        return any(one in self.ids for one in message_ids)

    def remember(self, account: str, batch: Batch) -> None:
        """What the journal does in the commit of a batch."""
        if batch.mark:
            self.marks[account, batch.mark.folder] = batch.mark
        self.names |= {(account, folder, name) for folder, name in batch.names}
