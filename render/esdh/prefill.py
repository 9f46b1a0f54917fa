"""
What a new case begins with: the table `[prefill]` of `records/<id>.toml`.

    [prefill]
    "sag.nr" = "Nummer"
    "barn.navn" = { fact = "ows_CCMContactData", form = "lookup", confirmed = true }

Left stands the path of a field in the case, right the name of a fact of the records system, and
the form that the system writes it in. Which fact means what is data of the installation: as long
as nobody has confirmed it there, it is an assumption, and is shown as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from render import formats
from render.record import record

Form = Callable[[Any], Any]
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9:.]+)(Z|[+-][0-9]{2}:?[0-9]{2})?)?")
_MIDNIGHT = re.compile(r"00:00(:00(\.0+)?)?")
_LOOKUP = re.compile(r"([0-9]+);#(.*)", re.DOTALL)


def _text(value: Any) -> Any:
    return value


def _date(value: Any) -> Any:
    """
    Return the day of a time as it is written, None where the day is not sure.

    A time of UTC other than midnight may be another day where the municipality is.
    """
    match = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or not formats.is_date(match[1]):
        return None
    is_utc = match[3] in ("Z", "+00:00", "+0000")
    return None if is_utc and not _MIDNIGHT.fullmatch(match[2]) else match[1]


def _lookup(value: Any) -> Any:
    """Return the text of a SharePoint lookup `id;#text`, None for several, or for none."""
    match = _LOOKUP.fullmatch(value) if isinstance(value, str) else None
    return match[2] if match is not None and match[2] and ";#" not in match[2] else None


def _lookup_id(value: Any) -> Any:
    """Return the id of a SharePoint lookup `id;#text`, None for several, or for none."""
    return None if _lookup(value) is None else str(value).partition(";#")[0]


FORMS: Mapping[str, Form] = {
    "text": _text,
    "date": _date,
    "lookup": _lookup,
    "lookup_id": _lookup_id,
}
_FACT = {"type": "string", "format": "tekst"}
PREFILL: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "anyOf": [
            _FACT,
            {
                "type": "object",
                "required": ["fact"],
                "additionalProperties": False,
                "properties": {
                    "fact": _FACT,
                    "form": {"enum": list(FORMS)},
                    "confirmed": {"type": "boolean"},
                },
            },
        ]
    },
}


@record
class Wanted:
    """
    A field to begin with: its path in the case, the fact it is, and the form that this has.

    `confirmed` says that somebody has seen on the installation that the fact means the field.
    """

    path: str
    fact: str
    form: str = "text"
    confirmed: bool = False

    def of(self, facts: Mapping[str, Any]) -> Any:
        """Return the field's value, None where the system knows none that is sure."""
        value = facts.get(self.fact)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        return FORMS[self.form](value)


def wanted(content: Mapping[str, Any]) -> tuple[Wanted, ...]:
    """Return what the table says, which `PREFILL` has accepted."""
    return tuple(
        Wanted(path, **said) if isinstance(said, Mapping) else Wanted(path, said)
        for path, said in content.items()
    )
