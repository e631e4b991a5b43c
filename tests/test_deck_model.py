"""A Deck is frozen all through: it can be compared, hashed, and sent to a worker."""

import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from kaartspel.deck.load import load
from kaartspel.deck.model import Deck, FrozenMap, number_of, order_of, paragraph
from kaartspel.design import settings
from kaartspel.recipe import Recipe, source_of
from repository import ROOT


def inner(value: object) -> Iterator[object]:
    """Yield a value and all that it holds."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from inner(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for entry in value.items():
            yield from inner(entry)
    elif isinstance(value, tuple | list | set | frozenset):
        for entry in value:
            yield from inner(entry)


def test_nothing_in_a_deck_can_be_changed(deck: Deck) -> None:
    assert deck.play
    assert not [value for value in inner(deck) if isinstance(value, dict | list | set)]


def test_a_deck_is_equal_to_itself_read_again_and_sent_to_a_worker(deck: Deck) -> None:
    again = load(ROOT / "deck")
    assert (again, hash(again)) == (deck, hash(deck))
    assert pickle.loads(pickle.dumps(deck)) == deck
    assert replace(deck, words=FrozenMap({**deck.words, "card": "x"})) != deck


def test_settings_sent_to_a_worker_again_and_again_are_there_once(deck: Deck) -> None:
    for setting in settings(deck, deck.formats[0]).values():
        one, other = (pickle.loads(pickle.dumps(setting)) for _ in range(2))
        assert one == other == setting
        assert (one.seating, one.house) == (setting.seating, setting.house)
        assert one.seating is other.seating
        assert one.house is other.house


def test_a_map_sent_to_another_process_is_found_by_what_is_equal_there(tmp_path: Path) -> None:
    frozen = FrozenMap({"a": 1, "b": 2})
    hash(frozen)
    (tmp_path / "map").write_bytes(pickle.dumps(frozen))
    code = """if True:
        import pickle, sys
        from pathlib import Path
        from kaartspel.deck.model import FrozenMap
        sent = pickle.loads(Path(sys.argv[1]).read_bytes())
        assert {FrozenMap({"b": 2, "a": 1}): "found"}[sent] == "found"
    """
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "map")], check=True)


def test_a_frozen_map_is_a_mapping_without_a_way_to_change_it() -> None:
    frozen = FrozenMap([("a", 1), ("b", 2)])
    assert dict(frozen) == {"a": 1, "b": 2}
    assert (frozen["b"], len(frozen), list(frozen)) == (2, 2, ["a", "b"])
    assert frozen != {"a": 1, "b": 2}
    with pytest.raises(TypeError):
        frozen["c"] = 3  # type: ignore[index]


def test_what_a_frozen_map_holds_counts_in_a_recipe() -> None:
    def digest(values: dict[str, str]) -> str:
        return source_of(Recipe("a", "a", pickle.dumps, (FrozenMap(values),)), "engine")

    assert digest({"a": "b"}) == digest({"a": "b"})
    assert len({digest({"a": "b"}), digest({"a": "c"}), digest({"b": "b"}), digest({})}) == 4


def test_what_a_card_is_called(deck: Deck) -> None:
    for card in deck.cards:
        expected = card.topic or card.said("title")
        if card.kind.id == "rules":
            expected += ", " + card.said("part")
        assert card.name == expected


def test_a_card_without_a_title_goes_by_its_first_words(deck: Deck) -> None:
    card = replace(deck.cards[0], topic="", fields=FrozenMap({"text": paragraph("One " * 30)}))
    assert card.name == " ".join(["One"] * 15) + "\N{NO-BREAK SPACE}…"
    assert replace(card, fields=FrozenMap({})).name == card.id


def test_cards_are_ordered_by_the_number_that_they_carry() -> None:
    ids = ["q9-a", "q10-a", "q10b-a", "q100-a", "r1"]
    assert sorted({*ids}, key=order_of) == ids
    assert [number_of(id_) for id_ in ids] == ["Q9", "Q10", "Q10B", "Q100", "R1"]
    assert not number_of("open-data")
