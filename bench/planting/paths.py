"""Defects of what the law requires, on some path through the letter only."""

from __future__ import annotations

import copy as copies
from collections.abc import Callable, Iterator
from itertools import islice

from planting.blocks import conditions, section
from planting.schemas import Schemas
from planting.specimen import Defect, Element, Plant, Specimen, fragment, paragraph, w, words

# Headings that the catalogue requires by a rule that was read; those by practice are left out.
REQUIRED = {
    "afgoerelse_stoette": ("Afgørelse", "Begrundelse", "Vi har lagt vægt på", "Klagevejledning"),
    "kvittering_underretning": ("Vi har tavshedspligt",),
    "opfoelgning": ("Mål og status", "Barnets synspunkter", "Dine synspunkter", "Vores vurdering"),
    "partshoering": (
        "Høring, inden vi træffer afgørelse", "Det vil vi lægge vægt på", "Du kan udtale dig",
        "Partsrepræsentation",
    ),
    "socialfaglig_undersoegelse": (
        "Hvorfor undersøgelsen er sat i gang", "Viden fra andre", "Helhedsbetragtning",
    ),
}  # fmt: skip
# Letters whose other sections the catalogue calls free: under more headings than one, if need be.
FREE = {"opfoelgning": 0, "partshoering": 1, "socialfaglig_undersoegelse": 0}
OUTCOME = "modtager.afgoerelsesklasse"
FACTS = (("6 uger",), ("klage.instans",), ("klage.adresse", "klage.telefon", "klage.email"))
TESTS = (
    f'{OUTCOME} == "delvis"',
    'modtager.rolle == "anden_part"',
    "modtager.adresse.co is udfyldt",
)
Change = Callable[[Specimen, list[Element]], None]


def sometimes(specimen: Specimen) -> str:
    """Return a condition that holds in some letters and not in others."""
    schemas = Schemas(specimen)
    address = "modtager.adresse.co"
    return f"{address} is udfyldt" if schemas.at(address) else "konklusion.behov_for_stoette"


def wrap(elements: list[Element], test: str) -> None:
    """Put paragraphs under a condition."""
    elements[0].addprevious(fragment(paragraph(f"{{%p if {test} %}}"))[0])
    elements[-1].addnext(fragment(paragraph("{%p endif %}"))[0])


def _sections(change: Change) -> Callable[[Specimen], Iterator[Plant]]:
    """Plant a change at each required section of a letter."""

    def ways(specimen: Specimen) -> Iterator[Plant]:
        for title in REQUIRED.get(specimen.name.split("/")[0], ()):
            if section(specimen, title):

                def plant(copy: Specimen, title: str = title) -> bool:
                    change(copy, section(copy, title))
                    return True

                yield plant

    return ways


def _bound_sections(specimen: Specimen) -> Iterator[Plant]:
    """Double each required section that may stand only once."""
    return islice(_sections(_doubled)(specimen), FREE.get(specimen.name.split("/")[0]))


def _condition(specimen: Specimen, found: list[Element]) -> None:
    wrap(found, sometimes(specimen))


def _content(specimen: Specimen, found: list[Element]) -> None:
    """Keep the heading, and put what stands below it, to the next one, under a condition."""
    wrap(found[1:], sometimes(specimen))


def _doubled(specimen: Specimen, found: list[Element]) -> None:
    """Write the section once more at its end, under a condition."""
    twins = [copies.deepcopy(element) for element in found]
    for twin in reversed(twins):
        found[-1].addnext(twin)
    wrap(twins, sometimes(specimen))


def _gone(specimen: Specimen, found: list[Element]) -> None:
    for element in found:
        element.getparent().remove(element)  # type: ignore[union-attr]


def _renamed(specimen: Specimen, found: list[Element]) -> None:
    """Choose between the heading and another, so that some letters lack it."""
    other = copies.deepcopy(found[0])
    texts = list(other.iter(w("t")))
    for text in texts:
        text.text = ""
    texts[0].text = "Praktiske oplysninger"
    found[0].addnext(fragment(paragraph("{%p endif %}"))[0])
    found[0].addnext(other)
    found[0].addnext(fragment(paragraph("{%p else %}"))[0])
    found[0].addprevious(fragment(paragraph(f"{{%p if {sometimes(specimen)} %}}"))[0])


def _outcome(specimen: Specimen) -> Iterator[Plant]:
    """Ask for another outcome around the grounds and the complaint guidance."""
    for test in (f'{OUTCOME} == "afslag"', f'{OUTCOME} == "delvis"', f'{OUTCOME} == "medhold"',
                 "afgoerelse.afslag_paa is udfyldt"):  # fmt: skip

        def outer(copy: Specimen, test: str = test) -> bool:
            if not section(copy, "Klagevejledning"):
                return False
            asked = [c for c in conditions(copy) if c.test == f'{OUTCOME} != "medhold"']
            return bool(asked) and asked[-1].ask(test)

        def inner(copy: Specimen, test: str = test) -> bool:
            found = section(copy, "Klagevejledning")
            if found:
                wrap(found, test)
            return bool(found)

        yield outer
        yield inner


def _facts(*tests: str) -> Callable[[Specimen], Iterator[Plant]]:
    """Put each paragraph that states a fact of the complaint guidance under a condition, or out."""

    def ways(specimen: Specimen) -> Iterator[Plant]:
        for test in tests:
            for fact in FACTS:

                def plant(copy: Specimen, fact: tuple[str, ...] = fact, test: str = test) -> bool:
                    below = section(copy, "Klagevejledning")
                    found = [e for e in below if any(word in words(e) for word in fact)]
                    for element in found:
                        if test:
                            wrap([element], test)
                        else:
                            element.getparent().remove(element)  # type: ignore[union-attr]
                    return bool(found)

                yield plant

    return ways


DEFECTS = (
    Defect("a required section missing", ("LAW001",), ways=_sections(_gone), needs="library"),
    Defect("a required section put under a condition", ("LAW001",), ways=_sections(_condition), needs="library"),
    Defect("another heading on one path", ("LAW001",), ways=_sections(_renamed), needs="library"),
    Defect("grounds and complaint guidance under the wrong outcome", ("LAW001",), ways=_outcome, needs="library", most=8),
    Defect("a required section empty on one path", ("LAW004",), ways=_sections(_content), needs="library"),
    Defect("a required section twice on one path", ("LAW002",), ways=_bound_sections, needs="library"),
    Defect("a fact of the complaint guidance under a condition", ("LAW006",), ways=_facts(*TESTS), needs="library", most=9),
    Defect("a fact of the complaint guidance missing", ("LAW006",), ways=_facts(""), needs="library"),
)  # fmt: skip
