"""Read the texts of a translation from tables, such as `kaartspel export` hands to a translator.

The folder is texts/. What a table says as the base says it is not translated yet.
"""

from collections.abc import Iterator, Mapping

from kaartspel.deck.contents import CARDS, CardTexts, Drafts
from kaartspel.deck.editions.written import Written, grown, plain
from kaartspel.deck.folder import Folder
from kaartspel.deck.reading import Heads
from kaartspel.deck.tables.columns import Vocabulary
from kaartspel.deck.tables.files import rows_of, table_paths
from kaartspel.deck.tables.rows import Row, Rows
from kaartspel.deck.tables.trees import card_of, placed
from kaartspel.messages import say
from kaartspel.problems import Problems

FOLDER = "texts"
_NAMES = {
    "map": "collection", "name": "collection", "question": "question", "category": "group",
    "cluster": "group", "group": "group", "topic": "topic", "value": "topic",
}  # fmt: skip
_OTHER = {"id", "kind", "quantity", "picture", "qr", "lang"}


def table_texts(
    folder: Folder, base: Drafts, vocabulary: Vocabulary, problems: Problems
) -> CardTexts:
    """Return the texts and names in the tables of a translation; tell rows without an id."""
    cards, names = dict[str, Written](), dict[str, Written]()
    there = {id_: (entry, places) for tree in _trees(base) for id_, entry, places in
             _entries(tree, {})}  # fmt: skip
    for path in table_paths(folder, FOLDER):
        for rows in rows_of(folder, path, vocabulary, problems):
            for row in rows.rows:
                card = _card(folder.label(path), rows, row)
                id_ = card.said("id")
                if not id_:
                    fact = say("this row has no id")
                    remedy = say("write the id of the card in the base")
                    problems.tell(row.place, fact, remedy, "text-without-id")
                entry, places = there.get(id_, (None, dict[str, str]()))
                names |= _names(row, places)
                texts = {name: part for name, part in card.keys.items()
                         if name not in _OTHER and _is_new(part, entry, name)}  # fmt: skip
                if texts and id_:
                    cards[id_] = Written(row.place, texts, card.keys["id"].place)
    return CardTexts(cards, names)


def _trees(base: Drafts) -> Iterator[Written]:
    """Yield what the files of cards hold."""
    return (grown(d.yaml) for n, d in base.items() if d.yaml and n.startswith(CARDS))


def _card(file: str, rows: Rows, row: Row) -> Written:
    return grown(placed(file, dict(card_of(row, {})), Heads(rows.heads, rows.header)))


def _is_new(part: Written, entry: Written | None, name: str) -> bool:
    return entry is None or name not in entry.keys or plain(part) != plain(entry.keys[name])


def _names(row: Row, places: Mapping[str, str]) -> dict[str, Written]:
    """Return what a row calls the places of its card, by what the base calls them."""
    return {
        name: Written(row.cells[field].place, row.said(field))
        for field, name in places.items()
        if row.said(field) not in {"", name}
    }


def _entries(
    tree: Written, places: Mapping[str, str]
) -> Iterator[tuple[str, Written, Mapping[str, str]]]:
    """Yield all that has an id, with the names of where it stands."""
    own = {_NAMES[key]: part.text for key, part in tree.keys.items() if key in _NAMES}
    places = {**places, **own}
    if tree.said("id"):
        yield tree.said("id"), tree, places
    for part in (*tree.items, *tree.keys.values()):
        yield from _entries(part, places)
