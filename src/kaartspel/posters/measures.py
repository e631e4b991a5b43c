"""The measures of a poster: margins, bands, sizes of type. Changing one is one edit here.

Lengths are in mm on A3 and grow with the paper, but lengths down within a tile: those are whole
steps, of which a line of its text has some.
"""

from typing import NamedTuple

COLUMNS = 24  # of every sheet; a tile is some of them wide

# In mm on A3.
MARGIN = 8.0  # office printers leave the outer 5 mm white
GUTTER = 1.9  # between tiles, and from the band to them
HEAD = 11.6  # above the band, for the map's name and the publication, with the white below them
EDGE = 0.3  # around a field that paper would swallow
PADDING = 3.0  # from the edge of a field to its text and its symbol: left, right and above
BESIDE = 5.5  # from a column of text to the next
BELOW_NAME = 2.2  # from the foot of a tile's name to its text
INSET = 4.0  # from the edges of the band to what is in it: above and below

# In steps of the scale.
NAME = 12  # of the map, above the band
TITLE = 8  # of a tile's name; at the least so many above its text
LEAST_TITLE = 5
CODE = -6  # of the codes behind a tile's name: so many above that
IMPRINT = 0
LEAST_NUMBER = 0  # on the seats of the key
LARGEST_NUMBER = 9

LEAST_QUESTION = 12  # it is what one sees first


class BandHeight(NamedTuple):
    """A height that the band may have: its share of the sheet, below its head.

    It is taken for texts of so many steps of the scale, from the `least` to the `largest`; its
    `question` has so many at the most. Below it a tile's `mark` is so many mm high on A3, and
    stands at its foot; 0 is for one beside its name.
    """

    share: float
    least: int
    largest: int
    question: int
    mark: float = 0.0


_USUAL = BandHeight(0.45, 2, TITLE - LEAST_TITLE, 15)
BANDS = (
    BandHeight(0.72, 5, 10, 21),
    BandHeight(0.6, 5, 10, 19),
    _USUAL,
    _USUAL._replace(share=0.3),
    *[_USUAL._replace(share=share, least=1) for share in (0.22, 0.19, 0.17, 0.145)],
    *[_USUAL._replace(share=share, least=-3) for share in (0.22, 0.19, 0.16, 0.13, 0.1)],
    _USUAL._replace(share=0.1, least=-12),  # large paper holds texts that are small on it
)
"""The first is taken with which a map is set in its text.

So the bands of posters that hang side by side are equally high, or clearly not, and where texts
are few the picture is larger, and not their air.
"""
LISTED_BANDS = (
    *[height._replace(least=6, mark=20.0) for height in BANDS[:2]],
    *[
        BandHeight(share, 6, 10, 15, mark)
        for mark in (20.0, 15.0)
        for share in (0.45, 0.4, 0.36, 0.3)
    ],
    *BANDS,
)
"""Those above tiles that list points: they are few and short, and are read from afar."""
BARE_BANDS = tuple(
    height._replace(largest=10, question=21) for height in BANDS if height is not _USUAL
)
"""Those without a key: of the question alone, which is larger for that."""

KEY_GAP = 0.8  # from the key to the question, in em of the question
LEADING = 1.18  # of the body
# In em of names.
SYMBOL = 1.1  # in the upper right corner of a tile
SYMBOL_WHITE = 0.1  # of it: what most symbols leave bare on each side
SYMBOL_GAP = 0.4  # from a tile's name to it
# In lines of the body.
TOPIC_LIFT = 0.14  # how far a topic is raised from its first text
# In steps of the scale above the body.
TOPIC = 1
# In em of the body.
NUMBERS_GAP = 0.3  # from a point or a name to the numbers of its cards, besides a space

# In steps, of which a line has six.
LINE = 6
FOOT = 5  # from a tile's last line to its lower edge
POINTS_GAP = 6  # above points


class Spacing(NamedTuple):
    """The steps above an entry, and above one that begins a topic; and the fault that they are."""

    item: int
    topic: int
    fault: float


SPACINGS = (Spacing(6, 12, 0.0), Spacing(4, 8, 0.0), Spacing(3, 6, 0.0), Spacing(2, 5, 0.04))
"""One of these for all of a poster, the widest first."""

LISTED = 12  # points that stand below their text in one column

GOOD_WIDTHS = (18.0, 31.0)  # em; some 38 to 66 characters
LEAST_WIDTH = 15.0  # em; lines that are shorter tear
LARGEST_WIDTH = 42.0  # em; in longer ones readers lose their way back
MOST_TEXTS = 5  # columns of text in a tile
