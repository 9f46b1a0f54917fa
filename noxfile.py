"""The sessions: `nox` runs tests, types and style; `nox -l` lists all."""

from __future__ import annotations

import configparser
import os
import shutil
from pathlib import Path

import nox

nox.options.sessions = ["tests", "types", "style"]
nox.options.default_venv_backend = "uv|virtualenv"
ROOT = Path(__file__).parent
CLIENTS = ("mbu-dev-shared-components==4.4.11", "itk-dev-shared-components==2.17.4")


@nox.session
def tests(session: nox.Session) -> None:
    """Do all promises hold? (pytest over the installed package)"""
    shutil.rmtree(ROOT / "build", ignore_errors=True)  # pip would ship what lies there
    session.install(".[test]")
    clients = str(session.cache_dir / "clients")  # of others: they ask for what only Windows has
    session.install("--no-deps", "--target", clients, *CLIENTS)
    session.run("pytest", "-n", "auto", *session.posargs, env={"SEGL_PEERS": clients})


@nox.session
def oldest(session: nox.Session) -> None:
    """Do the oldest packages that setup.cfg allows still do? (lower bounds, taken at their word)"""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    wanted = config["options"]["install_requires"].split()
    session.install(*(line.replace(">=", "==") for line in wanted), "pytest", "pytest-xdist")
    session.install("hypothesis", "xlsxwriter", "requests-ntlm", "stamina", "pyspnego")
    session.install("--no-deps", "-e", ".")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    """Do the types fit? (mypy --strict)"""
    session.install("-e", ".[test,dev]")
    session.run("mypy", *session.posargs)


@nox.session
def style(session: nox.Session) -> None:
    """Does it read like one hand? (ruff check and format)"""
    session.install("ruff>=0.9")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def bench(session: nox.Session) -> None:
    """How fast, and how like docxtpl? (the questions in bench/)"""
    session.install("-e", ".")
    corpus = os.environ.get("SEGL_CORPUS")
    options = ["--corpus", corpus] if corpus else []
    session.run("python", "bench/conformance.py", *options)
    session.run("python", "bench/corpus.py", *options)
    session.run("python", "bench/hostile.py", *options)
    session.run("python", "bench/damage.py", *options)
    session.run("python", "bench/letters.py")
    session.run("python", "bench/growth.py")
    both = os.pathsep.join((str(ROOT / "tests" / "support"), str(ROOT)))
    session.run("python", "bench/handedits.py", "--every", "5", env={"PYTHONPATH": both})
    session.run("python", "bench/batch.py")
    session.install(".[pdf]")
    session.run("python", "bench/pdf.py")
    session.install("docxtpl-lint==2.0.1")
    session.run("python", "bench/lint.py")


@nox.session
def speed(session: nox.Session) -> None:
    """How fast beside every other engine? (needs npm for those in JavaScript; 15 minutes)"""
    session.install("-e", ".")
    folder = session.cache_dir / "peers"  # what is installed there stays for the next run
    options = session.posargs or ("--markdown", "docs/speed.md")
    session.run("python", "bench/speed.py", "--peers", str(folder), *options)


@nox.session
def kill(session: nox.Session) -> None:
    """Which planted defects does each linter find? (the kill matrix; some minutes)"""
    session.install("-e", ".", "docxtpl-lint==2.0.1", "docxlint==0.1.0")
    corpus = os.environ.get("SEGL_CORPUS")
    options = ["--corpus", corpus] if corpus else []
    session.run("python", "bench/kill.py", *options, *session.posargs)


@nox.session
def deliver(session: nox.Session) -> None:
    """Is each of 10,000 documents stored once, through faults and kills? (half an hour)"""
    session.install("-e", ".[test]")
    session.run("python", "bench/deliver.py", *(session.posargs or ("--documents", "10000")))


@nox.session
def soundness(session: nox.Session) -> None:
    """Does any case that a schema accepts give a sound letter? (2,000 cases a template; minutes)"""
    session.install("-e", ".[test]")
    cases = "200" if "CI" in os.environ else "2000"
    session.run(
        "python",
        "bench/soundness.py",
        *(session.posargs or ("--cases", cases)),
        env={"PYTHONPATH": str(ROOT / "tests" / "support")},
    )
    if session.posargs:
        return
    seconds = "60" if "CI" in os.environ else "600"
    both = os.pathsep.join((str(ROOT / "tests" / "support"), str(ROOT)))
    for more in ([], ["--quick"]):
        line = ("python", "bench/drawn.py", "--seconds", seconds, *more)
        session.run(*line, env={"PYTHONPATH": both})
