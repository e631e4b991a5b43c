"""Read the deck's fonts, and find characters that they lack."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import uharfbuzz as hb

from kaartspel import shipped
from kaartspel.deck.characters import named, unsettable
from kaartspel.deck.files import DeckFile, FontsEntry
from kaartspel.deck.folder import Folder, read_bytes
from kaartspel.deck.font_spaces import SPACES, with_spaces
from kaartspel.deck.model import Font, Fonts
from kaartspel.deck.reading import YamlFile
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, SurroundingsFailed, shortened

# Two weights, far apart, so that the difference holds on cheap paper and for weak sight.
SHIPPED = {
    "text": "AtkinsonHyperlegibleNext_500Medium.ttf",
    "strong": "AtkinsonHyperlegibleNext_800ExtraBold.ttf",
    "italic": "AtkinsonHyperlegibleNext_500Medium_Italic.ttf",
    "strong_italic": "AtkinsonHyperlegibleNext_800ExtraBold_Italic.ttf",
}
# On a screen lighter type reads better, in a book above all.
READING = SHIPPED | {
    "text": "AtkinsonHyperlegibleNext_400Regular.ttf",
    "italic": "AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
}
# What looks the same to most, and is not so to Unicode.
_ALIKE = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u02bb": "‘", "\u02bc": "’",
          "\u2032": "’", "\u2033": "”", "\u2212": "–"}  # fmt: skip
_APART = 40  # missing characters that are told one by one; who lacks more lacks a script
_SHOWN = 8  # of very many
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")


def read_fonts(
    entry: DeckFile, yaml: YamlFile, folder: Folder, problems: Problems
) -> tuple[Fonts, frozenset[Font]]:
    """Return the deck's own fonts if it names any, else those that ship.

    For one that cannot be used, which is told, another that ships stands in. These come second.
    """
    if entry.fonts is None:
        return _all_shipped(SHIPPED), frozenset()
    from kaartspel.deck.own_fonts import read_own  # noqa: PLC0415  slow to load

    files = _files(entry.fonts)
    read: dict[tuple[str, int | None], Font | None] = {}
    for key, name, weight in files.values():
        if (name, weight) not in read:
            place = yaml.place(("fonts", key))
            raw = read_own(name, weight, place, folder, problems)
            read[name, weight] = _font(raw) if raw else None
    own = {role: read[name, weight] for role, (_, name, weight) in files.items()}
    others = {role: _shipped(SHIPPED[role]) for role, font in own.items() if font is None}
    fonts = {role: font or others[role] for role, font in own.items()}
    return Fonts(**fonts), frozenset(others.values())


def reading_fonts(entry: DeckFile, fonts: Fonts) -> Fonts:
    """Return the fonts of a deck's book: those that ship in a lighter weight, or its own."""
    return _all_shipped(READING) if entry.fonts is None else fonts


def _all_shipped(names: dict[str, str]) -> Fonts:
    return Fonts(**{role: _shipped(name) for role, name in names.items()})


def _files(entry: FontsEntry) -> dict[str, tuple[str, str, int | None]]:
    """Return for each face the key that names its file, the file, and its weight if it varies.

    One file may stand in for others that are not named: the reading text's for all.
    """
    weights = entry.weights
    light, heavy = (weights.text, weights.strong) if weights else (None, None)
    strong = ("strong", entry.strong) if entry.strong else ("text", entry.text)
    italic = ("italic", entry.italic) if entry.italic else ("text", entry.text)
    # Strong matters more than slanted, unless weights are cut from a font that varies.
    both = italic if weights and entry.italic else strong
    both = ("strong_italic", entry.strong_italic) if entry.strong_italic else both
    return {
        "text": ("text", entry.text, light),
        "strong": (*strong, heavy),
        "italic": (*italic, light),
        "strong_italic": (*both, heavy),
    }


