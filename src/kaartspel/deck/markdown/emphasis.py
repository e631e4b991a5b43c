"""Pair the marks of emphasis, as CommonMark 0.31 does (6.2 and its appendix)."""

import unicodedata
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol
from unicodedata import east_asian_width

from kaartspel.deck.markdown.prose import Emphasis, Inline, InlineText
from kaartspel.messages import say
from kaartspel.problems import Place

MAX_INLINE_DEPTH = 8


class MarkedText(Protocol):
    """The text that marks stand in: it knows the place of each character, and whom to tell."""

    def place(self, offset: int) -> Place:
        """Return where a character stands."""

    def tell(self, offset: int, fact: str, remedy: str, code: str) -> None:
        """Tell what is wrong at a character."""


@dataclass(slots=True)
class DelimiterRun:
    """Marks in a row: `count` of them are not yet spoken for."""

    at: int
    mark: str
    count: int
    before: str
    after: str
    length: int = field(init=False)
    opens: bool = field(init=False)
    closes: bool = field(init=False)

    def __post_init__(self) -> None:
        self.length = self.count
        space_before, space_after = self.before.isspace(), self.after.isspace()
        sign_before, sign_after = _is_sign(self.before), _is_sign(self.after)
        left = not space_after and (not sign_after or space_before or sign_before)
        right = not space_before and (not sign_before or space_after or sign_after)
        in_word = self.mark == "_"  # an underscore within a word is no mark
        self.opens = left and (not in_word or not right or sign_before)
        self.closes = right and (not in_word or not left or sign_after)

    @property
    def is_in_word(self) -> bool:
        """Whether letters or digits stand on both sides, in a script that divides its words."""
        beside = self.before + self.after
        return beside.isalnum() and not any(east_asian_width(c) in "WF" for c in beside)

    @property
    def is_misled(self) -> bool:
        """Whether a sign on one side and a letter on the other turn it the wrong way.

        Marks that close behind a sign want a space or a sign behind them; those that open, before.
        """
        if self.opens == self.closes:
            return False
        sign, letter = (self.before, self.after) if self.opens else (self.after, self.before)
        return _is_sign(sign) and letter.isalnum()

    def pairs_with(self, closer: "DelimiterRun") -> bool:
        """Return whether this may open what `closer` closes."""
        both = self.closes or closer.opens
        odd = both and (self.length + closer.length) % 3 == 0 and bool(
            self.length % 3 or closer.length % 3)  # fmt: skip
        return self.mark == closer.mark and not odd


InlinePart = Inline | DelimiterRun


def pair(parts: list[InlinePart], text: MarkedText) -> list[InlinePart]:
    """Return parts of a line with emphasis made of the runs; those that are left are no markup."""
    return _Pairing(text).pair(parts)


