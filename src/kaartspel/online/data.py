"""The cards for other programs: a table (CSV), JSON, and linked data by schema.org."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from kaartspel.deck.model import Card, Deck
from kaartspel.design import text_on
from kaartspel.online.layout import Widget, written

_ABOUT = ("id", "number", "kind", "collection", "group", "topic", "name", "text")
_AFTER = ("quantity", "language", "colour", "type", "pdf")


def table(deck: Deck, files: Mapping[str, str]) -> bytes:
    """Return all cards as CSV in UTF-8, with a byte order mark, by which Excel knows it.

    `files` are the cards' PDFs by their ids. Each field of a card has a column of its own.
    """
    fields = tuple(dict.fromkeys(name for card in deck.cards for name in card.fields))
    named = tuple(name for name in fields if name not in _ABOUT)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_ABOUT, *named, *_AFTER])
    for entry, card in zip(_entries(deck, files), deck.cards, strict=True):
        own = [card.said(name) for name in named]
        writer.writerow([*(_harmless(entry[key]) for key in _ABOUT), *map(_harmless, own),
                         *(entry[key] for key in _AFTER)])  # fmt: skip
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "@", "\t")) else cell


def listing(deck: Deck, files: Mapping[str, str]) -> bytes:
    """Return all cards as JSON, with all their fields, colours and files."""
    about = deck.metadata
    whole = {
        "title": about.title,
        "subtitle": about.subtitle,
        "identifier": about.identifier,
        "version": about.version,
        "language": about.language,
        "rights": about.rights,
        "cards": [
            entry | {"fields": {name: card.said(name) for name in card.fields}} | _languages(card)
            for entry, card in zip(_entries(deck, files), deck.cards, strict=True)
        ],
    }
    return written(whole)


def _languages(card: Card) -> Widget:
    """Return the languages of a card's fields that are not the deck's; nothing without such."""
    spoken = {name: card.language_of(name) for name in card.fields}
    named = {name: language for name, language in spoken.items() if language}
    return {"languages": named} if named else {}


def _entries(deck: Deck, files: Mapping[str, str]) -> Iterator[Widget]:
    for card in deck.cards:
        yield {
            "id": card.id,
            "number": card.number,
            "kind": card.kind.id,
            "collection": card.collection,
            "group": card.group,
            "topic": card.topic,
            "name": card.name,
            "text": card.text,
            "quantity": card.quantity,
            "language": card.text_language or deck.metadata.language,
            "colour": card.suit.colour.hex,
            "type": text_on(card.suit.colour).hex,
            "pdf": files[card.id],
        }


def linked(deck: Deck) -> bytes:
    """Return the deck as JSON-LD, in the words of schema.org."""
    about = deck.metadata
    root = about.identifier
    whole = {
        "@context": "https://schema.org",
        "@type": ["CreativeWork", "Game"],
        "@id": root,
        "name": about.title,
        "description": about.description,
        "inLanguage": about.language,
        "version": about.version,
        "dateModified": about.edition_date,
        "publisher": {"@type": "Organization", "name": about.publisher},
        "hasPart": [_part(card, root, about.language) for card in deck.cards],
    }
    return written(whole)


def _part(card: Card, root: str, language: str) -> Widget:
    kind = "Question" if card.text.rstrip().endswith("?") else "CreativeWork"
    kind = "Claim" if card.kind.is_quoted else kind
    spoken, called = card.text_language or language, card.name_language or language
    return {
        "@type": kind,
        "@id": f"{root}#{card.id}",
        "position": card.number or card.id,
        "name": card.name if called == spoken else {"@value": card.name, "@language": called},
        "text": card.text,
        "inLanguage": spoken,
        "about": [{"@type": "DefinedTerm", "name": name} for name in _about(card)],
    }


def _about(card: Card) -> Iterable[str]:
    return dict.fromkeys(filter(None, (card.group, card.topic)))
