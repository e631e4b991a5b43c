"""Find what a translation leaves in the language of its base."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from kaartspel.deck.contents import CARDS, DECK, GAMES, PLAY, Draft, Drafts, Untranslated
from kaartspel.deck.editions.translating import named_parts
from kaartspel.deck.editions.written import Written, flat, grown
from kaartspel.problems import Place

_ABOUT = ("title", "subtitle", "description", "rights")
_LISTS = ("questions", "statements", "cards")
_NO_TEXT = {
    "id", "kind", "quantity", "picture", "qr", "lang", "suit", "values", "cluster",
}  # fmt: skip
# What is no text in the files that say how a deck is played.
CODES = {"id", "suit", "uses", "handouts", "players", "minutes", "rounds", "deal", "best",
          "quantity", "lines", "half", "kind", "together", "shows"}  # fmt: skip


def untranslated(drafts: Drafts, own: Container[str]) -> Untranslated:
    """Return what still says what the base says. `own` are the files of the translation."""
    cards, names, texts = dict[str, Written](), dict[str, Written](), list[Written]()
    for file, draft in drafts.items():
        if draft.yaml is None:
            continue
        tree = grown(draft.yaml)
        if file.startswith(CARDS):
            cards |= {c.said("id"): c for c in cards_in(tree) if any(_foreign(c, own))}
        elif file.startswith(GAMES) or file == PLAY:
            texts += (text for text in _texts(tree, "") if text.place.file not in own)
        elif file == DECK:
            about = (tree.keys[key] for key in _ABOUT if key in tree.keys)
            texts += (text for text in about if text.place.file not in own)
        for name in named_parts(file, draft):
            if name.place.file not in own:
                names.setdefault(name.text, name)  # what is called the same is written once
    return Untranslated(cards, tuple(names.values()), tuple(texts))


def cards_in(tree: Written) -> Iterator[Written]:
    """Yield the cards of a file: those in lists, those of groups, and a cluster that is one."""
    if "cluster" in tree.keys:
        yield tree
    for part in tree.walk():
        for name in _LISTS:
            yield from part.keys[name].items if name in part.keys else ()
        if "card" in part.keys:
            yield part.keys["card"]


def _foreign(card: Written, own: Container[str]) -> Iterator[str]:
    """Yield the fields of a card that are in its base's language."""
    for name, part in card.keys.items():
        if name not in _NO_TEXT and "lang" not in card.keys and "lang" not in part.keys:
            first = part.items[0] if part.items else part
            if first.place.file not in own:
                yield name


def _texts(tree: Written, key: str) -> Iterator[Written]:
    """Yield the texts of a file that says how a deck is played."""
    if tree.text and tree.text[0] not in "0123456789":
        yield tree
    for part in tree.items:
        yield from _texts(part, key)
    for name, part in tree.keys.items():
        if name not in CODES and (key, name) != ("stages", "game"):
            yield from _texts(part, name)


def marked(drafts: Drafts, own: Container[str], language: str) -> Drafts:
    """Return files in which the texts that are not translated say which language they are in."""
    return {file: _marked(draft, own, language) if file.startswith(CARDS) else draft
            for file, draft in drafts.items()}  # fmt: skip


def _marked(draft: Draft, own: Container[str], language: str) -> Draft:
    if draft.yaml is None:
        return draft
    tree = grown(draft.yaml)
    foreign = {c.place: [*_foreign(c, own)] for c in cards_in(tree)}
    return replace(draft, yaml=flat(_with_languages(tree, foreign, language), draft.yaml))


def _with_languages(tree: Written, foreign: Mapping[Place, list[str]], language: str) -> Written:
    if tree.items:
        items = tuple(_with_languages(part, foreign, language) for part in tree.items)
        return replace(tree, value=items)
    parts = {key: _with_languages(part, foreign, language) for key, part in tree.keys.items()}
    if not parts:
        return tree
    for name in foreign.get(tree.place, ()):
        text, lang = parts[name], Written(tree.place, language)
        if text.items:
            parts["lang"] = lang
        else:
            parts[name] = replace(text, value={"text": replace(text, key=text.place), "lang": lang})
    return replace(tree, value=parts)
