"""What a part says it depends on is what it reads: no option changes files that are kept."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import partial

import pytest

from editing import copy_deck
from kaartspel.building import load
from kaartspel.dealing import Evening
from kaartspel.deck.model import Deck
from kaartspel.design import Inking
from kaartspel.imposition import Calibration, Correction
from kaartspel.parts import BUILT, PARTS, Options, Work, preview, problems_of
from kaartspel.pdf import read_profile
from kaartspel.recipe import Recipe
from profiles import press_profile

CALIBRATED = (Calibration(210, 297, Correction(1, 0, 0)),)
# Ways of building that go through all branches of all parts.
WAYS = (
    Options(),
    Options(ink=Inking.LOW, shops=("european", "pictures"), stock=2.0),
    Options(shops=("european-x4",), icc=read_profile(press_profile())),
    Options(online=("pcio", "tts", "slides")),
    Options(sheets=("a4-duplex",), printer="desk", calibrations=CALIBRATED, copies=2),
)


class Recording:
    """Options that know which of them were read."""

    def __init__(self, options: Options, read: set[str]) -> None:
        self._options, self._read = options, read

    def __getattr__(self, name: str) -> object:
        self._read.add(name)
        return getattr(self._options, name)


def read_by(use: Callable[[Work], object], deck: Deck, options: Options) -> set[str]:
    read = set[str]()
    use(Work(deck, Recording(options, read), only=BUILT))  # type: ignore[arg-type]
    return read


def options_for(name: str, options: Options, deck: Deck) -> Options:
    if name != "deal":
        return options
    assert deck.play
    game = deck.play.games[0]
    values = {field.name: getattr(options, field.name) for field in fields(Options)}
    return Options(**{**values, "evening": Evening((game.id,), "1", players=game.players[0])})


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    """A small deck with a game."""
    return load(copy_deck(tmp_path_factory.mktemp("played"), games=True))


@pytest.mark.parametrize("name", PARTS)
def test_a_part_reads_the_options_that_it_lists_and_no_other(
    played: Deck, name: str, every_case: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview, which takes long however coarse it is, has no branches: it reads all at once."""
    monkeypatch.setattr(preview, "_SMALL", 20)
    monkeypatch.setattr(preview, "_LARGE", 80)
    part, read = PARTS[name], set[str]()
    for options in WAYS if every_case or name != "preview" else WAYS[:1]:
        asked = options_for(name, options, played)
        for use in (lambda work: list(part.make(work)), part.count):
            read |= read_by(use, played, asked)
    assert read == set(part.options)


def _check(name: str, work: Work) -> None:
    deque(problems_of(work, (name,)), 0)


def test_checking_a_part_reads_no_option_that_building_does_not(english: Deck) -> None:
    for name in ("cards", "sheets", "press", "box", "handouts", "posters", "book"):
        for options in WAYS:
            read = read_by(partial(_check, name), english, options)
            assert read <= set(PARTS[name].options), name


def test_a_part_that_reads_more_than_it_lists_is_found_out(english: Deck) -> None:
    def make(work: Work) -> Iterator[Recipe]:
        _ = work.options.stock
        return iter(())

    read = read_by(lambda work: list(make(work)), english, Options())
    assert read - set(PARTS["cards"].options) == {"stock"}
