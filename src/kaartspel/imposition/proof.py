"""The proof sheet: print it on both sides, hold it against the light, and read three numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kaartspel.deck.model import Sheet
from kaartspel.deck.model.grid import UNPRINTED, turns_over_vertically
from kaartspel.design import BLACK, LEAST_TYPE, WHITE, tint
from kaartspel.frame import (
    PT_PER_MM,
    Commands,
    Frame,
    Group,
    Item,
    Path,
    Piece,
    Role,
    Stroke,
    Text,
    mm,
)
from kaartspel.imposition import marks
from kaartspel.imposition.correction import Correction, moved
from kaartspel.imposition.margins import Notes
from kaartspel.imposition.scales import LENGTH, LEVEL_START, PITCH, REACH, VALUES, Scales
from kaartspel.messages import say
from kaartspel.problems import WrongUsage
from kaartspel.type import Style, set_line

_TITLE, _TEXT, _LETTER = 19.0, 11.0, 34.0  # pt
_LEADING = 1.3
_AFTER = 5.0  # mm, between paragraphs
_INDENT = 6.0  # mm, for what follows a number
_FIGURES = 14.0  # mm from the level line down to what follows it
_DOT = 3.0  # mm: its radius
_BOX = 17.0  # mm: holds the dot, however far it is off
_DOT_AT = (-18.0, -12.0)  # mm from the middle; turned the wrong way it comes out opposite
_BARE = 52.0  # mm above the middle
_CIRCLE = 0.5523  # handles of four curves that make a circle, in radii

# Of a scale: a stair of strokes, each a step further to the side, with their numbers.
_LINE = 0.6  # pt: narrower than a step, so that only one stroke lies on the line
_FAINT = Stroke(tint(BLACK, 0.6), 0.25)
_STROKE = 0.86  # its length, in steps
_NUMBERS = 4.0  # mm from the furthest stroke to the numbers
_ABOVE = 4.0  # and from there to the text above: the length of a number
_CLEAR = 1.2  # mm between a stroke and the line to its number
_DIGIT = 0.65  # em: room for one before the decimal sign
_WHOLE = 9.5  # pt: the size of a whole number
_HYPHENS = 100  # 1/1000 em between the two before an option
_MINUS = "\N{MINUS SIGN}"


def proof(
    sheet: Sheet, notes: Notes, title: str, last: tuple[str, str], correction: Correction
) -> tuple[Frame, Frame]:
    """Return the front and the back of the proof sheet for a sheet's paper.

    `last` is what to do in the end, and the command that does it, if any. The back is corrected as
    the backs of cards would be. Raises WrongUsage where the paper is too small.
    """
    scales = Scales.on(sheet)
    lies = sheet.width > sheet.height
    front = _front(scales, sheet, notes, title, last)
    if lies:
        front = (Group(front, x=mm(sheet.width), turn=90),)
    size = mm(sheet.width), mm(sheet.height)
    return Frame(*size, 0, front), Frame(*size, 0, _back(scales, sheet, notes, correction))


def _front(
    scales: Scales, sheet: Sheet, notes: Notes, title: str, last: tuple[str, str]
) -> tuple[Item, ...]:
    """Return what stands on the front, on paper that stands upright."""
    words, page = notes.words, _Writing(notes, scales.width - UNPRINTED - 3)
    how = words[f"proof_{sheet.mode.value.replace('-', '_')}"]
    page.write(title, _TITLE, role=Role.HEADING)
    page.y += _AFTER
    for number in (1, 2):
        page.step(number, words[f"proof_step_{number}"].format(how=how))
    boxes = _dot_at(scales, 1)[1] - _BOX / 2
    page.step(3, words["proof_step_3"], foot=boxes - _AFTER)
    page.ends_by(boxes - _AFTER / 2, sheet)
    for key, sign, weight in (("proof_right", 1, 1.0), ("proof_wrong", -1, 0.25)):
        page.box(words[key], _dot_at(scales, sign), weight)
        page.ends_by(_dot_at(scales, sign)[1] - _BOX / 2 - 2 * _DOT_AT[1], sheet)
    page.y = scales.height / 2 - _DOT_AT[1] + _BOX / 2 + 1.4 * _AFTER
    page.step(4, words["proof_step_4"])
    page.ends_by(scales.level - REACH - _NUMBERS - _ABOVE, sheet)
    page.y = scales.level + _FIGURES
    page.step(5, last[0])
    if last[1]:
        page.write(last[1], _TEXT, strong=True, indent=_INDENT)
        page.items[-1] = _spaced(page.items[-1])
    foot = scales.height - UNPRINTED - 1
    page.ends_by(foot - marks.TALLEST, sheet)
    page.line(words["ruler"], LEVEL_START + marks.RULER + 1.5, foot, _TEXT)
    return (*page.items, *_scales(scales, notes), marks.ruler(LEVEL_START, foot))


def _scales(scales: Scales, notes: Notes) -> Iterable[Item]:
    """Yield the three stairs with their letters; C lies on its side."""
    high = Style(notes.typesetter.strong, _LETTER, 1, BLACK)
    off = _LETTER * high.face.cap_height / PT_PER_MM / 2
    for letter, start in scales.starts.items():
        if letter == "C":
            # Turned a quarter back: what was right comes up, what was down comes right.
            items = tuple(_stair(0, 0, notes, leftwards=True))
            drawn = Group(items, x=mm(start), y=mm(scales.level), turn=-90)
            x, y = start + LENGTH + 3, scales.level
        else:
            drawn = Group(tuple(_stair(scales.upright, start, notes)))
            x, y = UNPRINTED + 5, start + LENGTH / 2
        name = set_line(letter, high, mm(x), mm(y + off))
        alt = notes.words["proof_scale"].format(letter=letter)
        yield Group((name, drawn), Role.FIGURE, alt=alt)


def _stair(x: float, y: float, notes: Notes, *, leftwards: bool = False) -> Iterable[Item]:
    """Yield a stair around the upright at `x`, from `y` down (mm), with its numbers at the right.

    Numbers grow as strokes lie further to the right, or to the left. A whole number is strong,
    and a faint line leads to it.
    """
    setter, edge = notes.typesetter, x + REACH + _NUMBERS
    for i, value in enumerate(VALUES):
        middle = y + PITCH * (i + 0.5)
        at, half = x + (-value if leftwards else value), PITCH * _STROKE / 2
        is_whole = value == round(value)
        if is_whole:
            yield marks.line((at + _CLEAR, middle, edge - 2 * _CLEAR, middle), _FAINT)
        yield marks.line((at, middle - half, at, middle + half), Stroke(BLACK, _LINE))
        face, size = (setter.strong, _WHOLE) if is_whole else (setter.text, LEAST_TYPE)
        style = Style(face, size, 1, BLACK)
        text = _number(value, notes)
        # Whole numbers end in line, so that decimal signs stand below one another.
        whole = style.width(text.partition(notes.words["decimal"])[0])
        baseline = mm(middle) + style.size * style.face.cap_height / 2
        yield set_line(text, style, mm(edge) + _DIGIT * _WHOLE - whole, baseline)


def _spaced(item: Item) -> Item:
    """Return a command with its hyphens apart, so that two read as two."""
    if isinstance(item, Group):
        return replace(item, items=tuple(map(_spaced, item.items)))
    return replace(item, pieces=tuple(map(_apart, item.pieces))) if isinstance(item, Text) else item


def _apart(piece: Piece) -> Piece:
    kerns = dict(piece.kerns)
    for i, pair in enumerate(pairwise(piece.text)):
        if pair == ("-", "-"):
            kerns[i] = kerns.get(i, 0) - _HYPHENS
    return replace(piece, kerns=tuple(sorted(kerns.items())))


def _number(value: float, notes: Notes) -> str:
    """Return a number as the deck's language writes it, with a minus that is none too short."""
    minus = _MINUS if notes.typesetter.text.has(_MINUS) else "-"
    return f"{value:g}".replace(".", notes.words["decimal"]).replace("-", minus)


