"""What a report says beside its findings: what is fulfilled, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from qa.finding import Corrected, Fulfilled, NotChecked, Note
from qa.flow import parity
from qa.flow.words import masked
from qa.law.catalogue import DocumentType, Section
from qa.law.paths import Paths, paths
from qa.law.sections import sections
from qa.proof.hazard import Hazard
from qa.subject import Subject
from render import mistaken
from render.errors import TemplateError
from render.message import NOTHING, Message, did_you_mean
from render.place import Place
from render.tag import Tag

NAMED = 5  # tags that are not followed


def fulfilled(subject: Subject) -> Iterator[Fulfilled]:
    """Yield the sections that stand in the letter, proved where the schema is known."""
    yield from _unhidden(subject)
    over = paths(subject)
    for section, headings in sections(subject):
        if over is not None:
            yield from _proved(over, section)
            continue
        for heading in headings:
            if not heading.is_empty or heading.paragraph.level == 0:
                place = heading.paragraph.place.quoting(masked(heading.text))
                yield _met(subject, section.title, section.basis, place)


def _proved(over: Paths, section: Section) -> Iterator[Fulfilled]:
    """Yield a section that every letter has which needs it, and the facts that it states."""
    place = over.place(section)
    if place is None or not over.is_held(section):
        return
    place, when = place.quoting(masked(place.quote)), section.when.words
    sure = section.when.is_always or bool(section.when.concept)
    yield _met(over.subject, section.title, section.basis, place, when, sure)
    for fact in section.facts:
        if over.is_stated(section, fact):
            yield _met(over.subject, fact.title, fact.basis, place, when, True)


def _unhidden(subject: Subject) -> Iterator[Fulfilled]:
    """Yield that no letter tells another's protected address, where that is proved."""
    proof = subject.sound_proof
    if proof is None or not proof.watched or proof.unknown:
        return
    if not (subject.hidden.told or subject.hidden.undecided):
        yield _met(subject, _NO_ADDRESS, _OWN_FIELD, subject.start, proved=True)


def _met(
    subject: Subject,
    title: Message,
    basis: str,
    place: Place,
    when: Message = NOTHING,
    proved: bool = False,
) -> Fulfilled:
    return Fulfilled(title, basis, subject.name, place, when, proved)


def gaps(subject: Subject) -> Iterator[NotChecked]:
    """Say what was not judged: silence must not look like approval."""
    if subject.template is None:
        if subject.unfinished is not None:
            yield NotChecked(subject.name, _UNFINISHED)
        elif isinstance(subject.template_error, TemplateError) and mistaken.is_told(
            subject.template_error
        ):
            yield NotChecked(subject.name, _LETTER)
        elif subject.template_error is not None:
            yield NotChecked(subject.name, _UNREAD)
        return
    if subject.schema_error is not None:
        yield NotChecked(subject.name, _BROKEN_SCHEMA)
    elif subject.schema is None:
        yield NotChecked(subject.name, _NO_SCHEMA)
    else:
        yield from _unproved(subject)
    if not subject.manifest.type:
        yield NotChecked(subject.name, _NO_TYPE)
    elif subject.document_type is None:
        yield NotChecked(subject.name, _no_row(subject))
    else:
        yield from _unproved_sections(subject, subject.document_type)
    if subject.municipality is None:
        yield NotChecked(subject.name, _NO_MUNICIPALITY)
    if _is_plain_letter(subject):
        yield NotChecked(subject.name, _NO_TAGS)
    if subject.others != () and not parity.is_whole(subject):
        yield NotChecked(subject.name, _UNEVEN)
    yield from _untried(subject)


def notes(subject: Subject) -> Iterator[Note]:
    """Say what the render gate did."""
    if subject.trial is not None:
        yield from (Note(subject.name, what) for what in subject.trial.notes)


def corrected(subject: Subject) -> Iterator[Corrected]:
    """Yield the corrections of the law that the template was judged by."""
    for one in subject.catalogue.corrected(subject.manifest.type):
        since, until = one.since.isoformat(), one.until.isoformat()
        keys = tuple(one.keys)
        yield Corrected(subject.name, one.row, keys, one.by, one.source, since, until, one.told)


def _untried(subject: Subject) -> Iterator[NotChecked]:
    """Say what the render gate left out, and why."""
    if subject.trial is not None:
        yield from (NotChecked(subject.name, what) for what in subject.trial.gaps)
    elif subject.gate is not None and subject.template is not None:
        yield NotChecked(subject.name, _NO_SCHEMA_TO_DRAW if subject.schema is None else _NO_LETTER)


def _is_plain_letter(subject: Subject) -> bool:
    """Say whether a loose file is a letter that nobody has begun to make a template of."""
    if subject.shelf is not None or subject.schema is not None or subject.manifest.type:
        return False
    return subject.template is not None and next(subject.template.tags(), None) is None


def _unproved(subject: Subject) -> Iterator[NotChecked]:
    """Say what of the promise that every case can be filled was neither shown nor refuted."""
    proof = subject.proof
    if proof is None or proof.template.faults:
        yield NotChecked(subject.name, _UNPROVED)
        return
    if proof.unknown:
        yield NotChecked(subject.name, _unfollowed(proof.unknown))
    for hazard in proof.undecided:
        yield NotChecked(subject.name, _undecided(hazard))
    for one in subject.hidden.undecided:
        yield NotChecked(subject.name, _unhid(one.tag))


