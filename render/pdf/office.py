"""LibreOffice on this machine: where it is, its Python, and a profile that no window shares."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from render.errors import ToolError
from render.message import Message

_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
}
_PYTHONS = ("python", "python.exe", "../Resources/python")  # what LibreOffice brings of its own
_PROBE = 20  # seconds for a Python to say if it has `uno`
# No macro runs, nothing that a letter links to is fetched, nobody is asked anything.
_SETTINGS = {
    "Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Writer/Content/Update": {"Link": "2"},
    "Linguistic/SpellChecking": {"IsSpellAuto": "false"},
}


def program() -> str:
    """Return where LibreOffice is; raises ToolError where it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    places = (place for place in _PLACES.get(sys.platform, ()) if Path(place).is_file())
    path = found or next(places, None)
    if path is None:
        raise ToolError(_MISSING)
    return path


def binary(path: str) -> str:
    """
    Return the program proper, where there is one beside the script that starts it.

    It is then a child of the one who starts it, and ends with it.
    """
    beside = Path(path).resolve().with_name("soffice.bin")
    return str(beside) if beside.is_file() else path


@functools.cache
def python(path: str) -> str | None:
    """Return a Python that can speak to the LibreOffice at `path`, None where there is none."""
    return next((one for one in _pythons(path) if _has_uno(one)), None)


def _pythons(path: str) -> Iterator[str]:
    home = Path(path).resolve().parent
    for name in _PYTHONS:
        if (home / name).is_file():
            yield str(home / name)
    yield from dict.fromkeys(
        found for name in ("/usr/bin/python3", "python3") if (found := shutil.which(name))
    )
    yield sys.executable


def _has_uno(candidate: str) -> bool:
    line = [candidate, "-c", "import uno"]
    try:
        done = subprocess.run(  # noqa: S603 - a Python of this machine, no shell
            line, capture_output=True, timeout=_PROBE, env=environment(), cwd="/", check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def environment(folder: Path | None = None) -> dict[str, str]:
    """Return the environment for LibreOffice: not Segl's own Python, its files in `folder`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if folder is not None:
        kept |= {"TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    return kept


def profile(folder: Path, program: str) -> str:
    """Lay a profile into a private folder; return the argument that names it."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    extensions = settings.with_name("extensions")
    extensions.mkdir(parents=True, exist_ok=True)
    (extensions / "buildid").write_text(_build(program), "utf-8")  # else it starts twice
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, props in _SETTINGS.items()
        for name, value in props.items()
    )
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        "utf-8",
    )
    return f"-env:UserInstallation={(folder / 'profile').as_uri()}"


def _build(program: str) -> str:
    """Return which build of LibreOffice this is, as it says itself, "" where it does not."""
    home = Path(program).resolve().parent
    for name in ("versionrc", "version.ini", "../Resources/versionrc"):
        with contextlib.suppress(OSError):
            lines = (home / name).read_text("utf-8", "replace").splitlines()
            return next((one[8:] for one in lines if one.startswith("buildid=")), "")
    return ""


_MISSING = Message(
    "PDF kræver LibreOffice (soffice), som ikke er installeret her. Debian og Ubuntu: apt install "
    "libreoffice-writer python3-uno fonts-crosextra-carlito fonts-liberation. Windows og macOS: "
    "installér LibreOffice fra libreoffice.org. Uden --pdf bliver det til Word-filer.",
    "PDF needs LibreOffice (soffice), which is not installed here. Debian and Ubuntu: apt install "
    "libreoffice-writer python3-uno fonts-crosextra-carlito fonts-liberation. Windows and macOS: "
    "install LibreOffice from libreoffice.org. Without --pdf you get Word files.",
)
