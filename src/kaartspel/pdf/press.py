"""PDFs for a press: PDF/X-1a:2003 (ISO 15930-4) and PDF/X-4 (ISO 15930-7)."""

import uuid
from dataclasses import dataclass

from kaartspel import frame
from kaartspel.deck.model import PdfX
from kaartspel.pdf.colour_space import Cmyk, ColourSpace
from kaartspel.pdf.metadata import describe
from kaartspel.pdf.objects import PdfFile, array, ascii_text, dictionary, name, stream, text
from kaartspel.pdf.separation import Profile

_REGISTRY = "http://www.color.org"  # where FOGRA39 and its like are registered


@dataclass(frozen=True, slots=True)
class PressReady:
    """A file for a press: inks only, no tags, and the printing condition it was made for.

    `condition` is a name in the ICC's registry. A standard that embeds a `profile` goes by the
    profile's name instead. `ink_limit`, in per cent, is for pictures: colours are mixed by whoever
    made the deck.
    """

    standard: PdfX
    condition: str
    profile: Profile | None = None
    ink_limit: int = 300
    is_tagged: bool = False
    resolution: int = 400

    @property
    def version(self) -> tuple[int, int]:
        """The version of PDF."""
        return self.standard.version

    def colours(self) -> ColourSpace:
        """Return CMYK and spot colours."""
        return Cmyk(self.profile, self.ink_limit)

    def describe(self, pdf: PdfFile, document: frame.Document) -> None:
        """Write document information, XMP and the printing condition."""
        pdfx = self.standard.title
        unique = f"{document.subject}\n{document.title}\n{document.date}\n{pdfx}"
        identity = uuid.uuid5(uuid.NAMESPACE_URL, unique).urn
        describe(pdf, document, _DESCRIPTION, pdfx=pdfx, identity=identity)
        pdf.Catalog.OutputIntents = array([self._intent(pdf)])

    def _intent(self, pdf: PdfFile) -> object:
        entries = {"Type": name("OutputIntent"), "S": name("GTS_PDFX")}
        if self.profile:
            condition = text(self.profile.name)
            embedded = pdf.Reference(stream(self.profile.data, N=4))
            return dictionary(**entries, OutputConditionIdentifier=condition, Info=condition,
                              DestOutputProfile=embedded)  # fmt: skip
        condition = ascii_text(self.condition)
        return dictionary(**entries, OutputConditionIdentifier=condition, Info=condition,
                          RegistryName=ascii_text(_REGISTRY))  # fmt: skip


_DESCRIPTION = """
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>{date}T00:00:00+00:00</xmp:CreateDate>
<xmp:ModifyDate>{date}T00:00:00+00:00</xmp:ModifyDate>
<xmp:MetadataDate>{date}T00:00:00+00:00</xmp:MetadataDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmpMM:DocumentID>{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>{pdfx}</pdfxid:GTS_PDFXVersion>"""
