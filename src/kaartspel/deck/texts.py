"""Read what cards say out of their files: what a card cannot show is told at its line."""

from collections.abc import Sequence

from kaartspel.deck.model import Listing, Paragraph, Rich, Spans
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.deck.richtext import Fault, read_text
from kaartspel.messages import say
from kaartspel.problems import Place, Problems


def read_rich(yaml: YamlFile, path: DataPath, text: str, problems: Problems) -> Rich:
    """Return the text at `path`, and tell what of it a card cannot show.

    YAML keeps the lines of a text that `|` begins; of any other, it keeps blank lines alone.
    """
    is_literal = path in yaml.literal
    rich, faults = read_text(text if is_literal else text.replace("\n", "\n\n"))
    for fault in faults:
        place = _place(yaml.place(path), text, fault) if is_literal else yaml.place(path)
        problems.tell(place, fault.fact, fault.remedy, fault.code)
    return rich


def read_list(
    yaml: YamlFile, path: DataPath, texts: Sequence[str], first: int | None, problems: Problems
) -> Listing:
    """Return texts as a list, numbered from `first` or with bullets."""
    items = (_item(yaml, (*path, i), text, problems) for i, text in enumerate(texts))
    return Listing(tuple(items), first)


def _item(yaml: YamlFile, path: DataPath, text: str, problems: Problems) -> tuple[Spans, ...]:
    lines: list[Spans] = []
    for block in read_rich(yaml, path, text, problems):
        if isinstance(block, Paragraph):
            lines += block.lines
        else:
            fact = say("a list in a list is not used on cards")
            remedy = say("make one list of the two")
            problems.tell(yaml.place(path), fact, remedy, "card-nested-list")
    return tuple(lines)


def _place(place: Place, text: str, fault: Fault) -> Place:
    if place.cell:
        return place
    return Place(place.file, place.line + 1 + text[: fault.offset].count("\n"))
