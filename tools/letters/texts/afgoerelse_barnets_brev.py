"""
A child's own letter on a decision: the same duties as any decision, in a child's words.

Short sentences, no word that a child of ten would have to ask about, and one who will help;
the acts, which the law asks for, stand behind the signature.
"""

from __future__ import annotations

from kit.letter import Letter
from texts import decisions, shared

OUTCOME = decisions.OUTCOME


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Brev til dig om vores afgørelse")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    letter.subject("Brev til dig: {{ afgoerelse.emne }}")
    letter.text("Kære {{ modtager.navn }}")
    _decision(letter)
    _said(letter)
    with letter.when(f'{OUTCOME} != "medhold"'):
        _reasons(letter)
        _complaint(letter)
    _help(letter)
    shared.sign(letter, "Mange hilsner")
    _acts(letter)
    return letter


def _decision(letter: Letter) -> None:
    letter.heading("Det har vi bestemt")
    letter.text(
        "{{ afgoerelse.resultat|afsnit }}",
        f'{{% if {OUTCOME} == "medhold" %}}Det er sådan, som du gerne ville have det.'
        f'{{% elif {OUTCOME} == "delvis" %}}Noget af det er, som du gerne ville have det. '
        "Noget er ikke.{% else %}Det er ikke sådan, som du gerne ville have det.{% endif %}",
        "Vi bestemte det den {{ afgoerelse.dato|dato }}. Det kalder man en afgørelse.",
    )
    with letter.when("afgoerelse.hvad_sker_der is udfyldt"):
        letter.heading("Det sker der nu")
        letter.text("{{ afgoerelse.hvad_sker_der|afsnit }}")


def _said(letter: Letter) -> None:
    letter.heading("Det har du sagt")
    with letter.when("samtale.talt_med_barnet"):
        letter.text(
            "Vi talte med dig den {{ samtale.dato|dato }}.",
            "{{ samtale.synspunkter|afsnit }}",
        )
        letter.otherwise()
        letter.text(
            "Vi har ikke talt med dig, før vi bestemte det.",
            "{{ samtale.hvorfor_ikke|afsnit }}",
        )
    letter.text("Det, du siger, er vigtigt. Vi skal tænke på det, når vi bestemmer noget om dig.")


def _reasons(letter: Letter) -> None:
    letter.heading("Derfor har vi bestemt det")
    letter.text("{{ begrundelse.kort|afsnit }}")
    letter.heading("Det ved vi", 2)
    letter.text("{{ begrundelse.faktiske_oplysninger|afsnit }}")
    letter.heading("Det har vi tænkt mest på", 2)
    with letter.each("hensyn in begrundelse.hovedhensyn"):
        letter.bullets("{{ hensyn }}")
    letter.heading("Reglerne", 2)
    letter.lead_in(f"Vi følger en lov. Den hedder {shared.CHILD_ACT}. I loven står der:")
    decisions.provisions(letter)


def _complaint(letter: Letter) -> None:
    letter.heading("Du kan klage")
    letter.text(
        "Er du ikke enig med os? Så kan du klage. At klage betyder, at andre voksne ser på, "
        "om vi har gjort det rigtigt. De voksne er fra {{ kommune.klage.instans }}.",
        "**Du skal klage inden 6 uger.** De 6 uger begynder den {{ afgoerelse.dato|dato }}, "
        "for den dag bestemte vi det.",
    )
    letter.lead_in("Du kan ringe eller skrive:")
    letter.contact(
        "{{ kommune.klage.instans }}",
        "Telefon: {{ kommune.klage.telefon|telefon }}",
        "E-mail: {{ kommune.klage.email }}",
        "Brev: {{ kommune.klage.adresse }}, {{ kommune.klage.postnr }} {{ kommune.klage.by }}",
    )
    letter.after_block(
        "Fortæl, hvad du er uenig i, og hvorfor. En voksen må gerne hjælpe dig med at klage. "
        "Det, vi har bestemt, gælder som regel, selv om du klager."
    )


def _help(letter: Letter) -> None:
    letter.heading("Du kan få hjælp")
    letter.text("Du må gerne have en voksen med, som hjælper dig eller taler for dig.")
    with letter.when("hjaelper is udfyldt"):
        letter.text(
            "Du kan tale med {{ hjaelper.navn }} ({{ hjaelper.hvem }}) "
            "på telefon {{ hjaelper.telefon|telefon }}."
        )
    letter.text(
        "Er der noget, du ikke forstår? Så ring til mig på telefon "
        "{{ sagsbehandler.telefon|telefon }}. Du kan også komme forbi: "
        "{{ kommune.adresse }} i {{ kommune.by }}."
    )
    letter.lead_in("Vil du hellere have brevet på grønlandsk eller dansk, så sig det til mig.")


def _acts(letter: Letter) -> None:
    letter.heading("Til de voksne: reglerne bag brevet")
    letter.bullets(f"At barnets mening tæller: § 2, stk. 2, i {shared.CHILD_ACT}")
    letter.bullets(f"At barnet må få hjælp af en anden: § 8 i {shared.PROCEDURE_ACT}")
    with letter.when(f'{OUTCOME} != "medhold"'):
        letter.bullets("At vi skal skrive hvorfor: §§ 22 og 24 i den samme landstingslov")
        letter.bullets("At vi skal skrive, hvordan man klager: § 25 i den samme landstingslov")
        letter.bullets(f"At der er 6 uger til at klage: § 8, stk. 1, i {shared.BOARD_ACT}")
