"""Turn the deck's cards into what sections of the book show: maps, clusters, the overview."""

from collections.abc import Iterator

from lxml import etree

from kaartspel.book.xhtml import SVG, Element, Entry, tag
from kaartspel.deck.model import Card, Cluster, Deck, QuestionMap, Symbol


def show(deck: Deck, what: str, page: str, values: str) -> tuple[list[Element], tuple[Entry, ...]]:
    """Return what a section shows, and its entries in the table of contents.

    `what` is the id of a question map, or clusters, values or overview; `page` is the file it
    stands in, `values` the file that holds the map of values.
    """
    match what:
        case "":
            return [], ()
        case "clusters":
            return [_clusters(deck, values)], ()
        case "values":
            entries = tuple(Entry(c.name, f"{page}#{c.card.id}") for c in deck.clusters)
            return [_central(deck, deck.value_question), *map(_cluster, deck.clusters)], entries
        case "overview":
            return [_overview(deck, values)], ()
    map_ = next(map_ for map_ in deck.maps if map_.id == what)
    entries = tuple(
        Entry(category.name, f"{page}#{category_id(map_, i)}")
        for i, category in enumerate(map_.categories)
    )
    return [_central(deck, map_.question), *_categories(map_)], entries


def category_id(map_: QuestionMap, index: int) -> str:
    """Return the place of a category in its page."""
    return f"{map_.id}-{index + 1}"


def value_id(cluster: Cluster, index: int) -> str:
    """Return the place of a value in its page."""
    return f"{cluster.card.id}-{index + 1}"


def _central(deck: Deck, question: str) -> Element:
    label = tag("span", deck.words["central_question"] + " ", class_="label")
    return tag("p", label, question, class_="central")


def _categories(map_: QuestionMap) -> Iterator[Element]:
    for i, category in enumerate(map_.categories):
        place = category_id(map_, i)
        section = tag("section", aria_labelledby=place)
        section.append(tag("h2", drawing(category.suit.symbol), category.name, id=place))
        for topic in category.topics:
            section.append(tag("h3", topic.name))
            section.append(tag("ul", *(_item(card) for card in topic.cards), class_="cards"))
        yield section


def _cluster(cluster: Cluster) -> Element:
    card = cluster.card
    heading = tag("h2", drawing(card.suit.symbol), number(card), " ", cluster.name, id=card.id)
    section = tag("section", heading, tag("p", card.text), aria_labelledby=card.id)
    for i, value in enumerate(cluster.values):
        section.append(tag("h3", value.name, id=value_id(cluster, i)))
        section.append(tag("ul", *(_item(card) for card in value.cards), class_="cards"))
    return section


def _item(card: Card) -> Element:
    return tag("li", number(card), " ", tag("span", card.text, class_="text"), id=card.id)


def _clusters(deck: Deck, values: str) -> Element:
    items = []
    for cluster in deck.clusters:
        card = cluster.card
        link = tag("a", cluster.name, href=f"{values}#{card.id}")
        line = tag("span", " ", card.text)
        items.append(tag("li", drawing(card.suit.symbol), link, line))
    return tag("ul", *items, class_="clusters")


def _overview(deck: Deck, values: str) -> Element:
    words = deck.words
    head = tag("tr", tag("th", words["cluster"], scope="col"),
               tag("th", words["values"], scope="col"))  # fmt: skip
    rows = []
    for cluster in deck.clusters:
        links = [
            tag("li", tag("a", value.name, href=f"{values}#{value_id(cluster, i)}"))
            for i, value in enumerate(cluster.values)
        ]
        name = tag("a", cluster.name, href=f"{values}#{cluster.card.id}")
        header = tag("th", drawing(cluster.suit.symbol), name, scope="row")
        rows.append(tag("tr", header, tag("td", tag("ul", *links))))
    caption = tag("caption", words["overview_caption"])
    return tag("table", caption, tag("thead", head), tag("tbody", *rows), class_="overview")


def number(card: Card) -> Element:
    """Return a card's printed number."""
    return tag("span", card.number, class_="number")


def drawing(symbol: Symbol) -> Element:
    """Return a symbol as decoration: the name always stands beside it."""
    svg = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    svg.set("viewBox", f"0 0 {symbol.size:g} {symbol.size:g}")
    svg.set("class", "symbol")
    svg.set("aria-hidden", "true")
    path = etree.SubElement(svg, f"{{{SVG}}}path")
    path.set("fill-rule", "evenodd")
    path.set("d", "".join(c + " ".join(f"{v:g}" for v in values) for c, values in symbol.path))
    return svg
