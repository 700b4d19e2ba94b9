"""ZIP files made by hand, read by an independent reader."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from planner.zipped import zipped

FILES = {
    "plan.txt": b"One line.\r\n",
    "letters/01-thank-you.txt": "Zoë, 李小龍 😀".encode(),
    "Plan für März.csv": b"",
    "all.bin": bytes(range(256)) * 300,
}


@pytest.mark.parametrize("count", range(len(FILES) + 1))
def test_every_file_comes_back_whole(count: int) -> None:
    files = dict(list(FILES.items())[:count])
    with ZipFile(BytesIO(zipped(files))) as opened:
        assert opened.testzip() is None
        assert {info.filename: opened.read(info) for info in opened.infolist()} == files


def test_files_are_readable_where_they_are_unpacked() -> None:
    with ZipFile(BytesIO(zipped(FILES))) as opened:
        assert {info.external_attr >> 16 for info in opened.infolist()} == {0o100644}
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_files_give_the_same_bytes() -> None:
    assert zipped(FILES) == zipped(dict(FILES))
