"""The command that stays: watch."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from kaartspel.building import Request
from kaartspel.cli.build import tell_aside, tell_choices
from kaartspel.cli.chosen import chosen_of
from kaartspel.cli.folders import called
from kaartspel.cli.helping import SpokenCommand
from kaartspel.cli.options import EPILOG, build_options, deck_argument, output_option
from kaartspel.cli.running import cli, problems_text
from kaartspel.cli.speech import echo, usage_error
from kaartspel.cli.summaries import verbose_option
from kaartspel.messages import joined, say, say_many
from kaartspel.problems import InvalidDeck
from kaartspel.watching import Outcome, Rebuilt, rebuild, saves

_NAMED = 4  # files that are told by name, at most


@cli.command("watch", cls=SpokenCommand, epilog=EPILOG)
@deck_argument
@output_option
@build_options
@verbose_option
def watch_command(deck: Path, output: Path, verbose: bool, **given: Any) -> None:
    """Build, and build again at each save of a file of the deck, until Ctrl-C.

    Each time it says which files are other than before. While the deck has problems it says
    those, and the last build stays.
    """
    if not deck.is_dir():
        raise usage_error(say("there is no folder {deck}; name the deck's folder", deck=deck))

    def request() -> Request:
        """Return what to build now: what the deck chooses may have changed with it."""
        chosen = chosen_of(deck, given)
        tell_choices(chosen, shown=verbose)
        return Request(deck, output, chosen.only, chosen.options)

    with suppress(KeyboardInterrupt):  # in the middle of a build: the last one stays whole
        rebuild(request, saves(deck), lambda outcome: _tell(outcome, deck, verbose=verbose))
    echo(say("Stopped watching."), err=True)


def _tell(outcome: Outcome, deck: Path, *, verbose: bool) -> None:
    now = time.strftime("%H:%M:%S")
    if isinstance(outcome, Rebuilt):
        tell_aside(outcome.report, deck, verbose=verbose)
        echo(say("{now} {summary}", now=now, summary=_summary(outcome)))
    elif isinstance(outcome, InvalidDeck):
        echo(say("{problems}; the last build stays", problems=problems_text(outcome)), err=True)
    else:
        echo(say("kaartspel: {error}; the last build stays", error=outcome), err=True)
    echo(say("Watching {deck}; Ctrl-C stops.", deck=called(deck)), err=True)


def _summary(rebuilt: Rebuilt) -> str:
    seconds = rebuilt.report.seconds
    if not rebuilt.changed and not rebuilt.gone:
        return say("Nothing is other than before ({seconds:.2f} s)", seconds=seconds)
    parts = []
    if rebuilt.changed:
        parts.append(say("Built {files}", files=_listed(rebuilt.changed)))
    if rebuilt.gone:
        parts.append(say("Removed {files}", files=_listed(rebuilt.gone)))
    return say("{parts} ({seconds:.2f} s)", parts=joined(parts, "; "), seconds=seconds)


def _listed(paths: tuple[str, ...]) -> str:
    named = paths
    if len(paths) > _NAMED:
        # A card stands in many files: the cards are what their editor looks for.
        cards = [path for path in paths if path.startswith("cards/")]
        named = (*(cards or paths),)[: _NAMED - 1]
    more, shown = len(paths) - len(named), ", ".join(named)
    if not more:
        return shown
    return say_many("{shown} and {count} more file", "{shown} and {count} more files",
                    shown=shown, count=more)  # fmt: skip
