"""Judge a whole file: the keys of its standard, its pages, their number and their order."""

import hashlib
import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pikepdf

from kaartspel.keeping import KEEPER
from kaartspel.messages import Message, joined, mapped, say, say_many
from kaartspel.preflight.judge_page import judge_boxes, judge_content, trimmed_size
from kaartspel.preflight.keys import judge_keys
from kaartspel.preflight.requirements import Requirements
from kaartspel.preflight.resources import FileResources
from kaartspel.preflight.streams import NotJudged

# What pikepdf remarks on files is said here in words of our own.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


_MOST_ALIKE = 20  # faults of one kind that are told one by one
_ANY_TEXT = "utf-8", "surrogatepass"  # files say what they like


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is wrong with a page, and what it says without white space."""

    faults: tuple[str, ...]
    text: str


# What pikepdf raises where an object is of another kind than the standard says, such as a name for
# a number: in any place of a file, and in more ways than can be asked for beforehand.
_OF_ANOTHER_KIND = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError,
                    RecursionError, RuntimeError)  # fmt: skip


def preflight(data: bytes, wanted: Requirements) -> tuple[str, ...]:
    """Return in words all that is wrong with a PDF, with its pages; nothing where it is fit."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return tuple(map(_printable, _few_of_a_kind(_judge(pdf, wanted))))
    except pikepdf.PasswordError:
        return (say("the file is locked with a password; a shop cannot open it"),)
    except pikepdf.PdfError:
        return (say("the file is no PDF, or a damaged one"),)
    except MemoryError:
        return (
            say("the file could not be judged: {error}", error=say("it takes too much memory")),
        )
    except NotJudged as error:
        return (say("the file could not be judged: {error}", error=error),)
    except _OF_ANOTHER_KIND as error:
        fact = say("something in the file is not what it has to be ({error})", error=error)
        return (_printable(say("{fact}; make it anew", fact=fact)),)


def _few_of_a_kind(faults: Iterable[str]) -> Iterator[str]:
    """Yield faults; of very many of one kind the first, and how many more there are."""
    alike: dict[str, list[str]] = {}
    for fault in faults:
        alike.setdefault(_kind(fault), []).append(fault)
    for same in alike.values():
        yield from same[:_MOST_ALIKE]
        if more := len(same[_MOST_ALIKE:]):
            yield say_many("and {count} fault more of this kind",
                           "and {count} faults more of this kind", count=more)  # fmt: skip


def _kind(fault: str) -> str:
    """Return what faults have in common that differ in their pages, names and figures."""
    while isinstance(fault, Message):
        inner = fault.fields.get("fault", fault.template)
        fault = inner if isinstance(inner, str) else fault.template
    return fault


def _printable(fault: str) -> str:
    """Return a fault with what a file says in it, without what would steer a terminal."""
    return mapped(fault, lambda text: "".join(
        c if c.isprintable() else repr(c)[1:-1] for c in text))  # fmt: skip


def _judge(pdf: Any, wanted: Requirements) -> Iterator[str]:
    yield from judge_keys(pdf, wanted)
    counted = pdf.Root.Pages.get("/Count")  # before the pages are read, which sets it right
    if counted != len(pdf.pages):
        fact = say(
            "it counts {counted} pages and has {pages}", counted=counted, pages=len(pdf.pages)
        )
        yield say("the file is damaged ({fact}); make it anew", fact=fact)
    file, repairs = FileResources(), pdf.get_warnings()
    places: dict[str, list[int]] = {}  # of each fault, as numbers of pages
    texts: list[str] = []
    for number, page in enumerate(pdf.pages, 1):
        verdict = _judge_page(pdf, page, wanted, file, repairs)
        for fault in (*verdict.faults, *_judge_extras(page)):
            places.setdefault(fault, []).append(number)
        texts.append(verdict.text)
    for fault, numbers in places.items():
        yield say("{pages}: {fault}", pages=_page_numbers(numbers), fault=fault)
    yield from _judge_sizes(pdf)
    yield from _judge_order(texts, wanted.pages)
    yield from _judge_repairs(repairs)


