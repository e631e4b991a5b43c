"""Write docs/deck.md: every key of the deck files, out of the models that check them.

    python docs/make_reference.py

Examples are what the shipped deck says, or one of those in examples/; EXAMPLES has the others.
"""

import re
import types
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kaartspel.deck.files import FILES
from kaartspel.deck.reading import read_yaml
from kaartspel.problems import Problems

ROOT = Path(__file__).parents[1]
DECKS = ("deck", "examples/energie", "examples/methods", "examples/flash", "examples/praatjes",
         "examples/gemeente", "examples/english")  # fmt: skip
PLACES = {
    "deck": "deck.yaml", "suits": "suits.yaml", "errata": "errata.yaml", "play": "play.yaml",
    "questions": "questions/*.yaml", "values": "values/*.yaml", "cards": "cards/*.yaml",
    "games": "games/*.yaml", "texts": "texts.yaml",
}  # fmt: skip
LONGEST = 60  # characters of an example
HEAD = """# Every key of the deck files

<!-- Written by docs/make_reference.py: change the models in src/kaartspel/deck, run it again. -->

A deck is a folder. `deck.yaml` and one file with cards it must have; every other file may be left
out. `kaartspel new DIR` begins one, with remarks in it; [kinds.md](kinds.md) shows the kinds of
card with pictures, and the guide for editors, in Dutch, is [redacteur.md](redacteur.md).

A key that stands as **needed** must be there. Of any other the default is told; where that is
empty, the key is simply left out. The files of cards may be tables as well: see the last chapter.
An [edition](editions.md) says a part of all this, and takes away a key that its base need not have
by writing `null` there.
"""
PICTURES = {
    "DeckFile": ("deck", "The cover of a book: title, subtitle, publisher and logo"),
    "KindEntry": ("kinds", "A card with its head, body and foot, its number, symbol and emblem"),
    "SuitsFile": ("suits", "A card in the colour of its suit, with the suit's name and symbol"),
    "PlayFile": ("play", "A hand-out: title and aim, and a field with its name, hint and lines"),
    "MapFile": ("questions", "A question: its id, the topic above it, and the category below"),
    "CardPictureEntry": ("picture", "A picture in the corner of a card, in a band, and in full"),
    "ClusterFile": ("values", "A statement below its value; and the card of a cluster"),
    "CardsFile": ("cards", "A method: its title, text, steps and aside, and its group"),
    "GameFile": ("games", "A rules card: the game, steps, and for how many players it is"),
}
"""By the model of a table, the picture that tells what its keys show, and what is to be seen."""
TABLES = """
## Tables: .csv, .xlsx and .ods

Wherever YAML with cards may stand (`questions/`, `values/`, `cards/`), a spreadsheet may. Each row
is a card, and the first row names the columns, in the deck's language or in English. Capitals,
hyphens and underlines do not matter.

{columns}

Any field that a kind of the deck's own has a place for is a column by its own name. A column
`NAME language` (in Dutch `NAME taal`) beside another says in which language that one is.

- A file is one collection, called as the file is, unless columns say otherwise. A sheet that is
  named as a kind is (`Vragen`, `Methods`) holds cards of that kind.
- In `cards/`, a sheet with a column for clusters and one for values holds what stands in `values/`
  otherwise, and one with categories and a central question what stands in `questions/`.
- What rows share (the name of the map, its question, a suit) may stand in one of them. A group or a
  topic stands in each row; `-` is no group, where others have one.
- Each line of a cell under steps is a step; a line that begins with spaces goes on the one above.
- What begins with `#`, a column or a sheet, is a remark and not read. Hidden sheets, columns of
  other names, numbers with decimals, dates, and formulas without a result are told by cell:
  `cards/cards.xlsx, Questions!B7`.
- An `id` may be left out: it is then made of a number and a few words, in the order of the deck.
  `kaartspel check --write-ids` puts it into the file, so that it stays when the words change.
- CSV may have semicolons, commas or tabs; UTF-8, UTF-16 or the Windows code page of Western Europe.
- `kaartspel export --xlsx FILE` writes a deck's cards as such a workbook.
"""
_BARE = re.compile(r"'(-?[0-9]+(?:\.[0-9]+)?|true|false|[0-9]{4}-[0-9]{2}-[0-9]{2})'")
_A_PICTURE = "{file: pictures/bridge.jpg, alt: a bridge over the canal}"
EXAMPLES = {
    "DeckFile.extends": "../deck",
    "DeckFile.without": "[v18, w06]",
    "DeckFile.look": "{accent: {screen: '#005F6B'}, type: 1.1, rules: false}",
    "DeckFile.words": "{question: Stelling, back_question: Stellingen}",
    "DeckFile.logo": "{file: logo.png, alt: the town's arms}",
    "DeckFile.pictures": "{least_dpi: 250, below: problem}",
    "DeckFile.fonts": "{text: fonts/Own-Regular.ttf, strong: fonts/Own-Bold.ttf}",
    "DeckFile.build": "{format: tarot, sheets: [a4-duplex]}",
    "DeckFile.formats": "[{name: square, width: 80, height: 80, body_sizes: [12, 16]}]",
    "DeckFile.sheets": "[{name: labels, paper: a4, mode: fronts, columns: 2, rows: 4}]",
    "DeckFile.shops": "[{name: ours, pages: front-back, bleed: 3, safe: 4, corner: 3, "
    "ink_limit: 300, least_type: 6, standard: x-1a}]",
    "KindEntry.like": "method",
    "KindEntry.head": "suit",
    "KindEntry.body": "suit",
    "KindEntry.foot": "suit",
    "KindEntry.head_height": "22",
    "KindEntry.head_gap": "1.9",
    "KindEntry.head_drop": "11.3",
    "KindEntry.body_gap": "3.4",
    "KindEntry.foot_height": "12.4",
    "KindEntry.stands": "true",
    "KindEntry.symbol_size": "9",
    "KindEntry.rule": "0.3",
    "KindEntry.least": "0.67",
    "KindEntry.most": "1.5",
    "KindEntry.slots": "[{source: text, area: body}]",
    "SlotEntry.source": "title",
    "SlotEntry.area": "head",
    "SlotEntry.face": "strong",
    "SlotEntry.sizes": "[18, 15.5, 13]",
    "SlotEntry.leading": "1.05",
    "SlotEntry.role": "heading",
    "SlotEntry.rule": "0.3",
    "ColourEntry.press": "[95, 30, 35, 30]",
    "BackEntry.rule": "0.3",
    "LookEntry.accent": "{screen: '#005F6B'}",
    "LookEntry.type": "1.1",
    "SectionEntry.shows": "clusters",
    "PictureEntry.file": "logo.png",
    "PictureEntry.alt": "the town's arms",
    "PicturesEntry.least_dpi": "250",
    "PicturesEntry.below": "problem",
    "FontsEntry.text": "fonts/Own-Regular.ttf",
    "FontsEntry.strong": "fonts/Own-Bold.ttf",
    "FontsEntry.italic": "fonts/Own-Italic.ttf",
    "FontsEntry.strong_italic": "fonts/Own-BoldItalic.ttf",
    "FontsEntry.weights": "{text: 400, strong: 700}",
    "WeightsEntry.text": "400",
    "WeightsEntry.strong": "700",
    "BuildEntry.format": "tarot",
    "BuildEntry.ink": "low",
    "BuildEntry.paper": "a2",
    "BuildEntry.parts": "[cards, sheets, page]",
    "BuildEntry.copies": "3",
    "BuildEntry.sheets": "[a4-duplex]",
    "BuildEntry.cut_lines": "true",
    "BuildEntry.printer": "desk",
    "BuildEntry.tray": "upper",
    "BuildEntry.shops": "[european, pictures]",
    "BuildEntry.stock": "0.35",
    "FormatEntry.name": "square",
    "FormatEntry.width": "80",
    "FormatEntry.height": "80",
    "FormatEntry.bleed": "2",
    "FormatEntry.safe": "5",
    "FormatEntry.corner": "0",
    "FormatEntry.body_sizes": "[12, 16]",
    "FormatEntry.as_poster": "{numbers: 1.2}",
    "AsPosterEntry.titles": "1.06",
    "AsPosterEntry.numbers": "1.3",
    "AsPosterEntry.lengths": "0.9",
    "SheetEntry.name": "labels",
    "SheetEntry.paper": "[210, 297]",
    "SheetEntry.mode": "long-edge",
    "SheetEntry.columns": "2",
    "SheetEntry.rows": "4",
    "SheetEntry.gap": "[0, 0]",
    "SheetEntry.pitch": "[85, 54]",
    "SheetEntry.left": "15",
    "SheetEntry.top": "13.5",
    "SheetEntry.turned": "true",
    "SheetEntry.registration": "{inset: 10, length: 8.4, thickness: 1}",
    "RegistrationEntry.inset": "10",
    "RegistrationEntry.length": "8.4",
    "RegistrationEntry.thickness": "1",
    "GameFile.places": "[{name: the question}, {name: for, cards: 4}, {name: against, cards: 4}]",
    "TablePlaceEntry.name": "for",
    "TablePlaceEntry.cards": "4",
    "ShopEntry.name": "ours",
    "ShopEntry.pages": "front-back",
    "ShopEntry.bleed": "3",
    "ShopEntry.safe": "4",
    "ShopEntry.corner": "3",
    "ShopEntry.ink_limit": "300",
    "ShopEntry.least_type": "6",
    "ShopEntry.standard": "x-1a",
    "ShopEntry.condition": "PSOcoated_v3",
    "ShopEntry.dpi": "[300, 600]",
    "SpokenEntry.text": "The town",
    "SpokenEntry.lang": "en",
    **{f"{model}.{key}": example
       for model in ("QuestionEntry", "ClusterFile", "StatementEntry", "CardEntry")
       for key, example in {
           "quantity": "2", "picture": _A_PICTURE, "qr": "https://example.org/more", "lang": "en",
           "back": "What stands behind it.",
       }.items()},
    "CardPictureEntry.file": "pictures/bridge.jpg",
    "CardPictureEntry.alt": "a bridge over the canal",
    "CardPictureEntry.fit": "cover",
    "CardPictureEntry.place": "band",
    "CardsFile.suit": "sun",
    "GroupEntry.card": "{id: m00-begin, title: Begin, text: How to begin.}",
    "CardEntry.id": "m05-working-agreements",
    "CardEntry.kind": "method",
    "CardEntry.title": "Working agreements",
    "CardEntry.text": "The group decides how it wants to work today.",
    "CardEntry.aside": "When the group is new.",
    "CardEntry.steps": "[Ask what each needs., Write it down.]",
    "RulesCardEntry.quantity": "2",
    "OverviewEntry.quantity": "2",
    "OverviewEntry.part": "for all",
}  # fmt: skip
"""Examples of what no deck says, by model and key."""


