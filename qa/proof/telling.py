"""Say in words what a case is like, as far as a condition looks at it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from qa.proof.contract import Contract
from qa.proof.formula import Formula, leaves
from qa.proof.proof import Proof, Risk
from qa.proof.site import Path, Site, Slot
from qa.rule import Found
from render.message import Message
from render.shape import Shape
from render.values import MISSING, is_visible, plain

MOST = 3
_LOOKED_AT = frozenset({"is", "text", "true", "number", "length"})
NOTHING = Message("", "")


def when(
    condition: Formula, case: Mapping[str, Any], contract: Contract, besides: Path = ()
) -> Message:
    """
    Return `, fx når ...`: what a case has in the sites that a condition looks at.

    The site `besides` is left out, being told already; the words are empty where
    nothing else matters.
    """
    phrases = [
        _phrase(site, _at(case, site.path))
        for site in _sites(condition, contract)
        if site.path != besides and site.path[:1] != ("kommune",)
    ]
    told = list(dict.fromkeys(phrase for phrase in phrases if phrase != NOTHING))[:MOST]
    if not told:
        return NOTHING
    return Message(
        f", fx når {_listed([one.da for one in told], 'og')}",
        f", for instance where {_listed([one.en for one in told], 'and')}",
    )


def told(proof: Proof | None, risk: Risk, what: Message, fix: Message | None) -> Found:
    """Return what a rule tells of a risk: what, when, what to do, and the case that shows it."""
    hazard, case = risk.hazard, risk.case
    how = NOTHING
    if proof is not None and case is not None:
        how = when(hazard.condition, case, proof.contract, hazard.path)
    return Found(
        hazard.tag.place,
        Message(f"{what.da}{how.da}.", f"{what.en}{how.en}."),
        fix,
        case=case_text(case) if case is not None else "",
    )


def case_text(case: Mapping[str, Any]) -> str:
    """Return a case as the JSON that a finding carries."""
    return json.dumps(case, ensure_ascii=False, default=_number)


def _number(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)


def _sites(condition: Formula, contract: Contract) -> Iterator[Site]:
    """Yield the sites that a condition looks at, in the order in which it does."""
    paths = dict.fromkeys(leaf.key[1] for leaf in leaves(condition) if leaf.key[0] in _LOOKED_AT)
    for path in reversed(paths):
        if isinstance(path, tuple) and path in contract.sites:
            yield contract.sites[path]


def _at(value: Any, path: Path) -> Any:
    for step in path:
        try:
            value = value[(step.index or 0) if isinstance(step, Slot) else step]
        except (KeyError, IndexError, TypeError):
            return MISSING
    return value


def name(shape: Shape, path: Path) -> str:
    """Return a field's title, else the names that lead to it."""
    return shape.label or ".".join(step for step in path if isinstance(step, str))


def _phrase(site: Site, value: Any) -> Message:
    field = name(site.shape, site.path)
    da, en = _value(value, site)
    return Message(f"»{field}« {da}", f'"{field}" {en}') if da else NOTHING


def _value(value: Any, site: Site) -> tuple[str, str]:
    match value:
        case True:
            return "er ja", "is yes"
        case False:
            return "er nej", "is no"
        case None:
            return "er tomt (null)", "is empty (null)"
        case str() if site.shape.choices:
            return f"er »{value}«", f'is "{value}"'
        case str():
            return (
                ("er udfyldt", "is filled in") if is_visible(value) else ("er blankt", "is blank")
            )
        case []:
            return "er en tom liste", "is an empty list"
        case list():
            many = len(value)
            return f"har {many} {'punkt' if many == 1 else 'punkter'}", f"has {many} items"
        case dict():
            return ("er udfyldt", "is filled in") if "missing" in site.kinds else ("", "")
    if value is MISSING:
        return "ikke er udfyldt", "is not filled in"
    return f"er {plain(value)}", f"is {plain(value)}"


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