def _judge_page(
    pdf: Any, page: Any, wanted: Requirements, file: FileResources, repairs: list[Any]
) -> _Verdict:
    """Return the verdict on a page. Adds to `repairs`.

    That nothing is wrong is kept, by what was wanted and how the page looks: the backs of a kind
    are judged once, and after a change in one card of many only its pages are.
    """
    key = KEEPER.key("verdict", replace(wanted, pages=None), _digest(page, file))
    if (entry := KEEPER.find(key)) is not None:
        return _Verdict((), entry.decode(*_ANY_TEXT))
    faults, text = judge_content(page, wanted, file)
    verdict = _Verdict((*judge_boxes(page, wanted), *faults), text)
    repairs += pdf.get_warnings()
    if not (verdict.faults or repairs):  # which are told where a page is read
        KEEPER.keep(key, text.encode(*_ANY_TEXT))
    return verdict


def _judge_repairs(repairs: Sequence[object]) -> Iterator[str]:
    """Yield what had to be repaired to read the file: the tools of a shop may refuse it."""
    repairs = [repair for repair in repairs if "limit" not in str(repair)]  # ours, and told as such
    if any("bad_alloc" in str(repair) for repair in repairs):
        raise MemoryError
    if repairs:
        first = re.sub(r"^stream <[^>]*>[,:]? *", "", str(repairs[0]))
        more = say(", and {count} more", count=len(repairs) - 1) if len(repairs) > 1 else ""
        yield say("the file is damaged ({first}{more}); make it anew", first=first, more=more)


def _digest(page: Any, file: FileResources) -> bytes:
    """Return a digest of all that decides how a page looks."""
    digest = hashlib.sha256()
    contents = page.obj.get("/Contents")
    for part in contents if isinstance(contents, pikepdf.Array) else [contents]:
        is_stream = isinstance(part, pikepdf.Stream)
        content = part.read_raw_bytes() if is_stream else b""  # a few may hold gigabytes
        packed = f"{part.get('/Filter')} {part.get('/DecodeParms')}" if is_stream else ""
        digest.update(f"{len(content)} {packed}:".encode() + content)
    digest.update(file.digest(page.obj.get("/Resources")))
    digest.update(str(page.mediabox).encode())
    for key in ("/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit", "/Group"):
        digest.update(f"{key} {page.obj.get(key)}".encode())
    return digest.digest()


def _judge_sizes(pdf: Any) -> Iterator[str]:
    sizes: dict[tuple[float, ...], list[int]] = {}
    for number, page in enumerate(pdf.pages, 1):
        if size := trimmed_size(page):
            sizes.setdefault(tuple(round(length, 1) for length in size), []).append(number)
    if len(sizes) > 1:
        rarest = min(sizes.values(), key=len)
        others = say("the others; make all one size")
        yield say(
            "{pages}: the trimmed size is not that of {others}",
            pages=_page_numbers(rarest),
            others=others,
        )


def _judge_extras(page: Any) -> Iterator[str]:
    if len(page.obj.get("/Annots", ())):
        yield say("there are links or notes on it; take them out")
    if "/AA" in page.obj:
        yield say("it wants something to happen when it is opened; take that out")


def _judge_order(texts: Sequence[str], pages: tuple[tuple[str, ...], ...] | None) -> Iterator[str]:
    """Yield what is wrong with the number of pages, or with the first page that is another's."""
    if pages is None:
        if len(texts) > 1 and len(texts) % 2:
            yield say("there are {count} pages; give every card two sides", count=len(texts))
        return
    if len(pages) != len(texts):
        yield say("there are {count} pages; make it {wanted}", count=len(texts), wanted=len(pages))
        return
    wrong = [
        (number, word)
        for number, (text, words) in enumerate(zip(texts, pages, strict=True), 1)
        for word in words
        if "".join(word.split()) not in text
    ]
    if wrong:
        fact = say("page {page} does not say “{words}”", page=wrong[0][0], words=wrong[0][1])
        more = len({number for number, _ in wrong}) - 1
        others = say(", and {more} more pages are wrong", more=more) if more else ""
        yield say(
            "{fact}{others}; put the pages in the order that the shop wants",
            fact=fact,
            others=others,
        )


def _page_numbers(numbers: Iterable[int]) -> str:
    """Return page numbers as people write them: pages 1, 3 to 5."""
    ordered = sorted(numbers)
    runs: list[list[int]] = [[ordered[0], ordered[0]]]
    for before, number in pairwise(ordered):
        if number == before + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    if len(ordered) == 2:
        return say("pages {first} and {second}", first=ordered[0], second=ordered[1])
    parts = [str(a) if a == b else say("{a} to {b}", a=a, b=b) for a, b in runs]
    return (
        say("page {page}", page=parts[0])
        if len(ordered) == 1
        else say("pages {parts}", parts=joined(parts))
    )
