"""A library with files of its own law, right and wrong."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from qa.law import local

DAY = datetime.date(2026, 11, 22)
OWN = """
as_of = 2026-01-01

[[document]]
type = "hverdagsbrev"
da = "Hverdagsbrev"
phase = "opfoelgning"

[[document.section]]
id = "hilsen"
da = "En hilsen"
headings.da = ["Hilsen"]
basis = "Kommunens servicemål"
source = "Byrådets beslutning"
grade = "V*"
when = { da = "altid" }
"""
CORRECTION = """
[[correction]]
row = "gl/frist/klage"
set = {{ grade = "V*" }}
by = "Juridisk chef"
source = "Det Sociale Ankenævns svar"
date = 2026-01-01
expires = {expires}
"""


TERM = 'as_of = 2026-01-01\n[[term]]\nid = "{}"\nold.da = ["x"]\nnew.da = "y"\nda = "Nyt ord"\ngrade = "V"\n'
ROW = TERM + 'source = "Brev"\n'
EXTENDS = """
as_of = 2026-01-01

[[document]]
extends = "afgoerelse"

[[document.section]]
id = "nyt_afsnit"
da = "Et afsnit af kommunens egne"
headings.da = ["Vores løfter"]
basis = "Kommunens servicemål"
source = "Byrådets beslutning"
grade = "V*"
when = { da = "altid" }
"""
PROVISION = """
as_of = 2026-01-01

[[provision]]
statute = "gl-bls"
sections = "3"
da = "politik"
source = "Brev"
grade = "V*"
"""
ROUTE = """
as_of = 2026-01-01

[[route]]
id = "skole"
da = "Klage"
deciding = "kommune"
instance = "klagenaevnet"
deadline = "klage"
sent = "instance"
basis = "Praksis"
source = "Brev"
grade = "V*"
"""


def law(text: str, day: datetime.date = DAY) -> local.Local:
    """Return the law of a library whose `law/gl.toml` has a text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "law" / "gl.toml"
        path.parent.mkdir()
        path.write_text(text, "utf-8")
        return local.read(Path(folder), "gl", day)


def _made(text: str) -> Callable[[str], dict[str, Any]]:
    return lambda rest: {"text": rest or "Kære borger", "law": law(text).issues}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(law/gl.toml med en rettelse, der gælder)": _made(CORRECTION.format(expires="2027-01-01")),
    "(law/gl.toml med en rettelse, hvor der står et navn)": _made(
        CORRECTION.format(expires="2027-01-01").replace("Juridisk chef", "Jens Hansen")
    ),
    "(law/gl.toml med en række uden kilde)": _made(TERM.format("nyt")),
    "(law/gl.toml med en udløbet rettelse)": _made(CORRECTION.format(expires="2026-11-21")),
    "(law/gl.toml med en rettelse af en række, der ikke findes)": _made(
        CORRECTION.format(expires="2027-01-01").replace("frist/klage", "frist/klager")
    ),
    "(law/gl.toml med en række, der findes)": _made(ROW.format("ics-behov")),
    "(law/gl.toml med en klagevej til en ukendt myndighed)": _made(ROUTE),
}
