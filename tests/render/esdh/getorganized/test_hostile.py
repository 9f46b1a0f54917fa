"""A server that is broken or means harm: an honest outcome, in bounded time and memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import harmful
from enduring import TAKEN, error_of
from fake_getorganized.fake import Fake, Options
from fake_getorganized.faults import Fault
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER, Connect
from fake_getorganized.server import serve


@pytest.fixture
def other(fake: Fake) -> Iterator[Fake]:
    """Return a server that is not the installation's, to which the fake redirects."""
    with serve() as server:
        fake.elsewhere = server.url
        yield server


@pytest.mark.parametrize("kind", sorted(harmful.KINDS))
def test_a_letter_that_was_stored_is_never_said_not_to_be(
    connect: Connect, fake: Fake, other: Fake, kind: str
) -> None:
    client = connect(answer_seconds=0.5 if kind in harmful.SLOW else 10)
    case = client.case(NUMBER)
    fake.follow(Fault(kind, "add"))
    error = error_of(lambda: client.put(case, DOCUMENT, CONTENT), kind)
    assert (error.outcome, len(fake.state.documents())) == ("unknown", 1)
    assert fake.written < TAKEN
    assert other.recorded == []
    assert len(client.find(case, CONTENT.name)) == 1


@pytest.mark.parametrize("route", ["case_metadata", "listing"])
@pytest.mark.parametrize("kind", sorted(harmful.KINDS))
def test_a_question_without_an_answer(
    connect: Connect, fake: Fake, other: Fake, kind: str, route: str
) -> None:
    client = connect(answer_seconds=0.5 if kind in harmful.SLOW else 10)
    case = client.case(NUMBER)
    fake.follow(Fault(kind, route))
    asked = client.find if route == "listing" else lambda *_: client.case(NUMBER)
    error = error_of(lambda: asked(case, CONTENT.name), kind)
    assert error.outcome in ("refused", "not_sent")
    assert fake.written < TAKEN
    assert other.recorded == []


@pytest.mark.parametrize("knock", ["again", "odd", "endless", "drip"])
def test_a_door_that_never_opens(connect: Connect, fake: Fake, knock: str) -> None:
    client = connect(answer_seconds=0.5 if knock == "drip" else 10)
    fake.options = Options(knock=knock)
    error = error_of(lambda: client.case(NUMBER), knock)
    assert error.outcome in ("refused", "not_sent")
    assert fake.written < TAKEN
    assert fake.state.counted("knocks web") + fake.state.counted("requests web") <= 3


def test_a_list_that_leads_to_itself(connect: Connect, fake: Fake) -> None:
    client = connect()
    case = client.case(NUMBER)
    client.put(case, DOCUMENT, CONTENT)
    fake.options = Options(page=0)
    assert error_of(lambda: client.find(case, "x"), "").outcome == "not_sent"
    assert fake.state.counted("requests listing") == 2
