"""A server that is broken or means harm: an honest outcome, in bounded time and memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import harmful
from enduring import TAKEN, error_of
from fake_sbsys.given import DOCUMENT, LETTER
from fake_sbsys.server import FakeSbsys, running
from fake_sbsys.store import NUMBER
from render.esdh.sbsys.client import Sbsys

Connect = Callable[..., Sbsys]


@pytest.fixture
def other(fake: FakeSbsys) -> Iterator[FakeSbsys]:
    """A server that is not the installation's, to which the fake redirects."""
    with running() as server:
        fake.elsewhere = server.url
        yield server


@pytest.mark.parametrize("kind", sorted(harmful.KINDS))
def test_a_letter_that_was_stored_is_never_said_not_to_be(
    kind: str, fake: FakeSbsys, other: FakeSbsys, connect: Connect
) -> None:
    client = connect(timeout_seconds=0.4 if kind in harmful.SLOW else 10)
    found = client.case(NUMBER)
    fake.faults["kladde"] = [kind]
    error = error_of(lambda: client.put(found, DOCUMENT, LETTER), kind)
    assert (error.outcome, len(fake.store.drafts)) == ("unknown", 1)
    assert fake.written < TAKEN
    assert other.seen == []
    assert len(client.find(found, LETTER.name)) == 1  # and looking says that it is there


@pytest.mark.parametrize("where", ["token", "sag", "kladde-search"])
@pytest.mark.parametrize("kind", sorted(harmful.KINDS))
def test_a_question_without_an_answer(
    kind: str, where: str, fake: FakeSbsys, other: FakeSbsys, connect: Connect
) -> None:
    client = connect(timeout_seconds=0.4 if kind in harmful.SLOW else 10)
    found = client.case(NUMBER)
    if where == "token":
        client.close()  # it is asked for anew
    fake.faults[where] = [kind]
    asked = client.find if where == "kladde-search" else lambda *_: client.case(NUMBER)
    assert error_of(lambda: asked(found, LETTER.name), kind).outcome in ("refused", "not_sent")
    assert fake.written < TAKEN
    assert other.seen == []


@pytest.mark.parametrize("kind", sorted(harmful.WIRE))
def test_a_file_that_is_none(kind: str, fake: FakeSbsys, connect: Connect) -> None:
    client = connect(timeout_seconds=0.4 if kind in harmful.SLOW else 10)
    filed = client.put(client.case(NUMBER), DOCUMENT, LETTER)
    fake.faults["readonly"] = [kind]
    if kind == "length_less":  # whoever compares the words sees it
        assert client.content(filed) != LETTER.data
        return
    error = error_of(lambda: client.content(filed), "")
    assert error.outcome in ("refused", "not_sent")
    assert client.content(filed) == LETTER.data


def test_what_is_too_long_is_not_asked_for_again_and_what_is_slow_is(
    fake: FakeSbsys, connect: Connect
) -> None:
    client = connect(timeout_seconds=0.4)
    client.case(NUMBER)
    fake.faults["sag"] = ["endless", "drip"]
    long = error_of(lambda: client.case(NUMBER), "endless")
    assert (long.outcome, "too long" in str(long)) == ("refused", True)
    slow = error_of(lambda: client.case(NUMBER), "drip")
    assert (slow.outcome, "too slowly" in str(slow)) == ("not_sent", True)
