"""Turn a chapter's Markdown into XHTML elements. Raw HTML stays text: there is no way in."""

import re
from collections.abc import Mapping

import markdown
from lxml import etree

from kaartspel.book.gallery import Gallery
from kaartspel.book.places import HEADING, Places
from kaartspel.book.xhtml import XHTML, Element, tag, typed
from kaartspel.deck.model import Chapter, anchor

# What a chapter may not hold, so that what the loader checks is all there is.
_PREPROCESSORS = ("html_block",)
_BLOCKS = ("setextheader", "reference")
_INLINE = (
    "html", "entity", "reference", "short_reference", "image_reference", "short_image_ref",
)  # fmt: skip

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+);)")
_HEADINGS = {f"{{{XHTML}}}h{level}" for level in range(1, 7)}


def convert(
    chapter: Chapter, places: Places, gallery: Gallery, words: Mapping[str, str]
) -> tuple[list[Element], list[Element]]:
    """Return the chapter's text below its title, and its notes."""
    parser = markdown.Markdown(
        output_format="xhtml",
        extensions=["footnotes", "tables"],
        extension_configs={
            "footnotes": {
                "SEPARATOR": "-",
                "BACKLINK_TEXT": words["footnote_back"],
                "BACKLINK_TITLE": "",
            }
        },
    )
    for registry, names in (
        (parser.preprocessors, _PREPROCESSORS),
        (parser.parser.blockprocessors, _BLOCKS),
        (parser.inlinePatterns, _INLINE),
    ):
        for name in names:
            registry.deregister(name)
    # XML knows five entities; any other is text.
    html = _ENTITY.sub("&amp;", parser.convert(chapter.markdown))
    root = etree.fromstring(f'<div xmlns="{XHTML}">{html}</div>')
    _mark_headings(root)
    notes = _take_notes(root, words)
    for element in (root, *notes):
        _lead_links(element, chapter, places, words)
    for element in (root, *notes):
        _show_pictures(element, chapter, gallery)
    return list(root), notes


def _mark_headings(root: Element) -> None:
    """Give headings the names that links call them by."""
    seen: set[str] = set()
    for element in root.iter(*_HEADINGS):
        name = anchor(_words_in(element))
        if name not in seen:  # a link leads to the first of two
            element.set("id", f"{HEADING}{name}")
        seen.add(name)


def _take_notes(root: Element, words: Mapping[str, str]) -> list[Element]:
    """Take the notes out of the text, numbered; what nothing refers to has no way back."""
    taken = []
    for notes in root.findall(f"{{{XHTML}}}div[@class='footnote']"):
        items = notes.find(f"{{{XHTML}}}ol")
        assert items is not None
        _number_notes(root, items)
        heading = tag("h2", words["footnotes"], id="notes")
        section = tag("section", heading, items, class_="notes", aria_labelledby="notes")
        taken.append(typed(section, "endnotes", "doc-endnotes"))
        root.remove(notes)
    return taken


def _number_notes(root: Element, items: Element) -> None:
    """Name notes and references by number: what their authors call them may be no XML name."""
    ids: dict[str, str] = {}
    for i, item in enumerate(items, 1):
        ids[item.get("id", "")] = f"note-{i}"
    for count, reference in enumerate(root.iter(f"{{{XHTML}}}sup"), 1):
        if reference.get("id", "").startswith("fnref"):
            ids[reference.get("id", "")] = f"reference-{count}"
    for element in root.iter():
        if element.get("id") in ids:
            element.set("id", ids[element.get("id", "")])
    for link in list(root.iter(f"{{{XHTML}}}a")):
        if "footnote" not in link.get("class", ""):
            continue
        target = ids.get(link.get("href", "")[1:])
        if target:
            link.set("href", f"#{target}")
        else:
            parent = link.getparent()
            assert parent is not None
            parent.remove(link)


def _lead_links(
    element: Element, chapter: Chapter, places: Places, words: Mapping[str, str]
) -> None:
    """Lead links to their places, and say of those to and from notes what they are."""
    for link in element.iter(f"{{{XHTML}}}a"):
        css = link.get("class", "")
        if css == "footnote-ref":
            typed(link, "noteref", "doc-noteref")
            link.set("aria-label", words["footnote"].format(number=link.text))
        elif css == "footnote-backref":
            link.set("role", "doc-backlink")
        else:
            link.set("href", places.link(chapter, link.get("href", "")))
        link.attrib.pop("class", None)
        link.attrib.pop("title", None)


def _show_pictures(element: Element, chapter: Chapter, gallery: Gallery) -> None:
    """Show pictures; one that stands alone becomes a figure with its caption."""
    pictures = {shown.name: shown.picture for shown in chapter.illustrations}
    for image in list(element.iter(f"{{{XHTML}}}img")):
        picture, alt = pictures.get(chapter.path_of(image.get("src", ""))), image.get("alt", "")
        # What the loader did not find is no picture of the deck's: nothing is fetched elsewhere.
        shown = gallery.show(picture, alt) if picture else tag("span", alt)
        shown.tail = image.tail
        parent, caption = image.getparent(), image.get("title")
        assert parent is not None
        parent.replace(image, shown)
        if picture and len(parent) == 1 and parent.tag == f"{{{XHTML}}}p" and not _words_in(parent):
            parent.tag = f"{{{XHTML}}}figure"
            if caption:
                parent.append(tag("figcaption", caption))


def _words_in(element: Element) -> str:
    """Return the text of an element."""
    return "".join(element.itertext()).strip()
