"""Tell names of characters (`&nbsp;`) that a text has no use for, or that are misspelt."""

import re
from difflib import get_close_matches
from html.entities import html5, name2codepoint

from kaartspel.deck.characters import INVISIBLE, is_invisible, named
from kaartspel.deck.markdown.source import SourceText
from kaartspel.messages import say

ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)|&#[0-9a-zA-Z]+;?")
_LEAST, _LONGEST = 3, 10  # letters of a name that is compared: R&D; and Q&A; are words
_LIKE = 0.75


def check_entities(source: SourceText, start: int, end: int) -> None:
    """Tell codes of characters, names of characters that nobody sees, and misspelt names."""
    for entity in ENTITY.finditer(source.text, start, end):
        character = html5.get(entity[1] or "", "")
        if entity[1] is None:
            fact = say("'{entity}' is not used", entity=entity[0][:20])
            remedy = say("write the character itself")
            source.tell(entity.start(), fact, remedy, "character-code")
        elif any(map(is_invisible, character)) and character not in {"\t", "\n"}:
            fact = say("'{entity}' is an invisible character ({name})",
                       entity=entity[0], name=named(character[0]))  # fmt: skip
            source.tell(entity.start(), fact, say("remove it"), INVISIBLE)
        elif meant := misspelt(entity[0]):
            fact = say("'{entity}' is the name of no character", entity=entity[0])
            remedy = say("write '{meant}' or the character itself, or \\& for the mark itself",
                         meant=meant)  # fmt: skip
            source.tell(entity.start(), fact, remedy, "entity-unknown")


def misspelt(entity: str) -> str:
    """Return the name of a character that `&name;` is nearly written as; nothing if none."""
    name = entity[1:].removesuffix(";")
    if f"{name};" in html5 or not _LEAST <= len(name) <= _LONGEST:
        return ""
    near = get_close_matches(name, name2codepoint, n=1, cutoff=_LIKE)
    return f"&{near[0]};" if near else ""
