"""What booksellers are told of the e-book's accessibility: a fragment of an ONIX 3.0 record.

Features of type 09 say it in the codes of EDItEUR's list 196; the summary, code 00, in words. The
codes say what the book's own metadata says (`book/metadata.py`).
"""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"
_VERSION = ("15", "101B")  # of the file's form: EPUB 3.3
_ACCESSIBLE = "09"
_SUMMARY = "00"
_CODES = {
    "04": "EPUB Accessibility 1.1",
    "82": "WCAG 2.2",
    "85": "level AA",
    "11": "table of contents navigation",
    "12": "index navigation",
    "13": "single logical reading order",
    "14": "short alternative texts",
    "36": "all textual content can be modified",
    "52": "all non-decorative content supports reading without sight",
}


def accessibility(summary: str) -> bytes:
    """Return the fragment: `DescriptiveDetail`, for who keeps the rest of the record."""
    root = Element("DescriptiveDetail", xmlns=_NAMESPACE)
    for name, value in (("ProductComposition", "00"), ("ProductForm", "ED"),
                        ("ProductFormDetail", "E101")):  # fmt: skip
        SubElement(root, name).text = value
    _feature(root, *_VERSION)
    for code in _CODES:
        _feature(root, _ACCESSIBLE, code)
    _feature(root, _ACCESSIBLE, _SUMMARY, summary)
    SubElement(root, "EpubTechnicalProtection").text = "00"  # none
    indent(root)
    return f"{_HEAD}{tostring(root, 'unicode')}\n".encode()


def _feature(root: Element, kind: str, value: str, words: str = "") -> None:
    feature = SubElement(root, "ProductFormFeature")
    SubElement(feature, "ProductFormFeatureType").text = kind
    SubElement(feature, "ProductFormFeatureValue").text = value
    if words:
        SubElement(feature, "ProductFormFeatureDescription").text = words
