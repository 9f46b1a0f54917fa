"""Which cases are drawn: both sides of conditions, lists of three lengths, hard texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from qa.gate import covering, drawing
from qa.gate.drawing import Drawer, Drawn
from qa.gate.nasty import NASTY
from qa.gate.places import texts, written
from qa.proof.proof import Proof
from qa.subject import Subject

Made = Callable[..., Subject]
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["navn", "ja", "folk"],
    "properties": {
        "navn": TEXT,
        "kort": {"type": "string", "minLength": 1, "maxLength": 12},
        "fri": {"type": "string"},
        "kode": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "valg": {"enum": ["a", "b"]},
        "dag": {"type": "string", "format": "date"},
        "ja": {"type": "boolean"},
        "antal": {"type": "integer", "minimum": 0},
        "folk": {"type": "array", "items": {"type": "object", "required": ["navn"],
                 "properties": {"navn": TEXT, "ja": {"type": "boolean"}}}},
        "flere": {"type": "array", "items": TEXT, "minItems": 1, "maxItems": 3},
    },
}  # fmt: skip


def proof(subject: Made, text: str) -> Proof:
    found = subject(text, schema=SCHEMA).proof
    assert found is not None
    return found


@pytest.fixture
def plain(subject: Made) -> Callable[[str], list[Mapping[str, Any]]]:
    return lambda text: [one.case for one in Drawer(proof(subject, text)).plain()]


Plain = Callable[[str], list[Mapping[str, Any]]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{% if ja %}x{% endif %}", [lambda c: c["ja"], lambda c: not c["ja"]]),
        (
            "{% if antal is defined and antal > 41 %}x{% endif %}",
            [lambda c: c.get("antal", 0) > 41, lambda c: c.get("antal", 0) <= 41],
        ),
        ("{% if navn == 'Per' %}x{% endif %}", [lambda c: c["navn"] == "Per"]),
        (
            "{% if valg == 'a' %}x{% elif valg == 'b' %}y{% else %}z{% endif %}",
            [lambda c, v=v: c.get("valg") == v for v in ("a", "b", None)],
        ),
        (
            "{% for en in folk %}{{ en.navn }}{% endfor %}",
            [lambda c, n=n: len(c["folk"]) == n for n in (0, 1, 2)],
        ),
        (
            "{% if flere %}{% for en in flere %}{{ en }}{% endfor %}{% endif %}",
            [lambda c, n=n: len(c.get("flere", ())) == n for n in (0, 1, 2)],
        ),
        (
            "{% for en in folk %}{% if en.ja %}x{% endif %}{% endfor %}",
            [lambda c, v=v: any(en.get("ja") is v for en in c["folk"]) for v in (True,)],
        ),
    ],
)
def test_each_side_and_length_is_drawn(
    text: str, wanted: list[Callable[[Mapping[str, Any]], bool]], plain: Plain
) -> None:
    cases = plain(text)
    for number, fits in enumerate(wanted):
        assert any(fits(case) for case in cases), number


def test_samples_come_first(subject: Made) -> None:
    sample = {"navn": "Prøve", "ja": True, "folk": []}
    first = next(Drawer(proof(subject, "{{ navn }}"), (sample,)).plain())
    assert first == Drawn("sample", sample)


def test_each_case_is_valid_and_drawn_once(subject: Made) -> None:
    about = proof(subject, "{% if ja %}{{ navn }}{% endif %}{% for en in folk %}x{% endfor %}")
    drawer = Drawer(about, ({"navn": 1},))  # a sample that the schema refuses is left out
    found = list(drawer.plain())
    found += drawer.texts(found)
    assert all(about.schema.accepts(one.case) for one in found)
    assert len({written(one.case) for one in found}) == len(found)
    assert "sample" not in {one.origin for one in found}


def test_the_same_cases_are_drawn_each_time(subject: Made) -> None:
    def drawn() -> list[str]:
        drawer = Drawer(proof(subject, "{% if ja and antal %}{{ antal }}{% endif %}{{ navn }}"))
        plain = list(drawer.plain())
        return [written(one.case) for one in (*plain, *drawer.texts(plain))]

    assert drawn() == drawn()


@pytest.mark.parametrize(
    "name", [name for name in NASTY if name not in ("controls", "no characters")]
)
def test_each_hard_text_gets_where_it_may_stand(name: str, subject: Made) -> None:
    about = proof(subject, "{{ navn }}{{ fri }}")
    base = Drawn("sample", {"navn": "Per", "fri": "x", "kode": "ABC", "ja": True, "folk": []})
    held = [dict(texts(one.case)) for one in Drawer(about).texts([base])]
    wanted = [text for text in NASTY[name] if about.schema.accepts(base.case | {"fri": text})]
    assert wanted
    assert any(one["fri",] == wanted[0] for one in held)
    assert all(one["kode",] == "ABC" for one in held)


def test_no_file_can_hold_what_xml_cannot(subject: Made) -> None:
    base = Drawn("sample", {"navn": "Per", "fri": "x", "ja": True, "folk": []})
    for one in Drawer(proof(subject, "{{ fri }}")).texts([base]):
        assert not {"\x00", "\x07", "\ufffe"} & set("".join(text for _, text in texts(one.case)))


def test_a_field_with_a_bound_gets_a_shorter_text(subject: Made) -> None:
    base = Drawn("sample", {"navn": "Per", "kort": "x", "ja": True, "folk": []})
    found = {one.case["kort"] for one in Drawer(proof(subject, "{{ kort }}")).texts([base])}
    assert max(map(len, found)) <= 12
    assert "& < > \" '" in found
    assert "{{ x }}" in found


def test_a_blank_is_tried_where_the_schema_lets_it_stand(subject: Made) -> None:
    base = Drawn("sample", {"navn": "Per", "fri": "x", "ja": True, "folk": []})
    found = [one.case for one in Drawer(proof(subject, "{{ fri }}")).texts([base])]
    assert {"", " ", "\u00a0"} <= {case["fri"] for case in found}
    assert all(case["navn"].strip() for case in found)


def test_the_template_s_own_words_are_tried(subject: Made) -> None:
    text = "{{ navn|replace('Fru', '') }}{% if 'dr.' in navn|lower %}x{% endif %}"
    template = proof(subject, text).template
    assert covering.words(template) == ("Fru",)


def test_there_is_a_bound(subject: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MAX_CASES", 3)
    drawer = Drawer(proof(subject, "{% if ja %}{% if antal %}x{% endif %}{% endif %}{{ navn }}"))
    plain = list(drawer.plain())
    assert len(plain) + len(list(drawer.texts(plain))) == 3
    assert drawer.left > 0
