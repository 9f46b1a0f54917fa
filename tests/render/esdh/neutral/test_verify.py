"""A package verifies; one with anything else in it, or anything of it elsewhere, does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packages import KNOWN, LEAST, NAMES, SENDERS, contents, documents, letter_of
from render.esdh.document import Document
from render.esdh.neutral import layout, manifest, text, zipped
from render.esdh.neutral.metadata import Sender
from render.esdh.neutral.verify import verify

Docx = Callable[..., bytes]
Contents = dict[str, bytes]


def lines(found: Contents) -> list[str]:
    return [flaw.text("da") for flaw in verify(found)]


def sealed(found: Contents, **changed: Any) -> Contents:
    """Return contents whose manifest names all files as they are now: only sense can be wrong."""
    listed = json.loads(found[layout.MANIFEST]) | changed
    for entry in listed["files"]:
        data = found[entry["path"]]
        entry |= {"size": len(data), "sha256": manifest.sha256(data)}
    listed |= {"digest": manifest.digest(listed)}
    return found | {layout.MANIFEST: text.dump(listed)}


def changed_json(found: Contents, path: str, *steps: Any, value: Any) -> Contents:
    content = json.loads(found[path])
    target = content
    for step in steps[:-1]:
        target = target[step]
    if value is None:
        del target[steps[-1]]
    else:
        target[steps[-1]] = value
    return found | {path: text.dump(content)}


# --- sound -----------------------------------------------------------------------------


@pytest.mark.parametrize("document", [KNOWN, LEAST, replace(KNOWN, kle="", facet="")])
@pytest.mark.parametrize("sender", [Sender(), Sender("urn:eksempel:segl", "Endeligt")])
@pytest.mark.parametrize("pdf", [True, False])
def test_a_package_is_sound(docx: Docx, document: Document, sender: Sender, pdf: bool) -> None:
    assert lines(contents(docx, document, sender=sender, pdf=pdf)) == []


@settings(max_examples=150, deadline=None)
@given(document=documents(), sender=SENDERS, names=NAMES, name=st.text(max_size=20))
def test_any_document_of_legal_text_makes_a_sound_package(
    docx: Docx, document: Document, sender: Sender, names: list[str], name: str
) -> None:
    found = contents(docx, document, sender=sender, enclosures=names, name=f"{name}.docx")
    assert lines(found) == []
    assert zipped.unpack(zipped.pack(found)) == found
    assert all(layout.is_place(path) for path in found)


def test_the_same_letter_gives_the_same_bytes(docx: Docx) -> None:
    assert zipped.pack(contents(docx)) == zipped.pack(contents(docx))


# --- changed ---------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_any_byte_changed_is_told(docx: Docx, data: st.DataObject) -> None:
    found = contents(docx)
    path = data.draw(st.sampled_from(sorted(found)))
    old = found[path]
    at = data.draw(st.integers(0, len(old) - 1))
    by = data.draw(st.integers(1, 255))
    found[path] = old[:at] + bytes([old[at] ^ by]) + old[at + 1 :]
    assert lines(found)


def test_each_byte_of_the_manifest_counts(docx: Docx) -> None:
    found = contents(docx, LEAST, pdf=False, enclosures=())
    old = found[layout.MANIFEST]
    for at in range(len(old)):
        for by in (0x01, 0x20):  # 0x20: another case of a letter
            found[layout.MANIFEST] = old[:at] + bytes([old[at] ^ by]) + old[at + 1 :]
            assert verify(found), at


@pytest.mark.parametrize("more", [b"\n", b" ", b"\xef\xbb\xbf"])
def test_another_form_of_the_same_manifest_is_told(docx: Docx, more: bytes) -> None:
    found = contents(docx)
    assert lines(found | {layout.MANIFEST: found[layout.MANIFEST] + more})
    assert lines(found | {layout.MANIFEST: more + found[layout.MANIFEST]})


@pytest.mark.parametrize("path", [*layout.FIXED, "documents/Brev.docx", "documents/Bilag.pdf"])
def test_a_file_taken_away_is_told(docx: Docx, path: str) -> None:
    found = contents(docx)
    del found[path]
    assert lines(found)


@settings(max_examples=50, deadline=None)
@given(path=st.one_of(st.text(min_size=1), st.just("documents/Mere.pdf"), st.just("Manifest.json")))
def test_a_file_added_is_told(docx: Docx, path: str) -> None:
    found = contents(docx)
    if path not in found:
        assert any("står ikke på følgesedlen" in line for line in lines(found | {path: b""}))


@pytest.mark.parametrize("path", ["metadata.json", "documents/Brev.docx", "projections/sbsys.json"])
def test_a_file_renamed_is_told(docx: Docx, path: str) -> None:
    found = contents(docx)
    found[path.replace(".", "2.")] = found.pop(path)
    assert len(lines(found)) >= 2


# --- sealed again, with another sense ---------------------------------------------------


def test_sealing_again_alone_changes_nothing(docx: Docx) -> None:
    found = contents(docx)
    assert sealed(found) == found


@pytest.mark.parametrize(
    ("path", "steps", "value", "told"),
    [
        pytest.param("metadata.json", ("document", "title"), "Andet", "»Titel« er noget andet i brevets", id="title"),
        pytest.param("metadata.json", ("document", "date"), "2026-22-11", "metadata.json: ", id="day and month"),
        pytest.param("metadata.json", ("case", "number"), "EKS-2026-000124", "»Sagsnummer« er noget andet", id="case"),
        pytest.param("metadata.json", ("document", "direction"), "Internt", "metadata.json: ", id="enumeration"),
        pytest.param("metadata.json", ("document", "exempt_basis"), None, "metadata.json: ", id="half an exemption"),
        pytest.param("metadata.json", ("document", "noget"), "x", "metadata.json: ", id="unknown field"),
        pytest.param("metadata.json", ("document", "journalise"), False, "»Skal journaliseres«", id="switch"),
        pytest.param("metadata.json", ("document", "kle"), "27.24.04", "»KLE-emne«", id="kle"),
        pytest.param("metadata.json", ("document", "title"), "Om 010190-1234", "CPR", id="cpr"),
        pytest.param("metadata.json", ("document", "id"), "12345678-1234-1234-1234-123456789abc", "id følger ikke", id="id"),
        pytest.param("metadata.json", ("document", "template", "id"), "anden", "skabelon er en anden", id="template"),
        pytest.param("metadata.json", ("enclosures",), None, "roller", id="enclosures"),
        pytest.param("metadata.json", ("document", "files"), ["documents/Brev.docx"], "roller", id="one format"),
        pytest.param("metadata.json", ("sf2900",), None, "mangler for SF2900", id="sender"),
        pytest.param("projections/sbsys.json", ("DokumentNavn",), "Andet", "»DokumentNavn« er ikke", id="sbsys"),
        pytest.param("projections/sbsys.json", ("SagID",), 7, "»SagID« er ikke", id="sbsys knows more"),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_told(
    docx: Docx, path: str, steps: tuple[str, ...], value: Any, told: str
) -> None:
    found = sealed(changed_json(contents(docx), path, *steps, value=value))
    assert any(told in line for line in lines(found)), lines(found)
    assert not any("Andet" in line or "1234" in line for line in lines(found))  # no values


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (layout.ROW, "2026-11-22", "2026-22-11", "»ows_Dato« er ikke"),
        (layout.ROW, "ows_Dato", "ows_dato", "»ows_dato« er ikke"),
        (layout.ROW, "#RowsetSchema", "#Rowset", "er ikke en z:row"),
        (layout.ROW, "/>", ">", "er ikke en z:row"),
        (layout.XML, "Udgaaende", "Indgaaende", "»Retning« er ikke"),
        (layout.XML, "Udgaaende", "Udgående", "<Retning> i linje"),
        (layout.XML, "<LivscyklusKode>Oprettet</LivscyklusKode>", "", "følger ikke skemaet"),
        (layout.XML, "<?xml", "<!DOCTYPE x><?xml", "kan ikke læses som XML"),
    ],
)
def test_a_projection_that_says_something_else_is_told(
    docx: Docx, path: str, old: str, new: str, told: str
) -> None:
    found = contents(docx)
    assert old in found[path].decode()
    found[path] = found[path].decode().replace(old, new).encode()
    assert any(told in line for line in lines(sealed(found))), lines(sealed(found))


def test_another_letter_under_the_same_metadata_is_told(docx: Docx) -> None:
    found = contents(docx)
    found["documents/Brev.docx"] = letter_of(docx, replace(KNOWN, case="EKS-2026-000999"))
    told = "\n".join(lines(sealed(found)))
    assert "»Sagsnummer« er noget andet i brevets egne egenskaber" in told
    assert "fingeraftryk af brevet er et andet" in told


@pytest.mark.parametrize(
    ("path", "data", "told"),
    [
        ("documents/Brev.docx", b"PK ikke et brev", "kan ikke læses som Word-fil"),
        ("documents/Brev.pdf", b"PK", "er ikke en PDF"),
    ],
)
def test_a_document_of_another_kind_is_told(docx: Docx, path: str, data: bytes, told: str) -> None:
    found = sealed(contents(docx) | {path: data})
    assert any(told in line for line in lines(found))


@pytest.mark.parametrize(
    "path", ["../ud.pdf", "documents/../x", "/etc/x", "documents/a/b.pdf", "C:/x", "documents\\x"]
)
def test_a_path_that_leads_elsewhere_is_told(docx: Docx, path: str) -> None:
    found = contents(docx)
    found[path] = found.pop("documents/Bilag.pdf")
    listed = json.loads(found[layout.MANIFEST])
    for entry in listed["files"]:
        if entry["path"] == "documents/Bilag.pdf":
            entry["path"] = path
    found = sealed(found, files=listed["files"])
    assert any("hører ikke til i en pakke" in line for line in lines(found))


def _entries(found: Contents, **changed: Any) -> list[dict[str, Any]]:
    """Return the entries of a manifest, that of the enclosure changed."""
    entries: list[dict[str, Any]] = json.loads(found[layout.MANIFEST])["files"]
    return [
        entry | changed if entry["path"] == "documents/Bilag.pdf" else entry for entry in entries
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        pytest.param({"mime": "text/html"}, "Medietypen", id="media type"),
        pytest.param({"role": "letter"}, "roller", id="two letters"),
        pytest.param({"role": "variant"}, "roller", id="another document as a variant"),
        pytest.param({"role": "metadata"}, "roller", id="a document as metadata"),
        pytest.param({"role": "noget"}, "manifest.json: ", id="unknown role"),
        pytest.param({"noget": 1}, "manifest.json: ", id="unknown member"),
    ],
)
def test_a_manifest_that_says_something_else_is_told(
    docx: Docx, changed: dict[str, Any], told: str
) -> None:
    found = contents(docx)
    found = sealed(found, files=_entries(found, **changed))
    assert any(told in line for line in lines(found)), lines(found)


def test_other_roles_of_what_is_fixed_are_told(docx: Docx) -> None:
    found = contents(docx)
    entries = json.loads(found[layout.MANIFEST])["files"]
    for entry in entries:
        if entry["path"] == layout.XML:
            entry["role"] = "projection"
    assert any("roller" in line for line in lines(sealed(found, files=entries)))


@pytest.mark.parametrize("path", layout.FIXED[1:])
def test_a_fixed_file_that_nobody_names_is_told(docx: Docx, path: str) -> None:
    found = contents(docx)
    entries = [one for one in json.loads(found[layout.MANIFEST])["files"] if one["path"] != path]
    del found[path]
    assert any(line.startswith(f"{path}: ") for line in lines(sealed(found, files=entries)))


def test_a_file_named_twice_is_told(docx: Docx) -> None:
    found = contents(docx)
    entries = _entries(found)
    assert any(
        "står to gange" in line for line in lines(sealed(found, files=entries + entries[:1]))
    )


@pytest.mark.parametrize(
    ("member", "value", "told"),
    [
        ("letter", "0" * 64, "fingeraftryk af brevet"),
        ("template", {"id": "anden"}, "skabelon er en anden"),
        ("sf2900", {"complete": False, "missing": []}, "mangler for SF2900"),
        ("created", "i dag", "manifest.json: "),
        ("created", "2026-11-22T13:05:01Z", "»FraTidsPunkt« er ikke"),
        ("tool", {"name": "andet", "version": "1"}, "manifest.json: "),
    ],
)
def test_the_head_of_the_manifest_must_agree(
    docx: Docx, member: str, value: Any, told: str
) -> None:
    found = sealed(contents(docx), **{member: value})
    assert any(told in line for line in lines(found)), lines(found)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{", b"\xff", b'{"schema":1,"schema":2}', b'{"a":' + b"[" * 100_000, b"{}",
     b'{"schema": "segl-package-1", "files": [{"size": 1.5}]}'],
)  # fmt: skip
def test_what_is_no_manifest_is_told(docx: Docx, data: bytes) -> None:
    assert lines(contents(docx) | {layout.MANIFEST: data})


def test_a_size_that_is_no_whole_number_is_told(docx: Docx) -> None:
    found = contents(docx)
    found[layout.MANIFEST] = found[layout.MANIFEST].replace(b'"size": 24', b'"size": 24.0')
    assert lines(found)
