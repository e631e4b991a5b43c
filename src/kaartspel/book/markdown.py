"""Turn a chapter's Markdown into XHTML elements. Raw HTML stays text: there is no way in."""

import re
from collections.abc import Mapping

import markdown
from lxml import etree

from kaartspel.book.xhtml import XHTML, Element, tag, typed
from kaartspel.deck.model import Chapter

# What a chapter may not hold, so that what the loader checks is all there is.
_PREPROCESSORS = ("html_block",)
_BLOCKS = ("setextheader", "reference")
_INLINE = (
    "html", "entity", "reference", "short_reference",
    "image_link", "image_reference", "short_image_ref",
)  # fmt: skip

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+);)")


def convert(chapter: Chapter, links: Mapping[str, str], words: Mapping[str, str]) -> list[Element]:
    """Return the chapter's text below its title. `links` maps targets of links to places."""
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
    for link in root.iter(f"{{{XHTML}}}a"):
        target = link.get("href", "")
        link.set("href", links.get(target, target))
    _mark_notes(root, words)
    return list(root)


def _mark_notes(root: Element, words: Mapping[str, str]) -> None:
    """Say of notes, and of the links to and fro, what they are."""
    for link in root.iter(f"{{{XHTML}}}a"):
        css = link.get("class", "")
        if css == "footnote-ref":
            typed(link, "noteref", "doc-noteref")
            link.set("aria-label", words["footnote"].format(number=link.text))
        if css == "footnote-backref":
            link.set("role", "doc-backlink")
        link.attrib.pop("class", None)
        link.attrib.pop("title", None)
    for notes in root.findall(f"{{{XHTML}}}div[@class='footnote']"):
        items = notes.find(f"{{{XHTML}}}ol")
        assert items is not None
        section = typed(tag("section", class_="notes"), "endnotes", "doc-endnotes")
        section.append(tag("h2", words["footnotes"]))
        section.append(items)
        section.set("aria-label", words["footnotes"])
        root.replace(notes, section)
