"""Functions in the place of classify that do what hostile bytes might make a reader do."""

from __future__ import annotations

import os
import socket
from typing import Any

from classifiers.message import Message
from classifiers.reading import Label, Reading


def quiet(message: Message, **_: Any) -> Reading:
    return Reading(label=Label.UNSURE, sure=0.5, written=message.text)


def by_subject(message: Message, **options: Any) -> Reading:
    """Does what the subject says, so that one child meets good and bad mails in turn."""
    match message.subject:
        case "loop":
            while True:
                pass
        case "eat":
            hoard = []
            while True:
                hoard.append(bytearray(16 * 1024 * 1024))
        case "exit":
            os._exit(9)
        case "raise":
            raise RuntimeError("a bug of ours")
        case "connect":
            socket.create_connection(("192.0.2.1", 25), timeout=1)
        case "shell":
            os.system("true")
        case "print":
            print("READY" * 100, flush=True)
        case "environment":
            return Reading(label=Label.UNSURE, written=" ".join(sorted(os.environ)) + "|" + os.getcwd())
        case "options":
            return Reading(label=Label.UNSURE, written=repr(sorted((key, value) for key, value in options.items())))
    return quiet(message)
