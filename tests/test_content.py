"""Hold the deck's files against the publication: every text word for word, each in its place.

content/expected.json has the wording as printed; content/derive.py made it from the extracted
text alone. A difference between it and the deck must be an erratum, or else it is a mistake. The
files are read here as an editor reads them, without kaartspel's own reader.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from repository import ROOT, data_of

DECK = ROOT / "deck"
EXPECTED = json.loads((ROOT / "tests/content/expected.json").read_text("utf-8"))
MAPS = ("gemeentelijke-processen", "belanghebbenden")
CLUSTERS = (
    "vrijheid", "rechtvaardigheid", "puurheid", "loyaliteit", "empathie", "hierarchie",
    "continuiteit", "kwaliteit", "nut",
)  # fmt: skip
# The only erratum whose printed wording is in no text: it stands in the colour legend.
ONLY_IN_FURNITURE = {"Hïerarchie"}
COUNTS = {
    "Gemeentelijke processen": {
        "Bedrijfsvoering": {
            "Archiefbeheer": 2, "Beveiliging": 2, "Financiën": 2, "Ict-beheer": 5, "Personeel": 2,
        },
        "Uitvoering": {
            "Dienstverlening": 5, "Ontwikkeling en beheer openbare ruimte": 3,
            "Toezicht en handhaving": 2,
        },
        "Bestuur": {"Besluitvorming": 4, "Participatie": 2},
    },
    "Belanghebbenden": {
        "Particulieren": {"Burgers": 2, "Inwoners": 3, "Werkenden": 1},
        "Private partijen": {
            "Aanbieders telecominfrastructuur": 4, "Aanbieders van ict-diensten": 2,
            "Winkeliers": 1,
        },
        "Publieke partijen": {"Onderwijsinstellingen": 1, "Overheden": 1},
    },
    "Waardenkaart": {
        "Vrijheid": {"Autonomie": 3, "Diversiteit": 1, "Keuzevrijheid": 2, "Privacy": 2},
        "Rechtvaardigheid": {"Gelijkheid": 3, "Proportionaliteit": 2, "Wederkerigheid": 1},
        "Puurheid": {"Beschaving": 2, "Zuiverheid": 2},
        "Loyaliteit": {
            "Gemeenschappelijkheid": 1, "Saamhorigheid": 2, "Trots": 1, "Verbondenheid": 3,
        },
        "Empathie": {"Betrokkenheid": 2, "Menselijkheid": 2},
        "Hiërarchie": {
            "Controle": 1, "Gezag": 2, "Orde": 3, "Vertrouwen": 1, "Zeggenschap": 2,
        },
        "Continuïteit": {"Beschikbaarheid": 2, "Duurzaamheid": 2, "Gezondheid": 1},
        "Kwaliteit": {
            "Deskundigheid": 1, "Flexibiliteit": 1, "Openheid": 3, "Zorgvuldigheid": 3,
        },
        "Nut": {"Doelmatigheid": 2, "Doeltreffendheid": 2, "Vooruitgang": 3},
    },
}  # fmt: skip

Record = dict[str, str]


def load(path: str) -> Any:
    return data_of(DECK / path)


def questions() -> Iterator[Record]:
    for file in (load(f"questions/{name}.yaml") for name in MAPS):
        for category in file["categories"]:
            for topic in category["topics"]:
                place = {
                    "map": file["map"],
                    "category": category["category"],
                    "topic": topic["topic"],
                }
                yield from ({**place, **question} for question in topic["questions"])


def clusters() -> list[Record]:
    files = [load(f"values/{name}.yaml") for name in CLUSTERS]
    return [{key: file[key] for key in ("cluster", "id", "text")} for file in files]


def statements() -> Iterator[Record]:
    for file in (load(f"values/{name}.yaml") for name in CLUSTERS):
        for value in file["values"]:
            place = {"cluster": file["cluster"], "value": value["value"]}
            yield from ({**place, **statement} for statement in value["statements"])


def cards() -> dict[str, str]:
    return {card["id"]: card["text"] for card in [*questions(), *clusters(), *statements()]}


def chapter_lines(name: str) -> list[str]:
    """Return headings, paragraphs and list items without marks and without editors' notes."""
    text = (DECK / "book" / f"{name}.md").read_text("utf-8")
    text = re.sub(r"^\[\^[^\]]+\]:.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"\[([^\]…]+)\]\(game:[a-z-]+\)", r"\1", text)
    text = re.sub(r"^(#+|-) ", "", text, flags=re.MULTILINE)
    text = re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)\*", "", text))
    return [line.strip() for line in text.splitlines() if line.strip()]


