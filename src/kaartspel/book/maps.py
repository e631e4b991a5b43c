"""Turn the deck's cards into what sections of the book show: maps, clusters, the overview."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kaartspel.book import games
from kaartspel.book.gallery import Gallery
from kaartspel.book.places import Places
from kaartspel.book.rich import content
from kaartspel.book.svg import read
from kaartspel.book.themes import BORDER, Artwork, class_of
from kaartspel.book.xhtml import Child, ContentsEntry, Element, spoken, tag
from kaartspel.deck.model import Card, CardGroup, Collection, Deck, Suit, Topic


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
                return games.chapter(self.deck, self._box, self.opening)
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
        return read(self.artwork.badges[suit.id], class_="badge", aria_hidden="true")

    def _field(self, suit: Suit) -> str:
        """Return the class of a bar or a side of a suit's colour."""
        return class_of(BORDER, self.artwork.suits[suit.id])

    def _edge(self, suit: Suit) -> str:
        """Return the class of its edge, which is seen where paper would swallow the colour."""
        return class_of(BORDER, self.artwork.edges[suit.id])

    def _collection(self, collection: Collection) -> Iterator[Element]:
        """Yield a collection: its question, its map if it has one, its groups."""
        if collection.question:
            yield self._central(collection)
        if collection.is_map:
            yield self._map(collection)
        beside = _neighbours(collection)
        for group in collection.groups:
            yield self._group(collection, group, beside)

    def opening(self, id_: str, css: str) -> Iterator[Element]:
        """Yield the chamber that opens a page or a group, as decoration."""
        if drawn := self.artwork.openings.get(id_):
            yield read(drawn, class_=css, aria_hidden="true")

    def _map(self, map_: Collection) -> Element:
        """Return the ways into a collection: its groups, and what each of them holds."""
        words = self.deck.words
        label = words["map_title"].format(map=map_.name)
        hint = tag("p", words["map_caption"], class_="hint")
        branches = tag("ul", *map(self._entry, map_.groups))
        return tag("nav", branches, hint, aria_label=label, class_="map", id=f"{map_.id}.map")

    def _entry(self, group: CardGroup) -> Element:
        """Return a group on the map, with its topics."""
        head = self._way(group.id, group.name, group.number, self.badge(group.suit), " ")
        twigs = [
            tag("li", self._way(t.id, t.name, t.numbers, language=t.language))
            for t in group.entries
        ]
        name = tag("p", head, class_=self._edge(group.suit))
        bar = tag("div", name, class_=f"head {self._field(group.suit)}")
        return tag("li", bar, tag("ul", *twigs))

    def _way(
        self, id_: str, name: str, numbers: str, *before: Child, language: str = ""
    ) -> Element:
        shown = [" ", tag("span", numbers, class_="numbers")] if numbers else []
        named = spoken(tag("span", *before, name), language)
        return tag("a", named, *shown, href=f"#{id_}")

    def _central(self, collection: Collection) -> Element:
        label = tag("span", self.deck.words["central_question"] + " ", class_="label")
        return tag("p", label, collection.question, class_="central")

    def _group(self, collection: Collection, group: CardGroup, beside: "_Neighbours") -> Element:
        """Return a group under its name; one without a name is a list of its cards."""
        topics = [self._topic(topic, group, beside) for topic in group.topics]
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
        lead = tag("div", *self.opening(group.id, "chamber"), heading,
                   class_=f"lead {self._edge(group.suit)}")  # fmt: skip
        css = f"branch {self._field(group.suit)}"
        return tag("section", lead, *topics, class_=css, aria_labelledby=group.id)

    def _about(self, card: Card, group: CardGroup) -> Iterator[Element]:
        """Yield what a group's own card says, and the ways to its topics."""
        yield from self._picture(card)
        yield from content(card)
        names = [topic for topic in group.topics if topic.name]
        if names:
            ways = [tag("li", tag("a", topic.name, href=f"#{topic.id}")) for topic in names]
            yield tag("ul", *ways, class_="ways", aria_label=self.deck.words["values"])

    def _topic(self, topic: Topic, group: CardGroup, beside: "_Neighbours") -> Element:
        boxes = (self._card(card, self._onward(card, group, beside)) for card in topic.cards)
        cards = tag("ul", *boxes, class_="cards")
        if not topic.name:
            return tag("div", cards, id=topic.id)
        heading = tag("h3", topic.name, id=topic.id)
        return tag("section", heading, cards, aria_labelledby=topic.id)

    def _card(self, card: Card, onward: Iterator[Element]) -> Element:
        """Return a card as a place of its own, with its number, its symbol and the ways onward."""
        parts = (*self._picture(card), *content(card))
        return self._box("li", card, card.title, *parts, *onward)

    def _onward(self, card: Card, group: CardGroup, beside: "_Neighbours") -> Iterator[Element]:
        """Yield the ways from a card: to the card before it, to its group, to the card after it."""
        previous, following = beside[card.id]
        words = self.deck.words
        ways: list[Child] = []
        if previous:
            ways.append(_beside(previous, "previous", words["previous_card"]))
        if group.name:
            back = words["back_to"].format(place=group.name)
            ways.append(tag("a", group.name, href=f"#{group.id}", aria_label=back, class_="home"))
        if following:
            ways.append(_beside(following, "next", words["next_card"]))
        if ways:
            apart = (part for way in ways for part in (way, " "))
            language = self.deck.metadata.language if card.language else ""
            yield spoken(tag("p", *apart, class_="onward"), language)

    def _box(self, kind: str, card: Card, name: str, *parts: Element) -> Element:
        """Return the box of a card: its mark, its number and its name, and what it says."""
        told: list[Child] = [number(card)] if card.number else []
        told += [" "] if told and name else []
        told += [self._named_in(name, card.name_language, card.language)] if name else []
        mark = tag("p", self.badge(card.suit), " ", *told, class_="mark")
        side = tag("div", mark, *parts, class_=f"side {self._field(card.suit)}")
        box = tag(kind, side, id=card.id, class_=f"card {self._edge(card.suit)}")
        return spoken(box, card.language)

    def _named_in(self, name: str, language: str, around: str) -> Child:
        """Return a name, with its language where that is not the one around it."""
        if language == around:
            return name
        return spoken(tag("span", name), language or self.deck.metadata.language)

    def _picture(self, card: Card) -> Iterator[Element]:
        if card.picture:
            yield tag("div", self.gallery.show(card.picture, card.picture.alt), class_="picture")

    def _clusters(self) -> Element:
        items = []
        for group in self.deck.carded_groups:
            link = tag("a", group.name, href=self.places.addresses[group.id])
            card = group.card
            text = self._named_in(card.text, card.text_language, "") if card else ""
            items.append(tag("li", self.badge(group.suit), " ", link, " ", text))
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
            header = tag("th", self.badge(group.suit), "\N{NO-BREAK SPACE}", name, scope="row")
            rows.append(tag("tr", header, tag("td", tag("ul", *values))))
        caption = tag("caption", words["overview_caption"])
        return tag("table", caption, tag("thead", head), tag("tbody", *rows), class_="overview")


_Neighbours = Mapping[str, tuple[Card | None, Card | None]]


def _neighbours(collection: Collection) -> _Neighbours:
    """Return by the id of each card of a collection the card before it and the one after it."""
    cards = [card for group in collection.groups for topic in group.topics for card in topic.cards]
    beside = zip(cards, [None, *cards[:-1]], [*cards[1:], None], strict=True)
    return {card.id: (previous, following) for card, previous, following in beside}


def _beside(card: Card, side: str, label: str) -> Element:
    """Return the way to a card before or after: the style sheet gives it an arrow."""
    shown, language = (card.number, "") if card.number else (card.name, card.name_language)
    said = label.format(card=shown)
    way = tag("a", shown, href=f"#{card.id}", aria_label=said, class_=side)
    return spoken(way, language)


def number(card: Card) -> Element:
    """Return a card's printed number."""
    return tag("span", card.number, class_="number")
