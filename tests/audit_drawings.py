"""Compare how drawings come out on a page with how a browser draws them: part of `make audit`."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from audit import browser
from drawings import DRAWN
from kaartspel.deck.model import Drawing
from kaartspel.deck.pictures import read_picture
from kaartspel.design.figures import fitted
from kaartspel.frame import Document, Frame, Group
from kaartspel.pdf import renderer
from kaartspel.problems import Place, Problems
from standins import shipped

TILE = 240  # px, and pt on our page
COLUMNS = 6
MOST = 0.006  # of a tile's pixels may differ clearly: those along slanted edges
CLEAR = 96  # of 255


def main() -> int:
    """Return how many drawings come out otherwise, at most 1; print each with its share."""
    with tempfile.TemporaryDirectory() as folder:
        theirs, ours = browsed(Path(folder)), drawn()
    wrong = 0
    for number, name in enumerate(DRAWN):
        x, y = place(number)
        box = (x, y, x + TILE, y + TILE)
        share = difference(theirs.crop(box), ours.crop(box))
        if share > MOST:
            print(f"{name}: {share:.2%} of the pixels differ")
            wrong += 1
    print(f"{len(DRAWN)} drawings beside a browser's: {wrong} differ")
    return min(wrong, 1)


def place(number: int) -> tuple[int, int]:
    return number % COLUMNS * TILE, number // COLUMNS * TILE


def size() -> tuple[int, int]:
    return COLUMNS * TILE, -(-len(DRAWN) // COLUMNS) * TILE


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that differ clearly in any colour."""
    channels = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return sum(most.histogram()[CLEAR:]) / (TILE * TILE)


def browsed(folder: Path) -> Image.Image:
    """Return a picture of all drawings as the browser shows them."""
    tiles = []
    for number, raw in enumerate(DRAWN.values()):
        (folder / f"{number}.svg").write_bytes(raw)
        x, y = place(number)
        style = f"position:absolute;left:{x}px;top:{y}px;width:{TILE}px;height:{TILE}px"
        fit = "object-fit:contain;object-position:0 0"
        tiles.append(f'<img src="{number}.svg" style="{style};{fit}">')
    page, shot = folder / "all.html", folder / "all.png"
    page.write_text(f'<body style="margin:0">{"".join(tiles)}', "utf-8")
    width, height = size()
    command = [browser(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
               "--force-color-profile=srgb", f"--user-data-dir={folder / 'profile'}",
               f"--screenshot={shot}",
               f"--window-size={width},{height}", page.as_uri()]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return Image.open(shot).convert("RGB")


def drawn() -> Image.Image:
    """Return a picture of all drawings as they come out on a page."""
    items: list[Group] = []
    for number, (name, raw) in enumerate(DRAWN.items()):
        picture = read_picture("a.svg", name, raw, Place("deck.yaml"), Problems())
        assert isinstance(picture, Drawing), name
        items.append(fitted(picture, *place(number), TILE, TILE))
    page = Frame(*size(), 0, tuple(items))
    data = renderer(shipped().fonts).render(Document("", "", "", "en", "2024-01-01", (page,)))
    with pypdfium2.PdfDocument(data) as document:
        shown: Image.Image = document[0].render(scale=1).to_pil()
        return shown.convert("RGB")


if __name__ == "__main__":
    sys.exit(main())
