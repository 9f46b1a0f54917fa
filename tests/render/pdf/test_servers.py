"""LibreOffices kept running: what happens when one dies, hangs, tires or loses its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from render.errors import ToolError
from render.pdf.finish import Pdf
from render.pdf.pool import PdfPool
from render.pdf.servers import Limits, Server, Servers

POSIX = pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked at in /proc")
Docx = Callable[..., bytes]


def _children(pid: int) -> list[int]:
    """Return the processes that a process started."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def _is_there(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return False
    return state[0] != "Z"


def _gone(pids: list[int], seconds: float = 15) -> bool:
    """Wait until processes are gone."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(map(_is_there, pids)):
        time.sleep(0.05)
    return not any(map(_is_there, pids))


def _servers(pool: PdfPool) -> tuple[Server, ...]:
    assert isinstance(pool.converter, Servers)
    return pool.converter.servers


def _tree(server: Server) -> list[int]:
    """Return the program beside LibreOffice, and LibreOffice."""
    assert server.pid is not None
    return [server.pid, *_children(server.pid)]


@pytest.fixture
def one(libreoffice: str) -> Iterator[PdfPool]:
    """A pool of one for a test that breaks it."""
    with PdfPool(way="servers") as pool:
        yield pool


@POSIX
def test_nothing_starts_before_the_first_letter_and_nothing_stays(one: PdfPool, docx: Docx) -> None:
    (server,) = _servers(one)
    assert server.pid is None
    one.convert(docx("Kære borger"))
    pids, folder = _tree(server), server._folder
    assert len(pids) == 2
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not list(folder.glob("letter.*"))  # it is somebody's letter
    one.close()
    assert _gone(pids)
    assert not folder.exists()


@POSIX
def test_one_that_is_only_starting_is_ended_at_once(one: PdfPool, docx: Docx) -> None:
    """A case is refused while LibreOffice starts: nobody waits for it, and nothing stays."""
    (server,) = _servers(one)
    one.start()
    end = time.monotonic() + 10
    while server.pid is None and time.monotonic() < end:
        time.sleep(0.01)
    pids, folder = _tree(server), server._folder
    start = time.monotonic()
    one.close()
    assert time.monotonic() - start < 2
    assert _gone(pids)
    assert not folder.exists()


def test_one_that_was_started_makes_the_letter(one: PdfPool, docx: Docx) -> None:
    one.start()
    assert one.convert(docx("Kære borger")).startswith(b"%PDF")
    one.start()  # it is up already
    assert one.convert(docx("Kære borger")).startswith(b"%PDF")


@POSIX
@pytest.mark.parametrize("which", [0, 1], ids=["the program beside it", "LibreOffice"])
def test_one_that_is_killed_is_replaced(one: PdfPool, docx: Docx, which: int) -> None:
    letters = [docx(f"Brev {number}") for number in range(12)]
    one.convert(letters[0])
    (server,) = _servers(one)
    first, folder = _tree(server), server._folder
    assert list(Path("/tmp").glob(f"OSL_PIPE_*_{folder.name}"))
    made: list[object] = []
    thread = threading.Thread(target=lambda: made.extend(one.many(letters)))
    thread.start()
    time.sleep(0.3)  # in the middle of a letter, or between two
    os.kill(first[which], signal.SIGKILL)
    thread.join(120)
    assert [type(one) for one in made] == [Pdf] * len(letters)
    assert server.pid not in (first[0], None)
    assert _gone(first)
    assert not folder.exists()
    assert not list(Path("/tmp").glob(f"OSL_PIPE_*_{folder.name}"))


@POSIX
def test_a_letter_that_takes_too_long_is_broken_off(libreoffice: str, docx: Docx) -> None:
    with PdfPool(way="servers", limits=Limits(letter=0.005)) as pool:
        with pytest.raises(ToolError) as caught:
            pool.convert(docx("Kære borger"))
        assert "sekunder" in caught.value.message.da
        (server,) = _servers(pool)
        assert server.pid is None  # the next letter starts another


@POSIX
def test_it_is_replaced_when_it_has_done_enough(libreoffice: str, docx: Docx) -> None:
    with PdfPool(way="servers", limits=Limits(letters=2)) as pool:
        seen = []
        for number in range(3):
            pool.convert(docx(f"Brev {number}"))
            seen.append(_servers(pool)[0].pid)
        assert seen[0] == seen[1] != seen[2]
        assert _gone([pid for pid in seen[:1] if pid])


def test_a_letter_that_is_none_stops_no_other(pool: PdfPool, docx: Docx) -> None:
    made = pool.many([docx("A"), b"PK\x03\x04 ikke et dokument", docx("B")])
    assert [isinstance(one, Pdf) for one in made] == [True, False, True]


def test_threads_share_a_pool(pool: PdfPool, docx: Docx) -> None:
    letters = [docx(f"Brev {number}") for number in range(6)]
    alone = [pool.convert(letter) for letter in letters]
    found: dict[int, bytes] = {}

    def work(number: int) -> None:
        found[number] = pool.convert(letters[number])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [found[number] for number in range(6)] == alone


# --- what becomes of them when Segl ends -------------------------------------------------

SCRIPT = """
import sys, time
from pathlib import Path
from render.pdf.pool import PdfPool
with PdfPool(way="servers") as pool:
    pool.convert(Path(sys.argv[1]).read_bytes())
    server = pool.converter.servers[0]
    print(server.pid, server._folder, flush=True)
    {then}
