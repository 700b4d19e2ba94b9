"""Step 6: tell the service worker what this build is made of."""

import hashlib
import json
import re
from pathlib import Path

from scripts.site.assemble import FACTS
from scripts.toolbox.problem import Problem
from scripts.toolbox.stamp import files_in

_BUILD_LINE = re.compile(r"^const BUILD = .*$", re.MULTILINE)
_RUNTIME = "assets/runtime/"
_NOT_KEPT = {"sw.js", "robots.txt", ".nojekyll", "third-party-notices.txt", "handbook.pdf"}


def list_files(site: Path, runtime: Path) -> None:
    """Fill in the one line of `sw.js` that starts with `const BUILD = `. Raises Problem when it is not there."""
    script = site / "sw.js"
    files = [path for path in files_in(site) if path.relative_to(site).as_posix() not in _NOT_KEPT]
    served = [path for path in files if path.suffix not in {".br", ".gz"}]
    total = hashlib.sha256(script.read_bytes())
    for path in served:
        total.update(f"{path.relative_to(site)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    names = [path.relative_to(site).as_posix().removesuffix("index.html") or "./" for path in served]
    names = [name for name in names if not name.startswith(_RUNTIME)]
    facts = {"id": total.hexdigest()[:12], "files": names, "runtime": _start(runtime)}
    line = f"const BUILD = {json.dumps(facts, separators=(',', ':'))};"
    text, count = _BUILD_LINE.subn(lambda _: line, script.read_text("utf-8"))
    if count != 1:
        raise Problem(f"{count} lines in overrides/sw.js start with `const BUILD = `; there must be one.")
    script.write_text(text, "utf-8")


def _start(runtime: Path) -> list[str]:
    """What a start of the planner fetches when all goes well: the image where there is one, else Pyodide."""
    facts = json.loads((runtime / FACTS).read_text("utf-8"))
    files = [facts["image"]["wasm"]] if "image" in facts else facts["lean"]["files"].values()
    return [_RUNTIME + file["path"] for file in files]
