"""PDFs to read, to listen to and to keep: PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2)."""

from dataclasses import dataclass
from functools import cache

from PIL import ImageCms

from kaartspel import frame
from kaartspel.pdf.colour_space import ColourSpace, Rgb
from kaartspel.pdf.metadata import describe
from kaartspel.pdf.objects import (
    VERSION,
    PdfFile,
    array,
    ascii_text,
    deflate,
    dictionary,
    name,
    packed,
)

_SRGB = "sRGB IEC61966-2.1"


@dataclass(frozen=True, slots=True)
class Accessible:
    """PDF/UA-1 and PDF/A-2u at once, in sRGB: also to print at the office."""

    version: tuple[int, int] = VERSION
    is_tagged: bool = True
    resolution: int = 300

    def colours(self) -> ColourSpace:
        """Return sRGB colours."""
        return Rgb()

    def describe(self, pdf: PdfFile, document: frame.Document) -> None:
        """Write document information, XMP and the sRGB profile."""
        describe(pdf, document, _DESCRIPTION)
        pdf.Catalog.ViewerPreferences = dictionary(DisplayDocTitle="true", **_printing(document))
        intent = dictionary(
            Type=name("OutputIntent"),
            S=name("GTS_PDFA1"),
            OutputConditionIdentifier=ascii_text(_SRGB),
            Info=ascii_text(_SRGB),
            DestOutputProfile=pdf.Reference(packed(_srgb_profile(), N=3)),
        )
        pdf.Catalog.OutputIntents = array([intent])


ACCESSIBLE = Accessible()


def _printing(document: frame.Document) -> dict[str, object]:
    """Return what a viewer's dialog for printing is to begin with: the pages' own size, and sides.

    Most viewers fit pages to the paper unless told not to; a card is then 3 per cent too small.
    """
    if document.printing is None:
        return {}
    sides = name(document.printing.value)
    return {"PrintScaling": name("None"), "Duplex": sides, "PickTrayByPDFSize": "true"}


@cache
def _srgb_profile() -> bytes:
    """Return the profile of sRGB, deflated."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # Bytes 24 to 35 of the header hold the moment of making (ICC.1:2022, 7.2.8).
    profile[24:36] = bytes.fromhex("07e800010001000000000000")
    return deflate(bytes(profile))


# PDF/A wants a schema that it does not know, that of PDF/UA, explained (ISO 19005-2, 6.6.2.3).
_DESCRIPTION = """
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 dc:format="application/pdf"
 xmp:CreateDate="{date}T00:00:00+00:00"
 xmp:ModifyDate="{date}T00:00:00+00:00"
 xmp:CreatorTool="{producer}"
 pdf:Producer="{producer}"
 pdfuaid:part="1" pdfaid:part="2" pdfaid:conformance="U">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
