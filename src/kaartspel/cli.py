"""The command line: arguments in, messages and an exit status out. Only this module prints.

Results go to standard output, progress and messages to standard error.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kaartspel import __version__, shipped
from kaartspel.build import Report, Request, build, check
from kaartspel.deck.files import json_schema
from kaartspel.design import Inking
from kaartspel.parts import BUILT, DEFAULT_FORMAT, PARTS, Options, Progress
from kaartspel.problems import InvalidDeck, KaartspelError

_EPILOG = """\b
Exit status:
  0    done
  1    the deck has problems, each on standard error as file:line:column: message
  2    wrong usage
  3    the surroundings failed: a folder, a font, the disk
  130  interrupted
"""

_deck_argument = click.argument(
    "deck", required=False, type=click.Path(path_type=Path, file_okay=False)
)

_output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="Folder for all that is built.",
)
_quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong."
)
_format_option = click.option(
    "--format",
    "format_",
    default=DEFAULT_FORMAT,
    show_default=True,
    metavar="NAME",
    help="Size of card: poker, bridge, tarot, a7, a6, or one of the deck's own.",
)

_ink_option = click.option(
    "--ink",
    type=click.Choice([inking.value for inking in Inking]),
    default=Inking.FULL.value,
    show_default=True,
    help="With low, cards have lines instead of fields of colour: for office printers.",
)


def _parts(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    parts = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [part for part in parts if part not in PARTS]
    if unknown or not parts:
        raise click.BadParameter(f"'{value}' is not a list of: {', '.join(PARTS)}")
    return parts


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kaartspel")
def cli() -> None:
    """Turn a deck of questions and values into playing cards and an e-book.

    DECK is the folder with the deck's files: ./deck where there is one, else the deck that comes
    with kaartspel.
    """


@cli.command("build", epilog=_EPILOG)
@_deck_argument
@_output_option
@click.option(
    "--only",
    callback=_parts,
    default=",".join(BUILT),
    show_default=True,
    metavar="PARTS",
    help="Parts to build; the others stay as they are.",
)
@_format_option
@_ink_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes to share the work; the result is the same.",
)
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@_quiet_option
def build_command(
    deck: Path | None, output: Path, only: tuple[str, ...], format_: str, ink: str, jobs: int,
    force: bool, quiet: bool,
) -> None:  # fmt: skip
    r"""Build cards and e-book from a deck.

    Makes one PDF for each card (DIR/cards), the e-book (DIR/NAME.epub) and a list of it all
    (DIR/manifest.json). Files in DIR that a build did not make are left alone.

    \b
    Examples:
      kaartspel build
      kaartspel build my-deck -o out --only cards --format tarot
    """
    options = Options(format=format_, ink=Inking(ink))
    request = Request(deck or _default_deck(), output, only, options, jobs, force)
    with _progress(shown=not quiet and sys.stderr.isatty()) as progress:
        report = build(request, progress)
    if not quiet:
        click.echo(_summary(report, output))


@cli.command("preview", epilog=_EPILOG)
@_deck_argument
@_output_option
@_format_option
@_ink_option
@_quiet_option
def preview_command(
    deck: Path | None, output: Path, format_: str, ink: str, quiet: bool
) -> None:  # fmt: skip
    """Make contact sheets of the deck's cards as PNG, in DIR/preview.

    They show all fronts, also in greys and as colour-blind people see them; the backs; and of
    each kind the card with the longest text, large.
    """
    options = Options(format=format_, ink=Inking(ink))
    report = build(Request(deck or _default_deck(), output, ("preview",), options))
    if not quiet:
        for file in report.manifest.files:
            if file.kind == PARTS["preview"].kind:
                click.echo(str(output / file.path))


@cli.command("check", epilog=_EPILOG)
@_deck_argument
@_format_option
def check_command(deck: Path | None, format_: str) -> None:
    """Report every problem of a deck; write nothing.

    Each problem stands on a line of its own: file:line:column: what is wrong; how to mend it.
    """
    root = deck or _default_deck()
    loaded = check(root, Options(format=format_))
    click.echo(f"{root}: {len(loaded.cards)} cards, no problems")


@cli.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the deck files, for editors that complete and check YAML.

    Save it as schema.json in the deck's folder: kaartspel schema > deck/schema.json
    """
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


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


def _default_deck() -> Path:
    own = Path("deck")
    return own if own.is_dir() else shipped.DECK


@contextmanager
def _progress(*, shown: bool) -> Iterator[Progress]:
    if not shown:
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label="Cards", file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


def _summary(report: Report, output: Path) -> str:
    files = report.manifest.files
    cards = sum(file.kind == "card" for file in files)
    size = sum(file.bytes for file in files) / 1_000_000
    made = f"{cards} cards, {len(files)} files, {size:.1f} MB in {output}"
    took = f"{report.seconds:.1f} s"
    return f"Built {made} ({took})" if report.is_new else f"Nothing to do: {made} ({took})"
