"""Read the deck's fonts, and find characters that they lack."""

from collections.abc import Iterable

import uharfbuzz as hb

from kaartspel import shipped
from kaartspel.deck.characters import named, unsettable
from kaartspel.deck.files import DeckFile, FontsEntry
from kaartspel.deck.folder import Folder, read_bytes
from kaartspel.deck.model import Font, Fonts
from kaartspel.deck.reading import YamlFile
from kaartspel.deck.soundness import damage
from kaartspel.problems import Place, Problems, SurroundingsFailed

# Two weights, far apart, so that the difference holds on cheap paper and for weak sight.
SHIPPED = {
    "text": "AtkinsonHyperlegibleNext_500Medium.ttf",
    "strong": "AtkinsonHyperlegibleNext_800ExtraBold.ttf",
    "italic": "AtkinsonHyperlegibleNext_500Medium_Italic.ttf",
    "strong_italic": "AtkinsonHyperlegibleNext_800ExtraBold_Italic.ttf",
}
MAX_FONT_BYTES = 32_000_000  # fonts with Chinese characters take about ten
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")


def read_fonts(entry: DeckFile, yaml: YamlFile, folder: Folder, problems: Problems) -> Fonts | None:
    """Return the deck's own fonts if it names any, else those that ship; None after a problem."""
    if entry.fonts is None:
        return Fonts(**{role: _shipped(name) for role, name in SHIPPED.items()})
    fonts: dict[str, Font] = {}
    for role in FontsEntry.model_fields:
        name, place = getattr(entry.fonts, role), yaml.place(("fonts", role))
        raw = folder.read(name, place, MAX_FONT_BYTES)
        if raw is None:
            continue
        if not raw.startswith(_TRUETYPE):
            fact = f"'{name}' is not a TrueType font"
            problems.tell(place, fact, "use a .ttf file", "not-truetype")
        elif why := damage(raw):
            fact = f"'{name}' is damaged ({why})"
            problems.tell(place, fact, "get it anew from its maker", "font-damaged")
        else:
            fonts[role] = Font(_postscript_name(raw), raw)
    return Fonts(**fonts) if len(fonts) == len(FontsEntry.model_fields) else None


def check_characters(fonts: Fonts, texts: Iterable[tuple[str, Place]], problems: Problems) -> None:
    """Tell each character of a text that cannot be set or that a font lacks.

    Each text may be set in each font, so a character must be in all of them. Line ends are not
    characters.
    """
    faces = [fonts.text, fonts.strong, fonts.italic, fonts.strong_italic]
    has = set.intersection(*(set(hb.Face(font.data).unicodes) for font in faces))
    for text, place in texts:
        refused = set("\n\t")
        for character, *why in unsettable(text):
            refused.add(character)
            problems.tell(place, *why)
        for character in sorted(set(text) - refused):
            if ord(character) not in has:
                fact = f"the deck's fonts lack '{character}' ({named(character)})"
                remedy = "replace it, or name fonts that have it in deck.yaml under 'fonts'"
                problems.tell(place, fact, remedy, "character-missing")


def _shipped(name: str) -> Font:
    raw = read_bytes(shipped.FONTS / name)
    if not raw.startswith(_TRUETYPE):
        raise SurroundingsFailed(f"{shipped.FONTS / name} is damaged; install kaartspel again")
    return Font(_postscript_name(raw), raw)


def _postscript_name(raw: bytes) -> str:
    return str(hb.Face(raw).get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Unnamed")
