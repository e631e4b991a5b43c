"""Place a card's picture across it, below the reading text."""

from dataclasses import dataclass

from kaartspel.deck.model import Picture, PicturePlace
from kaartspel.design import system
from kaartspel.design.board import Board
from kaartspel.design.figures import filling, fitted
from kaartspel.frame import Group

_SHARES = {PicturePlace.BAND: 0.4, PicturePlace.FULL: 0.35}
"""How much of the window for reading text a picture takes, at the least where it is full."""


@dataclass(frozen=True, slots=True)
class Across:
    """A picture in a window from `top` to `bottom`, of which the text leaves it the lower part.

    Lengths are in pt.
    """

    board: Board
    picture: Picture
    top: float
    bottom: float

    @property
    def limit(self) -> float:
        """Where the reading text ends at the latest."""
        return self.bottom - self._height - self.board.pt(system.GAP)

    @property
    def _width(self) -> float:
        return self.board.right - self.board.left

    @property
    def _height(self) -> float:
        share = (self.bottom - self.top) * _SHARES[self.picture.spot]
        if self.picture.is_cropped:
            return share
        return min(share, self._width * self.picture.height / self.picture.width)

    def place(self, text: float | None) -> Group:
        """Return it below a last baseline, if there is one.

        It is shown whole within the margins, or cropped, to the bleed.
        """
        top = self.bottom - self._height
        if self.picture.spot is PicturePlace.FULL:
            top = self.top if text is None else text + self.board.pt(system.GAP)
        if self.picture.is_cropped:
            return filling(self.picture, 0, top, self.board.width, self.bottom - top)
        scale = min(self._width / self.picture.width, (self.bottom - top) / self.picture.height)
        height = self.picture.height * scale
        return fitted(self.picture, self.board.left, self.bottom - height, self._width, height)


def pictured(board: Board, picture: Picture, limit: float) -> Group:
    """Return a card's own picture, in the upper right corner, as something to be told of.

    It is on the right half, down to a little above `limit`, where the title begins: all of it,
    within the margins, or cropped to fill the half to the bleed.
    """
    left, bottom = board.width / 2, limit - board.pt(system.FIELD_GAP)
    if picture.is_cropped:
        return filling(picture, left, 0, board.width - left, bottom)
    width, height = board.right - left, bottom - board.left
    return fitted(picture, left, board.left, width, height, is_right=True)
