"""The handbook's drawings. Each function returns one SVG; the picture's alt text says the same in words."""

from __future__ import annotations

from scripts.figures.odds import STRUCTURED, odds
from scripts.figures.pen import CLAY, HAIR, INK, SOFT, TEAL, Pen


def odds_picture() -> str:
    """A hundred interviews of five finalists, twice: who won, and who would have done better (E59)."""
    found = odds(5, STRUCTURED)
    pen = Pen(360, 236, seed=59, shown=520)
    for left, share, color, words in (
        (8, found.best_won, TEAL, ("the best of the five", "got the job")),
        (204, found.second_better, CLAY, ("the runner-up would", "have done it better")),
    ):
        count = round(share * 100)
        rings = [
            pen.ring(left + 8 + 14.4 * (n % 10), 12 + 14.4 * (n // 10), 4.7, by=0.35) for n in range(100)
        ]
        pen.path("".join(rings[count:]), HAIR, 1.2)
        pen.path("".join(rings[:count]), color, 1.2, fill=color)
        pen.words(left + 2, 181, f"{count} of 100", size=19, color=color, bold=True)
        pen.words(left + 2, 203, words, size=12.5)
    return pen.svg()


def first_fortnight() -> str:
    """Ten working days, a gap at the weekend, and the few things that belong on them."""
    pen = Pen(360, 392, seed=14, shown=440)
    left, step = 46.0, 30.0

    def place(day: int) -> float:
        return 50 + (day - 1) * step + (12 if day > 5 else 0)

    pen.words(10, 16, "Working days after the news", size=13, color=SOFT)
    pen.line((left, place(1)), (left, place(5) + 4))
    pen.line((left, place(5) + 9), (left, place(6) - 9), color=HAIR, dash="1 5")
    pen.line((left, place(6) - 4), (left, place(7)))
    pen.line((left, place(7) + 6), (left, place(10) + 18), color=HAIR, dash="1 6")
    marked = {1: TEAL, 2: TEAL, 3: TEAL, 4: TEAL, 6: CLAY}
    for day in range(1, 11):
        color = marked.get(day)
        pen.path(
            pen.ring(left, place(day), 5 if color else 2.8, by=0.2), color or HAIR, 1.4, fill=color or "none"
        )
        pen.words(30, place(day) + 4.5, str(day), size=13, color=INK if color else SOFT, anchor="end")
    for day, title, more in (
        (1, "Reply, in four or five lines", "and tell the person who referred you"),
        (6, "One nudge, if you asked for advice", "and heard nothing"),
    ):
        pen.words(66, place(day) - 3, title, bold=True, size=13.5)
        pen.words(66, place(day) + 13, more, size=12.5, color=SOFT)
    pen.words(66, place(2) + 5, "Look back at the interview", bold=True, size=13.5)
    pen.line(
        (58, place(3) - 5), (62, place(3) - 5), (62, place(4) + 5), (58, place(4) + 5), color=TEAL, width=1.2
    )
    pen.words(72, place(3) + 20, "LinkedIn, one person a day", bold=True, size=13.5)
    pen.words(66, place(9) + 5, "Then stop.", bold=True, size=13.5)
    return pen.svg()


def panel_letters() -> str:
    """A table with the panel on the far side, you on the near side, and what goes to whom."""
    pen = Pen(360, 330, seed=133, shown=460)
    pen.path("M52 160C52 141 109 126 180 126S308 141 308 160 251 194 180 194 52 179 52 160z", INK, 1.6)
    for x, y in ((64, 102), (142, 80), (218, 80), (296, 102)):
        pen.path(pen.ring(x, y, 8, by=0.3), INK, 1.6)
        pen.curve(x, y + 25, 14, 14, 0.5, 1.0)
    pen.words(68, 16, "The organizer", size=13, bold=True, anchor="middle")
    pen.words(68, 33, ("one mail, and", "“please pass it on”"), size=11.5, color=SOFT, anchor="middle")
    pen.words(240, 16, "The others you met", size=13, bold=True, anchor="middle")
    pen.words(
        240, 33, ("short notes, each with", "a line of its own"), size=11.5, color=SOFT, anchor="middle"
    )
    pen.path(pen.ring(180, 280, 9, by=0.3), INK, 1.8)
    pen.curve(180, 311, 18, 18, 0.5, 1.0)
    pen.words(208, 306, "You", size=13, bold=True)
    for (east, south), seat, color, wide in (
        ((104, 222), (66, 140), TEAL, 32),
        ((157, 218), (143, 118), INK, 22),
        ((203, 218), (217, 118), INK, 22),
        ((250, 226), (293, 140), CLAY, 22),
    ):
        dash = "" if color == TEAL else "4 5"
        start = 180 + (east - 180) * 0.14, 272 + (south - 272) * 0.14
        pen.line(
            start, (180 + (east - 180) * 0.72, 272 + (south - 272) * 0.72), color=color, width=1.5, dash=dash
        )
        pen.line((east + (seat[0] - east) * 0.14, south - 11), seat, color=color, width=1.5, dash=dash)
        pen.envelope(east, south, wide, color)
    pen.words(268, 226, ("Only one gets", "the question"), size=11.5, color=CLAY)
    return pen.svg()


def evening() -> str:
    """The evening of the day: a window, a lamp, a letter, a cup, and a line that goes on."""
    pen = Pen(640, 190, seed=21, shown=640)
    floor = 162.0
    pen.line((14, floor), (150, floor), (430, floor))
    pen.path(f"M430 {floor}C500 {floor} 508 118 556 112S612 96 628 84", TEAL, 1.8)
    pen.line((62, 30), (62, 118), (150, 118), (150, 30), (62, 30))
    pen.line((106, 30), (106, 118), color=INK, width=1.1)
    pen.line((62, 74), (150, 74), color=INK, width=1.1)
    pen.path("M133 44a9 9 0 1 0 6 15a10.500 10.500 0 0 1-6-15z", TEAL, 1.4)
    pen.line((54, 122), (158, 122))
    for x, y in ((76, 46), (90, 60), (121, 92), (84, 98)):
        pen.path(pen.ring(x, y, 0.9), SOFT, 1)
    pen.line((206, floor), (240, floor - 3), (240, floor), color=INK)
    pen.line((223, floor - 2), (223, 92))
    pen.line((203, 92), (212, 62), (236, 62), (245, 92), (203, 92))
    for upper, lower in (((204, 101), (190, 126)), ((224, 104), (224, 104.5)), ((244, 101), (258, 126))):
        pen.line(upper, lower, color=CLAY, width=1.2, dash="1 7")
    pen.line((284, floor - 2), (296, floor - 40), (374, floor - 40), (362, floor - 2), (284, floor - 2))
    for row, end in ((30, 356), (22, 352), (14, 334)):
        pen.line(
            (302 - (30 - row) * 0.3, floor - row),
            (end - (30 - row) * 0.3, floor - row),
            color=SOFT,
            width=1.1,
        )
    pen.line((398, floor - 30), (401, floor - 2), (425, floor - 2), (428, floor - 30), (398, floor - 30))
    pen.path(f"M427 {floor - 24}c12-2 12 16-1 15", INK, 1.6)
    pen.path(f"M408 {floor - 38}c-4-7 5-9 1-17M418 {floor - 38}c-4-7 5-9 1-17", SOFT, 1.1)
    return pen.svg()


DRAWINGS = {
    "odds": odds_picture,
    "first-fortnight": first_fortnight,
    "panel-letters": panel_letters,
    "evening": evening,
}
