"""The labelled sentences in this folder, and how well the tone check does on them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.tone import ToneContext, check_tone, tone_rules

HERE = Path(__file__).parent
FINE = "fine"
HARMFUL = ("threatening", "confrontational", "guilt_tripping", "begging")
SENT_BY_MAIL = ToneContext(channel="email")


@dataclass(frozen=True)
class Measure:
    """Shares between 0 and 1, and the sentences that went wrong."""

    recall: float
    recall_of_harmful: float
    right_category: float
    false_alarms: float
    missed: tuple[str, ...]
    alarmed: tuple[str, ...]


@cache
def sentences(name: str) -> dict[str, list[str]]:
    """A set by its file's name: label to sentences."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def names() -> list[str]:
    """Every set."""
    return sorted(path.stem for path in HERE.glob("*.toml"))


def categories(sentence: str, label: str) -> set[str]:
    """What the check says about a bare sentence; only an attachment needs a way to be sent."""
    context = SENT_BY_MAIL if label == "attachment_missing" else ToneContext()
    return {note.category for note in check_tone(sentence, context, tone_rules())}


@cache
def measure(name: str) -> Measure:
    """How the check does on a set; any note counts as found."""
    labelled = [(label, s, categories(s, label)) for label, group in sentences(name).items() for s in group]
    bad = [(label, s, found) for label, s, found in labelled if label != FINE]
    fine = [(s, found) for label, s, found in labelled if label == FINE]
    harmful = [found for label, _, found in bad if label in HARMFUL]
    return Measure(
        recall=sum(bool(found) for _, _, found in bad) / len(bad),
        recall_of_harmful=sum(map(bool, harmful)) / len(harmful),
        right_category=sum(label in found for label, _, found in bad) / len(bad),
        false_alarms=sum(bool(found) for _, found in fine) / len(fine),
        missed=tuple(f"{label}: {s}" for label, s, found in bad if not found),
        alarmed=tuple(f"{sorted(found)}: {s}" for s, found in fine if found),
    )
