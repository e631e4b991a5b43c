"""A deck with pictures and a logo."""

import io
import shutil
from pathlib import Path

from PIL import Image

from repository import ENGLISH

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">{}</svg>'
LOGO = SVG.format('<g fill="#0a5"><circle cx="20" cy="20" r="20"/></g><path d="M50 4h70v12H50z"/>')


def photograph(format_: str, size: tuple[int, int] = (90, 60), mode: str = "RGB") -> bytes:
    """A red picture with a green right half."""
    image = Image.new(mode, size, "#f00")
    image.paste("#0f0", (size[0] // 2, 0, *size))
    out = io.BytesIO()
    image.save(out, format_, quality=95)
    return out.getvalue()


def with_pictures(tmp_path: Path) -> Path:
    deck = tmp_path / "deck"
    shutil.copytree(ENGLISH, deck)
    (deck / "photo.jpg").write_bytes(photograph("JPEG"))
    (deck / "photo.png").write_bytes(photograph("PNG", mode="RGBA"))
    (deck / "logo.svg").write_text(LOGO, "utf-8")
    for name, old, new in (
        ("questions/street.yaml", "id: q01-cars,",
         "id: q01-cars, picture: {file: photo.jpg, alt: two colours, fit: cover},"),
        ("values/fairness.yaml", "id: s01-for-all,",
         "id: s01-for-all, picture: {file: photo.png, alt: red and green, fit: cover},"),
        ("values/fairness.yaml", "suit: sun", "suit: sun\npicture: {file: logo.svg, alt: a dot}"),
        ("deck.yaml", "book:", "logo: {file: logo.svg, alt: a dot and a bar}\nbook:"),
    ):  # fmt: skip
        text = (deck / name).read_text("utf-8")
        assert old in text
        (deck / name).write_text(text.replace(old, new, 1), "utf-8")
    return deck
