"""Facts that are a single choice: what the reader ticked, said plainly."""

from __future__ import annotations

from planner.answers import (
    ANSWERS_BACK,
    CIRCUMSTANCES,
    DEFAULT_WANTS,
    DONE,
    FEELINGS,
    OUTCOMES,
    STAGES,
    STANDINGS,
    US_PLACES,
    WANTS,
)
from planner.facts import CONDITIONS, Condition, Facts

SETTLED = ("turned_down", "came_second", "hired_inside", "reserve_list", "asked_to_reapply")
EU = (
    "ireland", "germany", "austria", "france", "belgium", "netherlands", "spain", "italy", "poland", "hungary",
    "sweden", "denmark", "eu_other",
)  # fmt: skip


def _same(question: str, value: str, name: str, meaning: str) -> None:
    """Register the plain fact that a choice was made: `outcome_turned_down`, `stage_final`, ..."""

    def fact(f: Facts) -> bool:
        answer = getattr(f.answers, question)
        return value in answer if isinstance(answer, tuple) else bool(answer == value)

    fact.__doc__ = meaning
    CONDITIONS[name] = fact


for _question, _values, _prefix in (
    ("outcome", OUTCOMES, ""),
    ("stage", STAGES, "stage_"),
    ("standing", STANDINGS, "standing_"),
    ("done", DONE, "done_"),
    ("circumstances", CIRCUMSTANCES, "has_"),
    ("feeling", FEELINGS, "feels_"),
    ("us_place", US_PLACES, "in_"),
):
    for _value in _values:
        _same(_question, _value, _prefix + _value, f"The reader chose {_value} for {_question}.")
for _back in ANSWERS_BACK:
    if _back != "none":
        _same("their_answer", _back, f"answered_{_back}", f"They wrote back: {_back}.")


def _want(value: str) -> Condition:
    def fact(f: Facts) -> bool:
        if f.answers.wants:
            return value in f.answers.wants
        return value in DEFAULT_WANTS and f.holds("no_is_settled")

    if value == "advice":
        return _wants_advice
    fact.__doc__ = (
        f"The reader wants {value}; thanks, advice and being kept in mind are the default after a plain no."
    )
    return fact


def _wants_advice(f: Facts) -> bool:
    """The reader wants advice, by choice or default; or wants interview notes where no law gives them."""
    if f.answers.wants:
        instead = f.holds("wants_interview_notes") and not f.holds("notes_by_right")
        return "advice" in f.answers.wants or (instead and f.holds("no_is_settled"))
    return f.holds("no_is_settled")


for _value in WANTS:
    CONDITIONS[f"wants_{_value}"] = _want(_value)
