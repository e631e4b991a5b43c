"""What several commands take: the deck, its folder, and all that can be chosen for a build."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kaartspel.cli.folders import build_folder, find_deck
from kaartspel.cli.helping import helped
from kaartspel.cli.values import PART_NAMES, MillimetreRange, NameList, profile
from kaartspel.inking import Inking
from kaartspel.messages import say
from kaartspel.papers import DEFAULT_PAPER, POSTER_PAPERS
from kaartspel.parts import (
    BUILT,
    DEFAULT_FORMAT,
    DEFAULT_SHEETS,
    DEFAULT_STOCK,
    DEFAULT_WIDTH,
    EXPORTS,
)

Callback = TypeVar("Callback", bound=Callable[..., Any])
Decorator = Callable[[Any], Any]

EPILOG = """\b
Exit status:
  0    done
  1    the deck has problems, each on standard error as file:line:column: message
  2    wrong usage
  3    the surroundings failed: a folder, a font, the disk
  130  interrupted
"""


def together(*decorators: Decorator) -> Decorator:
    """Return one decorator that adds what several add, in their order."""

    def add(command: Any) -> Any:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return add


def _find_deck(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    return find_deck(value)


def _find_output(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    return value or build_folder(context.params["deck"])


def _find_release_folder(
    context: click.Context, parameter: click.Parameter, value: Path | None
) -> Path:
    return value or build_folder(context.params["deck"], "dist")


def _inking(context: click.Context, parameter: click.Parameter, value: str) -> Inking:
    return Inking(value)


_A_DECK: dict[str, Any] = {
    "type": click.Path(path_type=Path),
    "callback": _find_deck,
    "is_eager": True,
}
deck_argument = click.argument("deck", required=False, **_A_DECK)
deck_option = click.option(
    "--deck",
    metavar="DIR",
    help="The deck whose shops may be named.  [default: as for other commands]",
    **_A_DECK,
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    callback=_find_output,
    metavar="DIR",
    help="Folder for all that is built.  [default: build; beside the deck if you stand in it]",
)
release_folder_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    callback=_find_release_folder,
    metavar="DIR",
    help="Folder for the zip file.  [default: dist; beside the deck if you stand in it]",
)
quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong."
)
format_option = click.option(
    "--format",
    default=DEFAULT_FORMAT,
    show_default=True,
    metavar="NAME",
    help="Size of card: poker, bridge, tarot, a7, a6, or one of the deck's own.",
)
ink_option = click.option(
    "--ink",
    type=click.Choice([inking.value for inking in Inking]),
    callback=_inking,
    default=Inking.FULL.value,
    show_default=True,
    help="With low, cards have lines instead of fields of colour: for office printers.",
)
paper_option = click.option(
    "--paper",
    type=click.Choice(POSTER_PAPERS),
    callback=lambda context, parameter, value: value or "",
    help=helped(
        say(
            "Paper of the posters; their text grows with it.  [default: {paper}; for Letter "
            "sheets tabloid, or ansi-c where that is too small]",
            paper=DEFAULT_PAPER,
        )
    ),
)
printer_options = together(
    click.option(
        "--printer",
        default="",
        metavar="NAME",
        help="Your printer, by the name you gave it.",
    ),
    click.option(
        "--tray", default="", metavar="NAME", help="Its tray, where several were calibrated."
    ),
)
sheet_options = together(
    click.option(
        "--sheet",
        "sheets",
        type=NameList(),
        default=(),
        metavar="NAME,…",
        help=helped(
            say(
                "Sheets for an office printer, or the deck's own.  [default: those of "
                "{sheets} that hold a card]",
                sheets=", ".join(DEFAULT_SHEETS),
            )
        ),
    ),
    click.option("--cut-lines", is_flag=True, help="Draw a hairline around each card on sheets."),
    printer_options,
)
_choice_options = together(
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
        type=NameList(),
        default=(),
        metavar="NAME,…",
        help="Put only these kinds on paper, by id or by what the deck calls a card.",
    ),
    click.option(
        "--suits",
        type=NameList(),
        default=(),
        metavar="NAME,…",
        help="Put only these clusters and categories on paper.",
    ),
    click.option(
        "--cards",
        type=NameList(),
        default=(),
        metavar="ID,…",
        help="Put only these cards on paper, by id or printed number, or from one to another: "
        "q03,Q07-Q12.",
    ),
)
press_options = together(
    click.option(
        "--shop",
        "shops",
        type=NameList(),
        default=(),
        metavar="NAME,…",
        help="Print shops to make files for: european, american, pictures, european-x4, or the "
        "deck's own.  [default: european; european-x4 with --icc]",
    ),
    click.option(
        "--icc",
        callback=profile,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="The ICC profile of the press, for shops that take PDF/X-4.",
    ),
    click.option(
        "--stock",
        type=MillimetreRange(0.1, 2.0),
        default=DEFAULT_STOCK,
        show_default=True,
        metavar="MM",
        help="How thick a card is: decides how deep the box is.",
    ),
)
_online_options = together(
    click.option(
        "--online",
        type=NameList(EXPORTS),
        default=(),
        metavar="NAME,…",
        help=helped(
            say(
                "Exports for the screen, with --only online.  [default: all: {names}]",
                names=", ".join(EXPORTS),
            )
        ),
    ),
    click.option(
        "--base-url",
        default="",
        metavar="URL",
        help="Where the sheets for Tabletop Simulator will be found.",
    ),
    click.option(
        "--picture-width",
        type=click.IntRange(60, 2000),
        default=DEFAULT_WIDTH,
        show_default=True,
        metavar="PX",
        help="How wide pictures of cards for the screen are.",
    ),
    click.option(
        "--round-corners/--square-corners",
        default=True,
        show_default=True,
        help="Corners of pictures for the screen.",
    ),
)
# What decides what is built: the commands that build all, or ask what would be built, take the
# same.
build_options = together(
    click.option(
        "--only",
        type=PART_NAMES,
        default=BUILT,
        metavar="PARTS",
        help=helped(
            say(
                "Only these parts; others stay as they are.  [default: {parts}]",
                parts=", ".join(BUILT),
            )
        ),
    ),
    format_option,
    ink_option,
    paper_option,
    _choice_options,
    sheet_options,
    press_options,
    _online_options,
)
