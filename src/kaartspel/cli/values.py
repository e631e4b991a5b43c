"""Read the values of options: names, numbers, parts, a profile. What is wrong is told at once."""

import math
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from kaartspel.cli.speech import words
from kaartspel.messages import reason_of, say
from kaartspel.parts import ASKED
from kaartspel.problems import SurroundingsFailed, WrongUsage

if TYPE_CHECKING:
    from kaartspel.pdf import Profile

_MOST_PROFILE = 30_000_000  # bytes; the profiles of presses take two or three


class NameList(click.ParamType):  # type: ignore[type-arg]
    """Names with commas between, as a tuple without doubles.

    Where `choices` are all that there is, other names are refused, and a shell completes them.
    """

    name = "names"

    def __init__(self, choices: Iterable[str] = ()) -> None:
        self._choices = tuple(choices)

    def convert(
        self, value: Any, parameter: click.Parameter | None, context: click.Context | None
    ) -> tuple[str, ...]:  # fmt: skip
        """Return the names. Raises click.BadParameter."""
        if isinstance(value, tuple):  # a default
            return value
        named = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
        if not named:
            self.fail(words(say("name at least one, with commas between")), parameter, context)
        if self._choices and set(named) - set(self._choices):
            self.fail(
                words(
                    say(
                        "'{value}' is not a list of: {choices}",
                        value=value,
                        choices=", ".join(self._choices),
                    )
                ),
                parameter,
                context,
            )
        return named

    def shell_complete(
        self, context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return what the last of the names may become."""
        before, comma, begun = incomplete.rpartition(",")
        return [
            CompletionItem(f"{before}{comma}{name}")
            for name in self._choices
            if name.startswith(begun) and name not in before.split(",")
        ]


PART_NAMES = NameList(ASKED)


class MillimetreRange(click.FloatRange):
    """A number in a range: unlike click's own, not nan, which is in no range."""

    def convert(
        self, value: Any, parameter: click.Parameter | None, context: click.Context | None
    ) -> float:  # fmt: skip
        """Return the number. Raises click.BadParameter."""
        given = float(super().convert(value, parameter, context))
        if math.isnan(given):
            self.fail(words(say("'{value}' is not a number.", value=value)), parameter, context)
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
            raise click.BadParameter(
                words(say("'{value}' is not a number, such as -0.75", value=value))
            )
        if abs(given) > most:
            raise click.BadParameter(
                words(
                    say(
                        "{given:g} is too far; give a number from -{most:g} to {most:g}",
                        given=given,
                        most=most,
                    )
                )
            )
        return given

    return read


def profile(
    context: click.Context, parameter: click.Parameter, value: Path | None
) -> "Profile | None":
    """Return the ICC profile in a file that a user names: a callback of an option."""
    if value is None:
        return None
    from kaartspel.pdf import NotAProfile, read_profile  # noqa: PLC0415  slow to load

    try:
        return read_profile(read_whole(value, _MOST_PROFILE))
    except NotAProfile as error:
        fact = say("{value} is no profile for a press: {error}", value=value, error=error)
        raise WrongUsage(say("{fact}; ask the print shop for its ICC profile", fact=fact)) from None


def read_whole(file: Path, most: int) -> bytes:
    """Return what is in a file of at most `most` bytes. Raises SurroundingsFailed."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe or a device may never end
            raise SurroundingsFailed(say("cannot read {file}: it is no file", file=file))
        if file.stat().st_size > most:
            raise SurroundingsFailed(
                say(
                    "cannot read {file}: it is larger than {most} MB", file=file, most=most // 10**6
                )
            )
        return file.read_bytes()
    except OSError as error:
        raise SurroundingsFailed(
            say("cannot read {file}: {reason}", file=file, reason=reason_of(error))
        ) from error
