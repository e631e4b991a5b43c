"""Say what a file is written in that is no UTF-8, as far as its bytes tell."""

import codecs
from typing import NamedTuple

from kaartspel.messages import say

_MARKS = (  # the longer ones first: UTF-32's begin as UTF-16's
    (codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"),
    (b"+/v8", "UTF-7"), (b"+/v9", "UTF-7"), (b"+/v+", "UTF-7"), (b"+/v/", "UTF-7"),
)  # fmt: skip
_NO_TEXT = (b"\x89PNG", b"PK\x03\x04", b"\xff\xd8\xff", b"%PDF-", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_SAVE = say("save it as UTF-8")
_SIGNS = set("‘’“”–—…€«»°²³½·¿¡§")  # what else than letters is often written
_EBCDIC = "cp037"
_LOOKED_AT = 400  # bytes that show what a file is


class Misencoded(NamedTuple):
    """What is wrong with a file's bytes: where from its start, the fact and the remedy."""

    at: int
    fact: str
    remedy: str


def misencoded(raw: bytes) -> Misencoded | None:
    """Return why bytes are not to be read as UTF-8; None where they are."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Misencoded(0, say("this file is {encoding}", encoding=name), _SAVE)
    if raw.startswith(_NO_TEXT):
        remedy = say("put a text file, saved as UTF-8, in its place")
        return Misencoded(0, say("this file is no text"), remedy)
    if b"\0" in raw:
        return _with_zeros(raw)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start)
    return None


def _with_zeros(raw: bytes) -> Misencoded:
    """Return what zero bytes mean: wide characters, or a file that was not saved whole."""
    for width, name in ((4, "UTF-32"), (2, "UTF-16")):
        units = [raw[i : i + width] for i in range(0, min(len(raw), _LOOKED_AT), width)]
        plain = sum(0 < unit.count(0) == width - 1 for unit in units)  # a Latin letter in each
        if 2 * plain > len(units):
            return Misencoded(0, say("this file is {encoding}", encoding=name), _SAVE)
    at = raw.index(0)
    fact = say(
        "zero bytes stand in this file ({count}), as where saving it failed", count=raw.count(0)
    )
    return Misencoded(at, fact, say("bring back what it held, or remove them"))


def _not_utf8(raw: bytes, at: int) -> Misencoded:
    start = raw[:_LOOKED_AT]
    if b" " not in start and _is_plain(start.decode(_EBCDIC)):
        return Misencoded(0, say("this file is {encoding}", encoding="EBCDIC"), _SAVE)
    byte, beside = raw[at : at + 1], raw[at - 1 : at] + raw[at + 1 : at + 2]
    meant = byte.decode("cp1252", "ignore")
    is_known = "À" <= meant <= "ÿ" or meant in _SIGNS
    # In Japanese and Chinese encodings, and in half a character of UTF-8, several stand together.
    fact = say("this is not UTF-8 (the byte {byte})", byte=byte.hex().upper())
    if meant and is_known and beside.isascii():
        fact = say("this is not UTF-8 (the byte {byte}, perhaps meant as '{meant}')",
                   byte=byte.hex().upper(), meant=meant)  # fmt: skip
    return Misencoded(at, fact, say("save the file as UTF-8"))


def _is_plain(text: str) -> bool:
    """Return whether a text is of letters, spaces and the marks of YAML, and so rightly read."""
    plain = sum(c.isascii() and (c.isalnum() or c in " :-.,\n\"'") for c in text)
    return plain > 0.9 * len(text)
