"""Find where a text may be broken into lines: between words, and within them.

The rules are Unicode's (UAX #14, Unicode Line Breaking Algorithm), as ICU has them: they keep
marks with their words in every script, and break Chinese and Japanese between characters. Added
to them are hyphens within runs of letters, and the breaks of addresses, which have no hyphens.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from icu4py.breakers import LineBreaker

from kaartspel.deck.model import phrase_pattern
from kaartspel.type.function_words import FUNCTION_WORDS, LIGHT_WORDS
from kaartspel.type.patterns import dictionary

UNWANTED = 1000.0  # the cost of a break before a dash, in a range, or between a number and its unit

# Costs of breaking, against 100 for an empty line.
_HYPHENATED = 75.0  # a word where it has no hyphen of its own
_BADLY_HYPHENATED = 110.0  # and where the dictionary only guesses
_WITHIN = 40.0  # after a hyphen or a slash of a word's own, or a part of an address
_AFTER_FUNCTION_WORD = 54.0  # a line that ends with "the" or "of"
_AFTER_LIGHT_WORD = 10.0  # or with "their" or "can"
_AFTER_SECOND = 1.2  # more for two such words, "of the": as a part of what the lighter one costs
_AFTER_FIRST_WORD = 45.0  # a line that ends with the first word of a sentence, if that is short
_BEFORE_LAST_WORD = 54.0  # a line that begins with the last one, if that is short
_SHORT_WORD = 6  # characters, at the most
_TINY_WORD = 3
_TINY_PAIR = re.compile(rf"\w{{1,{_TINY_WORD}}} \w{{1,{_TINY_WORD}}}, ")
_IN_GROUP = 100.0  # inside (brackets) or ‘quotation marks’ of a few words
_IN_PHRASE = 100.0  # inside words that the deck says belong together
_GROUP_LENGTH = 28  # characters: a group so short should stay together
_GROUP = re.compile(r"\([^()]*\)|(?<=\s)‘[^‘’]*’|“[^“”]*”|(?<=\()‘[^‘’]*’")
_RUN = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_RUN = 8  # letters: shorter words stay whole
_REST = r"[^\s‘’“”„«»<>()]"
# With a scheme, www. or a mailbox, or names with dots between: gemeente.nl/over. Names are of 63
# characters at most, mailboxes of 64: no text is searched again from each of its letters.
_ADDRESS = re.compile(
    rf"(?:[a-z]{{2,9}}://|www\.|[\w.+-]{{1,64}}@){_REST}+"
    rf"|(?:[\w-]{{2,63}}\.)+[a-z]{{2,63}}\b(?:[/:?#]{_REST}*)?"
)
_ADDRESS_BREAK = re.compile(r"(?<=[/.\-?=&#@:_])(?=[^\W_])")
_DASHES = "-–—"
_FREE = " –—"  # a break after these costs nothing
_TIED = re.compile(r"\d [%‰°€$£]|[€$£§] \d|\d \w+\)|\d–\d")
_SENTENCE_END = re.compile(r"[.?!…:][’”»\"')]* $")
_OPENING = "‘’“„«»\"'([¿¡"


@dataclass(frozen=True, slots=True)
class Atom:
    """What cannot be broken further, and what follows it: a space, a hyphen to add, or nothing.

    `cost` is that of a break after it, `sense` that of one which divides what belongs together. Of
    that what it costs after the short word with which a sentence `opens` counts in long lines too.
    """

    text: str
    glue: str
    cost: float
    sense: float = 0.0
    opens: float = 0.0


class Hyphenator:
    """Where texts of a language may be broken, and where its words may be.

    The deck's own list comes first, then a dictionary: words with hyphens, and phrases, of several
    words, that stay on one line.
    """

    def __init__(self, language: str, listed: tuple[str, ...] = ()) -> None:
        self.language = language
        self._list = listed
        base = language.partition("-")[0].lower()
        self._leading = dict.fromkeys(LIGHT_WORDS.get(base, ()), _AFTER_LIGHT_WORD)
        self._leading |= dict.fromkeys(FUNCTION_WORDS.get(base, ()), _AFTER_FUNCTION_WORD)
        self._dictionary = dictionary(language)
        self._exceptions = {word.replace("-", "").lower(): word for word in listed}
        self._phrases = {
            phrase.lower(): phrase_pattern(phrase) for phrase in listed if " " in phrase
        }

    def speaking(self, language: str) -> "Hyphenator":
        """Return the one of another language, with the same list."""
        return hyphenator(language, self._list)

    def leads_on(self, word: str) -> float:
        """Return what a break costs after a word that belongs with the next; 0 after others."""
        return self._leading.get(word.lstrip(_OPENING).lower(), 0.0)

    def within_phrases(self, text: str) -> set[int]:
        """Return where a break would divide a phrase of the deck's list, as indices of a text."""
        lower = text.lower()  # few phrases stand in a text
        near = (pattern for phrase, pattern in self._phrases.items() if phrase in lower)
        matches = (match for pattern in near for match in pattern.finditer(text))
        return {index for match in matches for index in range(match.start() + 1, match.end())}

    def listed(self, word: str) -> tuple[str, ...] | None:
        """Return the parts of a word (letters and digits) that the deck's list has, or None."""
        exception = self._exceptions.get(word.lower())
        if exception is None or len(exception.replace("-", "")) != len(word):
            return None
        ends = accumulate(map(len, exception.split("-")), initial=0)
        return tuple(word[a:b] for a, b in pairwise(ends))

    def parts(self, word: str) -> tuple[tuple[str, ...], float]:
        """Return the parts of a word (letters only), and what breaking between them costs."""
        listed = self.listed(word)
        if listed:
            return listed, _HYPHENATED
        if self._dictionary is None or len(word) < _LEAST_RUN:
            return (word,), 0.0
        parts = tuple(self._dictionary.inserted(word, "\u00ad").split("\u00ad"))
        # Some languages spell a word otherwise where it is broken: then it is not broken at all.
        return (parts, _BADLY_HYPHENATED) if "".join(parts) == word else ((word,), 0.0)


