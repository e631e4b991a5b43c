"""Make the pictures of README and guide from a real build: cards, contact sheets, sheets, posters.

Run by `make images`, after `make`.
"""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import evening
import pypdfium2
from keys import keys
from labels import FONT, GROUND, INK
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps
from scene import FINER, SHADE
from standing import standing

from kaartspel.deck.load import load
from kaartspel.design import halves

ROOT = Path(__file__).parents[1]
BUILD, IMAGES = ROOT / "build", ROOT / "docs/images"
LARGE, CARD, SMALL, PAGE, WALL = (dpi / 72 for dpi in (150, 100, 80, 50, 30))  # pixels to a pt
QUALITY = 88  # of pictures in JPEG
GAP = 24
SOFT, DARK = 5, 0.32  # of shadows: pixels, and how dark
CORNER = 3 * 72 / 25.4  # pt, of a card
BLEED = 3 * 72 / 25.4  # pt, cut off: the pictures show trimmed cards
COLOURS = 256
CAPTION, LINE, FACE = 40, 22, ImageFont.truetype(FONT, 26)  # pixels: its height, its baseline
MOST = 1.15  # times that a row is enlarged, at the most

# Cards by number, and which page of each: 0 is the front, 1 the back.
SHOWN = (
    (("w08", 0), ("w13", 0), ("w23", 0), ("c6", 0), ("s01", 0)),
    (("v02", 0), ("v24", 0), ("v20", 0), ("v38", 0), ("c1", 0)),
)
BACKS = ((("v01", 1), ("w01", 1), ("c1", 1), ("s01", 1)),)
GUIDE = ((("s01", 0), ("s05", 0), ("v23", 0), ("w08", 0), ("w35", 0), ("c6", 0)),)
HANDOUTS = (("leader", 0), ("leader", 2), ("report", 0), ("slips", 1))
POSTERS = ("gemeentelijke-processen", "belanghebbenden", "values", "clusters")
CONTACT = ("fronts", "fronts-grey", "fronts-deutan", "fronts-protan", "fronts-tritan", "large")
EXAMPLES = {
    "energie": (("e01-zon-op-dak", 0), ("e12-zelf-kiezen", 0), ("e20-stille-inwoners", 0),
                ("s02-drie-vragen", 0), ("e01-zon-op-dak", 1)),
    "methods": (("m05-working-agreements", 0), ("m13-fishbowl", 0), ("m16-worst-idea", 0),
                ("m25-look-back-from-failure", 0), ("m30-who-does-what", 0)),
    "praatjes": (("geur", 0), ("vroeger-durven", 0), ("straat", 0), ("aanraden", 0), ("geur", 1)),
    "flash": (("wethouder", 0), ("wethouder", 1), ("inspreken", 0), ("inspreken", 1),
              ("begroting", 0)),
    "gemeente": (("v31a-loket-in-de-wijk", 0), ("v30-toegang-tot-gegevens", 0),
                 ("w01-gegevens-inzien", 0), ("c1-vrijheid", 0), ("v30-toegang-tot-gegevens", 1)),
    "english": (("v02-openbaren-informatie", 0), ("w05-online-of-balie", 0), ("c5-empathie", 0),
                ("s05-debat-spreken", 0), ("w05-online-of-balie", 1)),
}  # fmt: skip
# A card of each kind that ships: of which example, or the shipped deck, and which sides of it.
KINDS = {
    "question": ("", "v02-*", (0,)),
    "statement": ("", "w08-*", (0,)),
    "cluster": ("", "c6-*", (0,)),
    "plain": ("praatjes", "straat", (0,)),
    "method": ("methods", "m05-*", (0,)),
    "two-sided": ("flash", "wethouder", (0, 1)),
    "rules": ("", "s01-*", (0,)),
}
DEAL = ("--game", "debat", "--tables", "4", "--players", "5", "--seed", "raad-2026")


def page(path: Path, number: int, scale: float, bleed: float = 0) -> Image.Image:
    """Return a page of a PDF (from 0), `scale` pixels to a pt, without its bleed (pt).

    Without its bleed it has the corners of a card.
    """
    with pypdfium2.PdfDocument(path) as document:
        seen = document[number].render(scale=scale, crop=(bleed,) * 4).to_pil().convert("RGB")
    if bleed:
        seen.putalpha(_rounded(seen.size, scale))
    return seen


def _rounded(size: tuple[int, int], scale: float) -> Image.Image:
    """Return what is left of a card whose corners are cut round."""
    fine = Image.new("L", (size[0] * FINER, size[1] * FINER), 0)
    box = (0, 0, fine.width - 1, fine.height - 1)
    ImageDraw.Draw(fine).rounded_rectangle(box, CORNER * scale * FINER, fill=255)
    return fine.reduce(FINER)


def cards(name: str, rows: tuple[tuple[tuple[str, int], ...], ...], scale: float) -> None:
    """Write rows of cards as one file."""
    paths = {number: next((BUILD / "cards").glob(f"{number}-*.pdf")) for row in rows
             for number, _ in row}  # fmt: skip
    write(name, [[page(paths[number], side, scale, BLEED) for number, side in row] for row in rows])


@cache
def face(number: str, is_back: bool) -> Image.Image:
    """Return the front of the card of a number, or its back, large enough for a scene."""
    path = next((BUILD / "cards").glob(f"{number}-*.pdf"))
    return page(path, int(is_back), LARGE * FINER, BLEED).convert("RGB")


