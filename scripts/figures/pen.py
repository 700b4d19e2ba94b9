"""A pen that does not shake much: SVG paths with a little of the hand in them, the same at every run."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

INK = "#23272c"
SOFT = "#585c60"
HAIR = "#b9b0a0"
TEAL = "#1d4a57"
CLAY = "#8a4526"

FACE = "'Atkinson Hyperlegible Next',system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"


class Pen:
    """Collects strokes and words for one drawing; lengths are in the drawing's own units."""

    def __init__(self, width: int, height: int, seed: int, shown: int = 0) -> None:
        """`shown` is the width in CSS pixels on a wide screen; 0 means `width`."""
        self.width, self.height, self.shown = width, height, shown or width
        self._random = Random(seed)
        self._parts: list[str] = []

    def _near(self, value: float, by: float) -> float:
        return value + self._random.uniform(-by, by)

    def path(
        self, data: str, color: str = INK, width: float = 1.6, fill: str = "none", dash: str = ""
    ) -> None:
        """One path as it is."""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<path d="{data}" fill="{fill}" stroke="{color}" stroke-width="{width}" '
            f'stroke-linecap="round" stroke-linejoin="round"{dashes}/>'
        )

    def line(
        self,
        *points: tuple[float, float],
        color: str = INK,
        width: float = 1.6,
        dash: str = "",
        by: float = 0.7,
    ) -> None:
        """A line through the points, each piece bent by a hair."""
        (x, y), rest = points[0], points[1:]
        data = f"M{x:.1f} {y:.1f}"
        for to_x, to_y in rest:
            bend = min(by, hypot(to_x - x, to_y - y) / 60)
            middle_x, middle_y = self._near((x + to_x) / 2, bend), self._near((y + to_y) / 2, bend)
            data += f"Q{middle_x:.1f} {middle_y:.1f} {to_x:.1f} {to_y:.1f}"
            x, y = to_x, to_y
        self.path(data, color, width, dash=dash)

    def ring(self, x: float, y: float, radius: float, by: float = 0.0) -> str:
        """The path of a circle whose centre and size are off by at most `by`."""
        x, y, r = self._near(x, by), self._near(y, by), self._near(radius, by / 2)
        return (
            f"M{x - r:.2f} {y:.2f}a{r:.2f} {r:.2f} 0 1 0 {2 * r:.2f} 0a{r:.2f} {r:.2f} 0 1 0-{2 * r:.2f} 0z"
        )

    def curve(
        self, x: float, y: float, wide: float, high: float, start: float, end: float, color: str = INK
    ) -> None:
        """Part of an ellipse from angle `start` to `end`, in turns (0 is right, 0.25 is down)."""
        steps = max(2, round(abs(end - start) * 16))
        turns = [start + (end - start) * step / steps for step in range(steps + 1)]
        points = [(x + wide * cos(2 * pi * t), y + high * sin(2 * pi * t)) for t in turns]
        data = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
        for (ax, ay), (bx, by) in pairwise(points):
            middle_x, middle_y = (ax + bx) / 2, (ay + by) / 2
            data += f"Q{ax:.1f} {ay:.1f} {middle_x:.1f} {middle_y:.1f}"
        self.path(data + f"L{points[-1][0]:.1f} {points[-1][1]:.1f}", color)

    def envelope(self, x: float, y: float, wide: float = 30, color: str = TEAL) -> None:
        """An envelope with its middle at x, y."""
        high = wide * 0.64
        left, top, right, bottom = x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
        self.line((left, top), (right, top), (right, bottom), (left, bottom), (left, top), color=color)
        self.line((left, top), (x, y + high * 0.12), (right, top), color=color)

    def words(
        self,
        x: float,
        y: float,
        lines: str | Iterable[str],
        size: float = 14,
        color: str = INK,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Text, one line below the other."""
        rows = [lines] if isinstance(lines, str) else list(lines)
        weight = ' font-weight="600"' if bold else ""
        place = f' text-anchor="{anchor}"' if anchor != "start" else ""
        for number, row in enumerate(rows):
            style = f'font-size="{size:g}" fill="{color}"{weight}{place}'
            top = y + number * size * 1.32
            self._parts.append(f'<text x="{x:g}" y="{top:.1f}" {style}>{escape(row)}</text>')

    def svg(self) -> str:
        """The whole drawing."""
        height = round(self.height * self.shown / self.width)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.shown}" height="{height}" '
            f'viewBox="0 0 {self.width} {self.height}" font-family="{FACE}">\n'
            + "\n".join(self._parts)
            + "\n</svg>\n"
        )
