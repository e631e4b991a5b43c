"""What each key of the deck files puts on a page, for docs/deck.md: the pictures of labels.py."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from labels import Leaf, Marks, labelled
from PIL import Image

from kaartspel.deck.load import load
from kaartspel.design import cover
from kaartspel.frame import Document
from kaartspel.pdf import renderer
from kaartspel.starting import Start, begin

ROOT = Path(__file__).parents[1]
LARGE, SMALL, PAGE, COVER = (dpi / 72 for dpi in (130, 90, 60, 50))  # pixels to a pt
BLEED = 3 * 72 / 25.4  # pt
SYMBOL = (0.08, 0.1, 0.165, 0.165)
# Cards by example and number, with the first words that each key puts there.
CARDS: dict[str, tuple[tuple[str, str, Marks], ...]] = {
    "suits": (
        ("english", "c5", {"name": "Empathy", "symbol": SYMBOL, ">colour": (0.9, 0.5, 0.94, 0.5)}),
    ),
    "questions": (
        ("english", "v02", {"id": "V02", "category": "Operations", "topic": "Keeping of",
                            "text": "Which limits"}),
    ),
    "values": (
        ("english", "w01", {"id": "W01", "value": "Autonomy", "cluster": "Freedom",
                            "text": "‘Citizens must"}),
        ("english", "c5", {"id": "C5", "cluster": "Empathy", "text": "is the urge",
                           "value": "Involvement"}),
    ),
    "cards": (
        ("methods", "m05", {"id": "M05", "title": "Working agree", "text": "The group",
                            "steps": "1", "aside": "When the", "foot": "10–20 minutes",
                            "group": "Begin"}),
    ),
    "kinds": (
        ("english", "w01", {
            "number": "W01", "symbol": SYMBOL, ">emblem": (0.5, 0.08, 0.92, 0.26),
            ">head": (0.9, 0.35, 0.95, 0.35), ">body": (0.9, 0.6, 0.95, 0.6),
            "foot": (0.04, 0.89, 0.06, 0.89),
        }),
    ),
    "games": (
        ("english", "s05", {"id": "S05", "game": "Debate", "steps": "4",
                            "players": "3–8 players"}),
    ),
}  # fmt: skip
FORM: Marks = {"title": "Sheet of arguments", "aim": "Fill this in", "name": "The question",
               "hint": "Write the number", ">lines": (0.8, 0.226, 0.905, 0.226)}  # fmt: skip
# Where a picture may stand, each in a card of its own, and where on it the key points.
PLACES = {"corner": (0.8, 0.15, 0.86, 0.15), "band": (0.8, 0.6, 0.9, 0.6),
          "full": (0.8, 0.6, 0.9, 0.6)}  # fmt: skip
BRIDGE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path fill="#BFD9E4"
d="M0 0h60v40H0z"/><path fill="#1F4E79" d="M0 32h60v8H0z"/><path fill="#8A4B00"
d="M2 30a28 24 0 0 1 56 0h-5a23 19 0 0 0-46 0z"/></svg>"""
CARD = "  - {{id: {0}, text: Who built it?, picture: {{file: a.svg, alt: a bridge, place: {0}}}}}\n"


def keys(build: Path) -> Iterator[tuple[str, list[Image.Image]]]:
    """Yield the names of the pictures, and what stands beside each other in them.

    The folder of the build holds those of the examples.
    """
    examples = build / "examples"
    for name, leaves in CARDS.items():
        paths = (next((examples / example / "cards").glob(f"{number}-*.pdf"))
                 for example, number, _ in leaves)  # fmt: skip
        yield name, [labelled(Leaf(path, marks, LARGE, BLEED))
                     for path, (_, _, marks) in zip(paths, leaves, strict=True)]  # fmt: skip
    cards = _cards_with_pictures(build / "keys")
    yield "picture", [labelled(Leaf(cards / f"{place}.pdf", {f">{place}": at}, SMALL, BLEED))
                      for place, at in PLACES.items()]  # fmt: skip
    yield "deck", [_cover()]
    form = labelled(Leaf(examples / "english/handouts/arguments.pdf", FORM, PAGE))
    yield "play", [form.crop((0, 0, form.width, form.height // 2))]


def _cards_with_pictures(folder: Path) -> Path:
    """Build a deck with a card for each place of a picture; return the folder of the cards."""
    shutil.rmtree(folder, ignore_errors=True)
    begin(folder / "deck", Start("Bridges", "en", "empty", "", "urn:x:keys", "2026-01-01"))
    (folder / "deck/a.svg").write_text(BRIDGE, "utf-8")
    cards = "".join(map(CARD.format, PLACES))
    (folder / "deck/cards/cards.yaml").write_text(f"id: cards\ncards:\n{cards}", "utf-8")
    made = folder / "made"
    command = ("build", str(folder / "deck"), "-o", str(made), "--only", "cards", "--quiet")
    subprocess.run([sys.executable, "-m", "kaartspel", *command], check=True)
    return made / "cards"


def _cover() -> Image.Image:
    deck = load(ROOT / "examples/gemeente")
    about = deck.metadata
    document = Document(about.title, "", "", about.language, about.edition_date, (cover(deck),))
    marks: Marks = {"title": "Digitalisering", "subtitle": about.subtitle,
                    "publisher": about.publisher, "logo": (0.075, 0.93, 0.14, 0.97)}  # fmt: skip
    return labelled(Leaf(renderer(deck.fonts).render(document), marks, COVER))
