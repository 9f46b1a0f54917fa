"""Where Segl remembers things."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from segl import keep


@pytest.mark.parametrize(
    ("cache", "home"),
    [
        (None, "/home/mette"),
        ("", "/home/mette"),
        ("/var/husket", "/home/mette"),
        ("husket", "/home/mette"),
        ("~/husket", "/home/mette"),
        ("/var/husket", None),
        (None, None),
        (None, ""),
        (None, "hjemme"),
    ],
)
def test_where_platformdirs_says(
    cache: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SEGL_CACHE", raising=False)
    for name, value in (("XDG_CACHE_HOME", cache), ("HOME", home)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert keep.default_folder() == platformdirs.user_cache_path("segl", appauthor=False)


def test_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEGL_CACHE", str(tmp_path))
    assert keep.default_folder() == tmp_path
