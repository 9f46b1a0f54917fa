"""The complaint body's contact data should have been confirmed by a person."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW005",
    "info",
    Message(
        "Klageinstansens oplysninger er ikke bekræftet",
        "The complaint body's contact data is not confirmed",
    ),
    Message(
        "En klagevejledning skal have rigtige kontaktoplysninger; er de forkerte, kan fristen "
        "løbe længere.",
        "Guidance on complaint must have right contact data; if wrong, the deadline may run on.",
    ),
    bad="(kommune uden »bekraeftet_den«) {{ kommune.klage.telefon }}",
    good="{{ kommune.klage.telefon }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for a template that prints contact data nobody has confirmed."""
    complaint = (subject.municipality or {}).get("klage", {})
    if subject.template is None or not complaint or complaint.get("bekraeftet_den"):
        return
    for tag in subject.template.tags():
        if "kommune.klage" in tag.code:
            yield Found(
                tag.place,
                Message(
                    "Kontaktoplysningerne til klageinstansen er ikke bekræftet i kommunens data.",
                    "The contact data of the complaint body is not confirmed in the "
                    "municipality's data.",
                ),
                Message(
                    "Bekræft dem hos instansen, og skriv datoen som »bekraeftet_den« under "
                    "[klage] i kommunens fil i mappen municipalities.",
                    'Confirm them with the body, and write the date as "bekraeftet_den" under '
                    "[klage] in the municipality's file in the folder municipalities.",
                ),
                basis="Landstingslov nr. 8 af 13. juni 1994 § 25",
            )
            return