def _back(scales: Scales, sheet: Sheet, notes: Notes, correction: Correction) -> tuple[Item, ...]:
    """Return what shines through, and one line that says which side this is."""
    lies = sheet.width > sheet.height
    stroke = Stroke(BLACK, _LINE)
    drawn = []
    for shape, fill in _shining(scales):
        placed = tuple(
            (verb, tuple(_from_behind(point, scales, sheet, lies=lies))) for verb, point in shape
        )
        drawn.append(Path(placed, BLACK if fill else None, None if fill else stroke))
    # Where the front is bare, so that neither disturbs the other.
    at = mm(LEVEL_START), mm(sheet.height / 2 - _BARE)
    line = set_line(notes.words["proof_back"], notes.style, *at)
    return (Group((line,), Role.PARAGRAPH), *moved(tuple(drawn), sheet, correction))


def _shining(scales: Scales) -> Iterable[tuple[Commands, bool]]:
    """Yield the lines and the dot as seen from the front, and whether they are filled."""
    edge = UNPRINTED + 1
    x, y = scales.upright, scales.level
    yield (("M", (x, edge)), ("L", (x, scales.height - edge))), False
    yield (("M", (LEVEL_START, y)), ("L", (LEVEL_START + LENGTH, y))), False
    yield tuple(_circle(*_dot_at(scales, 1), _DOT)), True


