"""Make the files of an edition: those of its base, with what it says laid over them."""

import uuid
from collections.abc import Iterator
from dataclasses import replace

from kaartspel.deck.contents import DECK, ERRATA, SUBS, Part, Parts
from kaartspel.deck.editions.merging import laid_over, name_of, without
from kaartspel.deck.editions.settings import EXTENDS, UNTRANSLATED, WITHOUT, Settings
from kaartspel.deck.editions.written import Written, flat, grown
from kaartspel.deck.reading import YamlFile
from kaartspel.problems import Problems, did_you_mean

_OWN = (EXTENDS, WITHOUT, UNTRANSLATED)  # what no edition has from its base


def laid(below: Parts, own: Parts) -> Parts:
    """Return the files of a base with an edition's own laid over them."""
    parts = dict(below)
    for name, part in own.items():
        parts[name] = _laid(parts[name], part, name) if name in parts else part
    return parts


def _laid(below: Part, own: Part, name: str) -> Part:
    """Return one file laid over another; what is no map of keys stays alone, to be told."""
    if below.yaml is None or own.yaml is None:
        return replace(own, yaml=None)
    base, tree = grown(below.yaml), grown(own.yaml)
    if not base.keys or not tree.keys:
        return own
    if name == DECK:
        base = replace(base, value={k: v for k, v in base.keys.items() if k not in _OWN})
    return replace(own, yaml=flat(laid_over(base, tree), own.yaml))


def left_out(parts: Parts, settings: Settings, problems: Problems) -> frozenset[str]:
    """Return the names of what an edition goes without; tell those that there are not."""
    names = [name for tree in _trees(parts) for part in tree.walk() if (name := name_of(part))]
    found = set()
    for wanted, place in settings.without:
        meant = [name for name in names if wanted in {name, name.partition("-")[0]}]
        if not meant:
            fact = f"the base has no '{wanted}' to leave out"
            problems.tell(place, fact, did_you_mean(wanted, names), "unknown-left-out")
        found |= {*meant}
    return frozenset(found)


def _trees(parts: Parts) -> Iterator[Written]:
    """Yield the trees of all that can be left out: cards, games, collections, chapters."""
    for name, part in parts.items():
        if part.yaml and name.startswith(SUBS):
            yield grown(part.yaml)
        elif part.yaml and name == DECK:
            yield from filter(None, [grown(part.yaml).keys.get("book")])


def kept(parts: Parts, names: frozenset[str]) -> Parts:
    """Return the files without the cards, collections, games and chapters of these names."""
    if not names:
        return parts
    found = {file: _kept(file, part, names) for file, part in parts.items()}
    return {file: part for file, part in found.items() if part}


def _kept(file: str, part: Part, names: frozenset[str]) -> Part | None:
    yaml = part.yaml
    if yaml is None or not file.startswith((*SUBS, DECK, ERRATA)):
        return part
    tree = grown(yaml)
    left = _without_errata(tree, names) if file == ERRATA else without(tree, names)
    return replace(part, yaml=flat(left, yaml)) if left else None


def _without_errata(tree: Written, names: frozenset[str]) -> Written:
    """Return the errata without those that stand on cards that are not there."""
    if "errata" not in tree.keys:
        return tree
    errata = tuple(e for e in tree.keys["errata"].items if e.said("card") not in names)
    return tree.having(errata=replace(tree.keys["errata"], value=errata))


def check_identifier(base: YamlFile | None, own: YamlFile, settings: Settings,
                     problems: Problems) -> None:  # fmt: skip
    """Tell an edition that would bear the identifier of its base, or none: readers mix them up."""
    data = base.data if base else ""
    known = str(data.get("identifier", "")) if isinstance(data, dict) else ""
    mine = own.data.get("identifier") if isinstance(own.data, dict) else None
    if mine not in (None, known):
        return
    title = own.data.get("title", "") if isinstance(own.data, dict) else ""
    fresh = uuid.uuid5(uuid.NAMESPACE_OID, f"{known} {title} {own.file}")
    place = settings.place if mine is None else own.place(("identifier",))
    fact = "an edition needs an identifier of its own"
    remedy = f"write 'identifier: urn:uuid:{fresh}'"
    problems.tell(place, fact, remedy, "edition-without-identifier")
