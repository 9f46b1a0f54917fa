"""The probe: each step told, nothing written, the ten points to confirm."""

from __future__ import annotations

import pytest

from fake_getorganized.fake import Fake
from fake_getorganized.faults import Fault
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER, Connect
from render.esdh.getorganized.client import GetOrganized

STEPS = ("scheme", "web", "relations", "case", "listing", "metadata")
READING = {
    "web", "relation_types", "find_case", "case_metadata", "listing", "metadata",
}  # fmt: skip


def states(client: GetOrganized, number: str = "") -> dict[str, str]:
    steps = list(client.probe(number))
    assert all(step.message.da and step.message.en for step in steps)
    assert [step.name for step in steps[6:]] == [f"confirm {n}" for n in range(1, 11)]
    assert {step.state for step in steps[6:]} == {"confirm"}
    return {step.name: step.state for step in steps[:6]}


def test_a_case_with_a_document(client: GetOrganized, fake: Fake) -> None:
    client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    before = len(fake.recorded)
    assert states(client, NUMBER) == dict.fromkeys(STEPS, "ok")
    assert {one.route for one in fake.recorded[before:]} == READING
    (stored,) = fake.state.documents()
    assert (stored.marks, stored.version) == (0, 1)


def test_a_step_is_told_before_it_asks(client: GetOrganized, fake: Fake) -> None:
    client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    fake.recorded.clear()
    begun: list[str] = []
    asked: list[int] = []
    for _ in client.probe(NUMBER, begun.append):
        asked.append(len(fake.recorded))
        assert len(begun) == min(len(asked), len(STEPS))
    assert begun == list(STEPS)
    before: list[int] = []
    fake.recorded.clear()
    list(client.probe(NUMBER, lambda _: before.append(len(fake.recorded))))
    assert before == [0, *asked[:5]]


def test_what_was_seen_is_told(connect: Connect, fake: Fake) -> None:
    client = connect(constants={"ows_CCMMustBeOnPostList": "0"})
    client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    told = {step.name: step.message.da for step in client.probe(NUMBER)}
    assert "NTLM" in told["scheme"]
    assert "NTLM" in told["confirm 1"]
    assert f"/cases/BOR12/{NUMBER}/Dokumenter" in told["confirm 3"]
    assert "ows_Korrespondance" in told["confirm 4"]
    other = connect(constants={"ows_Ukendt": "0"})
    told = {step.name: step.message.da for step in other.probe(NUMBER)}
    assert "ows_Ukendt" in told["metadata"]
    assert DOCUMENT.title not in "".join(told.values())


def test_without_a_case(client: GetOrganized, fake: Fake) -> None:
    assert states(client) == {
        **dict.fromkeys(STEPS[:3], "ok"),
        **dict.fromkeys(STEPS[3:], "skipped"),
    }


def test_an_empty_case(client: GetOrganized) -> None:
    assert states(client, NUMBER) == {**dict.fromkeys(STEPS[:5], "ok"), "metadata": "skipped"}


def test_an_unknown_case(client: GetOrganized) -> None:
    assert states(client, "BOR-2026-999999") == {
        **dict.fromkeys(STEPS[:3], "ok"),
        "case": "failed",
        "listing": "skipped",
        "metadata": "skipped",
    }


@pytest.mark.parametrize(
    ("route", "step"), [("relation_types", "relations"), ("listing", "listing")]
)
def test_a_step_that_fails_does_not_end_it(
    client: GetOrganized, fake: Fake, route: str, step: str
) -> None:
    fake.follow(Fault("403", route))
    assert states(client, NUMBER)[step] == "failed"


def test_a_wrong_password_ends_it(connect: Connect, fake: Fake) -> None:
    client = connect(password="forkert")
    steps = [(step.name, step.state) for step in client.probe(NUMBER)]
    assert steps == [("scheme", "ok"), ("web", "failed")]
    assert len(fake.recorded) == 4  # one without a user, and one handshake