def check_characters(
    fonts: Iterable[Font],
    texts: Iterable[tuple[str, Place]],
    words: Mapping[str, str],
    place: Place,
    problems: Problems,
) -> None:
    """Tell each character of the texts that cannot be set, and all that a font lacks.

    Each text may be set in each of the `fonts`, so a character must be in all. `words` are the
    engine's; `place` is where the fonts are named. Fonts that lack very many are told as that.
    """
    has, texts = characters_of(fonts), list(texts)
    used = "".join(set().union(*(text for text, _ in texts)))
    # Most decks have nothing that cannot be set: their texts are not gone through one by one.
    doubtful = texts if any(unsettable(used)) or has is None or _lacking({"": used}, has) else []
    all_settable = [(_settable(text, at, problems), at) for text, at in doubtful]
    if has is None:
        return
    lacking = [(c, at) for settable, at in all_settable for c in settable if ord(c) not in has]
    of_words = _lacking(words, has)
    missing = sorted({character for character, _ in lacking} | of_words.keys())
    if len(missing) > _APART:
        shown = shortened([f"'{character}'" for character in missing], _SHOWN)
        fact = say("the deck's fonts lack characters of its texts: {shown}", shown=shown)
        remedy = say("name fonts that have them in deck.yaml under 'fonts'")
        problems.tell(place, fact, remedy, "character-missing")
        return
    for character, at in lacking:
        _tell_lacking(character, at, has, problems)
    for character, keys in of_words.items():
        _tell_words(character, keys, place, problems)


def _settable(text: str, place: Place, problems: Problems) -> list[str]:
    """Return the characters of a text that fonts must have; tell those that none can set.

    Line ends are not characters, and spaces of any width can be given to any font.
    """
    refused = {"\n", "\t", *SPACES}
    for character, *why in unsettable(text):
        refused.add(character)
        problems.tell(place, *why)
    return sorted(set(text) - refused)


def _tell_lacking(character: str, place: Place, has: set[int], problems: Problems) -> None:
    instead = _instead(character, has)
    remedy = say(
        "{instead}, or name fonts that have it in deck.yaml under 'fonts'", instead=instead
    )
    problems.tell(place, _lack(character), remedy, "character-missing")


def _lack(character: str) -> str:
    return say(
        "the deck's fonts lack '{character}' ({name})", character=character, name=named(character)
    )


def _instead(character: str, has: set[int]) -> str:
    """Return what to do about a character that fonts lack: what to write, if they have that."""
    alike = _ALIKE.get(character) or unicodedata.normalize("NFKC", character)
    is_there = alike != character and all(ord(each) in has for each in alike)
    return say("write '{alike}'", alike=alike) if is_there else say("replace it")


def _lacking(words: Mapping[str, str], has: set[int]) -> dict[str, list[str]]:
    """Return the characters of the engine's words that fonts lack, with the words' names."""
    lacking: dict[str, list[str]] = {}
    used = set().union(*words.values()) - {"\n", "\t", *SPACES}
    none = {character for character in used if ord(character) not in has}
    for key, word in words.items() if none else ():
        for character in sorted(none & {*word}):
            lacking.setdefault(character, []).append(key)
    return lacking


def _tell_words(character: str, keys: Sequence[str], place: Place, problems: Problems) -> None:
    remedy = say(
        "say {keys} otherwise under 'words', or name fonts that have it",
        keys=shortened(keys, _APART),
    )
    problems.tell(place, _lack(character), remedy, "word-character-missing")


def faces_of(fonts: Fonts) -> tuple[Font, ...]:
    """Return the four faces."""
    return fonts.text, fonts.strong, fonts.italic, fonts.strong_italic


def characters_of(fonts: Iterable[Font]) -> set[int] | None:
    """Return the characters that are in all of some fonts; None where there are none."""
    characters = [set(hb.Face(font.data).unicodes) for font in fonts]
    return set.intersection(*characters) if characters else None


def spaced(fonts: Fonts, texts: Iterable[tuple[str, Place]]) -> Fonts:
    """Return fonts that have each space of the texts."""
    used = "".join(sorted({space for text, _ in texts for space in SPACES & {*text}}))
    if not used:
        return fonts
    roles = ("text", "strong", "italic", "strong_italic")
    return Fonts(**{role: with_spaces(getattr(fonts, role), used) for role in roles})


def _shipped(name: str) -> Font:
    raw = read_bytes(shipped.FONTS / name)
    if not raw.startswith(_TRUETYPE):
        raise SurroundingsFailed(
            say("{path} is damaged; install kaartspel again", path=shipped.FONTS / name)
        )
    return _font(raw)


def _font(raw: bytes) -> Font:
    name = hb.Face(raw).get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)
    return Font(str(name or "Unnamed"), raw)
