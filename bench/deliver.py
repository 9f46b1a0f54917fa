"""
Is each document stored exactly once, whatever fails and however often the process is killed?

    python bench/deliver.py --documents 10000

Fills letters from the reference library, queues them in an outbox and delivers them to a strict
fake of GetOrganized in a process of its own (tests/support/fake_getorganized: NTLM, one SQLite
file). It drops the answer after it has stored, answers 503 and answers too late, each for a share
of the calls; the delivering process is killed by SIGKILL again and again. Then it is counted on
the fake's side, not the outbox's: documents, names, contents, journal marks.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from render.esdh.outbox.store import Outbox

ROOT = Path(__file__).resolve().parents[1]
SUPPORT = ROOT / "tests" / "support"
TEMPLATE = "afgoerelse_stoette"
CASE = ROOT / "templates" / TEMPLATE / "cases" / "delvis.json"
USER, PASSWORD = "EKSEMPEL\\segl", "Prøve-kode-1"  # of the fake only
EACH = 20  # documents in a case
SLOW, PATIENCE = 0.6, 0.4  # seconds: the fake's slow answer, and how long we wait for any
CHUNK = 200
LEFT = 75  # the exit code of a child that has something left to do
ROUNDS = 2_000


@dataclass(frozen=True, slots=True)
class Counted:
    """What the fake holds: documents, different names and contents, journalised, marked twice."""

    documents: int
    names: int
    contents: int
    journalised: int
    marked_again: int


def main() -> None:
    """Deliver, kill, count, and print a table; exit 1 where a document is missing or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--share", type=float, default=0.05, help="of calls with each fault")
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--kills", type=float, default=5.0, help="seconds between kills, about")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        _child(*given.child)
        return
    with tempfile.TemporaryDirectory() as name:
        _measure(Path(name), given)


def _measure(folder: Path, given: argparse.Namespace) -> None:
    _letters(folder, given.documents)
    with _fake(folder, given) as url:
        _library(folder, url, given.workers)
        begun = time.perf_counter()
        kills = _delivered(folder, given)
        seconds = time.perf_counter() - begun
    counted, faults = _counted(folder)
    print(f"{given.documents} documents, {kills} kills, {seconds:,.0f} s")
    print(f"faults: {', '.join(f'{kind} {times}' for kind, times in sorted(faults.items()))}")
    print("| stored | names | contents | journalised | marked twice |")
    print("|---|---|---|---|---|")
    print(
        f"| {counted.documents:,} | {counted.names:,} | {counted.contents:,} "
        f"| {counted.journalised:,} | {counted.marked_again:,} |"
    )
    whole = (given.documents,) * 4
    if whole != (counted.documents, counted.names, counted.contents, counted.journalised):
        raise SystemExit(1)


def _letters(folder: Path, count: int) -> None:
    """Fill letters by `segl batch`, each of a case of its own, so that no two are alike."""
    case, source = json.loads(CASE.read_text("utf-8")), folder / "sager.jsonl"
    with source.open("w", encoding="utf-8") as stream:
        for number in range(count):
            case["sag"]["nr"] = f"EKS-2026-{number:06}"
            stream.write(json.dumps(case, ensure_ascii=False) + "\n")
    line = [sys.executable, "-m", "segl", "batch", TEMPLATE, str(source)]
    line += ["-o", str(folder / "breve"), "--name", "brev-{sag.nr}"]
    subprocess.run(line, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=_environment(folder))