def mended(text: str) -> str:
    for erratum in load("errata.yaml")["errata"]:
        text = text.replace(erratum["printed"], erratum["mended"])
    return text


def without_ids(records: Iterator[Record] | list[Record]) -> list[Record]:
    return [{key: value for key, value in r.items() if key != "id"} for r in records]


def as_mended(records: list[Record]) -> list[Record]:
    return [{**record, "text": mended(record["text"])} for record in records]


def test_the_folders_hold_these_files_and_no_others() -> None:
    assert {path.name for path in (DECK / "questions").iterdir()} == {f"{n}.yaml" for n in MAPS}
    assert {path.name for path in (DECK / "values").iterdir()} == {f"{n}.yaml" for n in CLUSTERS}


def test_the_questions_are_the_publications_in_place_and_order() -> None:
    assert without_ids(questions()) == as_mended(EXPECTED["questions"])


def test_the_statements_are_the_publications_in_place_and_order() -> None:
    assert without_ids(statements()) == as_mended(EXPECTED["statements"])


def test_the_clusters_are_the_publications_in_order() -> None:
    assert without_ids(clusters()) == as_mended(EXPECTED["clusters"])


def test_there_are_111_different_cards() -> None:
    kinds = (questions(), statements(), clusters())
    assert [len({card["text"] for card in kind}) for kind in kinds] == [44, 58, 9]
    assert len(cards()) == 111


def test_each_topic_and_value_has_as_many_cards_as_in_the_publication() -> None:
    counted = Counter((q["map"], q["category"], q["topic"]) for q in questions())
    counted += Counter(("Waardenkaart", s["cluster"], s["value"]) for s in statements())
    expected = {
        (map_, group, heading): count
        for map_, groups in COUNTS.items()
        for group, headings in groups.items()
        for heading, count in headings.items()
    }
    assert counted == expected
    assert sum(expected.values()) == 44 + 58


def test_the_central_questions_are_the_publications() -> None:
    files = [load(f"questions/{name}.yaml") for name in MAPS]
    maps = [*files, load("deck.yaml")["value_map"]]
    assert {map_["map"]: map_["question"] for map_ in maps} == EXPECTED["central_questions"]


def test_the_parts_of_the_book_have_the_publications_titles() -> None:
    assert [part["part"] for part in load("deck.yaml")["book"]["parts"]] == EXPECTED["parts"]


def test_each_suit_carries_the_name_of_its_cluster_or_category() -> None:
    names = {suit["id"]: suit["name"] for suit in load("suits.yaml")["suits"]}
    used = {}
    for name in MAPS:
        for category in load(f"questions/{name}.yaml")["categories"]:
            used[category["suit"]] = category["category"]
    for name in CLUSTERS:
        cluster = load(f"values/{name}.yaml")
        assert cluster["suit"] == name
        used[name] = cluster["cluster"]
    game = load("play.yaml")["suit"]
    assert game not in used
    assert used == {id_: name for id_, name in names.items() if id_ != game}


@pytest.mark.parametrize("name", EXPECTED["chapters"])
def test_each_chapter_has_the_publications_words_in_order(name: str) -> None:
    assert chapter_lines(name) == [mended(text) for text in EXPECTED["chapters"][name]]