@dataclass(slots=True)
class _Pairing:
    text: MarkedText
    out: list[InlinePart] = field(default_factory=list)
    openers: list[int] = field(default_factory=list)  # where in `out` they are
    # How many of the openers are known not to pair with closers of a kind.
    searched: dict[tuple[str, bool, int], int] = field(default_factory=dict)
    depth: dict[int, int] = field(default_factory=dict)  # of emphasis, by its identity

    def pair(self, parts: list[InlinePart]) -> list[InlinePart]:
        for part in parts:
            if isinstance(part, DelimiterRun):
                self._run(part)
            else:
                self.out.append(part)
        return self.out

    def _run(self, run: DelimiterRun) -> None:
        while run.count and run.closes and self._close(run):
            pass
        if run.count:
            self.out.append(run)
            if run.opens:
                self.openers.append(len(self.out) - 1)

    def _close(self, run: DelimiterRun) -> bool:
        """Make emphasis of what stands between the run and its opener, if there is one."""
        key = run.mark, run.opens, run.length % 3
        lowest = self.searched.get(key, 0)
        for index in range(len(self.openers) - 1, lowest - 1, -1):
            at = self.openers[index]
            opener = self.out[at]
            assert isinstance(opener, DelimiterRun)
            if opener.pairs_with(run):
                self._forget(index + 1)
                self._emphasise(at, opener, run)
                if not opener.count:
                    self._forget(index)
                return True
        self.searched[key] = len(self.openers)
        return False

    def _forget(self, index: int) -> None:
        del self.openers[index:]
        self.searched = {key: min(count, index) for key, count in self.searched.items()}

    def _emphasise(self, at: int, opener: DelimiterRun, closer: DelimiterRun) -> None:
        size = 2 if min(opener.count, closer.count) >= 2 else 1
        if opener.is_in_word and closer.is_in_word:
            fact = say(
                "the '{mark}' within this word and a later one make emphasis", mark=opener.mark
            )
            remedy = say("write \\{mark} for the mark itself", mark=opener.mark)
            self.text.tell(opener.at, fact, remedy, "emphasis-in-words")
        inner = tuple(as_inlines(self.out[at + 1 :], self.text))
        made = self._nested(Emphasis(inner, strong=size == 2), opener)
        opener.count -= size
        closer.count -= size
        self.out[at if not opener.count else at + 1 :] = made

    def _nested(self, made: Emphasis, opener: DelimiterRun) -> tuple[Inline, ...]:
        """Return emphasis, or what it holds where it is nested too deep, which is told."""
        depth = 1 + max((self.depth.get(id(inline), 0) for inline in made.inner), default=0)
        if depth > MAX_INLINE_DEPTH:
            fact = say("emphasis is nested deeper than {most}", most=MAX_INLINE_DEPTH)
            self.text.tell(opener.at, fact, say("leave some marks out"), "too-deep")
            return made.inner
        self.depth[id(made)] = depth
        return (made,)


def as_inlines(parts: list[InlinePart], text: MarkedText) -> list[Inline]:
    """Return parts with the runs as words; tell those that were meant to open or to close."""
    inlines: list[Inline] = []
    lonely = [part for part in parts if isinstance(part, DelimiterRun)]
    for part in parts:
        if isinstance(part, DelimiterRun):
            inlines.append(InlineText(part.mark * part.count, text.place(part.at)))
        else:
            inlines.append(part)
    for _, alike in groupby(sorted(lonely, key=_kind), key=_kind):
        _tell_lonely(list(alike), text)
    return inlines


def _kind(run: DelimiterRun) -> tuple[str, bool, bool]:
    return run.mark, run.opens, run.closes


def _tell_lonely(runs: list[DelimiterRun], text: MarkedText) -> None:
    """Tell runs of one kind, in their order, that nothing pairs with.

    Where one of them is misled, those on the side that it would pair with follow from it.
    """
    in_order = runs if runs[0].opens else runs[::-1]
    misled = max((i for i, run in enumerate(in_order) if i and run.is_misled), default=0)
    for i, run in enumerate(in_order):
        if i >= misled or (run.is_misled and i):
            _tell_one(run, text, is_misled=bool(i) and run.is_misled)


def _tell_one(run: DelimiterRun, text: MarkedText, *, is_misled: bool) -> None:
    marks = run.mark * run.count
    escaped = f"\\{run.mark}" * run.count
    remedy = say("write {escaped} for the marks themselves", escaped=escaped)
    if is_misled:
        fact = say("'{marks}' between a sign and a letter does not open", marks=marks)
        fix = say("put a space before it, or the sign outside the marks, or {remedy}",
                  remedy=remedy)  # fmt: skip
        if run.opens:
            fact = say("'{marks}' between a sign and a letter does not close", marks=marks)
            fix = say("put a space behind it, or the sign outside the marks, or {remedy}",
                      remedy=remedy)  # fmt: skip
        text.tell(run.at, fact, fix, "mark-between")
    elif run.opens and not run.closes:
        fact = say("'{marks}' opens here and nothing closes it", marks=marks)
        text.tell(run.at, fact, say("close it, or {remedy}", remedy=remedy), "mark-unclosed")
    elif run.closes and not run.opens and run.count > 1:
        fact = say("'{marks}' closes here and nothing opens it", marks=marks)
        text.tell(run.at, fact, say("open it, or {remedy}", remedy=remedy), "mark-unopened")


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
