"""Mistakes of one kind each, and what their remedies make of them."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from editing import STREET, spoil
from kaartspel.building import check
from kaartspel.problems import InvalidDeck
from mending import DECK, Case, added, file, in_turn, played, talk, text, write
from repository import ENGLISH
from tables import table_deck
from workbooks import workbook

PREFACE = "book/preface.md"
QUESTION = "Who may park a car here?"


def copied(deck: Path) -> None:
    shutil.copy(deck / STREET, deck / "questions/street (1).yaml")


def coarse(wide: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, wide), "teal").save(out, "PNG")
    return out.getvalue()


def coarse_picture(deck: Path) -> None:
    (deck / "p.png").write_bytes(coarse(90))
    spoil(deck, STREET, "{id: q01-cars,", "{id: q01-cars, picture: {file: p.png, alt: x},")
    spoil(deck, DECK, "", "pictures: {below: problem}\n")


def finer_picture(deck: Path) -> None:
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    found = re.search(r"take one that is (\d+) px wide", caught.value.problems[0].remedy)
    assert found
    (deck / "p.png").write_bytes(coarse(int(found[1])))


OWN_ID = "identifier: urn:uuid:0d3f4a60-5a0f-5b5e-8a39-0f7b0c1d2e88\n"
OWN_CARD = """categories:
  - category: Traffic
    topics: [{topic: Parking, questions: [{id: q03-carts, text: And carts?}]}]
"""
SHEETS = {"Cards": [["text"], ["One"]], "More": [["text"], ["Two"]]}
OTHER_MAP = """id: {}
map: Zebra
question: What?
categories:
  - {{category: A, suit: moon, topics: [{{topic: B, questions: [{{id: q03-z, text: Who?}}]}}]}}
"""


def edition(said: str, mended: str) -> Case:
    """Return the case of an edition of the deck, which says this of its own."""

    def make(deck: Path) -> None:
        deck.rename(deck.with_name("base"))
        deck.mkdir()
        write(deck, DECK, f"extends: ../base\n{said}")

    return Case(make, lambda deck: write(deck, DECK, f"extends: ../base\n{mended}"))


def in_an_edition(make: Callable[[Path], object], mend: Callable[[Path], object]) -> Case:
    """Return the case of an edition whose files say something of its base's."""
    return Case(in_turn(edition(OWN_ID, OWN_ID).make, make), mend)


def translated(said: str, mended: str) -> Case:
    """Return the case of an edition that has texts of its own."""
    own = edition(OWN_ID, OWN_ID)
    return Case(in_turn(own.make, lambda deck: write(deck, "texts.yaml", f"{said}\n")),
                lambda deck: write(deck, "texts.yaml", f"{mended}\n"))  # fmt: skip


def translation_table(said: str, mended: str) -> Case:
    """Return the case of an edition that has texts of its own in a table."""
    own = edition(OWN_ID, OWN_ID)
    return Case(in_turn(own.make, lambda deck: write(deck, "texts/texts.csv", said)),
                lambda deck: write(deck, "texts/texts.csv", mended))  # fmt: skip


def tables(name: str, made: bytes, mended: bytes) -> Case:
    """Return the case of a deck whose cards stand in one table."""

    def make(deck: Path) -> None:
        shutil.rmtree(deck)
        table_deck(deck.parent, made, name)

    return Case(make, lambda deck: (deck / name).write_bytes(mended))


def table(made: str, mended: str) -> Case:
    return tables("cards/cards.csv", made.encode(), mended.encode())


