"""A person who looks real in the template's own words, or an address of one in a sample case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow import persons
from qa.flow.contact import emails, is_of_a_person, masked, phones
from qa.flow.fields import texts
from qa.flow.words import Words, is_next_cell
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_LABEL = (
    r"(?i:din )?(?i:sagsbehandlere?|socialrådgiver|familierådgiver|rådgiver|kontaktperson"
    r"|afdelingsleder|socialfaglig konsulent|familiekonsulent|børnesagsbehandler"
    r"|suliamik suliarinnittoq|sullissisoq)"
)
_LABELLED = re.compile(
    rf"^\s*(?P<label>{_LABEL})(?: er)?[:\t ]\s*(?P<name>{persons.FULL})(?=[\s,.]|$)"
)
_LABEL_ALONE = re.compile(rf"\s*{_LABEL}\s*:?\s*")
_NAME_ALONE = re.compile(rf"\s*(?P<name>{persons.FULL})(?:, (?P<title>[a-zæøå ]+))?\s*")
_CLOSING = (
    r"(?i:(?:med )?(?:venlig|de bedste|bedste|kærlig) hilsen|m?vh|inussiarnersumik"
    r" inuulluaqqusillu(?:nga|ta))"
)
_GREETING = re.compile(rf"\s*{_CLOSING}[,.]?\s*")
# Under a name its owner's title may follow, after a line break, which is a space here.
_TO_OR_FROM = re.compile(
    rf"\s*(?:(?P<to>(?i:kære|hej|dear)) (?P<addressee>{persons.FULL})\s*(?:[,!.]|$)"
    rf"|(?P<from>{_CLOSING})[,.:]?\s+(?P<sender>{persons.PAIR})\b)"
)
_TITLE = re.compile(
    r"leder|chef|rådgiver|behandler|konsulent|pædagog|koordinator|direktør|fuldmægtig|assistent"
    r"|jurist|psykolog|sundhedsplejerske|kontaktperson",
    re.IGNORECASE,
)


@rule(
    "LNG003",
    "warning",
    Message("Der står en person, der kan være virkelig", "A person stands here who may be real"),
    Message(
        "Et navn eller en direkte adresse i skabelonen står i alle breve, også når en anden har "
        "sagen; en prøvesag med en rigtig e-mail kan blive sendt til et rigtigt menneske.",
        "A name or a direct address in the template stands in all letters, also when somebody "
        "else has the case; a sample case with a real e-mail may be sent to a real person.",
    ),
    bad="Sagsbehandler: Ane Opdigtsen",
    good="Sagsbehandler: {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield persons in the template's own words, and addresses of real domains in sample cases.

    A name counts where a label says that it is a person's, or where somebody is greeted or signs
    by a name that is surely one. In a sample case
    any name may be real, and there are no telephone numbers that nobody can have: neither
    can be judged, and nothing is said of them. The municipality's own mailbox is no person.
    """
    seen: set[str] = set()
    for words, shown in _in_template(subject.words):
        if shown not in seen:
            seen.add(shown)
            yield Found(words.place.quoting(shown), _TEMPLATE, _FIELD)
    office = {text for _, text in texts(subject.municipality or {})}
    for name, path, text in subject.case_texts:
        if "@" in text and any(address not in office for address in emails(text)):
            yield Found(subject.start.quoting(name), _in_case(name, path), _FICTION)


def _in_template(paragraphs: tuple[Words, ...]) -> Iterator[tuple[Words, str]]:
    """Yield the paragraph of each person, with what may be shown: never the name."""
    for index, words in enumerate(paragraphs):
        for address in emails(words.text) if "@" in words.text else ():
            if is_of_a_person(address):
                yield words, masked(address)
        for label, _ in phones(words.text):
            if "direkte" in label.lower():
                yield words, f"{label} …"
        labelled = _LABELLED.match(words.text)
        if labelled is not None and persons.may_be(labelled["name"]):
            yield words, f"{labelled['label']} …"
        greeted = _TO_OR_FROM.match(words.text)
        if greeted is not None and persons.is_one(greeted["addressee"] or greeted["sender"]):
            yield words, f"{greeted['to'] or greeted['from']} …"
        yield from _after(words, paragraphs[index + 1 : index + 3])


def _after(words: Words, following: tuple[Words, ...]) -> Iterator[tuple[Words, str]]:
    """Yield the name that stands alone after a label in a table, or under a greeting."""
    name = _NAME_ALONE.fullmatch(following[0].text) if following else None
    if name is None or not persons.may_be(name["name"]):
        return
    if _LABEL_ALONE.fullmatch(words.text) and is_next_cell(words, following[0]):
        yield following[0], f"{words.text.strip(' :')} …"
    elif _GREETING.fullmatch(words.text):
        title = name["title"] or (following[1].text if len(following) > 1 else "")
        if _TITLE.search(title) or persons.is_one(name["name"]):
            yield following[0], f"{words.text.strip(' ,.')} …"


def _in_case(name: str, path: str) -> Message:
    return Message(
        f"Prøvesagen {name}: »{path}« har en e-mailadresse, som nogen kan have.",
        f'The sample case {name}: "{path}" has an e-mail address that somebody can have.',
    )


_TEMPLATE = Message(
    "En bestemt person står i skabelonens egen tekst.",
    "A certain person stands in the template's own text.",
)
_FIELD = Message(
    "Brug en kode, der henter personen fra sagen, fx {{ sagsbehandler.navn }}.",
    "Use a tag that takes the person from the case, such as {{ sagsbehandler.navn }}.",
)
_FICTION = Message(
    "Brug en opdigtet adresse, der ender på .example.",
    "Use a fictional address that ends in .example.",
)
