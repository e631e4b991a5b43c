"""Judge what a file says of itself: the keys that its standard asks for, and those it forbids."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from kaartspel.messages import say
from kaartspel.preflight.requirements import Requirements
from kaartspel.preflight.streams import read_bounded


def judge_keys(pdf: Any, wanted: Requirements) -> Iterator[str]:
    """Yield what is missing or wrong in a file's own description."""
    yield from _judge_version(pdf, wanted)
    yield from _judge_information(pdf)
    yield from _judge_intent(pdf, wanted)
    yield from _judge_forbidden(pdf, wanted)


def _judge_version(pdf: Any, wanted: Requirements) -> Iterator[str]:
    name, latest = wanted.standard.title, "{}.{}".format(*wanted.standard.version)
    own_name = str(pdf.docinfo.get("/GTS_PDFXVersion", "") or _xmp_version(pdf))
    if own_name != name:
        yield say(
            "the file calls itself {own}; save it as {name}",
            own=own_name or say("no PDF/X at all"),
            name=name,
        )
    own = max(pdf.pdf_version, str(pdf.Root.get("/Version", "/1.0"))[1:])
    if own > latest:
        yield say(
            "the file is of PDF {own}; {name} is PDF {latest} at most",
            own=own,
            name=name,
            latest=latest,
        )
    # PDF 1.5 brought them (ISO 32000-1, 7.5.7); older readers find no page in such a file.
    if latest < "1.5" and str(pdf.trailer.get("/Type", "")) == "/XRef":
        yield say(
            "its objects are packed in streams, which {name} does not know; save it as {name}",
            name=name,
        )


def _xmp_version(pdf: Any) -> str:
    metadata = pdf.open_metadata(strict=False)
    return str(metadata.get("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion", ""))


def _judge_information(pdf: Any) -> Iterator[str]:
    information = pdf.docinfo
    for key in ("Title", "CreationDate", "ModDate"):
        if not str(information.get(f"/{key}", "")):
            yield say("the file does not say its {key}; PDF/X wants to know it", key=key)
    if str(information.get("/Trapped", "")) not in ("/True", "/False"):
        yield say("the file does not say whether it is trapped; set Trapped to True or False")
    if "/ID" not in pdf.trailer:
        yield say("the file has no ID; save it as PDF/X")
    if pdf.is_encrypted:
        yield say("the file is encrypted; a shop must be able to open it")


def _judge_intent(pdf: Any, wanted: Requirements) -> Iterator[str]:
    intents = [intent for intent in pdf.Root.get("/OutputIntents", ())
               if str(intent.get("/S")) == "/GTS_PDFX"]  # fmt: skip
    if len(intents) != 1:
        yield say("the file names {count} output intents for a press; name one", count=len(intents))
        return
    intent = intents[0]
    condition = str(intent.get("/OutputConditionIdentifier", ""))
    profile = intent.get("/DestOutputProfile")
    if not condition:
        yield say("the output intent names no printing condition; name one")
    elif wanted.condition and condition != wanted.condition:
        yield say(
            "the file is made for {condition}; this shop prints {wanted}",
            condition=condition,
            wanted=wanted.condition,
        )
    if profile is None and wanted.standard.embeds_profile:
        fact = say("the profile of the printing condition is not embedded")
        yield say("{fact}; {title} wants it", fact=fact, title=wanted.standard.title)
    if profile is None and not str(intent.get("/RegistryName", "")):
        yield say("nobody can know the printing condition: name its registry or embed its profile")
    if profile is not None and not _is_of_a_press(profile):
        yield say("the output intent's profile is not one of CMYK output; embed that of the press")


def _is_of_a_press(profile: Any) -> bool:
    header = read_bounded(profile)[:40]
    return bool(header[12:16] == b"prtr" and header[16:20] == b"CMYK" and header[36:40] == b"acsp")


def _judge_forbidden(pdf: Any, wanted: Requirements) -> Iterator[str]:
    root = pdf.Root
    names = root.get("/Names", {})
    if "/JavaScript" in names or "/OpenAction" in root or "/AA" in root or _runs_scripts(pdf):
        yield say("the file holds scripts or actions; take them out")
    if "/EmbeddedFiles" in names:
        yield say("there are files within the file; take them out")
    if len(root.get("/AcroForm", {}).get("/Fields", ())):
        yield say("there is a form to fill in; take it out")
    if "/OCProperties" in root and not wanted.standard.allows_transparency:
        yield say("the file has layers that can be switched off; flatten it")


def _runs_scripts(pdf: Any) -> bool:
    return any(
        isinstance(entry, pikepdf.Dictionary) and str(entry.get("/S", "")) == "/JavaScript"
        for entry in pdf.objects
    )
