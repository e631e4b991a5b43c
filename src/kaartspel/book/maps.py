"""Turn the deck's cards into what sections of the book show: maps, clusters, the overview."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kaartspel.book import games
from kaartspel.book.gallery import Gallery
from kaartspel.book.places import Places
from kaartspel.book.rich import content
from kaartspel.book.svg import BookSvg
from kaartspel.book.themes import BORDER, Artwork, class_of
from kaartspel.book.xhtml import SVG, Child, ContentsEntry, Element, spoken, tag
from kaartspel.deck.model import Card, CardGroup, Collection, Deck, Suit, Topic

_PAGE = 90  # per cent of a page's height that a drawing may take


@dataclass(frozen=True, slots=True)
class Atlas:
    """All that the book shows of the deck's cards: where it is and how it is drawn."""

    deck: Deck
    places: Places
    artwork: Artwork
    gallery: Gallery

    def show(self, what: str) -> list[Element]:
        """Return what a section shows.

        `what` is the id of a collection, or clusters, overview or games, or nothing.
        """
        match what:
            case "":
                return []
            case "clusters":
                return [self._clusters()]
            case "overview":
                return [self._overview()]
            case "games":
                return games.chapter(self.deck, self._box)
        return [part for c in self._named(what) for part in self._collection(c)]

    def entries(self, what: str) -> tuple[ContentsEntry, ...]:
        """Return the entries of what a section shows in the table of contents."""
        if what == "games":
            return games.entries(self.deck, self.places.shown[what])
        groups = (group for c in self._named(what) for group in c.groups if group.name)
        return tuple(ContentsEntry(group.name, self.places.addresses[group.id]) for group in groups)

    def _named(self, what: str) -> Iterator[Collection]:
        return (collection for collection in self.deck.collections if collection.id == what)

    def badge(self, suit: Suit) -> Element:
        """Return a suit's mark as decoration: the name always stands beside it."""
        writer = BookSvg(self.artwork.text, self.places.addresses)
        return writer.draw(self.artwork.badges[suit.id], class_="badge", aria_hidden="true")

    def _collection(self, collection: Collection) -> Iterator[Element]:
        """Yield a collection: its map if it has one, its question, its groups."""
        if collection.is_map:
            yield self._figure(collection)
        if collection.is_map or collection.question:
            yield self._central(collection)
        for group in collection.groups:
            yield self._group(collection, group)

    def _figure(self, map_: Collection) -> Element:
        """Return a map as a drawing, with its title, its description and the way to its text."""
        words, what = self.deck.words, map_.id
        title, about = f"{what}.title", f"{what}.about"
        branches = "; ".join(f"{g.name}: {', '.join(t.name for t in g.entries)}"
                             for g in map_.groups)  # fmt: skip
        about_ = words["map_description" if map_.question else "map_description_named"]
        description = about_.format(question=map_.question, name=map_.name, branches=branches)
        bands = self.artwork.maps[what]
        # On a low screen all bands are narrower, so that each of them fits on a page.
        steepest = max(band.light.height / band.light.width for band in bands)
        style = f"max-width: min(27em, {_PAGE / steepest:.0f}vh)"
        writer = BookSvg(self.artwork.text, self.places.addresses)
        drawn = [
            writer.draw(band, role="group", aria_labelledby=title, style=style) for band in bands
        ]
        drawn[0].set("aria-describedby", about)
        for id_, element, text in (
            (about, "desc", description),
            (title, "title", words["map_title"].format(map=map_.name)),
        ):
            child = etree.Element(f"{{{SVG}}}{element}", id=id_)
            child.text = text
            drawn[0].insert(0, child)
        link = tag("a", words["map_as_text"], href=f"#{what}.text")
        caption = tag("figcaption", words["map_caption"] + " ", link)
        return tag("figure", *drawn, caption, class_="map", id=f"{what}.map")

    def _central(self, collection: Collection) -> Element:
        label = tag("span", self.deck.words["central_question"] + " ", class_="label")
        said = [label, collection.question] if collection.question else [collection.name]
        return tag("p", *said, class_="central", id=f"{collection.id}.text")

    def _group(self, collection: Collection, group: CardGroup) -> Element:
        """Return a group under its name; one without a name is a list of its cards."""
        topics = [self._topic(topic) for topic in group.topics]
        if not group.name:
            return tag("div", *topics, id=group.id)
        own = [number(group.card), " "] if group.card and group.number else []
        heading = tag("h2", self.badge(group.suit), " ", *own, group.name, id=group.id)
        ways: list[Child] = []
        if group.card:
            topics = [*self._about(group.card, group), *topics]
            back = self.deck.words["back_to"].format(place=group.name)
            ways = [tag("a", back, href=f"#{group.id}"), " "]
        if collection.is_map:
            ways.append(tag("a", self.deck.words["back_to_map"], href=f"#{collection.id}.map"))
        if ways:
            topics.append(tag("p", *ways, class_="back"))
        return self._branch(group.suit, group.id, heading, *topics)

    def _about(self, card: Card, group: CardGroup) -> Iterator[Element]:
        """Yield what a group's own card says, and the ways to its topics."""
        yield from self._picture(card)
        yield from content(card)
        names = [topic for topic in group.topics if topic.name]
        if names:
            ways = [tag("li", tag("a", topic.name, href=f"#{topic.id}")) for topic in names]
            yield tag("ul", *ways, class_="ways", aria_label=self.deck.words["values"])

    def _branch(self, suit: Suit, id_: str, *parts: Element) -> Element:
        css = f"branch {class_of(BORDER, self.artwork.suits[suit.id])}"
        return tag("section", *parts, class_=css, aria_labelledby=id_)

    def _topic(self, topic: Topic) -> Element:
        cards = tag("ul", *map(self._card, topic.cards), class_="cards")
        if not topic.name:
            return tag("div", cards, id=topic.id)
        heading = tag("h3", topic.name, id=topic.id)
        return tag("section", heading, cards, aria_labelledby=topic.id)

    def _card(self, card: Card) -> Element:
        """Return a card as a place of its own, with its number and its symbol."""
        said = (*self._picture(card), *content(card))
        return self._box("li", card, card.said("title"), *said)

    def _box(self, kind: str, card: Card, name: str, *said: Element) -> Element:
        """Return the box of a card: its mark, its number and its name, and what it says."""
        numbered = [number(card)] if card.number else []
        mark = tag("p", self.badge(card.suit), " ", *numbered, class_="mark")
        if name:
            mark[-1].tail = f"{mark[-1].tail or ''}{' ' if numbered else ''}{name}"
        css = f"card {class_of(BORDER, self.artwork.suits[card.suit.id])}"
        box = tag(kind, mark, *said, id=card.id, class_=css)
        return spoken(box, card.language)

    def _picture(self, card: Card) -> Iterator[Element]:
        if card.picture:
            yield tag("div", self.gallery.show(card.picture, card.picture.alt), class_="picture")

    def _clusters(self) -> Element:
        items = []
        for group in self.deck.carded_groups:
            link = tag("a", group.name, href=self.places.addresses[group.id])
            said = group.card.text if group.card else ""
            items.append(tag("li", self.badge(group.suit), " ", link, " ", said))
        return tag("ul", *items, class_="clusters")

    def _overview(self) -> Element:
        words, addresses = self.deck.words, self.places.addresses
        head = tag("tr", tag("th", words["cluster"], scope="col"),
                   tag("th", words["values"], scope="col"))  # fmt: skip
        rows = []
        for group in self.deck.carded_groups:
            values = [
                tag("li", tag("a", value.name, href=addresses[value.id]), " ",
                    tag("span", value.numbers, class_="numbers"))
                for value in group.topics
            ]  # fmt: skip
            name = tag("a", group.name, href=addresses[group.id])
            header = tag("th", self.badge(group.suit), " ", name, scope="row")
            rows.append(tag("tr", header, tag("td", tag("ul", *values))))
        caption = tag("caption", words["overview_caption"])
        return tag("table", caption, tag("thead", head), tag("tbody", *rows), class_="overview")


def number(card: Card) -> Element:
    """Return a card's printed number."""
    return tag("span", card.number, class_="number")
