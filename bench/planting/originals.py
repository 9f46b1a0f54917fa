"""The sound templates that defects are planted into."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from planting.pairs import PAIRS, pair
from planting.specimen import Specimen
from render.library import open_library

# A letter of each sort of the library: citizens, children, professionals, files, leaders.
LETTERS = (
    "afgoerelse_barnets_brev", "afgoerelse_stoette", "aktindsigt", "anbringelse_samtykke",
    "bestilling_indsats", "boernesamtale", "handleplan_barn", "kvittering_underretning",
    "ledelsestilsyn", "opfoelgning", "orientering_sagens_gang", "partshoering",
    "socialfaglig_undersoegelse",
)  # fmt: skip
# Clean files of other people: the tools agree that they have no error before anything is planted.
JINJA = (
    "docxtpl/dynamic_table_tpl.docx",
    "docxtpl/header_footer_tpl.docx",
    "docxtpl/horizontal_merge_tpl.docx",
    "docxtpl/multi_rendering_tpl.docx",
    "docxtpl/nested_for_tpl.docx",
    "docxtpl/order_tpl.docx",
    "jinja/Agreement_To_Transfer.docx",
    "jinja/fruit_template.docx",
    "jinja/letter.docx",
    "jinja/recipe_template.docx",
    "jinja/table_template.docx",
)


def originals(root: Path, corpus: Path) -> Iterator[Specimen]:
    """
    Yield the letters of the library at `root`, then the clean files of the corpus.

    What a letter's blocks say is written out in it, so that defects are planted there too.
    """
    opened = open_library(root)
    for name in LETTERS:
        whole = opened.template(opened.entry(name)).package.members
        own = {member: whole[member].data() for member in whole}
        specimen = Specimen(f"{name}/da", "library", own, library(root))
        yield specimen
        if name in PAIRS:
            yield pair(specimen)
    if corpus.is_dir():
        for name in JINJA:
            yield Specimen(name, "jinja", members(corpus / name))


def members(path: Path) -> dict[str, bytes]:
    """Return the members of a DOCX."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def library(root: Path) -> dict[str, str | bytes]:
    """Return the files of a library by path, without its templates' Word files."""
    found: dict[str, str | bytes] = {"segl.toml": (root / "segl.toml").read_text("utf-8")}
    for folder, pattern in (
        ("templates", "*/template.toml"),
        ("templates", "*/cases/*.json"),
        ("schemas", "*.json"),
        ("municipalities", "*.toml"),
        ("spelling", "*.txt"),
    ):
        for path in sorted((root / folder).glob(pattern)):
            found[path.relative_to(root).as_posix()] = path.read_text("utf-8")
    for path in sorted((root / "blocks").glob("*/*.docx")):
        found[path.relative_to(root).as_posix()] = path.read_bytes()
    return found
