"""Where everything is in the book: pages, cards, groups and topics."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from kaartspel.book import games
from kaartspel.deck.model import Chapter, Deck, Section, anchor, ascii_name

HEADING = "s."  # before the anchors of a chapter's headings: no other id holds this


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses in the book. `pages` are the files of chapters by their names in the deck.

    `shown` are the files of what sections show: collections by their ids, clusters, overview,
    games.
    `addresses` are those of cards, groups and topics by their ids, and of whatever
    else chapters may link to by what they call it.
    """

    pages: Mapping[str, str]
    shown: Mapping[str, str]
    addresses: Mapping[str, str]

    def page(self, section: Section) -> str:
        """Return the file of a section."""
        return self.pages[section.chapter.name]

    def link(self, chapter: Chapter, target: str) -> str:
        """Return where a link of a chapter leads: a card, a heading, a chapter or the web."""
        if target.startswith("card:"):
            return self.addresses.get(target[5:], target)
        if target in self.addresses:
            return self.addresses[target]
        file, _, fragment = target.partition("#")
        page = self.pages.get(chapter.path_of(file))
        if page is None:
            return target
        return f"{page}#{HEADING}{anchor(unquote(fragment))}" if fragment else page


def sections(deck: Deck) -> Iterator[Section]:
    """Yield every section of the book, in order."""
    for part in deck.parts:
        yield from part.sections


def find_places(deck: Deck) -> Places:
    """Return where everything will be."""
    pages: dict[str, str] = {}
    for section in sections(deck):
        name = section.chapter.name
        stem = ascii_name(name.rpartition("/")[2].removesuffix(".md"))
        pages[name] = _unused(f"chapter-{stem}", pages.values())
    shown = {section.shows: pages[section.chapter.name] for section in sections(deck)}
    return Places(pages, shown, dict(_addresses(deck, shown)))


def _unused(stem: str, used: Iterable[str]) -> str:
    """Return a file's name that is not used yet, with a number where it would be."""
    taken, count = set(used), 1
    while (name := f"{stem}{f'-{count}' if count > 1 else ''}.xhtml") in taken:
        count += 1
    return name


def _addresses(deck: Deck, shown: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for collection in deck.collections:
        page = shown[collection.id]
        for group in collection.groups:
            ids = (group.id, *(topic.id for topic in group.topics), *(c.id for c in group.cards))
            yield from ((id_, f"{page}#{id_}") for id_ in ids)
    yield from games.addresses(deck, shown.get("games", ""))