@contextmanager
def _fake(folder: Path, given: argparse.Namespace) -> Iterator[str]:
    line = [sys.executable, "-m", "fake_getorganized", "--state", str(folder / "go.sqlite")]
    line += ["--seconds", "7200", "--parent", "--seed", str(given.seed), "--slow", str(SLOW)]
    for kind in ("drop_after", "503", "slow"):
        line += ["--rate", f"{kind}={given.share}"]
    for number in range(-(-given.documents // EACH)):
        line += ["--case", _case(number)]
    with subprocess.Popen(
        line, env=_environment(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as fake:
        assert fake.stdin is not None
        assert fake.stdout is not None
        try:
            yield fake.stdout.readline().strip()
        finally:
            fake.stdin.close()
            fake.wait(30)


def _case(number: int) -> str:
    return f"BOR-2026-{number:06}"


def _library(folder: Path, url: str, workers: int) -> None:
    (folder / "records").mkdir()
    (folder / "segl.toml").write_text('name="x"\nlanguages=["da"]\nowner="x"\n', "utf-8")
    (folder / "records" / "eksempel.toml").write_text(
        f'system = "getorganized"\nurl = "{url}"\nanswer_seconds = {PATIENCE}\nread_attempts = 1\n'
        f"[delivery]\nworkers = {workers}\nattempts = 8\nwait_seconds = 0.05\n"
        "polls = 6\npoll_seconds = 0.05\n",
        "utf-8",
    )


def _environment(folder: Path) -> dict[str, str]:
    paths = os.pathsep.join((str(ROOT), str(SUPPORT)))
    return os.environ | {
        "PYTHONPATH": paths,
        "SEGL_OUTBOX": str(folder / "udbakke"),
        "SEGL_EKSEMPEL_USER": USER,
        "SEGL_EKSEMPEL_PASSWORD": PASSWORD,
    }


def _delivered(folder: Path, given: argparse.Namespace) -> int:
    """Deliver until all is done, killing the process at random moments; return how often."""
    chance, kills = random.Random(given.seed), 0
    line = [sys.executable, __file__, "--child", str(folder / "breve"), str(folder)]
    for _ in range(ROUNDS):
        with subprocess.Popen(line, env=_environment(folder)) as running:
            try:
                code = running.wait(chance.uniform(0.2, 2) * given.kills)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
                kills += 1
                continue
        if code not in (0, LEFT):
            raise SystemExit(f"the delivering process ended with {code}")
        if code == 0:
            return kills
    raise SystemExit("it never ends")


def _child(letters: Path, folder: Path) -> None:
    """Queue what is not queued, and go on with all that is not done; end by LEFT or 0."""
    from render.esdh import config
    from render.esdh.outbox.run import Plan, Run
    from render.esdh.outbox.store import Outbox
    from segl.delivering.work import Channel

    installation = config.read(folder / "records" / "eksempel.toml")
    channel = Channel(installation)
    with Outbox(Path(os.environ["SEGL_OUTBOX"])) as outbox:
        _queue(outbox, letters)
        Run(Plan(outbox, channel.connect, installation.delivery), lambda _: None).go(outbox.rows())
        left = outbox.rows()
    persons = sum(row.state == "person" for row in left)
    if persons and persons == len(left):
        raise SystemExit(f"{persons} documents need a person: {left[0].said}")
    raise SystemExit(LEFT if left else 0)


def _queue(outbox: Outbox, letters: Path) -> None:
    from render.esdh.document import Document
    from render.esdh.outbox.row import Load, Row, key

    known = {row.key for row in outbox.rows(everything=True)}
    paths = sorted(letters.glob("*.docx"))
    if len(known) == len(paths):
        return
    for start in range(0, len(paths), CHUNK):
        new = []
        for number, path in enumerate(paths[start : start + CHUNK], start):
            data, case = path.read_bytes(), _case(number // EACH)
            document = Document(case, path.stem, "2026-11-20", "Udgående")
            digest = hashlib.sha256(data).hexdigest()
            made = key("eksempel", case, data)
            row = Row(made, "eksempel", case, digest, path.name, journalise=True)
            new.append((row, Load(document, data)))
        outbox.add([one for one in new if one[0].key not in known])


def _counted(folder: Path) -> tuple[Counted, dict[str, int]]:
    with closing(sqlite3.connect(folder / "go.sqlite")) as base:
        ((documents, names, contents),) = base.execute(
            "SELECT count(*), count(DISTINCT number || folded), count(DISTINCT data) FROM documents"
        )
        ((journalised,),) = base.execute("SELECT count(*) FROM documents WHERE record > 0")
        ((again,),) = base.execute("SELECT count(*) FROM documents WHERE marks > 1")
        faults = dict(base.execute("SELECT substr(what, 7), times FROM counts "
                                   "WHERE what LIKE 'fault %'"))  # fmt: skip
    return Counted(documents, names, contents, journalised, again), faults


if __name__ == "__main__":
    main()
