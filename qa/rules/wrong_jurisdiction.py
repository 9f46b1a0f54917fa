"""Danish law in a Greenlandic letter, or Greenlandic in a Danish: acts and bodies of complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.law.bodies import Authority
from qa.law.cited import Cited, is_mention, name_of, of_case, sentence
from qa.law.law import Law
from qa.law.statutes import Statute
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place

COUNTRIES = {"gl": Message("Grønland", "Greenland"), "dk": Message("Danmark", "Denmark")}
# Names that acts of both countries have: a name alone says nothing of where.
SHARED = frozenset(
    {"offentlighedsloven", "arkivloven", "ombudsmandsloven", "persondataloven", "sprogloven"}
)
# What the other country has in an act's place
INSTEAD = {"dk-fvl": "gl-sbl", "dk-bl": "gl-bsl", "dk-sel": "gl-bsl"}
INSTEAD |= {"gl-sbl": "dk-fvl", "gl-bsl": "dk-bl"}
_ABROAD = {
    "gl": re.compile(r"\bdanmark|\bdanske? \w*(?:lov|ret\b|regl|myndighed)", re.IGNORECASE),
    "dk": re.compile(
        r"\bgrønland\b|\bkalaallit nunaat|\bgrønlandske? \w*(?:lov|ret\b|regl|myndighed)",
        re.IGNORECASE,
    ),
}


@rule(
    "LAW013",
    "error",
    Message("Loven eller myndigheden hører til et andet land", "Law or body of another country"),
    Message(
        "Børneområdet i Grønland har sine egne love og sit eget ankenævn; en afgørelse efter en "
        "lov, der ikke gælder her, har ingen hjemmel, og en klage til et forkert sted går tabt.",
        "Greenland has its own acts on children and its own body of complaint; a decision under "
        "an act that is not in force here has no basis, and a complaint sent elsewhere is lost.",
    ),
    bad="Du kan klage over afgørelsen til Ankestyrelsen.",
    good="Du kan klage over afgørelsen til Det Sociale Ankenævn.",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each act and each body of complaint of the other country, once.

    A sentence that names the other country speaks of it on purpose. A loose file belongs to no
    country, and is not judged.
    """
    home = subject.manifest.jurisdiction
    if home not in _ABROAD:
        return
    seen: set[tuple[str, tuple[str, str] | None]] = set()
    for one in subject.citations:
        statute = one.statute
        if statute is None or not _is_foreign(one, statute, home):
            continue
        if (statute.id, one.field) not in seen and not one.is_past:
            seen.add((statute.id, one.field))
            yield _act(subject.catalogue.law, one, statute, home)
    yield from _bodies(subject, home)


def _is_foreign(one: Cited, statute: Statute, home: str) -> bool:
    if one.act is None or statute.jurisdiction in ("", home):
        return False
    if one.act.number is None and one.act.name.lower() in SHARED:
        return False
    return is_mention(one.act, one.provisions) and _ABROAD[home].search(one.sentence) is None


def _act(law: Law, one: Cited, statute: Statute, home: str) -> Found:
    where = COUNTRIES.get(statute.jurisdiction, Message(statute.jurisdiction, statute.jurisdiction))
    own = law.statutes.get(INSTEAD.get(statute.id, ""))
    message = Message(
        f"{name_of(statute)} gælder i {where.da}, ikke i {COUNTRIES[home].da}.",
        f"{name_of(statute)} is in force in {where.en}, not in {COUNTRIES[home].en}.",
    )
    fix = Message(
        f"Brug {name_of(own)}, og find den paragraf, der gælder." if own else _LOOK.da,
        f"Use {name_of(own)}, and find the paragraph that is in force." if own else _LOOK.en,
    )
    return Found(one.where, of_case(one, message), fix, statute.evidence.severity, statute.row)


def _bodies(subject: Subject, home: str) -> Iterator[Found]:
    """Yield the bodies of complaint of the other country, by their names in any language."""
    law = subject.catalogue.law
    known = set(_names(law, home))
    for body in law.authorities:
        if body.jurisdiction == home or body.kind != "complaint":
            continue
        for name in {*body.name.values()} - known:
            pattern = re.compile(rf"(?<!\w){re.escape(name)}s?(?!\w)", re.IGNORECASE)
            for words in subject.words:
                match = pattern.search(words.text) if name.lower() in words.low else None
                if match and not _ABROAD[home].search(sentence(words.text, match.start())):
                    yield _body(law, body, words.place.quoting(match[0]), home)
                    break


def _names(law: Law, home: str) -> Iterator[str]:
    for body in law.authorities:
        if body.jurisdiction == home:
            yield from body.name.values()


def _body(law: Law, body: Authority, place: Place, home: str) -> Found:
    own = next((one for one in law.routes if one.jurisdiction == home), None)
    name = body.name["da"]
    where = COUNTRIES.get(body.jurisdiction, Message(body.jurisdiction, body.jurisdiction))
    message = Message(
        f"{name} behandler klager i {where.da}, ikke i {COUNTRIES[home].da}.",
        f"{name} decides complaints in {where.en}, not in {COUNTRIES[home].en}.",
    )
    instance = own.instance.name["da"] if own is not None else ""
    fix = Message(f"Skriv {instance}.", f"Write {instance}.") if own is not None else _LOOK
    return Found(place, message, fix, body.evidence.severity, body.row)


_LOOK = Message(
    "Find den regel, der gælder her, og ret henvisningen.",
    "Find the rule that is in force here, and mend the citation.",
)
