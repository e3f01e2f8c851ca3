"""Owns `completion`: the lines that make a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """What makes your shell complete commands. Put it where the shell reads it at its start.

    \b
    Examples:
      followup completion bash > ~/.local/share/bash-completion/completions/followup
      followup completion zsh > "${fpath[1]}/_followup"
      followup completion fish > ~/.config/fish/completions/followup.fish
    """
    root = click.get_current_context().find_root().command
    found = get_completion_class(shell)
    assert found is not None  # the choices are those that click knows
    click.echo(found(root, {}, "followup", "_FOLLOWUP_COMPLETE").source())
