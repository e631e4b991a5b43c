"""The same cards, made by other libraries in their own way: same faces, same text, same symbols.

Each function returns one that turns a card into a PDF of two pages; what can be prepared once for
all cards is prepared. Sizes of type are given: the peers need not search for them.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kaartspel import shipped
from kaartspel.deck.model import Card, Deck, Symbol

Maker = Callable[[Card], bytes]
MEDIUM = shipped.FONTS / "AtkinsonHyperlegibleNext_500Medium.ttf"
STRONG = shipped.FONTS / "AtkinsonHyperlegibleNext_800ExtraBold.ttf"
BODY_PT = 13


@dataclass(frozen=True)
class Content:
    """What a card says and shows, for templates."""

    kind: str
    number: str
    heading: str
    text: str
    label: str
    back: str
    colour: str
    ink: str
    symbol: str
    alt: str
    symbols: tuple[str, ...]


def content(deck: Deck, card: Card) -> Content:
    """Return what a card says and shows; drawings as SVG."""
    of_kind = dict.fromkeys(other.suit.symbol for other in deck.cards if other.kind == card.kind)
    red, green, blue = card.suit.colour.screen
    dark = red + green + blue < 250
    return Content(
        kind=card.kind.one,
        number=card.number,
        heading=card.topic or card.said("title"),
        text=card.text,
        label=card.group,
        back=card.kind.word,
        colour=f"#{red:02x}{green:02x}{blue:02x}",
        ink="#ffffff" if dark else "#161412",
        symbol=_svg(card.suit.symbol),
        alt=card.suit.symbol.alt,
        symbols=tuple(map(_svg, of_kind)),
    )


def _svg(symbol: Symbol) -> str:
    path = " ".join(f"{verb}{' '.join(map(str, values))}" for verb, values in symbol.path)
    box = f"0 0 {symbol.size:g} {symbol.size:g}"
    fill = 'fill="#161412" fill-rule="evenodd"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path {fill} d="{path}"/></svg>'
    )


_TYPST = """
#let c = json(bytes(sys.inputs.card))
#let drawn(svg, size, alt: none) = image(bytes(svg), format: "svg", width: size, alt: alt)
#set document(title: c.kind + " " + c.number + ": " + c.heading, author: "Simone Halink")
#set page(width: 69mm, height: 94mm, margin: 8.4mm)
#set text(font: "Atkinson Hyperlegible Next", size: 13pt, lang: "nl", weight: 500,
  fill: rgb(c.ink), hyphenate: true)
#show heading: set text(size: 18pt, weight: 800)
#let ground = pdf.artifact(place(top + left, dx: -8.4mm, dy: -8.4mm,
  rect(width: 69mm, height: 94mm, fill: rgb(c.colour))))
#ground
#pdf.artifact(place(top + right, drawn(c.symbol, 20mm)))
#pdf.artifact(place(bottom + right, rotate(180deg, drawn(c.symbol, 6mm))))
#drawn(c.symbol, 6mm, alt: c.alt)
#text(size: 8pt)[#c.kind] #text(size: 11pt, weight: 800)[#c.number]

= #c.heading

#c.text

#place(bottom + left, text(size: 8pt, weight: 800)[#c.label])
#pagebreak()
#ground
#let half = {
  text(size: 18pt, weight: 800)[#c.back]
  grid(columns: 5, gutter: 3mm, ..c.symbols.map(s => pdf.artifact(drawn(s, 6mm))))
}
#half
#pdf.artifact(place(bottom + right, rotate(180deg, half)))
"""


def typst(deck: Deck) -> Maker:
    """Typst: PDF/UA-1 and PDF/A-2u, in process, with one compiler that is kept."""
    import typst as library

    folder = Path(tempfile.mkdtemp(prefix="kaartspel-bench-"))
    main = folder / "card.typ"
    main.write_text(_TYPST, "utf-8")
    compiler = library.Compiler(
        str(main), font_paths=[str(shipped.FONTS)], ignore_system_fonts=True
    )

    def make(card: Card) -> bytes:
        inputs = {"card": json.dumps(vars(content(deck, card)))}
        made = compiler.compile(
            format="pdf", sys_inputs=inputs, pdf_standards=["ua-1", "a-2u"], timestamp=1_700_000_000
        )
        assert isinstance(made, bytes)
        return made

    return make


_HTML = """<!doctype html><html lang="nl"><head><title>{kind} {number}: {heading}</title>
<meta name="author" content="Simone Halink"></head><body style="--g:{colour};--i:{ink}">
<section><div class="large">{symbol}</div><div role="img" class="sign">{symbol}</div>
<p class="kind">{kind} <b>{number}</b></p><h1>{heading}</h1><p>{text}</p>
<p class="label">{label}</p></section>
<section><h2>{back}</h2><div class="marks">{symbols}</div>
<div class="turned"><h2>{back}</h2><div class="marks">{symbols}</div></div></section></body></html>"""
_CSS = f"""
@font-face {{ font-family: A; font-weight: 500; src: url({MEDIUM.as_uri()}) }}
@font-face {{ font-family: A; font-weight: 800; src: url({STRONG.as_uri()}) }}
@page {{ size: 69mm 94mm; margin: 0 }}
body {{ font: 500 13pt/1.24 A; margin: 0; hyphens: auto }}
section {{ box-sizing: border-box; width: 69mm; height: 94mm; padding: 8.4mm; position: relative;
  background: var(--g); color: var(--i); break-after: page }}
