"""The letters of deciding a case."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import (
    afgoerelse_barnets_brev,
    afgoerelse_stoette,
    aktindsigt,
    anbringelse,
    begrundelse_mundtlig_afgoerelse,
    hjemgivelse,
)

LETTERS: dict[str, Callable[[], Letter]] = {
    "afgoerelse_stoette": afgoerelse_stoette.letter,
    "anbringelse_samtykke": anbringelse.with_consent,
    "anbringelse_uden_samtykke": anbringelse.without_consent,
    "hjemgivelse": hjemgivelse.letter,
    "aktindsigt": aktindsigt.letter,
    "begrundelse_mundtlig_afgoerelse": begrundelse_mundtlig_afgoerelse.letter,
    "afgoerelse_barnets_brev": afgoerelse_barnets_brev.letter,
}
