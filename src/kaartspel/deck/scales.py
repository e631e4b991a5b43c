"""Read what has a least and a most: numbers of players, minutes, and the figures of a scale."""

from kaartspel.deck.model import FigureScale
from kaartspel.deck.play_files import ScaleEntry
from kaartspel.deck.reading import YamlFile
from kaartspel.messages import say
from kaartspel.problems import Problems


def check_span(key: str, numbers: tuple[int, int], yaml: YamlFile, problems: Problems) -> None:
    """Tell a key of which the least is more than the most."""
    if numbers[0] > numbers[1]:
        fact = say("{first} is more than {second}", first=numbers[0], second=numbers[1])
        problems.tell(yaml.place((key,)), fact, say("put the fewest first"), f"{key}-reversed")


def scale_of(entry: ScaleEntry | None, yaml: YamlFile, problems: Problems) -> FigureScale | None:
    """Return the figures that players note in secret; tell where their ends are swapped."""
    if entry is None:
        return None
    check_span("scale", entry.figures, yaml, problems)
    return FigureScale(*entry.figures, entry.low, entry.high)
