"""The data tables that stand below the content: how dates are written and read, and public holidays."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

TABLES = ("dates", "holidays")


@cache
def table(name: str, language: str = "en") -> Mapping[str, Any]:
    """`content/<language>/<name>.toml` as a mapping: baked into Python by the build, else parsed."""
    try:
        baked: Mapping[str, Any] = import_module("planner._baked_tables").tables[language, name]
    except ImportError:
        import tomllib

        return tomllib.loads(
            (Path(__file__).parent / "content" / language / f"{name}.toml").read_text("utf-8")
        )
    return baked
