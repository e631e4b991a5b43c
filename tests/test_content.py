"""Hold the deck against the source text: every text word for word, each in its place.

expected.json holds the printed wording (content/derive.py made it from the source alone). Each
difference between it and the deck is an erratum, or else a mistake.
"""

import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from conftest import ROOT
from kaartspel.deck.model import Card, Deck, Kind

EXPECTED = json.loads((ROOT / "tests/content/expected.json").read_text("utf-8"))

COUNTS = {
    "Gemeentelijke processen/Bedrijfsvoering": {
        "Archiefbeheer": 2, "Beveiliging": 2, "Financiën": 2, "Ict-beheer": 5, "Personeel": 2,
    },
    "Gemeentelijke processen/Uitvoering": {
        "Dienstverlening": 5, "Ontwikkeling en beheer openbare ruimte": 3,
        "Toezicht en handhaving": 2,
    },
    "Gemeentelijke processen/Bestuur": {"Besluitvorming": 4, "Participatie": 2},
    "Belanghebbenden/Particulieren": {"Burgers": 2, "Inwoners": 3, "Werkenden": 1},
    "Belanghebbenden/Private partijen": {
        "Aanbieders telecominfrastructuur": 4, "Aanbieders van ict-diensten": 2, "Winkeliers": 1,
    },
    "Belanghebbenden/Publieke partijen": {"Onderwijsinstellingen": 1, "Overheden": 1},
    "Vrijheid": {"Autonomie": 3, "Diversiteit": 1, "Keuzevrijheid": 2, "Privacy": 2},
    "Rechtvaardigheid": {"Gelijkheid": 3, "Proportionaliteit": 2, "Wederkerigheid": 1},
    "Puurheid": {"Beschaving": 2, "Zuiverheid": 2},
    "Loyaliteit": {
        "Gemeenschappelijkheid": 1, "Saamhorigheid": 2, "Trots": 1, "Verbondenheid": 3,
    },
    "Empathie": {"Betrokkenheid": 2, "Menselijkheid": 2},
    "Hiërarchie": {"Controle": 1, "Gezag": 2, "Orde": 3, "Vertrouwen": 1, "Zeggenschap": 2},
    "Continuïteit": {"Beschikbaarheid": 2, "Duurzaamheid": 2, "Gezondheid": 1},
    "Kwaliteit": {"Deskundigheid": 1, "Flexibiliteit": 1, "Openheid": 3, "Zorgvuldigheid": 3},
    "Nut": {"Doelmatigheid": 2, "Doeltreffendheid": 2, "Vooruitgang": 3},
}  # fmt: skip


def mended(deck: Deck, text: str) -> str:
    for erratum in deck.errata:
        text = text.replace(erratum.printed, erratum.mended)
    return text


def cards(deck: Deck, kind: Kind) -> list[Card]:
    return [card for card in deck.cards if card.kind == kind]


def test_the_questions_are_those_of_the_source_in_place_and_order(deck: Deck) -> None:
    expected = [
        (q["map"], q["category"], q["topic"], mended(deck, q["text"]))
        for q in EXPECTED["questions"]
    ]
    assert [(*card.labels, card.text) for card in cards(deck, Kind.QUESTION)] == expected
    assert len(set(expected)) == 44


def test_the_statements_are_those_of_the_source_in_place_and_order(deck: Deck) -> None:
    expected = [(s["cluster"], s["value"], mended(deck, s["text"])) for s in EXPECTED["statements"]]
    assert [(*card.labels, card.text) for card in cards(deck, Kind.STATEMENT)] == expected
    assert len(set(expected)) == 58


def test_the_clusters_are_those_of_the_source(deck: Deck) -> None:
    found = [{"cluster": c.labels[0], "text": c.text} for c in cards(deck, Kind.CLUSTER)]
    assert found == EXPECTED["clusters"]
    assert len(found) == 9


def test_each_topic_and_value_has_as_many_cards_as_the_publication(deck: Deck) -> None:
    counted: dict[str, Counter[str]] = {}
    for card in [*cards(deck, Kind.QUESTION), *cards(deck, Kind.STATEMENT)]:
        group = counted.setdefault("/".join(card.labels[:-1]), Counter())
        group[card.labels[-1]] += 1
    assert counted == COUNTS


def test_the_central_questions_are_those_of_the_source(deck: Deck) -> None:
    found = [*(map_.question for map_ in deck.maps), deck.value_question]
    assert found == EXPECTED["central_questions"]


def chapter_words(markdown: str) -> list[str]:
    """Return the words of a chapter: no marks, no notes of the editors."""
    text = re.sub(r"^\[\^\w+\]:.*$", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"\[\^\w+\]", "", text)
    text = re.sub(r"^(#+|-) ", "", text, flags=re.MULTILINE)
    return text.replace("*", "").split()


@pytest.mark.parametrize("name", EXPECTED["chapters"])
def test_every_chapter_has_the_words_of_the_source_in_order(deck: Deck, name: str) -> None:
    sections = [section for part in deck.parts for section in part.sections]
    chapter = next(s.chapter for s in sections if s.chapter.name == f"book/{name}.md")
    # Errata about titles name the whole heading, so they are applied paragraph by paragraph.
    expected = " ".join(mended(deck, text) for text in EXPECTED["chapters"][name])
    found = chapter_words(f"# {chapter.title}\n{chapter.markdown}")
    assert found == expected.split()


def test_every_erratum_stands_in_the_source_as_printed(deck: Deck) -> None:
    printed = json.dumps(EXPECTED, ensure_ascii=False)
    # The misspelt name stands only in the legend beside the map, which the fixture leaves out.
    furniture = {"Hïerarchie"}
    missing = [e.printed for e in deck.errata if e.printed not in printed]
    assert set(missing) == furniture
    assert len({e.printed for e in deck.errata}) == len(deck.errata)


def test_the_gap_in_the_text_is_shown_and_explained(deck: Deck) -> None:
    sections = [section for part in deck.parts for section in part.sections]
    chapters = {section.chapter.title: section.chapter.markdown for section in sections}
    assert "op basis van de vijf […][^leemte] middelen" in chapters["Waarden rond digitalisering"]
    assert "[^leemte]: " in chapters["Waarden rond digitalisering"]
    assert "visualisaties[^visualisaties] gingen" in chapters["Vragenkaart belanghebbenden"]
    assert {gap.where.partition(",")[0] for gap in deck.gaps} <= set(chapters)


def test_ids_speak_and_sort_in_the_decks_order(deck: Deck) -> None:
    ids = [card.id for card in deck.cards]
    assert ids == sorted(ids)
    assert len(set(ids)) == 111
    assert all(re.fullmatch(r"[cvw]\d{1,2}(-[a-z0-9]+)+", id_) for id_ in ids)
    for kind in Kind:
        in_file_order = [card.id for card in cards(deck, kind)]
        assert all(a < b for a, b in pairwise(in_file_order))
    assert [c.number for c in cards(deck, Kind.QUESTION)] == [f"V{n:02}" for n in range(1, 45)]
    assert [c.number for c in cards(deck, Kind.STATEMENT)] == [f"W{n:02}" for n in range(1, 59)]
