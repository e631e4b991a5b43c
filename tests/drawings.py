"""Drawings in SVG: those that are drawn as a browser draws them, and those that are told."""

from kaartspel.deck.svg import MAX_BYTES

_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inner: str, box: str = "0 0 100 100", more: str = "") -> bytes:
    """Return an SVG file."""
    root = f'<svg xmlns="http://www.w3.org/2000/svg" {_XLINK} viewBox="{box}" {more}>'
    return f"{root}{inner}</svg>".encode()


_LINES = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'  # noqa: E501
_STAR = "M50 5 79 95 3 40H97L21 95Z"
_INKSCAPE = """<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="30mm"
 viewBox="-20 10 40 30" version="1.1" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/s.dtd"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"><sodipodi:namedview
 inkscape:zoom="2" id="view"/><defs id="defs1"><linearGradient id="unused"/></defs>
 <g inkscape:label="Layer 1" id="layer1" transform="translate(-20,10)" style="display:inline">
 <g id="g2" transform="matrix(0.9,0.1,-0.1,0.9,4,2)"><rect id="r1" x="2" y="3" width="20" height="9"
 ry="2" style="font-variation-settings:normal;opacity:1;fill:#204080;fill-opacity:1;stroke:none;
 stroke-width:0.3;-inkscape-stroke:none;paint-order:normal;stop-color:#000000"/>
 <path id="p1" d="m 5,18 c 6,-8 12,8 20,0" style="fill:none;stroke:#204080;stroke-width:2.5;
 stroke-linecap:square;stroke-dasharray:none;stroke-opacity:1"/></g></g></svg>"""

