"""What several commands take: deck, folder, sizes and inks; and progress while they work."""

import math
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from kaartspel import shipped
from kaartspel.design import Inking
from kaartspel.parts import (
    BUILT,
    DEFAULT_FORMAT,
    DEFAULT_SHEETS,
    DEFAULT_STOCK,
    PARTS,
    Progress,
)
from kaartspel.pdf import NotAProfile, Profile, read_profile
from kaartspel.posters import DEFAULT_PAPER, PAPERS
from kaartspel.printers import calibrations
from kaartspel.problems import SurroundingsFailed, WrongUsage

Command = TypeVar("Command", bound=Callable[..., Any])

EPILOG = """\b
Exit status:
  0    done
  1    the deck has problems, each on standard error as file:line:column: message
  2    wrong usage
  3    the surroundings failed: a folder, a font, the disk
  130  interrupted
"""


_MOST_PROFILE = 30_000_000  # bytes; the profiles of presses take two or three


def _parts(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    parts = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [part for part in parts if part not in PARTS]
    if unknown or not parts:
        raise click.BadParameter(f"'{value}' is not a list of: {', '.join(PARTS)}")
    return parts


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
only_option = click.option(
    "--only",
    callback=_parts,
    default=",".join(BUILT),
    show_default=True,
    metavar="PARTS",
    help="Parts to build; the others stay as they are.",
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


def names(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[str, ...]:  # fmt: skip
    """Return what a user names, with commas between: a callback of an option."""
    named = tuple(dict.fromkeys(part.strip() for part in (value or "").split(",") if part.strip()))
    if value is not None and not named:
        raise click.BadParameter("name at least one, with commas between")
    return named


class Millimetres(click.FloatRange):
    """A number in a range: unlike click's own, not nan, which is in no range."""

    def convert(
        self, value: Any, parameter: click.Parameter | None, context: click.Context | None
    ) -> float:  # fmt: skip
        """Return the number. Raises click.BadParameter."""
        given = float(super().convert(value, parameter, context))
        if math.isnan(given):
            self.fail(f"'{value}' is not a number.", parameter, context)
        return given


def number(most: float = math.inf) -> Callable[..., float | None]:
    """Return a callback of an option that takes a number, not further from nought than `most`.

    A decimal comma is understood, and the typographer's minus.
    """

    def read(
        context: click.Context, parameter: click.Parameter, value: str | None
    ) -> float | None:  # fmt: skip
        if value is None:
            return None
        try:
            given = float(value.replace(",", ".").replace("\u2212", "-"))
        except ValueError:
            given = math.nan
        if not math.isfinite(given):
            raise click.BadParameter(f"'{value}' is not a number, such as -0.75")
        if abs(given) > most:
            raise click.BadParameter(
                f"{given:g} is too far; give a number from -{most:g} to {most:g}"
            )
        return given

    return read


def printer_options(command: Command) -> Command:
    """Add the options that name a printer and one of its trays."""
    printer = click.option(
        "--printer", default="", metavar="NAME", help="Your printer, by the name you gave it."
    )
    tray = click.option(
        "--tray", default="", metavar="NAME", help="Its tray, where several were calibrated."
    )
    return printer(tray(command))


def printer_known(printer: str, tray: str) -> dict[str, Any]:
    """Return what Options hold of a printer. Raises WrongUsage where nothing is known of it."""
    if tray and not printer:
        raise click.UsageError("--tray needs a printer: add --printer NAME")
    return {"printer": printer, "calibrations": calibrations(printer, tray) if printer else ()}


def sheet_options(command: Command) -> Command:
    """Add the options for the sheets of an office printer."""
    sheets = click.option(
        "--sheet",
        "sheets",
        callback=names,
        metavar="NAME,…",
        help=f"Sheets for an office printer, or the deck's own.  [default: "
        f"{','.join(DEFAULT_SHEETS)}]",
    )
    cut_lines = click.option(
        "--cut-lines", is_flag=True, help="Draw a hairline around each card on the sheets."
    )
    return sheets(cut_lines(printer_options(command)))


def choice_options(command: Command) -> Command:
    """Add the options that choose which cards are put on paper, and how many of them."""
    options = (
        click.option(
            "--copies",
            type=click.IntRange(1, 100),
            default=1,
            show_default=True,
            metavar="N",
            help="Whole decks to put on paper, one after another.",
        ),
        click.option(
            "--kinds",
            callback=names,
            metavar="NAME,…",
            help="Put only these kinds on paper: question, statement, cluster.",
        ),
        click.option(
            "--suits",
            callback=names,
            metavar="NAME,…",
            help="Put only these clusters and categories on paper.",
        ),
        click.option(
            "--cards",
            callback=names,
            metavar="ID,…",
            help="Put only these cards on paper, by id or printed number.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


paper_option = click.option(
    "--paper",
    type=click.Choice(list(PAPERS)),
    default=DEFAULT_PAPER,
    show_default=True,
    help="Paper of the posters; their text grows with it.",
)


def _profile(
    context: click.Context, parameter: click.Parameter, value: Path | None
) -> Profile | None:
    """Return the ICC profile in a file that a user names."""
    if value is None:
        return None
    try:
        return read_profile(read_whole(value, _MOST_PROFILE))
    except NotAProfile as error:
        fact = f"{value} is no profile for a press: {error}"
        raise WrongUsage(f"{fact}; ask the print shop for its ICC profile") from None


def press_options(command: Command) -> Command:
    """Add the options for files that go to print shops, and for the box."""
    options = (
        click.option(
            "--shop",
            "shops",
            callback=names,
            metavar="NAME,…",
            help="Print shops to make files for: european (the default), american, pictures, "
            "european-x4, or the deck's own.",
        ),
        click.option(
            "--icc",
            callback=_profile,
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="The ICC profile of the press, for shops that take PDF/X-4.",
        ),
        click.option(
            "--stock",
            type=Millimetres(0.1, 2.0),
            default=DEFAULT_STOCK,
            show_default=True,
            metavar="MM",
            help="How thick a card is: decides how deep the box is.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def read_whole(file: Path, most: int) -> bytes:
    """Return what is in a file of at most `most` bytes. Raises SurroundingsFailed."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe or a device may never end
            raise SurroundingsFailed(f"cannot read {file}: it is no file")
        if file.stat().st_size > most:
            raise SurroundingsFailed(f"cannot read {file}: it is larger than {most // 10**6} MB")
        return file.read_bytes()
    except OSError as error:
        raise SurroundingsFailed(f"cannot read {file}: {error.strerror or error}") from error


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
