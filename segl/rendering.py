"""What `segl render` says and gives back, however its command line was read."""

from __future__ import annotations

import sys
from pathlib import Path

from render.message import Message
from segl import failure

_NOTE = Message("Bemærk", "Note")
_SAME = Message("docxtpl giver det samme brev.", "docxtpl gives the same letter.")


@failure.told
def render(
    template: str,
    case: str,
    output: Path | None,
    pdf: bool,
    schema: Path | None,
    lang: str | None,
    municipality: str,
    library: Path | None,
    overwrite: bool,
    compare: bool,
    draft: bool,
    messages: str,
) -> None:
    """Fill a template, and tell where the letter is; SystemExit where docxtpl's differs."""
    from segl import filling, opening, papering
    from segl.order import Order

    opened = opening.opened(template, library, municipality)
    filled = filling.fill(
        Order(
            opened,
            case,
            output,
            schema,
            lang or "",
            municipality,
            overwrite,
            compare,
            draft,
            pdf=pdf or papering.is_pdf(output),
        )
    )
    for remark in filled.remarks:
        _tell(f"{_NOTE.text(messages)}: {remark.text(messages)}")
    for difference in filled.differences:
        _tell(f"{difference.part}: {difference.message.text(messages)}")
    if compare and not filled.differences:
        _tell(_SAME.text(messages))
    for written in filled.written:
        print(written.path, flush=True)  # noqa: T201
    if filled.differences:
        sys.exit(failure.REFUSED)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201