def reference() -> str:
    """Return the whole text of docs/deck.md."""
    seen: set[type[BaseModel]] = set()
    chapters = (line for kind, model in FILES.items() for line in _file(kind, model, seen))
    return HEAD + "\n".join(chapters) + "\n" + TABLES.format(columns=_columns())


def _file(kind: str, model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    yield f"\n## {PLACES[kind]}\n"
    yield f"{_sentence(model).partition(': ')[2].capitalize()}\n"
    given, last = list(_examples(kind)), ""
    yield from _table(model, given)
    for path, inner in _inner_models(model, ()):
        name = ".".join(path)
        if inner in seen:
            continue
        seen.add(inner)
        yield f"\n### {name}\n" if name != last else ""
        last = name
        if not inner.model_fields:  # its keys are another's to name
            yield _sentence(inner)
            continue
        yield f"{_sentence(inner)}\n"
        yield from _table(inner, [value for one in given for value in _at(one, path)])


def _table(model: type[BaseModel], given: list[Any]) -> Iterator[str]:
    if model.__name__ in PICTURES:
        name, seen = PICTURES[model.__name__]
        yield f"![{seen}](images/key-{name}.png)\n"
    yield "| key | meaning | default | example |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        example = _example(model, name, given)
        yield f"| `{name}` | {_meaning(field)} | {_default(field)} | {example} |"


def _sentence(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _meaning(field: FieldInfo) -> str:
    return (field.description or "").replace("|", "\\|")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**needed**"
    default = field.get_default(call_default_factory=True)
    if default in (None, (), {}, "") or isinstance(default, BaseModel):
        return ""
    return f"`{_flow(_plain(default))}`"


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _example(model: type[BaseModel], name: str, given: list[Any]) -> str:
    values = [one[name] for one in given if isinstance(one, dict) and name in one]
    shown = [text for value in values if (text := _flow(value)) and len(text) <= LONGEST]
    own = EXAMPLES.get(f"{model.__name__}.{name}")
    text = own or (shown[0] if shown else _nested(values)) or _other(model.model_fields[name])
    return f"`{text}`" if text else ""


def _other(field: FieldInfo) -> str:
    """Return another value than the default, where there are few."""
    if isinstance(field.default, bool):
        return str(not field.default).lower()
    if isinstance(field.default, Enum):
        return str(next(one.value for one in type(field.default) if one is not field.default))
    return f"{field.default:g}" if isinstance(field.default, int | float) else ""


def _nested(values: list[Any]) -> str:
    """Return the beginning of what is too long to show."""
    if not values:
        return ""
    first = values[0]
    if isinstance(first, list) and first:
        return f"[{_nested([first[0]])}, …]"
    if isinstance(first, dict) and first:
        key, inner = next(iter(first.items()))
        return f"{{{key}: {_short(inner)}, …}}"
    return _short(first)


def _short(value: Any) -> str:
    if isinstance(value, list | dict):
        return "…"
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 10].rpartition(' ')[0]} …"


