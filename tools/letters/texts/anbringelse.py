"""
Decisions to place a child away from home, with consent and without.

Both always give reasons and guidance on complaint, also to one who gets what was wanted: the
decision weighs so heavily that no doubt is left whether it is wholly in that person's favour.
The legal basis is the caseworker's to name, as the body of the act was not read.
"""

from __future__ import annotations

from kit.letter import Letter
from texts import decisions, shared

OUTCOME = decisions.OUTCOME


def with_consent() -> Letter:
    """The decision with the consent of those who have custody."""
    letter = _begin("Afgørelse om anbringelse med samtykke")
    _decision(letter)
    with letter.when(f'{OUTCOME} == "medhold"'):
        letter.text("Du har sagt ja til anbringelsen, og afgørelsen er, som du ønskede.")
        letter.otherwise(f'{OUTCOME} == "delvis"')
        letter.text(
            "Du har sagt ja til anbringelsen, men afgørelsen er ikke helt, som du ønskede. "
            "Vi har ikke fulgt dit ønske om {{ afgoerelse.ikke_fulgt }}."
        )
        letter.otherwise()
        letter.text("Du har sagt, at du er imod anbringelsen. Vi har ikke fulgt dit ønske.")
    _purpose(letter)
    letter.heading("Samtykke", 2)
    letter.text(
        "{{ samtykke.givet_af|liste }} har givet samtykke den {{ samtykke.dato|dato }}.",
        "{{ samtykke.omfatter|afsnit }}",
    )
    _reasons(letter, "Her kan du læse, hvorfor {{ barn.navn }} skal bo uden for hjemmet.")
    decisions.remarks(letter)
    _weighed(letter)
    _after(letter)
    return letter


def without_consent() -> Letter:
    """The decision without consent."""
    letter = _begin("Afgørelse om anbringelse uden samtykke")
    _decision(letter)
    with letter.when(f'{OUTCOME} == "medhold"'):
        letter.text("Du er enig i anbringelsen, og afgørelsen er, som du ønskede.")
        letter.otherwise(f'{OUTCOME} == "delvis"')
        letter.text(
            "Afgørelsen er ikke helt, som du ønskede. "
            "Vi har ikke fulgt dit ønske om {{ afgoerelse.ikke_fulgt }}."
        )
        letter.otherwise()
        letter.text("Du er imod anbringelsen. Vi har ikke fulgt dit ønske.")
    _purpose(letter)
    letter.heading("Hvorfor vi gør det uden samtykke", 2)
    letter.text("{{ samtykke.hvorfor_uden|afsnit }}")
    _reasons(letter, "Her kan du læse, hvorfor {{ barn.navn }} skal bo uden for hjemmet.")
    decisions.hearing(letter)
    _weighed(letter)
    _after(letter)
    return letter


def _begin(title: str) -> Letter:
    letter, recipient = shared.begin(title)
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    letter.subject(f"{title} af {{{{ barn.navn }}}}")
    shared.greeting(letter)
    return letter


def _decision(letter: Letter) -> None:
    letter.heading("Afgørelse")
    letter.text(
        "**Vi har besluttet, at {{ barn.navn }} skal anbringes uden for hjemmet.** "
        "Det betyder, at {{ barn.navn }} skal bo et andet sted i en periode. "
        "Vi traf afgørelsen den {{ afgoerelse.dato|dato }}."
    )


def _purpose(letter: Letter) -> None:
    letter.heading("Formål", 2)
    letter.text("{{ anbringelse.formaal|afsnit }}")
    decisions.place(letter)


def _reasons(letter: Letter, introduction: str) -> None:
    letter.heading("Begrundelse")
    letter.text(introduction)
    decisions.facts(letter)


def _weighed(letter: Letter) -> None:
    decisions.child(letter)
    decisions.considerations(letter)
    decisions.rules(letter)


def _after(letter: Letter) -> None:
    _contact(letter)
    _plan(letter)
    shared.complaint(letter)
    decisions.childs_own_guidance(letter)
    shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)


def _contact(letter: Letter) -> None:
    letter.heading("Samvær")
    letter.text("{{ samvaer.aftale|afsnit }}")
    with letter.when("samvaer.overvaaget"):
        letter.text(
            "Samværet er overvåget. Det vil sige, at en voksen fra os er med. "
            "Vi skriver et notat efter hver gang. "
            f"Det står i § 15, stk. 7, i {shared.CHILD_ORDER}."
        )


def _plan(letter: Letter) -> None:
    letter.heading("Handleplan")
    letter.text(
        "{% if handleplan.er_lavet %}Vi lavede en handleplan for {{ barn.navn }} "
        "den {{ handleplan.dato|dato }}.{% else %}Vi laver en handleplan for {{ barn.navn }} "
        "senest den {{ handleplan.dato|dato }}.{% endif %} "
        "I den står, hvilken støtte vi giver, og hvornår vi regner med, at den slutter. "
        "{% if handleplan.foraeldre %}Vi laver også en handleplan for forældrene. "
        "Den skal styrke omsorgen i hjemmet, så {{ barn.navn }} kan komme hjem.{% endif %}"
    )
