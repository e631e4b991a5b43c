"""Find the deck that a command works on, and the folder that it builds into."""

from pathlib import Path

from kaartspel import shipped
from kaartspel.cli.speech import usage_error
from kaartspel.messages import say
from kaartspel.output import resolved

_DECK_FILE = "deck.yaml"  # a folder that holds it is a deck
_HERE = Path()


def find_deck(named: Path | None) -> Path:
    """Return the deck's folder: the one that is named, or that stands here, or the shipped deck.

    A folder may be named, its deck.yaml, or a folder that holds the deck as `deck`; none named
    means the working folder. Raises click.UsageError for a file of another name.
    """
    if named is None:
        here = _within(_HERE)
        return here if here != _HERE or _is_deck(here) else shipped.DECK
    if not named.is_file():
        return _within(named)
    if named.name != _DECK_FILE:
        raise usage_error(
            say(
                "{named} is a file; name the deck's folder, or its {deck_file}",
                named=named,
                deck_file=_DECK_FILE,
            )
        )
    return named.parent


def _is_deck(folder: Path) -> bool:
    return (folder / _DECK_FILE).is_file()


def _within(folder: Path) -> Path:
    """Return a folder, or the folder `deck` in it where only that can be meant."""
    inner = folder / "deck"
    meant = inner.is_dir() and not _is_deck(folder) and (folder == _HERE or _is_deck(inner))
    return inner if meant else folder


def build_folder(deck: Path, name: str = "build") -> Path:
    """Return where to build if nothing else is said: ./build, or beside the deck, stood in it."""
    here, root = resolved(_HERE), resolved(deck)
    above = [here, *here.parents]
    depth = above.index(root) + 1 if root in above else 0
    return Path(*[".."] * depth, name)


def called(deck: Path) -> str:
    """Return what to call a deck when telling a user which one it is."""
    return say("the deck that comes with kaartspel") if deck == shipped.DECK else str(deck)
