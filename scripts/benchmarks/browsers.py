"""Opens the measuring page in a real browser with a fresh profile, once or several times."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Playwright, sync_playwright
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.service import Service

from scripts.toolbox.browser import ensure_chromium, ensure_firefox, ensure_webkit
from scripts.toolbox.node import node
from scripts.toolbox.process import environment, output

Result = dict[str, Any]
PATIENCE = 240_000  # milliseconds


class Visit(Protocol):
    """Opens an address in the open profile and gives what the page wrote."""

    def __call__(self, url: str) -> Result: ...


@contextmanager
def chromium(slowdown: float = 1) -> Iterator[Visit]:
    """Chromium with a profile on disk, so that its caches are the real ones; `slowdown` divides its speed."""
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = _launch(playwright, profile)

        def visit(url: str) -> Result:
            page = context.new_page()
            if slowdown > 1:
                context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
            page.goto(url)
            out = page.locator("#out:not(:empty)")
            out.wait_for(state="attached", timeout=PATIENCE)
            result: Result = json.loads(out.text_content() or "")
            result["memory"] = _memory(profile)
            page.close()
            return result

        yield visit
        context.close()


def _launch(playwright: Playwright, profile: str) -> Any:
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=ensure_chromium(), headless=True, args=arguments
    )


def _memory(profile: str) -> float:
    """Mebibytes that the renderers of this profile hold, without the browser's own program, which is mapped from disk."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            if b"--type=renderer" in command and profile.encode() in command:
                rollup = (process / "smaps_rollup").read_text()
                total += int(rollup.split("\nPss_Anon:")[1].split()[0])
        except (OSError, IndexError):
            continue
    return total / 1024


@contextmanager
def firefox() -> Iterator[Visit]:
    """Firefox, driven by puppeteer-core; each visit is a new profile."""
    program = Path(__file__).with_name("firefox.mjs")

    def visit(url: str) -> Result:
        heard = output([node(), program, ensure_firefox(), url], seconds=PATIENCE / 1000)
        return dict(json.loads(heard or "{}"))

    yield visit


@contextmanager
def webkit() -> Iterator[Visit]:
    """WebKitGTK's MiniBrowser; needs a display, which `xvfb-run` gives."""
    options = WebKitGTKOptions()
    options.binary_location = ensure_webkit()
    options.add_argument("--automation")
    own = environment(WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1")
    driver = WebKitGTK(options=options, service=Service(shutil.which("WebKitWebDriver"), env=own))
    driver.set_script_timeout(PATIENCE / 1000)

    def visit(url: str) -> Result:
        from selenium.webdriver.support.ui import WebDriverWait

        driver.get(url)
        text = WebDriverWait(driver, PATIENCE / 1000).until(lambda d: d.find_element(By.ID, "out").text)
        return dict(json.loads(text))

    yield visit
    driver.quit()
