"""Owns the configuration: one TOML file, checked as a whole, handed on as frozen values."""

from daemon.config.loading import load, load_cached
from daemon.config.settings import FolderAccount, ImapAccount, Person, Settings, Smtp

__all__ = ["FolderAccount", "ImapAccount", "Person", "Settings", "Smtp", "load", "load_cached"]
