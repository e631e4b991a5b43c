"""What several commands take: deck, folder, sizes and inks; and progress while they work."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kaartspel import shipped
from kaartspel.design import Inking
from kaartspel.parts import DEFAULT_FORMAT, Progress

EPILOG = """\b
Exit status:
  0    done
  1    the deck has problems, each on standard error as file:line:column: message
  2    wrong usage
  3    the surroundings failed: a folder, a font, the disk
  130  interrupted
"""

deck_argument = click.argument(
    "deck", required=False, type=click.Path(path_type=Path, file_okay=False)
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="Folder for all that is built.",
)
quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong."
)
format_option = click.option(
    "--format",
    "format_",
    default=DEFAULT_FORMAT,
    show_default=True,
    metavar="NAME",
    help="Size of card: poker, bridge, tarot, a7, a6, or one of the deck's own.",
)

ink_option = click.option(
    "--ink",
    type=click.Choice([inking.value for inking in Inking]),
    default=Inking.FULL.value,
    show_default=True,
    help="With low, cards have lines instead of fields of colour: for office printers.",
)


def default_deck() -> Path:
    """Return ./deck where there is one, else the deck that ships."""
    own = Path("deck")
    return own if own.is_dir() else shipped.DECK


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Progress]:
    """Show a bar on standard error while cards are made, or nothing."""
    if not shown:
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label="Cards", file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show
