"""
Whatever goes wrong, in whatever order: what the client says is so.

"refused" and "not_sent" mean that nothing was stored by that call; an id means that the very
letter is stored; no differences mean that its columns are as asked; nothing is ever finalized.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_getorganized.fake import Fake, Options
from fake_getorganized.faults import AFTER, BEFORE, WITHIN, Fault
from fake_getorganized.ntlm import PASSWORD, USER
from fake_getorganized.samples import DOCUMENT, NUMBER, ROW
from fake_getorganized.server import serve
from render.errors import DeliveryError
from render.esdh import getorganized
from render.esdh.getorganized.client import GetOrganized
from render.esdh.secrets import Given
from render.esdh.system import Content, Filed

KINDS = BEFORE | AFTER | WITHIN  # what is hostile is slow, and tested one by one
QUICK = sorted(KINDS - {"slow", "slow_drop"})
ROUTES = (
    "",
    "web",
    "find_case",
    "case_metadata",
    "add",
    "add",
    "add",
    "listing",
    "metadata",
    "mark",
)
FAULTS = st.builds(
    Fault,
    st.one_of(st.sampled_from(QUICK), st.sampled_from(QUICK), st.sampled_from(sorted(KINDS))),
    st.sampled_from(ROUTES),
    st.integers(0, 2),
    st.integers(1, 3),
    st.sampled_from(["", "1"]),
)
T = TypeVar("T")


@pytest.fixture(scope="module")
def fake() -> Iterator[Fake]:
    with serve(options=Options(slow=0.5), keep=False) as running:
        running.state.add_case(NUMBER)
        yield running


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=st.lists(FAULTS, max_size=6), names=st.lists(st.sampled_from("ab"), max_size=3))
def test_what_is_said_is_so(fake: Fake, script: list[Fault], names: list[str]) -> None:
    fake.state.clear()
    fake.follow(*script)
    client = getorganized.connect(
        {"url": fake.url, "read_attempts": 1, "answer_seconds": 0.3},
        Given({"user": USER, "password": PASSWORD}),
    )
    try:
        for name in ["a", *names]:
            file(client, fake, Content(f"{name}.docx", b"PK " + name.encode()))
    finally:
        client.close()
    assert fake.state.counted("requests finalize") == 0
    stored = [(one.folder, one.name) for one in fake.state.documents()]
    assert len(stored) == len(set(stored))
    assert all(one.version == 1 for one in fake.state.documents())


def file(client: GetOrganized, fake: Fake, content: Content) -> None:
    """File a letter as far as it goes, and compare each word of the client with the fake."""
    case = told(fake, lambda: client.case(NUMBER), writes=False)
    if case is None:
        return
    before = len(fake.state.documents())
    filed = told(fake, lambda: client.put(case, DOCUMENT, content))
    if filed is None:
        return
    stored = fake.state.document(int(filed.id))
    assert stored is not None
    assert len(fake.state.documents()) == before + 1
    assert (stored.name, stored.data.startswith(content.data)) == (content.name, True)
    differences = told(fake, lambda: client.differences(filed, DOCUMENT), writes=False)
    if differences is not None:
        assert (differences == ()) == (stored.row == ROW)
    told(fake, lambda: journalised(client, fake, filed), of=filed.id)


def journalised(client: GetOrganized, fake: Fake, filed: Filed) -> None:
    """Journalise a document; where the client says that it did, it is marked."""
    client.journalise(filed)
    marked = fake.state.document(int(filed.id))
    assert marked is not None
    assert marked.record


def told(fake: Fake, act: Callable[[], T], writes: bool = True, of: str = "") -> T | None:
    """Do something; None where it fails, after a look at whether the failure is told honestly."""
    before = snapshot(fake)
    try:
        return act()
    except DeliveryError as error:
        assert error.document == of or not writes
        if error.outcome != "unknown":
            assert snapshot(fake) == before
        if not writes:
            assert error.outcome != "unknown"
        return None


def snapshot(fake: Fake) -> list[tuple[int, bytes, int]]:
    return [(one.id, one.data, one.record) for one in fake.state.documents()]


def test_all_faults_are_drawn() -> None:
    assert {*QUICK, "slow", "slow_drop"} == BEFORE | AFTER | WITHIN
