"""Turn a Document of Frames into the bytes of a PDF. Draws; decides nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from reportlab.lib.rl_accel import fp_str

from kaartspel import frame
from kaartspel.deck.model import Fonts
from kaartspel.keeping import KEEPER
from kaartspel.pdf.accessible import ACCESSIBLE
from kaartspel.pdf.bitmaps import embedded
from kaartspel.pdf.cache import IdentityCache
from kaartspel.pdf.content import Artist
from kaartspel.pdf.drawn import merge
from kaartspel.pdf.embedding import EmbeddedFont
from kaartspel.pdf.objects import Dictionary, PdfFile, PdfPage, deflate, dictionary, packed
from kaartspel.pdf.outline import add_outline
from kaartspel.pdf.pages import DrawnPage
from kaartspel.pdf.standard import Standard
from kaartspel.pdf.structure import StructureTree

_BOUND = 512  # pages, drawn and deflated


class Renderer:
    """Draws documents in the deck's fonts. `standard` is what the documents are to be."""

    def __init__(self, fonts: Fonts, standard: Standard = ACCESSIBLE) -> None:
        self._fonts, self._standard = fonts, standard
        self._pages: IdentityCache[frame.Frame, DrawnPage] = IdentityCache(self._content, _BOUND)

    @cached_property
    def fonts(self) -> dict[str, EmbeddedFont]:
        """The deck's fonts, by their names in Texts."""
        names = type(self._fonts).__dataclass_fields__
        return {
            key: EmbeddedFont(f"F{number}", getattr(self._fonts, key))
            for number, key in enumerate(names)
        }

    @cached_property
    def _artist(self) -> Artist:
        return Artist(self.fonts, self._standard)

    def render(self, document: frame.Document) -> bytes:
        """Return the document as a PDF that keeps the standard."""
        return self.bound(document, [self.drawn(page) for page in document.pages])

    def page(self, decided_by: object, lay_out: Callable[[], frame.Frame]) -> DrawnPage:
        """Return a page, drawn, from what is kept if it can: `decided_by` is all that it shows.

        The fonts and the standard need not be told. Else the frame is laid out now.
        """
        key = KEEPER.key("page", self._fonts, self._standard, decided_by)
        if entry := KEEPER.find(key):
            return DrawnPage.from_bytes(entry)
        page = self.drawn(lay_out())
        if data := page.to_bytes():
            KEEPER.keep(key, data)
        return page

    def drawn(self, page: frame.Frame) -> DrawnPage:
        """Return a page, drawn."""
        return self._pages(page)

    def bound(self, document: frame.Document, contents: Sequence[DrawnPage]) -> bytes:
        """Return pages as a PDF that keeps the standard; `document` says what holds for it."""
        pdf = PdfFile(self._standard.version)
        self._standard.describe(pdf, document)
        tree = StructureTree(pdf, len(contents)) if self._standard.is_tagged else None
        resources = dictionary()
        place = pdf.Reference(resources)
        references = []
        for key, content in enumerate(contents):
            made = _page(pdf, content.page, content, place)
            reference = pdf.add_page(made)
            references.append(reference)
            if tree:
                made.StructParents, made.Tabs = key, "/S"
                if annotations := tree.add_page(reference, content.drawn.tags):
                    made.Annots = f"[{' '.join(annotations)}]"
        if tree:
            tree.close()
        if document.bookmarks:
            pdf.Catalog.Outlines = add_outline(pdf, document.bookmarks, references)
        named: dict[str, Dictionary] = {}
        images: dict[str, frame.Bitmap] = {}
        for content in contents:
            merge(named, content.drawn.resources)
            images |= content.drawn.images
        resources.dict.update(Font=dictionary(**self._embedded(pdf, contents)), **named)
        if images:
            resources["XObject"] = embedded(pdf, images, self._standard)
        fingerprint = b"\n".join([repr(document.title).encode(), *(c.deflated for c in contents)])
        return pdf.to_bytes(fingerprint)

    def _content(self, page: frame.Frame) -> DrawnPage:
        drawn = self._artist.draw(page)
        deflated = deflate(drawn.numbered().encode("latin-1"))
        return DrawnPage(replace(page, items=()), replace(drawn, code=""), deflated)

    def _embedded(self, pdf: PdfFile, contents: Sequence[DrawnPage]) -> dict[str, object]:
        entries: dict[str, object] = {}
        for key, font in self.fonts.items():
            shown = set().union(*(content.drawn.shown.get(key, ()) for content in contents))
            if shown:
                entries |= font.embed(pdf, shown)
        return entries


def renderer(fonts: Fonts, standard: Standard = ACCESSIBLE) -> Renderer:
    """Return the renderer of a standard, kept: it knows the fonts, and what it has drawn."""
    return _renderer(fonts, standard)


@lru_cache(maxsize=4)
def _renderer(fonts: Fonts, standard: Standard) -> Renderer:
    return Renderer(fonts, standard)


def _page(pdf: PdfFile, page: frame.Frame, content: DrawnPage, resources: object) -> PdfPage:
    made = PdfPage()
    made.MediaBox = _box(page, 0, 0)
    made.BleedBox = _box(page, *page.slug)
    made.TrimBox = _box(page, page.slug[0] + page.bleed, page.slug[1] + page.bleed)
    made.Contents = packed(content.deflated)
    made.Resources = resources
    made.Parent = pdf.Reference(pdf.Pages)
    return made


def _box(page: frame.Frame, x: float, y: float) -> str:
    """Return the page's box without the outermost `x` pt left and right, `y` above and below."""
    return f"[{fp_str(*[round(edge, 4) for edge in (x, y, page.width - x, page.height - y)])}]"
