"""The planner works in WebKitGTK, the nearest thing to Safari that runs here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions as until
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from scripts.toolbox.browser import ensure_webkit
from scripts.toolbox.process import environment

ACCESS = "return performance.getEntriesByType('resource').map((entry) => entry.name)"


@pytest.fixture
def driver() -> Iterator[WebKitGTK]:
    """WebKitGTK's MiniBrowser on the virtual screen of this lane."""
    options = WebKitGTKOptions()
    options.binary_location = ensure_webkit()
    options.add_argument("--automation")
    # As root, as in a container, WebKit's own sandbox cannot start.
    own = environment(WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1")
    service = Service(shutil.which("WebKitWebDriver"), env=own)
    driver = WebKitGTK(options=options, service=service)
    yield driver
    driver.quit()


def test_the_journey_and_nothing_leaves(driver: WebKitGTK, server: str) -> None:
    driver.get(f"{server}planner/")
    for answer in ("outcome][value=turned_down", "stage][value=second", "heard][value=email"):
        driver.find_element(By.CSS_SELECTOR, f"input[name={answer}]").click()
    driver.find_element(By.CSS_SELECTOR, "input[name=company]").send_keys("Kestrel & Söhne")
    result = WebDriverWait(driver, 60).until(until.presence_of_element_located((By.ID, "pl-result")))
    WebDriverWait(driver, 30).until(lambda d: "Kestrel & Söhne" in d.find_element(By.TAG_NAME, "body").text)
    assert result.text
    message = (By.CSS_SELECTOR, ".pl-message textarea")
    body = WebDriverWait(driver, 30).until(until.presence_of_element_located(message))
    body.send_keys(Keys.CONTROL + "a")
    body.send_keys("My own words.")
    driver.find_element(By.CSS_SELECTOR, "[data-keep^=ticks]").click()
    driver.find_element(By.CSS_SELECTOR, "input[name=role]").send_keys("falconer")
    WebDriverWait(driver, 30).until(until.presence_of_element_located((By.CSS_SELECTOR, ".pl-newer")))
    driver.refresh()
    ticked = (By.CSS_SELECTOR, "[data-keep^=ticks]:checked")
    WebDriverWait(driver, 60).until(until.presence_of_element_located(ticked))
    kept = driver.find_elements(By.CSS_SELECTOR, "input[name=role], .pl-message textarea")[:2]
    assert [field.get_property("value") for field in kept] == ["falconer", "My own words."]
    assert "0 requests" in driver.find_element(By.CSS_SELECTOR, ".pl-counter").text
    assert [url for url in driver.execute_script(ACCESS) if not url.startswith((server, "blob:"))] == []
