"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
CACHE = ROOT / ".build"
SITE = ROOT / "site"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
PAGES = CACHE / "pages"
RUNTIME = CACHE / "runtime"
