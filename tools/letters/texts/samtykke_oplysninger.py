"""
Letter that asks for consent to collect information, and on its last page the consent to sign.

Each person signs a form of their own: a parent, another party, or the young person.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import shared

YOUNG = 'modtager.rolle == "barnet_selv"'
ABOUT = f"{{% if {YOUNG} %}}dig{{% else %}}{{{{ barn.navn }}}}{{% endif %}}"


def letter() -> Letter:
    """The whole letter with the consent."""
    letter, recipient = shared.begin("Samtykke til at indhente oplysninger")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _request(letter)
    _voluntary(letter)
    _answer(letter)
    shared.sign(letter)
    _declaration(letter)
    return letter


def _request(letter: Letter) -> None:
    letter.subject("Må vi hente oplysninger?")
    letter.text("Kære {{ modtager.navn }}")
    letter.text(
        f"Vi har en sag om {ABOUT} (cpr-nr. {{{{ barn.cpr|cpr_skjult }}}}). "
        "Sagen handler om {{ samtykke.sagen_handler_om }}. "
        "Vi vil gerne hente oplysninger hos andre, og derfor beder vi om dit samtykke.",
        "På sidste side står, hvilke oplysninger det er, hvem vi vil spørge, og hvorfor.",
    )


def _voluntary(letter: Letter) -> None:
    letter.heading("Du bestemmer selv")
    letter.text(
        "Det er frivilligt at give samtykke. Du kan sige ja til noget og nej til andet. "
        "Siger du nej, behandler vi sagen ud fra de oplysninger, vi har. "
        "Spørg os, hvis du vil vide, hvad et nej betyder for sagen."
    )
    letter.heading("Du kan trække dit samtykke tilbage")
    letter.text(
        "Du kan altid fortryde. Ring eller skriv til mig, så henter vi ikke flere oplysninger. "
        "Det, vi allerede har fået, bliver normalt liggende i sagen."
    )
    letter.heading("Vi har tavshedspligt")
    letter.text(
        "Vi fortæller kun dem, vi spørger, det, de skal vide for at kunne svare. "
        f"Reglerne om tavshedspligt står i kapitel 8 i {shared.PROCEDURE_ACT}."
        "{% if samtykke.ansoegning %} Når der er søgt om hjælp, er det lovens § 30, "
        "der handler om samtykke til at hente private oplysninger.{% endif %}"
    )


def _answer(letter: Letter) -> None:
    letter.heading("Sådan svarer du")
    letter.lead_in(
        "Send os sidste side senest den {{ samtykke.svar_senest|dato }}, "
        "eller kom forbi med den. Vi hjælper gerne:"
    )
    shared.ways_to_reach(letter)
    letter.after_block(
        "Du kan vælge, om vi skal skrive til dig på grønlandsk eller dansk. "
        "Sig til, hvis du ønsker et andet sprog end det, du får nu."
    )


def _declaration(letter: Letter) -> None:
    letter.new_page("Samtykkeerklæring")
    letter.text(
        "Sagsnr. {{ sag.nr }} om {{ barn.navn }} (cpr-nr. {{ barn.cpr|cpr_skjult }}). "
        "Sagen handler om {{ samtykke.sagen_handler_om }}."
    )
    letter.lead_in("Sæt kryds ved ja eller nej i hver linje.")
    letter.table(
        "Samtykke: fra hvem, hvilke oplysninger, hvorfor, og dit svar",
        "o in samtykke.oplysninger",
        Column("Fra hvem", "{{ o.kilde }}", 3.8),
        Column("Hvilke oplysninger", "{{ o.hvad }}", 5.2),
        Column("Hvorfor", "{{ o.hvorfor }}", 4.6),
        Column("Dit svar", "☐ Ja   ☐ Nej", 2.4),
    )
    _promise(letter)


def _promise(letter: Letter) -> None:
    letter.after_block(
        "Jeg giver samtykke til, at {{ kommune.navn }} henter de oplysninger, "
        "hvor jeg har sat kryds ved ja. Oplysningerne må kun bruges i denne sag."
    )
    letter.lead_in(
        "Samtykket gælder, til sagen er afgjort"
        "{% if samtykke.gaelder_til is udfyldt %}, dog højst til den "
        "{{ samtykke.gaelder_til|dato }}{% endif %}. "
        "Jeg ved, at det er frivilligt, og at jeg altid kan trække samtykket tilbage."
    )
    letter.signature(
        "{{ modtager.navn }}",
        f"{{% if {YOUNG} %}}Den, sagen handler om"
        '{% elif modtager.rolle == "foraeldremyndighedsindehaver" %}Har forældremyndigheden'
        "{% else %}Part i sagen{% endif %}",
        greeting="Dato og underskrift",
    )
