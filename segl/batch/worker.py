"""Fill letters in a worker: each lies whole in the side folder before anybody hears of it."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from render import case
from render.errors import CaseError, Problem, SeglError, trail
from render.message import Message
from render.prepared import Prepared
from render.prepared import language as chosen_language
from segl import keep
from segl.batch import kept
from segl.batch.work import File, Item, Made, OtherProgramError, Work, refused

if TYPE_CHECKING:
    from render.pdf.finish import Pdf
    from render.pdf.pool import PdfPool

Data = Mapping[str, Any]


def fill(work: Work, items: Sequence[Item]) -> list[Made]:
    """
    Fill letters into the side folder; return what became of each, in order.

    Raises OSError where the folder cannot be written, for then no letter can be made, and
    OtherProgramError where this is not the program that the letters are meant for.
    """
    if work.program != keep.release():
        raise OtherProgramError
    filled = [_tried(work, item) for item in items]
    return _papers(work, filled) if work.pdf else [made for made, _ in filled]


def _tried(work: Work, item: Item) -> tuple[Made, bytes]:
    try:
        return _letter(work, item)
    except CaseError as error:
        return refused(item.number, error), b""
    except OSError:
        raise
    except Exception as error:  # a bug in one letter stops no other
        return Made(item.number, bug=(type(error).__name__, *trail(error))), b""


def _letter(work: Work, item: Item) -> tuple[Made, bytes]:
    data = case.read(item.data)
    ready = _ready(work, data)
    document = ready.letter(data)
    name = _name(work, ready, data, item.number)
    file = _written(work, item.number, ".docx", document)
    return Made(item.number, name, ready.form.language, (file,)), document


def _papers(work: Work, filled: Sequence[tuple[Made, bytes]]) -> list[Made]:
    """Return letters with their PDFs; one that cannot be converted is refused."""
    papers = iter(_pdfs([document for made, document in filled if made.files]))
    return [_with_pdf(work, made, next(papers)) if made.files else made for made, _ in filled]


def _pdfs(documents: Sequence[bytes]) -> list[Pdf | Exception]:
    """Return letters as PDF; where one breaks all, each is tried on its own."""
    try:
        return list(_pool().many(documents))
    except OSError:
        raise
    except Exception as error:
        if len(documents) < 2:
            return [error]
        return [paper for document in documents for paper in _pdfs([document])]


def _with_pdf(work: Work, made: Made, paper: Pdf | Exception) -> Made:
    if isinstance(paper, SeglError):
        return Made(made.number, problems=(Problem("", paper.message),))
    if isinstance(paper, Exception):
        return Made(made.number, bug=(type(paper).__name__, *trail(paper)))
    file = _written(work, made.number, ".pdf", paper.data)
    return replace(made, files=(*made.files, file), remarks=paper.remarks)


def _ready(work: Work, data: Data) -> Prepared:
    """Return the template in the letter's language: the one said, or the recipient's choice."""
    forms = dict(work.forms)
    first = kept.read(work.folder, next(iter(forms.values())))
    language = chosen_language(work.language, first.choice, data)
    if language not in forms:
        message = Message(
            f"Skabelonen findes ikke på sproget »{language}«.",
            f'The template has no version in "{language}".',
        )
        raise CaseError(message, (Problem(".".join(first.choice), message),))
    return kept.read(work.folder, forms[language])


def _name(work: Work, ready: Prepared, data: Data, number: int) -> str:
    name = _namer(work.pattern)(data, number) if work.pattern else ready.name(data)
    return name.removesuffix(".docx")


@cache
def _namer(pattern: str) -> Callable[[Data, int], str]:
    from segl.cases import naming  # late: most runs have no pattern

    return naming.by_pattern(pattern)


def _written(work: Work, number: int, ending: str, data: bytes) -> File:
    """Write a file of the side folder under a name that no other attempt has."""
    staged = f"{number}-{os.urandom(8).hex()}{ending}"
    with open(os.path.join(work.folder, staged), "xb") as stream:  # noqa: PTH118, PTH123
        stream.write(data)
    return File(staged, ending, len(data), hashlib.sha256(data).hexdigest())


# --- the process -----------------------------------------------------------------------


def begin() -> None:
    """Make a process a worker: Ctrl-C is its parent's to hear, and it ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


_LOCK = threading.Lock()


def _pool() -> PdfPool:
    """Return the LibreOffice of this process, one for all its threads."""
    with _LOCK:
        return _started_pool()


@cache
def _started_pool() -> PdfPool:
    """Return a LibreOffice that ends with this process, started with the first letter."""
    import atexit

    from render.pdf.pool import PdfPool

    pool = PdfPool(1)
    atexit.register(pool.close)
    return pool
