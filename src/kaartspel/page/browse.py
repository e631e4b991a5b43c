"""List all cards of a deck by collection and group, each group below a heading that folds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from kaartspel.deck.model import Card, CardGroup, Deck, Suit, Topic
from kaartspel.design import LIGHT, badge, text_on
from kaartspel.page.export import anchor
from kaartspel.page.svg import PageSvg


@dataclass(frozen=True, slots=True)
class CardList:
    """The list as HTML, and the style of its groups: the colours of their suits."""

    html: str
    css: str


def browse(deck: Deck, writer: PageSvg, fronts: Mapping[str, str]) -> CardList:
    """Return every card under its collection and group; what stands in none comes last, by kind.

    `fronts` are the cards as SVG, by their ids.
    """
    lister = _Lister(writer, fronts)
    html = "".join(lister.sections(deck))
    return CardList(html, "".join(lister.rules()))


@dataclass(frozen=True, slots=True)
class _Lister:
    """Writes the list. `suits` are those that it has met, in the order of their classes."""

    writer: PageSvg
    fronts: Mapping[str, str]
    suits: list[Suit] = field(default_factory=list)

    def sections(self, deck: Deck) -> Iterator[str]:
        for collection in deck.collections:
            yield from self._section(collection.name, collection.groups)
        placed = {card.id for collection in deck.collections for card in collection.cards}
        rest = [card for card in deck.cards if card.id not in placed]
        for kind in dict.fromkeys(card.kind for card in rest):
            cards = tuple(card for card in rest if card.kind == kind)
            group = CardGroup("", cards[0].suit, (Topic("", cards),))
            yield from self._section(kind.many, (group,))

    def rules(self) -> Iterator[str]:
        """Yield the style rule of each suit."""
        for number, suit in enumerate(self.suits):
            yield f".suit-{number}{{--suit:{suit.colour.hex};--on-suit:{text_on(suit.colour).hex}}}"

    def _section(self, name: str, groups: tuple[CardGroup, ...]) -> Iterator[str]:
        """Yield a collection. One group without a name is folded by the collection's own."""
        yield '<section class="collection">'
        is_one = len(groups) == 1 and not groups[0].name
        if is_one or not name:
            for group in groups:
                yield from self._group(group, group.name or (name if is_one else ""), "h2")
        else:
            yield f"<h2>{escape(name)}</h2>"
            for group in groups:
                yield from self._group(group, group.name, "h3")
        yield "</section>"

    def _group(self, group: CardGroup, name: str, tag: str) -> Iterator[str]:
        """Yield a group, which is folded by its name. It is open where no script runs."""
        cards = "".join(_tile(card, self.fronts[card.id]) for card in group.cards)
        tiles = f'<ul class="tiles">{cards}</ul>'
        if not name:
            yield f'<div class="group">{tiles}</div>'
            return
        mark = self.writer.draw(badge(group.suit, LIGHT), attributes=' aria-hidden="true"')
        heading = f"<{tag}>{escape(name)}</{tag}>"
        yield f'<details class="group suit-{self._number(group.suit)}" open>'
        yield f'<summary>{mark}{heading}<span class="many">{len(group.cards)}</span></summary>'
        yield f"{tiles}</details>"

    def _number(self, suit: Suit) -> int:
        if suit not in self.suits:
            self.suits.append(suit)
        return self.suits.index(suit)


def _tile(card: Card, face: str) -> str:
    label = escape(f"{card.number} {card.name}".strip())
    spoken = f' lang="{escape(card.name_language)}"' if card.name_language else ""
    link = f'<a href="#{anchor(card)}" aria-label="{label}"{spoken}>{face}</a>'
    return f'<li data-card="{card.id}">{link}</li>'
