"""Decks that nobody wrote: maps of any size, with texts of any usual length."""

import random
from dataclasses import replace

from cards import card_of
from kaartspel.deck.model import CardGroup, Collection, Deck, Topic
from kaartspel.problems import Place

VOWELS, CONSONANTS = "aeiou", "bdfghklmnprstvwz"


def word(rng: random.Random) -> str:
    syllables = rng.choice((1, 1, 2, 2, 3, 4, 6))
    return "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(syllables))


def sentence(rng: random.Random, length: int) -> str:
    words = [word(rng)]
    while len(" ".join(words)) < length:
        words.append(word(rng))
    return " ".join(words).capitalize()


def generated(deck: Deck, categories: int, cards: int, evenly: bool) -> Deck:
    """Return a deck of one map with so many categories and cards, of any usual lengths."""
    rng = random.Random(f"{categories} {cards} {evenly}")
    suits = [*dict.fromkeys(card.suit for card in deck.cards)]
    rng.shuffle(suits)
    shares = [1] * categories
    for _ in range(cards - categories):
        even, uneven = rng.randrange(categories), min(int(rng.expovariate(0.4)), categories - 1)
        shares[even if evenly else uneven] += 1
    number, made = 0, []
    for suit, share in zip(suits, shares, strict=False):
        name, topics = sentence(rng, rng.randint(3, 20)), []
        left = share
        while left:
            count = min(left, rng.randint(1, 5))
            topic = sentence(rng, rng.randint(4, 30))
            texts = [sentence(rng, rng.randint(20, 125)) + "?" for _ in range(count)]
            topics.append(Topic(topic, tuple(
                card_of(f"q{number + i:03}-x", text, suit, ("Map", name, topic),
                        Place("deck/questions/map.yaml", 9, 5), deck.kinds[0])
                for i, text in enumerate(texts, 1)
            )))  # fmt: skip
            number, left = number + count, left - count
        made.append(CardGroup(name, suit, tuple(topics)))
    map_ = Collection("map", "Map", sentence(rng, rng.randint(30, 120)) + "?", tuple(made))
    all_cards = tuple(card for c in made for topic in c.topics for card in topic.cards)
    return replace(deck, collections=(map_,), cards=all_cards)
