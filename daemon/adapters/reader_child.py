"""Owns the inside of the reader process: gives up its rights, then reads one mail after another from its pipe."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import sys
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Any

from daemon.adapters.reading_wire import FRAME, OUT_OF_MEMORY, READ, READY, UNREADABLE, ReadMail, encode, summary

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_NO_NEW_PRIVS, _PR_SET_DUMPABLE = 38, 4


def main(classify_path: str, memory: int, cpu: int) -> None:
    """Answer requests on standard input until it ends. `memory` in bytes for all, `cpu` in seconds for one mail."""
    replies = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not look like an answer
    classify = find(classify_path)
    from classifiers.parse import parse  # before the limits: the imports are ours

    _give_up_rights(memory)
    _send(replies, READY, b"")
    while (request := _receive()) is not None:
        header, raw = request
        _limit_cpu(cpu)
        _send(replies, *_answer(raw, _options(header), parse, classify))


def find(path: str) -> Callable[..., Any]:
    """The function at "package.module:name"."""
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def _answer(
    raw: bytes, options: dict[str, Any], parse: Callable[[bytes], Any], classify: Callable[..., Any]
) -> tuple[int, bytes]:
    from classifiers.parse import Unreadable

    try:
        message = parse(raw)
        reading = classify(message, **options)
        return READ, encode(ReadMail(summary(message), reading))
    except Unreadable as refused:
        return UNREADABLE, str(refused).encode()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        return UNREADABLE, f"Reading it failed: {type(error).__name__}.".encode()


@lru_cache(maxsize=16)
def _options(header: bytes) -> dict[str, Any]:
    given = json.loads(header)
    return {
        "me": frozenset(given["me"]),
        "locale": given["locale"],
        "authserv_ids": frozenset(given["authserv_ids"]),
    }


def _receive() -> tuple[bytes, bytes] | None:
    """One request: its options as JSON, and the mail; None when the other side is gone."""
    start = _exactly(FRAME.size)
    if start is None:
        return None
    _, head, body = FRAME.unpack(start)
    header, raw = _exactly(head), _exactly(body)
    return None if header is None or raw is None else (header, raw)


def _exactly(size: int) -> bytes | None:
    pieces: list[bytes] = []
    while size:
        piece = os.read(0, min(size, 1 << 20))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _send(replies: int, kind: int, body: bytes) -> None:
    data = memoryview(FRAME.pack(kind, 0, len(body)) + body)
    while data:
        data = data[os.write(replies, data) :]


def _give_up_rights(memory: int) -> None:
    """Memory, files, processes, network: as far as an unprivileged process can bind itself."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),  # a core would hold mail text
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_AS, memory),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)  # Linux, where user namespaces are allowed: no network at all
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    """Second fence, where the first cannot be had: Python code in here opens no socket and starts no program."""
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")):
        raise PermissionError(f"{event} is not allowed in the reader process")


def _limit_cpu(seconds: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))
