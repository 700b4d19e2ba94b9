"""Bake the planner's table of public holidays from the `holidays` library.

    python scripts/bake_holidays.py            writes planner/content/en/holidays.toml
    python scripts/bake_holidays.py --check    exits 1 when the file is not what the library gives

Only days from Monday to Friday are kept (the others are free anyway), and only holidays of the whole region:
a bridge day, a half day or one town's saint is left out. Observed days ("Boxing Day, observed") are in.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import holidays
from holidays.version import __version__

TABLE = Path(__file__).resolve().parent.parent / "planner" / "content" / "en" / "holidays.toml"
FIRST_YEAR, LAST_YEAR = 2026, 2029

REGIONS: dict[str, tuple[str, str | None]] = {
    "us": ("US", None),
    "uk_england": ("GB", "ENG"),
    "uk_scotland": ("GB", "SCT"),
    "uk_ni": ("GB", "NIR"),
    "ireland": ("IE", None),
    "canada": ("CA", None),
    "canada_ontario": ("CA", "ON"),
    "australia": ("AU", None),
    "new_zealand": ("NZ", None),
    "germany": ("DE", None),
    "austria": ("AT", None),
    "switzerland": ("CH", None),
    "france": ("FR", None),
    "belgium": ("BE", None),
    "netherlands": ("NL", None),
    "spain": ("ES", None),
    "italy": ("IT", None),
    "poland": ("PL", None),
    "hungary": ("HU", None),
    "sweden": ("SE", None),
    "denmark": ("DK", None),
    "india": ("IN", None),
    "singapore": ("SG", None),
    "south_africa": ("ZA", None),
}

HEAD = """\
# Public holidays from Monday to Friday, by region: a year, then month and day as MMDD.
# Baked by scripts/bake_holidays.py from the holidays library {version}. Do not edit by hand.
# Dates that hang on the moon (Eid, Diwali) are estimates until each country announces them.

first_year = {first}
last_year = {last}

[regions]
"""


def table() -> str:
    """The text of holidays.toml."""
    lines = [HEAD.format(version=__version__, first=FIRST_YEAR, last=LAST_YEAR)]
    for region, (country, part) in REGIONS.items():
        lines.append(f'{region} = """\n')
        # One year more than we keep: New Year's Day is sometimes observed on the 31st of December.
        days = holidays.country_holidays(country, subdiv=part, years=range(FIRST_YEAR, LAST_YEAR + 2))
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            marks = [f"{day:%m%d}" for day in sorted(days) if day.year == year and day.weekday() < 5]
            lines.append(" ".join([str(year), *marks]) + "\n")
        lines.append('"""\n')
    return "".join(lines)


def main() -> int:
    """Write the table, or check it; returns the exit code."""
    parser = argparse.ArgumentParser(description="Bake the table of public holidays.")
    parser.add_argument(
        "--check", action="store_true", help="say whether the table is what the library gives"
    )
    text = table()
    if parser.parse_args().check:
        if TABLE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{TABLE.name} is not what the holidays library gives: run python scripts/bake_holidays.py")
        return 1
    TABLE.write_text(text, encoding="utf-8")
    print(f"{TABLE.name}: {len(REGIONS)} regions, {FIRST_YEAR} to {LAST_YEAR}, {len(text)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
