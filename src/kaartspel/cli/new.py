"""The command that begins a deck: new."""

import shlex
import sys
import uuid
from datetime import date
from pathlib import Path

import click

from kaartspel.building import Request, build
from kaartspel.cli.build import progress_bar, tell_aside
from kaartspel.cli.folders import build_folder
from kaartspel.cli.options import EPILOG, quiet_option
from kaartspel.cli.running import cli
from kaartspel.cli.speech import echo, spoken, usage_error, words
from kaartspel.cli.summaries import report_summary
from kaartspel.messages import say, say_many
from kaartspel.problems import InvalidDeck, WrongUsage

# As in `starting`, which takes long to load and is needed when all is asked.
STARTS = (
    ("questions", say("questions in groups, with a poster of all")),
    ("methods", say("things to do: what, when, and how in steps")),
    ("two-sided", say("a question before, the answer behind")),
    ("debate", say("questions, and values to weigh them by")),
    ("empty", say("one card, and nothing else")),
)
LANGUAGES = (("nl", say("Dutch")), ("en", say("English")))


@cli.command("new", epilog=EPILOG)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", metavar="TEXT", help="The deck's title.  [default: the folder's name]")
@click.option(
    "--language",
    type=click.Choice([name for name, _ in LANGUAGES]),
    help="The language of its cards.  [default: the one that kaartspel speaks]",
)
@click.option(
    "--start",
    type=click.Choice([name for name, _ in STARTS]),
    help="What kind of cards to begin with.",
)
@click.option("--maker", metavar="NAME", default="", help="Who makes the cards.")
@click.option(
    "--from",
    "table",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A spreadsheet with your cards: .xlsx, .ods or .csv.",
)
@click.option("--no-build", is_flag=True, help="Write the deck, and build nothing yet.")
@quiet_option
def new_command(
    folder: Path, title: str | None, language: str | None, start: str | None, maker: str,
    table: Path | None, no_build: bool, quiet: bool,
) -> None:  # fmt: skip
    """Begin a deck in a folder that is not there yet, and build it.

    What you do not say is asked, where there is a terminal. The files are small, and full of
    remarks that tell what to change. Nothing is ever written over.

    \b
    Examples:
      kaartspel new street
      kaartspel new street --title "Our street" --language en --start questions
      kaartspel new street --from questions.xlsx
    """  # noqa: D301  click knows the paragraph by this sign
    from kaartspel.starting import Start, begin  # noqa: PLC0415  slow, rarely needed

    if table and start:
        raise usage_error(say("--from brings the cards: leave out --start"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(
            say("{folder} is there already; name a folder that is not there yet", folder=folder)
        )
    asks = is_terminal() and not quiet
    title = title or _asked_title(folder, asks=asks)
    language = language or _asked(
        say("In which language are the cards?"), LANGUAGES, spoken(), asks=asks
    )
    if not table:
        start = start or _asked(say("What are they?"), STARTS, "questions", asks=asks)
    if asks and not maker:
        asked = words(say("Who makes them? (a name; Enter to say it later)"))
        maker = click.prompt(asked, default="", show_default=False, err=True)
    begun = Start(title, language, start or "", maker.strip(), f"urn:uuid:{uuid.uuid4()}",
                  date.today().isoformat(), table)  # fmt: skip
    paths = begin(folder, begun)
    if not quiet:
        echo(say_many("Wrote {count} file into {folder}", "Wrote {count} files into {folder}",
                            count=len(paths), folder=folder))  # fmt: skip
    output = _output(folder)
    if not no_build:
        _build(folder, output, quiet=quiet)
    if not quiet:
        _tell_next(folder, paths, output)


def is_terminal() -> bool:
    """Return whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked_title(folder: Path, *, asks: bool) -> str:
    usual = folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()
    if not asks:
        return usual or "Kaarten"
    return str(
        click.prompt(words(say("What is the title of the deck?")), default=usual, err=True)
    ).strip()


def _asked(
    question: str, choices: tuple[tuple[str, str], ...], usual: str, *, asks: bool
) -> str:  # fmt: skip
    """Return what is chosen, by its name or its number; what is usual where nothing is asked."""
    if not asks:
        return usual
    echo(question, err=True)
    for number, (name, meaning) in enumerate(choices, 1):
        echo(say("  {number}  {name}: {meaning}", number=number, name=name, meaning=meaning),
             err=True)  # fmt: skip
    names = {str(number): name for number, (name, _) in enumerate(choices, 1)}
    answers = click.Choice([*names, *names.values()])
    asked = words(say("A number or a name"))
    answer = click.prompt(asked, type=answers, default=usual, show_choices=False, err=True)
    return names.get(answer, answer)


def _build(folder: Path, output: Path, *, quiet: bool) -> None:
    try:
        with progress_bar(shown=not quiet and sys.stderr.isatty()) as progress:
            report = build(Request(folder, output), progress)
    except InvalidDeck:  # the deck is there, though nothing was built of it
        if not quiet:
            built = _built(folder, output)
            echo(say("Mend what follows. Then: kaartspel build {built}", built=built))
        raise
    tell_aside(report, folder, verbose=False)
    if not quiet:
        echo(report_summary(report, folder, output))


def _output(folder: Path) -> Path:
    """Return where to build: ./build, unless another deck may have been built there."""
    usual = build_folder(folder)
    named = usual.with_name(f"{folder.resolve().name}-build")
    return named if usual.exists() else usual


def _built(folder: Path, output: Path) -> str:
    """Return what to type after `kaartspel build` to build there again."""
    named = () if output == build_folder(folder) else ("-o", str(output))
    return shlex.join((str(folder), *named))


def _tell_next(folder: Path, paths: tuple[str, ...], output: Path) -> None:
    cards = next(path for path in paths if path.partition("/")[0] in {"questions", "cards"})
    echo(say("Now change {cards}, and {file}.", cards=folder / cards, file=folder / "deck.yaml"))
    echo(
        say(
            "Then: kaartspel build {built}  (or see them at each save: kaartspel serve {folder})",
            built=_built(folder, output),
            folder=folder,
        )
    )