def _unproved_sections(subject: Subject, kind: DocumentType) -> Iterator[NotChecked]:
    """Say which sections were not judged, or only looked for."""
    over, language = paths(subject), subject.language
    if over is None:
        yield NotChecked(subject.name, _PATHS)
    elif subject.proof is not None and subject.proof.open_questions:
        yield NotChecked(subject.name, _OPEN)
    for section in kind.sections:
        if not section.headings.get(language):
            yield NotChecked(subject.name, _no_heading(section.title, language))
            continue
        for fact in section.facts if over is not None else ():
            if over is not None and not over.is_known(fact):
                yield NotChecked(subject.name, _no_words(fact.title, language))


def _unfollowed(tags: Sequence[Tag]) -> Message:
    """Name the tags that are not followed, a few of many."""
    count, codes = len(tags), list(dict.fromkeys(tag.code for tag in tags))
    da, en = (", ".join(f"{a}{code}{b}" for code in codes[:NAMED]) for a, b in ("»«", '""'))
    more = ", …" if len(codes) > NAMED else ""
    return Message(
        f"{count} {'kode' if count == 1 else 'koder'} med en værdi, der ikke kan følges: "
        f"{da}{more}",
        f"{count} {'tag' if count == 1 else 'tags'} with a value that cannot be followed: "
        f"{en}{more}",
    )


def _undecided(hazard: Hazard) -> Message:
    """Name a use that may fail, or not: no case was found that shows it."""
    where = hazard.tag.place
    return Message(
        f"»{hazard.written}« ({where.describe('da')}): ikke afgjort. {hazard.why.da}",
        f'"{hazard.written}" ({where.describe("en")}): not decided. {hazard.why.en}',
    )


def _unhid(tag: Tag) -> Message:
    """Name an output of another's address that is neither shown to tell it nor proved not to."""
    return Message(
        f"»{tag.code}« ({tag.place.describe('da')}): om en beskyttet adresse kan stå i en andens "
        "brev: ikke afgjort",
        f'"{tag.code}" ({tag.place.describe("en")}): whether a protected address may stand in '
        "another's letter: not decided",
    )


_NO_ADDRESS = Message(
    "En beskyttet adresse står ikke i andres breve",
    "A protected address does not stand in the letters of others",
)
_OWN_FIELD = "Skemaets eget felt »adressebeskyttet«"
_UNEVEN = Message(
    "om sprogversionerne siger det samme: ret først fejlene i dem",
    "whether the language versions say the same: mend the errors in them first",
)
_UNREAD = Message("alt: filen kan ikke læses", "everything: the file cannot be read")
_LETTER = Message("alt: filen er ingen skabelon", "everything: the file is no template")
_UNFINISHED = Message("alt: kontrollen blev ikke færdig", "everything: the check did not end")
_BROKEN_SCHEMA = Message(
    "om felterne findes: skemaet kan ikke bruges",
    "whether the fields exist: the schema cannot be used",
)
_NO_SCHEMA = Message(
    "om felterne findes: intet skema er angivet (--schema)",
    "whether the fields exist: no schema is given (--schema)",
)
_UNPROVED = Message(
    "om enhver sag kan udfyldes: ret først fejlene ovenfor",
    "whether every case can be filled: mend the errors above first",
)
_NO_TYPE = Message(
    "lovpligtige afsnit: dokumenttypen er ikke angivet (--type)",
    "required sections: the type of document is not given (--type)",
)
_NO_MUNICIPALITY = Message(
    "felterne under »kommune«: ingen kommune at slå op i",
    'the fields under "kommune": no municipality to look in',
)
_NO_TAGS = Message(
    "om brevet kan udfyldes: det har ingen koder. »segl new template ID --from FIL --tag« gør det "
    "til en skabelon og skriver dem ind",
    'whether the letter can be filled: it has no tags. "segl new template ID --from FILE --tag" '
    "makes it a template and writes them in",
)
_NO_SCHEMA_TO_DRAW = Message(
    "de færdige breve (--prove): uden skema kan ingen sager opdigtes",
    "the finished letters (--prove): without a schema no case can be made up",
)
_NO_LETTER = Message(
    "de færdige breve (--prove): ret først fejlene ovenfor",
    "the finished letters (--prove): mend the errors above first",
)
_PATHS = Message(
    "om de lovpligtige afsnit er med i hvert eneste brev: det kræver et skema og koder uden fejl",
    "whether required sections are in every letter: that takes a schema and tags without errors",
)
_OPEN = Message(
    "om et lovpligtigt afsnit er med, og siger det, det skal, i hvert eneste brev: ikke afgjort",
    "whether a required section is in every letter and states what it must: not decided",
)


def _no_row(subject: Subject) -> Message:
    kind, where = subject.manifest.type, subject.catalogue.jurisdiction
    near = get_close_matches(kind, list(subject.catalogue.documents), n=1)
    hint = did_you_mean(near, before=". ")
    return Message(
        f"lovpligtige afsnit: kataloget ({where}) har ingen række for »{kind}«{hint.da}",
        f'required sections: the catalogue ({where}) has no row for "{kind}"{hint.en}',
    )


def _no_words(title: Message, language: str) -> Message:
    return Message(
        f"»{title.da}«: ingen bekræftede ord på »{language}«",
        f'"{title.en}": no confirmed words in "{language}"',
    )


def _no_heading(title: Message, language: str) -> Message:
    return Message(
        f"afsnittet »{title.da}«: ingen bekræftet overskrift på »{language}«",
        f'the section "{title.en}": no confirmed heading in "{language}"',
    )
