"""Find the characters that a deck may not hold, because nobody sees them or nothing can set them.

Cards are set one character after the other, from left to right, each with one glyph. What needs
more than that (writing from right to left, letters that join, marks that stand on a letter, signs
that melt into one) would come out wrong, so it is refused, whatever the deck's fonts hold.
"""

import unicodedata
from collections.abc import Iterator

from fontTools.unicodedata import script, script_horizontal_direction

from kaartspel.messages import say
from kaartspel.problems import Place, Problems

# The scripts of ISO 15924 whose letters stand one after the other and do not change.
_SIMPLE = {
    "Latn", "Grek", "Cyrl", "Armn", "Geor", "Hani", "Hira", "Kana", "Hang", "Bopo",
    "Zyyy", "Zinh", "Zzzz",
}  # fmt: skip
INVISIBLE = "invisible-character"
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# What has no ink though it is called a mark or a letter: selectors of variants, fillers, joiners.
_UNSEEN = {
    *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x1810), 0x034F, 0x115F,
    0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0,
}  # fmt: skip
_LOST = "\ufffd"  # what programs put where they could not read a character
_SEQUENCES = (range(0x1F1E6, 0x1F200), range(0x1F3FB, 0x1F400), range(0x1100, 0x1200))


def named(character: str) -> str:
    """Return how a message speaks of a character: its code and its name."""
    name = unicodedata.name(character, "").lower()
    if not name:
        return say("U+{code:04X}, a character without a name", code=ord(character))
    return f"U+{ord(character):04X}, {name}"


def is_invisible(character: str) -> bool:
    """Return whether a character cannot be seen: a control, a format character, no character."""
    is_unseen = ord(character) in _UNSEEN or character == _LOST
    return is_unseen or unicodedata.category(character) in _INVISIBLE


def check_invisible(
    file: str, text: str, misread_lines: frozenset[int], problems: Problems
) -> None:
    """Tell each invisible or lost character of a file, at its very place.

    `misread_lines` are the numbers, from 1, of lines of which it is known why they hold some.
    """
    unseen = {character for character in set(text) - {"\n", "\t"} if is_invisible(character)}
    for number, line in enumerate(text.split("\n") if unseen else (), 1):
        if number in misread_lines:
            continue
        for column, character in enumerate(line, 1):
            if character in unseen and not problems.count(file):
                _tell_invisible(Place(file, number, column), character, problems)


def _tell_invisible(place: Place, character: str, problems: Problems) -> None:
    if character == _LOST:
        fact = say("a character was lost here when the text was converted (U+FFFD)")
        problems.tell(place, fact, say("write the character that is meant"), "character-lost")
    else:
        fact = say("an invisible character stands here ({name})", name=named(character))
        problems.tell(place, fact, _instead(character), INVISIBLE)


def _instead(character: str) -> str:
    """Return the remedy for an invisible character: for a control, the sign that Windows has."""
    is_control = "\x80" <= character <= "\x9f"
    sign = bytes([ord(character)]).decode("cp1252", "ignore") if is_control else ""
    return (
        say("write '{sign}', which is perhaps meant, or remove it", sign=sign)
        if sign
        else say("remove it")
    )


def unsettable(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield each character of a text that cannot be set, once, with fact, remedy and code."""
    for character in sorted(set(text)):
        if not character.isascii() or not character.isprintable():
            why = _why(character)
            if why:
                yield character, *why


def _why(character: str) -> tuple[str, str, str] | None:
    """Return why a character cannot be set, as fact, remedy and code; None if it can."""
    written = script(character)
    shown = say("'{character}' ({name})", character=character, name=named(character))
    if is_invisible(character):
        fact = say("an invisible character is in this text ({name})", name=named(character))
        return (fact, _instead(character), INVISIBLE) if character not in "\n\t" else None
    if unicodedata.bidirectional(character) in {"R", "AL", "AN"}:
        fact = say("{shown} is written from right to left, which cards cannot be", shown=shown)
        return fact, say("remove it"), "right-to-left"
    if unicodedata.category(character).startswith("M"):
        fact = say(
            "the mark {shown} stands on a letter that has no character of its own with it",
            shown=shown,
        )
        return fact, say("write it otherwise"), "combining-mark"
    if written not in _SIMPLE or script_horizontal_direction(written, "LTR") != "LTR":
        fact = say(
            "{shown} is of a script whose letters join, which cards cannot show", shown=shown
        )
        return fact, say("remove it"), "joined-script"
    if any(ord(character) in sequence for sequence in _SEQUENCES):
        fact = say("{shown} is part of a sign of several characters", shown=shown)
        return fact, say("use a sign of one"), "character-sequence"
    return None
