"""Tell where the links of a chapter lead to nothing, and what to write instead."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import unquote

from kaartspel.deck.markdown.addresses import fault_of, is_web
from kaartspel.deck.markdown.blocks import prose_of
from kaartspel.deck.markdown.prose import Heading, Link, Prose
from kaartspel.deck.model import Chapter, anchor
from kaartspel.messages import say
from kaartspel.problems import Problems, did_you_mean

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PAGES = (".md", ".html", ".htm", ".xhtml")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)")
_PICTURE = re.compile(r"\.(png|jpe?g|svg|gif|webp)$", re.IGNORECASE)


def check_links(
    chapter: Chapter,
    cards: Iterable[str] | None,
    files: Mapping[str, Chapter | None],
    games: Iterable[str] | None,
    problems: Problems,
    left_out: Container[str] = (),
) -> None:
    """Tell each link that leads nowhere.

    `cards` and `games` are None where they are not known. `files` are the book's chapters by their
    names, and None where one could not be read. `left_out` is what an edition goes without.

    A link leads to the web, to a card (`card:v07-open-standaarden`), to a game (`game:debate`), to
    another chapter by its file, or to a heading in one (`playing.md#who-begins`).
    """
    ids_by_scheme = {"card": None if cards is None else set(cards),
                     "game": None if games is None else set(games)}  # fmt: skip
    for link in _links(chapter):
        what, _, id_ = link.target.partition(":")
        ids = ids_by_scheme.get(what)
        if what in ids_by_scheme:
            if ids is not None and id_ not in ids:
                fact = say("there is no card '{id}'", id=id_)
                if what == "game":
                    fact = say("there is no game '{id}'", id=id_)
                remedy = did_you_mean(id_, ids)
                if id_ in left_out:
                    own = say("in a file '{name}' of the edition's own", name=chapter.name)
                    fact = say("{fact}: it is left out", fact=fact)
                    remedy = say("take the link away, {own}", own=own)
                problems.tell(link.place, fact, remedy, f"unknown-{what}")
        elif is_web(link.target):
            if fault := fault_of(link.target):
                fact = say("'{target}' is no address: {fault}", target=link.target, fault=fault)
                problems.tell(link.place, fact, say("mend the address"), "bad-address")
        elif remedy := _other_remedy(link.target):
            fact = say("a link does not lead to '{target}'", target=link.target)
            problems.tell(link.place, fact, remedy, "no-target")
        else:
            _check_file_link(chapter, link, files, problems)


def anchors(chapter: Chapter) -> Iterator[str]:
    """Yield what links call the headings of a chapter."""
    for block in _prose(chapter).blocks:
        if isinstance(block, Heading):
            yield block.name


def _prose(chapter: Chapter) -> Prose:
    return prose_of(chapter.place.file, chapter.text)


def _links(chapter: Chapter) -> Iterator[Link]:
    return (inline for inline in _prose(chapter).inlines() if isinstance(inline, Link))


def _other_remedy(target: str) -> str:
    """Return what to write instead of a target that is neither of the web nor of the book."""
    if scheme := _SCHEME.match(target):
        return _of_scheme(scheme[1].lower(), target[scheme.end() :])
    if not target.strip():
        return say("write where it leads between the parentheses, or take the brackets out")
    if target.startswith("//") or target.lower().startswith("www."):
        return say("write https://{target}", target=target.lstrip("/"))
    if _PICTURE.search(target):
        return say("write '!' before it to show a picture, or lead to a chapter")
    if fault_of(mail := f"mailto:{target}") == "":
        return say("write {mail}", mail=mail)
    is_host = _HOST.match(target) and not target.partition("#")[0].lower().endswith(_PAGES)
    remedy = say("write https://{target} if it is on the web, or a chapter's file", target=target)
    return remedy if is_host else ""


def _of_scheme(scheme: str, rest: str) -> str:
    """Return what to write instead of an address that a book does not lead to."""
    if scheme == "doi":
        return say("write https://doi.org/{rest}", rest=rest)
    if scheme in {"tel", "sms"}:
        return say("write the number as words, without a link")
    return say("use an address with https:// or mailto:, card:, game:, or a chapter's file")


def _check_file_link(
    chapter: Chapter, link: Link, files: Mapping[str, Chapter | None], problems: Problems
) -> None:
    """Tell where a link to a chapter, or to a heading in one, leads nowhere."""
    file, _, fragment = link.target.partition("#")
    name = chapter.path_of(file)
    other = files.get(name)
    heading = anchor(unquote(fragment))
    if name not in files:
        near = [posixpath.relpath(name, posixpath.dirname(chapter.name) or ".") for name in files]
        fact = say("the link '{target}' leads nowhere", target=link.target)
        problems.tell(link.place, fact, did_you_mean(file, near), "unknown-chapter")
    elif other and fragment and heading not in (headings := set(anchors(other))):
        base = posixpath.basename(other.name)
        remedy = did_you_mean(heading, headings)
        if heading == anchor(other.title):
            remedy = say("write '{file}' to lead to the chapter's title", file=file or base)
        fact = say("'{base}' has no heading '#{fragment}'", base=base, fragment=fragment)
        problems.tell(link.place, fact, remedy, "unknown-heading")
