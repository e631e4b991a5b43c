"""A scene in perspective: flat faces in space, as one sees them, in one light."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from light import Light, Ray, falling, is_above, shadow
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from space import NOWHERE, UP, Camera, Plane, Point, Spot, cross, plus

Colour = tuple[int, int, int]
Area = tuple[int, int, int, int]  # left, top, right and bottom, in pixels

FINER = 3  # all is drawn so many times larger, and made smaller once: no edge is jagged
SHADE = (58, 38, 26)  # what lies in shadow goes to
TABLE = Plane(NOWHERE, (1, 0, 0), (0, -1, 0))
_COARSE = 3  # a shadow is soft: it is drawn so many times smaller
_SMOOTH = 2.6  # pixels of those: no shadow has steps
_DEEP = 0.86  # how dark it is where no light comes
_TURNED = 0.22  # how much it matters how a face is turned to the light
_FLAT = 0.75  # how much less high than wide a pool of light is seen
_WARM = (0.8, 1.0, 1.25)  # how fast light falls off in each channel: it is warmer where it is dim
_WITHIN = 3  # parts of a pixel of that, each way, of which an edge knows where they lie
_FEW = 8  # points of an edge
_OUT = 4  # pixels at the edge of a face


@dataclass(frozen=True, slots=True)
class Plate:
    """A flat thing: its edge on a plane, and a colour, or a face that is `wide` mm.

    `gloss` is how much it shines, from 0 to 255. A `thin` one throws no shadow, and one that is not
    `lit` has its own colour, whatever the light.
    """

    plane: Plane
    edge: Sequence[Point]
    colour: Colour | None = None
    face: Image.Image | None = None
    wide: float = 0.0
    gloss: float = 0.0
    is_thin: bool = False
    is_lit: bool = True


class Scene:
    """A picture to put things into, from what is farthest to what is nearest."""

    def __init__(self, camera: Camera, ground: Colour, light: Light) -> None:
        """Begin with an empty ground."""
        width, height = (side * FINER for side in camera.size)
        self.camera = replace(camera, size=(width, height))
        self.picture = Image.new("RGB", (width, height), ground)
        self._light(light)

    def _light(self, light: Light) -> None:
        self._rays = tuple(light.rays())
        self._full = sum(falling(self._rays, NOWHERE, UP))

    def paint(self, edge: Iterable[Point], colour: Colour) -> None:
        """Fill an outline on the ground, as print: what is shown later throws its shadow on it."""
        ImageDraw.Draw(self.picture).polygon([self.camera.spot(at) for at in edge], colour)

    def show(
        self,
        plates: Sequence[Plate],
        *,
        ground: Plane | None = TABLE,
        light: Light | None = None,
        held: Sequence[Plate] = (),
    ) -> None:
        """Draw things, each in the shadow of the others, and their shadows on the ground, if any.

        From here on all is in this light, if one is given.
        """
        if light:
            self._light(light)
        casting = [plate.edge for plate in plates if not plate.is_thin]
        if ground:
            above = [plate.edge for plate in held if not plate.is_thin]
            self._darken((0, 0, *self.picture.size), ground, casting + above, ground.at)
        for plate in plates:
            self._draw(plate, casting)

    def _draw(self, plate: Plate, casting: Sequence[Sequence[Point]]) -> None:
        spots = [self.camera.spot(point) for point in plate.edge]
        area = self._around(spots)
        if not area:
            return
        if not plate.is_lit:
            self._fill(spots, plate.colour or SHADE, area)
            return
        left, top, *_ = area
        mask = _mask(spots, area)
        before = self.picture.crop(area)
        seen = self._face(plate, area)
        light = sum(falling(self._rays, plate.edge[0], plate.plane.normal)) / self._full
        gain = 1 - _TURNED + _TURNED * min(1.0, light)
        levels = [min(255, round(v * gain + plate.gloss * light)) for v in range(256)]
        self.picture.paste(seen.point(levels * 3), (left, top))
        self._darken(area, plate.plane, casting, plate.edge[0])
        before.paste(self.picture.crop(area), mask=mask)
        self.picture.paste(before, (left, top))

    def _fill(self, spots: Sequence[Spot], colour: Colour, area: Area) -> None:
        """Fill an outline; what is as wide as the picture needs no edge that fine."""
        if area[2] - area[0] > self.picture.width / 2:
            ImageDraw.Draw(self.picture).polygon(spots, colour)
        else:
            self.picture.paste(colour, area, _mask(spots, area))

    def _face(self, plate: Plate, area: Area) -> Image.Image:
        """Return the face of a plate as it is seen in a part of the picture."""
        left, top, right, bottom = area
        size = right - left, bottom - top
        if plate.face is None:
            return Image.new("RGB", size, plate.colour or SHADE)
        plane, wide = plate.plane, plate.wide
        high = wide * plate.face.height / plate.face.width
        corners = (plane.point(*at) for at in ((0, 0), (wide, 0), (wide, high), (0, high)))
        face = _no_finer(plate.face, [self.camera.spot(corner) for corner in corners])
        # The outermost pixels stay out, so that none is looked for where there are none.
        across = plus(NOWHERE, plane.across, wide / (face.width - 2 * _OUT))
        down = plus(NOWHERE, plane.down, high / (face.height - 2 * _OUT))
        at = plus(plus(plus(plane.at, across, -_OUT), down, -_OUT), self.camera.eye, -1)
        back = _inverse(self.camera.columns((across, down, at), (left, top)))
        return face.transform(size, Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC)

    def _darken(
        self, area: Area, plane: Plane, casting: Sequence[Sequence[Point]], at: Point
    ) -> None:
        """Lay the shadows of outlines on a part of the picture that shows a plane."""
        falls = falling(self._rays, at, plane.normal)
        whole = sum(falls)
        # A shadow is soft: every other point of a rounded edge tells where it falls.
        casting = [edge[:: 1 + (len(edge) > _FEW)] for edge in casting if is_above(edge, plane)]
        if not (whole and casting):
            return
        left, top, right, bottom = area
        small = (right - left) // _COARSE + 1, (bottom - top) // _COARSE + 1
        lost, steps = Image.new("L", small, 0), 240 / whole
        carried = 0.0
        for ray, fall in zip(self._rays, falls, strict=True):
            carried += fall * steps
            level = int(carried)
            carried -= level
            if level:
                mask = self._shadows(ray, plane, casting, (left, top), small)
                lost = ImageChops.add(lost, mask.point([0, *[level] * 255]))
        lost = lost.filter(ImageFilter.GaussianBlur(_SMOOTH)).point(
            [min(255, round(v / 240 * 255 * _DEEP)) for v in range(256)]
        )
        lost = lost.resize((small[0] * _COARSE, small[1] * _COARSE), Image.Resampling.BICUBIC)
        lost = lost.crop((0, 0, right - left, bottom - top))
        self.picture.paste(SHADE, (left, top), lost)

    def _shadows(
        self, ray: Ray, plane: Plane, casting: Sequence[Sequence[Point]], corner: Spot,
        size: tuple[int, int],
    ) -> Image.Image:  # fmt: skip
        """Return where the light of a ray does not come."""
        mask = Image.new("L", size, 0)
        drawn = ImageDraw.Draw(mask)
        for edge in casting:
            points = shadow(ray, edge, plane)
            if len(points) > 2 and all(self.camera.is_ahead(point) for point in points):
                spots = map(self.camera.spot, points)
                drawn.polygon([((x - corner[0]) / _COARSE, (y - corner[1]) / _COARSE)
                               for x, y in spots], 1)  # fmt: skip
        return mask

    def _around(self, spots: Iterable[Spot]) -> Area | None:
        """Return what of the picture is around these, if anything."""
        xs, ys = zip(*spots, strict=True)
        left, top = max(0, int(min(xs)) - 2), max(0, int(min(ys)) - 2)
        right = min(self.picture.width, int(max(xs)) + 3)
        bottom = min(self.picture.height, int(max(ys)) + 3)
        return (left, top, right, bottom) if right > left and bottom > top else None

    def blur(self, far: float) -> None:
        """Put all that is there out of focus, by so many pixels of the picture."""
        self.picture = self.picture.filter(ImageFilter.GaussianBlur(far * FINER))

    def lamp(self, at: Point, wide: float, least: float) -> None:
        """Let light fall around a point: what is `wide` mm away, and further, keeps `least`."""
        x, y = self.camera.spot(at)
        reach = wide * self.camera.scale(at)
        pool = Image.radial_gradient("L").point([_falloff(d / 255, least) for d in range(256)])
        size = round(2 * reach), round(2 * reach * _FLAT)
        pool = pool.resize(size, Image.Resampling.BICUBIC)
        light = Image.new("L", self.picture.size, _falloff(1, least))
        light.paste(pool, (round(x - size[0] / 2), round(y - size[1] / 2)))
        warm = [light.point([round(255 * (v / 255) ** much) for v in range(256)]) for much in _WARM]
        self.picture = ImageChops.multiply(self.picture, Image.merge("RGB", warm))

    def seen(self) -> Image.Image:
        """Return the picture in its own size."""
        return self.picture.reduce(FINER)


def _mask(spots: Iterable[Spot], area: Area) -> Image.Image:
    """Return how much of each pixel of an area lies within an outline."""
    left, top, right, bottom = area
    mask = Image.new("L", ((right - left) * _WITHIN, (bottom - top) * _WITHIN), 0)
    places = [((x - left) * _WITHIN, (y - top) * _WITHIN) for x, y in spots]
    ImageDraw.Draw(mask).polygon(places, 255)
    return mask.reduce(_WITHIN)


def _no_finer(face: Image.Image, corners: Sequence[Spot]) -> Image.Image:
    """Return a face with no more pixels, either way, than are seen: else type on it is jagged."""
    a, b, c, d = corners
    wide = math.ceil(max(math.dist(a, b), math.dist(d, c))) + 2 * _OUT
    high = math.ceil(max(math.dist(a, d), math.dist(b, c))) + 2 * _OUT
    size = min(face.width, wide), min(face.height, high)
    return face if size == face.size else face.resize(size, Image.Resampling.LANCZOS)


def _falloff(distance: float, least: float) -> int:
    fall = 0.5 - 0.5 * math.cos(math.pi * min(1.0, distance))
    return round(255 * (1 - (1 - least) * fall))


def _inverse(columns: Sequence[Point]) -> tuple[float, ...]:
    """Return the inverse of a projection with these columns, its last number made 1."""
    a, b, c = columns
    rows = cross(b, c), cross(c, a), cross(a, b)
    last = rows[2][2]
    return tuple(value / last for row in rows for value in row)[:8]
