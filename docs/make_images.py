"""Make the README's pictures from a real build: a few cards of each kind, and the backs.

Run by `make images`, after `make`.
"""

from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
SCALE = 150 / 72  # pixels to a pt
GAP = 24
GROUND = (206, 206, 202)
BLEED = 3 * 72 / 25.4  # pt, cut off: the pictures show trimmed cards

# Each picture: rows of cards by number, and which page of each.
SHEETS = {
    "cards.png": (
        (("w08", 0), ("w13", 0), ("w23", 0), ("w30", 0), ("c6", 0)),
        (("v02", 0), ("v24", 0), ("v20", 0), ("v38", 0), ("c1", 0)),
    ),
    "backs.png": ((("v01", 1), ("w01", 1), ("c1", 1)),),
}


def face(number: str, page: int) -> Image.Image:
    """Return one side of the card with that number."""
    path = next((ROOT / "build/cards").glob(f"{number}-*.pdf"))
    with pypdfium2.PdfDocument(path) as document:
        crop = (BLEED, BLEED, BLEED, BLEED)
        picture = document[page].render(scale=SCALE, crop=crop).to_pil()
    return picture.convert("RGB")


def main() -> None:
    """Write the pictures into docs/images."""
    for name, rows in SHEETS.items():
        faces = [[face(*which) for which in row] for row in rows]
        width, height = faces[0][0].size
        columns = max(map(len, faces))
        size = (columns * (width + GAP) + GAP, len(faces) * (height + GAP) + GAP)
        sheet = Image.new("RGB", size, GROUND)
        for y, row in enumerate(faces):
            for x, image in enumerate(row):
                sheet.paste(image, (GAP + x * (width + GAP), GAP + y * (height + GAP)))
        target = ROOT / "docs/images" / name
        target.parent.mkdir(exist_ok=True)
        sheet.quantize(128).save(target, optimize=True)


if __name__ == "__main__":
    main()