@lru_cache(maxsize=64)
def hyphenator(language: str, listed: tuple[str, ...]) -> Hyphenator:
    """Return the hyphenator of a language; dictionaries are slow to read, so it is kept."""
    return Hyphenator(language, listed)


@lru_cache(maxsize=256)  # a text is tried at several sizes
def split(text: str, hyphens: Hyphenator) -> tuple[Atom, ...]:
    """Return a text in its atoms: together, with their spaces, they are the text."""
    return tuple(_atoms(text, hyphens))


def _atoms(text: str, hyphens: Hyphenator) -> Iterator[Atom]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    breaks = dict(_hyphen_breaks(text, addresses, hyphens))
    breaks.update(_marked_breaks(text, hyphens.language))
    for start, end in addresses:
        breaks.update(_address_breaks(text, start, end, hyphens))
    grouped, phrases = _grouped(text), hyphens.within_phrases(text)
    start = 0
    for end, (glue, cost) in sorted(breaks.items()):
        within = _IN_GROUP if end in grouped else 0.0
        part = text[start : end - (glue == " ")]
        sense = within + _sense(text, end, hyphens) + (_IN_PHRASE if end in phrases else 0.0)
        yield Atom(part, glue, cost + within, sense, _opens(text, end))
        start = end
    yield Atom(text[start:], "", 0.0)


def _sense(text: str, at: int, hyphens: Hyphenator) -> float:
    """Return what a break before the character at an index costs a reader who looks for sense."""
    if text[at] in _DASHES or _TIED.match(text, at - 2):
        return UNWANTED
    if text[at - 1] != " ":
        return 0.0
    start = text.rfind(" ", 0, at - 1) + 1
    word = text[start : at - 1]
    last = _BEFORE_LAST_WORD if _is_last(text, at) else 0.0
    return _leading(text, start, word, hyphens) + _opens(text, at) + last


