"""The user's own setting: which library to use when none is at hand."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import platformdirs

from render import files
from render.characters import visible
from render.errors import FileError
from render.message import Message


def settings_path() -> Path:
    """Return the file of the user's settings, where the system keeps such files."""
    return platformdirs.user_config_path("segl", appauthor=False) / "settings.toml"


def library_setting() -> str:
    """Return the library that the user chose, "" for none or an unreadable setting."""
    try:
        with settings_path().open("rb") as stream:
            return str(tomllib.load(stream).get("library", ""))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return ""


def choose_library(root: Path) -> Path:
    """Remember `root` as the user's library; returns the file written (FileError)."""
    path = settings_path()
    if visible(str(root)) != str(root):
        shown = visible(str(root))
        raise FileError(
            Message(
                f"Mappens navn kan ikke gemmes i indstillingerne: {shown}. Giv den et andet navn.",
                f"The folder's name cannot be kept in the settings: {shown}. Give it another name.",
            )
        )
    # a JSON string is a TOML basic string, backslashes of Windows paths included
    line = f"library = {json.dumps(str(root), ensure_ascii=False)}\n"
    files.write(path, line.encode("utf-8"), overwrite=True)
    return path
