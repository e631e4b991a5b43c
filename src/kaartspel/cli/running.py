"""Run a command: errors become messages and exit statuses."""

import sys
from collections.abc import Callable

import click

from kaartspel import __version__
from kaartspel.cli.options import EPILOG
from kaartspel.problems import InvalidDeck, KaartspelError


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kaartspel")
def cli() -> None:
    """Turn a deck of questions and values into playing cards and an e-book.

    DECK is the folder with the deck's files: ./deck where there is one, else the deck that comes
    with kaartspel.
    """


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(_run(lambda: cli.main(standalone_mode=False)))


def _run(command: Callable[[], object]) -> int:
    try:
        status = command()
    except InvalidDeck as error:
        count = len(error.problems)
        click.echo(str(error), err=True)
        click.echo(f"{count} problem{'s' * (count > 1)}; nothing was written", err=True)
        return error.exit_status
    except KaartspelError as error:
        click.echo(f"kaartspel: {error}", err=True)
        return error.exit_status
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("kaartspel: interrupted; nothing was changed", err=True)
        return 130
    return status if isinstance(status, int) else 0
