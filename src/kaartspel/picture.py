"""Turn a page of a PDF into a picture, as pdfium draws it."""

import io

import pypdfium2

COLOURS = 64  # flat fields, and the steps between two of them at the edges


def to_png(pdf: bytes, page: int, scale: float) -> bytes:
    """Return a page (from 0) as a PNG of few colours, `scale` pixels to a pt."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[page].render(scale=scale).to_pil().convert("RGB")
    out = io.BytesIO()
    image.quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
