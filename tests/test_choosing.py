"""Which cards are put on paper: by kind, suit and name, as many as asked for."""

from dataclasses import replace

import pytest

from kaartspel.deck.model import Deck
from kaartspel.parts import Options, Work, choosing
from kaartspel.problems import WrongUsage


def chosen(deck: Deck, **options: object) -> list[str]:
    work = Work(deck, Options(**options))  # type: ignore[arg-type]
    return [card.id for card in work.chosen_cards]


def test_nothing_named_is_the_whole_deck(deck: Deck) -> None:
    assert chosen(deck) == [card.id for card in deck.cards if card.quantity]


def test_copies_are_whole_decks_after_one_another(english: Deck) -> None:
    assert chosen(english, copies=3) == 3 * [card.id for card in english.cards]


def test_a_card_comes_as_often_as_its_quantity_says(english: Deck) -> None:
    first, *others = english.cards
    deck = replace(english, cards=(replace(first, quantity=3), *others))
    ids = [first.id] * 3 + [card.id for card in others]
    assert chosen(deck) == ids
    assert chosen(deck, copies=2) == ids * 2


@pytest.mark.parametrize("name", ["statement", "Opvatting", "OPVATTING"])
def test_a_kind_goes_by_its_own_name_and_by_the_decks(deck: Deck, name: str) -> None:
    expected = [card.id for card in deck.cards if card.kind.id == "statement"]
    assert chosen(deck, kinds=(name,)) == expected


@pytest.mark.parametrize("name", ["hierarchie", "Hiërarchie", "hiërarchie"])
def test_a_suit_goes_by_its_id_and_by_its_name(deck: Deck, name: str) -> None:
    ids = chosen(deck, suits=(name,))
    assert len(ids) == 1 + 9
    assert chosen(deck, suits=(name,), kinds=("cluster",)) == ["c6-hierarchie"]


def test_cards_come_in_the_decks_order_whatever_the_order_asked(deck: Deck) -> None:
    asked = ("V24", "c6-hierarchie", "v02")
    ids = chosen(deck, cards=asked)
    assert [id_.partition("-")[0] for id_ in ids] == ["c6", "v02", "v24"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kinds": ("statment",)}, "no kind 'statment'; did you mean 'statement'?"),
        ({"kinds": ("joker",)}, "no kind 'joker'; use one of: cluster, "),
        ({"suits": ("vrijhied",)}, "no suit 'vrijhied'; did you mean 'vrijheid'?"),
        ({"cards": ("V7",)}, "no card 'V7'; did you mean 'v"),
        ({"cards": ("v07", "x99")}, "no card 'x99'; "),
        ({"cards": ("V02-X99",)}, "no card 'X99'; "),
        ({"cards": ("V02-99",)}, "no card 'V99'; "),
        ({"cards": ("V09-V02",)}, "'V09' comes after 'V02' in the deck; write V02-V09"),
        ({"cards": ("v07",), "kinds": ("cluster",)}, "no card fits all of: cluster, v07"),
    ],
)
def test_what_is_not_there_is_refused_with_a_remedy(
    deck: Deck, options: dict[str, object], message: str
) -> None:
    with pytest.raises(WrongUsage, match=message.replace("?", r"\?")):
        chosen(deck, **options)


@pytest.mark.parametrize(
    "asked",
    ["V02-V04", "v02–v04", "v02 .. V04", "v02-openbaren-informatie-V04", "V02 — v04", "V02-04"],
)
def test_a_range_is_all_cards_from_one_to_another(deck: Deck, asked: str) -> None:
    named = ("v02", "v03", "v04")
    assert chosen(deck, cards=(asked, "c9")) == chosen(deck, cards=(*named, "c9"))
    assert len(chosen(deck, cards=(asked,))) == 3


def test_a_name_with_a_hyphen_is_no_range(deck: Deck) -> None:
    assert len(chosen(deck, cards=("v02-openbaren-informatie", "c9-nut"))) == 2


def test_what_is_spelt_exactly_goes_before_what_only_sounds_alike(english: Deck) -> None:
    first, second, *others = english.cards
    named = [replace(card, suit=replace(card.suit, id=f"x{i}", name=name))
             for i, (card, name) in enumerate([(first, "Kır"), (second, "Kir")])]  # fmt: skip
    deck = replace(english, cards=(*named, *others))
    assert chosen(deck, suits=("Kır",)) == [first.id]
    assert chosen(deck, suits=("Kir",)) == [second.id]
    assert chosen(deck, suits=("KIR",)) == [first.id, second.id]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("İzmir", "izmir"), ("Işık", "IŞIK"), ("Straße", "STRASSE"), ("Łódź", "łódź"),
     ("Œuvre", "œUVRE"), ("Één", "e\u0301e\u0301n"), ("Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"), ("A  b", "a b")],
)  # fmt: skip
def test_capitals_and_accents_as_they_are_typed_make_no_difference(
    english: Deck, name: str, typed: str
) -> None:
    first, *others = english.cards
    named = replace(first, suit=replace(first.suit, id="x", name=name))
    assert chosen(replace(english, cards=(named, *others)), suits=(typed,)) == [first.id]


def test_a_card_of_quantity_nought_is_in_the_deck_and_not_on_paper(english: Deck) -> None:
    first, *others = english.cards
    deck = replace(english, cards=(replace(first, quantity=0), *others))
    assert chosen(deck) == [card.id for card in others]
    none = replace(english, cards=tuple(replace(card, quantity=0) for card in english.cards))
    with pytest.raises(WrongUsage, match="the cards of the deck have 'quantity: 0', so none"):
        chosen(none)
    with pytest.raises(WrongUsage, match=f"the cards of all of: {first.id} have 'quantity: 0'"):
        chosen(deck, cards=(first.id,))


def test_more_than_a_file_can_hold_is_refused(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST", 200)
    count = 2 * sum(card.quantity for card in deck.cards)
    with pytest.raises(WrongUsage, match=f"that is {count} cards; more than 200 do not go into"):
        chosen(deck, copies=2)


def test_a_remedy_is_short_enough_to_read(deck: Deck) -> None:
    with pytest.raises(WrongUsage) as caught:
        chosen(deck, cards=("zzzzzz",))
    assert len(str(caught.value)) < 900
