"""Step 4: the planner's folder is named by its content, so that browsers may keep it for a year.

One hash for the folder lets its modules import each other by plain relative names.
"""

import hashlib
import re
from pathlib import Path

from scripts.toolbox.stamp import files_in

_FOLDER = "assets/planner"
_MENTION = re.compile(rf"""(?<=["'(])(\.{{0,2}}/)*{_FOLDER}/""")


def name_by_content(site: Path) -> None:
    """Rename `assets/planner`, and correct every mention of it."""
    folder = site / _FOLDER
    named = folder.with_name(f"planner-{_hash(folder)}")
    folder.rename(named)
    for path in files_in(site):
        if path.suffix in {".html", ".js", ".mjs", ".css", ".webmanifest"} and "runtime" not in path.parts:
            text = path.read_text("utf-8")
            renamed = _MENTION.sub(lambda found: found.group().replace(folder.name, named.name), text)
            if renamed != text:
                path.write_text(renamed, "utf-8")


def _hash(folder: Path) -> str:
    total = hashlib.sha256()
    for path in files_in(folder):
        total.update(f"{path.relative_to(folder)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
