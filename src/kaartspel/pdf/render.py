"""Turn a Document of Frames into the bytes of a PDF. Draws; decides nothing."""

from functools import cached_property

from reportlab.lib.rl_accel import fp_str

from kaartspel import frame
from kaartspel.deck.model import Colour, Fonts
from kaartspel.frame import Bitmap, Group, Item, Path, Piece, Rectangle, Text
from kaartspel.geometry import IDENTITY, Matrix, matrix, multiply, path_bounds
from kaartspel.pdf.fonts import EmbeddedFont
from kaartspel.pdf.images import Images
from kaartspel.pdf.inks import Inks
from kaartspel.pdf.objects import Document, Page, array, dictionary, stream
from kaartspel.pdf.standard import ACCESSIBLE, Standard
from kaartspel.pdf.structure import CONTAINERS, Element, StructureTree

_VERBS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class Renderer:
    """Draws documents in the deck's fonts.

    `characters` are all that any of the documents may use of each font, by the font's name.
    `standard` is what the documents are to be.
    """

    def __init__(
        self, fonts: Fonts, characters: dict[str, str], standard: Standard = ACCESSIBLE
    ) -> None:
        self._fonts, self._characters, self._standard = fonts, characters, standard

    @cached_property
    def fonts(self) -> dict[str, EmbeddedFont]:
        """The fonts in use, by their names in Texts."""
        return {
            key: EmbeddedFont(f"F{number}", getattr(self._fonts, key), shown)
            for number, (key, shown) in enumerate(self._characters.items())
        }

    def render(self, document: frame.Document) -> bytes:
        """Return the document as a PDF that keeps the standard."""
        pdf = Document(self._standard.version)
        self._standard.describe(pdf, document)
        tree = StructureTree(pdf) if self._standard.is_tagged else None
        inks = self._standard.inks()
        used: set[str] = set()
        fingerprint = [document.title.encode()]
        images = Images(pdf, inks)
        resources = dictionary()
        for page in document.pages:
            drawing = _Drawing(self.fonts, images, inks, tree, pdf.thisPageRef(), page.height)
            key = tree.begin_page() if tree else None
            drawing.draw(page.items)
            used |= drawing.resources
            fingerprint.append(drawing.content)
            pdf.addPage(_page(pdf, page, drawing.content, key, resources))
        entries: dict[str, object] = {}
        for font in self.fonts.values():
            entries |= font.embed(pdf, used)
        resources["Font"] = dictionary(**entries)
        if images.resources.dict:
            resources["XObject"] = images.resources
        resources.dict.update(inks.resources)
        if tree:
            tree.close()
        return pdf.to_bytes(b"\n".join(fingerprint))


def _page(
    pdf: Document, page: frame.Frame, content: bytes, key: int | None, resources: object
) -> Page:
    made = Page()
    made.MediaBox = _box(page, 0, 0)
    made.BleedBox = _box(page, *page.slug)
    made.TrimBox = _box(page, page.slug[0] + page.bleed, page.slug[1] + page.bleed)
    made.Contents = stream(content)
    made.Resources = pdf.Reference(resources)
    made.Parent = pdf.Reference(pdf.Pages)
    if key is not None:
        made.StructParents, made.Tabs = key, "/S"
    return made


def _box(page: frame.Frame, x: float, y: float) -> object:
    """Return the page's box without the outermost `x` pt left and right, `y` above and below."""
    return array(round(corner, 4) for corner in (x, y, page.width - x, page.height - y))


