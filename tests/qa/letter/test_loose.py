"""Letters without a template, files that are no letters, and what is said to be unjudged."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from qa.letter import Checked
from render.library import Library

Codes = Callable[..., Mapping[str, str]]
DATE, END = "Dato: 20. november 2026", "Med venlig hilsen\nAne Eksempel, socialrådgiver"
GUIDANCE = (
    "# Klagevejledning\nDu kan klage til Det Sociale Ankenævn. Klagefristen er 6 uger. "
    "Telefon 32 80 33."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{DATE}\nKære Ane\n{GUIDANCE}\n{END}", {}, id="a sound letter"),
        pytest.param(f"{DATE}\nKære Ane\nMødet er rykket fire uger.\n{END}", {}, id="no decision"),
        pytest.param(
            f"{DATE}\n{GUIDANCE}\nVi har klaget til skolen inden 3 uger.\n{END}",
            {"LTR024": "error"},
            id="another period below the heading",
        ),
        pytest.param(
            f"{DATE}\n# Forløb\nDu klagede til skolen for 3 uger siden.\n{GUIDANCE}\n{END}",
            {},
            id="a time that is no deadline",
        ),
        pytest.param(
            f"{DATE}\n{GUIDANCE} Vi svarer inden 4 uger.\n{END}", {}, id="the authority's own time"
        ),
        pytest.param(
            f"{DATE}\n{GUIDANCE.replace('6 uger', '42 dage')}\n{END}",
            {"LTR026": "error"},
            id="as many days are no wrong period, but not the words",
        ),
        pytest.param(
            f"{DATE}\n{GUIDANCE.replace('6 uger', 'fire uger')}\n{END}",
            {"LTR024": "error"},
            id="an older period",
        ),
        pytest.param(
            f"{DATE}\n{GUIDANCE.replace('Det Sociale Ankenævn', 'Ankestyrelsen')}\n{END}",
            {"LTR025": "error"},
            id="a body of another country",
        ),
        pytest.param(f"Kære Ane\n{GUIDANCE}\n{END}", {"LTR027": "warning"}, id="no date"),
        pytest.param(f"{DATE}\nKære Ane\n{GUIDANCE}", {"LTR029": "warning"}, id="no signature"),
        pytest.param(
            f"{DATE}\nKære Ane\nMed venlig hilsen", {"LTR029": "warning"}, id="a bare greeting"
        ),
        pytest.param(f"{DATE}\nKære [navn]\n{END}", {"LTR015": "error"}, id="a bracket"),
        pytest.param(f"{DATE}\n»Godt«, sagde hun [sic].\n{END}", {}, id="an editor's bracket"),
        pytest.param(f"{DATE}\nKapitel XX om ro\n{END}", {}, id="a Roman numeral"),
        pytest.param(f"{DATE}\ncpr-nr. 120314-XXXX\n{END}", {}, id="a masked number"),
        pytest.param(
            f"{DATE}\nSag EKS-2026-000123 og dokument EKS-2026-000123-001.\n{END}",
            {},
            id="one case",
        ),
        pytest.param(
            f"{DATE}\nSag EKS-2026-000123.\nSe EKS-2026-000124.\n{END}",
            {"LTR022": "error"},
            id="two cases",
        ),
        pytest.param(f"{DATE}\nHun er født 120314-5678.\n{END}", {}, id="one child"),
        pytest.param(
            f"{DATE}\nHun er 120314-5678.\nHan er 130316-5678.\n{END}",
            {"LTR023": "warning"},
            id="two children",
        ),
        pytest.param(f"{DATE}\n{{{{ modtager.navn }}}}\n{END}", {"LTR014": "error"}, id="a tag"),
        pytest.param(f"{DATE}\nSmil {{{{ helt vildt glad }}}}\n{END}", {}, id="no code"),
    ],
)
def test_a_letter_of_no_template(
    text: str,
    expected: Mapping[str, str],
    docx: Callable[..., bytes],
    codes: Codes,
    library: Library,
) -> None:
    found = dict(codes(docx(text), library))
    assert found.pop("LTR002") == "warning"  # nobody says which template it is of
    assert found == expected


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"%PDF-1.7 ...", id="a PDF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, id="old, or a password"),
        pytest.param(b"PK\x03\x04" + b"\0" * 99, id="damaged"),
    ],
)
def test_a_file_that_is_no_letter(data: bytes, judged: Callable[..., Checked]) -> None:
    found = judged(data)
    assert [one.code for one in found.findings] == ["LTR001"]
    assert not found.is_fit
    assert found.not_checked


def test_macros_are_refused(docx: Callable[..., bytes], judged: Callable[..., Checked]) -> None:
    plain = docx("Kære Ane")
    from render import archive, package

    file = package.from_bytes(plain)
    types = file.read("[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    data = archive.write(file.members, {"[Content_Types].xml": types})
    assert [one.code for one in judged(data).findings] == ["LTR001"]


def test_without_a_library_what_is_not_judged_is_said(
    docx: Callable[..., bytes], codes: Codes
) -> None:
    from qa.letter import check

    found = check(docx(f"{DATE}\nKære Ane\n{END}"), "brev.docx", None)
    told = " ".join(one.what.da for one in found.not_checked)
    assert "skabelonbibliotek" in told
    assert "hvilket lands regler" in told
    assert codes(docx(f"{DATE}\nKære [navn]\n{END}"), None)["LTR015"] == "error"


def test_a_named_template_is_taken_for_a_letter_that_names_none(
    judged: Callable[..., Checked], letter: Callable[[str, str], bytes]
) -> None:
    from word_letter import Word

    word = Word(letter("partshoering", "mange_oplysninger"))
    word.forget()
    loose, named = judged(word.save()), judged(word.save(), template="partshoering")
    assert [one.code for one in loose.findings] == ["LTR002"]
    assert (named.findings, named.standing, named.template) == ((), "current", "partshoering")


@pytest.mark.parametrize(
    ("version", "standing", "severity"),
    [
        pytest.param("0.0.1", "outdated", "warning", id="another version"),
        pytest.param("", "outdated", "warning", id="no version"),
    ],
)
def test_the_wording_of_an_older_version_is_no_error(
    version: str,
    standing: str,
    severity: str,
    letter: Callable[[str, str], bytes],
    judged: Callable[..., Checked],
) -> None:
    from word_letter import Word

    word = Word(letter("afgoerelse_stoette", "afslag"))
    word.put("SeglVersion", version)
    word.replace("kan du klage", "kan du ikke klage")
    found = judged(word.save())
    assert found.standing == standing
    assert {one.code: one.severity for one in found.findings} == {
        "LTR004": "warning",
        "LTR010": severity,
    }
    assert any("som den er nu" in one.what.da for one in found.not_checked)


@pytest.mark.parametrize(
    ("own", "given", "told"),
    [
        ("EKS-2026-000001", "EKS-2026-000001-002", False),
        ("EKS-2026-000001-002", "EKS-2026-000001", False),
        ("EKS-2026-000001-002", "eks-2026-000001-002", False),
        ("EKS-2026-000001-001", "EKS-2026-000001-002", True),
    ],
)
def test_another_part_of_the_same_case(
    own: str, given: str, told: bool, docx: Callable[..., bytes], codes: Codes
) -> None:
    data = docx(f"{DATE}\nKære Ane\n{END}", properties={"SeglCase": own})
    assert ("LTR021" in codes(data, case=given)) == told
