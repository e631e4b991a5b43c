"""Find text that was saved in one encoding and read in another: 'Donâ€™t' for 'Don’t'.

The characters of such a run, written as bytes in the encoding that it was read in, are UTF-8. By
chance, so are a few that stand side by side in sound text, as 'É»' in '«CAFÉ»'. A run is told only
where it can be no word and what was meant can.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from kaartspel.messages import joined, say
from kaartspel.problems import Place, Problems

ByteTable = dict[str, int]  # the byte of each character of an encoding
_SHOWN = 5  # of one line in a message
# Signs, marks, controls and figures above the line: seldom beside an accented letter.
_ODD = {"Sc", "Sk", "Sm", "So", "No", "Cc", "Cf", "Lm"}
_ODD_MARKS = set("¡¿§¶†‡‰•·ªº")
_MEANT = (range(0xA0, 0x180), range(0x386, 0x3CF), range(0x401, 0x460), range(0x1E00, 0x1F00),
          range(0x2010, 0x2800), range(0x3000, 0x3100), range(0x4E00, 0xA000),
          range(0xFB00, 0xFB07), range(0xFE0F, 0xFE10), range(0xFEFF, 0xFF00),
          range(0x1F000, 0x1FB00))  # fmt: skip
_OPENING = set("«“‘„\"'(")
_PUNCTUATION = range(0x2010, 0x2045)
_SEVEN_BITS = re.compile(r"\+[A-Za-z0-9+/]{3,}(?:-|(?!\w))")
# No word has these after a small letter: é of a Mac is Ž, that of DOS is ‚.
_SIGN_IN_WORD = re.compile(r"(?<=[a-z])[‚ƒ„†‡ˆ‰Š‹ŒŽŸ](?=[a-z])|(?<=[a-z])[‚ŠŽŸ](?!\w)")
_OLDER = {"Mac Roman": "mac_roman", "code page 850": "cp850"}


def check_mojibake(file: str, text: str, problems: Problems) -> frozenset[int]:
    """Tell each line in which letters were perhaps read in a wrong encoding; return their numbers.

    Lines count from 1.
    """
    numbers = set()
    for number, line in enumerate(text.split("\n"), 1):
        if read_as := _misread(line):
            saved, name, runs = read_as
            pairs = dict.fromkeys(
                say("'{run}' for '{meant}'", run=run, meant=meant) for _, run, meant in runs
            )
            more = ("…",) if len(pairs) > _SHOWN else ()
            shown = joined((*list(pairs)[:_SHOWN], *more))
            fact = say("this is perhaps {saved} read as {name}: {shown}",
                       saved=saved, name=name, shown=shown)  # fmt: skip
            remedy = say("write the characters that are meant")
            problems.tell(Place(file, number, runs[0][0] + 1), fact, remedy, "wrong-encoding")
            numbers.add(number)
    return frozenset(numbers)


_Runs = list[tuple[int, str, str]]
"""Where runs begin in a line, the runs, and what was meant by each."""


def _misread(line: str) -> tuple[str, str, _Runs] | None:
    """Return in what a line was saved, as what it was read, and what of it; None if rightly."""
    if "+" in line and (runs := list(_in_seven_bits(line))):
        return "UTF-7", "ASCII", runs
    if line.isascii():
        return None
    for name, (pattern, table) in _READ_AS.items():
        if runs := list(_runs(line, pattern, table)):
            return "UTF-8", name, runs
    older = {name: list(_of_older(line, encoding)) for name, encoding in _OLDER.items()}
    name = max(older, key=lambda name: len(older[name]))
    return (name, "Windows-1252", older[name]) if older[name] else None


def _in_seven_bits(line: str) -> Iterator[tuple[int, str, str]]:
    for match in _SEVEN_BITS.finditer(line):
        try:
            meant = match[0].encode().decode("utf-7")
        except UnicodeDecodeError:
            continue
        if meant.isalpha() and all(_is_likely(c) and c < "\u2000" for c in meant):
            yield match.start(), match[0], meant


def _of_older(line: str, encoding: str) -> Iterator[tuple[int, str, str]]:
    """Yield signs that stand within or at the end of a small word, and are a small letter there."""
    for match in _SIGN_IN_WORD.finditer(line):
        meant = match[0].encode("cp1252").decode(encoding)
        if meant.islower():
            yield match.start(), match[0], meant


def _runs(line: str, pattern: re.Pattern[str], table: ByteTable) -> Iterator[tuple[int, str, str]]:
    """Yield where a run begins, the run, and what was meant."""
    for match in pattern.finditer(line):
        meant = _decoded(match[0], table)
        if meant and _is_odd(line, match, meant) and all(map(_is_likely, meant)):
            again = _decoded(meant, table) if pattern.fullmatch(meant) else ""
            yield match.start(), match[0], again or meant


def _pattern(encoding: str) -> tuple[re.Pattern[str], ByteTable]:
    """Return what UTF-8 looks like in an encoding, and its table."""
    # Some read a byte as the control of that number.
    table: ByteTable = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        table[bytes([byte]).decode(encoding, "ignore") or chr(byte)] = byte
    first, second, third, more = (
        "[" + "".join(re.escape(c) for c, byte in table.items() if byte in group) + "]"
        for group in (range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xF0, 0xF5), range(0x80, 0xC0))
    )
    one = f"{first}{more}|{second}{more}{{2}}|{third}{more}{{3}}"
    return re.compile(f"(?:{one})+"), table


def _decoded(run: str, table: ByteTable) -> str:
    try:
        return bytes(table[character] for character in run).decode()
    except ValueError:  # too long a form, or half a character
        return ""


def _is_odd(line: str, run: re.Match[str], meant: str) -> bool:
    """Return whether no text would hold these characters side by side."""
    before, after = line[: run.start()][-1:], line[run.end() : run.end() + 1]
    categories = [unicodedata.category(character) for character in run[0]]
    if _ODD & set(categories) or _ODD_MARKS & set(run[0]):
        return True
    if any(ord(character) in _PUNCTUATION for character in meant):  # of three odd neighbours
        return True
    # 'Â«': but «Â» may name the letter, and capitals may end with it.
    if (
        run[0][0] == "Â"
        and not run[0][1].isalpha()
        and not (before.isupper() or before in _OPENING)
    ):
        return True
    if run[0].startswith("Ã") and (run[0][1].isalpha() or after.isalpha()):  # 'Ãœber', 'Ã–l'
        return True
    return any(a.islower() and b.isupper() for a, b in pairwise(before + run[0]))


def _is_likely(character: str) -> bool:
    return any(ord(character) in block for block in _MEANT)


# In which encodings editors, spreadsheets and consoles read UTF-8, by the name a message gives.
_READ_AS = {
    name: _pattern(encoding)
    for name, encoding in (
        ("Windows-1252", "cp1252"),
        ("Mac Roman", "mac_roman"),
        ("Windows-1250", "cp1250"),
        ("Windows-1251", "cp1251"),
        ("code page 850", "cp850"),
        ("code page 437", "cp437"),
    )
}
