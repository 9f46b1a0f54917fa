"""The language of the text is what a screen reader and a PDF read it by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten

from qa.flow.tongue import judge
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.survey import Survey

MIN_LETTERS = 40  # of a stretch marked with another language: a name or a term may be foreign
MAX_QUOTE = 60
_NAMES = {
    "da": Message("dansk", "Danish"),
    "kl": Message("grønlandsk", "Greenlandic"),
    "en": Message("engelsk", "English"),
    "de": Message("tysk", "German"),
    "fr": Message("fransk", "French"),
    "nb": Message("norsk", "Norwegian"),
    "nn": Message("nynorsk", "Nynorsk"),
    "sv": Message("svensk", "Swedish"),
    "is": Message("islandsk", "Icelandic"),
    "fo": Message("færøsk", "Faroese"),
    "fi": Message("finsk", "Finnish"),
    "nl": Message("nederlandsk", "Dutch"),
    "es": Message("spansk", "Spanish"),
}


@rule(
    "ACC001",
    "warning",
    Message("Sproget er ikke valgt, eller det er forkert", "The language is unset or wrong"),
    Message(
        "En skærmlæser udtaler brevet på det sprog, som Word har valgt for teksten, og en PDF "
        "arver det. Dansk læst op på engelsk kan ikke forstås.",
        "A screen reader speaks the letter in the language that Word has for the text, and a PDF "
        "inherits it. Danish spoken as English cannot be understood.",
    ),
    bad="(mærket som engelsk) Kære {{ navn }}. Vi har modtaget din ansøgning, og du får svar.",
    good="Kære {{ navn }}. Vi har modtaget din ansøgning, og du får svar.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what is wrong with the language of the text as a whole, else of parts of it."""
    survey = subject.survey
    if survey is None or not (marked := _marked(survey)):
        return
    spoken = judge("\n".join(marked.values()))
    wanted = subject.language if _is_known(subject) else spoken
    if spoken and spoken != wanted:
        yield Found(subject.start, _other_version(spoken, wanted), _MOVE)
    elif (wrong := _mostly(marked, wanted)) is not None:
        yield Found(subject.start, _wrong(wrong, wanted), _choose(wanted))
    elif wanted:
        yield from _stretches(survey, marked, wanted)
        if _primary(survey.language) != wanted:
            message = _default(_primary(survey.language), wanted)
            yield Found(subject.start, message, _choose(wanted), severity="info")


def _is_known(subject: Subject) -> bool:
    """Say whether the template's language was said; that of a loose file is a guess."""
    return bool(subject.manifest.schema) or subject.language != "da"


def _primary(tag: str | None) -> str:
    """Return the language of a tag such as `da-dk` (BCP 47)."""
    name = (tag or "").split("-")[0]
    return "nb" if name == "no" else name


def _marked(survey: Survey) -> dict[str, str]:
    """Return the words by the language that they are marked with, "" for none."""
    words: dict[str, list[str]] = {}
    for look in survey.looks:
        for piece in look.pieces:
            if any(map(str.isalpha, piece.text)):
                words.setdefault(_primary(piece.format.language), []).append(piece.text)
    return {name: "\n".join(texts) for name, texts in words.items()}


def _mostly(marked: dict[str, str], wanted: str) -> str | None:
    """Return the wrong language that most of the text is marked with, None if it is right."""
    letters = Counter({name: sum(map(str.isalpha, text)) for name, text in marked.items()})
    wrong = {name: n for name, n in letters.items() if not name or wanted not in ("", name)}
    if 2 * sum(wrong.values()) <= letters.total():
        return None
    return max(wrong, key=lambda name: wrong[name])


def _stretches(survey: Survey, marked: dict[str, str], wanted: str) -> Iterator[Found]:
    """Yield where words of the letter's language begin to be marked with another one."""
    for name, text in marked.items():
        if name in ("", wanted) or sum(map(str.isalpha, text)) < MIN_LETTERS:
            continue
        if judge(text) == wanted:
            look, piece = next(
                (look, piece)
                for look in survey.looks
                for piece in look.seen
                if _primary(piece.format.language) == name
            )
            place = look.place.quoting(shorten(piece.text, MAX_QUOTE, placeholder="…"))
            yield Found(place, _part(name, wanted), _choose(wanted))


def _name(tag: str) -> Message:
    return _NAMES.get(tag, Message(f"»{tag}«", f'"{tag}"'))


def _wrong(found: str, wanted: str) -> Message:
    if not found:
        return Message(
            "Der er ikke valgt noget sprog for teksten, så en skærmlæser må gætte.",
            "No language is chosen for the text, so a screen reader has to guess.",
        )
    is_, should = _name(found), _name(wanted)
    return Message(
        f"Word opfatter teksten som {is_.da}, men den er på {should.da}, så den læses op med "
        "forkert udtale.",
        f"Word takes the text for {is_.en}, but it is in {should.en}, so it is spoken wrongly.",
    )


def _part(found: str, wanted: str) -> Message:
    is_, should = _name(found), _name(wanted)
    return Message(
        f"En del af teksten er på {should.da}, men Word opfatter den som {is_.da}; første sted "
        "er her.",
        f"Some of the text is in {should.en}, but Word takes it for {is_.en}; it begins here.",
    )


def _default(found: str, wanted: str) -> Message:
    is_, should = _name(found), _name(wanted)
    if not found:
        return Message(
            "Teksten er mærket rigtigt, men filen selv har intet standardsprog.",
            "The text is marked rightly, but the file itself has no default language.",
        )
    return Message(
        f"Teksten er mærket som {should.da}, men filens standardsprog er {is_.da}; det arver "
        "en PDF og al ny tekst.",
        f"The text is marked as {should.en}, but the file's default language is {is_.en}; a PDF "
        "and all new text inherit it.",
    )


def _other_version(spoken: str, wanted: str) -> Message:
    is_, should = _name(spoken), _name(wanted)
    return Message(
        f"Teksten ser ud til at være på {is_.da}, men filen er udgaven på {should.da}.",
        f"The text seems to be {is_.en}, but the file is the version in {should.en}.",
    )


_MOVE = Message(
    "Oversæt teksten, eller giv filen navn efter sit sprog: da.docx for dansk, kl.docx for "
    "grønlandsk.",
    "Translate the text, or name the file for its language: da.docx for Danish, kl.docx for "
    "Greenlandic.",
)


def _choose(wanted: str) -> Message:
    name = _name(wanted) if wanted else Message("brevets sprog", "the letter's language")
    return Message(
        "Markér al tekst i Word med Ctrl+A, og vælg Gennemse › Sprog › Angiv korrektursprog: "
        f"{name.da}. Gør det også til standard.",
        "Select all text in Word by Ctrl+A, and choose Review › Language › Set Proofing "
        f"Language: {name.en}. Make it the default as well.",
    )
