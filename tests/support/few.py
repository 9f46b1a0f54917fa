"""A part of the reference library, for tests of commands: what they do with six they do with all."""

from __future__ import annotations

TEMPLATES = (  # one of each phase of the casework
    "afgoerelse_stoette", "bestilling_indsats", "kvittering_underretning", "opfoelgning",
    "partshoering", "socialfaglig_undersoegelse",
)  # fmt: skip
BLOCKS = (  # those that these ask for
    "klagevejledning", "partsrepraesentation", "saadan_klager_du", "spoergsmaal", "underskrift",
)  # fmt: skip