def _flow(value: Any) -> str:
    written = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=10_000, sort_keys=False
    )
    # Files are read as texts: what is no text need not stand in quotation marks.
    bare = _BARE.sub(r"\1", written.removesuffix("\n").removesuffix("\n..."))
    return bare.replace("|", "\\|")


def _examples(kind: str) -> Iterator[Any]:
    """Yield what the decks' files of a kind hold."""
    for deck in DECKS:
        pattern = PLACES[kind]
        for path in sorted((ROOT / deck).glob(pattern)):
            read = read_yaml(path.name, path.read_bytes(), Problems())
            assert read, path
            yield read.data


def _at(value: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """Yield what stands at a path, of each entry of the lists on the way."""
    if isinstance(value, list):
        for one in value:
            yield from _at(one, path)
    elif not path:
        yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from _at(value[path[0]], path[1:])


def _inner_models(
    model: type[BaseModel], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], type[BaseModel]]]:
    """Yield the models of a model's keys, each with the way to it."""
    for name, field in model.model_fields.items():
        for inner in _models(field.annotation):
            yield (*path, name), inner
            if inner not in (model,):
                yield from _inner_models(inner, (*path, name))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in {tuple, dict, Union, types.UnionType}:
        for argument in get_args(annotation):
            yield from _models(argument)
    elif get_args(annotation):
        yield from _models(get_args(annotation)[0])


