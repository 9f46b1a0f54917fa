"""Decision whether a placement away from home ends, and the child comes home."""

from __future__ import annotations

from kit.letter import Letter
from texts import decisions, shared

OUTCOME = decisions.OUTCOME
RESULT = "anbringelse.udfald"
GROUND = "anbringelse.grund"


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Afgørelse om hjemgivelse")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    letter.subject("Afgørelse om hjemgivelse af {{ barn.navn }}")
    shared.greeting(letter)
    _decision(letter)
    _reasons(letter)
    with letter.when(f'{RESULT} != "fortsaetter"'):
        _moving(letter)
        letter.otherwise()
        _going_on(letter)
    shared.complaint(letter)
    decisions.childs_own_guidance(letter)
    shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _decision(letter: Letter) -> None:
    letter.heading("Afgørelse")
    with letter.when(f'{RESULT} == "hjem"'):
        letter.text(
            "**Vi har besluttet, at anbringelsen ophører, og at {{ barn.navn }} skal hjem.**"
        )
        letter.otherwise(f'{RESULT} == "ophoerer"')
        letter.text("**Vi har besluttet, at anbringelsen af {{ barn.navn }} ophører.**")
        letter.otherwise()
        letter.text(
            "**Vi har besluttet, at anbringelsen af {{ barn.navn }} fortsætter.** "
            "{{ barn.navn }} skal altså ikke hjem nu."
        )
    letter.text(
        f'{{% if {OUTCOME} == "medhold" %}}Afgørelsen er, som du ønskede.'
        f'{{% elif {OUTCOME} == "delvis" %}}Afgørelsen er ikke helt, som du ønskede. '
        "Vi har ikke fulgt dit ønske om {{ afgoerelse.ikke_fulgt }}."
        "{% else %}Du ønskede en anden afgørelse. Vi har ikke fulgt dit ønske.{% endif %}",
        "{% if afgoerelse.anmodning_modtaget is udfyldt %}Du bad os om at se på sagen "
        "den {{ afgoerelse.anmodning_modtaget|dato }}. {% endif %}"
        "Vi traf afgørelsen den {{ afgoerelse.dato|dato }}.",
    )


def _reasons(letter: Letter) -> None:
    letter.heading("Begrundelse")
    letter.text("Her kan du læse, hvorfor vi har truffet afgørelsen.")
    _test(letter)
    decisions.facts(letter)
    with letter.when("udtalelse is udfyldt"):
        letter.heading("Udtalelse fra anbringelsesstedet", 2)
        letter.text(
            "{{ udtalelse.fra }} har givet os en skriftlig udtalelse "
            "den {{ udtalelse.dato|dato }}.",
            "{{ udtalelse.indhold|afsnit }}",
        )
    decisions.child(letter)
    with letter.when(f'{RESULT} != "fortsaetter"'):
        letter.text(
            "Før en anbringelse ophører, skal vi have talt med barnet, og stedet skal have givet "
            f"en skriftlig udtalelse. Det står i § 41, stk. 1, i {shared.CHILD_ACT}."
        )
    decisions.remarks(letter)
    decisions.considerations(letter)
    decisions.rules(letter)


def _test(letter: Letter) -> None:
    letter.heading("Hvornår en anbringelse skal ophøre", 2)
    letter.text(
        "En anbringelse skal ophøre, når formålet er nået, når den ikke længere tjener sit formål, "
        f"eller når barnet fylder 18 år. Det står i § 40 i {shared.CHILD_ACT}."
    )
    with letter.when(f'{RESULT} == "fortsaetter"'):
        letter.text("Vi vurderer, at ingen af delene er sket endnu.")
        letter.otherwise(f'{GROUND} == "formaal_naaet"')
        letter.text("Vi vurderer, at formålet med anbringelsen er nået.")
        letter.otherwise(f'{GROUND} == "tjener_ikke_formaal"')
        letter.text("Vi vurderer, at anbringelsen ikke længere tjener sit formål.")
        letter.otherwise()
        letter.text("{{ barn.navn }} fylder 18 år.")
    letter.text("{{ anbringelse.vurdering|afsnit }}")


def _moving(letter: Letter) -> None:
    letter.heading("Det sker nu")
    letter.text(
        "Anbringelsen ophører den {{ anbringelse.ophoerer|dato }}. "
        "{{ barn.navn }} flytter ikke før den dag.",
        "{{ anbringelse.flytning|afsnit }}",
    )
    with letter.when("anbringelse.stoette_bagefter is udfyldt"):
        letter.heading("Støtte bagefter", 2)
        letter.text("{{ anbringelse.stoette_bagefter|afsnit }}")


def _going_on(letter: Letter) -> None:
    letter.heading("Det sker nu")
    letter.text(
        "{{ barn.navn }} bliver boende {{ anbringelse.bliver_boende }}. "
        "Vi ser på sagen igen senest den {{ anbringelse.naeste_vurdering|dato }}. "
        "Du kan altid fortælle os, hvis noget ændrer sig."
    )
