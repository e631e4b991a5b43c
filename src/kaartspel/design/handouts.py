"""Draw the hand-outs: for who leads the evening, for groups that decide, for who prints."""

from dataclasses import replace
from itertools import product

from kaartspel.design.a4 import AFTER_ITEM, BODIES, FIRST, GUTTER, MARGIN, WIDTH, Pen, head
from kaartspel.design.a4 import page as finished
from kaartspel.design.forms import form_pages
from kaartspel.design.full import Misfit, does_not_fit, fullest
from kaartspel.design.gamesheet import game_sheet
from kaartspel.design.kit import GAME, Kit
from kaartspel.design.leader import leader_pages
from kaartspel.design.slips import slips_pages
from kaartspel.frame import Frame
from kaartspel.problems import Place
from kaartspel.type import Typesetter, typesetter

# Widths of columns, in mm.
_HALF = (WIDTH - 2 * MARGIN - GUTTER) / 2
_COUNT = 16.0
_AFTERS = (3.8, 3.0, AFTER_ITEM)  # mm: below a step


def sides_of(name: str) -> int:
    """Return on how many sides of a sheet a hand-out is printed, by the name of its file."""
    return 2 if name == "leader" or name.startswith(GAME) else 1


def handout(kit: Kit, name: str) -> tuple[Frame, ...]:
    """Return the pages of a hand-out. Raises InvalidDeck where it does not fit."""
    loose = typesetter(kit.fonts, kit.language, kit.hyphenation)
    setter = replace(loose, even=True)  # but for what is read as a sign is
    play, place = kit.play, kit.play.places.get(name, Place(""))
    try:
        if name.startswith(GAME):
            (game,) = (game for game in play.games if f"{GAME}{game.id}" == name)
            place = game.place
            return game_sheet(setter, kit, game)
        for slips in play.slips:
            if slips.id == name:
                return slips_pages(loose, kit, slips)
        if name in {"leader", "printing"}:
            return {"leader": leader_pages, "printing": _guide}[name](setter, kit)
        (form,) = (form for form in (play.form, *play.forms) if form.id == name)
        return form_pages(setter, kit, form)
    except Misfit as error:
        raise does_not_fit(kit.titles[name], error, place) from error


def _guide(typesetter: Typesetter, kit: Kit) -> tuple[Frame, ...]:
    guide, words = kit.play.guide, kit.words
    top = head(typesetter, guide.title, guide.aim, kit.accent, kit.seats)
    rows = [(kind.many, str(count)) for kind, count in kit.counts]
    rows.append((words["game_together"], str(sum(count for _, count in kit.counts))))
    steps = [len(part.items) for part in guide.parts]
    parts = [(part, 1 + sum(steps[:i])) for i, part in enumerate(guide.parts)]

    def drawn(way: tuple[float, float, int]) -> tuple[Frame, ...]:
        size, after, left = way
        pen = Pen(typesetter, MARGIN, FIRST, _HALF, size, after, accent=kit.accent)
        side = pen.column(MARGIN + _HALF + GUTTER, _HALF)
        for column, held in ((pen, parts[:left]), (side, parts[left:])):
            for i, (part, first) in enumerate(held):
                column.heading(part.title, first=i == 0)
                column.numbered(part.items, first, sum(steps))
        side.heading(guide.counts, first=left == len(parts))
        side.table((_HALF - _COUNT, _COUNT), (words["game_kind"], words["game_number"]), rows)
        foot = kit.foot(guide.title)
        return (finished(typesetter, [*top, *pen.items], foot, pen, side),)

    # The most that fits stands at the left, in the largest type, its steps as far apart as can be.
    return fullest(
        drawn,
        [(*way, n) for way in product(BODIES, _AFTERS) for n in range(len(parts), 0, -1)],
    )