def _columns() -> str:
    path = ROOT / "src/kaartspel/columns.yaml"
    named = yaml.safe_load(path.read_text("utf-8"))
    rows = [f"| {', '.join(named['en'][field])} | {', '.join(named['nl'][field])} | {meaning} |"
            for field, meaning in COLUMNS.items()]  # fmt: skip
    assert named["en"].keys() == COLUMNS.keys()
    return "\n".join(("| in English | in Dutch | what stands in it |", "|---|---|---|", *rows))


COLUMNS = {
    "id": "the card's id; may be left out",
    "kind": "its kind, by its id or by what the deck calls a card: `method`, `Werkvorm`",
    "collection": "the name of its collection or map",
    "collection_id": "the collection's id, where it is not made of the name",
    "question": "the central question of the map",
    "group": "its group",
    "category": "its category: as good as group",
    "cluster": "its cluster of values: as good as group",
    "suit": "the id or the name of a suit in suits.yaml",
    "topic": "its topic",
    "value": "its value: as good as topic",
    "own": "yes for the card about the group itself",
    "title": "the title",
    "text": "the text",
    "aside": "when to use it, or another aside",
    "steps": "the steps, each on a line",
    "foot": "what stands at the foot",
    "back": "what stands on the card's own back",
    "quantity": "how often the card is printed for one deck",
    "picture": "a file with a picture, in the deck's folder",
    "alt": "what the picture shows",
    "decorative": "yes for a picture that tells nothing",
    "fit": "`contain` or `cover`",
    "place": "`corner`, `band` or `full`",
    "qr": "an address for a QR code",
    "lang": "the card's own language",
}


def main() -> None:
    """Write the file."""
    (ROOT / "docs/deck.md").write_text(reference(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
