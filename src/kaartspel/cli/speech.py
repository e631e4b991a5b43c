"""What the command line says, in the language of who reads it."""

import click

from kaartspel.messages import ENGLISH, Catalogue
from kaartspel.problems import visible


class _Speaker:
    """Holds the language that is spoken."""

    catalogue: Catalogue = ENGLISH


def words(text: str) -> str:
    """Return a message in the language that is spoken; any other text as it is."""
    return _Speaker.catalogue.words(text)


def usage_error(message: str) -> click.UsageError:
    """Return the error that says that a command was called wrongly."""
    return click.UsageError(words(message))


def echo(text: str, *, err: bool = False) -> None:
    """Print a message, of one line or several, in the language that is spoken.

    What stands in it of a deck, or of the names of its files, commands no terminal.
    """
    click.echo("\n".join(map(visible, words(text).split("\n"))), err=err)
