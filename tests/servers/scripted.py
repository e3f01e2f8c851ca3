"""An IMAP server that says what a test tells it to: well-mannered by default, any command's answer replaceable."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_COMMAND = re.compile(rb"(\S+) (UID )?(\S+) ?(.*)", re.DOTALL)
PATIENCE = 10.0


class OverError(Exception):
    """The conversation is over."""


@dataclass
class Talk:
    """One connection as the server sees it."""

    connection: socket.socket
    server: Scripted
    buffer: bytes = b""
    inbox: bool = True  # the folder that is open

    def say(self, *lines: bytes) -> None:
        """Send lines."""
        self.raw(b"".join(line + b"\r\n" for line in lines))

    def raw(self, octets: bytes) -> None:
        """Send octets as they are."""
        try:
            self.connection.sendall(octets)
        except OSError:
            raise OverError from None

    def drip(self, octets: bytes, seconds: float) -> None:
        """Send one octet at a time until it is all said or the other side has had enough."""
        for octet in octets:
            self.raw(bytes([octet]))
            self.server.over.wait(seconds)

    def hear(self) -> bytes:
        """The next line, without its end."""
        while b"\r\n" not in self.buffer:
            self._more()
        line, _, self.buffer = self.buffer.partition(b"\r\n")
        return line

    def _more(self) -> None:
        try:
            received = self.connection.recv(65_536)
        except OSError:
            raise OverError from None
        if not received:
            raise OverError
        self.buffer += received
        self.server.heard += received

    def octets(self, size: int) -> bytes:
        """So many octets."""
        while len(self.buffer) < size:
            self._more()
        taken, self.buffer = self.buffer[:size], self.buffer[size:]
        return taken

    def hang_up(self) -> None:
        """End the connection at once."""
        raise OverError

    def to_tls(self, context: ssl.SSLContext) -> None:
        """Go on with TLS."""
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except OSError:
            raise OverError from None


Answer = Callable[[Talk, bytes, bytes], None]


@dataclass
class Scripted:
    """A server on a free port. `mails` by UID; `answers` replaces what is said to a command ("FETCH", "IDLE", ...)."""

    mails: dict[int, bytes] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    capabilities: bytes = b"IMAP4rev1 IDLE UIDPLUS"
    greeting: bytes = b"* OK ready"
    uidvalidity: int = 7
    context: ssl.SSLContext | None = None
    heard: bytes = b""
    commands: list[str] = field(default_factory=list)
    connections: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    port: int = 0
    talks: list[Talk] = field(default_factory=list)

    def hang_up_all(self) -> None:
        """End every connection, as a server that restarts does."""
        for talk in self.talks:
            with contextlib.suppress(OSError):
                talk.connection.shutdown(socket.SHUT_RDWR)

    def count(self, command: str) -> int:
        """How often a command was heard."""
        return self.commands.count(command)

    def talk(self, connection: socket.socket) -> None:
        """Converse until somebody has had enough."""
        connection.settimeout(PATIENCE)
        talk = Talk(connection, self)
        self.talks.append(talk)
        with contextlib.suppress(OverError):
            if self.context is not None:
                talk.to_tls(self.context)
            talk.say(self.greeting)
            while True:
                hit = _COMMAND.fullmatch(talk.hear())
                if hit is None:
                    continue
                tag, _, name, rest = hit.groups()
                word = name.decode("latin-1").upper()
                self.commands.append(word)
                ours: Answer = getattr(self, f"on_{word.lower()}", _bad)
                answer = self.answers.get(word, ours)
                answer(talk, tag, rest)
        with contextlib.suppress(OSError):
            talk.connection.shutdown(socket.SHUT_RDWR)
        talk.connection.close()

    # The manners of an ordinary server.

    def on_capability(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(b"* CAPABILITY " + self.capabilities, tag + b" OK done")

    def on_login(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(tag + b" OK done")

    def on_list(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(b'* LIST () "/" INBOX', b'* LIST (\\Sent) "/" Sent', tag + b" OK done")

    def on_logout(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(b"* BYE see you", tag + b" OK done")
        talk.hang_up()

    def on_examine(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        inbox = talk.inbox = b"INBOX" in rest.upper()
        talk.say(
            b"* %d EXISTS" % (len(self.mails) if inbox else 0),
            b"* OK [UIDVALIDITY %d]" % self.uidvalidity,
            b"* OK [UIDNEXT %d]" % (max(self.mails, default=0) + 1 if inbox else 1),
            tag + b" OK [READ-ONLY] done",
        )

    on_select = on_examine

    def on_status(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        name = rest.split(b" ")[0]
        uidnext = max(self.mails, default=0) + 1 if b"INBOX" in name.upper() else 1
        talk.say(b"* STATUS %s (UIDNEXT %d UIDVALIDITY %d)" % (name, uidnext, self.uidvalidity), tag + b" OK done")

    def on_search(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(b"* SEARCH " + b" ".join(b"%d" % uid for uid in sorted(self.mails) if talk.inbox), tag + b" OK done")

    def on_fetch(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        numbers, _, items = rest.partition(b" ")
        for uid in self.asked(numbers):
            talk.raw(self.fetched(uid, items))
        talk.say(tag + b" OK done")

    def on_noop(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(tag + b" OK done")

    def on_append(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        size = int(rest.rpartition(b"{")[2].rstrip(b"+}"))
        talk.say(b"+ go on")
        talk.octets(size + 2)
        talk.say(tag + b" OK [APPENDUID %d 1] done" % self.uidvalidity)

    def on_idle(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(b"+ idling")
        while talk.hear().upper() != b"DONE":
            pass
        talk.say(tag + b" OK done")

    def asked(self, numbers: bytes) -> list[int]:
        """The UIDs of a sequence set that exist."""
        spans = [part.partition(b":") for part in numbers.split(b",")]
        wanted = {uid for low, _, high in spans for uid in range(int(low), int(high or low) + 1)}
        return sorted(wanted & self.mails.keys())

    def fetched(self, uid: int, items: bytes) -> bytes:
        """One FETCH answer about a mail of plain text."""
        head, _, text = self.mails[uid].partition(b"\r\n\r\n")
        head += b"\r\n\r\n"
        said = [b"UID %d" % uid]
        if b"INTERNALDATE" in items:
            said.append(b'INTERNALDATE " 4-May-2026 09:00:00 +0000"')
        if b"BODYSTRUCTURE" in items:
            said.append(self.structure(uid, text))
        for name, octets in ((b"HEADER", head), (b"", self.mails[uid]), (b"1", text)):
            if b"BODY.PEEK[%s]" % name in items:
                said.append(b"BODY[%s]<0> {%d}\r\n%s" % (name, len(octets), octets))
        if b"HEADER.FIELDS" in items:
            said.append(b"BODY[HEADER.FIELDS (X)]<0> {%d}\r\n%s" % (len(head), head))
        return b"* 1 FETCH (" + b" ".join(said) + b")\r\n"

    def structure(self, uid: int, text: bytes) -> bytes:
        """Its BODYSTRUCTURE."""
        return b'BODYSTRUCTURE ("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "7BIT" %d 1 NIL NIL NIL)' % len(text)


def _bad(talk: Talk, tag: bytes, rest: bytes) -> None:
    talk.say(tag + b" BAD what?")


@contextlib.contextmanager
def listening(server: Scripted) -> Iterator[Scripted]:
    """Run `server` until the block ends; every connection is a thread."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        server.port = door.getsockname()[1]
        door.settimeout(PATIENCE)
        threads: list[threading.Thread] = []

        def welcome() -> None:
            while not server.over.is_set():
                try:
                    connection, _ = door.accept()
                except TimeoutError:
                    continue
                except OSError:
                    return
                if server.over.is_set():
                    connection.close()
                    return
                server.connections += 1
                threads.append(threading.Thread(target=server.talk, args=(connection,), daemon=True))
                threads[-1].start()

        porter = threading.Thread(target=welcome, daemon=True)
        porter.start()
        try:
            yield server
        finally:
            server.over.set()
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", server.port), 1.0):
                pass
            porter.join(PATIENCE)
