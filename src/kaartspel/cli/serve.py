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
from kaartspel.cli.helping import SpokenCommand
from kaartspel.cli.options import EPILOG, deck_argument, format_option
from kaartspel.cli.running import cli, problems_text
from kaartspel.cli.speech import echo, usage_error, words
from kaartspel.cli.summaries import verbose_option
from kaartspel.messages import say
from kaartspel.parts import Options
from kaartspel.problems import InvalidDeck, KaartspelError
from kaartspel.watching import saves

_PORT = 8044


@cli.command("serve", cls=SpokenCommand, epilog=EPILOG)
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
        raise usage_error(say("there is no folder {deck}; name the deck's folder", deck=deck))

    def options() -> Options:
        chosen = chosen_of(deck, given)
        tell_choices(chosen, shown=verbose)
        return chosen.options

    showcase = Showcase(words)
    with server(showcase, port) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        address = f"http://{HOST}:{served.server_address[1]}/"
        echo(
            say("Serving {deck} at {address}; Ctrl-C stops.", deck=called(deck), address=address),
            err=True,
        )
        if not no_open:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            follow_deck(deck, options, saves(deck), showcase, _tell)
        served.shutdown()
    echo(say("Stopped serving."), err=True)


def _tell(outcome: str | KaartspelError) -> None:
    if isinstance(outcome, str):
        now = time.strftime("%H:%M:%S")
        message = say("{now} Shown, at {card}", now=now, card=outcome.upper())
        echo(message if outcome else say("{now} Shown", now=now))
    elif isinstance(outcome, InvalidDeck):
        echo(problems_text(outcome), err=True)
    else:
        echo(say("kaartspel: {error}", error=outcome), err=True)
