"""Put the texts of a translation, and the names in its language, in the place of its base's."""

from collections.abc import Iterator
from dataclasses import replace

from kaartspel.deck.contents import DECK, GAMES, PLAY, SUBS, SUITS, CardTexts, Draft, Drafts
from kaartspel.deck.editions.merging import laid_over
from kaartspel.deck.editions.written import Written, flat, grown
from kaartspel.deck.reading import YamlFile
from kaartspel.messages import say
from kaartspel.problems import Problems, did_you_mean

# What stands in headings and has no id: it is known by what it is in the base.
_HEADINGS = {"map", "question", "category", "topic", "value", "cluster", "group", "name", "alt"}
NAMED = {
    **dict.fromkeys(("questions", "values", "cards"), _HEADINGS),
    SUITS: {"name", "alt"},
    DECK: {"map", "question", "clusters", "part"},
}


def texts_of(yaml: YamlFile | None) -> CardTexts:
    """Return what stands in texts.yaml: a card's text alone, or its fields."""
    tree = grown(yaml).keys if yaml else {}
    cards, names = (tree[key].keys if key in tree else {} for key in ("cards", "names"))
    made = {id_: card if card.keys else replace(card, value={"text": replace(card, key=card.place)})
            for id_, card in cards.items()}  # fmt: skip
    return CardTexts(made, names)


def with_texts(drafts: Drafts, texts: CardTexts, problems: Problems) -> Drafts:
    """Return files with the texts in them; tell cards and names that there are not."""
    _check_known(drafts, texts, problems)
    return {name: _with_texts(name, draft, texts) for name, draft in drafts.items()}


def _with_texts(file: str, draft: Draft, texts: CardTexts) -> Draft:
    named = names_in(file)
    if draft.yaml is None or not (named or file.startswith(GAMES) or file == PLAY):
        return draft
    return replace(draft, yaml=flat(_put(grown(draft.yaml), texts, named), draft.yaml))


def names_in(file: str) -> set[str]:
    """Return the keys under which a file has names."""
    return NAMED.get(file.partition("/")[0], set())


def _put(tree: Written, texts: CardTexts, named: set[str]) -> Written:
    own = texts.cards.get(tree.said("id"))
    parts = {}
    for key, part in tree.keys.items():
        name = texts.names.get(part.text) if key in named else None
        parts[key] = replace(name, key=part.key) if name else _put(part, texts, named)
    if tree.items:
        return replace(tree, value=tuple(_put(part, texts, named) for part in tree.items))
    if not parts:
        return tree
    made = replace(tree, value=parts)
    return replace(laid_over(made, own), key=tree.key) if own else made


def _check_known(drafts: Drafts, texts: CardTexts, problems: Problems) -> None:
    ids = {part.said("id") for tree in _trees(drafts) for part in tree.walk()} - {""}
    for id_, card in texts.cards.items():
        if id_ not in ids:
            place, fact = card.key or card.place, say("the base has no card '{id}'", id=id_)
            problems.tell(place, fact, did_you_mean(id_, ids), "unknown-card-translated")
    names = {name.text for file, draft in drafts.items() for name in named_parts(file, draft)}
    for name, part in texts.names.items():
        if name not in names:
            place, fact = part.key or part.place, say("the base has no name '{name}'", name=name)
            problems.tell(place, fact, did_you_mean(name, names), "unknown-name-translated")


def _trees(drafts: Drafts) -> Iterator[Written]:
    return (grown(d.yaml) for n, d in drafts.items() if d.yaml and n.startswith((*SUBS, PLAY)))


def named_parts(file: str, draft: Draft) -> Iterator[Written]:
    """Yield the names in a file."""
    named = names_in(file)
    for part in grown(draft.yaml).walk() if draft.yaml and named else ():
        for key, name in part.keys.items():
            is_about_cards = file != DECK or key == "part" or "map" in part.keys
            if key in named and name.text and is_about_cards:
                yield name