def test_each_chapter_begins_with_the_only_title() -> None:
    for name in EXPECTED["chapters"]:
        lines = (DECK / "book" / f"{name}.md").read_text("utf-8").splitlines()
        titles = [number for number, line in enumerate(lines, 1) if line.startswith("# ")]
        assert titles == [1], name


def test_each_erratum_stands_in_the_publication_as_printed() -> None:
    printed = json.dumps(EXPECTED, ensure_ascii=False)
    errata = [erratum["printed"] for erratum in load("errata.yaml")["errata"]]
    assert {text for text in errata if text not in printed} == ONLY_IN_FURNITURE
    assert len(set(errata)) == len(errata)


def test_each_erratum_is_mended_in_the_deck() -> None:
    book = "\n".join("\n".join(chapter_lines(name)) for name in EXPECTED["chapters"])
    names = "\n".join(cluster["cluster"] for cluster in clusters())
    deck = "\n".join([book, names, *cards().values()])
    for erratum in load("errata.yaml")["errata"]:
        assert erratum["printed"] not in deck
        assert erratum["mended"] in deck


def test_an_erratum_names_the_card_that_it_is_on() -> None:
    texts = cards()
    for erratum in load("errata.yaml")["errata"]:
        on = [id_ for id_, text in texts.items() if erratum["mended"] in text]
        assert on == ([erratum["card"]] if "card" in erratum else []), erratum["printed"]


def test_each_gap_is_shown_where_it_is() -> None:
    files = {(DECK / "book" / f"{name}.md").read_text("utf-8") for name in EXPECTED["chapters"]}
    chapters = {text.partition("\n")[0].removeprefix("# "): text for text in files}
    shown = {}
    for gap in load("errata.yaml")["gaps"]:
        title = gap["where"].partition(",")[0]
        shown[title] = ("[…]" in chapters[title], "[^" in chapters[title])
    assert shown == {
        "Vragenkaart belanghebbenden": (False, True),
        "Waarden rond digitalisering": (True, True),
        # A lost picture, not a lost text: in its place the book makes a table from the deck.
        "Overzicht van de negen waardenclusters met relevante waarden": (False, False),
    }


def test_each_note_has_one_place_in_its_chapter() -> None:
    notes = 0
    for name in EXPECTED["chapters"]:
        text = (DECK / "book" / f"{name}.md").read_text("utf-8")
        defined = re.findall(r"^\[\^([^\]]+)\]: \S", text, flags=re.MULTILINE)
        assert sorted(re.findall(r"\[\^([^\]]+)\](?!:)", text)) == sorted(defined), name
        notes += len(defined)
    assert notes == 3


@pytest.mark.parametrize(
    ("first", "found", "width"),
    [
        ("v", list(questions()), 2),
        ("w", list(statements()), 2),
        ("c", clusters(), 1),
    ],
)
def test_ids_are_numbered_telling_and_in_order(first: str, found: list[Record], width: int) -> None:
    ids = [card["id"] for card in found]
    assert ids == sorted(set(ids))
    for number, id_ in enumerate(ids, 1):
        assert re.fullmatch(rf"{first}{number:0{width}}(-[a-z][a-z0-9]*){{1,4}}", id_), id_


@pytest.mark.parametrize(
    "path",
    [
        DECK / "errata.yaml",
        *sorted((DECK / "questions").iterdir()),
        *sorted((DECK / "values").iterdir()),
    ],
    ids=lambda path: path.name,
)
def test_files_are_easy_on_an_editor(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    is_top = path.parent == DECK
    schema = f"schema/{path.stem}.json" if is_top else f"../schema/{path.parent.name}.json"
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    assert text.startswith(f"# yaml-language-server: $schema={schema}\n#\n# ")
    assert 3 <= len(comments) <= 5  # the schema, and two to four lines of explanation
    assert b"\r" not in raw
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    # One text, one line: no folded blocks and no anchors.
    assert not re.search(r": [|>&*]", text)
    assert not re.search(r"^ *[^\s#-][^:]*$", text, flags=re.MULTILINE)
