"""Owns the way in: `followup` and `python -m daemon`."""

from daemon.cli.app import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