SHOP = (
    "name: mine, pages: front-back, bleed: 3, safe: 4, corner: 3, ink_limit: 300, "
    "least_type: 6, standard: png"
)
GAME, PLAY = "games/talk.yaml", "play.yaml"
CASES = {
    "card-empty": talk("{id: a}", "{id: a, text: One}"),
    "card-nested-list": talk(
        "{id: a, title: A, text: B, steps: ['- One']}",
        "{id: a, title: A, text: B, steps: [One]}",
        "method",
    ),
    "field-not-shown": talk("{id: a, text: One, steps: [Two]}", "{id: a, text: One}"),
    "card-number-missing": text(STREET, "q02-bicycles", "bicycles"),
    "chapter-twice": text(DECK, "chapter: book/overview.md", "chapter: book/values.md"),
    "shown-twice": text(DECK, "shows: overview", "shows: values"),
    "character-lost": text(STREET, QUESTION, "Wh\ufffd may park?", "Who may park?"),
    "control-character": text(STREET, QUESTION, "Who\ufffe may park?", "Who may park?"),
    "wrong-encoding": text(STREET, QUESTION, "Whoâ€™s to park?", "Who’s to park?"),
    "not-utf-8": Case(
        lambda deck: (deck / PREFACE).write_bytes(b"# Preface\n\nCaf\xe9\n"),
        lambda deck: write(deck, PREFACE, "# Preface\n\nCafé\n"),
    ),
    "merge-conflict": added(STREET, "<<<<<<< mine\n=======\n>>>>>>> yours\n"),
    "second-document": added(STREET, "---\nid: x\n"),
    "key-no-word": added(STREET, "? [a]\n: b\n"),
    "file-copied": Case(copied, lambda deck: (deck / "questions/street (1).yaml").unlink()),
    "file-too-large": added(STREET, f"#{'x' * 4_000_000}\n"),
    "folder-empty": Case(
        lambda deck: (deck / "cards").mkdir(), lambda deck: (deck / "cards").rmdir()
    ),
    "folder-missing": Case(
        lambda deck: [
            shutil.move(deck / part, deck.parent / part) for part in ("questions", "values")
        ],
        lambda deck: [
            shutil.move(deck.parent / part, deck / part) for part in ("questions", "values")
        ],
    ),
    "no-file": Case(
        lambda deck: (deck / "errata.yaml").mkdir(),
        in_turn(
            lambda deck: (deck / "errata.yaml").rmdir(),
            lambda deck: write(deck, "errata.yaml", "errata: []\n"),
        ),
    ),
    "erratum-not-on-card": file(
        "errata.yaml",
        "errata:\n  - {card: q01-cars, where: card, printed: may drive, mended: can park}\n",
        "errata:\n  - {card: q01-cars, where: card, printed: can park, mended: may park}\n",
    ),
    "map-id-taken": text(STREET, "id: street", "id: clusters", "id: street"),
    "map-id-twice": Case(
        lambda deck: write(deck, "questions/zebra.yaml", OTHER_MAP.format("street")),
        in_turn(
            lambda deck: write(deck, "questions/zebra.yaml", OTHER_MAP.format("zebra")),
            lambda deck: spoil(
                deck,
                DECK,
                "shows: street}\n",
                "shows: street}\n        - {chapter: book/zebra.md, shows: zebra}\n",
            ),
            lambda deck: write(deck, "book/zebra.md", "# Zebra\n"),
        ),
    ),
    "kind-twice": added(DECK, "kinds: [{id: plain}, {id: plain}]\n", "kinds: [{id: plain}]\n"),
    "kind-unnamed": added(
        DECK,
        "kinds: [{id: talk, like: plain}]\n",
        "kinds: [{id: talk, like: plain, words: {one: A, many: B}}]\n",
    ),
    "code-not-shown": Case(
        in_turn(
            lambda deck: talk("{id: a, text: One, qr: 'https://a.example'}", "").make(deck),
            lambda deck: spoil(
                deck,
                DECK,
                "",
                "kinds:\n  - id: plain\n    slots:\n      - {source: text, area: body}\n",
            ),
        ),
        lambda deck: spoil(deck, DECK, "", "      - {source: qr, area: end}\n"),
    ),
    "no-resolution": added(
        DECK, f"shops:\n  - {{{SHOP}, dpi: []}}\n", f"shops:\n  - {{{SHOP}, dpi: [300]}}\n"
    ),
    "word-character-missing": text(DECK, "statement: Opinion\n", "statement: Opinion Ж\n"),
    "heading-empty": added(PREFACE, "\n##\n", "\n## Words\n"),
    "second-title": added(PREFACE, "\n# More\n", "\n## More\n"),
    "line-too-long": added(
        PREFACE, "\n" + "word " * 30_000 + "\n", "\n" + ("word " * 100 + "\n\n") * 300
    ),
    "table-too-wide": added(
        PREFACE, f"\n{'|a' * 51}|\n{'|-' * 51}|\n", f"\n{'|a' * 50}|\n{'|-' * 50}|\n\n|a|\n|-|\n"
    ),
    "picture-coarse": Case(coarse_picture, finer_picture),
    "half-play": played(
        lambda deck: (deck / PLAY).rename(deck.parent / PLAY),
        lambda deck: (deck.parent / PLAY).rename(deck / PLAY),
    ),
    "game-twice": played(
        in_turn(
            lambda deck: shutil.copy(deck / GAME, deck / "games/z.yaml"),
            lambda deck: spoil(deck, "games/z.yaml", "id: r2-talk", "id: z9-other"),
        ),
        lambda deck: (deck / "games/z.yaml").unlink(),
    ),
    "use-twice": played(
        lambda deck: spoil(deck, PLAY, "uses:\n", "uses:\n  - {id: talking, text: talking}\n"),
        lambda deck: spoil(deck, PLAY, "  - {id: talking, text: talking}\n", ""),
    ),
    "handout-too-full": played(
        lambda deck: spoil(deck, PLAY, "[Smile.]", f"[{', '.join(['Smile.'] * 100)}]"),
        lambda deck: spoil(deck, PLAY, "Smile., " * 90, ""),
    ),
    "handout-word-too-wide": played(
        lambda deck: spoil(deck, PLAY, "[Smile.]", f"[{'w' * 300}]"),
        lambda deck: spoil(deck, PLAY, "w" * 280, ""),
    ),
    "edition-without-identifier": edition("title: Mine\n", "title: Mine\n" + OWN_ID),
    "edition-file-unknown": in_an_edition(
        lambda deck: write(deck, "questions/own.yaml", OWN_CARD),
        lambda deck: (deck / "questions/own.yaml").rename(deck / STREET),
    ),
    "edition-entry-unknown": in_an_edition(
        lambda deck: write(deck, "suits.yaml", "suits: [{id: mooon, name: Mond}]\n"),
        lambda deck: write(deck, "suits.yaml", "suits: [{id: moon, name: Mond}]\n"),
    ),
    "unknown-left-out": edition(OWN_ID + "without: [q20]\n", OWN_ID + "without: []\n"),
    "unknown-card-translated": translated("cards: {q01-car: Wie?}", "cards: {q01-cars: Wie?}"),
    "unknown-name-translated": translated("names: {Parkin: P}", "names: {Parking: P}"),
    "value-map-alone": Case(
        in_turn(
            shutil.rmtree,
            lambda deck: shutil.copytree(ENGLISH.with_name("talk"), deck),
            lambda deck: spoil(deck, DECK, "", "value_map: {map: Values, question: What?}\n"),
        ),
        lambda deck: spoil(deck, DECK, "value_map: {map: Values, question: What?}\n", ""),
    ),
    "text-without-id": translation_table("id;question\n;Wie?\n", "id;question\nq01-cars;Wie?\n"),
    "neither-yes-nor-no": table(
        "about the group;text;group\nmaybe;One;A\n;Two;A\n",
        "about the group;text;group\nyes;One;A\n;Two;A\n",
    ),
    "group-card-twice": table(
        "about the group;text;group\nyes;One;A\nyes;Two;A\n;Three;A\n",
        "about the group;text;group\nyes;One;A\n;Two;A\n;Three;A\n",
    ),
    "not-text": table("text\nOne\0\n", "text\nOne\n"),
    "sheet-hidden": tables("cards/cards.xlsx", workbook(SHEETS, ["More"]), workbook(SHEETS)),
    "not-a-workbook": tables("cards/cards.xlsx", b"PK\3\4", workbook(SHEETS)),
}