def _dot_at(scales: Scales, sign: int) -> tuple[float, float]:
    return scales.width / 2 + sign * _DOT_AT[0], scales.height / 2 + sign * _DOT_AT[1]


def _from_behind(
    points: tuple[float, ...], scales: Scales, sheet: Sheet, *, lies: bool
) -> Iterable[float]:
    """Yield points as seen from the front, on upright paper, where they lie on the back (pt)."""
    for x, y in zip(*[iter(points)] * 2, strict=True):
        at = (scales.height - y, x) if lies else (x, y)
        if turns_over_vertically(sheet):
            at = (sheet.width - at[0], at[1])
        else:
            at = (at[0], sheet.height - at[1])
        yield from (round(mm(v), 3) for v in at)


def _circle(x: float, y: float, radius: float) -> Iterable[tuple[str, tuple[float, ...]]]:
    r, k = radius, radius * _CIRCLE
    yield "M", (x + r, y)
    yield "C", (x + r, y + k, x + k, y + r, x, y + r)
    yield "C", (x - k, y + r, x - r, y + k, x - r, y)
    yield "C", (x - r, y - k, x - k, y - r, x, y - r)
    yield "C", (x + k, y - r, x + r, y - k, x + r, y)
    yield "Z", ()


@dataclass(slots=True)
class _Writing:
    """A column of text in the making: what it holds, and how far down it has come (mm)."""

    notes: Notes
    right: float
    items: list[Item] = field(default_factory=list)
    y: float = UNPRINTED + 2

    def write(
        self, text: str, size: float, *, strong: bool = False, indent: float = 0,
        role: Role = Role.PARAGRAPH,
    ) -> None:  # fmt: skip
        """Set a paragraph below the last."""
        faces = self.notes.typesetter
        face = faces.strong if strong or role is Role.HEADING else faces.text
        left = LEVEL_START + indent
        self.y = self._set(text, Style(face, size, _LEADING, BLACK), left, self.y, role) + _AFTER

    def step(self, number: int, text: str, foot: float = 0) -> None:
        """Set a paragraph with a number before it; one that ends at `foot` (mm), if it can."""
        setter, room = self.notes.typesetter, mm(self.right - LEVEL_START - _INDENT)
        column = setter.shrunk(text, Style(setter.text, _TEXT, _LEADING, BLACK), room)
        self.y = max(self.y, foot - column.height / PT_PER_MM)
        style = Style(setter.strong, _TEXT, _LEADING, BLACK)
        baseline = mm(self.y) + _TEXT * style.face.cap_height
        self.items.append(set_line(str(number), style, mm(LEVEL_START), baseline))
        self.write(text, _TEXT, indent=_INDENT)

    def ends_by(self, lowest: float, sheet: Sheet) -> None:
        """Raise WrongUsage where the text has come further down than `lowest` mm."""
        if self.y - _AFTER > lowest:
            fact = say(
                "the proof sheet's words do not fit on the paper of the sheet '{name}'",
                name=sheet.name,
            )
            raise WrongUsage(
                say("{fact}; say those that begin with 'proof_' shorter in deck.yaml", fact=fact)
            )

    def line(self, text: str, x: float, baseline: float, size: float) -> None:
        """Set a line that belongs to a drawing."""
        style = Style(self.notes.typesetter.text, size, 1, BLACK)
        self.items.append(set_line(text, style, mm(x), mm(baseline)))

    def box(self, text: str, middle: tuple[float, float], weight: float) -> None:
        """Draw the box that a dot shines through in, and say at its right what that means."""
        half = _BOX / 2
        left, top = middle[0] - half, middle[1] - half
        right, bottom = left + _BOX, top + _BOX
        corners = (left, top), (right, top), (right, bottom), (left, bottom)
        commands = tuple(zip("MLLL", (tuple(map(mm, c)) for c in corners), strict=True))
        self.items.append(Path((*commands, ("Z", ())), WHITE, Stroke(BLACK, weight)))
        style = Style(self.notes.typesetter.text, _TEXT, _LEADING, BLACK)
        self.y = self._set(text, style, right + 3, top + 0.5, Role.PARAGRAPH) + _AFTER

    def _set(self, text: str, style: Style, x: float, y: float, role: Role) -> float:
        """Set a text at (x, y); return how far down its last baseline is."""
        column = self.notes.typesetter.shrunk(text, style, mm(self.right - x))
        self.items.append(Group(column.place(mm(x), mm(y)), role, level=1))
        return y + column.height / PT_PER_MM
