"""Make the files of an edition: those of its base, with what it says laid over them."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kaartspel.deck.contents import DECK, ERRATA, OF_EDITIONS, SUBS, Draft, Drafts
from kaartspel.deck.editions.merging import laid_over, name_of, without
from kaartspel.deck.editions.terms import EXTENDS, UNTRANSLATED, WITHOUT, Terms
from kaartspel.deck.editions.written import Written, flat, grown
from kaartspel.deck.model import number_of, order_of
from kaartspel.deck.reading import YamlFile
from kaartspel.messages import say
from kaartspel.problems import Problems, did_you_mean

_NEIGHBOURS = 3  # of a number that there is not
_OWN = (EXTENDS, WITHOUT, UNTRANSLATED)  # what no edition has from its base


def laid(below: Drafts, own: Drafts) -> Drafts:
    """Return the files of a base with an edition's own laid over them.

    What an edition says of its base is its own alone.
    """
    drafts = {name: draft for name, draft in below.items() if name not in OF_EDITIONS}
    for name, draft in own.items():
        drafts[name] = _laid(drafts[name], draft, name) if name in drafts else draft
    return drafts


def known_files(below: Drafts, own: Drafts, problems: Problems) -> Drafts:
    """Return an edition's files; tell one that changes none of its base's, and is no whole one."""
    files = dict(own)
    for name, draft in own.items():
        sub, _, file = name.rpartition("/")
        others = [f.rpartition("/")[2] for f in below if sub and f.startswith(f"{sub}/")
                  and f.count("/") == 1]  # fmt: skip
        if others and draft.yaml and name not in below and _is_part(draft.yaml):
            fact = say("the base has no '{file}' that this could change", file=file)
            remedy = say(
                "call it as the one that it changes: {others}; a new one begins with 'id:'",
                others=", ".join(others),
            )
            problems.tell(draft.yaml.place(()), fact, remedy, "edition-file-unknown")
            files[name] = replace(draft, yaml=None)
    return files


def _is_part(yaml: YamlFile) -> bool:
    """Return whether a file has no id of its own, which every file with cards or a game has."""
    return isinstance(yaml.data, dict) and "id" not in yaml.data


def _laid(below: Draft, own: Draft, name: str) -> Draft:
    """Return one file laid over another; what is no map of keys stays alone, to be told."""
    if below.yaml is None or own.yaml is None:
        return replace(own, yaml=None)
    base, tree = grown(below.yaml), grown(own.yaml)
    if not base.keys or not tree.keys:
        return own
    if name == DECK:
        base = replace(base, value={k: v for k, v in base.keys.items() if k not in _OWN})
    return replace(own, yaml=flat(laid_over(base, tree), own.yaml))


def left_out(drafts: Drafts, terms: Terms, problems: Problems) -> frozenset[str]:
    """Return the names of what an edition goes without; tell those that there are not."""
    names = [name for tree in _trees(drafts) for part in tree.walk() if (name := name_of(part))]
    names += (file for file in drafts if file != DECK and file.endswith(".yaml"))
    omissions = set()
    for wanted, place in terms.without:
        meant = _meant(wanted, names)
        if not meant:
            fact = say("the base has no '{wanted}' to leave out", wanted=wanted)
            problems.tell(place, fact, _instead(wanted, names), "unknown-left-out")
        omissions |= {*meant}
    return frozenset(omissions)


def _meant(wanted: str, names: Iterable[str]) -> list[str]:
    """Return the names that are meant: as they are, or by their number as on the card."""
    return [n for n in names if wanted == n or wanted.lower() == n.partition("-")[0]]


def _instead(wanted: str, names: Sequence[str]) -> str:
    """Return the remedy for a name to leave out that there is not."""
    parts = wanted.split()
    if len(parts) > 1 and all(_meant(part, names) for part in parts):
        return say("put a comma between them: [{parts}]", parts=", ".join(parts))
    numbered = [name for name in names if number_of(name)]
    same = [n for n in numbered if wanted.isdecimal() and order_of(n)[1] == int(wanted)]
    if same:
        return did_you_mean("", (name.partition("-")[0] for name in same))
    letter, figures, _, _ = order_of(f"{wanted.lower()}-a")
    near = sorted((n for n in numbered if letter and order_of(n)[0] == letter),
                  key=lambda name: abs(order_of(name)[1] - figures))  # fmt: skip
    return did_you_mean(wanted, near[:_NEIGHBOURS] or names)


def _trees(drafts: Drafts) -> Iterator[Written]:
    """Yield the trees of all that can be left out: cards, games, collections, chapters."""
    for name, draft in drafts.items():
        if draft.yaml and name.startswith(SUBS):
            yield grown(draft.yaml)
        elif draft.yaml and name == DECK:
            yield from filter(None, [grown(draft.yaml).keys.get("book")])


def files_left(drafts: Drafts, names: frozenset[str]) -> Drafts:
    """Return the files without the cards, collections, games and chapters of these names.

    A file that is itself named is not among them.
    """
    if not names:
        return drafts
    drafts = {file: draft for file, draft in drafts.items() if file not in names}
    drafts_left = {file: _draft_left(file, draft, names) for file, draft in drafts.items()}
    return {file: draft for file, draft in drafts_left.items() if draft}


def _draft_left(file: str, draft: Draft, names: frozenset[str]) -> Draft | None:
    yaml = draft.yaml
    if yaml is None or not file.startswith((*SUBS, DECK, ERRATA)):
        return draft
    tree = grown(yaml)
    left = _without_errata(tree, names) if file == ERRATA else without(tree, names)
    return replace(draft, yaml=flat(left, yaml)) if left else None


def _without_errata(tree: Written, names: frozenset[str]) -> Written:
    """Return the errata without those that stand on cards that are not there."""
    if "errata" not in tree.keys:
        return tree
    errata = tuple(e for e in tree.keys["errata"].items if e.said("card") not in names)
    return tree.having(errata=replace(tree.keys["errata"], value=errata))


def check_identifier(base: YamlFile | None, own: YamlFile, terms: Terms,
                     problems: Problems) -> None:  # fmt: skip
    """Tell an edition that would bear the identifier of its base, or none: readers mix them up."""
    data = base.data if base else ""
    base_identifier = str(data.get("identifier", "")) if isinstance(data, dict) else ""
    mine = own.data.get("identifier") if isinstance(own.data, dict) else None
    if mine not in (None, base_identifier):
        return
    title = own.data.get("title", "") if isinstance(own.data, dict) else ""
    fresh = uuid.uuid5(uuid.NAMESPACE_OID, f"{base_identifier} {title} {own.file}")
    place = terms.place if mine is None else own.place(("identifier",))
    fact = say("an edition needs an identifier of its own")
    remedy = say("write 'identifier: urn:uuid:{fresh}'", fresh=fresh)
    problems.tell(place, fact, remedy, "edition-without-identifier")
