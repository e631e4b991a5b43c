"""Say in a PDF what it is, twice: document information for old readers, and XMP for new ones."""

from html import escape

from kaartspel import frame
from kaartspel.pdf.objects import PdfFile, ascii_text, dictionary, name, stream, text

PRODUCER = "kaartspel"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"{description}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


def describe(
    pdf: PdfFile, document: frame.Document, description: str, *, pdfx: str = "", **facts: str
) -> None:
    """Write into `pdf` what the document says of itself.

    `description` is the content of XMP's rdf:Description as the standard wants it, from the
    namespaces on. Its braces name `title`, `author`, `subject`, `language`, `date`, `producer` or
    one of `facts`. `pdfx` is the standard of PDF/X that a file for a press calls itself by.
    """
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
        **({"GTS_PDFXVersion": ascii_text(pdfx)} if pdfx else {}),
    )
    facts |= {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "language": document.language,
        "date": document.date,
        "producer": PRODUCER,
        "pdfx": pdfx,
    }
    filled = description.format(**{key: escape(fact, quote=False) for key, fact in facts.items()})
    # Archives ask that metadata can be read without inflating anything.
    pdf.Catalog.Metadata = stream(
        _XMP.format(description=filled).encode(),
        compress=False,
        Type=name("Metadata"),
        Subtype=name("XML"),
    )
    pdf.Catalog.Lang = ascii_text(document.language)
