"""Make the guide's pictures from a real build: cards of each kind, hand-outs, a dealt table.

Run by `make images`, after `make`.
"""

import subprocess
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
DEAL = ("--game", "debat", "--tables", "4", "--players", "5", "--seed", "raad-2026")
CARD, PAGE = 100 / 72, 50 / 72  # pixels to a pt
GAP = 16
GROUND = (206, 206, 202)
BLEED = 3 * 72 / 25.4  # pt, cut off: the pictures show trimmed cards
COLOURS = 64

CARDS = (("s01", 0), ("s05", 0), ("v23", 0), ("w08", 0), ("w35", 0), ("c6", 0))
BACKS = (("v01", 1), ("w01", 1), ("c1", 1), ("s01", 1))


def page(path: Path, number: int, scale: float, bleed: float = 0) -> Image.Image:
    """Return a page of a PDF (from 0), `scale` pixels to a pt, without its bleed (pt)."""
    with pypdfium2.PdfDocument(path) as document:
        return document[number].render(scale=scale, crop=(bleed,) * 4).to_pil().convert("RGB")


def card(number: str, side: int) -> Image.Image:
    """Return one side of the card with that number."""
    return page(next((ROOT / "build/cards").glob(f"{number}-*.pdf")), side, CARD, BLEED)


def beside(name: str, pictures: list[Image.Image]) -> None:
    """Write pictures beside each other as one file."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    sheet = Image.new("RGB", (width, pictures[0].height + 2 * GAP), GROUND)
    at = GAP
    for picture in pictures:
        sheet.paste(picture, (at, GAP))
        at += picture.width + GAP
    IMAGES.mkdir(exist_ok=True)
    sheet.quantize(COLOURS).save(IMAGES / name, optimize=True)


def main() -> None:
    """Write the pictures into docs/images."""
    command = [sys.executable, "-m", "kaartspel", "deal", "--quiet", *DEAL]
    subprocess.run(command, cwd=ROOT, check=True)
    beside("guide-cards.png", [card(*which) for which in CARDS])
    beside("guide-backs.png", [card(*which) for which in BACKS])
    sheets = (("leader", 0), ("leader", 1), ("arguments", 0), ("printing", 0))
    handouts = ROOT / "build/handouts"
    beside("guide-handouts.png", [page(handouts / f"{n}.pdf", i, PAGE) for n, i in sheets])
    beside("guide-table.png", [page(ROOT / "build/deal/tables.pdf", 0, CARD * 0.8)])


if __name__ == "__main__":
    main()