def scenes() -> None:
    """Write what an evening looks like, and the box. They have more colours than PNGs can hold."""
    deck = load(ROOT / "deck")
    box = standing(deck)
    values = tuple(card for card in deck.cards if card.kind.id == "statement")
    pictures = {
        "hero": evening.hero(halves(deck), face, box),
        "hand": evening.hand(values, face, box),
        "table": evening.table(values, face, box),
        "box": evening.standing_box(face, box),
    }
    for name, picture in pictures.items():
        picture.save(IMAGES / f"{name}.jpg", quality=QUALITY, subsampling=0, optimize=True)


def write(
    name: str, rows: list[list[Image.Image]], dark: float = DARK, captions: tuple[str, ...] = ()
) -> None:
    """Write rows of pictures as one file, all rows as wide; their shadows are so dark.

    Captions stand above each row, or above each picture of the only one.
    """
    width = max(map(_width, rows))
    rows = [_as_wide(row, width) for row in rows]
    above = CAPTION if captions else 0
    heights = [max(picture.height for picture in row) + GAP + above for row in rows]
    sheet, y = Image.new("RGB", (width, sum(heights) + GAP), GROUND), GAP
    drawn = ImageDraw.Draw(sheet)
    waiting = iter(captions)
    for row, height in zip(rows, heights, strict=True):
        x = GAP
        for i, picture in enumerate(row):
            if captions and (len(rows) == 1 or not i):
                drawn.text((x, y + LINE), next(waiting), INK, FACE, "ls")
            _lay(sheet, picture, (x, y + above), dark)
            x += picture.width + GAP
        y += height
    # Colours of small fields are kept as well as those of large ones.
    few = sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1)
    few.save(IMAGES / name, optimize=True)


def _width(row: list[Image.Image]) -> int:
    return sum(picture.width + GAP for picture in row) + GAP


def _as_wide(row: list[Image.Image], width: int) -> list[Image.Image]:
    """Return a row, enlarged a little if it is nearly so wide: its margins are then even."""
    air = (len(row) + 1) * GAP
    part = (width - air) / (_width(row) - air)
    if not 1 < part < MOST:
        return row
    return [ImageOps.scale(picture, part, Image.Resampling.LANCZOS) for picture in row]


def _lay(sheet: Image.Image, picture: Image.Image, at: tuple[int, int], dark: float) -> None:
    """Lay a picture on a sheet, with its shadow."""
    size = picture.width + 2 * GAP, picture.height + 2 * GAP
    shape = picture.getchannel("A") if picture.mode == "RGBA" else Image.new("L", picture.size, 255)
    around = Image.new("L", size, 0)
    around.paste(shape, (GAP, GAP + SOFT // 2))
    soft = around.filter(ImageFilter.GaussianBlur(SOFT)).point(lambda level: round(level * dark))
    sheet.paste(SHADE, (at[0] - GAP, at[1] - GAP), soft)
    sheet.paste(picture, at, shape)


def examples() -> None:
    """Write a row of cards of each example deck, and all rows as one file."""
    rows = []
    for name, shown in EXAMPLES.items():
        target = BUILD / "examples" / name
        parts = "cards,handouts" if name == "english" else "cards"
        command = ("build", f"examples/{name}", "-o", str(target), "--only", parts, "--quiet")
        subprocess.run([sys.executable, "-m", "kaartspel", *command], cwd=ROOT, check=True)
        row = [page(target / "cards" / f"{id_}.pdf", side, CARD, BLEED) for id_, side in shown]
        write(f"example-{name}.png", [row])
        rows.append(row)
    write("examples.png", rows, captions=tuple(f"examples/{name}" for name in EXAMPLES))


def kinds() -> None:
    """Write a card of each kind that ships as a file of its own, for docs/kinds.md."""
    for kind, (example, name, sides) in KINDS.items():
        folder = BUILD / "examples" / example / "cards" if example else BUILD / "cards"
        path = next(folder.glob(f"{name}.pdf"))
        write(f"kind-{kind}.png", [[page(path, side, SMALL, BLEED) for side in sides]])


def main() -> None:
    """Write the pictures into docs/images."""
    for command in (("preview",), ("deal", *DEAL)):
        subprocess.run(
            [sys.executable, "-m", "kaartspel", *command, "--quiet"], cwd=ROOT, check=True
        )
    IMAGES.mkdir(exist_ok=True)
    examples()
    kinds()
    for name, pictures in keys(BUILD):
        write(f"key-{name}.png", [pictures], dark=0)
    cards("cards.png", SHOWN, LARGE)
    cards("backs.png", BACKS, LARGE)
    cards("guide-cards.png", GUIDE, CARD)
    cards("guide-backs.png", BACKS, CARD)
    for name in CONTACT:
        shutil.copyfile(BUILD / "preview" / f"{name}.png", IMAGES / f"{name}.png")
    handouts = [page(BUILD / "handouts" / f"{n}.pdf", i, PAGE) for n, i in HANDOUTS]
    write("guide-handouts.png", [handouts])
    write("guide-table.png", [[page(BUILD / "deal/tables.pdf", 1, CARD * 0.8)]])
    scenes()
    write("posters.png", [[page(BUILD / "posters" / f"{n}.pdf", 0, WALL) for n in POSTERS]])
    sheets = [page(BUILD / "sheets/a4-duplex.pdf", side, PAGE) for side in (0, 1)]
    folded = page(BUILD / "sheets/a4-fold.pdf", 0, PAGE)
    write("sheets.png", [[*sheets, folded]], captions=("Fronts", "Their backs", "To fold and glue"))


if __name__ == "__main__":
    main()