"""
WAIT = "time.sleep(60)"
FORK = "import os; os.fork() or time.sleep(20); time.sleep(60)"  # a child holds the pipe open


@POSIX
@pytest.mark.parametrize(
    ("number", "then"),
    [
        pytest.param(signal.SIGKILL, WAIT, id="killed"),
        pytest.param(signal.SIGTERM, WAIT, id="ended"),
        pytest.param(signal.SIGINT, WAIT, id="Ctrl-C"),
        pytest.param(signal.SIGKILL, FORK, id="killed, with a child that lives on"),
    ],
)
def test_none_outlives_segl(
    libreoffice: str, docx: Docx, tmp_path: Path, number: int, then: str
) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(docx("Kære borger"))
    line = [sys.executable, "-c", SCRIPT.format(then=then), str(path)]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    segl = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env)
    children: list[int] = []
    try:
        assert segl.stdout is not None
        said = segl.stdout.readline().split()
        pid, folder = int(said[0]), Path(os.fsdecode(said[1]))
        pids = [pid, *_children(pid)]
        assert len(pids) == 2
        children = [one for one in _children(segl.pid) if one != pid]
        segl.send_signal(number)
        segl.wait(20)
        assert _gone(pids)
        end = time.monotonic() + 5
        while folder.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert not folder.exists()
    finally:
        segl.kill()
        segl.wait()
        for child in children:
            os.kill(child, signal.SIGKILL)
        assert segl.stdout is not None
        segl.stdout.close()


@POSIX
def test_a_pool_that_came_by_fork_starts_its_own(
    libreoffice: str, docx: Docx, tmp_path: Path
) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(docx("Kære borger"))
    script = """
import os, sys
from pathlib import Path
from render.pdf.pool import PdfPool
letter = Path(sys.argv[1]).read_bytes()
with PdfPool(way="servers") as pool:
    pool.convert(letter)
    ours = pool.converter.servers[0].pid
    child = os.fork()
    if child == 0:
        pool.convert(letter)
        theirs = pool.converter.servers[0].pid
        pool.close()
        os._exit(0 if theirs != ours else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    pool.convert(letter)
    assert pool.converter.servers[0].pid == ours
"""
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    line = [sys.executable, "-c", script, str(path)]
    ended = subprocess.run(line, env=env, capture_output=True, timeout=120, check=False)
    assert (ended.returncode, ended.stderr.decode()) == (0, "")
