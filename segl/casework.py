"""What `segl case` does, apart from parsing and printing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render import case, case_text, files, recipients
from render import choice as choices
from render.binds import concept_path
from render.errors import CaseError, FileError, LibraryError, SeglError, TemplateError
from render.files import Output
from render.home import LANGUAGES, spare
from render.message import Message
from render.record import record
from render.schema import Schema
from segl import filling, preparing
from segl.asking import beginning, checking, drafts, phrases, prose, resuming
from segl.asking.answers import Answer, Answers, Place
from segl.asking.conversation import Conversation
from segl.asking.drafts import Draft
from segl.asking.terminal import Terminal
from segl.asking.way import Paths
from segl.order import Basis, Order
from segl.recorded import Recorded

if TYPE_CHECKING:
    from segl.asking.known import Known, Origins

_LETTER = Message("lav brevet", "make the letter")
_CASE = Message("gem sagen", "save the case")
_NO_SCHEMA = Message(
    "Skabelonen har intet skema, så der er ingen felter at spørge om. Angiv et med --schema.",
    "The template has no schema, so there are no fields to ask for. Name one by --schema.",
)
_KEPT = Message(
    "Svarene er gemt; den samme kommando fortsætter med dem.",
    "The answers are kept; the same command goes on with them.",
)
_GREETING = Message(
    "Svar på ét spørgsmål ad gangen, og tryk Enter. Enter alene springer et valgfrit felt over.",
    "Answer one question at a time and press Enter. Enter alone skips an optional field.",
)
_BEGUN = Message(
    "Sagen er læst. Du bliver kun spurgt om det, den mangler; ret resten på siden til sidst.",
    "The case is read. You are asked only for what it lacks; correct the rest on the last page.",
)
_SEVERAL = Message(
    "Sagen har flere modtagere, og »segl case« spørger til ét brev. Ret sagens fil selv; »segl "
    "render« laver brevene.",
    'The case has several recipients, and "segl case" asks for one letter. Correct the file '
    'itself; "segl render" makes the letters.',
)
_UNUSED = Message(
    "Brevet bruger ikke dette fra sagen, så det kommer ikke med: {}.",
    "The letter does not use this of the case, so it is left out: {}.",
)


@record
class Errand:
    """
    What a person wants: a letter by `order` or none, and the case in a file or not.

    `source` is a case to begin with, None for one made from nothing: a file, or what a records
    system knows of a case.
    """

    order: Order
    case_file: Path | None = None
    wants_letter: bool = True
    source: Path | Recorded | None = None


@record
class Outcome:
    """
    What came of it: the files written, neither where the person broke off.

    `is_kept` says whether there are answers to go on with another time.
    """

    letter: Path | None = None
    case_file: Path | None = None
    remarks: tuple[Message, ...] = ()
    is_kept: bool = False


def work(errand: Errand, terminal: Terminal, today: datetime.date) -> Outcome:
    """Make a case by asking, and what was wanted of it; raises the errors of render."""
    order = errand.order
    _check_files(errand)
    known = Basis(order)
    schema = known.schema
    if schema is None:
        raise LibraryError(_NO_SCHEMA)
    number = concept_path("sagsnummer", schema, known.manifest)
    source = _read(errand.source, schema, number)
    long_texts = _long_texts(errand, known)
    _greet(known.manifest.title or schema.shape.label or order.opened.name, terminal)
    start = _start(source, schema, long_texts, terminal)
    if start is not None:
        draft, (answers, origins) = drafts.new(_key(order)), start
    else:
        chosen = resuming.choose(_key(order), terminal, number)
        if chosen is None:
            return Outcome()
        draft, answers, origins = chosen
    talk = Conversation(
        schema,
        terminal,
        today,
        _LETTER if errand.wants_letter else _CASE,
        long_texts,
        resuming.Keeper(draft, terminal, origins).keep,
        _remarks(order, known),
        answers,
        origins,
    )
    return _until_done(errand, known, talk, draft)


def _read(
    source: Path | Recorded | None, schema: Schema, number: Place
) -> dict[str, Any] | Known | None:
    """Read what to begin with, before anybody is asked; refuses a case of several letters."""
    if source is None:
        return None
    if isinstance(source, Recorded):
        return source.known(schema, number)
    begun = case.read(filling.case_bytes(source))
    if recipients.letters(begun, schema.shape)[0].number:
        raise CaseError(_SEVERAL)
    return begun


def _start(
    source: dict[str, Any] | Known | None, schema: Schema, long_texts: Paths, terminal: Terminal
) -> tuple[Answers, Origins] | None:
    """
    Return the answers to begin with, and which of them a records system told; None for none.

    Says what of a source is not used, by name alone.
    """
    if source is None:
        return None
    terminal.gap()
    if isinstance(source, dict):
        return _begin(source, schema, long_texts, terminal), {}
    answers = beginning.read(schema, source.case, long_texts, is_whole=False)
    origins = source.used(answers)
    for line in source.told(origins, schema, terminal.language):
        terminal.say(line)
    return answers, origins


def _begin(
    begun: Mapping[str, Any], schema: Schema, long_texts: Paths, terminal: Terminal
) -> Answers:
    """Return the answers of a case at hand; tells what of it is not used, by name alone."""
    answers = beginning.read(schema, begun, long_texts)
    terminal.say(_BEGUN)
    unused = list(beginning.unused(schema, begun, answers))
    if unused:
        terminal.say(_UNUSED.text(terminal.language).format(", ".join(unused)), "refusal")
    return answers


def _until_done(errand: Errand, known: Basis, talk: Conversation, draft: Draft) -> Outcome:
    """Talk until the case is accepted as a whole, or the person breaks off."""
    while True:
        made = talk.run()
        if made is None:
            return Outcome(is_kept=draft.is_kept)
        try:
            return _finished(errand, known, made, draft)
        except CaseError as error:
            told = [checking.told(problem) for problem in error.problems]
            for message in told or [error.message]:
                talk.terminal.say(message, "refusal")
        except SeglError:
            if draft.is_kept:
                talk.terminal.say(_KEPT, "refusal")
            raise


def _finished(errand: Errand, known: Basis, made: dict[str, Any], draft: Draft) -> Outcome:
    """Write what was wanted; only then is the draft deleted."""
    order, content = errand.order, case_text.write(made)
    data = case.read(content)  # the very case that `segl render` would read from a file
    letter: Path | None = None
    remarks: tuple[Message, ...] = ()
    outputs = []
    if errand.case_file is not None:
        outputs.append(Output(errand.case_file, content, private=True))
    if errand.wants_letter:
        filled = filling.fill_with(known, lambda: data)
        letter, remarks = filled.path, filled.remarks
        outputs += filled.outputs
    elif known.schema is not None:
        known.schema.check(data)
    files.write_all(outputs, order.overwrite)  # both or neither
    try:
        draft.delete()
    except FileError as error:
        remarks = (*remarks, error.message)
    return Outcome(letter, errand.case_file, remarks)


def _check_files(errand: Errand) -> None:
    """Refuse before the first question what would be refused after the last."""
    path, order = errand.case_file, errand.order
    if path is not None and path.suffix.lower() != ".json":
        raise FileError(
            Message(
                f"Sagens fil skal ende på .json: {path.name}. "
                f"Brevets fil angives med {order.option}.",
                f"The case's file must end in .json: {path.name}. "
                f"The letter's file is named by {order.option}.",
            )
        )
    for target, option in ((path, "-o"), (order.output, order.option)):
        if target is not None and not target.is_dir():
            files.check(target, order.overwrite, option=option)
            if target.suffix != ".json" or target.parent.name != "cases":
                spare(target)  # a sample case may be made anew


def _long_texts(errand: Errand, known: Basis) -> Paths:
    """Return the fields asked for over several lines; refuses a template that must not be used."""
    order = errand.order
    versions = tuple(known.entry.files) if known.entry is not None else ("da",)
    language = order.language or next(iter(sorted(versions)), "da")
    if errand.wants_letter:
        filling.prepared(known, language)
        return prose.paths(preparing.template(known, language))
    with suppress(TemplateError):  # a case can be made before its template is
        return prose.paths(preparing.template(known, language))
    return frozenset()


def _greet(title: str, terminal: Terminal) -> None:
    terminal.say(title, "heading")
    terminal.gap()
    terminal.say(_GREETING)
    terminal.say(phrases.COMMANDS)


def _key(order: Order) -> str:
    """Return what the drafts of this template go by: its name, and the library it is in."""
    library = order.opened.library
    if library is not None:
        return drafts.key(order.opened.name, library.root)
    path = Path(order.opened.name)
    return drafts.key(path.stem, path)


def _remarks(order: Order, known: Basis) -> Callable[[Place, Answer], Message | None]:
    """Return what tells at once that there is no letter in the language that was chosen."""
    choice = concept_path("sprogvalg", known.schema, known.manifest)
    library, entry = order.opened.library, known.entry

    def remark(place: Place, answer: Answer) -> Message | None:
        if place != choice or answer not in LANGUAGES or library is None or entry is None:
            return None
        missing = choices.no_version(choice, str(answer))
        return missing.message if answer not in entry.files else None

    return remark
