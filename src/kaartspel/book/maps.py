"""Turn the deck's cards into what sections of the book show: maps, clusters, the overview."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kaartspel.book import games
from kaartspel.book.gallery import Gallery
from kaartspel.book.places import Places
from kaartspel.book.svg import SvgWriter
from kaartspel.book.themes import BORDER, Artwork, class_of
from kaartspel.book.xhtml import SVG, Element, Entry, tag
from kaartspel.deck.model import Card, Category, Cluster, Deck, Kind, QuestionMap, Suit, Topic

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

        `what` is the id of a question map, or clusters, values, overview or games, or nothing.
        """
        match what:
            case "":
                return []
            case "clusters":
                return [self._clusters()]
            case "values":
                return list(self._value_map())
            case "overview":
                return [self._overview()]
            case "games":
                return games.chapter(self.deck, self._box)
        return list(self._question_map(next(m for m in self.deck.maps if m.id == what)))

    def entries(self, what: str) -> tuple[Entry, ...]:
        """Return the entries of what a section shows in the table of contents."""
        addresses = self.places.addresses
        if what == "values":
            return tuple(Entry(c.name, addresses[c.card.id]) for c in self.deck.clusters)
        if what == "games":
            return games.entries(self.deck, self.places.shown[what])
        maps = [map_ for map_ in self.deck.maps if map_.id == what]
        return tuple(Entry(c.name, addresses[c.id]) for map_ in maps for c in map_.categories)

    def badge(self, suit: Suit) -> Element:
        """Return a suit's mark as decoration: the name always stands beside it."""
        writer = SvgWriter(self.artwork.text, self.places.addresses)
        return writer.draw(self.artwork.badges[suit.id], class_="badge", aria_hidden="true")

    def _question_map(self, map_: QuestionMap) -> Iterator[Element]:
        parts = [(c.name, [topic.name for topic in c.topics]) for c in map_.categories]
        yield self._figure(map_.id, map_.name, map_.question, parts)
        yield self._central(map_.id, map_.question)
        for category in map_.categories:
            yield self._category(map_, category)

    def _value_map(self) -> Iterator[Element]:
        deck = self.deck
        parts = [(c.name, [value.name for value in c.values]) for c in deck.clusters]
        yield self._figure("values", deck.value_map, deck.value_question, parts)
        yield self._central("values", deck.value_question)
        yield from map(self._cluster, deck.clusters)

    def _figure(
        self, what: str, name: str, question: str, parts: list[tuple[str, list[str]]]
    ) -> Element:
        """Return a map as a drawing, with its title, its description and the way to its text."""
        words, title, about = self.deck.words, f"{what}.title", f"{what}.about"
        branches = "; ".join(f"{branch}: {', '.join(twigs)}" for branch, twigs in parts)
        description = words["map_description"].format(question=question, branches=branches)
        bands = self.artwork.maps[what]
        # On a low screen all bands are narrower, so that each of them fits on a page.
        steepest = max(band.light.height / band.light.width for band in bands)
        style = f"max-width: min(27em, {_PAGE / steepest:.0f}vh)"
        writer = SvgWriter(self.artwork.text, self.places.addresses)
        drawn = [
            writer.draw(band, role="group", aria_labelledby=title, style=style) for band in bands
        ]
        drawn[0].set("aria-describedby", about)
        for id_, element, text in (
            (about, "desc", description),
            (title, "title", words["map_title"].format(map=name)),
        ):
            child = etree.Element(f"{{{SVG}}}{element}", id=id_)
            child.text = text
            drawn[0].insert(0, child)
        link = tag("a", words["map_as_text"], href=f"#{what}.text")
        caption = tag("figcaption", words["map_caption"] + " ", link)
        return tag("figure", *drawn, caption, class_="map", id=f"{what}.map")

    def _central(self, what: str, question: str) -> Element:
        label = tag("span", self.deck.words["central_question"] + " ", class_="label")
        return tag("p", label, question, class_="central", id=f"{what}.text")

    def _category(self, map_: QuestionMap, category: Category) -> Element:
        heading = tag("h2", self.badge(category.suit), " ", category.name, id=category.id)
        topics = (self._topic(topic) for topic in category.topics)
        way = tag("a", self.deck.words["back_to_map"], href=f"#{map_.id}.map")
        back = tag("p", way, class_="back")
        return self._branch(category.suit, category.id, heading, *topics, back)

    def _cluster(self, cluster: Cluster) -> Element:
        """Return a cluster with the ways to its values, and from them back."""
        card, words = cluster.card, self.deck.words
        heading = tag("h2", self.badge(card.suit), " ", number(card), " ", cluster.name,
                      id=card.id)  # fmt: skip
        ways = [tag("li", tag("a", value.name, href=f"#{value.id}")) for value in cluster.values]
        values = tag("ul", *ways, class_="ways", aria_label=words["values"])
        topics = (self._topic(value) for value in cluster.values)
        to_cluster = tag("a", words["back_to"].format(place=cluster.name), href=f"#{card.id}")
        to_map = tag("a", words["back_to_map"], href="#values.map")
        back = tag("p", to_cluster, " ", to_map, class_="back")
        about = (*self._picture(card), tag("p", card.text))
        return self._branch(card.suit, card.id, heading, *about, values, *topics, back)

    def _branch(self, suit: Suit, id_: str, *content: Element) -> Element:
        css = f"branch {class_of(BORDER, self.artwork.suits[suit.id])}"
        return tag("section", *content, class_=css, aria_labelledby=id_)

    def _topic(self, topic: Topic) -> Element:
        cards = tag("ul", *map(self._card, topic.cards), class_="cards")
        heading = tag("h3", topic.name, id=topic.id)
        return tag("section", heading, cards, aria_labelledby=topic.id)

    def _card(self, card: Card) -> Element:
        """Return a card as a place of its own, with its number and its symbol."""
        text = tag("p", card.text)
        content = tag("blockquote", text) if card.kind is Kind.STATEMENT else text
        return self._box("li", card, "", *self._picture(card), content)

    def _box(self, kind: str, card: Card, name: str, *content: Element) -> Element:
        """Return the box of a card: its mark, its number and its name, and what it says."""
        mark = tag("p", self.badge(card.suit), " ", number(card), class_="mark")
        if name:
            mark[-1].tail = f" {name}"
        css = f"card {class_of(BORDER, self.artwork.suits[card.suit.id])}"
        return tag(kind, mark, *content, id=card.id, class_=css)

    def _picture(self, card: Card) -> Iterator[Element]:
        if card.picture:
            yield tag("div", self.gallery.show(card.picture, card.picture.alt), class_="picture")

    def _clusters(self) -> Element:
        items = []
        for cluster in self.deck.clusters:
            card = cluster.card
            link = tag("a", cluster.name, href=self.places.addresses[card.id])
            items.append(tag("li", self.badge(card.suit), " ", link, " ", card.text))
        return tag("ul", *items, class_="clusters")

    def _overview(self) -> Element:
        words, addresses = self.deck.words, self.places.addresses
        head = tag("tr", tag("th", words["cluster"], scope="col"),
                   tag("th", words["values"], scope="col"))  # fmt: skip
        rows = []
        for cluster in self.deck.clusters:
            values = [
                tag("li", tag("a", value.name, href=addresses[value.id]), " ",
                    tag("span", value.numbers, class_="numbers"))
                for value in cluster.values
            ]  # fmt: skip
            name = tag("a", cluster.name, href=addresses[cluster.card.id])
            header = tag("th", self.badge(cluster.suit), " ", name, scope="row")
            rows.append(tag("tr", header, tag("td", tag("ul", *values))))
        caption = tag("caption", words["overview_caption"])
        return tag("table", caption, tag("thead", head), tag("tbody", *rows), class_="overview")


def number(card: Card) -> Element:
    """Return a card's printed number."""
    return tag("span", card.number, class_="number")
