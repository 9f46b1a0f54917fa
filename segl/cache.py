"""
Reports on templates that have not changed since they were judged.

A report is kept under a digest of all that it followed from: the template with its manifest
and cases, the schemas and municipalities of its library, the manifests of its neighbours,
dictionaries, the day, the program itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qa import dictionaries
from qa.finding import Report
from qa.jobs import Job
from qa.reports import stored
from render import home
from segl import keep
from segl.keep import Keep

_SHARED = ("segl.toml", "schemas/*.json", "municipalities/*.toml", "law/*.toml",
           "templates/*/template.toml")  # fmt: skip


@dataclass
class Cache:
    """The reports of one user; each library's shared files are read once."""

    _keep: Keep = field(default_factory=lambda: Keep("lint"))
    _libraries: dict[Path, bytes] = field(default_factory=dict)

    def key(self, job: Job) -> str:
        """Return the digest of all that the report on a job follows from, "" if unreadable."""
        try:
            return keep.digest([keep.program(), repr(job).encode(), *self._inputs(job)]).hex()
        except OSError:
            return ""

    def _inputs(self, job: Job) -> Iterator[bytes]:
        yield keep.of_day()
        if job.root is None:
            yield keep.of_file(job.path)
            yield dictionaries.state(None)
            if job.loose.schema is not None:
                yield keep.of_file(job.loose.schema)
                yield from map(keep.of_file, sorted(job.loose.schema.parent.glob("*.json")))
            return
        if job.root not in self._libraries:
            shared = sorted(path for pattern in _SHARED for path in job.root.glob(pattern))
            files = keep.of_files([*shared, *home.block_files(job.root)])
            self._libraries[job.root] = files
        yield self._libraries[job.root]
        yield dictionaries.state(job.root)
        own = sorted((job.root / "templates" / job.template).rglob("*")) if job.template else []
        if job.block:  # which templates ask for it
            own = sorted(job.root.glob("templates/*/*.do[ct]x"))
        yield keep.of_files(path for path in own if path.is_file())

    def get(self, key: str) -> Report | None:
        """Return the report under a digest, None where there is none."""
        text = self._keep.get(key)
        return stored.read(text) if text is not None else None

    def put(self, key: str, report: Report) -> None:
        """Keep a report."""
        self._keep.put(key, stored.write(report))

    def trim(self) -> None:
        """Delete the oldest reports beyond those that are kept."""
        self._keep.trim()
