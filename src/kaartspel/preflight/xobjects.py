"""Follow what is painted as a whole: pictures, forms and shadings."""

from typing import Any

import pikepdf

from kaartspel.messages import say
from kaartspel.preflight.canvas import Canvas, Operands, Operators
from kaartspel.preflight.colours import Colours
from kaartspel.preflight.plates import Plates, Space, heaviest
from kaartspel.preflight.state import bounds_of, matrix_of, moved
from kaartspel.preflight.streams import NotJudged

_UNIT = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_STEPS_TO_OPEN, _PIXELS_A_STEP = 20, 1000  # to read a picture
_EVERYWHERE = (-1e6, -1e6, 1e6, 1e6)  # pt; larger than any page


class XObjects:
    """Notes the marks of pictures and shadings on a canvas, and has forms drawn."""

    def __init__(self, canvas: Canvas, colours: Colours) -> None:
        self._canvas, self._colours = canvas, colours
        self._plates: dict[Any, Plates] = {}

    def operators(self) -> Operators:
        """Return what the operators for pictures, forms and shadings do."""
        return {"sh": self._shade, "Do": self._draw, "INLINE IMAGE": self._draw_inline}

    def _shade(self, operands: Operands) -> None:
        """Paint a shading over all that is not clipped."""
        shading = self._canvas.named("/Shading", operands[0])
        if shading is not None:
            self._canvas.mark_plates(_EVERYWHERE, self._colours.heaviest_blend(shading))

    def _draw(self, operands: Operands) -> None:
        drawn = self._canvas.named("/XObject", operands[0])
        if drawn is not None and "/OPI" in drawn:
            self._canvas.fault(
                say("it stands for a picture elsewhere (OPI); place the picture itself")
            )
        match str(drawn.get("/Subtype")) if drawn is not None else "":
            case "/Image":
                self._picture(drawn)
            case "/Form":
                self._canvas.draw(drawn, matrix_of(drawn))
            case "/PS":
                self._canvas.fault(say("there is PostScript in it; take it out"))

    def _draw_inline(self, operands: Operands) -> None:
        """Draw a picture that stands in the content itself."""
        self._picture(operands[0].obj)

    def _picture(self, image: Any) -> None:
        canvas = self._canvas
        bounds = bounds_of([moved(corner, canvas.state.ctm) for corner in _UNIT])
        if "/SMask" in image:
            canvas.transparent()
        packed = str(image.get("/Filter", ""))
        if "LZW" in packed or "JPX" in packed:
            canvas.fault(say("a picture is packed with LZW or JPEG 2000; pack it in another way"))
        if bool(image.get("/ImageMask", image.get("/IM", False))):
            canvas.mark(bounds, canvas.state.fill)
            return
        canvas.sampled(*(float(image.get(key, image.get(short, 0)))
                         for key, short in (("/Width", "/W"), ("/Height", "/H"))))  # fmt: skip
        described = image.get("/ColorSpace", image.get("/CS", pikepdf.Name.DeviceGray))
        space = self._colours.space(described, say("a picture"))
        if not space.foreign:
            try:
                canvas.mark_plates(bounds, self._heaviest(image, space), fills_bounds=True)
            except NotJudged as error:
                canvas.fault(
                    say("a picture could not be judged: {error}; make it smaller", error=error)
                )

    def _heaviest(self, image: Any, space: Space) -> Plates:
        """Return the most ink of a picture, which is read once for a page."""
        key = image.objgen if image.is_indirect else None
        if key is None or key not in self._plates:
            self._plates[key] = heaviest(image, space)
            pixels = int(image.get("/Width", 0)) * int(image.get("/Height", 0))
            self._canvas.take(_STEPS_TO_OPEN + pixels // _PIXELS_A_STEP)
        return self._plates[key]
