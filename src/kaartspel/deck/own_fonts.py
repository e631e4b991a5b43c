"""Read a font of a deck's own: in the form that is used, or told what is wrong with it."""

from kaartspel.deck.folder import Folder
from kaartspel.deck.font_forms import UnusableFont, static_truetype
from kaartspel.deck.soundness import BROKEN, damage, in_words, torn
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

MAX_FONT_BYTES = 32_000_000  # fonts with Chinese characters take about ten


def read_own(
    name: str, weight: int | None, place: Place, folder: Folder, problems: Problems
) -> bytes | None:
    """Return a font of the deck's own as static TrueType, of a weight where it varies.

    None after a problem.
    """
    raw = folder.read(name, place, MAX_FONT_BYTES)
    if raw is None:
        return None
    try:
        font = static_truetype(raw, weight)
        why = damage(font)
    except UnusableFont as error:
        problems.tell(
            place, say("'{name}' {error}", name=name, error=error), error.remedy, error.code
        )
        return None
    except BROKEN as error:
        why = torn(raw) or in_words(error)
    if why:
        problems.tell(
            place,
            say("'{name}' is damaged ({why})", name=name, why=why),
            say("get it anew from its maker"),
            "font-damaged",
        )
        return None
    return font
