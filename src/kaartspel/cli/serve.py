"""The command that shows a deck in a browser while it is edited: serve."""

import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import click

from kaartspel.cli.build import tell_choices
from kaartspel.cli.chosen import chosen_of
from kaartspel.cli.folders import called
from kaartspel.cli.options import EPILOG, deck_argument, format_option
from kaartspel.cli.running import cli, problems_text, visible_lines
from kaartspel.cli.summaries import verbose_option
from kaartspel.parts import Options
from kaartspel.problems import InvalidDeck, KaartspelError
from kaartspel.watching import saves

_PORT = 8044


@cli.command(
    "serve",
    cls=click.Command,
    short_help="Show the deck in a browser, anew at each save.",
    epilog=EPILOG,
)
@deck_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    metavar="N",
    help="The port of this machine to use; 0 is any free one.",
)
@click.option("--no-open", is_flag=True, help="Open no browser; only tell the address.")
@format_option
@verbose_option
def serve_command(deck: Path, port: int, no_open: bool, verbose: bool, **given: Any) -> None:
    """Show the deck in a browser, and anew at each save, until Ctrl-C.

    The browser goes to the card that changed. What is wrong with the deck it lists with the file
    and the lines, and shows the last page that was right. Only this machine can see it.
    """
    # What answers a browser takes a while to load.
    import webbrowser  # noqa: PLC0415

    from kaartspel.serving import HOST, Showcase, follow_deck, server  # noqa: PLC0415

    if not deck.is_dir():
        raise click.UsageError(f"there is no folder {deck}; name the deck's folder")

    def options() -> Options:
        chosen = chosen_of(deck, given)
        tell_choices(chosen, shown=verbose)
        return chosen.options

    showcase = Showcase()
    with server(showcase, port) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        address = f"http://{HOST}:{served.server_address[1]}/"
        click.echo(f"Serving {called(deck)} at {address}; Ctrl-C stops.", err=True)
        if not no_open:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            follow_deck(deck, options, saves(deck), showcase, _tell)
        served.shutdown()
    click.echo("Stopped serving.", err=True)


def _tell(outcome: str | KaartspelError) -> None:
    if isinstance(outcome, str):
        at = f", at {outcome.upper()}" if outcome else ""
        click.echo(f"{time.strftime('%H:%M:%S')} Shown{at}")
    elif isinstance(outcome, InvalidDeck):
        click.echo(problems_text(outcome), err=True)
    else:
        click.echo(visible_lines(f"kaartspel: {outcome}"), err=True)
