"""A content control that no tag fills."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.forms import is_form
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.properties import PERSONS
from render.survey.controls import Control

_FORM = {
    "text": Message("Tekstfeltet", "The text control"),
    "richText": Message("Tekstfeltet", "The text control"),
    "date": Message("Datofeltet", "The date control"),
    "dropDownList": Message("Rullelisten", "The drop-down list"),
    "comboBox": Message("Kombinationsfeltet", "The combo box"),
    "checkbox": Message("Afkrydsningsfeltet", "The check box"),
    "picture": Message("Billedfeltet", "The picture control"),
    "repeatingSection": Message("Den gentagne sektion", "The repeating section"),
}
_FIX = Message(
    "Skriv en kode i kontrolelementet, eller højreklik på det og vælg »Fjern "
    "indholdskontrolelement«.",
    'Write a tag into the control, or right-click it and choose "Remove Content Control".',
)


@rule(
    "TAG014",
    "info",
    Message(
        "Et indholdskontrolelement bliver ikke udfyldt", "A content control is filled by no tag"
    ),
    Message(
        "Segl udfylder koder, ikke formularfelter: det, der står i kontrolelementet, også "
        "»Klik for at skrive«, kommer ud i hvert brev.",
        'Segl fills tags, not form fields: what stands in the control, be it "Click to enter '
        'text", comes out in every letter.',
    ),
    bad="(tekstfelt med pladsholder) Klik for at skrive",
    good="(tekstfelt) {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each form control without a tag; one that prints its prompt is worse."""
    if subject.survey is None:
        return
    told = {fault.place.quote for fault in subject.faults("store-shown")}
    told |= {lost.name for lost in subject.survey.lost if lost.kind == "column"}
    for control in subject.survey.controls:
        if is_form(control) and not (control.store == "columns" and control.node in told):
            yield _found(control)


def _found(control: Control) -> Found:
    what = _FORM[control.kind]
    name = f" »{control.title}«" if control.title else ""
    if control.store == "core" and control.node == "title":  # every letter has a title
        return Found(control.place, _bound(control, what, name), _FIX)
    if control.store == "core" and control.node in PERSONS:
        return Found(control.place, _emptied(control, what, name), _FIX, severity="warning")
    if control.is_prompt:
        return Found(control.place, _prompt(what, name), _FIX, severity="warning")
    if control.store:
        return Found(control.place, _bound(control, what, name), _FIX)
    return Found(control.place, _fixed(what, name), _FIX)


def _prompt(what: Message, name: str) -> Message:
    return Message(
        f"{what.da}{name} viser stadig sin pladsholder, og den ville stå i brevet.",
        f"{what.en}{_english(name)} still shows its placeholder, which would stand in the letter.",
    )


def _bound(control: Control, what: Message, name: str) -> Message:
    return Message(
        f"{what.da}{name} er bundet til egenskaben »{control.node}« og viser filens egen værdi.",
        f'{what.en}{_english(name)} is bound to the property "{control.node}" and shows the '
        "file's own value.",
    )


def _emptied(control: Control, what: Message, name: str) -> Message:
    return Message(
        f"{what.da}{name} er bundet til egenskaben »{control.node}«, som Segl tager ud af brevet.",
        f'{what.en}{_english(name)} is bound to the property "{control.node}", which Segl takes '
        "out of the letter.",
    )


def _fixed(what: Message, name: str) -> Message:
    return Message(
        f"{what.da}{name} bliver ikke udfyldt; indholdet kommer ud i brevet, som det er.",
        f"{what.en}{_english(name)} is not filled; its content comes out in the letter as it is.",
    )


def _english(name: str) -> str:
    return name.replace("»", '"').replace("«", '"')