def _opens(text: str, at: int) -> float:
    """Return what a break before the character at an index costs after a sentence's first word."""
    start = text.rfind(" ", 0, at - 1) + 1
    is_short = text[at - 1] == " " and at - 1 - start <= _SHORT_WORD
    is_first = not start or _SENTENCE_END.search(text, max(0, start - 5), start)
    return _AFTER_FIRST_WORD if is_short and is_first else 0.0


def _leading(text: str, start: int, word: str, hyphens: Hyphenator) -> float:
    """Return what a break costs after a word, which begins at an index, and the one before it."""
    cost = hyphens.leads_on(word)
    if not cost or not start:
        return cost
    before = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
    return cost + _AFTER_SECOND * min(cost, hyphens.leads_on(before))


def closes(text: str) -> bool:
    """Return whether a text ends with the mark that ends a sentence."""
    return bool(_SENTENCE_END.search(f"{text} "))


def _is_last(text: str, at: int) -> bool:
    """Return whether a short word that ends a sentence, or a tiny one before a comma, begins here.

    More text follows: "en zo / ja, hoe?" parts what is said in one breath, as does "en / zo ja".
    """
    if _TINY_PAIR.match(text, at):
        return True
    end = text.find(" ", at) + 1
    if text.endswith(", ", at, end):
        return end - at <= _TINY_WORD + 2
    return 0 < end - at <= _SHORT_WORD + 2 and bool(_SENTENCE_END.search(text, at, end))


_Break = tuple[int, tuple[str, float]]
"""The index of what begins the next line, what joins it to the line before, and the cost."""


def _marked_breaks(text: str, language: str) -> Iterator[_Break]:
    """Yield the breaks at spaces and marks, and between characters of Chinese and Japanese."""
    end = 0
    for unit in LineBreaker(text, f"{language}@lb=strict"):  # small kana begin no line
        end += len(unit)
        if end < len(text):
            yield end, (" " if unit.endswith(" ") else "", _cost(text, end))


def _cost(text: str, at: int) -> float:
    """Return the cost of a break before the character at an index."""
    before, after = text[at - 1], text[at]
    is_free = before in _FREE or _is_wide(before) or _is_wide(after)
    return 0.0 if is_free else _WITHIN


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _address_breaks(text: str, start: int, end: int, hyphens: Hyphenator) -> Iterator[_Break]:
    """Yield the breaks of an address: after its marks, and where the deck's list has its words."""
    for match in _ADDRESS_BREAK.finditer(text, start + 1, end):
        yield match.start(), ("", _WITHIN)
    for run in _RUN.finditer(text, start, end):
        for at in _ends(hyphens.listed(run[0]) or ()):
            yield run.start() + at, ("", _HYPHENATED)


def _hyphen_breaks(
    text: str, addresses: list[tuple[int, int]], hyphens: Hyphenator
) -> Iterator[_Break]:
    """Yield where runs of letters may be broken with a hyphen, whatever marks stand round them."""
    for start, word in _words(text, hyphens):
        if not any(a <= start < b for a, b in addresses):
            parts, cost = _parts(word, hyphens)
            for at in _ends(parts):
                yield start + at, ("-", cost)


def _words(text: str, hyphens: Hyphenator) -> Iterator[tuple[int, str]]:
    for run in _RUN.finditer(text):
        if hyphens.listed(run[0]):
            yield run.start(), run[0]
        else:
            yield from ((match.start(), match[0])
                        for match in _LETTERS.finditer(text, *run.span()))  # fmt: skip


@lru_cache(maxsize=20_000)  # words come again and again, all through a deck
def _parts(word: str, hyphens: Hyphenator) -> tuple[tuple[str, ...], float]:
    return hyphens.parts(word)


def _ends(parts: tuple[str, ...]) -> Iterator[int]:
    return accumulate(map(len, parts[:-1]))


def _grouped(text: str) -> set[int]:
    """Return where a break would divide a group of a few words."""
    return {
        index
        for match in _GROUP.finditer(text)
        if len(match[0]) <= _GROUP_LENGTH
        for index in range(match.start() + 1, match.end())
    }
