"""NTLM by connection: what goes over the wire, how often, and what a wrong password does."""

from __future__ import annotations

import json

import pytest
import requests
from requests_ntlm import HttpNtlmAuth

from fake_getorganized.fake import Fake, Options
from fake_getorganized.faults import Fault
from fake_getorganized.ntlm import PASSWORD, USER
from fake_getorganized.samples import DOCUMENT, NUMBER, Connect
from fake_getorganized.server import serve
from render.errors import DeliveryError
from render.esdh import getorganized
from render.esdh.getorganized.client import GetOrganized
from render.esdh.secrets import Given
from render.esdh.system import Content

LETTER = Content("brev.docx", bytes(range(256)) * 400)


def test_a_cold_session_sends_the_letter_three_times(fake: Fake) -> None:
    """Why the connection is warmed: this is what requests-ntlm does by itself."""
    body = json.dumps({"Bytes": list(LETTER.data)})
    with requests.Session() as session:
        session.auth = HttpNtlmAuth(USER, PASSWORD)
        session.post(f"{fake.url}/_goapi/Documents/AddToCase", data=body, timeout=20)
    assert [len(one.body) for one in fake.bodies("add")] == [len(body)] * 3


def test_a_warm_one_sends_it_once(client: GetOrganized, fake: Fake) -> None:
    case = client.case(NUMBER)
    client.put(case, DOCUMENT, LETTER)
    (sent,) = fake.bodies("add")
    assert sent.user == USER
    assert fake.state.counted("bytes add") == len(sent.body)
    assert len(sent.body) < 3.7 * len(LETTER.data)  # without blanks; with them it is 4.6
    assert fake.state.counted("knocks web") == 2
    assert not any(fake.state.counted(f"knocks {route}") for route in ("find_case", "add"))


@pytest.mark.parametrize("kind", ["drop_after", "drop_before"])
def test_a_connection_that_broke_is_warmed_anew(
    client: GetOrganized, fake: Fake, kind: str
) -> None:
    case = client.case(NUMBER)
    fake.follow(Fault(kind, "listing"))
    with pytest.raises(DeliveryError):
        client.find(case, LETTER.name)
    client.put(case, DOCUMENT, LETTER)
    assert len(fake.bodies("add")) == 1
    assert fake.state.counted("knocks web") == 4


def test_an_idle_connection_is_warmed_again(connect: Connect, fake: Fake) -> None:
    client = connect(warm_seconds=0)
    client.put(client.case(NUMBER), DOCUMENT, LETTER)
    asked = [one.route for one in fake.recorded if one.user]
    assert asked == ["web", "find_case", "case_metadata", "web", "add"]


def test_a_wrong_password_is_tried_once(connect: Connect, fake: Fake) -> None:
    client = connect(password="forkert-kode")
    for _ in range(3):
        with pytest.raises(DeliveryError) as caught:
            client.case(NUMBER)
        assert caught.value.outcome == "refused"
        assert caught.value.step is not None
        assert "adgangskode" in caught.value.step.da
        assert "forkert-kode" not in str(caught.value)
    assert [one.route for one in fake.recorded] == ["web"] * 3  # one handshake
    assert not any(one.user for one in fake.recorded)


def test_a_password_that_is_refused_later_ends_it_too(client: GetOrganized, fake: Fake) -> None:
    case = client.case(NUMBER)
    fake.follow(Fault("401", "add"))
    for _ in range(2):
        with pytest.raises(DeliveryError) as caught:
            client.put(case, DOCUMENT, LETTER)
        assert caught.value.outcome == "refused"
    assert len(fake.bodies("add")) == 1


def test_surroundings_give_neither_proxy_nor_password(
    connect: Connect, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert connect().case(NUMBER).number == NUMBER


def test_basic_where_it_is_set_up() -> None:
    with serve(scheme="basic") as fake:
        fake.state.add_case(NUMBER)
        secrets = Given({"user": USER, "password": PASSWORD})
        client = getorganized.connect({"url": fake.url, "scheme": "basic"}, secrets)
        assert client.case(NUMBER).number == NUMBER
        client.close()


def test_redirects_are_not_followed(client: GetOrganized, fake: Fake) -> None:
    case = client.case(NUMBER)
    fake.options = Options()
    for kind in ("redirect", "redirect_elsewhere", "redirect_after"):
        fake.follow(Fault(kind, "add"))
        with pytest.raises(DeliveryError, match="redirects"):
            client.put(case, DOCUMENT, Content(f"{kind}.docx", b"PK"))
    assert not [one for one in fake.recorded if one.route == "unknown"]
    assert len(fake.bodies("add")) == 3