DRAWN = {
    "lines with round ends": svg(
        '<path d="M8 19h.01"/><path d="M3 9a11 13 0 0 1 17 1"/><circle cx="7" cy="14" r="3"/>'
        '<line x1="13" x2="21" y1="14" y2="20"/><polyline points="2 2 5 6 9 2"/>'
        '<rect x="13" y="2" width="9" height="6" rx="2"/>',
        "0 0 24 24", _LINES),
    "one path in a box that is no square": svg(
        '<path fill="currentColor" d="M20 90C20 50 50 20 90 20L210 20l0 110c0 20 15 40 40 40l110 0'
        ' 0 250c0 40-30 70-70 70L90 490c-40 0-70-30-70-70L20 90zm340 40l-110 0L250 20 360 130z"/>',
        "0 0 384 512"),
    "a box above and left of nothing": svg(
        '<path d="M470-110q-80 0-150-30t-110-80q-50-50-80-110T100-490h90q0 120 80 200T470-210q120 0'
        ' 200-80t80-200h90q0 80-30 150t-80 110q-50 50-110 80T470-110Z"/>', "0 -960 960 960"),
    "a frame that is not drawn": svg(
        '<path d="M0 0h24v24H0z" fill="none"/><path d="M12 2l9 18H3z"/>', "0 0 24 24"),
    "groups as Inkscape saves them": _INKSCAPE.encode(),
    "a star that crosses itself": svg(f'<path d="{_STAR}"/>'),
    "a star with a hole": svg(f'<path fill-rule="evenodd" d="{_STAR}"/>'),
    "a hole by direction": svg('<path d="M5 5H95V95H5ZM30 30V70H70V30Z"/>'),
    "no hole by direction": svg('<path d="M5 5H95V95H5ZM30 30H70V70H30Z"/>'),
    "transforms in each other": svg(
        '<g transform="translate(50 50) rotate(30)"><g transform="scale(2 -1) skewX(20)">'
        '<rect x="-15" y="-20" width="30" height="40" fill="#c30" stroke="#036" stroke-width="5"/>'
        '</g></g>'),
    "a line widened in one direction": svg(
        '<path transform="scale(1 4)" d="M10 5H90V20" fill="none" stroke="#06c" '
        'stroke-width="6"/>'),
    "dashes": svg(
        '<path d="M5 10H95M5 40C30 10 60 90 95 50" fill="none" stroke="#333" stroke-width="6" '
        'stroke-dasharray="12 5 3" stroke-dashoffset="7"/><circle cx="50" cy="75" r="18" '
        'fill="none" stroke="#a00" stroke-width="4" stroke-linecap="round" '
        'stroke-dasharray="0 8"/>'),
    "corners": svg(
        '<g fill="none" stroke-width="9" stroke="black"><path d="M10 40 25 10 40 40"/>'
        '<path stroke-linejoin="bevel" d="M60 40 75 10 90 40"/><path stroke-linejoin="round" '
        'd="M10 90 25 60 40 90Z"/><path stroke-miterlimit="2" d="M60 90 65 60 70 90"/></g>'),
    "shapes used again": svg(
        '<defs><g id="leaf"><path d="M0 0C10-20 30-20 40 0 30 8 10 8 0 0Z"/></g></defs>'
        '<use href="#leaf" x="30" y="30" fill="#080"/><use xlink:href="#leaf" fill="#00a" '
        'transform="translate(60 90) rotate(-90)"/>'),
    "a clip": svg(
        '<defs><clipPath id="c"><circle cx="50" cy="50" r="30"/><rect width="30" height="30"/>'
        '</clipPath></defs><g clip-path="url(#c)"><rect width="60" height="80" fill="#f80"/>'
        '<path d="M0 100 100 0" stroke="#009" stroke-width="8"/></g>'),
    "shapes beyond the box": svg(
        '<rect x="-500" y="-500" width="2000" height="530" fill="#c00"/>'
        '<circle cx="100" cy="100" r="40" fill="none" stroke="#080" stroke-width="20"/>'
        '<rect x="200" width="50" height="50" fill="#0c0"/>'),
    "what is hidden and what shows in it": svg(
        '<g visibility="hidden"><rect width="90" height="90" fill="red"/><circle cx="50" cy="50" '
        'r="20" visibility="visible"/></g><rect display="none" width="100" height="100"/>'
        '<rect opacity="0" width="100" height="100"/><g style="display:none"><path d="M0 0h99v99"/>'
        '</g>'),
    "colours in many ways": svg(
        '<g color="teal"><rect width="20" height="90" fill="currentColor"/></g>'
        '<rect x="20" width="20" height="90" fill="rgb(200, 30%, 0)"/>'.replace("30%", "80")
        + '<rect x="40" width="20" height="90" fill="hsl(120, 60%, 30%)"/>'
        '<rect x="60" width="20" height="90" style="fill:#FA0 !important"/>'
        '<rect x="80" width="20" height="90" fill="#33669900"/>'),
    "lengths with units": svg(
        '<rect width="50%" height="100%" fill="#ddd"/><circle cx="50%" cy="10mm" r="4mm"/>'
        '<line x1="0" y1="1in" x2="100" y2="1in" stroke="red" stroke-width="2pt"/>'),
    "corners of a rectangle": svg(
        '<rect x="5" y="5" width="90" height="40" rx="30"/><rect x="5" y="55" width="90" '
        'height="40" rx="40" ry="8" fill="#555"/>'),
    "an open shape, filled": svg('<polyline points="10,10 90,10 50,90" fill="#740"/>'),
    "what programs add": svg(
        '<title>x</title><desc>y</desc><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/'
        '22-rdf-syntax-ns#"/></metadata><g id="a" class="b" data-name="c" aria-hidden="true" '
        'font-family="serif"><ellipse cx="50" cy="50" rx="40" ry="10"/></g>',
        more='width="200" height="200" version="1.1" xml:space="preserve"'),
    "a tiny box": svg('<circle cx=".5" cy=".5" r=".3" fill="none" stroke="#000" '
                      'stroke-width=".2"/>', "0 0 1 1"),
    "a huge box": svg('<path d="M1e5 1e5h5e5v5e5h-9e4z" stroke="#f00" stroke-width="4e4"/>',
                      "0 0 800000 800000"),
    "the first of two of a name": svg(
        '<defs><path id="a" d="M0 0h50v50z"/><circle id="a" cx="50" cy="50" r="30"/></defs>'
        '<use href="#a"/>'),
    "words in capitals": svg(
        '<path fill-rule="EvenOdd" d="M5 5H95V95H5ZM30 30H70V70H30Z" visibility="Visible" '
        'stroke="NONE" clip-path="NONE" paint-order="Normal"/>'),
    "what is important": svg(
        '<rect width="50" height="50" style="fill:#0a0 ! important;fill:#00a"/>'),
    "colours as functions": svg(
        '<rect width="20" height="90" fill="rgba(200,0,0,1)"/>'
        '<rect x="20" width="20" height="90" fill="rgb(0 300 -5 / 100%)"/>'
        '<rect x="40" width="20" height="90" fill="rgb(0%, 40%, 120%)"/>'
        '<rect x="60" width="20" height="90" fill="hsla(400deg 80% 40% / 1)"/>'
        '<rect x="80" width="20" height="90" fill="#c0cf"/>'),
    "an arc without a radius": svg('<path d="M10 50A0 20 0 0 1 90 50L50 90z"/>'),
    "a clip in what is hidden": svg(
        '<g visibility="hidden"><clipPath id="c"><rect width="30" height="30"/></clipPath></g>'
        '<rect width="50" height="50" clip-path="url(#c)"/><circle cx="70" cy="70" r="9"/>'),
    "a clip that takes its rule over": svg(
        '<g clip-rule="evenodd"><clipPath id="c"><path d="M5 5H95V95H5ZM30 30H70V70H30Z"/>'
        '</clipPath></g><rect width="60" height="60" clip-path="url(#c)"/>'),
    "a clip of what is moved": svg(
        '<clipPath id="c"><rect x="20" y="20" width="30" height="30"/></clipPath><defs>'
        '<rect id="q" width="50" height="50"/></defs><use href="#q" x="30" y="30" '
        'clip-path="url(#c)"/>'),
    "a transform as programs shorten it": svg(
        '<path transform="translate(40-5)rotate(30)scale(.5.75)" d="M0 20h50v50z"/>'),
    "a radius below nothing": svg('<rect width="80" height="40" rx="-4" ry="10"/>'),
    "a path that goes on after it is closed": svg('<path d="M10 10h30v30h-30zl40 60h40z"/>'),
}  # fmt: skip

