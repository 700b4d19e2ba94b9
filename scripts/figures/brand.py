"""The share image and the icons, photographed in the browser: `python -m scripts.figures.brand`.

They change once in years, so they are kept in docs/assets/brand and the build does not need a browser.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.figures.drawings import evening

DOCS = Path(__file__).resolve().parents[2] / "docs"
BRAND = DOCS / "assets" / "brand"
FONTS = DOCS / "assets" / "fonts"

STYLE = """
@font-face { font-family: Literata; font-weight: 400; src: url(FONTS/literata-latin-400-normal.woff2); }
@font-face { font-family: Literata; font-weight: 600; src: url(FONTS/literata-latin-600-normal.woff2); }
* { margin: 0; box-sizing: border-box; }
body { width: 1200px; height: 630px; padding: 62px 96px; background: #faf7f0; color: #23272c;
  font: 400 66px/1.18 Literata; letter-spacing: -0.018em; position: relative; }
p { display: flex; gap: 16px; align-items: center; margin-bottom: 36px;
  font: 600 32px/1 Literata; letter-spacing: 0; }
p svg { width: 44px; color: #1d4a57; }
body > svg { position: absolute; left: 76px; bottom: 30px; width: 900px; height: auto; }
"""


def main() -> None:
    """Write share.png (1200 x 630) and the icons (32, 180, 192 and 512 pixels)."""
    mark = (DOCS.parent / "overrides" / ".icons" / "afterword" / "mark.svg").read_text("utf-8")
    style = STYLE.replace("FONTS", FONTS.as_uri())
    words = "What to say, and do, when<br>you don’t get the job."
    _photograph(f"<style>{style}</style><p>{mark}Afterword</p>{words}{evening()}", "share.png", 1200, 630)
    icon = (BRAND / "favicon.svg").read_text("utf-8")
    for size in (32, 192, 512):
        whole = f"<style>*{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{icon}"
        _photograph(whole, f"{'favicon' if size == 32 else 'icon'}-{size}.png", size, size)


def _photograph(html: str, name: str, width: int, height: int) -> None:
    """Draw `html` in a headless Chromium and keep the picture. SystemExit when there is no Chromium."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        raise SystemExit("The pictures need Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f'<!doctype html><meta charset="utf-8">{html}', "utf-8")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--allow-file-access-from-files"]
        shape = [
            f"--window-size={width},{height}",
            f"--screenshot={BRAND / name}",
            "--virtual-time-budget=2000",
        ]
        subprocess.run([browser, *options, *shape, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
