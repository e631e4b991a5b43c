"""Draw the hand-outs: for who leads the evening, for groups that decide, for who prints."""

from kaartspel.design.a4 import FIRST, GUTTER, MARGIN, WIDTH, Misfit, Pen, does_not_fit, head
from kaartspel.design.a4 import page as finished
from kaartspel.design.forms import form_pages
from kaartspel.design.gamesheet import game_sheet
from kaartspel.design.kit import GAME, Kit
from kaartspel.design.leader import leader_pages
from kaartspel.design.slips import slips_pages
from kaartspel.frame import Frame
from kaartspel.problems import Place
from kaartspel.type import Typesetter, typesetter

# Widths of columns, in mm.
_THIRD = (WIDTH - 2 * MARGIN - 2 * GUTTER) / 3
_TWO_THIRDS = 2 * _THIRD + GUTTER
_COUNT = 16.0


def sides_of(name: str) -> int:
    """Return on how many sides of a sheet a hand-out is printed, by the name of its file."""
    return 2 if name == "leader" or name.startswith(GAME) else 1


def handout(kit: Kit, name: str) -> tuple[Frame, ...]:
    """Return the pages of a hand-out. Raises InvalidDeck where it does not fit."""
    setter = typesetter(kit.fonts, kit.language, kit.hyphenation)
    play, place = kit.play, kit.play.places.get(name, Place(""))
    try:
        if name.startswith(GAME):
            (game,) = (game for game in play.games if f"{GAME}{game.id}" == name)
            place = game.place
            return game_sheet(setter, play, game, kit.words)
        for slips in play.slips:
            if slips.id == name:
                return slips_pages(setter, play, slips, kit.words, kit.seats)
        if name in {"leader", "printing"}:
            return {"leader": leader_pages, "printing": _guide}[name](setter, kit)
        (form,) = (form for form in (play.form, *play.forms) if form.id == name)
        return form_pages(setter, play, form, kit.seats)
    except Misfit as error:
        raise does_not_fit(kit.titles[name], error, place) from error


def _guide(typesetter: Typesetter, kit: Kit) -> tuple[Frame, ...]:
    guide, words = kit.play.guide, kit.words
    top = head(typesetter, guide.title, guide.aim, kit.seats)
    pen = Pen(typesetter, MARGIN, FIRST, _TWO_THIRDS)
    side = pen.column(MARGIN + _TWO_THIRDS + GUTTER, _THIRD)
    first = 1
    for part in guide.parts:
        pen.heading(part.title, first=first == 1)
        pen.numbered(part.items, first)
        first += len(part.items)
    side.heading(guide.counts, first=True)
    rows = [(kind.many, str(count)) for kind, count in kit.counts]
    rows.append((words["game_together"], str(sum(count for _, count in kit.counts))))
    side.table((_THIRD - _COUNT, _COUNT), (words["game_kind"], words["game_number"]), rows)
    foot = kit.foot(guide.title)
    return (finished(typesetter, [*top, *pen.items], foot, pen, side),)
