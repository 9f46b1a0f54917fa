"""Defects in the law that a letter cites: the wrong act, day, country, deadline, word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from planting.specimen import Defect, Plant, Specimen, edit, paragraph, put

ACT = "Inatsisartutlov nr. 20 af 26. juni 2017"
LATEST = "Selvstyrets lovbekendtgørelse nr. 11 af 16. marts 2024"


def _swap(old: str, new: str) -> Plant:
    """
    Return a planter that writes an act, a deadline or a body instead of the right one.

    A letter may have hard spaces, which keep a citation on one line.
    """
    return edit("", "[ \u00a0]".join(map(re.escape, old.split(" "))), new)


def _reasons(words: str) -> Plant:
    """Return a planter that puts a sentence first under the reasons of a decision."""

    def plant(specimen: Specimen) -> bool:
        heading = specimen.heading("Begrundelse")
        is_decision = specimen.name.startswith("afgoerelse")
        return is_decision and heading is not None and specimen.insert(paragraph(words), heading)

    return plant


def _in_denmark(words: str) -> Plant:
    """Return a planter that makes the letter a Danish one, and puts a sentence into it."""

    def plant(specimen: Specimen) -> bool:
        path = f"templates/{specimen.name.split('/')[0]}/template.toml"
        greenlandic, danish = 'jurisdiction = "gl"', 'jurisdiction = "dk"'
        if greenlandic not in specimen.files[path]:
            return False
        specimen.files[path] = specimen.files[path].replace(greenlandic, danish)
        return specimen.insert(paragraph(words))

    return plant


def _provision(words: str) -> Plant:
    """Return a planter that gives the first provision of a sample case other words."""

    def plant(specimen: Specimen) -> bool:
        name = specimen.name.split("/")[0]
        for path in sorted(specimen.files):
            if path.startswith(f"templates/{name}/cases/"):
                case = json.loads(specimen.files[path])
                if _first(case, lambda item: item.update(bestemmelse=words)):
                    specimen.files[path] = json.dumps(case, ensure_ascii=False)
                    return True
        return False

    return plant


def _first(node: Any, change: Callable[[dict[str, Any]], None]) -> bool:
    """Change the first object that has a provision, and say whether there was one."""
    if isinstance(node, dict) and "bestemmelse" in node:
        change(node)
        return True
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return any(_first(one, change) for one in inner)


DEFECTS = (
    Defect("act cited with the wrong number", ("LAW010",), _swap(ACT, ACT.replace("20", "21", 1)), "library"),
    Defect("act cited with the wrong day", ("LAW010",), _swap(ACT, ACT.replace("26. juni", "16. juni")), "library"),
    Defect("act that nobody knows", ("LAW010",), put(paragraph("Vi bygger på Inatsisartutlov nr. 99 af 3. maj 2012.")), "library"),
    Defect("statute that is repealed", ("LAW011",), put(paragraph("Vi bygger på § 5 i Landstingsforordning nr. 1 af 15. april 2003 om hjælp til børn og unge.")), "library"),
    Defect("consolidation that has a later one", ("LAW011",), _swap(LATEST, "Selvstyrets lovbekendtgørelse nr. 6 af 1. juni 2022"), "library"),
    Defect("paragraph that is repealed", ("LAW011",), put(paragraph(f"Vi bygger på §§ 17-19 i {ACT}.")), "library"),
    Defect("paragraph that moved to another act", ("LAW012",), _in_denmark("Vi har brugt servicelovens § 50 og § 58, stk. 1."), "library"),
    Defect("Danish act in a Greenlandic letter", ("LAW013",), put(paragraph("Vi har givet begrundelsen efter forvaltningslovens § 24.")), "library"),
    Defect("barnets lov in a Greenlandic letter", ("LAW013",), put(paragraph("Støtten bygger på barnets lov § 32.")), "library"),
    Defect("Ankestyrelsen in a Greenlandic letter", ("LAW013",), put(paragraph("Du kan klage over afgørelsen til Ankestyrelsen.")), "library"),
    Defect("complaint period of another body", ("LAW014",), _swap("6 uger", "4 uger"), "library"),
    Defect("complaint period in words", ("LAW014",), put(paragraph("Klagefristen er fire uger.")), "library"),
    Defect("act named without number in the reasons", ("LAW015",), _reasons("Vi har brugt sagsbehandlingslovens § 22."), "library"),
    Defect("handleplan in a Danish letter", ("LAW016",), _in_denmark("Vi sender barnets handleplan til dig."), "library"),
    Defect("12 years for a party in a Danish letter", ("LAW016",), _in_denmark("Er barnet fyldt 12 år, er barnet selv part i sagen."), "library"),
    Defect("word of another country's law", ("LAW016",), put(paragraph("Vi sætter en børnefaglig undersøgelse i gang.")), "library"),
    Defect("GDPR in a Greenlandic letter", ("LAW016",), put(paragraph("Vi følger databeskyttelsesforordningen (GDPR).")), "library"),
    Defect("old heading of the ICS triangle", ("LAW016",), put(paragraph("Familie og omgivelser")), "library"),
    Defect("Danish act in a sample case", ("LAW013",), _provision("serviceloven § 50"), "library"),
    Defect("repealed act in a sample case", ("LAW011",), _provision("børneforordningens § 5"), "library"),
)  # fmt: skip
