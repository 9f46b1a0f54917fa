"""
Our requests against a Swagger file.

The file here is our own example, written from docs/sbsys.md: it is no installation's contract, and
shows only that the check finds what is there and what is not.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from render.esdh.sbsys import contract
from render.esdh.sbsys.client import asked
from render.esdh.sbsys.config import settings


def _form(*parts: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "formData", "type": "string"} for name in parts]


def _body(name: str) -> list[dict[str, Any]]:
    return [{"name": "m", "in": "body", "schema": {"$ref": f"#/definitions/{name}"}}]


def _keys(*names: str) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {} for name in names}}


EXAMPLE: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "Eget eksempel, ikke en kommunes kontrakt", "version": "0"},
    "paths": {
        "/api/Sag/{sagId}": {"get": {}},
        "/api/sag/search": {"post": {"parameters": _body("SagSearch")}},
        "/api/sag/{id}/dokumenter": {"get": {}},
        "/api/dokument/{id}": {"get": {}},
        "/api/fil/{id}": {"get": {}},
        "/api/kladde": {"post": {"parameters": _form("json", "files")}},
        "/api/kladde/search": {"post": {"parameters": _body("KladdeSearch")}},
        "/api/kladde/{kladdeId}/readonly/{version}": {"get": {}},
        "/api/kladde/{id}/journaliser": {"post": {}},
        "/api/dokument/journaliser": {
            "post": {
                "parameters": [
                    {"name": "json", "in": "formData", "schema": {"$ref": "#/definitions/Input"}},
                    *_form("file"),
                ]
            }
        },
        "/api/bruger/me": {"get": {}},
    },
    "definitions": {
        "SagSearch": {"allOf": [{"$ref": "#/definitions/Page"}, _keys("Nummer")]},
        "Page": _keys("pageNumber", "pageSize"),
        "KladdeSearch": _keys("SagIds"),
        "Input": _keys(
            "SagID", "DokumentNavn", "Beskrivelse", "OmfattetAfAktindsigt", "DokumentArt"
        ),
    },
}


def test_an_installation_that_has_all_of_it() -> None:
    assert contract.check(EXAMPLE) == ()


def test_paths_may_stand_below_a_base() -> None:
    paths = {path.removeprefix("/api"): item for path, item in EXAMPLE["paths"].items()}
    assert contract.check({**EXAMPLE, "basePath": "/api/", "paths": paths}) == ()


@pytest.mark.parametrize("base", ["/SbsysWebApi", "/a/b/"])
def test_the_web_server_may_have_it_in_a_folder(base: str) -> None:
    assert contract.check({**EXAMPLE, "basePath": base}) == ()


@pytest.mark.parametrize("api", ["api/v10", "/api/v10/"])
def test_paths_begin_as_the_installation_says(api: str) -> None:
    paths = {path.replace("/api", "/api/v10", 1): one for path, one in EXAMPLE["paths"].items()}
    assert contract.check({**EXAMPLE, "paths": paths}, api) == ()
    assert contract.check({**EXAMPLE, "paths": paths}) != ()


def test_what_a_generator_writes_as_null_is_none() -> None:
    changed = copy.deepcopy(EXAMPLE)
    changed["paths"]["/api/fil/{id}"]["get"]["parameters"] = None
    changed["definitions"]["KladdeSearch"] = {"allOf": None, "properties": None}
    assert [one.field for one in contract.check(changed)] == ["POST /api/kladde/search: SagIds"]


def test_parameters_may_stand_with_the_path() -> None:
    changed = copy.deepcopy(EXAMPLE)
    item = changed["paths"]["/api/kladde"]
    item["parameters"] = item["post"].pop("parameters")
    assert contract.check(changed) == ()


@pytest.mark.parametrize("path", sorted(EXAMPLE["paths"]))
def test_a_path_that_is_missing_is_named(path: str) -> None:
    less = copy.deepcopy(EXAMPLE)
    del less["paths"][path]
    (told,) = contract.check(less)
    assert "path" in told.message.en
    assert told.field.split("/api/")[1].split("/")[0].casefold() == path.split("/")[2].casefold()


def test_files_and_file_are_two_names() -> None:
    changed = copy.deepcopy(EXAMPLE)
    changed["paths"]["/api/kladde"]["post"]["parameters"] = _form("json", "file")
    (told,) = contract.check(changed)
    assert told.field == "POST /api/kladde: files"


def test_a_key_that_is_missing_is_named() -> None:
    changed = copy.deepcopy(EXAMPLE)
    del changed["definitions"]["Input"]["properties"]["OmfattetAfAktindsigt"]
    changed["definitions"]["KladdeSearch"] = _keys("SagId")
    assert [one.field for one in contract.check(changed)] == [
        "POST /api/kladde/search: SagIds",
        "POST /api/dokument/journaliser: OmfattetAfAktindsigt",
    ]


@pytest.mark.parametrize(
    "swagger",
    [{}, {"paths": []}, {"openapi": "3.0.0", "paths": None}],
)
def test_another_file_is_told(swagger: dict[str, Any]) -> None:
    assert [one.field for one in contract.check(swagger)] == ["paths"]


def test_a_reference_in_a_circle_ends() -> None:
    changed = copy.deepcopy(EXAMPLE)
    changed["definitions"]["KladdeSearch"] = {"$ref": "#/definitions/KladdeSearch"}
    assert [one.field for one in contract.check(changed)] == ["POST /api/kladde/search: SagIds"]


@pytest.mark.parametrize("kind", ["kladde", "journaliser"])
def test_what_is_checked_is_what_is_sent(kind: str) -> None:
    from fake_sbsys.given import DOCUMENT

    config = {"url": "https://a.example", "sbsip": "https://b.example", "client_id": "segl"}
    more = {"file_as": kind, "document_kinds": {"Udgående": 2}}
    sent = asked(settings({**config, **more}), 1, DOCUMENT, "brev.docx")
    (call,) = [one for one in contract.CALLS if one.parts and one.path.endswith(kind)]
    assert set(sent) == set(call.keys)
