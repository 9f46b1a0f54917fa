"""
What GetOrganized answered, read strictly: a 200 is not yet a yes.

Seen with status 200 (B): a page "HTTP Error 503", `Success:false`, a text that something could
not be done. What cannot be read as the answer to the question is a failure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from render.errors import DeliveryError
from render.esdh.answer import Answer, Unread, read_json
from render.esdh.getorganized.outcomes import failure


def content(answer: Answer, writes: bool = False) -> Any:
    """Return the JSON of an answer; DeliveryError where it holds a page or anything else."""
    if answer.is_page:
        raise _page(writes)
    try:
        return read_json(answer)
    except Unread:
        pass
    raise _unread(writes)


def table(answer: Answer, writes: bool = False) -> dict[str, Any]:
    """Return the JSON object of an answer, which says of itself no failure."""
    found = content(answer, writes)
    if not isinstance(found, dict):
        raise _unread(writes)
    if not all(said is True for said in _said(found)):
        raise _no(writes)
    return found


def acknowledge(answer: Answer) -> bool:
    """
    Say whether the answer to journalising or relating is a plain yes, `Success: true`.

    Nobody has documented its body (?): empty, or JSON without the word, is a yes that is not said
    (False); a page, other text, a bare `false` and any `Success: false` are failures, of which
    nobody knows what was done before them.
    """
    if not answer.data.strip():
        return False
    found = content(answer, writes=True)
    said = tuple(_said(found))
    if found is False or not all(one is True for one in said):
        raise _no(writes=True)
    return bool(said)


def document_id(answer: Answer) -> int:
    """
    Return the id in the answer to a file that was sent (A: an integer `DocId`).

    Without one the file may be stored all the same. A text of digits is no id either: whoever
    goes on with an id that is not sure may journalise another document.
    """
    found = table(answer, writes=True).get("DocId")
    if isinstance(found, int) and not isinstance(found, bool) and found > 0:
        return found
    raise failure(
        "GetOrganized svarede uden et gyldigt dokument-id; dokumentet kan være gemt.",
        "GetOrganized answered without a valid document id; the document may be stored.",
        "unknown",
    )


def _said(found: Any) -> Iterator[Any]:
    """Yield what an answer, or a part of it, says under `Success`."""
    if isinstance(found, dict):
        if "Success" in found:
            yield found["Success"]
        found = list(found.values())
    if isinstance(found, list):
        for inner in found:
            yield from _said(inner)


def _page(writes: bool) -> DeliveryError:
    return failure(
        "GetOrganized svarede med en side i stedet for et svar, fx en fejl- eller login-side.",
        "GetOrganized answered with a page instead of an answer, as an error or login page.",
        "unknown" if writes else "not_sent",
    )


def _unread(writes: bool) -> DeliveryError:
    return failure(
        "Svaret fra GetOrganized kan ikke læses.",
        "The answer of GetOrganized cannot be read.",
        "unknown" if writes else "not_sent",
    )


def _no(writes: bool) -> DeliveryError:
    """
    The system says that it failed, in words that are not shown: they may hold the title.

    Whether a file was stored, or a mark set, before the rest failed, nobody has documented (?).
    """
    return failure(
        "GetOrganized siger selv, at det ikke lykkedes.",
        "GetOrganized itself says that it failed.",
        "unknown" if writes else "refused",
    )
