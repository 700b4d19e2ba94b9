"""`./scripts/bench planner`: what it measures is a whole plan, and its cost follows the number of messages."""

from __future__ import annotations

from scripts.benchmarks.plans import MOST_PEOPLE, by_people, by_wants, on_cpython, sample_cases


def test_the_cost_of_a_plan_is_linear_in_people_and_messages() -> None:
    """Per message, the longest plan costs no more than a short one by a wide margin for a busy machine."""
    cases = [*by_people(), *by_wants()]
    times = on_cpython(cases)
    longest = max(times, key=lambda t: t.messages)
    short = times[1]
    assert longest.messages > MOST_PEOPLE > short.messages > 0
    assert longest.ms / longest.messages < 3 * short.ms / short.messages


def test_a_plan_costs_little_more_than_its_texts() -> None:
    """Conditions, dates and budget together cost less than five times the bare rendering of the same texts."""
    times = on_cpython(sample_cases()[:9])
    assert all(t.bare is not None and t.ms < 5 * t.bare + 0.5 for t in times)
