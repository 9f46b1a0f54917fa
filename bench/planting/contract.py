"""Defects between template, schema, sample cases and library."""

from __future__ import annotations

import json
import re
from typing import Any

from planting.specimen import Defect, Plant, Specimen, edit, paragraph, put
from planting.words import cpr


def _schema(change: Any) -> Plant:
    """Return a planter that changes the letter's own schema."""

    def plant(specimen: Specimen) -> bool:
        name = specimen.name.split("/")[0]
        return specimen.json(f"schemas/{name}.json", change)

    return plant


def _extra(schema: dict[str, Any]) -> None:
    schema["properties"]["ubrugt"] = {"title": "Ubrugt felt", "type": "string", "format": "tekst"}


def _untitled(schema: dict[str, Any]) -> None:
    schema["properties"]["ny"] = {"type": "string", "format": "tekst"}


def _step(schema: dict[str, Any]) -> None:
    schema["properties"]["ny"] = {"title": "Ny", "type": "number", "multipleOf": 0.05}


def _pattern(schema: dict[str, Any]) -> None:
    schema["properties"]["ny"] = {"title": "Ny", "type": "string", "pattern": "[0-9]+"}


def _reference(schema: dict[str, Any]) -> None:
    schema["properties"]["ny"] = {"$ref": "common.json#/$defs/findes_ikke"}


def _cases(specimen: Specimen) -> list[str]:
    """Return the paths of the letter's own sample cases."""
    return [p for p in specimen.files if p.startswith(f"templates/{specimen.name[:-3]}/cases/")]


def _case(specimen: Specimen) -> bool:
    """Take a required field out of a sample case."""
    return specimen.json(_cases(specimen)[0], lambda case: case.pop("brev", None))


def _no_cases(specimen: Specimen) -> bool:
    paths = _cases(specimen)
    for path in paths:
        del specimen.files[path]
    return bool(paths)


def _manifest(pattern: str, replacement: str) -> Plant:
    def plant(specimen: Specimen) -> bool:
        path = f"templates/{specimen.name.split('/')[0]}/template.toml"
        if path not in specimen.files:
            return False
        before = specimen.files[path]
        specimen.files[path] = re.sub(pattern, replacement, before, flags=re.MULTILINE)
        return bool(specimen.files[path] != before)

    return plant


def _same_title(specimen: Specimen) -> bool:
    """Give the letter the title of another letter of the library."""
    own = f"templates/{specimen.name.split('/')[0]}/template.toml"
    titles = [
        re.search(r'^title = ("[^"]*")', text, re.MULTILINE)
        for path, text in specimen.files.items()
        if path.endswith("template.toml") and path != own
    ]
    if own not in specimen.files or not titles or titles[0] is None:
        return False
    specimen.files[own] = re.sub(
        r"^title = .*", f"title = {titles[0][1]}", specimen.files[own], flags=re.MULTILINE
    )
    return True


def _language(specimen: Specimen) -> bool:
    if "segl.toml" not in specimen.files:
        return False
    text = specimen.files["segl.toml"]
    specimen.files["segl.toml"] = re.sub(r"languages = .*", 'languages = ["da", "kl"]', text)
    return bool(specimen.files["segl.toml"] != text)


def _cpr_in_case(specimen: Specimen) -> bool:
    path = next((p for p in _cases(specimen) if '"cpr"' in specimen.files[p]), "")
    if not path:
        return False
    case = json.loads(specimen.files[path])
    case["barn"]["cpr"] = cpr()
    specimen.files[path] = json.dumps(case, ensure_ascii=False)
    return True


DEFECTS = (
    Defect("a field misspelt", ("DAT002",), edit("{{ modtager.navn", r"modtager\.navn", "modtager.nvan"), "library"),
    Defect("a part of a group misspelt", ("DAT002",), edit("{{ sag.nr", r"sag\.nr", "sag.nummmer"), "library"),
    Defect("a misspelling behind an alias", ("DAT002",), put(paragraph("{% set m = modtager %}Hej {{ m.nvan }}")), "library"),
    Defect("a misspelling in a macro", ("DAT002",), put(paragraph("{% macro hej(m) %}{{ m.nvan }}{% endmacro %}{{ hej(modtager) }}")), "library"),
    Defect("a comparison with a word that cannot be", ("DAT003",), edit('modtager.rolle == "', r'== "\w+"', '== "fagprson"'), "library"),
    Defect("a group printed", ("DAT004",), put(paragraph("Om {{ brev }}")), "library"),
    Defect("a filter for another kind of value", ("DAT004",), put(paragraph("Om {{ brev|dato }}")), "library"),
    Defect("a loop over text", ("DAT004",), put(paragraph("{% for x in brev.dato %}{{ x }}{% endfor %}")), "library"),
    Defect("a field that no letter uses", ("DAT005",), _schema(_extra), "library"),
    Defect("a field without a title", ("DAT006",), _schema(_untitled), "library"),
    Defect("multipleOf 0.05", ("DAT007",), _schema(_step), "library"),
    Defect("a pattern without anchors", ("DAT008", "DAT001"), _schema(_pattern), "library"),
    Defect("a reference to nothing", ("DAT001",), _schema(_reference), "library"),
    Defect("a manifest without a title", ("LIB001",), _manifest(r"^title = .*$", ""), "library"),
    Defect("a sample case that does not fit", ("LIB002",), _case, "library"),
    Defect("no sample case", ("LIB003",), _no_cases, "library"),
    Defect("a language version missing", ("LIB004",), _language, "library"),
    Defect("two letters with one title", ("LIB005",), _same_title, "library"),
    Defect("a real CPR number in a sample case", ("LNG002",), _cpr_in_case, "library"),
)  # fmt: skip
