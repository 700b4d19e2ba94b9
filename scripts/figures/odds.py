"""How often the best of some finalists gets the job, and how often the second would have done it better.

The figure behind E59: each finalist's true performance and interview score are normal, with the correlation
that reviews of interviews report (E58). No real firm is in it; it shows how far a fair guess can miss.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from random import Random

STRUCTURED = 0.42
"""Correlation of a structured interview's score with later performance (E58)."""

UNSTRUCTURED = 0.19
"""The same for a loose talk (E58)."""


@dataclass(frozen=True, slots=True)
class Odds:
    """Shares between 0 and 1: the best person had the highest score; the second would have done better."""

    best_won: float
    second_better: float


def odds(finalists: int, correlation: float, draws: int = 60_000, seed: int = 59) -> Odds:
    """Simulate `draws` interviews. The same seed gives the same odds."""
    random = Random(seed)
    noise = sqrt(1 - correlation**2)
    best_won = second_better = 0
    for _ in range(draws):
        performance = [random.gauss(0, 1) for _ in range(finalists)]
        score = [correlation * true + noise * random.gauss(0, 1) for true in performance]
        first, second = sorted(range(finalists), key=score.__getitem__, reverse=True)[:2]
        best_won += performance[first] == max(performance)
        second_better += performance[second] > performance[first]
    return Odds(best_won / draws, second_better / draws)
