"""Turn a deck into one page to open in a browser: to look at, to play and to print from."""

from kaartspel.page.document import DrawnMap, Side, page
from kaartspel.page.export import Beside

__all__ = ["Beside", "DrawnMap", "Side", "page"]
