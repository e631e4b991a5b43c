"""What an edition says of its base in deck.yaml, looked at before the file is checked."""

from dataclasses import dataclass

from kaartspel.deck.reading import YamlFile
from kaartspel.problems import Place

EXTENDS, WITHOUT, UNTRANSLATED = "extends", "without", "untranslated"


@dataclass(frozen=True, slots=True)
class Terms:
    """What an edition extends, and which ids it goes without, each with its place."""

    extends: str
    place: Place
    without: tuple[tuple[str, Place], ...]
    untranslated: str


def terms_of(yaml: YamlFile | None) -> Terms | None:
    """Return what an edition says of its base; None for a deck that extends none.

    What is of another type than it should be is left out here: checking the file tells it.
    """
    data = yaml.data if yaml else ""
    if yaml is None or not isinstance(data, dict) or not isinstance(data.get(EXTENDS), str):
        return None
    ids, untranslated = data.get(WITHOUT, []), data.get(UNTRANSLATED, "")
    without = tuple(
        (id_, yaml.place((WITHOUT, i)))
        for i, id_ in enumerate(ids if isinstance(ids, list) else [])
        if isinstance(id_, str)
    )
    return Terms(
        str(data[EXTENDS]), yaml.place((EXTENDS,)), without,
        untranslated if isinstance(untranslated, str) else "",
    )  # fmt: skip