h1, h2 {{ font: 800 18pt A; margin: 2mm 0 }} p {{ margin: 0 0 2mm }} b {{ font-weight: 800 }}
.kind {{ font-size: 8pt }} .label {{ font: 800 8pt A; position: absolute; bottom: 8.4mm }}
.sign svg {{ width: 6mm; height: 6mm }} .marks svg {{ width: 6mm; height: 6mm; margin: 1mm }}
.large svg {{ position: absolute; right: 0; top: 0; width: 20mm; height: 20mm }}
.turned {{ position: absolute; bottom: 8.4mm; right: 8.4mm; transform: rotate(180deg) }}
"""


def weasyprint(deck: Deck) -> Maker:
    """WeasyPrint: PDF/UA-1, with fonts and style sheet that are kept."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = CSS(string=_CSS, font_config=fonts)

    def make(card: Card) -> bytes:
        said = vars(content(deck, card))
        words = {key: value if key in {"symbol", "symbols"} else escape(value)
                 for key, value in said.items()}  # fmt: skip
        page = _HTML.format(**{**words, "symbols": "".join(said["symbols"])})
        made = HTML(string=page).write_pdf(
            stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
        )
        assert isinstance(made, bytes)
        return made

    return make


def fpdf2(deck: Deck) -> Maker:
    """fpdf2, which has no tags for text: drawn only. It reads the fonts for each document."""
    from fpdf import FPDF
    from fpdf.drawing import Transform  # type: ignore[attr-defined,unused-ignore]
    from fpdf.svg import SVGObject

    def make(card: Card) -> bytes:
        said = content(deck, card)
        pdf = FPDF(unit="mm", format=(69, 94))
        pdf.set_margin(8.4)
        pdf.set_auto_page_break(False)
        pdf.set_title(f"{said.kind} {said.number}: {said.heading}")
        pdf.set_lang("nl")
        pdf.add_font("A", "", MEDIUM)
        pdf.add_font("A", "B", STRONG)

        def draw(svg: str, x: float, y: float, size: float) -> None:
            drawing = SVGObject(svg)
            _, _, paths = drawing.transform_to_rect_viewport(
                scale=1, width=size, height=size, align_viewbox=False
            )
            assert paths.transform
            paths.transform = paths.transform @ Transform.translation(x, y)
            pdf.draw_path(paths)

        def page() -> None:
            pdf.add_page()
            pdf.set_fill_color(said.colour)
            pdf.rect(0, 0, 69, 94, style="F")
            pdf.set_text_color(said.ink)

        page()
        draw(said.symbol, 45, 0, 20)
        draw(said.symbol, 8.4, 8.4, 6)
        pdf.set_font("A", "", 8)
        pdf.text(8.4, 85, f"{said.kind} ")
        pdf.set_font("A", "B", 11)
        pdf.text(16, 13, said.number)
        pdf.set_xy(8.4, 25)
        pdf.set_font("A", "B", 18)
        pdf.multi_cell(52, 8, said.heading, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("A", "", BODY_PT)
        pdf.multi_cell(52, 5.7, said.text, align="L")
        pdf.set_font("A", "B", 8)
        pdf.text(8.4, 82, said.label)
        page()
        pdf.set_font("A", "B", 18)
        for turn in (0, 180):
            with pdf.rotation(turn, 34.5, 47):
                pdf.text(8.4, 14, said.back)
                for i, svg in enumerate(said.symbols):
                    draw(svg, 8.4 + i % 5 * 10, 20 + i // 5 * 10, 6)
        return bytes(pdf.output())

    return make


PEERS: dict[str, Callable[[Deck], Maker]] = {
    "Typst": typst, "WeasyPrint": weasyprint, "fpdf2": fpdf2,
}  # fmt: skip
