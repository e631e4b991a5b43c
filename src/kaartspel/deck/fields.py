"""The fields that entries of the deck files share: what may stand in them, and in which words.

The descriptions serve three readers: the schema (editors that complete and check YAML), the
remedies in problem messages, and whoever reads this code.
"""

import re
from datetime import date
from typing import Annotated, LiteralString
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from kaartspel.messages import say


def _folded(text: object) -> object:
    """Return a text on one line: line ends, tabs and doubled spaces are how it was typed."""
    return re.sub(r"[ \t\n]+", " ", text).strip() if isinstance(text, str) else text


_FOLDED = BeforeValidator(_folded)
Words = Annotated[str, _FOLDED, StringConstraints(min_length=1, max_length=5000)]
"""A text: a card holds about two hundred characters, a note a page."""


def _trimmed(text: object) -> object:
    """Return a text with its lines: doubled spaces and tabs in them are how it was typed."""
    return re.sub(r"(?<=\S)[ \t]+", " ", text).rstrip() if isinstance(text, str) else text


RichText = Annotated[
    str, BeforeValidator(_trimmed), StringConstraints(min_length=1, max_length=5000)
]
"""A card's text, with a little Markdown: see richtext.py."""
Name = Annotated[str, _FOLDED, StringConstraints(min_length=1, max_length=300)]
"""What stands in a heading, on the cover or as a label."""
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # as names of files, on Windows


def refusal(code: LiteralString, fact: str, remedy: str) -> PydanticCustomError:
    """Return an error whose type is the problem's code, and which holds fact and remedy."""
    return PydanticCustomError(code, "{fact}", {"fact": fact, "remedy": remedy})


def is_device(name: str) -> bool:
    """Return whether a name is none that a file can have on Windows."""
    return bool(_DEVICES.fullmatch(name))


def _no_device(text: str) -> str:
    """Return the name as it stands. Raises an error where Windows cannot have such a file."""
    if is_device(text):
        raise refusal(
            "device-name", say("Windows has no files of that name"), say("choose another")
        )
    return text


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    AfterValidator(_no_device),
    Field(
        max_length=80,
        description="lower-case ASCII letters, digits and single hyphens, such as open-data",
    ),
]
CardId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    AfterValidator(_no_device),
    Field(
        max_length=80,
        description="a few telling words in lower-case ASCII with hyphens, such as open-standards; "
        "before them the number on the card, where it has one: v07-open-standards",
    ),
]


def _on_the_calendar(text: str) -> str:
    """Return the date as it stands. Raises an error for one that never was, as 31 February."""
    try:
        date.fromisoformat(text)
    except ValueError:
        fact = say("the calendar has no such day")
        raise refusal("no-such-day", fact, say("write one as YYYY-MM-DD")) from None
    return text


IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    AfterValidator(_on_the_calendar),
    Field(description="a date as YYYY-MM-DD"),
]


def _of_an_edition(text: str) -> str:
    """Return the date as it stands. Raises an error where no file of a book can bear it."""
    if not "1000" <= text[:4] <= "2107":
        fact = say("an e-book's files bear years from 1000 to 2107")
        raise refusal("year-too-far", fact, say("write the year in which this version is made"))
    return text


EditionDate = Annotated[IsoDate, AfterValidator(_of_an_edition)]
# BCP 47 (RFC 5646, 2.1), without what was registered before it: language, script, region,
# variants, extensions, private use.
_A, _AN = "[A-Za-z]", "[A-Za-z0-9]"
_LANGUAGE = (
    f"{_A}{{2,3}}(-{_A}{{3}}){{0,3}}(-{_A}{{4}})?(-({_A}{{2}}|[0-9]{{3}}))?"
    f"(-({_AN}{{5,8}}|[0-9]{_AN}{{3}}))*"
    f"(-[A-WYZa-wyz0-9](-{_AN}{{2,8}})+)*(-[Xx](-{_AN}{{1,8}})+)?"
)


def _language_tag(text: str) -> str:
    """Return a language tag in the usual capitals. Raises an error for a part that stands twice."""
    parts = text.lower().split("-")
    own = parts[: parts.index("x")] if "x" in parts else parts
    doubles = {part for part in own[1:] if own[1:].count(part) > 1 and len(part) != 2}
    if doubles:
        fact = say("a part of it stands twice")
        raise refusal("language-part-twice", fact, say("leave one of the two out"))
    usual, is_free = [parts[0]], False
    for part in parts[1:]:
        is_free = is_free or len(part) == 1
        shape = str.title if len(part) == 4 and part.isalpha() else str.upper
        usual.append(shape(part) if not is_free and len(part) in {2, 4} else part)
    return "-".join(usual)


Language = Annotated[
    str,
    StringConstraints(pattern=f"^{_LANGUAGE}$"),
    AfterValidator(_language_tag),
    Field(
        max_length=80,
        description="a language tag (BCP 47), such as nl, en-GB, sr-Latn, zh-Hant or es-419",
    ),
]
_URI = r"(%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?#@!$&'()*+,;=-])"  # RFC 3986, but for brackets


def _address(text: str) -> str:
    """Return the address as it stands. Raises an error for one that nothing can open."""
    try:
        parts = urlsplit(text)
        is_whole = parts.port is None or parts.port > 0
    except ValueError:
        is_whole = False
    if not is_whole or (parts.scheme in {"http", "https"} and not parts.hostname):
        fact = say("nothing can be found there")
        raise refusal("address-not-whole", fact, say("copy it from the address bar of a browser"))
    return text


Address = Annotated[
    str,
    StringConstraints(pattern=f"^(https?://|mailto:|tel:){_URI}+$", max_length=1000),
    AfterValidator(_address),
]
"""Where something is found (RFC 3986): a web page, a mailbox, a telephone."""
Percent = Annotated[int, Field(ge=0, le=100, description="a whole number from 0 to 100")]
Millimetres = Annotated[float, Field(ge=0, le=1000, description="a length in mm")]
Quantity = Annotated[
    int,
    Field(
        ge=0,
        le=100,
        description="a whole number from 0 to 100: how often the card is printed for one deck",
    ),
]
Points = Annotated[float, Field(ge=5, le=200, description="a size in pt")]


class FileModel(BaseModel):
    """Frozen, and strict about keys: a misspelt one is a mistake, not an extension."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ColourEntry(FileModel):
    """A colour, mixed once for the screen and once for the press."""

    screen: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = Field(
        description="an sRGB colour as '#rrggbb', in quotation marks"
    )
    press: tuple[Percent, Percent, Percent, Percent] | None = Field(
        default=None,
        description="four inks in per cent: [cyan, magenta, yellow, black]; left out, they are "
        "reckoned",
    )
