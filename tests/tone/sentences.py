"""Labelled sentences, and how well the tone check does on them.

The sets in this folder are unseen: no rule was made and nothing was learned with them in view. The examples beside the
rules taught them, so they only show that nothing got worse.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.content import HERE
from planner.tone import ToneContext, check_tone, tone_rules

UNSEEN = Path(__file__).parent
EXAMPLES = HERE / "en" / "tone" / "examples"
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
def sentences(path: Path) -> dict[str, list[str]]:
    """A set: label to sentences."""
    return tomllib.loads(path.read_text("utf-8"))


def sets(folder: Path) -> list[Path]:
    """Every set in a folder."""
    return sorted(folder.glob("*.toml"))


def categories(sentence: str, label: str) -> set[str]:
    """What the check says about a bare sentence; only an attachment needs a way to be sent."""
    context = SENT_BY_MAIL if label == "attachment_missing" else ToneContext()
    return {note.category for note in check_tone(sentence, context, tone_rules())}


@cache
def measure(*paths: Path) -> Measure:
    """How the check does on some sets; any note counts as found."""
    labelled = [
        (label, s, categories(s, label))
        for path in paths
        for label, group in sentences(path).items()
        for s in group
    ]
    bad = [(label, s, found) for label, s, found in labelled if label != FINE]
    fine = [(s, found) for label, s, found in labelled if label == FINE]
    harmful = [found for label, _, found in bad if label in HARMFUL]
    return Measure(
        recall=_share([bool(found) for _, _, found in bad]),
        recall_of_harmful=_share([bool(found) for found in harmful]),
        right_category=_share([label in found for label, _, found in bad]),
        false_alarms=_share([bool(found) for _, found in fine]),
        missed=tuple(f"{label}: {s}" for label, s, found in bad if not found),
        alarmed=tuple(f"{sorted(found)}: {s}" for s, found in fine if found),
    )


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
