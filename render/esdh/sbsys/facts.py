"""
What SBSYS knows of a case, as flat names: `SagsTitel`, `Personer[0].Navn`.

An address is told only where `ErBeskyttet` says no in so many words: SBSYS' sign of name and
address protection must block the output of addresses. The sign itself is told always.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from render.esdh.sbsys.answers import at

PEOPLE, ADDRESS, SIGN, ID = "Personer", "Adresse", "ErBeskyttet", "Id"
PRIMARY, PRIMARY_ID = "PrimaerPerson", "PrimaryPart.PartId"
MAX_DEPTH = 8


def flat(case: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the facts of a case's JSON.

    `PrimaerPerson` is a name of ours for the one of `Personer` that `PrimaryPart` names.
    """
    told = _without_protected(case, 0)
    assert isinstance(told, dict)  # as a mapping goes in
    people = told.get(PEOPLE)
    for person in people if isinstance(people, list) else ():
        if isinstance(person, dict) and _is_primary(person, told):
            told = {**told, PRIMARY: person}
    return dict(_flat(told, ""))


def _is_primary(person: Mapping[str, Any], case: Mapping[str, Any]) -> bool:
    wanted = at(case, PRIMARY_ID)
    is_person = at(case, "PrimaryPart.PartType") in (None, "Person")
    return is_person and wanted is not None and person.get(ID) == wanted


def _without_protected(value: Any, depth: int) -> Any:
    """Return JSON without the addresses that may be protected, wherever they stand."""
    if depth > MAX_DEPTH:
        return None
    if isinstance(value, list):
        return [_without_protected(item, depth + 1) for item in value]
    if not isinstance(value, Mapping):
        return value
    kept = {key: _without_protected(inner, depth + 1) for key, inner in value.items()}
    for key, inner in value.items():
        if key.startswith(ADDRESS) and inner is not None and not _is_open(inner, value):
            kept[key] = {SIGN: True}
    return kept


def _is_open(inner: Any, holder: Mapping[str, Any]) -> bool:
    """Say whether an address, or a line of one, is surely not protected."""
    if not isinstance(inner, Mapping):
        return holder.get(SIGN) is False
    return inner.get(SIGN) is False and holder.get(SIGN, False) is False


def _flat(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _flat(inner, f"{path}[{index}]")
    elif value is not None:
        yield path, value
