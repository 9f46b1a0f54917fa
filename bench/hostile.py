"""
Is every hostile or broken file refused or reported with a sentence, quickly?

    python bench/hostile.py [--corpus FOLDER]

Each file of `FOLDER/hostile` is linted. A traceback, a file that takes longer than LIMIT
seconds, or a file that is passed over in silence and is not listed as HARMLESS with a
reason fails the command.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from qa.finding import Finding
from qa.jobs import Loose
from qa.linter import lint, loose_subject

LIMIT = 10.0
HARMLESS = {
    "NullHeader.docx": "names a part NULL, which Word writes and reads; nothing is missing",
    "harmless-clean.docx": "harmless, as its name says",
    "oletools_cheatsheet.docx": "an ordinary document about macros, without any",
    "testHoverAndVml.docx": "ordinary web links, which open when somebody clicks",
    "testInstrLink.docx": "an ordinary web link, written as a field",
    "testWORD_missing_text.docx": "an ordinary document that another reader lost text of",
    "testWORD_null_style.docx": "an ordinary document that another reader fell over",
}


def main() -> int:
    """Print a line a file; 1 if one of them got through."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=default)
    folder = parser.parse_args().corpus / "hostile"
    if not folder.is_dir():
        print(f"no corpus at {folder}: nothing linted")
        return 0
    print("| file | what Segl says |\n|---|---|")
    verdicts = [_row(path) for path in sorted(folder.iterdir())]
    print(f"\n{len(verdicts)} files, {verdicts.count(False)} passed over")
    return 0 if all(verdicts) else 1


def _row(path: Path) -> bool:
    """Print a file's row; say whether it is told, or known to be harmless."""
    start = time.perf_counter()
    findings = lint(loose_subject(path, Loose())).findings
    late = time.perf_counter() - start > LIMIT
    words = _sentence([f for f in findings if f.severity != "info"])
    reason = HARMLESS.get(path.name, "PASSED OVER")
    print(f"| {path.name} | {words or reason}{' TOO SLOW' if late else ''} |")
    return bool(words or path.name in HARMLESS) and not late


def _sentence(findings: list[Finding]) -> str:
    safety = [finding for finding in findings if finding.code.startswith(("PKG", "TAG"))]
    codes = ", ".join(dict.fromkeys(finding.code for finding in safety))
    return f"{codes}: {safety[0].message.en}" if safety else ""


if __name__ == "__main__":
    sys.exit(main())
