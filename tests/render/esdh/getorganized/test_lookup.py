"""A document by the id that a person gives, and what is said of one that is stored otherwise."""

from __future__ import annotations

import pytest

from fake_getorganized.fake import Fake
from fake_getorganized.faults import Fault
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER
from render.errors import DeliveryError
from render.esdh.getorganized.client import GetOrganized


def test_a_document_of_the_case_is_found_and_no_other(client: GetOrganized, fake: Fake) -> None:
    case = client.case(NUMBER)
    filed = client.put(case, DOCUMENT, CONTENT)
    found = client.lookup(case, filed.id)
    assert found is not None
    assert found.id == filed.id
    assert client.lookup(case, "1") is None
    assert client.lookup(case, "sag/1") is None
    fake.state.add_case("BOR-2026-000047", "En anden sag")
    assert client.lookup(client.case("BOR-2026-000047"), filed.id) is None
    assert client.name == "GetOrganized"


def test_a_system_that_does_not_answer_says_nothing(client: GetOrganized, fake: Fake) -> None:
    case = client.case(NUMBER)
    fake.follow(Fault("500", "metadata"))
    with pytest.raises(DeliveryError) as caught:
        client.lookup(case, "7")
    assert "svarede med fejl 500." in caught.value.message.da


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (
            "ows_Korrespondance",
            "»retning« (kolonnen ows_Korrespondance) mangler i GetOrganized; der blev bedt om "
            "»Udgående«.",
        ),
        ("ows_Title", "»titel« (kolonnen ows_Title) mangler i GetOrganized."),
    ],
)
def test_a_difference_names_the_field_the_column_and_what_was_asked(
    column: str, said: str, client: GetOrganized, fake: Fake
) -> None:
    fake.follow(Fault("dropped_column", "add", value=column))
    filed = client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    (difference,) = client.differences(filed, DOCUMENT)
    assert difference.message.da == said
