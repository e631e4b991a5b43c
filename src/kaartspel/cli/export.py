"""The command that hands a deck's cards to an editor: export."""

from pathlib import Path

import click

from kaartspel.cli.folders import called
from kaartspel.cli.options import EPILOG, deck_argument, quiet_option
from kaartspel.cli.reports import counted
from kaartspel.cli.running import cli
from kaartspel.problems import SurroundingsFailed, WrongUsage


@cli.command("export", short_help="Write the deck's cards into a spreadsheet.", epilog=EPILOG)
@deck_argument
@click.option(
    "--xlsx",
    "file",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The workbook to write.",
)
@click.option("--force", is_flag=True, help="Write it even if there is a file of that name.")
@quiet_option
def export_command(deck: Path, file: Path, force: bool, quiet: bool) -> None:
    """Write the deck's cards into a workbook, to hand to an editor or a translator.

    Cards of each kind stand on a sheet of their own. Put into the folder 'cards' of a deck, instead
    of the files that it was made of, the workbook is those cards again. Rules cards are left out:
    they stand in games/.

    \b
    Example:
      kaartspel export my-deck --xlsx cards.xlsx
    """  # noqa: D301  click knows the paragraph by this sign
    from kaartspel.deck.tables.export import export_xlsx  # noqa: PLC0415  slow, rarely needed

    if file.suffix.lower() != ".xlsx":
        raise WrongUsage(f"{file} is no name of a workbook; let it end in .xlsx")
    data, cards = export_xlsx(deck)
    try:
        with file.open("wb" if force else "xb") as written:
            written.write(data)
    except FileExistsError:
        raise WrongUsage(f"{file} is there already; name another file, or add --force") from None
    except OSError as error:
        raise SurroundingsFailed(f"cannot write {file}: {error.strerror or error}") from error
    if not quiet:
        click.echo(f"Wrote {counted(cards, 'card')} of {called(deck)} into {file}")
