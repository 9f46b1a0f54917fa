"""
Passages that most letters share; those in BLOCKS are written once, in blocks/<name>/da.docx.

A letter calls the function of a passage, and never its block by name.
"""

from __future__ import annotations

from collections.abc import Callable

from kit.flow import Flow
from kit.letter import Letter
from kit.table import Column

CHILD_ACT = (
    "Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn, "
    "jf. Selvstyrets lovbekendtgørelse nr. 11 af 16. marts 2024"
)
PROCEDURE_ACT = (
    "Landstingslov nr. 8 af 13. juni 1994 om sagsbehandling i den offentlige forvaltning"
)
CHILD_ORDER = "Selvstyrets bekendtgørelse nr. 16 af 8. november 2017 om støtte til børn"
OPENNESS_ACT = "Landstingslov nr. 9 af 13. juni 1994 om offentlighed i forvaltningen"
DATA_ORDER = (
    "Anordning nr. 1238 af 14. oktober 2016 "
    "om ikrafttræden for Grønland af lov om behandling af personoplysninger"
)
BOARD_ACT = (
    "Landstingsforordning nr. 11 af 12. november 2001 "
    "om socialvæsenets styrelse og organisation med senere ændringer"
)


def begin(title: str, *, block: str = "Modtager") -> tuple[Letter, Flow]:
    """A letter with letterhead, footer and references; the empty BLOCK beside these."""
    letter = Letter(title)
    sender(letter, later="Sagsnr. {{ sag.nr }}")
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


def sender(letter: Letter, *, later: str) -> None:
    """The municipality's letterhead and footer; LATER tops the pages after the first."""
    letter.letterhead(
        "{{ kommune.navn }}",
        "{{ kommune.afdeling }}",
        "{{ kommune.adresse }}, {{ kommune.postnr }} {{ kommune.by }}",
        later=f"{{{{ kommune.navn }}}} · {later}",
    )
    letter.footer(
        "{{ kommune.navn }} · Telefon {{ kommune.telefon|telefon }}"
        " · {{ kommune.email }} · {{ kommune.web }}"
    )


def note(title: str) -> Letter:
    """A document for the file: no recipient, but the child that it is about."""
    letter, block = begin(title, block="Barnet")
    block.line("[[Barn:]] {{ barn.navn }}", "Modtager")
    block.line("[[Cpr-nr.:]] {{ barn.cpr|cpr_skjult }}", "Modtager")
    letter.subject(title)
    return letter


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
    letter.insert("saadan_klager_du")


def complaint_of_oral(letter: Letter) -> None:
    """The complaint guidance for an oral decision: without guidance no time had begun."""
    _complaint_from(
        letter,
        "{% if afgoerelse.vejledt_om_klage %}Fristen regnes fra den dag, vi traf afgørelsen, "
        "altså fra den {{ afgoerelse.dato|dato }}.{% else %}Du fik ikke en klagevejledning, "
        "da vi fortalte dig afgørelsen. Derfor regnes fristen først fra den dag, "
        "du har fået dette brev.{% endif %}",
    )
    letter.insert("saadan_klager_du")


def _complaint(letter: Letter) -> None:
    _complaint_from(
        letter,
        "Fristen regnes fra den dag, vi traf afgørelsen, altså fra den {{ afgoerelse.dato|dato }}.",
    )


def _complaint_from(letter: Letter, begins: str) -> None:
    letter.heading("Klagevejledning")
    letter.text(
        "Hvis du er uenig i afgørelsen, kan du klage til {{ kommune.klage.instans }}.",
        f"**Klagefristen er 6 uger.** {begins}",
    )


def _ways_to_complain(letter: Letter) -> None:
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


def child_views_rule(letter: Letter) -> None:
    """Why the child's own views stand there."""
    letter.text(
        "Vi skal tage hensyn til barnets egne synspunkter. Hvor meget de vejer, afhænger af "
        f"barnets alder og modenhed. Det står i § 2, stk. 2, i {CHILD_ACT}."
    )


def steps(letter: Letter, loop: str, caption: str = "Næste skridt: hvad, hvem og hvornår") -> None:
    """A table of what is to be done, by whom and when, LOOP being such as `s in skridt`."""
    name = loop.split()[0]
    letter.table(
        caption,
        loop,
        Column("Hvad", f"{{{{ {name}.hvad }}}}", 8.2),
        Column("Hvem", f"{{{{ {name}.hvem }}}}", 4.4),
        Column(
            "Hvornår",
            f'{{% if {name}.senest is udfyldt %}}Senest {{{{ {name}.senest|dato("kort") }}}}'
            "{% else %}Løbende{% endif %}",
            3.4,
        ),
    )


def heard_facts(letter: Letter) -> None:
    """The facts that a party is heard on, where they come from, and what is sent along."""
    letter.heading("Oplysningerne i sagen")
    letter.lead_in("I tabellen kan du se oplysningerne, og hvor vi har dem fra.")
    letter.table(
        "Oplysningerne i sagen, og hvor vi har dem fra",
        "o in hoering.oplysninger",
        Column("Oplysning", "{{ o.oplysning }}", 11.2),
        Column(
            "Kilde",
            '{{ o.kilde }}{% if o.dato is udfyldt %} ({{ o.dato|dato("kort") }}){% endif %}',
            4.8,
        ),
    )
    with letter.when("hoering.bilag is udfyldt"):
        letter.lead_in("Vi sender også:", "Efter blok")
        with letter.each("bilag in hoering.bilag"):
            letter.bullets("{{ bilag }}")
    letter.after_block("Du kan bede om aktindsigt, hvis du vil se andre dokumenter i sagen.")


def answer(letter: Letter) -> None:
    """How a party answers a hearing, within which time, and what then happens."""
    letter.heading("Du kan udtale dig")
    letter.text(
        "**Svar senest den {{ hoering.frist|dato }}.** Du bestemmer selv, om du vil svare. "
        "Har du brug for mere tid, så kontakt os, før fristen er gået."
    )
    ways_to_answer(letter)
    letter.text(
        "Det, du fortæller os, bliver en del af sagen. "
        "Vi tager stilling til det, før vi træffer afgørelse. "
        "Hører vi ikke fra dig inden fristen, kan vi træffe afgørelse ud fra "
        "de oplysninger, vi har.",
        f"Reglerne om partshøring står i §§ 19 og 20 i {PROCEDURE_ACT}.",
    )


def ways_to_answer(letter: Letter) -> None:
    """How a party may give a statement: in writing or by word of mouth."""
    letter.lead_in("Du kan svare skriftligt eller mundtligt. Oplys sagsnummer {{ sag.nr }}:")
    ways_to_reach(letter)
    letter.after_block(
        "Ring, før du sender private oplysninger på e-mail, så aftaler vi en sikker måde. "
        "Svarer du mundtligt, skriver vi ned, hvad du siger."
    )


def ways_to_reach(letter: Letter) -> None:
    """The municipality by letter, mail, telephone and visit."""
    letter.contact(
        "Brev: {{ kommune.navn }}, {{ kommune.afdeling }}, {{ kommune.adresse }}, "
        "{{ kommune.postnr }} {{ kommune.by }}",
        "E-mail: {{ sagsbehandler.email }}",
        "Telefon: {{ sagsbehandler.telefon|telefon }}",
        "Besøg: {{ kommune.adresse }}, {{ kommune.by }}, {{ kommune.aabningstid }}",
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
    "saadan_klager_du": _ways_to_complain,
    "partsrepraesentation": _representation,
    "spoergsmaal": _questions,
    "underskrift": _signature,
}
