"""Fill letters in a worker: each lies whole in the side folder before anybody hears of it."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from render import case
from render import choice as choices
from render.errors import CaseError, Problem, SeglError, trail
from render.home import LANGUAGES
from render.message import Message
from render.prepared import Prepared
from render.prepared import language as chosen_language
from render.recipients import Letter, refuse_all
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
    done = _papers(work, filled) if work.pdf else [made for made, _ in filled]
    return [_packed(work, made) for made in done] if work.package else done


def _tried(work: Work, item: Item) -> tuple[Made, list[bytes]]:
    """Return what became of a case, and its documents where PDFs are to be made of them."""
    try:
        return _case(work, item)
    except CaseError as error:
        return refused(item.number, error), []
    except OSError:
        raise
    except Exception as error:  # a bug in one letter stops no other
        return Made(item.number, bug=(type(error).__name__, *trail(error))), []


def _case(work: Work, item: Item) -> tuple[Made, list[bytes]]:
    """Fill the letters of a case, and write them once all of them are filled."""
    data = case.read(item.data)
    letters = _first(work).letters(data)
    filled = _filled(work, letters, item.number)
    files = tuple(_written(work, item.number, ".docx", one.document) for one in filled)
    if len(filled) > 1:
        files = tuple(map(_to_recipient, files, letters, filled, _stems(work, letters, filled)))
    language = filled[0].language if len(filled) == 1 else ""
    documents = [one.document for one in filled] if work.pdf else []
    return Made(item.number, filled[0].name, language, files), documents


@dataclass(frozen=True, slots=True)
class _Filled:
    """A letter that is filled: its name (without ending), its language, and the document."""

    name: str
    language: str
    document: bytes


def _filled(work: Work, letters: Sequence[Letter], number: int) -> list[_Filled]:
    """Fill the letters of a case; raises one CaseError for all that refuses any of them."""
    filled: list[_Filled] = []
    wrong: list[tuple[Letter, CaseError]] = []
    for letter in letters:
        try:
            ready = _ready(work, letter.data)
            document = ready.letter(letter.data)
            name = _name(work, ready, letter.data, number)
        except CaseError as error:
            wrong.append((letter, error))
        else:
            filled.append(_Filled(name, ready.form.language, document))
    if wrong:
        refuse_all(wrong, len(letters))
    return filled


def _stems(work: Work, letters: Sequence[Letter], filled: Sequence[_Filled]) -> list[str]:
    """Return the names of a case's letters: a pattern's own where they differ, else numbered."""
    from segl.cases.naming import key  # late: most cases have one letter

    names = [one.name for one in filled]
    if work.pattern and len({key(name) for name in names}) == len(names):
        return names
    return [f"{name}{letter.ending}" for name, letter in zip(names, letters, strict=True)]


def _to_recipient(file: File, letter: Letter, filled: _Filled, stem: str) -> File:
    return replace(file, stem=stem, recipient=letter.number, language=filled.language)


def _papers(work: Work, filled: Sequence[tuple[Made, list[bytes]]]) -> list[Made]:
    """Return cases with the PDFs of their letters; one that cannot be converted refuses its own."""
    papers = iter(_pdfs([document for _, documents in filled for document in documents]))
    return [_with_pdfs(work, made, [next(papers) for _ in documents]) for made, documents in filled]


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


def _with_pdfs(work: Work, made: Made, papers: Sequence[Pdf | Exception]) -> Made:
    for file, paper in zip(made.files, papers, strict=True):
        if isinstance(paper, SeglError):
            problem = Problem(_where(file), paper.message)
            return Made(made.number, problems=(problem,))
        if isinstance(paper, Exception):
            return Made(made.number, bug=(type(paper).__name__, *trail(paper)))
        pdf = _written(work, made.number, ".pdf", paper.data)
        pdf = replace(pdf, stem=file.stem, recipient=file.recipient, language=file.language)
        remarks = dict.fromkeys((*made.remarks, *paper.remarks))
        made = replace(made, files=(*made.files, pdf), remarks=tuple(remarks))
    return made


def _packed(work: Work, made: Made) -> Made:
    """Return a case with its letters packaged; one that cannot be packaged is refused."""
    from segl.batch import packing  # late: it reads Word files, which filling does not

    try:
        return packing.packed(work, made)
    except CaseError as error:
        return refused(made.number, error)
    except OSError:
        raise
    except Exception as error:  # a bug in one letter stops no other
        return Made(made.number, bug=(type(error).__name__, *trail(error)))


def _where(file: File) -> str:
    return f"modtagere[{file.recipient - 1}]" if file.recipient else ""


def _first(work: Work) -> Prepared:
    return kept.read(work.folder, work.forms[0][1])


def _ready(work: Work, data: Data) -> Prepared:
    """Return the template in the letter's language: the one said, or the recipient's choice."""
    forms, first = dict(work.forms), _first(work)
    language = chosen_language(work.language, first.choice, data)
    if language not in forms:
        raise (
            choices.no_version(first.choice, language) if language != LANGUAGES[0] else _no_danish()
        )
    return kept.read(work.folder, forms[language])


def _no_danish() -> CaseError:
    message = Message(
        "Skabelonen findes ikke på dansk, og sagen nævner intet valg af sprog.",
        "The template has no Danish version, and the case names no choice of language.",
    )
    return CaseError(message, (Problem("", message),))


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
