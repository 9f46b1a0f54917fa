"""
What `segl watch` does: when somebody saves in Word, lint what the change concerns.

Word saves by writing a temporary file, moving the document aside and renaming the new one
into its place, with a lock file `~$name` beside it all along. So only what is there when the
folder has come to rest is looked at, and only if its content is another than before.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qa import blocks, linter
from qa.finding import Report
from qa.jobs import Loose
from qa.law import local
from qa.subject import Subject
from render import library as libraries
from render.errors import SeglError, ToolError
from render.home import SOURCES, above, real
from render.message import Message
from render.record import record
from segl import affected, checking
from segl.failure import refusal
from segl.previewing import FOLDER

if TYPE_CHECKING:
    from threading import Event

WORD = frozenset({".docx", ".dotx"})
SETTLED, LONGEST, PAUSE = 2, 3.0, 0.15  # equal looks in a row, seconds in all, seconds between
DEBOUNCE, TURN = 300, 200  # milliseconds: to come to rest, and for each watch
Tell = Callable[["News"], None]


@record
class News:
    """
    What a change led to: a report on what was linted, files that are gone, or an error.

    `changed` are the files; they may concern no template, as a municipality's file may not.
    """

    report: Report | None = None
    gone: tuple[str, ...] = ()
    error: Message | None = None
    changed: tuple[str, ...] = ()


@record
class Scope:
    """
    What is watched: a library (only some of its templates, if `ids` names any), or loose files.

    `files` are loose Word files, or folders of them.
    """

    root: Path | None = None
    ids: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()

    @property
    def deep(self) -> tuple[Path, ...]:
        """The folders to watch with all that is in them, as far as they are there."""
        if self.root is not None:
            named = [self.root / name for name in SOURCES]
        else:
            named = list(self.files)
        return tuple(dict.fromkeys(path for path in named if path.is_dir()))

    @property
    def flat(self) -> tuple[Path, ...]:
        """The folders to watch for their own files only: around a loose file lies anything."""
        if self.root is not None:
            return (self.root,)
        around = dict.fromkeys(path.parent for path in self.files if not path.is_dir())
        return tuple(path for path in around if path.is_dir())

    def paths(self) -> Iterator[Path]:
        """Yield the files that are there now and can change what lint says."""
        inside = (path for folder in self.deep for path in sorted(folder.rglob("*")))
        around = (path for folder in self.flat for path in sorted(folder.glob("*")))
        for path in (*around, *inside):
            if self.concerns(path) and path.is_file():
                yield path

    def concerns(self, path: Path) -> bool:
        """Say whether a changed file can change what lint says."""
        if path.name.startswith(("~", ".")):
            return False
        if self.root is None:
            inside = any(path == file or file in path.parents for file in self.files)
            return inside and path.suffix.lower() in WORD
        try:
            parts = path.relative_to(self.root).parts
        except ValueError:
            return False
        hidden = any(part.startswith((".", "_")) for part in parts)
        kinds = WORD | {".json", ".toml"}
        return not hidden and parts[:1] != (FOLDER,) and path.suffix.lower() in kinds


@dataclass
class Watcher:
    """Keeps what each file held when it was last looked at."""

    scope: Scope
    _seen: dict[Path, str] = field(default_factory=dict)

    def prime(self) -> None:
        """Take in what is there, so that only what changes from now on is news."""
        for path in self.scope.paths():
            self._is_fresh(path)

    def look(self, paths: Iterable[Path]) -> News | None:
        """Return the news of some changed files, None where nothing is really new."""
        settle(paths)
        fresh = [path for path in sorted(set(paths)) if self._is_fresh(path)]
        if not fresh:
            return None
        gone = tuple(path.name for path in fresh if not path.exists())
        changed = tuple(path.name for path in fresh if path.exists())
        try:
            subjects = list(self._subjects(fresh))
            report = checking.brief(checking.subjects(subjects)) if subjects else None
            return News(report, gone, changed=changed)
        except SeglError as error:
            return News(gone=gone, error=error.message)
        except OSError as error:  # it may be sound again at the next look
            return News(gone=gone, error=refusal(error).message)

    def _is_fresh(self, path: Path) -> bool:
        content = ""
        with suppress(OSError):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        known, self._seen[path] = self._seen.get(path), content
        return known != content

    def _subjects(self, paths: list[Path]) -> Iterator[Subject]:
        if self.scope.root is None:
            yield from (linter.loose_subject(path, Loose()) for path in paths if path.exists())
            return
        library = libraries.open_library(self.scope.root)
        law = local.of(library)
        for name in affected.blocks(library, paths) if not self.scope.ids else ():
            for language in library.blocks.files(name):
                yield blocks.subject(library, name, language, law)
        ids = affected.by(library, paths)
        wanted = [name for name in ids if not self.scope.ids or name in self.scope.ids]
        if wanted:
            yield from linter.library_subjects(library, wanted)


def settle(paths: Iterable[Path]) -> None:
    """Wait until some files are neither written nor on their way, for a few seconds at most."""
    several, same, before = list(paths), 0, None
    end = time.monotonic() + LONGEST
    while same < SETTLED and time.monotonic() < end:
        state = [_state(path) for path in several]
        missing = any(one is None for one in state)
        same = same + 1 if state == before and not missing else 0
        before = state
        if missing and time.monotonic() > end - LONGEST / 2:
            return  # it has been away so long that it is gone
        time.sleep(PAUSE)


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def check() -> None:
    """Raise ToolError where the package that watches is not installed."""
    try:
        import watchfiles  # noqa: F401
    except ImportError as error:
        raise ToolError(_MISSING) from error


def run(scope: Scope, tell: Tell, stop: Event | None = None) -> None:
    """Watch until Ctrl-C (or `stop` is set), telling the news; raises ToolError."""
    check()
    watcher = Watcher(scope)
    watcher.prime()
    with suppress(KeyboardInterrupt):
        for several in _changes(scope, stop):
            news = watcher.look(several)
            if news is not None:
                tell(news)


def _changes(scope: Scope, stop: Event | None) -> Iterator[list[Path]]:
    """Yield files that may have changed; a folder that is new is looked through and watched."""
    while stop is None or not stop.is_set():
        flat, deep = scope.flat, scope.deep
        watches = [_watch(scope, flat, stop, deep=False), _watch(scope, deep, stop, deep=True)]
        several = [*_turn(watches), *scope.paths()]  # what changed before they were watched
        while (scope.flat, scope.deep) == (flat, deep) and not (stop and stop.is_set()):
            if several:
                yield several
            elif not (flat or deep):
                time.sleep(TURN / 1_000)  # nothing to watch until a folder is back
            several = _turn(watches)
        for watch in watches:
            watch.close()


def _turn(watches: Sequence[Iterator[list[Path]]]) -> list[Path]:
    return [path for watch in watches for path in next(watch, [])]


def _watch(
    scope: Scope, folders: Sequence[Path], stop: Event | None, *, deep: bool
) -> Generator[list[Path], None, None]:
    """Yield files changed, again and again, also where there are none."""
    from watchfiles import watch

    if not folders:
        return
    changes = watch(
        *folders,
        watch_filter=lambda _, path: scope.concerns(Path(path)),
        debounce=DEBOUNCE,
        stop_event=stop,
        recursive=deep,
        rust_timeout=TURN,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    for several in changes:
        yield [Path(path) for _, path in several]


def scope(paths: tuple[Path, ...], given: Path | None) -> Scope:
    """Return what the paths on the command line mean; without any, the library at hand."""
    if not paths:
        return Scope(libraries.find(given).root)
    homes = {above(path) for path in paths}
    home = homes.pop() if len(homes) == 1 else None
    if home is None:
        return Scope(files=tuple(real(path) for path in paths))
    ids = [_template(home, path) for path in paths]
    return Scope(home, tuple(name for name in ids if name) if all(ids) else ())


def _template(root: Path, path: Path) -> str:
    """Return the id of the template that a path of a library lies in, "" for none."""
    parts = real(path).relative_to(root).parts
    return parts[1] if len(parts) > 1 and parts[0] == "templates" else ""


def name(scope: Scope) -> str:
    """Return what is watched, in words."""
    if scope.root is None:
        return ", ".join(str(path) for path in scope.files)
    return ", ".join(scope.ids) or str(scope.root)


_MISSING = Message(
    "At holde øje med en mappe kræver pakken watchfiles: pip install watchfiles "
    "(med pipx: pipx inject segl watchfiles).",
    "Watching a folder needs the package watchfiles: pip install watchfiles "
    "(with pipx: pipx inject segl watchfiles).",
)
