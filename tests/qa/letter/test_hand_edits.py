"""What a hand does to a letter: harm is told by its own code, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from editing import Edit, edited
from hand_edits import HARMFUL
from harmless_edits import HARMLESS
from qa.letter import Checked
from qa.letter.ruleset import RULES
from render.library import Library
from render.message import NOTHING

LETTERS = (
    ("afgoerelse_stoette", "afslag"),
    ("hjemgivelse", "fortsaetter_afslag"),
    ("anbringelse_samtykke", "delvis"),
    ("forsinket_undersoegelse", "mange_punkter"),
    ("kvittering_underretning", "borger"),
    ("opfoelgningsnotat", "aendres"),
)
Letter = Callable[[str, str], bytes]


@pytest.mark.parametrize("edit", HARMFUL, ids=lambda edit: edit.name)
def test_harm_is_told_wherever_it_can_be_done(
    edit: Edit, letter: Letter, judged: Callable[..., Checked], library: Library
) -> None:
    made = 0
    for name in LETTERS:
        changed = edited(edit, letter(*name), library)
        if changed is None:
            continue
        made += 1
        told = judged(changed, case=edit.case).findings
        texts = [one.message.en + (one.fix or NOTHING).en for one in told]
        assert not [text for text in texts if set("»«") & set(text)]
        before = {one.code for one in judged(letter(*name)).findings}
        after = {one.code for one in told}
        assert not before, name
        assert after & set(edit.codes), name
    assert made


@pytest.mark.parametrize("edit", HARMLESS, ids=lambda edit: edit.name)
def test_what_harms_nothing_is_let_be(
    edit: Edit, letter: Letter, judged: Callable[..., Checked], library: Library
) -> None:
    made = 0
    for name in LETTERS:
        changed = edited(edit, letter(*name), library)
        if changed is not None:
            made += 1
            found = [one for one in judged(changed).findings if one.severity != "info"]
            assert [(name, one.code) for one in found] == []
    assert made


def test_each_rule_has_an_edit_that_it_tells() -> None:
    elsewhere = {"LTR001", "LTR034"}  # test_loose.py, test_withdrawn.py: no hand does these
    told = {code for edit in HARMFUL for code in edit.codes} | elsewhere
    assert {rule.code for rule in RULES} == told


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "»kan klage« made »kan ikke klage«",
            "Den faste tekst er ændret i »Klagevejledning«: »ikke« er skrevet ind.",
            id="a word put in",
        ),
        pytest.param(
            "period made »otte uger«",
            "»otte uger« er ikke klagefristen. Den er 6 uger.",
            id="a period",
        ),
        pytest.param(
            "complaint section deleted",
            "Afsnittet »Klagevejledning« mangler i brevet. Det kræves, når modtageren ikke får "
            "fuldt medhold.",
            id="a section",
        ),
        pytest.param(
            "refusal made a grant",
            "Denne tekst hører til et brev med et andet udfald end resten af brevet.",
            id="an outcome",
        ),
    ],
)
def test_it_says_what_was_done(
    name: str,
    message: str,
    letter: Letter,
    judged: Callable[..., Checked],
    library: Library,
) -> None:
    edit = next(one for one in HARMFUL if one.name == name)
    changed = edited(edit, letter("afgoerelse_stoette", "afslag"), library)
    assert changed is not None
    assert message in [one.message.da for one in judged(changed).findings]
