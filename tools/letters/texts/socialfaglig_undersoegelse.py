"""
Report of a child's situation: the basis of a decision on support, and no decision itself.

A report has no recipient: it is filed, and the family may have it. So it speaks of the
parents and the child by what they are, never of "you", and ends with a signature alone.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Fact
from texts import shared

NEED = "konklusion.behov_for_stoette"
CHAPTERS = {
    "kapitel_7": "støtteforanstaltninger efter kapitel 7 i loven om støtte til børn",
    "kapitel_8": "særlige støtteforanstaltninger efter kapitel 8 i loven om støtte til børn",
    "kapitel_9": "skærpede støtteforanstaltninger efter kapitel 9 i loven om støtte til børn",
}


def letter() -> Letter:
    """The whole report."""
    letter, block = shared.begin("Socialfaglig undersøgelse", block="Barnet")
    block.line("[[Barn:]] {{ barn.navn }}", "Modtager")
    block.line("[[Cpr-nr.:]] {{ barn.cpr|cpr_skjult }}", "Modtager")
    _introduction(letter)
    _cause(letter)
    _involvement(letter)
    _knowledge(letter)
    _whole(letter)
    _conclusion(letter)
    _law(letter)
    shared.sign(letter, "Undersøgelsen er lavet af")
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Socialfaglig undersøgelse om {{ barn.navn }}")
    letter.lead_in(
        "Her beskriver vi, hvordan {{ barn.navn }} og familien har det, og vurderer, "
        "om der er brug for støtte. Rapporten er ikke en afgørelse. "
        "Vi bruger den, når vi tager stilling til støtte."
    )
    letter.facts(
        "Undersøgelsens personer og datoer",
        ("Om undersøgelsen", "Oplysning"),
        Fact(
            "Forældre og andre omsorgsgivere",
            "{% for o in omsorgsgivere %}{{ o.navn }} ({{ o.tilknytning }})"
            "{% if not loop.last %}, {% endif %}{% endfor %}",
        ),
        Fact("Sat i gang", "{{ forloeb.startet|dato }}"),
        Fact("Frist", "{{ forloeb.frist|dato }}"),
        Fact("Færdig", "{{ forloeb.afsluttet|dato }}"),
    )
    with letter.when("not forloeb.inden_fristen"):
        letter.after_block(
            "**Undersøgelsen blev ikke færdig inden fristen.** {{ forloeb.forsinkelse.grund }}"
        )
        letter.text(
            "Forældremyndighedens indehaver fik skriftlig besked om forsinkelsen "
            "den {{ forloeb.forsinkelse.orienteret|dato }}."
        )


def _cause(letter: Letter) -> None:
    letter.heading("Hvorfor undersøgelsen er sat i gang")
    letter.text(
        '{% if forloeb.anledning == "underretning" %}Vi fik en underretning'
        '{% elif forloeb.anledning == "tilsyn" %}Vi blev opmærksomme på barnet ved et tilsyn'
        "{% else %}Vi blev opmærksomme på barnet{% endif %} "
        "den {{ forloeb.anledning_dato|dato }}.",
        "{{ forloeb.anledning_beskrivelse|afsnit }}",
    )


def _involvement(letter: Letter) -> None:
    letter.heading("Inddragelse af familien")
    with letter.when("inddragelse.samtaler is udfyldt"):
        letter.heading("Samtaler", 2)
        letter.lead_in("I tabellen står de samtaler, der er med i undersøgelsen.")
        letter.table(
            "Samtaler: hvornår, med hvem og hvordan",
            "s in inddragelse.samtaler",
            Column("Dato", '{{ s.dato|dato("kort") }}', 2.6),
            Column("Hvem deltog", "{{ s.hvem }}", 7.4),
            Column("Hvordan", "{{ s.hvordan }}", 6.0),
        )
    letter.heading("Forældrenes inddragelse", 2)
    letter.text("{{ inddragelse.foraeldrene|afsnit }}")
    letter.heading("Barnets inddragelse", 2)
    letter.text("{{ inddragelse.barnet_hvor_meget|afsnit }}")
    letter.heading("Barnets synspunkter", 2)
    shared.child_views(letter, "inddragelse.barnet")


def _knowledge(letter: Letter) -> None:
    letter.heading("Viden fra andre")
    letter.text("Her står den viden, som andre har om barnet og familien.")
    with letter.each("viden in viden_fra_andre"):
        letter.heading(
            "{{ viden.kilde }}{% if viden.dato is udfyldt %}, {{ viden.dato|dato }}{% endif %}", 2
        )
        letter.text("{{ viden.oplysning|afsnit }}")


def _whole(letter: Letter) -> None:
    letter.heading("Helhedsbetragtning")
    letter.text("Her ser vi på barnets og familiens samlede situation.")
    letter.heading("Barnets adfærd, trivsel og udvikling", 2)
    letter.text("{{ helhed.barnet|afsnit }}")
    letter.heading("Familieforhold", 2)
    letter.text("{{ helhed.familien|afsnit }}")
    with (
        letter.when("helhed.andre_forhold is udfyldt"),
        letter.each("forhold in helhed.andre_forhold"),
    ):
        letter.heading("{{ forhold.emne }}", 2)
        letter.text("{{ forhold.beskrivelse|afsnit }}")
    for title, field in (
        ("Ressourcer", "ressourcer"),
        ("Vanskeligheder", "vanskeligheder"),
        ("Behov", "behov"),
    ):
        letter.heading(title, 2)
        letter.text(f"{{{{ helhed.{field}|afsnit }}}}")


def _conclusion(letter: Letter) -> None:
    letter.heading("Konklusion")
    with letter.when(NEED):
        letter.lead_in("**Vi vurderer, at {{ barn.navn }} har brug for støtte.** Vi foreslår:")
        with letter.each("kapitel in konklusion.kapitler"):
            letter.bullets(_chapter())
        letter.heading("Forslag til støtte", 2)
        letter.text("{{ konklusion.forslag|afsnit }}")
        letter.otherwise()
        letter.text("**Vi vurderer, at {{ barn.navn }} ikke har brug for støtte efter loven.**")
    letter.heading("Begrundelse", 2)
    letter.text("{{ konklusion.begrundelse|afsnit }}")
    letter.heading("Sådan ser forældrene på det", 2)
    letter.text("{{ konklusion.foraeldrenes_syn|afsnit }}")
    letter.heading("Sådan ser barnet på det", 2)
    letter.text("{{ konklusion.barnets_syn|afsnit }}")


def _chapter() -> str:
    first, second, third = CHAPTERS
    return (
        f'{{% if kapitel == "{first}" %}}{CHAPTERS[first]}'
        f'{{% elif kapitel == "{second}" %}}{CHAPTERS[second]}'
        f"{{% else %}}{CHAPTERS[third]}{{% endif %}}"
    )


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in(  # one paragraph, so that the heading follows the signature to its page
        f"Undersøgelsen er lavet efter § 45 i {shared.CHILD_ACT}. "
        "Reglerne om, hvordan undersøgelsen laves, og om fristen på to måneder "
        f"står i §§ 1-3 i {shared.CHILD_ORDER}."
    )
