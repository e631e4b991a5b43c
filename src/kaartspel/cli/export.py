"""The command that hands a deck's cards to an editor: export."""

from pathlib import Path

import click

from kaartspel.cli.folders import called
from kaartspel.cli.options import EPILOG, deck_argument, quiet_option
from kaartspel.cli.running import cli
from kaartspel.cli.speech import echo
from kaartspel.messages import reason_of, say, say_many
from kaartspel.problems import SurroundingsFailed, WrongUsage


@cli.command("export", epilog=EPILOG)
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
        raise WrongUsage(say("{file} is no name of a workbook; let it end in .xlsx", file=file))
    data, cards = export_xlsx(deck)
    try:
        with file.open("wb" if force else "xb") as written:
            written.write(data)
    except FileExistsError:
        raise WrongUsage(
            say("{file} is there already; name another file, or add --force", file=file)
        ) from None
    except OSError as error:
        raise SurroundingsFailed(
            say("cannot write {file}: {reason}", file=file, reason=reason_of(error))
        ) from error
    if not quiet:
        echo(say_many("Wrote {count} card of {deck} into {file}",
                            "Wrote {count} cards of {deck} into {file}",
                            count=cards, deck=called(deck), file=file))  # fmt: skip
