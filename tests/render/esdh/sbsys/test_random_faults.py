"""Whatever goes wrong in whichever order: what the client says is what became of the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_sbsys.given import DOCUMENT, LETTER, SECRETS
from fake_sbsys.server import FakeSbsys, running
from fake_sbsys.store import NUMBER
from render.errors import DeliveryError
from render.esdh import sbsys
from render.esdh.sbsys.client import Sbsys

FAULTS = (
    "", "", "401", "403", "429", "503", "413", "html", "redirect", "dropped_before",
    "dropped_after", "html_after", "503_after", "no_id", "string_id", "true_id", "empty", "odd",
)  # fmt: skip
KINDS = (
    "token", "search", "sag", "dokumenter", "kladde-search", "kladde", "journaliser",
    "kladde-journaliser",
)  # fmt: skip
SCRIPT = st.dictionaries(
    st.sampled_from(KINDS), st.lists(st.sampled_from(FAULTS), max_size=4), max_size=4
)


@pytest.fixture(scope="module")
def shared() -> Iterator[FakeSbsys]:
    """One server for all scripts; its memory is emptied before each."""
    with running() as server:
        yield server


def _stored(fake: FakeSbsys) -> int:
    return len(fake.store.drafts) + len(fake.store.documents)


def _delivered(client: Sbsys, fake: FakeSbsys) -> None:
    """File a letter as the outbox does: sent again only after "not_sent", looked for first."""
    for _ in range(6):
        before = _stored(fake)
        try:
            found = client.case(NUMBER)
            there = client.find(found, LETTER.name)
            filed = there[0] if there else client.put(found, DOCUMENT, LETTER)
        except DeliveryError as error:
            _is_honest(error, _stored(fake) - before)
            if error.outcome == "refused" or (error.outcome == "unknown" and not _stored(fake)):
                return  # a person looks: nothing more is sent
            continue
        assert _stored(fake) == 1  # success means stored
        assert filed.id.split("/")[1] == "979"
        if filed.journalised is False:
            _journalised(client, fake, filed.id)
        return


def _journalised(client: Sbsys, fake: FakeSbsys, filed: str) -> None:
    (one,) = fake.store.drafts.values()
    assert filed == f"sag/979/kladde/{one['Id']}"
    try:
        client.journalise(client.find(client.case(NUMBER), LETTER.name)[0])
    except DeliveryError as error:
        if error.outcome != "unknown":
            assert len(fake.store.documents) == 0
    else:
        assert len(fake.store.documents) == 1


def _is_honest(error: DeliveryError, more: int) -> None:
    """A letter is stored by a failed step only where the outcome says that it may be."""
    assert more == 0 or error.outcome == "unknown"
    told = f"{error.message.da}{error.message.en}{error.step}{error.document}"
    assert not re.search(r"\b\d{6}-?\d{4}\b", told)
    assert DOCUMENT.title not in told
    assert (error.__cause__, error.__context__) == (None, None) or error.__suppress_context__


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(script=SCRIPT, file_as=st.sampled_from(["kladde", "journaliser"]))
def test_any_script_of_faults(
    script: dict[str, list[str]], file_as: str, shared: FakeSbsys
) -> None:
    shared.store.drafts.clear()
    shared.store.documents.clear()
    shared.faults = {kind: list(faults) for kind, faults in script.items()}
    config = {"url": shared.url, "sbsip": shared.url, "client_id": "segl", "journalise": True}
    client = sbsys.connect({**config, "file_as": file_as, "timeout_seconds": 5}, SECRETS)
    try:
        _delivered(client, shared)
    finally:
        client.close()
        shared.faults = {}
    assert _stored(shared) <= 1  # never two of one letter
