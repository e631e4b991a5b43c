"""Tell entries of an edition that change nothing of its base, though they can only be meant to."""

from dataclasses import replace

from kaartspel.deck.contents import Draft, Drafts
from kaartspel.deck.editions.merging import KNOWN_BY
from kaartspel.deck.editions.written import Written, flat, grown
from kaartspel.deck.model import number_of
from kaartspel.messages import say
from kaartspel.problems import Problems, did_you_mean, nearest

_LISTS = [name for name, key in KNOWN_BY.items() if key == "id"]


def known_entries(below: Drafts, own: Drafts, problems: Problems) -> Drafts:
    """Return an edition's files without the entries whose ids are misspelt, which are told.

    Such an entry lacks what all those of the base have, and its id is nearly one of theirs: of the
    same number, where they have numbers.
    """
    drafts = {name: _known_entries(below[name], draft, problems) if name in below else draft
              for name, draft in own.items()}  # fmt: skip
    return {name: draft for name, draft in drafts.items() if draft}


def _known_entries(below: Draft, own: Draft, problems: Problems) -> Draft | None:
    if below.yaml is None or own.yaml is None:
        return own
    base = {name: entries for name in _LISTS if (entries := _entries(grown(below.yaml), name))}
    tree = grown(own.yaml)
    left = _without_unknown(tree, base, problems)
    if tree.keys and not left.keys:
        return None
    return own if left == tree else replace(own, yaml=flat(left, own.yaml))


def _entries(tree: Written, name: str) -> list[Written]:
    """Return the entries of all lists of a name."""
    lists = (part.keys[name] for part in tree.walk() if name in part.keys)
    return [entry for each in lists for entry in each.items if entry.said("id")]


def _without_unknown(tree: Written, base: dict[str, list[Written]], problems: Problems) -> Written:
    if tree.items:
        items = tuple(_without_unknown(part, base, problems) for part in tree.items)
        return replace(tree, value=items)
    if not tree.keys:
        return tree
    parts = {}
    for name, part in tree.keys.items():
        rest = _without_unknown(part, base, problems)
        if name in base and part.items:
            entries = tuple(e for e in rest.items if not _is_unknown(e, base[name], problems))
            rest = replace(rest, value=entries)
        if rest.items or not part.items:
            parts[name] = rest
    return replace(tree, value=parts)


def _is_unknown(entry: Written, base: list[Written], problems: Problems) -> bool:
    """Return whether an entry is meant to change one of the base's, which has another id."""
    id_ = entry.said("id")
    ids = sorted(i for other in base if number_of(i := other.said("id")) == number_of(id_))
    missing = [key for key in base[0].keys if key not in entry.keys and _have_all(base, key)]
    if id_ in {"", *ids} or not missing or nearest(id_, ids) is None:
        return False
    fact = say("the base has no '{id}' to change, and a new one needs {keys}",
               id=id_, keys=_listed(missing))  # fmt: skip
    problems.tell(entry.keys["id"].place, fact, did_you_mean(id_, ids), "edition-entry-unknown")
    return True


def _have_all(base: list[Written], key: str) -> bool:
    return all(key in entry.keys for entry in base)


def _listed(keys: list[str]) -> str:
    *some, last = keys
    return say("{some} and {last}", some=", ".join(some), last=last) if some else last
