"""The composition root: the only place that knows all parts and puts them together."""

from daemon.bootstrap.opening import open_program
from daemon.bootstrap.program import Program

__all__ = ["Program", "open_program"]
