"""The fields that entries of the deck files share: what may stand in them, and in which words.

The descriptions serve three readers: the schema (editors that complete and check YAML), the
remedies in problem messages, and whoever reads this code.
"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
CardId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{1,2}[0-9]{1,4}[a-z]?-[a-z0-9]+(-[a-z0-9]+)*$"),
    Field(
        max_length=80,
        description="the card's number in lower case, a hyphen, and a few telling words in "
        "lower-case ASCII, such as v07-open-standaarden",
    ),
]
Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    Field(
        max_length=80,
        description="lower-case ASCII letters, digits and single hyphens, such as open-data",
    ),
]


def _on_the_calendar(text: str) -> str:
    """Return the date as it stands. Raises ValueError for one that never was, as 31 February."""
    date.fromisoformat(text)
    return text


IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    AfterValidator(_on_the_calendar),
    Field(description="a date as YYYY-MM-DD"),
]
Percent = Annotated[int, Field(ge=0, le=100, description="a whole number from 0 to 100")]
Millimetres = Annotated[float, Field(ge=0, le=1000, description="a length in mm")]
Quantity = Annotated[
    int, Field(ge=1, le=100, description="how often the card is printed for one deck, from 1")
]
Points = Annotated[float, Field(ge=5, le=200, description="a size in pt")]


class FileModel(BaseModel):
    """Frozen, and strict about keys: a misspelt one is a mistake, not an extension."""

    model_config = ConfigDict(extra="forbid", frozen=True)
