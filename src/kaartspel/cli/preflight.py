"""The command that judges PDFs as a print shop would: preflight."""

from pathlib import Path

import click

from kaartspel.building import load
from kaartspel.cli.options import EPILOG, default_deck, read_whole
from kaartspel.cli.running import cli
from kaartspel.deck.model import Shop
from kaartspel.parts import DEFAULT_SHOP
from kaartspel.problems import WrongUsage, did_you_mean

_MOST_BYTES = 300_000_000  # of a PDF; what kaartspel makes for a deck takes a few


@cli.command("preflight", epilog=EPILOG.replace("the deck has problems", "a file is not fit"))
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
@click.option(
    "--deck",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The deck whose shops there are.  [default: ./deck, or the one that comes along]",
)
def preflight_command(files: tuple[Path, ...], shop_name: str, deck: Path | None) -> int:
    """Say whether PDFs are fit for a print shop, and what is wrong with those that are not.

    Looks at boxes, colours, inks, fonts, the size of type, the order of pages and the keys of
    PDF/X. Each fault stands on a line of its own, on standard error, with its pages.
    """
    from kaartspel.preflight import Requirements, preflight  # noqa: PLC0415  slow to load

    wanted = Requirements.of_shop(_shop(deck or default_deck(), shop_name))
    unfit = 0
    for file in files:
        faults = preflight(read_whole(file, _MOST_BYTES), wanted)
        for fault in faults:
            click.echo(f"{file}: {fault}", err=True)
        if not faults:
            click.echo(f"{file}: fit for the shop '{shop_name}'")
        unfit += bool(faults)
    return int(unfit > 0)


def _shop(deck: Path, name: str) -> Shop:
    from kaartspel.preflight import STANDARDS  # noqa: PLC0415  slow to load

    shops = {shop.name: shop for shop in load(deck).shops if shop.standard in STANDARDS}
    if name not in shops:
        raise WrongUsage(f"there is no shop '{name}' that takes PDF; {did_you_mean(name, shops)}")
    return shops[name]
