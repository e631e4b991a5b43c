"""The measures of a poster: margins, bands, sizes of type. Changing one is one edit here.

Lengths are in mm on A3 and grow with the paper, but lengths down within a tile: those are whole
steps, of which a line of its text has some.
"""

from typing import NamedTuple

COLUMNS = 24  # of every sheet; a tile is some of them wide

# In mm on A3.
MARGIN = 8.0  # office printers leave the outer 5 mm white
GUTTER = 1.9  # between tiles, and from the band to them
HEAD = 10.6  # above the band, for the map's name and the publication, with the white below them
EDGE = 0.3  # around a field that paper would swallow
PADDING = 4.1  # from the edge of a field to its text and its symbol: left, right and above
INSET = 3.0  # from the edges of the band to what is in it: above and below
COUNCILS = tuple(72.0 - 2.0 * i for i in range(22))  # how wide chambers at the feet of tiles are

# In steps of the scale.
NAME = 12  # of the map, above the band
TITLE = 7  # of a tile's name; at the least so many above its text
LEAST_TITLE = 4
CODE = -6  # of the codes behind a tile's name: so many above that
IMPRINT = 0
LEAST_NUMBER = 0  # on the seats of the key
LARGEST_NUMBER = 9

LEAST_QUESTION = 12  # it is what one sees first
USUAL = 3  # text of so many at the least gives half a step, rather than the highest band


class Band(NamedTuple):
    """Heights that the band may have: `shares` of the sheet, below its head, the highest first.

    It is taken for texts of so many steps of the scale, from the `least` to the `largest`, with at
    the least `gap` steps of a line between them; its `question` has so many at the most. Below it
    tiles' chambers are at the least `council` mm wide on A3; 0 is for tiles without. Names of tiles
    have `title` steps at the most.
    """

    shares: tuple[float, ...]
    least: float
    largest: float
    question: int
    gap: int = 2
    council: float = 0.0
    title: int = 24


_LOW = (0.18, 0.16, 0.14)
_FEW = (Band((0.72,), 5, 10, 21, gap=4), Band((0.6,), 5, 10, 19, gap=4))
BANDS = (
    *_FEW,
    Band(_LOW[:1], 7, 7, 20, gap=6, title=9),
    Band(_LOW, 3, 5, 20, gap=4),
    Band(_LOW, -1, 3, 15),
    Band((0.12, 0.1), -12, 3, 15),  # large paper holds texts that are small on it
)
"""The first is taken with which a map is set in its text, as large as it can be below the lowest of
the heights; the highest of them that leaves it so large.

So texts come first, and the bands of posters that hang side by side are equally high where they
can be. Only where texts are few the picture is larger, and not their air. A map that has room to
spare at the usual size, which is step 5, is set 1.2 times as large, below names as on the others.
"""
LISTED_BANDS = (
    *[each._replace(least=6, council=40.0) for each in _FEW],
    *[
        Band(_LOW[-1:], 6, 10, 15, gap=4, council=wide, title=9)
        for wide in (48.0, 44.0, 36.0, 30.0)
    ],
    *BANDS,
)
"""Those above tiles that list points: they are few and short, and are read from afar."""
BARE_BANDS = tuple(
    each._replace(largest=10, question=21) for each in (*_FEW, Band((0.3,), 5, 10, 21), *BANDS[2:])
)
"""Those without a key: of the question alone, which is larger for that."""

KEY_GAP = 0.8  # from the key to the question, in em of the question
# In em of names.
SYMBOL = 1.1  # in the upper right corner of a tile
SYMBOL_WHITE = 0.1  # of it: what most symbols leave bare on each side
SYMBOL_GAP = 0.4  # from a tile's name to it
# In lines of the body.
TOPIC_LIFT = 0.14  # how far a topic is raised from its first text
# In steps of the scale.
TOPIC = 1  # above the body
NUMBERS = -3  # of the numbers behind points
BELOW_TITLE = 2  # topics are at the least so many below names of tiles
# In em of the body.
BESIDE = 1.1  # from a column of text to the next
BELOW_NAME = 0.35  # from the foot of a tile's name to its text, besides half of what parts texts
NUMBERS_GAP = 0.3  # from a name to the numbers of its cards, besides a space
POINTS_NUMBERS_GAP = 0.65  # the same behind points, in em of the numbers

# In steps, of which a line has six.
LINE = 6
FOOT = 5  # from a tile's last line to its lower edge
POINTS_GAP = 6  # above points


class Spacing(NamedTuple):
    """The steps above an entry, and above one that begins a topic; and the fault that they are.

    `leading` is from one line to the next, in em of the body.
    """

    item: int
    topic: int
    leading: float
    fault: float = 0.0


SPACINGS = (
    Spacing(9, 17, 1.25, 0.01),
    Spacing(8, 16, 1.23),
    Spacing(7, 14, 1.21),
    Spacing(6, 12, 1.2),
    Spacing(5, 10, 1.18, 0.01),
    Spacing(4, 8, 1.18, 0.02),
    Spacing(3, 6, 1.17, 0.05),
    Spacing(2, 5, 1.17, 0.09),
)
"""One of these for all of a poster, the widest first."""

LISTED = 12  # points that stand below their text in one column

GOOD_WIDTHS = (18.0, 31.0)  # em; some 38 to 66 characters
LEAST_WIDTH = 14.0  # em; lines that are shorter tear
LARGEST_WIDTH = 42.0  # em; in longer ones readers lose their way back
MOST_TEXTS = 5  # columns of text in a tile
