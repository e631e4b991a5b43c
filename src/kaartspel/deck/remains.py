"""What remains of a deck of which something is wrong: cards, maps and games that can be laid out.

What shows only then, such as a text that is too long, is told together with the rest.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kaartspel.deck.kinds import Kinds
from kaartspel.deck.model import Card, CardGroup, Collection, Deck, Play, Topic
from kaartspel.deck.supplies import check_supply
from kaartspel.problems import Place, Problem, Problems

# After these nobody can say which games there are, for how many, and with which cards.
_OF_GAMES = {
    "best-reversed", "even-elsewhere", "even-uneven", "game-twice", "half-play", "handout-twice",
    "minutes-reversed", "players-reversed", "rest-elsewhere", "too-few-cards", "unknown-kind",
    "unknown-use", "use-twice",
}  # fmt: skip


def remains(deck: Deck, kinds: Kinds, problems: Iterable[Problem]) -> Deck | None:
    """Return a deck without the cards and games of which something is wrong; None if none is left.

    The book is left out: nothing of that shows in layout alone.
    """
    problems = tuple(problems)
    wrong = {*_wrong(deck.cards, problems)}
    wrong |= {card.place for card in deck.cards if not kinds.looks(card.kind.id)}
    play = _playable(deck.play, [c for c in deck.cards if c.place not in wrong], problems)
    if deck.play and not play:
        wrong |= {card.place for card in deck.play.cards}
    cards = tuple(card for card in deck.cards if card.place not in wrong)
    if not cards:
        return None
    collections = tuple(filter(None, (_collection(c, wrong) for c in deck.collections)))
    return replace(
        deck, cards=cards, collections=collections, play=play, parts=(), errata=(), gaps=(),
        kinds=tuple(dict.fromkeys(card.kind for card in cards)),
    )  # fmt: skip


def _wrong(cards: Iterable[Card], problems: Iterable[Problem]) -> Iterator[Place]:
    """Yield where the cards begin within which something is wrong."""
    begins = sorted((card.place.order, card.place) for card in cards)
    for problem in problems:
        at = bisect(begins, problem.place.order, key=lambda each: each[0])
        if at and begins[at - 1][0][:2] == problem.place.order[:2]:
            yield begins[at - 1][1]


def _playable(play: Play | None, cards: list[Card], problems: Iterable[Problem]) -> Play | None:
    """Return how the deck is played, if that can be said and there are cards enough."""
    if play is None or any(problem.code in _OF_GAMES for problem in problems):
        return None
    short = Problems()
    check_supply(play, tuple(cards), short)
    return None if short else play


def _collection(collection: Collection, wrong: set[Place]) -> Collection | None:
    groups = tuple(filter(None, (_group(group, wrong) for group in collection.groups)))
    return replace(collection, groups=groups) if groups else None


def _group(group: CardGroup, wrong: set[Place]) -> CardGroup | None:
    topics = tuple(filter(None, (_topic(topic, wrong) for topic in group.topics)))
    card = group.card if group.card and group.card.place not in wrong else None
    return replace(group, topics=topics, card=card) if topics else None


def _topic(topic: Topic, wrong: set[Place]) -> Topic | None:
    cards = tuple(card for card in topic.cards if card.place not in wrong)
    return replace(topic, cards=cards) if cards else None
