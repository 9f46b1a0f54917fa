"""The Word files that a library's templates were before, from git."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from render.home import LANGUAGES
from render.record import record

SECONDS = 60.0
MAX_BLOBS = 4_000  # of Word files; the newest count
MAX_BYTES = 512 * 2**20  # of all of them
_FILE = re.compile(rf"templates/([^/]+)/(?:({'|'.join(LANGUAGES)})\.(?:docx|dotx)|template\.toml)")
_CHANGE = re.compile(r":\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t(.+)")
_DAY = re.compile(r"#(\d{4}-\d{2}-\d{2})")


@record
class Was:
    """A Word file of a template as it was committed on a day, when its version was so and so."""

    template: str
    language: str
    version: str
    day: str
    data: bytes


@record
class _Blob:
    """A file of a template in a commit, by its number; `language` is "" for a manifest."""

    template: str
    language: str
    day: str
    id: str
    commit: int


def files(root: Path) -> Iterator[Was]:
    """
    Yield each Word file that a template of the library at `root` ever was, the newest first.

    Nothing without git, or where the library does not lie in a repository: the caller says so.
    """
    program = shutil.which("git")
    if program is None:
        return
    blobs = _blobs(program, root)
    contents = _contents(program, root, [one.id for one in blobs])
    yield from reversed(list(_Walk(contents).walked(blobs)))


def is_kept(root: Path) -> bool:
    """Say whether the library lies in a repository that git can read."""
    program = shutil.which("git")
    return (
        program is not None and _run(program, root, ["rev-parse", "--verify", "HEAD"]) is not None
    )


def _blobs(program: str, root: Path) -> list[_Blob]:
    """Return the files of all templates in all commits, the oldest first."""
    words = [
        "-c", "core.quotePath=false", "log", "--reverse", "--format=#%cs", "--raw", "--no-renames",
        "--no-abbrev", "--relative", "--", "templates",
    ]  # fmt: skip
    told = _run(program, root, words)
    found: list[_Blob] = []
    day, commit = "", 0
    for line in (told or b"").decode("utf-8", "replace").splitlines():
        if match := _DAY.fullmatch(line):
            day, commit = match[1], commit + 1
        elif (match := _CHANGE.fullmatch(line)) and (file := _FILE.fullmatch(match[2])):
            if match[1].strip("0"):
                found.append(_Blob(file[1], file[2] or "", day, match[1], commit))
    return sorted(found, key=lambda one: (one.commit, one.language != ""))  # manifests first


def _contents(program: str, root: Path, ids: Sequence[str]) -> dict[str, bytes]:
    """Return the contents of blobs by id, the newest first as long as there is room."""
    wanted = list(dict.fromkeys(reversed(ids)))[:MAX_BLOBS]
    told = _run(program, root, ["cat-file", "--batch"], "\n".join(wanted).encode() + b"\n")
    stream, found = io.BytesIO(told or b""), {}
    while head := stream.readline().split():
        if len(head) == 3 and head[1] == b"blob":
            found[head[0].decode()] = stream.read(int(head[2]))
            stream.read(1)
    return found


def _run(program: str, root: Path, words: Sequence[str], given: bytes = b"") -> bytes | None:
    try:
        done = subprocess.run(  # noqa: S603 - git, no shell, words of our own
            [program, "-C", str(root), *words],
            input=given, capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 and len(done.stdout) <= MAX_BYTES else None


@dataclass
class _Walk:
    """The versions of templates, as they change from commit to commit."""

    contents: dict[str, bytes]
    versions: dict[str, str] = field(default_factory=dict)

    def walked(self, blobs: Sequence[_Blob]) -> Iterator[Was]:
        """Yield the Word files with the version that their manifest had then."""
        seen: set[tuple[str, str, str]] = set()
        for one in blobs:
            data = self.contents.get(one.id)
            if data is None:
                continue
            if not one.language:
                self.versions[one.template] = _version(data)
            elif (one.template, one.language, one.id) not in seen:
                seen.add((one.template, one.language, one.id))
                version = self.versions.get(one.template, "")
                yield Was(one.template, one.language, version, one.day, data)


def _version(data: bytes) -> str:
    try:
        found = tomllib.loads(data.decode("utf-8")).get("version", "")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return ""
    return found if isinstance(found, str) else ""
