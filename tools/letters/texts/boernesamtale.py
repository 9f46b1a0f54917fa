"""Note for the file on the talk with the child: the child's own views, or why there was no talk."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Fact
from texts import shared

HELD = 'samtale.status == "holdt"'
OCCASION = (
    '{% if samtale.anledning == "undersoegelse" %}Socialfaglig undersøgelse'
    '{% elif samtale.anledning == "foer_ophoer" %}Før afgørelse om, at en anbringelse skal slutte'
    '{% elif samtale.anledning == "afgoerelse" %}Før en anden afgørelse'
    "{% else %}Opfølgning på støtte{% endif %}"
)


def letter() -> Letter:
    """The whole note."""
    letter = shared.note("Samtale med barnet")
    _about(letter)
    with letter.when(HELD):
        _views(letter)
        letter.otherwise()
        _no_talk(letter)
    letter.heading("Barnets alder og modenhed")
    letter.text("{{ samtale.modenhed|afsnit }}")
    letter.heading("Hvor meget barnets synspunkter vejer")
    letter.text("{{ samtale.vaegt|afsnit }}")
    _law(letter)
    shared.sign(letter, "Notatet er skrevet af")
    return letter


def _about(letter: Letter) -> None:
    with letter.when(HELD):
        letter.text("Notatet handler om vores samtale med {{ barn.navn }}.")
        letter.otherwise()
        letter.text(
            "**Vi har ikke talt med {{ barn.navn }}.** Notatet forklarer hvorfor, "
            "og hvad vi ellers ved om barnets synspunkter."
        )
    letter.heading("Om samtalen")
    letter.facts(
        "Samtalen: hvorfor, hvornår, hvor og med hvem",
        ("Samtale", "Oplysning"),
        Fact("Anledning", OCCASION),
        Fact("Dato", "{{ samtale.dato|dato }}", HELD),
        Fact("Sted", "{{ samtale.sted }}", HELD),
        Fact("Til stede", _present(), HELD),
        Fact("Sprog", "{{ samtale.sprog }}", HELD),
        Fact("Ny dato", "{{ samtale.ny_dato|dato }}", "samtale.ny_dato is udfyldt"),
    )


def _present() -> str:
    return (
        "{{ barn.navn }}{% for p in samtale.til_stede %}, {{ p.navn }}"
        "{% if p.tilknytning is udfyldt %} ({{ p.tilknytning }}){% endif %}{% endfor %}"
    )


def _views(letter: Letter) -> None:
    letter.heading("Det fik barnet at vide")
    letter.text("{{ samtale.barnet_fik_at_vide|afsnit }}")
    letter.heading("Barnets synspunkter")
    letter.text("{{ samtale.synspunkter|afsnit }}")
    with letter.when("samtale.aftaler is udfyldt"):
        letter.heading("Det aftalte vi med barnet")
        with letter.each("aftale in samtale.aftaler"):
            letter.bullets("{{ aftale }}")


def _no_talk(letter: Letter) -> None:
    letter.heading("Hvorfor vi ikke har talt med barnet")
    letter.text("{{ samtale.hvorfor_ikke|afsnit }}")
    with letter.when('samtale.anledning == "foer_ophoer"'):
        letter.text(
            "**Vi skal tale med barnet, før vi træffer afgørelse om, at anbringelsen skal slutte.**"
        )
    letter.heading("Det ved vi om barnets synspunkter")
    letter.text("{{ samtale.kendte_synspunkter|afsnit }}")


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in(  # one paragraph, so that the heading follows the signature to its page
        "Barnets synspunkter skal med i alle sager om barnet. "
        "Hvor meget de vejer, afhænger af barnets alder og modenhed. "
        f"Det står i § 2, stk. 2, i {shared.CHILD_ACT}."
        '{% if samtale.anledning == "undersoegelse" %} '
        "Barnet skal inddrages i en socialfaglig undersøgelse. "
        f"Det står i § 1, stk. 3, i {shared.CHILD_ORDER}."
        '{% elif samtale.anledning == "foer_ophoer" %} '
        "Vi skal have talt med barnet, før vi beslutter, at en anbringelse skal slutte. "
        "Det står i lovens § 41, stk. 1.{% endif %}"
    )
