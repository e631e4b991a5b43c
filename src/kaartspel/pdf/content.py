"""Turn Frames into the content of pages: operators, tags, and what they need of the document.

PDF counts y upwards. Each page moves its origin to the upper left corner first, so that all else
is a Frame's coordinates with the sign of y changed: what is drawn twice has the same bytes.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from reportlab.lib.rl_accel import fp_str

from kaartspel.frame import Bitmap, Commands, Frame, Group, Item, Path, Piece, Rectangle, Role, Text
from kaartspel.geometry import IDENTITY, Matrix, matrix, multiply, path_bounds
from kaartspel.pdf.bitmaps import image_name
from kaartspel.pdf.cache import IdentityCache
from kaartspel.pdf.colour_space import ColourSpace
from kaartspel.pdf.drawn import MCID, Drawn, merge, moved
from kaartspel.pdf.embedding import EmbeddedFont
from kaartspel.pdf.objects import Dictionary
from kaartspel.pdf.standard import Standard
from kaartspel.pdf.structure import CONTAINERS, Tag, innermost, wrapped

_BOUND = 1024  # pages, and what is placed on them: more than a deck has faces
_Ways = dict[tuple[tuple[str, str], ...], tuple["Drawn", dict[str, str]]]
"""How a group is drawn, and what is in force after it, by what is in force before it."""
_VERBS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class Artist:
    """Draws frames in some fonts. What is placed on many pages, as cards on sheets, is kept."""

    def __init__(self, fonts: dict[str, EmbeddedFont], standard: Standard) -> None:
        self.fonts, self._standard = fonts, standard
        self.items: IdentityCache[tuple[Item, ...], Drawn] = IdentityCache(self._draw, _BOUND)
        self.has_roles: IdentityCache[Group, bool] = IdentityCache(_has_roles, _BOUND)
        self._decorations: IdentityCache[Group, _Ways] = IdentityCache(lambda group: {}, _BOUND)

    def draw(self, page: Frame) -> Drawn:
        """Return a page, drawn. Where the standard has tags, what has no role is an artifact."""
        drawn = self.items(page.items)
        code = f"1 0 0 1 0 {fp_str(round(page.height, 4))} cm\n{drawn.code}"
        # PDF counts upwards from the lower left corner.
        tags = tuple(moved(tag, 0, (1, 0, 0, -1, 0, page.height)) for tag in drawn.tags)
        return replace(drawn, code=code, tags=tags)

    def _draw(self, items: tuple[Item, ...]) -> Drawn:
        drawing, tags = _ContentStream(self, self._standard.colours(), {}), list[Tag]()
        if self._standard.is_tagged:
            drawing.draw_items(items, tags, IDENTITY)
        else:
            for item in items:
                drawing.draw_plain(item)
        return drawing.finished(tags)

    def decoration(self, group: Group, in_force: dict[str, str]) -> tuple[Drawn, dict[str, str]]:
        """Return a group, drawn, and what is in force after it; kept: seats stand on many cards."""
        ways, state = self._decorations(group), tuple(in_force.items())
        if state not in ways:
            drawing = _ContentStream(self, self._standard.colours(), in_force)
            drawing.draw_group(group)
            ways[state] = drawing.finished(()), drawing.in_force
        return ways[state]


class _ContentStream:
    """Items, while an artist draws them, where some operators are in force already."""

    def __init__(self, artist: Artist, colours: ColourSpace, in_force: dict[str, str]) -> None:
        self._artist, self._colours = artist, colours
        self._code: list[str] = []
        self._shown: defaultdict[str, set[str]] = defaultdict(set)
        self._images: dict[str, Bitmap] = {}
        self._resources: dict[str, Dictionary] = {}
        self._stretches = 0  # of marked content so far
        # The operators in force, by what they set; and those outside of each group around.
        self.in_force = in_force.copy()
        self._outside: list[dict[str, str]] = []

    def finished(self, tags: Iterable[Tag]) -> Drawn:
        """Return what has been drawn."""
        shown = {font: frozenset(characters) for font, characters in self._shown.items()}
        merge(self._resources, self._colours.resources)
        code = "\n".join(self._code)
        return Drawn(code, self._stretches, tuple(tags), shown, self._resources, self._images)

    def draw_items(self, items: Iterable[Item], tags: list[Tag], m: Matrix) -> None:
        """Draw items of which some have roles; add their tags."""
        for has_roles, run in groupby(items, self._has_roles):
            if not has_roles:
                self._code.append("/Artifact BMC")
                for item in run:
                    self.draw_plain(item)
                self._code.append("EMC")
                continue
            for item in run:
                assert isinstance(item, Group)
                if item.role:
                    tags.append(self._draw_meant(item, m))
                else:
                    self._draw_roles(item, tags, m)

    def _has_roles(self, item: Item) -> bool:
        return isinstance(item, Group) and self._artist.has_roles(item)

    def _draw_roles(self, group: Group, tags: list[Tag], m: Matrix) -> None:
        self._begin_moved(group)
        inner = multiply(m, matrix(group))
        if _is_moved(group):
            self._place(self._artist.items(group.items), tags, inner)
        else:
            self.draw_items(group.items, tags, inner)
        self._end_moved(group)

    def _place(self, drawn: Drawn, tags: list[Tag], m: Matrix) -> None:
        """Take over what is drawn. It relies on nothing that is set, and what it sets ends here."""
        if drawn.code:
            self._code.append(drawn.code)
        tags += [moved(tag, self._stretches, m) for tag in drawn.tags]
        self._stretches += drawn.stretches
        for font, characters in drawn.shown.items():
            self._shown[font] |= characters
        merge(self._resources, drawn.resources)
        self._images |= drawn.images

    def _draw_meant(self, group: Group, m: Matrix) -> Tag:
        name, bounds = innermost(group), None
        if group.alt:
            bounds = path_bounds(group.items, multiply(m, matrix(group)))
        if group.role in CONTAINERS:
            kids: list[Tag] = []
            self._draw_roles(group, kids, m)
            return wrapped(Tag(name, None, tuple(kids), bounds=bounds), group)
        if group.role is Role.FIELD:
            self._code.append("/Artifact BMC")
            self.draw_plain(group)
            self._code.append("EMC")
            return wrapped(Tag(name, bounds=bounds), group)
        number = self._stretches
        self._stretches += 1
        self._code.append(f"/{name}<</MCID {MCID}>>BDC")
        self.draw_group(group)
        self._code.append("EMC")
        return wrapped(Tag(name, number, bounds=bounds), group)

    def draw_plain(self, item: Item) -> None:
        """Draw an item, whatever it means."""
        match item:
            case Text():
                self._draw_text(item)
            case Rectangle(x=x, y=y, width=width, height=height):
                self._use("paint", self._colours.field(item.fill))
                self._code.append(f"{_numbers(x, -y - height, width, height)} re f")
            case Path():
                self._draw_path(item)
            case Bitmap(x=x, y=y, width=width, height=height):
                name = image_name(item)
                self._images[name] = item
                place = _numbers(width, 0, 0, height, x, -y - height)
                self._code.append(f"q {place} cm /{name} Do Q")
            case Group():
                drawn, after = self._artist.decoration(item, self.in_force)
                self._place(drawn, [], IDENTITY)
                self.in_force = after.copy()

    def draw_group(self, group: Group) -> None:
        """Draw a group, whatever it means, where it is moved to."""
        self._begin_moved(group)
        for child in group.items:
            self.draw_plain(child)
        self._end_moved(group)

    def _draw_path(self, path: Path) -> None:
        if path.stroke:
            dash = fp_str(*path.stroke.dash) if path.stroke.dash else ""
            self._use("pen", f"{fp_str(path.stroke.width)} w [{dash}] 0 d")
            self._use("paint", self._colours.stroke(path.stroke.colour))
        if path.fill:
            self._use("paint", self._colours.fill(path.fill))
        self._code.append(_outline(path.commands))
        self._code.append("B*" if path.fill and path.stroke else "f*" if path.fill else "S")

    def _draw_text(self, text: Text) -> None:
        self._use("paint", self._colours.fill(text.colour))
        whole = len(text.pieces) == 1
        if not whole:
            says = (b"\xfe\xff" + text.says.encode("utf-16-be")).hex().upper()
            self._code.append(f"/Span<</ActualText<{says}>>>BDC")
        for piece in text.pieces:
            self._shown[text.font].update(piece.text)
            self._code.append(f"BT {_numbers(piece.x, -piece.y)} Td")
            self._show(text, piece)
            self._code.append("ET")
        if not whole:
            self._code.append("EMC")

    def _show(self, text: Text, piece: Piece) -> None:
        """Show one piece: its codes with the kerning between them, font by font."""
        kerns, start = dict(piece.kerns), 0
        for resource, opening, closing, codes in self._artist.fonts[text.font].runs(piece.text):
            for index in kerns.keys() & range(start, start + len(codes)):
                codes[index - start] += f"{closing}{kerns[index]}{opening}"
            start += len(codes)
            shown = f"{opening}{''.join(codes)}{closing}"
            if start - 1 in kerns:  # what follows the last of them is an empty string
                shown = shown.removesuffix(opening + closing)
            self._use("font", f"/{resource} {fp_str(text.size)} Tf")
            self._code.append(f"[{shown}]TJ")

    def _use(self, what: str, operators: str) -> None:
        """Set a paint, a pen or a font, unless it was set last.

        Paints of shapes and of lines are one: with either goes whether it overprints.
        """
        if self.in_force.get(what) != operators:
            self.in_force[what] = operators
            self._code.append(operators)

    def _begin_moved(self, group: Group) -> None:
        """Move, turn and clip what follows."""
        if not _is_moved(group):
            return
        turned = "1 0 0 1"
        if group.turn:
            cos, sin = matrix(group)[:2]
            # Clockwise on paper is clockwise here too: the y axis and the angle both change sign.
            turned = fp_str(cos, -sin, sin, cos)
        self._code.append(f"q {turned} {_numbers(group.x, -group.y)} cm")
        self._outside.append(self.in_force.copy())
        if group.clip:
            x, y, width, height = group.clip
            self._code.append(f"{_numbers(x, -y - height, width, height)} re W n")

    def _end_moved(self, group: Group) -> None:
        if _is_moved(group):
            self._code.append("Q")
            self.in_force = self._outside.pop()


@lru_cache(maxsize=1024)
def _outline(commands: Commands) -> str:
    """Return a path's operators, kept: a suit's symbol stands on all of its cards."""
    parts = []
    for verb, values in commands:
        upright = [-v if i % 2 else v for i, v in enumerate(values)]
        parts.append(f"{_numbers(*upright)} {_VERBS[verb]}" if values else _VERBS[verb])
    return "\n".join(parts)


def _numbers(*lengths: float) -> str:
    """Return lengths in pt to a hundredth: 0.004 mm, finer than any printer."""
    numbers: str = fp_str(*[round(length, 2) for length in lengths])
    return numbers


def _is_moved(group: Group) -> bool:
    return bool(group.x or group.y or group.turn or group.clip)


def _has_roles(group: Group) -> bool:
    inside = (item for item in group.items if isinstance(item, Group))
    return group.role is not None or any(map(_has_roles, inside))
