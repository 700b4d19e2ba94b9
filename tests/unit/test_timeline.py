"""The plan as a drawn line."""

import itertools
from datetime import date, timedelta

from planner.timeline import LEFT, RIGHT, timeline
from tests.plans import a_plan, a_step

TODAY = date(2026, 11, 21)


def line(*distances):
    steps = tuple(a_step(id=f"s{n}", date=TODAY + timedelta(days=days)) for n, days in enumerate(distances))
    return timeline(a_plan(today=TODAY, steps=steps), "us")


def test_one_day_is_not_a_line():
    assert line() is None
    assert line(3) is None
    assert line(3, 3) is None


def test_steps_stand_in_order_within_the_line():
    found = line(0, 1, 7, 30, 330)
    places = [mark.x for mark in found.marks]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (LEFT, RIGHT)


def test_steps_of_one_day_stand_above_each_other():
    found = line(0, 5, 5, 5)
    assert [mark.row for mark in found.marks] == [0, 0, 1, 2]


def test_first_and_last_day_are_named_and_names_do_not_touch():
    labels = line(0, 1, 2, 3, 4, 100).labels
    assert labels[0][0] == LEFT
    assert labels[-1][0] == RIGHT
    assert all(b[0] - a[0] > 40 for a, b in itertools.pairwise(labels))


def test_a_step_moved_into_the_past_stands_at_the_start():
    assert line(-5, 10).marks[0].x == LEFT


def test_all_steps_in_the_past_do_not_break_the_drawing():
    assert line(-5, -3) is None or line(-5, -3).marks
