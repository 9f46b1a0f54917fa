"""
How many letters a second become PDF, by which way through LibreOffice?

    python bench/pdf.py [--letters N] [--workers 1,2]

The sample cases' letters over and over: kept servers (`servers N`), the command in groups
(`command N`), and, where it is installed, a plain unoserver (`unoserver`, one of it, without
the completing that makes PDF/A and PDF/UA). Cold is the first letter, from nothing; the rate
counts from then on. The last line is the ratio to one letter a call of the command.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
import xmlrpc.client
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from render import case, recipients
from render.library import open_library
from render.pdf import options
from render.pdf.finish import Pdf
from render.pdf.pool import PdfPool
from render.pdf.servers import Servers
from render.renderer import Renderer

ROOT = Path(__file__).resolve().parents[1]
UNO = "/usr/lib/python3/dist-packages"  # where Debian keeps it
LATEST = 60.0


def main() -> None:
    """Measure each way and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=100)
    parser.add_argument("--workers", default="1,2")
    asked = parser.parse_args()
    letters = list(itertools.islice(itertools.cycle(_letters()), asked.letters))
    few = letters[: max(3, asked.letters // 20)]
    print(f"{len(letters)} letters, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    slowest = _told("command, one a call", *_pool(1, "command", few, single=True))
    rates = []
    for workers in map(int, asked.workers.split(",")):
        rates.append(_told(f"command {workers}", *_pool(workers, "command", letters)))
        rates.append(_told(f"servers {workers}", *_pool(workers, "servers", letters)))
    if shutil.which("unoserver"):
        rates.append(_told("unoserver", *_unoserver(letters)))
    print(f"best against one letter a call: {max(rates) / slowest:.0f}x")


def _letters() -> Iterator[bytes]:
    library = open_library(ROOT)
    for name in library.ids:
        entry = library.entry(name)
        declared = library.schema(entry.manifest.schema)
        renderer = Renderer(library.template(entry), declared, library.municipality())
        for path in entry.cases:
            letters = recipients.letters(case.read(path.read_bytes()), declared.shape)
            yield from (renderer.render(letter.data) for letter in letters)


def _told(name: str, cold: float, rate: float, memory: str = "") -> float:
    print(f"{name:22} cold {cold:5.2f} s, {rate:6.2f} letters a second{memory}")
    return rate


def _pool(
    workers: int, way: str, letters: Sequence[bytes], single: bool = False
) -> tuple[float, float, str]:
    with PdfPool(workers, way) as pool:
        start = time.perf_counter()
        pool.convert(letters[0])
        cold = time.perf_counter() - start
        if workers > 1:
            pool.many(letters[:workers])  # every server is up
        start = time.perf_counter()
        made = [pool.make(one) for one in letters] if single else pool.many(letters)
        rate = len(letters) / (time.perf_counter() - start)
        assert all(isinstance(one, Pdf) for one in made)
        return cold, rate, _memory(pool)


def _memory(pool: PdfPool) -> str:
    """Return what a server and its LibreOffice hold, after all the letters."""
    if not isinstance(pool.converter, Servers) or not Path("/proc").is_dir():
        return ""
    found = []
    for server in pool.converter.servers:
        tree = [server.pid, *_children(server.pid or 0)]
        found.append(sum(_resident(pid) for pid in tree if pid) // 1024)
    return f", {max(found)} MB each"


def _children(pid: int) -> Iterator[int]:
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        yield from map(int, path.read_text("ascii").split())


def _resident(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0


def _unoserver(letters: Sequence[bytes]) -> tuple[float, float]:
    port, uno_port = _free(), _free()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        line = ["unoserver", "--interface", "127.0.0.1", "--port", str(port)]
        line += ["--uno-port", str(uno_port), "--user-installation", folder]
        start = time.perf_counter()
        with subprocess.Popen(
            line, env=os.environ | {"PYTHONPATH": UNO}, stderr=subprocess.DEVNULL
        ) as server:
            try:
                address = f"http://127.0.0.1:{port}"
                proxy = xmlrpc.client.ServerProxy(address, allow_none=True)
                _wait(lambda: proxy.info())
                asked = [f"{name}={_said(value)}" for name, value in options.OPTIONS.items()]

                def convert(letter: bytes) -> object:
                    data = xmlrpc.client.Binary(letter)
                    return proxy.convert(None, data, None, "pdf", options.FILTER, asked)

                convert(letters[0])
                cold = time.perf_counter() - start
                start = time.perf_counter()
                for letter in letters:
                    convert(letter)
                return cold, len(letters) / (time.perf_counter() - start)
            finally:
                server.terminate()


def _said(value: int | bool) -> str:
    return str(value).lower()


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait(ready: Callable[[], object]) -> None:
    end = time.monotonic() + LATEST
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            ready()
            return
        time.sleep(0.1)
    raise TimeoutError


if __name__ == "__main__":
    main()
