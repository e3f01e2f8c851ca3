"""Owns `notify`: how the person is told by itself, and a try of it."""

from __future__ import annotations

import click

from daemon.cli.session import SCHEMA, as_json, opened, put_note
from daemon.errors import ConfigError, FollowupError, MailboxError

TEST = "This is a test of followup's notices. Nothing waits because of it."


@click.command()
@click.option("--test", "trying", is_flag=True, help="Tell every target a line now, also in the quiet hours.")
@click.option("--store", is_flag=True, help="Ask for the addresses of Apprise, and put them into the keyring.")
def notify(trying: bool, store: bool) -> None:
    """How you are told of what waits, and a try of it. What is told and how: section [notify] of config.toml.

    \b
    Examples:
      followup notify
      followup notify --test
      followup notify --store         the addresses of Apprise, which may hold passwords
    """
    if store:
        _store()
    with opened(reading_only=True) as program:
        settings = program.settings.notify
    from daemon.bootstrap.delivering import targets_of

    targets = targets_of(settings)
    if not targets:
        raise ConfigError(
            "Nobody is told of anything.", "Set a way in section [notify] of config.toml, then try again."
        )
    names = [target.name for target in targets]
    if not trying:
        quiet = f"quiet from {settings.quiet_from:%H:%M} to {settings.quiet_until:%H:%M}"
        daily = f"what waits once a day at {settings.digest:%H:%M}" if settings.digest else "no daily digest"
        put_note({"schema": SCHEMA, "targets": names}, f"You are told by {', '.join(names)}; {quiet}; {daily}.")
        return
    wrong: list[FollowupError] = []
    for target in targets:
        try:
            target.tell(TEST)
        except FollowupError as error:
            wrong.append(error)
            if not as_json():
                click.echo(f"{target.name}: {error.wrong} {error.do}", err=True)
    if wrong:
        count = f"{len(wrong)} of {len(names)}"
        raise MailboxError(f"{count} could not be told: {wrong[0].wrong}", wrong[0].do)
    put_note({"schema": SCHEMA, "targets": names, "told": names}, f"Told by {', '.join(names)}.")


def _store() -> None:
    from daemon.adapters.notify.apprise import ACCOUNT, USER
    from daemon.adapters.secrets import store_secret

    given = click.prompt("Addresses of Apprise, with spaces between", hide_input=True)
    store_secret(ACCOUNT, USER, " ".join(given.split()))
    click.echo('They are in the keyring. In config.toml: [notify] apprise = "keyring"', err=True)
