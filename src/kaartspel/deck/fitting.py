"""Hold the deck's own formats, sheets and shops against each other: names, and sizes that fit.

What no card could be made with is a mistake of the deck, told with its place; what only does not
go together in one build is told then.
"""

from collections.abc import Iterable

from kaartspel.deck.files import DeckFile
from kaartspel.deck.model import Format, Mode, PressStandard, Sheet, Shop
from kaartspel.deck.model.grid import holds
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.messages import say
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
            fact = say("the sheet '{name}' has both a gap and a pitch", name=sheet_entry.name)
            remedy = say("remove one: the pitch is a card and a gap together")
            problems.tell(yaml.place(("sheets", i)), fact, remedy, "gap-and-pitch")
        if sheet_entry.registration and sheet_entry.mode is Mode.FOLD:
            fact = say("the sheet '{name}' is folded, and has marks for a cutting machine",
                       name=sheet_entry.name)  # fmt: skip
            remedy = say("remove 'registration', or choose another mode: no machine cuts folded "
                         "sheets")  # fmt: skip
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
                fact = say(
                    "the sheet '{name}' has no room for so many cards of any format",
                    name=sheet.name,
                )
                remedy = say("check paper, columns, rows, gap or pitch, left and top, all in mm")
                if sheet.registration:
                    remedy += say("; cards stay clear of the marks for a cutting machine")
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
            fact = say("the name '{name}' stands twice", name=name)
            problems.tell(
                place, fact, say("give each of the {kind} its own", kind=kind), "name-twice"
            )
        seen.add(name)


def _check_format(format_: Format, place: Place, problems: Problems) -> None:
    short = min(format_.width, format_.height)
    named = say("the format '{name}'", name=format_.name)
    if short <= 2 * format_.safe:
        fact = say("{named} has no room within its safe zone", named=named)
        remedy = say("make 'safe' smaller than {most:g} mm", most=short / 2)
        problems.tell(place, fact, remedy, "safe-too-large")
    if short <= 2 * format_.corner:
        fact = say("{named} has corners rounder than its sides are long", named=named)
        remedy = say("make 'corner' smaller than {most:g} mm", most=short / 2)
        problems.tell(place, fact, remedy, "corner-too-large")
    if short <= 2 * format_.bleed:
        fact = say("{named} has more bleed than card", named=named)
        problems.tell(place, fact, say("'bleed' is usually 3 mm"), "bleed-too-large")
    least, largest = format_.body_sizes
    if least > largest:
        fact = say("{named} has its sizes the wrong way round", named=named)
        problems.tell(place, fact, say("put the least body size first"), "sizes-reversed")


def _check_shop(shop: Shop, formats: tuple[Format, ...], place: Place, problems: Problems) -> None:
    short = max(min(format_.width, format_.height) for format_ in formats)
    for field in ("bleed", "safe", "corner"):
        if 2 * getattr(shop, field) >= short:
            fact = say(
                "the shop '{name}' has a '{field}' larger than any card",
                name=shop.name,
                field=field,
            )
            problems.tell(place, fact, say("it is in mm, and usually 3 to 5"), f"{field}-too-large")
    if shop.standard is PressStandard.PICTURES and not shop.dpi:
        fact = say("the shop '{name}' has no resolution for its pictures", name=shop.name)
        problems.tell(place, fact, say("write such as 'dpi: [300]'"), "no-resolution")
