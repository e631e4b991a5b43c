"""Propose ids for cards that have none: a number in the deck's order, and a few of their words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kaartspel.deck.fields import is_device
from kaartspel.deck.model import number_of
from kaartspel.deck.tables.cells import TableCell
from kaartspel.deck.tables.rows import Row
from kaartspel.deck.tables.trees import slug
from kaartspel.problems import Place

_MOST = 9999  # cards with numbers: a number has four figures
_LONGEST = 32  # characters of its words
_NUMBER = re.compile(r"([A-Z]+)([0-9]+)([A-Z]?)")
_WORDS = ("title", "text", "group")

KnownIds = Mapping[str, Iterable[str]]
"""The ids that cards of each kind have already, in the deck's order."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An id for a card without one.

    `place` is the cell where it belongs or, where the table has no column for it, the card's first.
    """

    id: str
    place: Place
    has_column: bool


@dataclass(slots=True)
class _Numbering:
    """What is known of the ids of a kind: whether they begin with numbers, and with which letters.

    `last` is the highest number yet.
    """

    letters: str
    is_numbered: bool
    digits: int
    last: int = 0


@dataclass(slots=True)
class Proposer:
    """Gives ids to rows, in their order. `names` are what a card of each kind is called."""

    names: Mapping[str, str]
    taken: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    kinds: dict[str, _Numbering] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)

    def learn(self, ids_by_kind: KnownIds) -> None:
        """Take up the ids that there are."""
        for kind, ids in ids_by_kind.items():
            own = list(ids)
            self.taken |= {*own}
            numbers = [match for id_ in own if (match := _NUMBER.fullmatch(number_of(id_)))]
            self.numbers |= {match[0] for match in numbers}
            if numbers:
                digits, highest = max(len(n[2]) for n in numbers), max(int(n[2]) for n in numbers)
                self.kinds[kind] = _Numbering(numbers[-1][1].lower(), True, digits, highest)
            elif own:
                self.kinds[kind] = _Numbering("", False, 0)

    def identified(self, rows: Sequence[Row], kinds: Sequence[str]) -> list[Row]:
        """Return the rows, each with an id; `kinds` are theirs."""
        pairs = list(zip(rows, kinds, strict=True))
        for kind, count in Counter(kinds).items():
            state = self.kinds.setdefault(kind, self._new(kind))
            state.is_numbered = state.is_numbered and state.last + count <= _MOST
        last = {kind: i for i, (row, kind) in enumerate(pairs) if row.said("id")}
        before: dict[str, str] = {}
        made: list[Row] = []
        for i, (row, kind) in enumerate(pairs):
            is_between = i < last.get(kind, 0)
            own = row if row.said("id") else self._with_id(
                row, kind, before.get(kind, "") if is_between else "")  # fmt: skip
            before[kind] = own.said("id")
            made.append(own)
        return made

    def _with_id(self, row: Row, kind: str, before: str) -> Row:
        id_ = self._free(self._number(kind, before), row)
        place = row.blanks.get("id", row.place)
        self.taken.add(id_)
        self.numbers.add(number_of(id_))
        self.proposals.append(Proposal(id_, place, "id" in row.blanks))
        return replace(row, cells={"id": TableCell(id_, place), **row.cells})

    def _number(self, kind: str, before: str) -> str:
        """Return the number that an id begins with; nothing where others have none.

        Between two cards it is that of the one before with a letter: v07a.
        """
        state = self.kinds[kind]
        if not state.is_numbered:
            return ""
        if before and number_of(before):
            stem = number_of(before).lower().rstrip("abcdefghijklmnopqrstuvwxyz")
            for letter in "abcdefghijklmnopqrstuvwxyz":
                if f"{stem}{letter}".upper() not in self.numbers:
                    return f"{stem}{letter}"
        while True:
            state.last += 1
            number = f"{state.letters}{state.last:0{state.digits}}"
            if number.upper() not in self.numbers:
                return number

    def _new(self, kind: str) -> _Numbering:
        """Return a kind that has no ids yet: its letter is that of its name, if no other has it."""
        name = slug(self.names.get(kind, kind)).replace("-", "") or "k"
        used = {state.letters for state in self.kinds.values()}
        free = (letters for letters in (name[:1], name[:2], *map("k{}".format, "abcdefghij"))
                if letters.isalpha() and letters not in used)  # fmt: skip
        return _Numbering(next(free, ""), True, 2)

    def _free(self, number: str, row: Row) -> str:
        words = _few(slug(next(filter(None, map(row.said, _WORDS)), "")))
        id_ = "-".join(filter(None, (number, words))) or "card"
        if is_device(id_):
            id_ = f"{id_}-card"
        stem, count = id_, 1
        while id_ in self.taken:
            count += 1
            id_ = f"{stem}-{count}"
        return id_


def _few(words: str) -> str:
    """Return the first words of a slug."""
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
