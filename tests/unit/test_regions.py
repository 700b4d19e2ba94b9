"""A reply holds what was asked for: the regions on the screen, and what stands in folds that are open."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from planner.bridge import handle
from planner.cases import REGIONS as DESK
from planner.samples import samples
from scripts.runtime.corpus import BASE, Request, plan, unfolded


def regions(**more: Any) -> dict[str, str]:
    return _regions(plan(BASE, **more))


def _regions(request: Request) -> dict[str, str]:
    found: dict[str, str] = json.loads(handle(json.dumps(request)))["regions"]
    return found


def test_every_message_is_a_region_of_its_own_after_the_list_that_holds_its_place() -> None:
    names = list(regions())
    messages = [name for name in names if name.startswith("message-")]
    assert messages
    assert names.index("messages") < names.index(messages[0])
    assert all(f'data-region="{name}"' in regions()["messages"] for name in messages)


def test_only_the_regions_on_the_screen_are_made_when_they_are_named() -> None:
    assert regions(near=["verdict", "message-reply-thanks", "nothing"]) == {
        name: html for name, html in regions().items() if name in ("verdict", "message-reply-thanks")
    }


@pytest.mark.parametrize("name", samples())
@pytest.mark.parametrize("moved", ["", "2027-01-05"])
def test_what_is_on_the_screen_reads_as_it_does_in_the_whole_plan(name: str, moved: str) -> None:
    raw = {key: str(value) if isinstance(value, date) else value for key, value in samples()[name].items()}
    request = plan(raw, today=raw["today"])
    messages = [region for region in _regions(request) if region.startswith("message-")]
    request["moved"] = {f"send-{m.removeprefix('message-')}": moved for m in messages[:2]}
    whole = _regions(request)
    for near in [*([region] for region in whole), ["messages", *messages[-2:]], ["announce", *messages[:1]]]:
        made = _regions({**request, "near": near})
        assert made == {region: whole[region] for region in near if region not in DESK}


def test_nothing_but_regions_is_told_of_what_is_on_the_screen() -> None:
    assert set(json.loads(handle(json.dumps(plan(BASE, near=[]))))) == {"kind", "regions"}


def test_what_stands_in_a_fold_is_made_once_it_is_open() -> None:
    closed = "".join(regions().values())
    opened = "".join(regions(open=unfolded(plan(BASE))["open"]).values())
    for inside in ("https://mail.google.com/", 'type="date"', 'data-keep="notes.'):
        assert inside not in closed
        assert inside in opened


def test_one_open_fold_opens_no_other() -> None:
    opened = regions(open=["pl-ways-reply-thanks"])
    assert "https://mail.google.com/" in opened["message-reply-thanks"]
    assert all(
        "https://mail.google.com/" not in html
        for name, html in opened.items()
        if name != "message-reply-thanks"
    )
