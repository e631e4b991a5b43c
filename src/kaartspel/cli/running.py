"""Run a command: errors become messages and exit statuses."""

import gc
import io
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO

import click

from kaartspel.budget import budgeted
from kaartspel.cli.helping import SpokenCommand, in_words
from kaartspel.cli.options import EPILOG
from kaartspel.cli.speech import LANGUAGES, echo, speak
from kaartspel.messages import joined, say, say_many
from kaartspel.problems import InvalidDeck, KaartspelError, SurroundingsFailed

_CYCLES_AFTER = 10_000  # objects more than were let go

# Each command: the module that has it, and what it does.
COMMANDS = {
    "build": ("build", "Build everything, or some parts, from a deck."),
    "calibrate": ("calibrate", "Make a printer's backs fall behind fronts."),
    "check": ("check", "Report every problem; write nothing."),
    "deal": ("deal", "Deal an evening: who gets which cards."),
    "export": ("export", "Write the deck's cards into a spreadsheet."),
    "new": ("new", "Begin a deck of your own, and build it."),
    "preflight": ("preflight", "Say whether PDFs are fit for a print shop."),
    "preview": ("build", "Make contact sheets of all cards as PNG."),
    "release": ("build", "Make one zip file with all that people need."),
    "schema": ("check", "Print or write the JSON Schemas of the deck files."),
    "serve": ("serve", "Show the deck in a browser, anew at each save."),
    "status": ("editions", "Say how an edition stands to its base."),
    "watch": ("watch", "Build, and build again at each save."),
    "words": ("words", "Write the words of a language, to translate."),
}


class _Messages(io.TextIOWrapper):
    """Standard error. What cannot be written there, as on a full disk, changes nothing else."""

    def __init__(self, buffer: BinaryIO, encoding: str) -> None:
        super().__init__(buffer, encoding, errors="backslashreplace", line_buffering=True)

    def write(self, text: str) -> int:
        """Write a text, if it can be."""
        with suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        """Write what waits to be written, if it can be."""
        with suppress(OSError):
            super().flush()


class _BudgetedCommand(SpokenCommand):
    """A command that ends, and has a budget for it."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; return its status."""
        with budgeted():
            return super().invoke(ctx)


class _CommandGroup(SpokenCommand, click.Group):
    """Loads the command that is named, and no other.

    Keeps an interrupt from click, which would write an empty line before ours.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        module, short_help = COMMANDS[cmd_name]
        import_module(f"kaartspel.cli.{module}")  # adds the command
        command = self.commands[cmd_name]
        command.short_help = short_help
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, without loading any."""
        with formatter.section(in_words("Commands")):
            formatter.write_dl([(name, in_words(COMMANDS[name][1])) for name in sorted(COMMANDS)])

    command_class = _BudgetedCommand

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is named; return its status."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None


def _speak(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    speak(value)


@click.group(
    cls=_CommandGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="kaartspel", prog_name="kaartspel")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    callback=_speak,
    is_eager=True,
    expose_value=False,
    help="The language of all that kaartspel says.  [default: the system's, or English]",
)
def cli() -> None:
    """Turn a deck of questions and values into playing cards and an e-book.

    DECK is the folder with the deck's files, or its deck.yaml. If none is named it is the folder
    you are in, if that holds a deck.yaml; else ./deck; else the deck that comes with kaartspel.
    Each command says which deck it works on.
    """


def main() -> None:
    """Run the command line and leave with its exit status."""
    # A console that lacks a character shows its code; it must not stop a build.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr = _Messages(sys.stderr.buffer, sys.stderr.encoding)
    elif sys.stderr is None:  # closed by who began this
        sys.stderr = io.StringIO()
    # What a build makes it keeps, or drops at once: to look for cycles as often as Python does by
    # itself takes a seventh of the time for a large deck, and finds next to none.
    gc.set_threshold(_CYCLES_AFTER)
    sys.exit(_run(lambda: cli.main(standalone_mode=False)))


def problems_text(error: InvalidDeck) -> str:
    """Return every problem on a line of its own, and how many there are."""
    count = say_many("{count} problem", "{count} problems", count=len(error.problems))
    return joined((str(error), count), "\n")


def _run(command: Callable[[], object]) -> int:
    try:
        status = command()
    except (KaartspelError, click.ClickException, OSError) as error:
        return _tell(error)
    except MemoryError:
        remedy = say("close other programs, or ask for fewer parts at once with --only")
        echo(say("kaartspel: there is not enough memory; {remedy}", remedy=remedy), err=True)
        return SurroundingsFailed.exit_status
    except (click.Abort, KeyboardInterrupt):
        if sys.stderr.isatty():  # a terminal has written ^C
            echo("", err=True)
        echo(say("kaartspel: interrupted; nothing is half written"), err=True)
        return 130
    except SystemExit as leaving:
        # So click leaves when it has completed a word for a shell, with 0, and when the reader of
        # standard output has gone, as with `| head`.
        return SurroundingsFailed.exit_status if leaving.code else 0
    return status if isinstance(status, int) else 0


def _tell(error: KaartspelError | click.ClickException | OSError) -> int:
    """Say on standard error what went wrong; return the exit status."""
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, OSError):
        error = SurroundingsFailed.of_system(error)
    if isinstance(error, InvalidDeck):
        echo(say("{problems}; nothing was written", problems=problems_text(error)), err=True)
    else:
        echo(say("kaartspel: {error}", error=error), err=True)
    return error.exit_status