_SHADE = '<linearGradient id="g"><stop stop-color="red"/></linearGradient>'
_BOX = '<rect width="50" height="50"'


def crossing(points: int) -> str:
    """Return a path of lines that cross each other as often as they can."""
    step = points // 2 - 1 + points % 2
    places = [(i * step % points * 7919 % 997 / 10, i * step % points * 104729 % 991 / 10)
              for i in range(points)]  # fmt: skip
    return "M" + " ".join(f"{x} {y}" for x, y in places) + "z"


TOLD = {
    "a mask": (f'<mask id="m"/>{_BOX} mask="url(#m)"/>', "'mask' is not used"),
    "a mask in a style": (f'{_BOX} style="mask:url(#m)"/>', "'mask' is not used"),
    "a marker": ('<path d="M0 0h9" marker-end="url(#a)"/>', "'marker-end' is not used"),
    "a group that is see-through": (f'<g opacity=".5">{_BOX}/></g>', "see-through"),
    "a group in per cent": (f'<g opacity="50%">{_BOX}/></g>', "see-through"),
    "a fill that is see-through": (f'{_BOX} fill-opacity="0.3"/>', "see-through"),
    "a line that is see-through": (
        f'{_BOX} stroke="red" stroke-opacity="0.3"/>', "see-through"),
    "a colour that is see-through": (f'{_BOX} fill="#cc000010"/>', "see-through"),
    "a short colour that is see-through": (f'{_BOX} fill="#c008"/>', "see-through"),
    "a filter": (f'{_BOX} filter="url(#f)"/>', "'filter' is not used"),
    "a gradient": (f'<defs>{_SHADE}</defs>{_BOX} fill="url(#g)"/>', "flat colour"),
    "a pattern on a line": (f'{_BOX} stroke="url(#g)"/>', "flat colour"),
    "text": ("<text>Hi</text>", "turn text into outlines"),
    "a picture": ('<image href="#a"/>', "<image> is not used"),
    "nothing used": ('<use href="#gone"/>', "uses '#gone', which is not in it"),
    "what uses itself": ('<g id="a"><use href="#a"/></g>', "again within themselves"),
    "a symbol": ('<symbol id="a"/><use href="#a"/>', "<symbol> is not used"),
    "a drawing within": ('<svg width="9" height="9"/>', "<svg> is not used"),
    "a switch": (f"<switch>{_BOX}/></switch>", "<switch> is not used"),
    "a style sheet": ("<style>rect{fill:red}</style>", "<style> is not used"),
    "an origin of transforms": (
        f'{_BOX} transform-origin="50 50" transform="rotate(9)"/>', "'transform-origin'"),
    "a transform in a style": (f'{_BOX} style="transform:rotate(9deg)"/>', "'transform'"),
    "a box of transforms": (
        f'{_BOX} style="transform-box:fill-box" transform="rotate(9)"/>', "'transform-box'"),
    "a measure in a style": ('<circle r="9" style="r:20px"/>', "the style 'r'"),
    "an attribute in capitals": (f'{_BOX} FILL="red"/>', "'FILL' is not used"),
    "a number that breaks off": ('<rect width="40." height="9"/>', "no length that is known"),
    "a length without end": (f'<rect width="{"9" * 400}" height="9"/>', "no length that is known"),
    "points that are letters": ('<polygon points="0,0 9,0 L 9,9"/>', "no pairs of numbers"),
    "a point without its other number": ('<polygon points="0,0 9,0 9"/>', "no pairs of numbers"),
    "what has no name, used": (f'{_BOX}/><use href="#"/>', "uses '#'"),
    "deep groups": ("<g>" * 60 + f"{_BOX}/>" + "</g>" * 60, "nested deeper than 50"),
    "a path in a style": ('<path style="d:path(\'M0 0h9\')"/>', "the style 'd'"),
    "a line below its shape": (
        f'{_BOX} fill="red" stroke="blue" paint-order="stroke"/>', "below its shape"),
    "a blend": (f'{_BOX} style="mix-blend-mode:multiply"/>', "'mix-blend-mode'"),
    "a line that does not scale": (
        f'{_BOX} stroke="red" vector-effect="non-scaling-stroke"/>', "'vector-effect'"),
    "a clip that is not there": (f'{_BOX} clip-path="url(#no)"/>', "clip"),
    "a clip by a word": (f'{_BOX} clip-path="circle(20px)"/>', "clip"),
    "a clip sized by its shape": (
        f'<clipPath id="c" clipPathUnits="objectBoundingBox">{_BOX}/></clipPath>'
        f'{_BOX} clip-path="url(#c)"/>', "sized by a shape"),
    "a colour unheard of": (f'{_BOX} fill="bordeaux-ish"/>', "no colour that is known"),
    "a variable": (f'{_BOX} fill="var(--ink)"/>', "no colour that is known"),
    "a length unheard of": ('<rect width="5em" height="5"/>', "no length that is known"),
    "a transform unheard of": (f'{_BOX} transform="scale(2"/>', "transform 'scale(2'"),
    "a path that breaks off": ('<path d="M0 0L9"/>', "a path is broken"),
    "a path beyond all numbers": ('<path d="M1e999 0h9v9z"/>', "reaches too far"),
    "a length of its own": ('<path pathLength="9" d="M0 0h9v9z"/>', "'pathLength'"),
    "nothing within its box": ('<rect x="200" width="50" height="50"/>', "nothing drawn"),
    "an animation": (f'{_BOX}><animate attributeName="x"/></rect>', "<animate>"),
    "dashes without end": (
        '<path d="M0 50H100" stroke="#c00" stroke-width="3" stroke-dasharray="0.001 0.001"/>',
        "too many dashes"),
    "a star of 2000 points": (f'<path d="{crossing(2000)}"/>', "cross each other too often"),
    "a line of 2000 corners": (
        f'<path fill="none" stroke="red" d="{crossing(2000)}"/>', "cross each other too often"),
    "a rhythm without end": (
        f'<path d="M0 9h99" stroke="red" stroke-dasharray="{"9 " * 400}"/>', "make them fewer"),
    "a long value that each shape takes over": (
        f'<g stroke-dasharray="{"9 " * 9000}">{_BOX}/></g>', "'stroke-dasharray' is too long"),
    "a long path used without end": (
        f'<path id="p" class="{"x" * 90_000}" d="M0 0h9v9z"/>' + '<use href="#p"/>' * 20,
        "used too often"),
    "a shape used without end": (
        "".join(f'<g id="g{i}"><use href="#g{i + 1}"/><use href="#g{i + 1}"/></g>'
                for i in range(20)) + '<g id="g20"><path d="M0 0h9v9z"/></g>',
        "more than 5000 shapes"),
}  # fmt: skip
assert max(len(inner) for inner, _ in TOLD.values()) < MAX_BYTES
