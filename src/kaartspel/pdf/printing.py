"""Say in a PDF that it is made for a press: PDF/X-1a:2003 (ISO 15930-4) and PDF/X-4 (15930-7)."""

import uuid
from dataclasses import dataclass
from enum import StrEnum
from xml.sax.saxutils import escape

from kaartspel import frame
from kaartspel.pdf.colour_space import Cmyk, ColourSpace
from kaartspel.pdf.metadata import PRODUCER
from kaartspel.pdf.objects import Document, array, ascii_text, dictionary, name, stream, text
from kaartspel.pdf.profile import Profile

_REGISTRY = "http://www.color.org"  # where FOGRA39 and its like are registered


class Flavour(StrEnum):
    """A standard for press files. The value is what the file calls itself."""

    X1A = "PDF/X-1a:2003"
    X4 = "PDF/X-4"


@dataclass(frozen=True, slots=True)
class PressReady:
    """A file for a press: inks only, no tags, and the printing condition it was made for.

    `condition` is a name in the ICC's registry. PDF/X-4 embeds a `profile` instead, and goes by
    its name. `ink_limit`, in per cent, is for pictures: colours are mixed by whoever made the deck.
    """

    flavour: Flavour
    condition: str
    profile: Profile | None = None
    ink_limit: int = 300
    is_tagged: bool = False

    @property
    def version(self) -> tuple[int, int]:
        """The version of PDF."""
        return (1, 4) if self.flavour is Flavour.X1A else (1, 6)

    def colours(self) -> ColourSpace:
        """Return CMYK and spot colours."""
        return Cmyk(self.profile, self.ink_limit)

    def describe(self, pdf: Document, document: frame.Document) -> None:
        """Write document information, XMP and the printing condition."""
        stamp = ascii_text(f"D:{document.date.replace('-', '')}000000+00'00'")
        pdf.info = dictionary(
            Title=text(document.title),
            Author=text(document.author),
            Subject=text(document.subject),
            Creator=text(PRODUCER),
            Producer=text(PRODUCER),
            CreationDate=stamp,
            ModDate=stamp,
            Trapped=name("False"),
            GTS_PDFXVersion=ascii_text(self.flavour),
        )
        xmp = _xmp(document, self.flavour).encode()
        pdf.Catalog.Metadata = stream(
            xmp, compress=False, Type=name("Metadata"), Subtype=name("XML")
        )
        pdf.Catalog.Lang = ascii_text(document.language)
        pdf.Catalog.OutputIntents = array([self._intent(pdf)])

    def _intent(self, pdf: Document) -> object:
        entries = {"Type": name("OutputIntent"), "S": name("GTS_PDFX")}
        if self.profile:
            known = text(self.profile.name)
            embedded = pdf.Reference(stream(self.profile.data, N=4))
            return dictionary(**entries, OutputConditionIdentifier=known, Info=known,
                              DestOutputProfile=embedded)  # fmt: skip
        condition = ascii_text(self.condition)
        return dictionary(**entries, OutputConditionIdentifier=condition, Info=condition,
                          RegistryName=ascii_text(_REGISTRY))  # fmt: skip


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
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
<pdfxid:GTS_PDFXVersion>{flavour}</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


def _xmp(document: frame.Document, flavour: Flavour) -> str:
    told = f"{document.subject}\n{document.title}\n{document.date}\n{flavour}"
    fields = {
        "title": document.title,
        "author": document.author,
        "date": document.date,
        "producer": PRODUCER,
        "flavour": flavour,
        "identity": uuid.uuid5(uuid.NAMESPACE_URL, told).urn,
    }
    return _XMP.format(**{key: escape(value) for key, value in fields.items()})
