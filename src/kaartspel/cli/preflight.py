"""The command that judges PDFs as a print shop would: preflight."""

from collections.abc import Sequence
from pathlib import Path

import click

from kaartspel.building import load
from kaartspel.cli.folders import called
from kaartspel.cli.options import EPILOG, deck_option
from kaartspel.cli.reports import GITHUB, JSON, TEXT, annotation, echo_json, output_format_option
from kaartspel.cli.running import cli
from kaartspel.cli.speech import echo, words
from kaartspel.cli.values import read_whole
from kaartspel.deck.model import Shop
from kaartspel.messages import say
from kaartspel.parts import DEFAULT_SHOP
from kaartspel.problems import UnfitForPress, WrongUsage, did_you_mean

_MOST_BYTES = 300_000_000  # of a PDF; what kaartspel makes for a deck takes a few
_EPILOG = EPILOG.replace(
    "the deck has problems, each on standard error as file:line:column: message",
    "a file is not fit, or the deck that says what its shops want has problems",
)


@cli.command("preflight", epilog=_EPILOG)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--shop",
    "shop_name",
    default=DEFAULT_SHOP,
    show_default=True,
    metavar="NAME",
    help="The print shop that the files are for: one that comes with kaartspel, or the deck's own.",
)
@deck_option
@output_format_option
def preflight_command(
    files: tuple[Path, ...], shop_name: str, deck: Path, output_format: str = TEXT
) -> int:
    """Say whether PDFs are fit for a print shop, and what is wrong with those that are not.

    Looks at boxes, colours, inks, fonts, the size of type, the order of pages and the keys of
    PDF/X. Each fault stands on a line of its own, on standard error, with its pages. As JSON, and
    as annotations for GitHub, they go to standard output.
    """
    from kaartspel.preflight import Requirements, preflight  # noqa: PLC0415  slow to load

    wanted = Requirements.of_shop(_shop(deck, shop_name))
    judged = []
    for file in files:
        faults = preflight(read_whole(file, _MOST_BYTES), wanted)
        judged.append(
            {"file": str(file), "fit": not faults, "faults": [words(fault) for fault in faults]}
        )
        _tell(
            file,
            faults,
            say("fit for the shop '{shop_name}' of {deck}", shop_name=shop_name, deck=called(deck)),
            output_format,
        )
    if output_format == JSON:
        echo_json({"deck": str(deck), "shop": shop_name, "files": judged})
    return 0 if all(entry["fit"] for entry in judged) else UnfitForPress.exit_status


def _tell(file: Path, faults: Sequence[str], is_fit: str, output_format: str) -> None:
    """Say what was found in a file; as JSON, all files are told at once."""
    for fault in faults:
        if output_format == GITHUB:
            click.echo(annotation({"file": str(file)}, words(fault)))
        elif output_format == TEXT:
            echo(say("{file}: {fault}", file=file, fault=fault), err=True)
    if not faults and output_format != JSON:
        echo(say("{file}: {is_fit}", file=file, is_fit=is_fit))


def _shop(deck: Path, name: str) -> Shop:
    shops = {shop.name: shop for shop in load(deck).shops if shop.standard.pdfx}
    if name not in shops:
        raise WrongUsage(
            say(
                "there is no shop '{name}' that takes PDF; {remedy}",
                name=name,
                remedy=did_you_mean(name, shops),
            )
        )
    return shops[name]
