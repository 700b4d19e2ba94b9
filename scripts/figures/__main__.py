"""Writes every drawing into docs/assets/figures."""

from __future__ import annotations

from pathlib import Path

from scripts.figures.drawings import DRAWINGS

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "assets" / "figures"


def main() -> None:
    """Write the SVG files, each only when it changed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWINGS.items():
        path, svg = FOLDER / f"{name}.svg", draw()
        if not path.exists() or path.read_text("utf-8") != svg:
            path.write_text(svg, "utf-8")
            print(f"drew {path.name}")


if __name__ == "__main__":
    main()
