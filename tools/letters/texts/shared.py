"""
Passages that most letters share; those in BLOCKS are written once, in blocks/<name>/da.docx.

A letter calls the function of a passage, and never its block by name.
"""

from __future__ import annotations

from collections.abc import Callable

from kit.flow import Flow
from kit.letter import Letter

CHILD_ACT = (
    "Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn, "
    "jf. Selvstyrets lovbekendtgørelse nr. 11 af 16. marts 2024"
)
PROCEDURE_ACT = (
    "Landstingslov nr. 8 af 13. juni 1994 om sagsbehandling i den offentlige forvaltning"
)
CHILD_ORDER = "Selvstyrets bekendtgørelse nr. 16 af 8. november 2017 om støtte til børn"
BOARD_ACT = (
    "Landstingsforordning nr. 11 af 12. november 2001 "
    "om socialvæsenets styrelse og organisation med senere ændringer"
)


def begin(title: str, *, block: str = "Modtager") -> tuple[Letter, Flow]:
    """A letter with letterhead, footer and references; the empty BLOCK beside these."""
    letter = Letter(title)
    letter.letterhead(
        "{{ kommune.navn }}",
        "{{ kommune.afdeling }}",
        "{{ kommune.adresse }}, {{ kommune.postnr }} {{ kommune.by }}",
        later="{{ kommune.navn }} · Sagsnr. {{ sag.nr }}",
    )
    letter.footer(
        "{{ kommune.navn }} · Telefon {{ kommune.telefon|telefon }}"
        " · {{ kommune.email }} · {{ kommune.web }}"
    )
    recipient, reference = letter.opening(f"{block} og brevets reference")
    for line in (
        "[[Dato:]] {{ brev.dato|dato }}",
        "[[Sagsnr.:]] {{ sag.nr }}",
        "[[Sagsbehandler:]] {{ sagsbehandler.navn }}",
        "[[Telefon:]] {{ sagsbehandler.telefon|telefon }}",
        "[[E-mail:]] {{ sagsbehandler.email }}",
    ):
        reference.line(line, "Brevets reference")
    return letter, recipient


def address(recipient: Flow) -> None:
    """The recipient's address, under the name."""
    with recipient.when("modtager.adresse.co is udfyldt"):
        recipient.line("c/o {{ modtager.adresse.co }}", "Modtager")
    recipient.line("{{ modtager.adresse.vej }}", "Modtager")
    recipient.line("{{ modtager.adresse.postnr }} {{ modtager.adresse.by }}", "Modtager")


def greeting(letter: Letter) -> None:
    """The greeting of a party, and why the letter comes to that person."""
    letter.text("Kære {{ modtager.navn }}")
    letter.text(
        "Du får dette brev, fordi du "
        '{% if modtager.rolle == "foraeldremyndighedsindehaver" %}'
        "har forældremyndigheden over {% else %}er part i sagen om {% endif %}"
        "{{ barn.navn }} (cpr-nr. {{ barn.cpr|cpr_skjult }})."
    )


def complaint(letter: Letter) -> None:
    """The complaint guidance: where, how, and within which time."""
    letter.insert("klagevejledning")


def _complaint(letter: Letter) -> None:
    letter.heading("Klagevejledning")
    letter.text(
        "Hvis du er uenig i afgørelsen, kan du klage til {{ kommune.klage.instans }}.",
        "**Klagefristen er 6 uger.** Fristen regnes fra den dag, vi traf afgørelsen, "
        "altså fra den {{ afgoerelse.dato|dato }}.",
    )
    letter.lead_in(
        "Du kan klage skriftligt eller mundtligt. Send klagen til ankenævnet, eller ring til dem:"
    )
    letter.contact(
        "{{ kommune.klage.instans }}",
        "{{ kommune.klage.adresse }}",
        "{{ kommune.klage.postnr }} {{ kommune.klage.by }}",
        "Telefon: {{ kommune.klage.telefon|telefon }}",
        "E-mail: {{ kommune.klage.email }}",
    )
    letter.after_block(
        "Fortæl, hvilken afgørelse du klager over, og hvorfor du er uenig. "
        "Vedlæg gerne en kopi af dette brev. "
        "Afgørelsen gælder normalt, selv om du klager."
    )
    letter.text(
        "Spørg os gerne, hvis du er i tvivl om, hvordan du klager.",
        f"Vores pligt til at vejlede dig om klage står i § 25 i {PROCEDURE_ACT}. "
        f"Klagefristen står i § 8, stk. 1, i {BOARD_ACT}.",
    )


def child_views(letter: Letter, views: str) -> None:
    """What the child says, VIEWS being where the case has it, or why nobody asked."""
    with letter.when(f"{views}.talt_med_barnet"):
        letter.text(
            f"Vi talte med {{{{ barn.navn }}}} den {{{{ {views}.dato|dato }}}}.",
            f"{{{{ {views}.synspunkter|afsnit }}}}",
        )
        letter.otherwise()
        letter.text(
            "Vi har ikke talt med {{ barn.navn }}.",
            f"{{{{ {views}.hvorfor_ikke|afsnit }}}}",
        )


def representation(letter: Letter, also: str = "") -> None:
    """The party's right to be represented or assisted, and what ALSO is to be said of it."""
    letter.insert("partsrepraesentation")
    if also:
        letter.text(also.strip())


def _representation(letter: Letter) -> None:
    letter.heading("Partsrepræsentation")
    letter.text(
        "Du har ret til at lade en anden repræsentere dig eller hjælpe dig i sagen. "
        "Fortæl os, hvem det er, hvis du ønsker det. "
        f"Retten står i § 8 i {PROCEDURE_ACT}."
    )


def questions(letter: Letter) -> None:
    """Whom to ask, and in which language: the last words are on the page of the signature."""
    letter.insert("spoergsmaal")


def _questions(letter: Letter) -> None:
    letter.heading("Har du spørgsmål?")
    letter.text(
        "Du er velkommen til at kontakte mig på telefon "
        "{{ sagsbehandler.telefon|telefon }} eller {{ sagsbehandler.email }}. "
        "Du kan også møde op på {{ kommune.adresse }} i {{ kommune.by }}. "
        "Åbningstid: {{ kommune.aabningstid }}."
    )
    letter.lead_in(  # so that neither signature nor a last sentence stands alone on a page
        "Du kan vælge, om vi skal skrive til dig på grønlandsk eller dansk. "
        "Sig til, hvis du ønsker et andet sprog end det, du får nu."
    )


def sign(letter: Letter, greeting: str = "Med venlig hilsen") -> None:
    """The caseworker's signature, printed name and title, under a GREETING of the letter's own."""
    letter.greet(greeting)
    letter.insert("underskrift")


def _signature(letter: Letter) -> None:
    letter.signed(
        "{{ sagsbehandler.navn }}",
        "{{ sagsbehandler.titel }}",
        "{{ kommune.afdeling }}, {{ kommune.navn }}",
    )


BLOCKS: dict[str, Callable[[Letter], None]] = {
    "klagevejledning": _complaint,
    "partsrepraesentation": _representation,
    "spoergsmaal": _questions,
    "underskrift": _signature,
}
