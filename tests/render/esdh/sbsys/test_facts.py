"""What a case tells, and that a protected address is never among it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_sbsys.server import FakeSbsys
from fake_sbsys.store import NUMBER, SAG, case
from render.esdh.sbsys import facts
from render.esdh.sbsys.client import Sbsys


def test_a_case_as_flat_names(fake: FakeSbsys, connect: Callable[..., Sbsys]) -> None:
    found = connect().facts(NUMBER)
    assert found["SagsTitel"] == "Prøvesag"
    assert found["SagsNummer.EmneplanNummer.Nummer"] == "32.03.12"
    assert found["Personer[1].Navn"] == "Anden Testesen"
    assert found["PrimaerPerson.Adresse.Adresse1"] == "Prøvevej 1"
    assert found["PrimaerPerson.Adresse.ErBeskyttet"] is False
    assert not any(one.startswith("POST /api/kladde") for one in fake.seen)


@pytest.mark.parametrize("sign", [True, None, "false", 0, "missing"])
def test_an_address_that_is_not_surely_open_is_held_back(sign: Any) -> None:
    held = case(is_protected=True)
    address = held["Personer"][0]["Adresse"]
    if sign == "missing":
        del address["ErBeskyttet"]
    else:
        address["ErBeskyttet"] = sign
    told = facts.flat(held)
    assert told["Personer[0].Adresse.ErBeskyttet"] is True
    assert told["PrimaerPerson.Adresse.ErBeskyttet"] is True
    assert not any(name.endswith("Adresse1") and "[1]" not in name for name in told)
    assert told["Personer[1].Adresse.Adresse1"] == "Prøvevej 1"  # who is not protected


def test_a_person_that_is_protected_whole() -> None:
    held = case()
    held["Personer"][0]["ErBeskyttet"] = True
    told = facts.flat(held)
    assert "Personer[0].Adresse.Adresse1" not in told
    assert told["Personer[0].Navn"] == "Prøve Testesen"


def test_the_primary_part_may_be_a_firm() -> None:
    held = case()
    held["PrimaryPart"]["PartType"] = "Firma"
    assert not any(name.startswith("PrimaerPerson") for name in facts.flat(held))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["Adresse", "ErBeskyttet", "Navn", "Id"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["Personer", "PrimaryPart", "Adresse", "Navn"]), JSON))
def test_no_shape_of_json_tells_an_address_without_its_sign(value: dict[str, Any]) -> None:
    told = facts.flat(value)
    for name in told:
        above, _, last = name.rpartition(".")
        if above.endswith("Adresse") and last != "ErBeskyttet":
            assert told[f"{above}.ErBeskyttet"] is False


def test_the_case_is_read_by_its_id_too(connect: Callable[..., Sbsys]) -> None:
    assert connect().facts(str(SAG))["Nummer"] == NUMBER
