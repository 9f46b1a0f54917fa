"""The words for kinds of acts and for months, in Danish and in Kalaallisut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from render.danish import MONTHS

END = r"(?:e?[nt])?s?"
CASE = r"(?:-[aefgijklmnopqrstuv]{2,8}(?!\w))?"  # a Greenlandic case ending


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A kind of act: its name, as a citation prints it, and the patterns it is known by.

    `kl` is the Kalaallisut name ("" where no source has one); `abbreviations` are matched in
    capitals only.
    """

    da: str
    kl: str = ""
    stem: str = ""
    abbreviations: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """The pattern of all its names, those that it begins like being longer."""
        words = self.da.replace(" ", r"\s+") + END
        stem = self.stem.replace(" ", r"\s+") + "[a-z]{0,8}" if self.stem else ""
        short = "|".join(f"(?-i:{one})" for one in self.abbreviations)
        return "|".join(filter(None, (words, stem, short)))


# Kalaallisut names as the titles of the acts have them (nalunaarutit.gl).
KINDS = (
    Kind("Inatsisartutlov", "Inatsisartut inatsisaat", "Inatsisartut inatsisa", ("Inl",)),
    Kind("Landstingsforordning", "Inatsisartut peqqussutaat", "Inatsisartut peqqussuta", ("Ltf",)),
    Kind("Landstingslov", abbreviations=("Ltl",)),
    Kind("Selvstyrets lovbekendtgørelse"),
    Kind(
        "Selvstyrets bekendtgørelse",
        "Namminersorlutik Oqartussat nalunaarutaat",
        "Namminersorlutik Oqartussat nalunaaruta",
    ),
    Kind(
        "Hjemmestyrets bekendtgørelse",
        "Namminersornerullutik Oqartussat nalunaarutaat",
        "Namminersornerullutik Oqartussat nalunaaruta",
    ),
    Kind("kongelig anordning"),
    Kind("anordning"),
    Kind("lovbekendtgørelse", abbreviations=("LBK", "Lbk")),
    Kind("bekendtgørelse", abbreviations=("BEK", "Bek")),
    Kind("vejledning", abbreviations=("VEJ", "Vej")),
    Kind("cirkulære", abbreviations=("CIR", "Cir")),
    Kind("lov"),
)
BY_NAME = {kind.da: kind for kind in KINDS}
KIND = "|".join(kind.pattern for kind in KINDS)
_PATTERNS = [(kind, re.compile(kind.pattern, re.IGNORECASE)) for kind in KINDS]

# Kalaallisut texts have Danish names, and these beside them (Ombudsman's guide, SUI, nalunaarutit).
_OTHERS = {"apriili": 4, "juuni": 6, "oktobari": 10, "novembari": 11, "decembari": 12}
_MONTH = {name: number for number, name in enumerate(MONTHS, 1)} | _OTHERS
MONTH = "|".join(sorted(_MONTH, key=len, reverse=True))
DATE = (
    rf"(?:\d{{1,2}}\.\s*(?:{MONTH})\s+(?:19|20)\d\d"
    r"|\d{1,2}[./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d)(?![\d/])"
    r"(?:-i?me{1,2}rs[a-z]{2,14})?"
)
_LONG = re.compile(rf"(\d{{1,2}})\.\s*({MONTH})\s+(\d{{4}})", re.IGNORECASE)
_SHORT = re.compile(r"(\d{1,2})[./](\d{1,2})[-./](\d{4})")


def kind_of(words: str) -> str:
    """Return the kind of act that some words name."""
    return next(kind.da for kind, pattern in _PATTERNS if pattern.fullmatch(words))


def date_of(words: str) -> str:
    """Return the ISO date, else the year, that the words of a DATE have."""
    if found := _LONG.match(words):
        return _iso(found[3], _MONTH[found[2].lower()], found[1])
    if found := _SHORT.match(words):
        return _iso(found[3], int(found[2]), found[1])
    return words[:4]


def _iso(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}"
