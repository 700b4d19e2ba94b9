"""The odds the handbook quotes (E59) are the odds that our own simulation gives."""

import pytest

from scripts.figures.__main__ import FOLDER
from scripts.figures.drawings import DRAWINGS
from scripts.figures.odds import STRUCTURED, UNSTRUCTURED, odds
from scripts.figures.pen import CLAY, TEAL


@pytest.mark.parametrize(
    ("finalists", "correlation", "best_won", "second_better"),
    [
        (5, STRUCTURED, 0.37, 0.42),
        (5, UNSTRUCTURED, 0.27, 0.46),
        (3, STRUCTURED, 0.49, 0.40),
        (10, STRUCTURED, 0.25, 0.43),
    ],
)
def test_the_quoted_odds_come_out_of_the_simulation(finalists, correlation, best_won, second_better):
    found = odds(finalists, correlation)
    assert found.best_won == pytest.approx(best_won, abs=0.01)
    assert found.second_better == pytest.approx(second_better, abs=0.01)


def test_the_same_seed_gives_the_same_odds():
    assert odds(5, STRUCTURED, draws=500) == odds(5, STRUCTURED, draws=500)


def test_another_seed_gives_nearly_the_same_odds():
    assert odds(5, STRUCTURED, seed=7).best_won == pytest.approx(odds(5, STRUCTURED).best_won, abs=0.01)


def test_an_interview_that_measures_nothing_picks_the_best_of_five_one_time_in_five():
    found = odds(5, 0)
    assert found.best_won == pytest.approx(1 / 5, abs=0.01)
    assert found.second_better == pytest.approx(1 / 2, abs=0.01)


def test_an_interview_that_measures_everything_always_picks_the_best():
    found = odds(5, 1, draws=500)
    assert (found.best_won, found.second_better) == (1, 0)


def test_the_drawn_figures_are_the_ones_the_script_draws():
    for name, draw in DRAWINGS.items():
        assert (FOLDER / f"{name}.svg").read_text("utf-8") == draw(), (
            f"run: python -m scripts.figures ({name})"
        )


def test_the_odds_picture_fills_as_many_circles_as_it_says():
    svg = DRAWINGS["odds"]()
    for color, count in ((TEAL, 37), (CLAY, 42)):
        filled = next(line for line in svg.splitlines() if f'fill="{color}" stroke="{color}"' in line)
        assert filled.count("M") == count
        assert f">{count} of 100<" in svg
