"""The indexes at the end of the book: values by the alphabet, and cards by their numbers."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from kaartspel.book.places import Places
from kaartspel.book.xhtml import Element, Entry, Page, tag, typed
from kaartspel.deck.model import Card, Deck, Kind

VALUES, CARDS = "index-values", "index-cards"


def values_page(deck: Deck, places: Places) -> Page:
    """Return every value of the deck by the alphabet, with its cluster and its cards' numbers."""
    words, addresses = deck.words, places.addresses
    key = alphabetical(words["alphabet"])
    values = [(value, cluster) for cluster in deck.clusters for value in cluster.values]
    items = []
    for value, cluster in sorted(values, key=lambda pair: key(pair[0].name)):
        link = tag("a", value.name, href=addresses[value.id])
        way = tag("a", cluster.name, href=addresses[cluster.card.id])
        rest = tag("span", value.numbers, class_="numbers")
        items.append(tag("li", link, ", ", way, " ", rest))
    listed = tag("ul", *items, class_="index")
    return _index(VALUES, words["index_values"], words["index_values_intro"], listed)


def cards_page(deck: Deck, places: Places) -> Page:
    """Return every card by its number, with a link to its place."""
    return _index(CARDS, deck.words["index"], deck.words["index_intro"], *_lists(deck, places))


def card_entries(deck: Deck) -> tuple[Entry, ...]:
    """Return the kinds of card as entries of the table of contents."""
    return tuple(
        Entry(deck.words[f"back_{kind.value}"], f"{CARDS}.xhtml#{kind.value}")
        for kind in _kinds(deck)
    )


def _kinds(deck: Deck) -> tuple[Kind, ...]:
    return tuple(kind for kind in Kind if any(card.kind is kind for card in deck.cards))


def _lists(deck: Deck, places: Places) -> Iterator[Element]:
    for kind in _kinds(deck):
        items = [_item(card, places.addresses) for card in deck.cards if card.kind is kind]
        heading = tag("h2", deck.words[f"back_{kind.value}"], id=kind.value)
        listed = tag("ul", *items, class_="index")
        yield tag("section", heading, listed, aria_labelledby=kind.value)


def _item(card: Card, addresses: Mapping[str, str]) -> Element:
    link = tag("a", card.number, href=addresses[card.id], class_="number")
    return tag("li", link, " ", ", ".join(filter(None, (card.group, card.name))))


def _index(id_: str, title: str, intro: str, *content: Element) -> Page:
    section = tag("section", tag("h1", title, id="h"), tag("p", intro), *content,
                  aria_labelledby="h")  # fmt: skip
    return Page(id_, title, "backmatter", typed(section, "index", "doc-index"))


def alphabetical(alphabet: str) -> Callable[[str], tuple[list[tuple[int, str]], str]]:
    """Return the key that sorts texts by an alphabet.

    A letter that the alphabet does not hold stands where it stands without its accents; what is
    no letter does not count.
    """
    order = {letter: i for i, letter in enumerate(alphabet.casefold())}

    def letters(text: str) -> Iterator[tuple[int, str]]:
        for letter in text.casefold():
            plain = letter if letter in order else unicodedata.normalize("NFKD", letter)
            for part in plain:
                if part.isalnum():
                    yield order.get(part, -1 if part.isdigit() else len(order)), part

    def key(text: str) -> tuple[list[tuple[int, str]], str]:
        return list(letters(text)), text

    return key
