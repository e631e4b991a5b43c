"""Turn a Document of Frames into the bytes of a PDF. Draws; decides nothing."""

from collections import OrderedDict
from functools import cached_property

from reportlab.lib.rl_accel import fp_str

from kaartspel import frame
from kaartspel.deck.model import Fonts
from kaartspel.pdf.drawing import Drawn, draw
from kaartspel.pdf.fonts import EmbeddedFont
from kaartspel.pdf.images import embedded
from kaartspel.pdf.objects import Document, Page, dictionary, packed
from kaartspel.pdf.standard import ACCESSIBLE, Standard
from kaartspel.pdf.structure import StructureTree

_REMEMBERED = 8  # pages: more than there are kinds of card


class Renderer:
    """Draws documents in the deck's fonts. `standard` is what the documents are to be."""

    def __init__(self, fonts: Fonts, standard: Standard = ACCESSIBLE) -> None:
        self._fonts, self._standard = fonts, standard
        self._pages: OrderedDict[int, tuple[frame.Frame, Drawn]] = OrderedDict()

    @cached_property
    def fonts(self) -> dict[str, EmbeddedFont]:
        """The deck's fonts, by their names in Texts."""
        names = type(self._fonts).__dataclass_fields__
        return {
            key: EmbeddedFont(f"F{number}", getattr(self._fonts, key))
            for number, key in enumerate(names)
        }

    def render(self, document: frame.Document) -> bytes:
        """Return the document as a PDF that keeps the standard."""
        pdf = Document(self._standard.version)
        self._standard.describe(pdf, document)
        tree = StructureTree(pdf) if self._standard.is_tagged else None
        resources = dictionary()
        place = pdf.Reference(resources)
        drawn = [self._drawn(page) for page in document.pages]
        for key, (page, drawing) in enumerate(zip(document.pages, drawn, strict=True)):
            made = _page(pdf, page, drawing, place)
            reference = pdf.add_page(made)
            if tree:
                made.StructParents, made.Tabs = key, "/S"
                tree.add_page(reference, drawing.tags)
        if tree:
            tree.close()
        resources["Font"] = dictionary(**self._embedded(pdf, drawn))
        for drawing in drawn:
            for kind, entries in drawing.resources.items():
                merged = resources.dict.setdefault(kind, dictionary())
                merged.dict.update(entries.dict)
        if images := {key: item for drawing in drawn for key, item in drawing.images.items()}:
            resources["XObject"] = embedded(pdf, images, self._standard)
        return pdf.to_bytes(b"\n".join([repr(document.title).encode(), *(d.code for d in drawn)]))

    def _drawn(self, page: frame.Frame) -> Drawn:
        """Return a page's drawing, kept for a while: cards of a kind all have the same back."""
        found = self._pages.pop(id(page), None)
        drawing = found[1] if found else draw(page, self.fonts, self._standard)
        self._pages[id(page)] = (page, drawing)  # with the page, so that no other takes its id
        if len(self._pages) > _REMEMBERED:
            self._pages.popitem(last=False)
        return drawing

    def _embedded(self, pdf: Document, drawn: list[Drawn]) -> dict[str, object]:
        entries: dict[str, object] = {}
        for key, font in self.fonts.items():
            shown = set().union(*(drawing.shown.get(key, ()) for drawing in drawn))
            if shown:
                entries |= font.embed(pdf, shown)
        return entries


def _page(pdf: Document, page: frame.Frame, drawing: Drawn, resources: object) -> Page:
    made = Page()
    made.MediaBox = _box(page, 0, 0)
    made.BleedBox = _box(page, *page.slug)
    made.TrimBox = _box(page, page.slug[0] + page.bleed, page.slug[1] + page.bleed)
    made.Contents = packed(drawing.code)
    made.Resources = resources
    made.Parent = pdf.Reference(pdf.Pages)
    return made


def _box(page: frame.Frame, x: float, y: float) -> str:
    """Return the page's box without the outermost `x` pt left and right, `y` above and below."""
    return f"[{fp_str(*[round(edge, 4) for edge in (x, y, page.width - x, page.height - y)])}]"
