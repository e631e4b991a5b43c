"""Say in a PDF what it is: document information, XMP, and the colour space of its colours.

The claims are PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2).
"""

from functools import cache
from xml.sax.saxutils import escape

from PIL import ImageCms

from kaartspel import frame
from kaartspel.pdf.objects import (
    Document,
    array,
    ascii_text,
    deflate,
    dictionary,
    name,
    packed,
    stream,
    text,
)

PRODUCER = "kaartspel"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
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
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


def describe(pdf: Document, document: frame.Document) -> None:
    """Write what the document says of itself into `pdf`, twice: for old readers and for new."""
    stamp = f"D:{document.date.replace('-', '')}000000+00'00'"
    pdf.info = dictionary(
        Title=text(document.title),
        Author=text(document.author),
        Subject=text(document.subject),
        Creator=text(PRODUCER),
        Producer=text(PRODUCER),
        CreationDate=ascii_text(stamp),
        ModDate=ascii_text(stamp),
        Trapped=name("False"),
    )
    fields = {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "language": document.language,
        "date": document.date,
        "producer": PRODUCER,
    }
    xmp = _XMP.format(**{key: escape(value) for key, value in fields.items()})
    catalog = pdf.Catalog
    catalog.Lang = ascii_text(document.language)
    catalog.ViewerPreferences = dictionary(DisplayDocTitle="true", **_printing(document))
    # Archives ask that metadata can be read without inflating anything.
    catalog.Metadata = stream(
        xmp.encode(), compress=False, Type=name("Metadata"), Subtype=name("XML")
    )
    profile = pdf.Reference(packed(_srgb_profile(), N=3))
    intent = dictionary(
        Type=name("OutputIntent"),
        S=name("GTS_PDFA1"),
        OutputConditionIdentifier=ascii_text("sRGB IEC61966-2.1"),
        Info=ascii_text("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    catalog.OutputIntents = array([intent])


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
