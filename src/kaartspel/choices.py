"""What is chosen for a build, and by whom: the deck, the user's configuration, the command line.

What comes later counts. What nobody chose is as `Options` has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kaartspel import configuration
from kaartspel.deck.peek import peek
from kaartspel.inking import Inking
from kaartspel.messages import say
from kaartspel.papers import POSTER_PAPERS
from kaartspel.parts import BUILT, Options
from kaartspel.problems import SurroundingsFailed, did_you_mean

if TYPE_CHECKING:
    from kaartspel.deck.model import Deck

PARTS = "parts"  # the key of what is an argument of its own, and no option
_FILE = "config.toml"
_MEND = say("mend it, or remove it")

Values = dict[str, Any]
"""Options by their names, and the parts to build."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Options by their names, and the parts to build; who chose each is in `origins`."""

    values: Values
    origins: dict[str, str]

    def over(self, other: Choices) -> Choices:
        """Return these choices and, where they say nothing, others. A tray is its printer's."""
        below = dict(other.values)
        if "printer" in self.values:
            below.pop("tray", None)
        origins = {name: other.origins[name] for name in below}
        return Choices({**below, **self.values}, {**origins, **self.origins})


def of_origin(values: Mapping[str, Any], origin: str) -> Choices:
    """Return values as choices of one origin."""
    return Choices(dict(values), dict.fromkeys(values, origin))


def chosen_for(
    deck: Deck | str | Path, only: tuple[str, ...], options: Options | None
) -> tuple[tuple[str, ...], Options]:
    """Return the parts and the options of a build; those not given are as the deck says.

    What is known of printers is the user's: a printer that a deck names counts for the command.
    """
    usual = {} if only and options else of_deck(deck).values
    names = {field.name for field in fields(Options)} - {"printer"}
    usual_options = {name: value for name, value in usual.items() if name in names}
    return only or usual.get(PARTS, BUILT), options or Options(**usual_options)


def of_deck(deck: Deck | str | Path) -> Choices:
    """Return what a deck chooses; nothing where it is wrong, which reading the deck will tell."""
    raw: Mapping[str, Any]
    if isinstance(deck, str | Path):
        raw, origin = peek(Path(deck)), (Path(deck) / "deck.yaml").as_posix()
    else:
        raw, origin = deck.usual, say("the deck")
    try:
        return of_origin(_read_all(raw), origin)
    except _NoChoice:
        return of_origin({}, origin)


def of_user() -> Choices:
    """Return what the user's configuration chooses. Raises SurroundingsFailed for a mistake."""
    path = configuration.folder() / _FILE
    try:
        return of_origin(_read_all(configuration.read_tables(path, _MEND)), str(path))
    except _NoChoice as error:
        raise SurroundingsFailed(
            say("{path}: {error}; {remedy}", path=path, error=error, remedy=_MEND)
        ) from error


class _NoChoice(Exception):
    """A choice is none that can be made."""


def _read_all(raw: Mapping[str, Any]) -> Values:
    """Return choices as options have them. Raises _NoChoice."""
    return dict(_read_each(raw))


def _read_each(raw: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in raw.items():
        if name not in _READERS:
            raise _NoChoice(
                say(
                    "unknown key '{name}': {remedy}", name=name, remedy=did_you_mean(name, _READERS)
                )
            )
        read, wanted = _READERS[name]
        try:
            yield name, read(value)
        except (ValueError, TypeError, KeyError):
            raise _NoChoice(
                say("'{name}' does not fit: it must be {wanted}", name=name, wanted=wanted)
            ) from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _one_of(names: Iterable[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in names:
            raise ValueError
        return str(value)

    return read


def _list(read: Callable[[Any], str]) -> Callable[[Any], tuple[str, ...]]:
    def read_list(value: Any) -> tuple[str, ...]:
        if isinstance(value, str) or not value:
            raise ValueError
        return tuple(dict.fromkeys(map(read, value)))

    return read_list


def _yes(value: Any) -> bool:
    return {"true": True, "false": False}[str(value).lower()]


def _number(type_: type[int] | type[float], least: float, most: float) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        number = type_(str(value))
        if isinstance(value, bool) or not least <= number <= most:
            raise ValueError
        return number

    return read


# What may be chosen once for all builds: how it is read, and what it must be.
_READERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "format": (_text, say("the name of a size of card")),
    "ink": (Inking, say("full or low")),
    "paper": (_one_of(POSTER_PAPERS), say("one of: {papers}", papers=", ".join(POSTER_PAPERS))),
    PARTS: (_list(_one_of(BUILT)), say("a list of: {parts}", parts=", ".join(BUILT))),
    "copies": (_number(int, 1, 100), say("a whole number from 1 to 100")),
    "sheets": (_list(_text), say("a list of names of sheets")),
    "cut_lines": (_yes, say("true or false")),
    "printer": (_text, say("the name of a printer")),
    "tray": (_text, say("the name of a tray")),
    "shops": (_list(_text), say("a list of names of print shops")),
    "stock": (_number(float, 0.1, 2), say("a number of mm from 0.1 to 2")),
}
CHOOSABLE = tuple(_READERS)
