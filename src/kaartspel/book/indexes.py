"""The indexes at the end of the book: values by the alphabet, and cards by their numbers."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from kaartspel.book.places import Places
from kaartspel.book.xhtml import ContentsEntry, Element, Page, tag, typed
from kaartspel.deck.model import Card, CardGroup, Deck, Kind, Topic

VALUES, CARDS = "index-values", "index-cards"
# Letters that Unicode does not take apart, and what dictionaries sort them as.
_STROKES = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "œ": "oe", "æ": "ae", "ß": "ss",
    "þ": "th", "ð": "d", "ŋ": "n", "ĸ": "k",
})  # fmt: skip


def pages(deck: Deck, places: Places) -> Iterator[Page]:
    """Yield the indexes: values, if there are any, and cards, if they bear numbers."""
    if _values(deck):
        yield _values_page(deck, places)
    if _numbered(deck):
        yield _cards_page(deck, places)


def entries(deck: Deck) -> Iterator[ContentsEntry]:
    """Yield the indexes as entries of the table of contents."""
    if _values(deck):
        yield ContentsEntry(deck.words["index_values"], f"{VALUES}.xhtml")
    if kinds := _numbered(deck):
        listed = tuple(ContentsEntry(kind.many, f"{CARDS}.xhtml#{kind.id}") for kind in kinds)
        yield ContentsEntry(deck.words["index"], f"{CARDS}.xhtml", listed)


def _values(deck: Deck) -> tuple[tuple[Topic, CardGroup], ...]:
    groups = deck.carded_groups
    return tuple((topic, group) for group in groups for topic in group.topics if topic.name)


def _values_page(deck: Deck, places: Places) -> Page:
    """Return every value of the deck by the alphabet, with its cluster and its cards' numbers."""
    words, addresses = deck.words, places.addresses
    key = alphabetical(words["alphabet"])
    items = []
    for value, group in sorted(_values(deck), key=lambda pair: key(pair[0].name)):
        link = tag("a", value.name, href=addresses[value.id])
        way = tag("a", group.name, href=addresses[group.id])
        rest = tag("span", value.numbers, class_="numbers")
        items.append(tag("li", link, ", ", way, " ", rest))
    listed = tag("ul", *items, class_="index")
    return _index(VALUES, words["index_values"], words["index_values_intro"], listed)


def _cards_page(deck: Deck, places: Places) -> Page:
    """Return every card by its number, with a link to its place."""
    return _index(CARDS, deck.words["index"], deck.words["index_intro"], *_lists(deck, places))


def _numbered(deck: Deck) -> dict[Kind, list[Card]]:
    """Return the cards with numbers, of each kind that has any."""
    kinds = {kind: [c for c in deck.of_kind(kind) if c.number] for kind in deck.kinds}
    return {kind: cards for kind, cards in kinds.items() if cards}


def _lists(deck: Deck, places: Places) -> Iterator[Element]:
    for kind, cards in _numbered(deck).items():
        items = [_item(card, places.addresses) for card in cards]
        heading = tag("h2", kind.many, id=kind.id)
        listed = tag("ul", *items, class_="index")
        yield tag("section", heading, listed, aria_labelledby=kind.id)


def _item(card: Card, addresses: Mapping[str, str]) -> Element:
    link = tag("a", card.number, href=addresses[card.id], class_="number")
    return tag("li", link, " ", ", ".join(dict.fromkeys(filter(None, (card.group, card.name)))))


def _index(id_: str, title: str, intro: str, *content: Element) -> Page:
    section = tag("section", tag("h1", title, id="h"), tag("p", intro), *content,
                  aria_labelledby="h")  # fmt: skip
    return Page(id_, title, "backmatter", typed(section, "index", "doc-index"))


def alphabetical(alphabet: str) -> Callable[[str], tuple[list[tuple[int, str]], str]]:
    """Return the key that sorts texts by an alphabet, its letters in a row or with spaces between.

    With spaces, a letter may be of several characters, as the Czech ch. A letter that the alphabet
    does not hold stands where it stands without its accents or strokes; what is no letter does not
    count.
    """
    listed = alphabet.split() if " " in alphabet else list(alphabet)
    is_dotless = "ı" in listed
    order = {_small(letter, is_dotless): i for i, letter in enumerate(listed)}
    letter = re.compile(
        "|".join([*sorted(map(re.escape, order), key=len, reverse=True), "."]), re.S
    )

    def letters(text: str) -> Iterator[tuple[int, str]]:
        for found in letter.findall(_small(unicodedata.normalize("NFC", text), is_dotless)):
            for part in [found] if found in order else _plain(found):
                if part[0].isalnum():
                    yield order.get(part, -1 if part.isdigit() else len(order)), part

    def key(text: str) -> tuple[list[tuple[int, str]], str]:
        return list(letters(text)), text

    return key


def _small(text: str, is_dotless: bool) -> str:
    """Return a text in small letters; those of I and İ are ı and i where an alphabet has both."""
    if is_dotless:
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def _plain(letter: str) -> str:
    """Return the plain letters that a letter is sorted as."""
    return unicodedata.normalize("NFKD", letter).translate(_STROKES)
