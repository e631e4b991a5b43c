"""How an edition stands to its base: what it changes, lacks, and has to look at again.

What the base said when the edition was last held against it is kept in base.yaml, as digests.
"""

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kaartspel.deck.contents import (
    CARDS,
    DECK,
    GAMES,
    PLAY,
    SEEN,
    SUITS,
    Drafts,
    Layers,
    Untranslated,
)
from kaartspel.deck.editions.terms import EXTENDS, UNTRANSLATED, WITHOUT
from kaartspel.deck.editions.written import Written, grown, plain
from kaartspel.deck.folder import Folder
from kaartspel.deck.layers import read_layers
from kaartspel.problems import InvalidDeck, Place, Problems

_ITS_OWN = (EXTENDS, WITHOUT, UNTRANSLATED, "identifier", "slug", "language", "version", "date",
            "edition_date", "edition_by", "book", "build")  # fmt: skip
_LONGEST = 300  # characters of what is shown
_REMARK = """\
# What the base of this edition said when the two were last held against each other, as digests.
# `kaartspel status --accept` writes this file; `kaartspel status` tells what has changed since.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that an edition says instead of its base, and what that says now.

    The base has it `below`, with a digest of that; of what is short there is also the `text`.
    """

    name: str
    place: Place
    digest: str
    below: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an edition stands to its base.

    `stale` is what has changed in the base since it was `replaced`; `unseen` what was never held
    against it. `missing` is what a translation lacks, where it is one. `maker` made the base's
    edition, where this one does not say who made its own. `seen` has the digests that were kept.
    """

    extends: str
    replaced: tuple[Change, ...]
    added: tuple[str, ...]
    left_out: tuple[str, ...]
    stale: tuple[Change, ...]
    unseen: tuple[Change, ...]
    missing: Untranslated | None
    maker: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)


def standing_of(root: Path) -> Standing | None:
    """Return how the deck in a folder stands to its base; None where it is no edition.

    Raises InvalidDeck where a file cannot be read.
    """
    problems = Problems()
    folder = Folder(root, problems)
    layers = read_layers(folder, problems)
    if layers.terms is None or layers.base is None:
        return None
    if any(draft.yaml is None for draft in (layers.own.drafts | layers.base.drafts).values()):
        raise InvalidDeck(problems)
    seen = _seen(layers)
    replaced = (*_replaced(layers), *_chapters(folder, layers))
    ids = dict(_ids(layers.base.drafts))
    return Standing(
        layers.terms.extends,
        replaced,
        (*(id_ for id_, _ in _ids(layers.own.drafts) if id_ not in ids), *_added(folder, layers)),
        tuple(sorted(layers.left_out)),
        tuple(c for c in replaced if c.name in seen and seen[c.name] != c.digest),
        tuple(c for c in replaced if c.name not in seen),
        layers.missing,
        _maker(layers),
        seen,
    )


def _maker(layers: Layers) -> str:
    own, whole = layers.own.yaml(DECK), layers.whole.yaml(DECK)
    is_said = own is None or whole is None or "edition_by" in grown(own).keys
    return "" if is_said or whole is None else grown(whole).said("edition_by")


def accept(root: Path, standing: Standing, only: Container[str] | None = None) -> Path:
    """Keep what the base says now as what the edition was held against; return the file.

    Of what is not among `only`, if that is given, what was kept before stays.
    """
    digests = {change.name: change.digest for change in standing.replaced
               if only is None or change.name in only}  # fmt: skip
    names = {change.name for change in standing.replaced}
    before = {name: digest for name, digest in standing.seen.items() if name in names}
    lines = (f"  {json.dumps(name, ensure_ascii=False)}: {digest}\n"
             for name, digest in sorted({**before, **digests}.items()))  # fmt: skip
    path = root / SEEN
    path.write_text(f"{_REMARK}seen:\n{''.join(lines)}", "utf-8", newline="\n")
    return path


def _seen(layers: Layers) -> dict[str, str]:
    yaml = layers.own.yaml(SEEN)
    tree = grown(yaml).keys.get("seen") if yaml else None
    return {name: part.text for name, part in tree.keys.items()} if tree else {}


def _replaced(layers: Layers) -> Iterator[Change]:
    assert layers.base
    base = dict(_ids(layers.base.drafts))
    for id_, entry in (*_ids(layers.own.drafts), *layers.texts.cards.items()):
        if id_ in base:
            yield _change(id_, base[id_], entry)
    files = (f for f in layers.own.drafts if f.startswith((PLAY, GAMES)))
    for file in (f for f in files if f not in layers.left_out):
        own, below = layers.own.yaml(file), layers.base.yaml(file)
        if own and below:
            yield _change(file, grown(below), grown(own))
    own, below = layers.own.yaml(DECK), layers.base.yaml(DECK)
    if own and below:
        keys = grown(below).keys
        for key, part in grown(own).keys.items():
            if key in keys and key not in _ITS_OWN:
                base_says = keys[key]
                yield Change(f"{DECK} {key}", part.key or part.place, _digest(base_says),
                             base_says.place, _shown([base_says]))  # fmt: skip


def _change(name: str, below: Written, own: Written) -> Change:
    parts = {key: part for key, part in below.keys.items() if key in own.keys}
    digest = _digest_of({key: plain(part) for key, part in parts.items()})
    texts = [part for key, part in parts.items() if key != "id"]
    return Change(name, own.place, digest, below.place, _shown(texts))


def _shown(parts: Iterable[Written]) -> str:
    """Return what parts say, on one line; nothing where that would be too long to look at."""
    text = " / ".join(each.text for part in parts for each in part.walk() if each.text)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else ""


def _chapters(folder: Folder, layers: Layers) -> Iterator[Change]:
    """Yield the chapters that an edition has instead of its base's."""
    base = folder.base
    assert base
    for name, place in _own_chapters(folder, layers):
        if base.holds_file(name):
            digest = hashlib.sha256(base.read(name, place) or b"").hexdigest()[:12]
            own, below = (Place(where.label(where.root / name)) for where in (folder, base))
            yield Change(name, own, digest, below)


def _added(folder: Folder, layers: Layers) -> Iterator[str]:
    """Yield the chapters, and the keys of deck.yaml, that an edition has and its base has not."""
    own, below, base = layers.own.yaml(DECK), layers.base and layers.base.yaml(DECK), folder.base
    if own and below and base:
        keys = (key for key in grown(own).keys if key not in grown(below).keys)
        yield from (f"{DECK} {key}" for key in keys if key not in _ITS_OWN)
        yield from (name for name, _ in _own_chapters(folder, layers) if not base.holds_file(name))


def _own_chapters(folder: Folder, layers: Layers) -> Iterator[tuple[str, Place]]:
    """Yield the chapters whose files stand in an edition's own folder, and where it names them."""
    yaml = layers.whole.yaml(DECK)
    for part in grown(yaml).walk() if yaml else ():
        name = part.said("chapter")
        if name and folder.holder(name) is folder:
            yield name, part.place


def _ids(drafts: Drafts) -> Iterator[tuple[str, Written]]:
    """Yield the cards and suits of files, by their ids."""
    for file, draft in drafts.items():
        if draft.yaml and (file.startswith(CARDS) or file == SUITS):
            tree = grown(draft.yaml)
            for part in tree.walk():
                is_card = part is not tree or "cluster" in tree.keys
                if part.said("id") and is_card:
                    yield part.said("id"), part


def _digest(part: Written) -> str:
    return _digest_of(plain(part))


def _digest_of(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
