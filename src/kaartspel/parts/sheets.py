"""The part `sheets`: cards laid out on paper for an office printer, front and back in register."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from kaartspel import design
from kaartspel.deck.model import Card, FrozenMap, Mode, Sheet
from kaartspel.deck.model.grid import cells, holds
from kaartspel.frame import Document, Frame, Printing
from kaartspel.imposition import Correction, Notes, SheetPage, Stack, impose, passes
from kaartspel.messages import say
from kaartspel.parts.options import DEFAULT_SHEETS
from kaartspel.parts.work import Planning, Work
from kaartspel.pdf import renderer
from kaartspel.problems import WrongUsage
from kaartspel.recipe import Recipe
from kaartspel.type import lacks

TURNED_BY_PRINTER = {Mode.LONG_EDGE: Printing.LONG_EDGE, Mode.SHORT_EDGE: Printing.SHORT_EDGE}
TWO_SIDED = (*TURNED_BY_PRINTER, Mode.TWO_PASSES)


def correction(work: Work, sheet: Sheet) -> Correction | None:
    """Return what the printer in the options needs on a sheet; None where that is not known.

    Raises WrongUsage for a printer whose name cannot be printed.
    """
    if sheet.mode not in TWO_SIDED:
        return None
    printer = work.options.printer
    if lacking := lacks(work.deck.fonts, printer):
        fact = say(
            "the deck's fonts lack '{lacking}' of the printer's name '{printer}'",
            lacking=lacking,
            printer=printer,
        )
        raise WrongUsage(say("{fact}; give it another name with 'kaartspel calibrate'", fact=fact))
    fitting = (calibration for calibration in work.options.calibrations if calibration.fits(sheet))
    return next((calibration.correction for calibration in fitting), None)


def printed(sheet: Sheet) -> Printing:
    """Return how a sheet's pages want to be printed; two passes are two one-sided prints."""
    return TURNED_BY_PRINTER.get(sheet.mode, Printing.ONE_SIDED)


def first_sheet(work: Work) -> Sheet | None:
    """Return the first sheet of those asked for, or of the usual ones, that holds a card."""
    sheets = work.named_sheets(work.options.sheets or DEFAULT_SHEETS)
    return next((sheet for sheet in sheets if holds(sheet, work.format)), None)


def on_a_sheet(work: Work) -> int:
    """Return how many cards the first sheet holds."""
    sheet = first_sheet(work)
    return len(cells(sheet, work.format)) if sheet else 0


@dataclass(frozen=True, slots=True)
class SheetJob:
    """What a file of sheets holds: cards, in order, set as `settings` say, one for each kind.

    `words`, `printer` and `correction` are what is said of the sheets and done to their backs;
    `name` is the pass, where there are several. `stacks` are the cards that begin a sheet of their
    own, where they do.
    """

    cards: tuple[Card, ...]
    settings: tuple[design.Setting, ...]
    sheet: Sheet
    words: FrozenMap[str, str]
    printer: str
    correction: Correction | None
    name: str
    stacks: tuple[Stack, ...] = ()


def sheets_pdf(about: Document, job: SheetJob) -> bytes:
    """Return sheets as a PDF. `about` says what holds for the document; its subject is the deck."""
    settings, words = job.settings[0], job.words
    note = words["corrected"].format(printer=job.printer) if job.correction else ""
    set_with = settings.fonts, settings.language, settings.hyphenation
    notes = Notes(words, about.subject, *set_with, note)
    cards = to_lay_out(job.settings, job.cards)
    correction = job.correction or Correction()
    pages = impose(cards, job.sheet, settings.format, notes, correction, job.name, job.stacks)
    drawing = renderer(settings.fonts)
    return drawing.bound(about, [drawing.page(p.decided_by, partial(_frame, p)) for p in pages])


def _frame(page: SheetPage) -> Frame:
    return page.frame


@lru_cache(maxsize=2)
def to_lay_out(
    settings: tuple[design.Setting, ...], cards: tuple[Card, ...]
) -> list[design.FacesToBe]:
    """Return cards to be laid out, kept for the next sheets: they hold the same cards."""
    by_kind = {setting.kind: setting for setting in settings}
    once = {card.id: design.FacesToBe(by_kind[card.kind], card) for card in dict.fromkeys(cards)}
    return [once[card.id] for card in cards]


def _sheets(work: Work) -> Iterator[Recipe]:
    yield from on_sheets(work, work.chosen_cards, "sheets/", "sheet")


def on_sheets(
    work: Work, cards: tuple[Card, ...], path: str, kind: str, stacks: tuple[Stack, ...] = ()
) -> Iterator[Recipe]:
    """Yield the files of cards on the sheets in the options: `path` begins each one's own."""
    deck, options = work.deck, work.options
    for sheet in _chosen_sheets(work):
        drawn = replace(sheet, cut_lines=sheet.cut_lines or options.cut_lines)
        for part in passes(sheet):
            name = "-".join(filter(None, (sheet.name, part)))
            title = deck.words["sheets_title"].format(title=deck.metadata.title, sheet=name)
            job = SheetJob(
                cards, tuple(work.settings.values()), drawn, deck.words,
                options.printer, correction(work, sheet), part, stacks,
            )  # fmt: skip
            about = work.document(title, (), printed(sheet))
            yield Recipe(f"{path}{name}.pdf", kind, sheets_pdf, (about, job))


def _chosen_sheets(work: Work) -> tuple[Sheet, ...]:
    """Return the sheets asked for, or else of the usual ones those that hold a card."""
    options = work.options
    if not options.sheets:
        usual = work.named_sheets(DEFAULT_SHEETS)
        return tuple(sheet for sheet in usual if holds(sheet, work.format))
    sheets = work.named_sheets(options.sheets)
    for sheet in sheets:
        cells(sheet, work.format)  # or it is refused here, before anything is made
        if options.printer and sheet.mode in TWO_SIDED and correction(work, sheet) is None:
            size = f"{sheet.width:g} × {sheet.height:g} mm"
            fact = say(
                "the printer '{printer}' was not calibrated for paper of {size}",
                printer=options.printer,
                size=size,
            )
            raise WrongUsage(
                say("{fact}; run 'kaartspel calibrate --sheet {name}'", fact=fact, name=sheet.name)
            )
    return sheets


PLANNING = Planning(_sheets, count=lambda work: len(work.chosen_cards))
