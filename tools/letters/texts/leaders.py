"""What the documents of leaders and super-users share: they are about the system, not a case."""

from __future__ import annotations

from kit.flow import Flow
from kit.letter import Letter
from texts import shared

GUIDED = "Den følger, hvad den danske Socialstyrelse skriver om redskabets formål."


def begin(title: str) -> tuple[Letter, Flow]:
    """A document with letterhead, footer and references; the empty block beside these."""
    letter = Letter(title)
    shared.sender(letter, later="{{ system.navn }}")
    block, reference = letter.opening("System og dokumentets reference")
    for line in (
        "[[Dato:]] {{ brev.dato|dato }}",
        "[[Ansvarlig:]] {{ ansvarlig.navn }}",
        "[[Telefon:]] {{ ansvarlig.telefon|telefon }}",
        "[[E-mail:]] {{ ansvarlig.email }}",
    ):
        reference.line(line, "Brevets reference")
    block.line("[[System:]] {{ system.navn }}", "Modtager")
    return letter, block


def purpose(letter: Letter) -> None:
    """What the system is for, which all goals are tied to."""
    letter.heading("Systemets overordnede formål")
    letter.text("{{ system.formaal|afsnit }}")


def sign(letter: Letter) -> None:
    """The signature of the one who is responsible for the document."""
    letter.signature(
        "{{ ansvarlig.navn }}",
        "{{ ansvarlig.titel }}",
        "{{ kommune.afdeling }}, {{ kommune.navn }}",
        greeting="Ansvarlig for dokumentet",
    )


def source(letter: Letter, said: str) -> None:
    """Whose words a document of leaders is made of, SAID being what it builds on."""
    letter.heading("Om skabelonen")
    letter.lead_in(  # so that the signature never stands alone on a page
        f"Teksten er Segls egen formulering. {said} Kilde: den danske Socialstyrelses side "
        "»Tema 4: It-understøttelse af god sagsbehandling« på sbst.dk. "
        "Styrelsens egne skemaer er ikke offentlige, og den har ikke skrevet teksten."
    )
