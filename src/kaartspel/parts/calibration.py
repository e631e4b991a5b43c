"""The part `calibration`: a proof sheet to find out how far a printer's backs are off."""

from collections.abc import Iterator

from kaartspel.deck.model import Fonts, Sheet
from kaartspel.frame import Document
from kaartspel.imposition import Correction, Notes, proof
from kaartspel.messages import say
from kaartspel.parts.options import DEFAULT_SHEET
from kaartspel.parts.sheets import TWO_SIDED, correction, printed
from kaartspel.parts.work import Planning, Work
from kaartspel.pdf import renderer
from kaartspel.problems import WrongUsage
from kaartspel.recipe import Recipe


def proof_sheet(work: Work) -> Sheet:
    """Return the sheet to calibrate for. Raises WrongUsage where it is not printed on both sides.

    A proof on the same paper, in the same mode, goes through the printer as the cards will.
    """
    sheet = work.named_sheets(work.options.sheets or (DEFAULT_SHEET,))[0]
    if sheet.mode not in TWO_SIDED:
        fact = say(
            "the sheet '{name}' is printed on one side: there is nothing to calibrate",
            name=sheet.name,
        )
        raise WrongUsage(say("{fact}; choose another with --sheet", fact=fact))
    return sheet


def proof_pdf(fonts: Fonts, document: Document) -> bytes:
    """Return a proof sheet as a PDF."""
    return renderer(fonts).render(document)


def _calibration(work: Work) -> Iterator[Recipe]:
    deck, options, sheet = work.deck, work.options, proof_sheet(work)
    words, is_check = deck.words, bool(options.calibrations)
    measured = correction(work, sheet)
    if is_check and measured is None:
        size = f"{sheet.width:g} × {sheet.height:g} mm"
        fact = say(
            "the printer '{printer}' was not calibrated for paper of {size}",
            printer=options.printer,
            size=size,
        )
        raise WrongUsage(say("{fact}; leave out --check, and calibrate it first", fact=fact))
    title = words["proof_title"]
    other = "" if sheet.name == DEFAULT_SHEET else f" --sheet {sheet.name}"
    last = words["proof_step_5"], words["proof_command"].format(options=other)
    if is_check:
        title = words["proof_check_title"].format(printer=options.printer)
        last = words["proof_step_5_check"], ""
    set_with = deck.fonts, deck.metadata.language, deck.hyphenation
    notes = Notes(words, deck.metadata.title, *set_with)
    pages = proof(sheet, notes, title, last, measured or Correction())
    document = work.document(title, pages, printed(sheet))
    name = f"{sheet.name}-check" if is_check else sheet.name
    yield Recipe(f"calibration/{name}.pdf", "calibration", proof_pdf, (deck.fonts, document))


PLANNING = Planning(_calibration)
