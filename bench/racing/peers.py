"""
The engines that are raced, with the versions that are raced.

Each is installed into a folder of its own: two of them have the same import name, and none is a
dependency of Segl.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import segl
from racing import dialects
from racing.dialects import Dialect

ROOT = Path(__file__).resolve().parents[2]
DRIVERS = Path(__file__).parent / "drivers"
MINUTES = 10  # for one installation


@dataclass(frozen=True)
class Peer:
    """
    An engine: its package and version (`also`: what it needs beside), `node` or Python.

    `way` tells one way of using it from another, `lacks` says what it cannot do.
    """

    package: str
    version: str
    dialect: Dialect
    node: bool = False
    also: tuple[str, ...] = ()
    way: str = ""
    lacks: str = ""

    @property
    def name(self) -> str:
        """Name in the table, and for the driver."""
        return f"{self.package}, {self.way}" if self.way else self.package


@dataclass(frozen=True)
class Racer:
    """An engine that is there: the command that drives it; or the reason why it is `missing`."""

    peer: Peer
    command: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""

    @property
    def name(self) -> str:
        """Name in the table."""
        return self.peer.name

    def call(self, *words: str | Path) -> list[str]:
        """Return the command that drives the engine with some words."""
        return [*self.command, self.name, *map(str, words)]


SEGL = Peer("segl", segl.__version__, dialects.JINJA)
DOCXTPL = Peer("docxtpl", "0.20.2", dialects.JINJA)
PEERS = (
    DOCXTPL,
    Peer("docxtpl-ng", "0.2.0", dialects.JINJA),
    Peer(
        "docx-mailmerge2",
        "1.0.3",
        dialects.FIELDS,
        lacks="no conditions and no paragraphs that repeat: its letter has those of this case "
        "written out, which is less work",
    ),
    Peer("docxtemplater", "3.71.0", dialects.BRACES, node=True, also=("pizzip@3.3.0",)),
    Peer("easy-template-x", "7.2.8", dialects.BRACES, node=True),
    Peer("docx-templates", "4.15.0", dialects.COMMANDS, node=True),
    Peer("docx-templates", "4.15.0", dialects.COMMANDS, node=True, way="no sandbox"),
    Peer("carbone", "3.8.2", dialects.EXAMPLE, node=True),
)


def ours() -> Racer:
    """Return Segl as it lies here, in this Python."""
    environment = {"PYTHONPATH": str(ROOT)}
    return Racer(SEGL, (sys.executable, str(DRIVERS / "worker.py")), environment)


def installed(peer: Peer, folder: Path) -> Racer:
    """Install a peer below `folder` unless it lies there, and return what drives it."""
    home = folder / f"{peer.package}-{peer.version}"
    done = home / "installed"
    try:
        if not done.exists():
            _install(peer, home)
            done.touch()
    except (OSError, subprocess.SubprocessError) as error:
        print(f"{peer.name}: {error}", file=sys.stderr)
        return Racer(peer, missing=f"not run: {_needed(peer)} could not install it here")
    if peer.node:
        modules = {"NODE_PATH": str(home / "node_modules")}
        return Racer(peer, ("node", str(DRIVERS / "worker.cjs")), modules)
    return Racer(peer, (str(_python(home)), str(DRIVERS / "worker.py")))


def _needed(peer: Peer) -> str:
    return "npm" if peer.node else "pip"


def _install(peer: Peer, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    if peer.node:
        words = [f"{peer.package}@{peer.version}", *peer.also, "--no-audit", "--no-fund"]
        _run(["npm", "install", "--prefix", str(home), *words])
    else:
        _run([sys.executable, "-m", "venv", str(home)])
        _run([str(_python(home)), "-m", "pip", "install", "-q", f"{peer.package}=={peer.version}"])


def _python(home: Path) -> Path:
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(command: list[str]) -> None:
    subprocess.run(
        command, check=True, timeout=60 * MINUTES, stdout=subprocess.DEVNULL, env=_clean()
    )


def _clean() -> dict[str, str]:
    """Return the environment without what would lead one Python to another's packages."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "NODE_PATH")
    }


def environment(racer: Racer) -> dict[str, str]:
    """Return the environment in which a racer runs."""
    return {**_clean(), **racer.environment}
