"""The indexes at the end of the book: values by the alphabet, and cards by their numbers."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby, pairwise, takewhile
from operator import eq

from kaartspel.book.maps import Atlas
from kaartspel.book.themes import CARDS, VALUES
from kaartspel.book.xhtml import ContentsEntry, Element, Page, spoken, tag, typed
from kaartspel.deck.model import Card, CardGroup, Deck, Kind, Topic
from kaartspel.type import leading_words

_LINES = 60  # characters that two lines of a phone hold beside a number, or one of a page
_LEAST = 24  # after the name of a topic, however long
_SortKey = tuple[list[tuple[int, str]], str]
# Letters that Unicode does not take apart, and what dictionaries sort them as.
_STROKES = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "œ": "oe", "æ": "ae", "ß": "ss",
    "þ": "th", "ð": "d", "ŋ": "n", "ĸ": "k",
})  # fmt: skip


def pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the indexes: values, if there are any, and cards, if they bear numbers."""
    if _values(atlas.deck):
        yield _values_page(atlas)
    if _numbered(atlas.deck):
        yield _cards_page(atlas)


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


def _values_page(atlas: Atlas) -> Page:
    """Return every value of the deck by the alphabet, with its cluster and its cards' numbers."""
    deck, words, addresses = atlas.deck, atlas.deck.words, atlas.places.addresses
    key = alphabetical(words["alphabet"])
    listed = sorted(_values(deck), key=lambda pair: key(pair[0].name))
    sections = []
    for i, (letter, held) in enumerate(groupby(listed, key=lambda pair: _letter(pair[0], key))):
        items = [_value(value, group, addresses) for value, group in held]
        heading = tag("h2", letter, id=f"letter-{i + 1}")
        entries_ = tag("ul", *items, class_="index")
        sections.append(tag("section", heading, entries_, aria_labelledby=f"letter-{i + 1}"))
    letters = tag("div", *sections, class_="letters")
    intro = words["index_values_intro"]
    return _index(atlas, VALUES, words["index_values"], intro, letters)


def _letter(value: Topic, key: Callable[[str], _SortKey]) -> str:
    """Return what a value is found under: the first letter of its name, as the alphabet has it."""
    letters, name = key(value.name)
    return (letters[0][1] if letters else name[0]).upper()


def _value(value: Topic, group: CardGroup, addresses: Mapping[str, str]) -> Element:
    link = tag("a", value.name, href=addresses[value.id])
    way = tag("a", group.name, href=addresses[group.id])
    first = tag("a", value.numbers, href=addresses[value.cards[0].id], class_="numbers")
    named = tag("span", link, ", ", way)
    return tag("li", named, *((" ", first) if value.numbers else ()))


def _cards_page(atlas: Atlas) -> Page:
    """Return every card by its number, with a link to its place."""
    words = atlas.deck.words
    return _index(atlas, CARDS, words["index"], words["index_intro"], *_lists(atlas))


def _numbered(deck: Deck) -> dict[Kind, list[Card]]:
    """Return the cards with numbers, of each kind that has any."""
    kinds = {kind: [c for c in deck.of_kind(kind) if c.number] for kind in deck.kinds}
    return {kind: cards for kind, cards in kinds.items() if cards}


def _lists(atlas: Atlas) -> Iterator[Element]:
    """Yield a list of each kind, divided by its groups."""
    for kind, cards in _numbered(atlas.deck).items():
        parts: list[Element] = []
        beginnings = dict(_beginnings(cards, atlas.deck.metadata.language))
        for name, run in groupby(cards, key=lambda card: "" if _is_own(card) else card.group):
            held = list(run)
            items = (_item(card, beginnings[card], atlas.places.addresses) for card in held)
            listed = tag("ul", *items, class_="index")
            marks = [atlas.badge(suit) for suit in {card.suit for card in held}]
            heading = tag("h3", *(marks if len(marks) == 1 else ()), " ", name)
            parts += [heading, listed] if name else [listed]
        yield tag("section", tag("h2", kind.many, id=kind.id), *parts, aria_labelledby=kind.id)


def _beginnings(cards: Iterable[Card], language: str) -> Iterator[tuple[Card, str]]:
    """Yield how each card begins: after the name of its topic, what others of that begin as.

    None ends with a word that leads to another in its language, or in that of one beside it.
    """
    by_topic: dict[str, list[Card]] = {}
    for card in cards:
        by_topic.setdefault(card.topic, []).append(card)
    for topic, held in by_topic.items():
        leading = {word for card in held for word in leading_words(card.text_language or language)}
        room = max(_LEAST, _LINES - len(topic) - 1) if topic else _LINES
        begun = first_words(map(_text, held), leading, room)
        yield from zip(held, begun, strict=True)


def _is_own(card: Card) -> bool:
    """Return whether a card is its group's own: it bears the group's name."""
    return card.said("title") == card.group


def _text(card: Card) -> str:
    return card.name if card.said("title") else " ".join(card.text.split()) or card.name


def _item(card: Card, beginning: str, addresses: Mapping[str, str]) -> Element:
    """Return a card by its number, led by what tells it from those that begin as it does."""
    shown = tag("span", card.number, class_="number")
    leading = () if card.topic in {"", beginning} else (tag("b", card.topic), " ")
    language = card.name_language if card.said("title") else card.text_language
    words = spoken(tag("span", beginning), language) if language else beginning
    link = tag("a", shown, " ", *leading, words, href=addresses[card.id], class_="line")
    return tag("li", link)


def first_words(
    texts: Iterable[str], leading: Collection[str] = (), room: int = _LINES
) -> list[str]:
    """Return how each text begins: in `room` characters, or as many as tell it from the others.

    A bracket that is opened is closed, the last word is none of those that lead to another, given
    in small letters, and more is left out than a word or two.
    """
    whole = list(texts)
    alike: dict[str, int] = {}
    for one, other in pairwise(sorted(set(whole))):
        shared = sum(takewhile(bool, map(eq, one, other)))
        alike[one], alike[other] = max(shared, alike.get(one, 0)), shared
    return [_begun(text, alike.get(text, 0) + 1, room, leading) for text in whole]


def _begun(text: str, least: int, room: int, leading: Collection[str]) -> str:
    """Return the longest beginning that there is `room` for, or the shortest of the `least`."""
    if len(text) <= room:
        return text
    words = text.split(" ")
    begun = [" ".join(words[:count]) for count in range(1, len(words) - 2)]
    whole = [each for each, last in zip(begun, words, strict=False)
             if len(each) >= least and each.count("(") == each.count(")")
             and last.lower() not in leading]  # fmt: skip
    shown = next((each for each in reversed(whole) if len(each) <= room), "") or next(
        iter(whole), ""
    )
    return f"{shown.rstrip(',;:.')}\N{NO-BREAK SPACE}…" if shown else text


def _index(atlas: Atlas, id_: str, title: str, intro: str, *content: Element) -> Page:
    section = tag("section", *atlas.opening(id_, "opening"), tag("h1", title, id="h"),
                  tag("p", intro), *content, aria_labelledby="h")  # fmt: skip
    return Page(id_, title, "backmatter", typed(section, "index", "doc-index"))


def alphabetical(alphabet: str) -> Callable[[str], _SortKey]:
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
        for piece in letter.findall(_small(unicodedata.normalize("NFC", text), is_dotless)):
            for part in [piece] if piece in order else _plain(piece):
                if part[0].isalnum():
                    yield order.get(part, -1 if part.isdigit() else len(order)), part

    def key(text: str) -> _SortKey:
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
