"""Fields of Word that show something else than the case."""

from __future__ import annotations

from collections.abc import Iterator

from qa import filing
from qa.rule import Found, rule
from qa.subject import Subject
from render.esdh import columns
from render.message import Message
from render.survey.fields import Field

_DATES = frozenset({"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME"})
_PROPERTIES = frozenset({
    "DOCPROPERTY", "DOCVARIABLE", "INFO", "AUTHOR", "LASTSAVEDBY", "COMMENTS", "KEYWORDS",
    "SUBJECT", "TITLE", "FILENAME", "TEMPLATE", "USERNAME", "USERADDRESS", "USERINITIALS",
})  # fmt: skip
_FORMS = frozenset({"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})
_QUESTIONS = frozenset({"ASK", "FILLIN"})
_LOGIC = frozenset({
    "IF", "COMPARE", "QUOTE", "SET", "NEXT", "NEXTIF", "SKIPIF", "MERGEREC", "MERGESEQ",
})  # fmt: skip


@rule(
    "TAG013",
    "info",
    Message(
        "Et af Words egne felter står i stedet for en kode",
        "A field of Word's own stands where a tag should",
    ),
    Message(
        "Words felter kender ikke sagen: et datofelt viser den dag, brevet åbnes, og et regnefelt "
        "det tal, der stod i skabelonen.",
        "Word's fields do not know the case: a date field shows the day on which the letter is "
        "opened, and a calculation the number that stood in the template.",
    ),
    bad="(felt) DATE",
    good="(felt) PAGE",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each field that a tag should stand for; layout such as page numbers is left alone."""
    told = {fault.place.quote for fault in subject.faults("store-shown")}
    if subject.survey is None:
        return
    told |= {lost.name for lost in subject.survey.lost}
    filled = filing.of(subject)
    for field in subject.survey.fields:
        is_filled = columns.filling(field.argument, filled) is not None
        if field.name != "DOCPROPERTY" or not (is_filled or field.argument in told):
            yield from _told(field)


def _told(field: Field) -> Iterator[Found]:
    name = field.name
    if name in _DATES:
        yield Found(field.place, _date(name), _CASE_DATE, severity="warning")
    elif name == "=":
        yield Found(field.place, _SUM, _COMPUTE, severity="warning")
    elif name in _PROPERTIES:
        shown = f"{name} {field.argument}".strip() if name.startswith("DOC") else name
        yield Found(field.place, _property(shown), _TAG)
    elif name in _FORMS:
        yield Found(field.place, _form(name), _TAG)
    elif name in _QUESTIONS:
        yield Found(field.place, _question(name), _TAG)
    elif name in _LOGIC:
        yield Found(field.place, _logic(name), _CONDITION)


def _date(name: str) -> Message:
    return Message(
        f"Datofeltet {name} viser ikke brevets dato: det skifter, når brevet åbnes eller gemmes.",
        f"The date field {name} does not show the letter's date: it changes when the letter is "
        "opened or saved.",
    )


def _property(name: str) -> Message:
    return Message(
        f"Feltet {name} viser en oplysning om filen eller brugeren, ikke om sagen.",
        f"The field {name} shows something of the file or its user, not of the case.",
    )


def _form(name: str) -> Message:
    return Message(
        f"Formularfeltet ({name}) bliver ikke udfyldt af Segl.",
        f"The form field ({name}) is not filled by Segl.",
    )


def _question(name: str) -> Message:
    return Message(
        f"Feltet {name} spørger den, der åbner brevet.",
        f"The field {name} asks whoever opens the letter.",
    )


def _logic(name: str) -> Message:
    return Message(
        f"Feltet {name} regnes ud af Word, ikke af Segl, og kender ikke sagen.",
        f"The field {name} is worked out by Word, not by Segl, and does not know the case.",
    )


_SUM = Message(
    "Regnefeltet viser det tal, som skabelonen sidst blev gemt med, ikke sagens.",
    "The calculation shows the number with which the template was last saved, not the case's.",
)
_CASE_DATE = Message(
    "Slet feltet i Word, og skriv datoen fra sagen, fx {{ brev.dato|dato }}.",
    "Delete the field in Word, and print the case's date, such as {{ brev.dato|dato }}.",
)
_COMPUTE = Message(
    "Slet feltet i Word, og skriv beløbet fra sagen, fx {{ i_alt|kroner }}.",
    "Delete the field in Word, and print the case's amount, such as {{ i_alt|kroner }}.",
)
_TAG = Message(
    "Slet feltet i Word, og skriv en kode i stedet, fx {{ navn }}.",
    "Delete the field in Word, and write a tag instead, such as {{ navn }}.",
)
_CONDITION = Message(
    "Slet feltet i Word, og skriv betingelsen som kode: {% if … %} … {% endif %}.",
    "Delete the field in Word, and write the condition as tags: {% if … %} … {% endif %}.",
)
