"""
The program beside LibreOffice: run by a Python that has `uno`, not by the one that runs Segl.

    python server.py SOFFICE FOLDER

It starts one LibreOffice and turns Word files into PDF: each line on standard input is JSON with
`source` and `target`, each line on standard output says `{"ok": true}` or `{"error": KIND}`.
It speaks to LibreOffice through a pipe that only its own user can open, never through a port,
and ends, with LibreOffice and the folder, when its standard input ends or its parent is gone.

It imports nothing of Segl and keeps to Python 3.8, which LibreOffice still brings.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
sys.path[:] = [path for path in sys.path if Path(path).resolve() != _HERE]

import uno  # noqa: E402 - our own folder must not stand in front of its names

START = 60  # seconds for LibreOffice to be ready
AGAIN = (79, 81)  # it set up its profile and asks to be started once more
GONE = 3
TERMINATE = 2.0  # seconds for LibreOffice to end by itself
ARGUMENTS = (
    "--headless", "--invisible", "--nodefault", "--nologo", "--norestore",
    "--nofirststartwizard", "--nocrashreport",
)  # fmt: skip
TRIES = 3  # to lay a letter out; all but one in some thousand are right at once
TALL = 200_000  # hundredths of a millimetre: a page that some eight pages of A4 go on
LOADING = {
    "FilterName": "MS Word 2007 XML",  # never what it takes the file for
    "Hidden": True,
    "ReadOnly": True,
    "MacroExecutionMode": 0,
    "UpdateDocMode": 0,
}


class Office:
    """One running LibreOffice."""

    def __init__(self, program: str, folder: str) -> None:
        self.folder = folder
        self.name = Path(folder).name  # drawn by chance, and told to nobody
        self.line = [program, *ARGUMENTS]
        self.line += [f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"]
        self.line += [f"--accept=pipe,name={self.name};urp;"]
        self.process: Any = None
        self.desktop: Any = None

    def start(self) -> bool:
        """Start it and wait until it answers."""
        for _ in range(3):
            self.process = subprocess.Popen(  # noqa: S603 - the program that Segl found
                self.line,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                preexec_fn=end_with_parent if sys.platform == "linux" else None,
            )
            if self.reach():
                return True
            if self.process.poll() not in AGAIN:
                return False
        return False

    def reach(self) -> bool:
        """Wait for LibreOffice to open its pipe."""
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        address = f"uno:pipe,name={self.name};urp;StarOffice.ComponentContext"
        end = time.monotonic() + START
        while self.process.poll() is None and time.monotonic() < end:
            try:
                context = resolver.resolve(address)
            except Exception:
                time.sleep(0.03)
                continue
            self.desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
            return True
        return False

    def convert(self, source: str, target: str, kind: str, options: dict[str, Any]) -> None:
        """Turn one Word file into PDF."""
        url = uno.systemPathToFileUrl(source)
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, properties(LOADING))
        if document is None:
            raise ValueError(source)
        try:
            settle(document)
            data = uno.Any("[]com.sun.star.beans.PropertyValue", properties(options))
            asked = (*properties({"FilterName": kind}), a_property("FilterData", data))
            document.storeToURL(uno.systemPathToFileUrl(target), asked)
        finally:
            with contextlib.suppress(Exception):  # it is gone already
                document.close(True)

    def end(self, wait: float = 0.0) -> None:
        """End LibreOffice, by a word if there is time, and what is left of it."""
        with contextlib.suppress(Exception):
            if wait and self.desktop is not None:
                self.desktop.terminate()
        with contextlib.suppress(Exception):
            self.process.wait(wait or 0.01)
        with contextlib.suppress(Exception):
            self.process.kill()
            self.process.wait(5)
        with contextlib.suppress(OSError, AttributeError):  # it has no user number on Windows
            Path("/tmp", f"OSL_PIPE_{os.getuid()}_{self.name}").unlink()  # noqa: S108
        shutil.rmtree(self.folder, ignore_errors=True)


def end_with_parent() -> None:
    """Let Linux kill LibreOffice when this program is killed (prctl, PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def settle(document: Any) -> None:
    """
    Let each page end where its paragraphs say.

    Before it measures anything, Writer begins a page after every 25 paragraphs and table rows
    (`SwLayHelper` in sw/source/core/layout/laycache.cxx), and fills the pages from there. Where
    such a guess parts paragraphs that are to stay together, they are not brought together again:
    a heading ends the page. So all pages are made tall, and then as they were: what flows from
    one page to the next is kept together. `refresh` lays out all at once, not at an idle moment.
    A letter in some thousand, on a busy machine, is wrong nonetheless: so the ends of its pages are
    looked at, and it is done again.
    """
    document.refresh()  # lays out what an idle moment would, before anything is counted
    if document.CurrentController.PageCount == 1:
        return
    styles = document.StyleFamilies.getByName("PageStyles")
    found = map(styles.getByName, styles.ElementNames)
    used = [(style, style.Height) for style in found if style.isInUse()]
    for _ in range(TRIES):
        resize(document, [(style, TALL) for style, _ in used])
        resize(document, used)
        if not is_parted(document):
            return


def is_parted(document: Any) -> bool:
    """Say whether a page ends with a paragraph that is to stay with what follows it."""
    cursor = document.CurrentController.ViewCursor
    for number in range(2, document.CurrentController.PageCount + 1):
        cursor.jumpToPage(number)
        cursor.jumpToStartOfPage()
        if not cursor.Text.createTextCursorByRange(cursor).isStartOfParagraph():
            continue  # the page begins within a paragraph
        cursor.goLeft(1, False)
        if cursor.TextTable is None and cursor.ParaKeepTogether:
            return True
    return False


def resize(document: Any, heights: list[tuple[Any, int]]) -> None:
    """Give pages their heights, all at once, and lay the document out."""
    document.lockControllers()  # else Writer, idle between two words of ours, begins with one
    for style, height in heights:
        style.Height = height
    document.unlockControllers()
    document.refresh()


def a_property(name: str, value: Any) -> Any:
    """Return a property as UNO takes it."""
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def properties(values: dict[str, Any]) -> tuple[Any, ...]:
    """Return several properties."""
    return tuple(a_property(name, value) for name, value in values.items())


def watch(office: Office, parent: int) -> None:
    """End everything when the parent is gone, also where a pipe is held open by another."""
    while os.getppid() == parent:
        time.sleep(1)
    office.end()
    os._exit(GONE)


def serve(office: Office) -> None:
    """Answer line by line until nobody asks any more, or LibreOffice is gone."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            office.convert(asked["source"], asked["target"], asked["filter"], asked["options"])
            say({"ok": True})
        except Exception as error:
            if office.process.poll() is not None or "Disposed" in type(error).__name__:
                return
            say({"error": type(error).__name__})


def say(answer: dict[str, Any]) -> None:
    """Write a line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Start LibreOffice, serve, and leave nothing behind."""
    os.umask(0o077)  # the pipe is a socket in a folder that all may see
    office = Office(sys.argv[1], sys.argv[2])
    if sys.platform != "win32":
        threading.Thread(target=watch, args=(office, os.getppid()), daemon=True).start()
    try:
        if office.start():
            say({"ok": True})
            serve(office)
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    finally:
        office.end(TERMINATE)


if __name__ == "__main__":
    main()
