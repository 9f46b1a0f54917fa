"""
The dictionaries at hand: of the library, of the system, none.

A library may bring its own in `spelling/`: `da.txt` and `kl.txt` are further words, a line each;
`kl.dic` with `kl.aff` (Hunspell) or `kl.hfstol` (the speller of GiellaLT, by pyhfst) is a whole
dictionary, which for Kalaallisut nobody else supplies. Danish falls back on the system's.
"""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import Any

from qa.flow.spelling import Speller

FOLDER = "spelling"
SYSTEM = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts")
VARIABLE = "SEGL_HUNSPELL"  # a folder with da_DK.dic and da_DK.aff
_NAMES = {"da": "da_DK"}


def speller(language: str, root: Path | None) -> Speller | None:
    """Return the dictionary of a language for a library (None: a loose file), None without one."""
    folder = root / FOLDER if root is not None else None
    own = _words(folder / f"{language}.txt") if folder is not None else frozenset()
    hfst = folder / f"{language}.hfstol" if folder is not None else None
    if hfst is not None and hfst.is_file() and _has("pyhfst"):
        return _of_hfst(hfst, own)
    found = _hunspell(language, folder)
    if found is None or not _has("hunspell"):
        return None
    return _of_hunspell(found, own)


def state(root: Path | None) -> bytes:
    """Return what a report follows from here: which dictionaries there are, and how old."""
    found: list[str] = [f"{name}:{_has(name)}" for name in ("hunspell", "pyhfst")]
    folders = [root / FOLDER] if root is not None else []
    for path in sorted(p for folder in folders if folder.is_dir() for p in folder.iterdir()):
        found.append(f"{path.name}:{path.stat().st_size}:{path.stat().st_mtime_ns}")
    for language in _NAMES:
        stem = _hunspell(language, None)
        if stem is not None:
            dictionary = stem.with_suffix(".dic").stat()
            found.append(f"{stem}:{dictionary.st_size}:{dictionary.st_mtime_ns}")
    return "\n".join(found).encode()


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _hunspell(language: str, folder: Path | None) -> Path | None:
    """Return the path of a Hunspell dictionary without its ending."""
    places = [folder / language] if folder is not None else []
    if name := _NAMES.get(language):
        chosen = os.environ.get(VARIABLE)
        places += [Path(one) / name for one in ((chosen,) if chosen else SYSTEM)]
    ends = (".dic", ".aff")
    return next((p for p in places if all(p.with_suffix(e).is_file() for e in ends)), None)


def _words(path: Path) -> frozenset[str]:
    """Return the words of a list, one a line; `#` begins a remark."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    kept = (line.split("#")[0].strip().casefold() for line in lines)
    return frozenset(word for word in kept if word)


@cache
def _of_hunspell(stem: Path, own: frozenset[str]) -> Speller:
    @cache
    def dictionary() -> Any:
        from hunspell import Hunspell  # late: an optional extra, half a second to load

        return Hunspell(stem.name, hunspell_data_dir=str(stem.parent))

    return Speller(
        lambda word: bool(dictionary().spell(word)),
        lambda word: tuple(dictionary().suggest(word)),
        own,
    )


@cache
def _of_hfst(path: Path, own: frozenset[str]) -> Speller:
    @cache
    def dictionary() -> Any:
        import pyhfst  # late: an optional extra

        return pyhfst.HfstInputStream(str(path)).read()

    return Speller(lambda word: bool(dictionary().lookup(word)), lambda _: (), own)