class _Drawing:
    """The content of one page, while it is drawn. PDF counts y from the bottom: `height` flips."""

    def __init__(
        self,
        fonts: dict[str, EmbeddedFont],
        images: Images,
        inks: Inks,
        tree: StructureTree | None,
        page: object,
        height: float,
    ) -> None:
        self._fonts, self._images, self._inks = fonts, images, inks
        self._tree, self._page, self._height = tree, page, height
        self._code: list[str] = []
        self.resources: set[str] = set()

    @property
    def content(self) -> bytes:
        """The operators drawn so far."""
        return "\n".join(self._code).encode("ascii")

    def draw(self, items: tuple[Item, ...]) -> None:
        """Draw a page's items; where there are tags, what has no role becomes an artifact."""
        if self._tree:
            self._draw_items(items, self._tree.document, IDENTITY, self._height)
            return
        for item in items:
            self._draw_plain(item, self._height)

    def _draw_items(self, items: tuple[Item, ...], parent: Element, m: Matrix, flip: float) -> None:
        for item in items:
            if isinstance(item, Group) and item.role:
                self._draw_meant(item, parent, m, flip)
            elif isinstance(item, Group) and _has_roles(item):
                self._draw_moved(item, parent, m, flip)
            else:
                self._code.append("/Artifact BMC")
                self._draw_plain(item, flip)
                self._code.append("EMC")

    def _draw_moved(self, group: Group, parent: Element, m: Matrix, flip: float) -> None:
        flip = self._begin_moved(group, flip)
        self._draw_items(group.items, parent, multiply(m, matrix(group)), flip)
        self._end_moved(group)

    def _draw_meant(self, group: Group, parent: Element, m: Matrix, flip: float) -> None:
        assert self._tree
        inner = multiply(m, matrix(group))
        left, top, right, bottom = path_bounds(group.items, inner)
        bounds = (left, self._height - bottom, right, self._height - top)
        element = self._tree.open(group, parent, (round(bound, 3) for bound in bounds))
        if group.role in CONTAINERS:
            self._draw_moved(group, element, m, flip)
            return
        number = self._tree.mark(element, self._page)
        self._code.append(f"/{element.tag} <</MCID {number}>> BDC")
        flip = self._begin_moved(group, flip)
        for item in group.items:
            self._draw_plain(item, flip)
        self._end_moved(group)
        self._code.append("EMC")

    def _draw_plain(self, item: Item, flip: float) -> None:
        match item:
            case Text():
                self._draw_text(item, flip)
            case Rectangle(x=x, y=y, width=width, height=height):
                self._code.append(self._inks.field(item.fill))
                self._code.append(f"{fp_str(x, flip - y - height, width, height)} re f")
            case Path():
                self._draw_path(item, flip)
            case Bitmap(x=x, y=y, width=width, height=height):
                name = self._images.embed(item)
                self._code.append(f"q {fp_str(width, 0, 0, height, x, flip - y - height)} cm")
                self._code.append(f"/{name} Do Q")
            case Group():
                inner = self._begin_moved(item, flip)
                for child in item.items:
                    self._draw_plain(child, inner)
                self._end_moved(item)

    def _draw_path(self, path: Path, flip: float) -> None:
        if path.stroke:
            dash = fp_str(*path.stroke.dash) if path.stroke.dash else ""
            self._code.append(f"q {fp_str(path.stroke.width)} w [{dash}] 0 d")
            self._code.append(self._inks.stroke(path.stroke.colour))
        if path.fill:
            self._fill(path.fill)
        for verb, values in path.commands:
            flipped = [flip - v if i % 2 else v for i, v in enumerate(values)]
            self._code.append(f"{fp_str(*flipped) if flipped else ''} {_VERBS[verb]}")
        self._code.append("B*" if path.fill and path.stroke else "f*" if path.fill else "S")
        if path.stroke:
            self._code.append("Q")

    def _draw_text(self, text: Text, flip: float) -> None:
        self._fill(text.colour)
        whole = len(text.pieces) == 1
        if not whole:
            says = (b"\xfe\xff" + text.says.encode("utf-16-be")).hex().upper()
            self._code.append(f"/Span <</ActualText <{says}>>> BDC")
        for piece in text.pieces:
            self._code.append(f"BT {fp_str(piece.x, flip - piece.y)} Td")
            self._show(text, piece)
            self._code.append("ET")
        if not whole:
            self._code.append("EMC")

    def _show(self, text: Text, piece: Piece) -> None:
        """Show one piece: its codes with the kerning between them, font by font."""
        kerns, at = dict(piece.kerns), 0
        for resource, codes in self._fonts[text.font].runs(piece.text):
            self.resources.add(resource)
            parts, run = [], ""
            for code in codes:
                run += f"{code:02X}"
                if at in kerns:
                    parts.append(f"<{run}>{kerns[at]}")
                    run = ""
                at += 1
            parts.append(f"<{run}>" if run else "")
            self._code.append(f"/{resource} {fp_str(text.size)} Tf [{''.join(parts)}] TJ")

    def _fill(self, colour: Colour) -> None:
        self._code.append(self._inks.fill(colour))

    def _begin_moved(self, group: Group, flip: float) -> float:
        """Move, turn and clip what follows; return its flip."""
        if not _is_moved(group):
            return flip
        cos, sin = matrix(group)[:2]
        # Clockwise on paper is clockwise here too: the y axis and the angle both change sign.
        self._code.append(f"q {fp_str(cos, -sin, sin, cos, group.x, flip - group.y)} cm")
        if group.clip:
            x, y, width, height = group.clip
            self._code.append(f"{fp_str(x, -y - height, width, height)} re W n")
        return 0.0

    def _end_moved(self, group: Group) -> None:
        if _is_moved(group):
            self._code.append("Q")


def _is_moved(group: Group) -> bool:
    return bool(group.x or group.y or group.turn or group.clip)


def _has_roles(group: Group) -> bool:
    return any(
        isinstance(item, Group) and (item.role is not None or _has_roles(item))
        for item in group.items
    )
