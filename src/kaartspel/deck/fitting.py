"""Hold the deck's own formats, sheets and shops against each other: names, and sizes that fit.

What no card could be made with is a mistake of the deck, told with its place; what only does not
go together in one build is told then.
"""

from collections.abc import Iterable

from kaartspel.deck.files import DeckFile
from kaartspel.deck.model import Format, Mode, PressStandard, Sheet, Shop
from kaartspel.deck.model.grid import holds
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.problems import Place, Problems


def check_trade(
    entry: DeckFile,
    formats: Iterable[Format],
    sheets: Iterable[Sheet],
    shops: Iterable[Shop],
    yaml: YamlFile,
    problems: Problems,
) -> None:
    """Tell names that stand twice and sizes that make no sense. The shipped ones are right."""
    for kind in ("formats", "sheets", "shops"):
        _check_names(kind, getattr(entry, kind), yaml, problems)
    for i, sheet_entry in enumerate(entry.sheets):
        if {"gap", "pitch"} <= sheet_entry.model_fields_set:
            fact = f"the sheet '{sheet_entry.name}' has both a gap and a pitch"
            remedy = "remove one: the pitch is a card and a gap together"
            problems.tell(yaml.place(("sheets", i)), fact, remedy, "gap-and-pitch")
        if sheet_entry.registration and sheet_entry.mode is Mode.FOLD:
            fact = f"the sheet '{sheet_entry.name}' is folded, and has marks for a cutting machine"
            remedy = "remove 'registration', or choose another mode: no machine cuts folded sheets"
            problems.tell(yaml.place(("sheets", i)), fact, remedy, "registration-on-fold")
    own = {kind: {e.name: i for i, e in enumerate(getattr(entry, kind))}
           for kind in ("formats", "sheets", "shops")}  # fmt: skip
    sizes = tuple(formats)
    for format_ in sizes:
        if format_.name in own["formats"]:
            place = yaml.place(("formats", own["formats"][format_.name]))
            _check_format(format_, place, problems)
    for sheet in sheets:
        if sheet.name in own["sheets"]:
            path: DataPath = ("sheets", own["sheets"][sheet.name])
            if not any(holds(sheet, format_) for format_ in sizes):
                fact = f"the sheet '{sheet.name}' has no room for so many cards of any format"
                remedy = "check paper, columns, rows, gap or pitch, left and top, all in mm"
                if sheet.registration:
                    remedy += "; cards stay clear of the marks for a cutting machine"
                problems.tell(yaml.place(path), fact, remedy, "sheet-too-small")
    for shop in shops:
        if shop.name in own["shops"]:
            _check_shop(shop, sizes, yaml.place(("shops", own["shops"][shop.name])), problems)


def _check_names(kind: str, entries: Iterable[object], yaml: YamlFile, problems: Problems) -> None:
    seen: set[str] = set()
    for i, entry in enumerate(entries):
        name = str(getattr(entry, "name", ""))
        if name in seen:
            place = yaml.place((kind, i, "name"))
            fact = f"the name '{name}' stands twice"
            problems.tell(place, fact, f"give each of the {kind} its own", "name-twice")
        seen.add(name)


def _check_format(format_: Format, place: Place, problems: Problems) -> None:
    short = min(format_.width, format_.height)
    named = f"the format '{format_.name}'"
    if short <= 2 * format_.safe:
        fact = f"{named} has no room within its safe zone"
        remedy = f"make 'safe' smaller than {short / 2:g} mm"
        problems.tell(place, fact, remedy, "safe-too-large")
    if short <= 2 * format_.corner:
        fact = f"{named} has corners rounder than its sides are long"
        remedy = f"make 'corner' smaller than {short / 2:g} mm"
        problems.tell(place, fact, remedy, "corner-too-large")
    if short <= 2 * format_.bleed:
        fact = f"{named} has more bleed than card"
        problems.tell(place, fact, "'bleed' is usually 3 mm", "bleed-too-large")
    least, largest = format_.body_sizes
    if least > largest:
        fact = f"{named} has its sizes the wrong way round"
        problems.tell(place, fact, "put the least body size first", "sizes-reversed")


def _check_shop(shop: Shop, formats: tuple[Format, ...], place: Place, problems: Problems) -> None:
    short = max(min(format_.width, format_.height) for format_ in formats)
    for field in ("bleed", "safe", "corner"):
        if 2 * getattr(shop, field) >= short:
            fact = f"the shop '{shop.name}' has a '{field}' larger than any card"
            problems.tell(place, fact, "it is in mm, and usually 3 to 5", f"{field}-too-large")
    if shop.standard is PressStandard.PICTURES and not shop.dpi:
        fact = f"the shop '{shop.name}' has no resolution for its pictures"
        problems.tell(place, fact, "write such as 'dpi: [300]'", "no-resolution")
