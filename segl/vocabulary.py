"""What `segl types`, `segl rules` and `segl explain` print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from qa import ruleset
from qa.law.local import Local
from qa.letter import ruleset as letters
from qa.process import ruleset as processes
from qa.reports.text_report import LEVELS
from qa.rule import Rule
from render.filters import FILTERS, FUNCTIONS, TESTS, Signature
from render.formats import FORMATS
from render.home import LANGUAGES
from render.manifest import JURISDICTIONS, PHASES, PROFILES
from render.message import Message
from render.values import KINDS

_HEADS = {
    "phases": Message("Faser", "Phases"),
    "types": Message("Dokumenttyper", "Types of document"),
    "outcomes": Message("Afgørelsens udfald (afgoerelsesklasse)", "Outcomes (afgoerelsesklasse)"),
    "profiles": Message("Profiler", "Profiles"),
    "jurisdictions": Message("Retsområder", "Jurisdictions"),
    "languages": Message("Sprog", "Languages"),
    "formats": Message("Formater i skemaer", "Formats in schemas"),
    "filters": Message("Filtre: {{ felt|filter }}", "Filters: {{ field|filter }}"),
    "tests": Message("Test: {% if felt is test %}", "Tests: {% if field is test %}"),
    "functions": Message("Funktioner", "Functions"),
}


def types(language: str, law: Local) -> Iterator[str]:
    """Yield the vocabulary of templates and schemas, a line each; types as the law has them."""
    words = {
        "phases": list(PHASES),
        "outcomes": ["medhold", "delvis", "afslag"],
        "profiles": list(PROFILES),
        "jurisdictions": list(JURISDICTIONS),
        "languages": list(LANGUAGES),
        "formats": sorted(FORMATS),
    }
    for key, values in words.items():
        yield f"{_HEADS[key].text(language)}: {', '.join(values)}"
    yield from _documents(language, law)
    yield from _signatures("filters", FILTERS, language)
    yield from _signatures("tests", TESTS, language)
    yield ""
    yield _HEADS["functions"].text(language)
    for name, summary in FUNCTIONS.items():
        yield f"  {name:14} {summary.text(language)}"


def _documents(language: str, law: Local) -> Iterator[str]:
    yield ""
    yield _HEADS["types"].text(language)
    for jurisdiction in JURISDICTIONS:
        for document in law.catalogue(jurisdiction).documents.values():
            origin = law.origins.get(f"{jurisdiction}/{document.id}", "")
            title = document.title.text(language) + (f" [{origin}]" if origin else "")
            yield f"  {document.id:26} {jurisdiction}  {document.phase:12} {title}"


def _signatures(key: str, table: Mapping[str, Signature], language: str) -> Iterator[str]:
    yield ""
    yield _HEADS[key].text(language)
    for name, signature in table.items():
        names = f"({', '.join(signature.names)})" if signature.names else ""
        kinds, summary = _accepts(signature, language), signature.summary.text(language)
        yield f"  {name + names:38} {kinds:24} {summary}"


def _accepts(signature: Signature, language: str) -> str:
    kinds = signature.accepts - {"null", "missing"}
    if len(kinds) >= 5:
        return Message("alt", "anything").text(language)
    return " / ".join(sorted(KINDS[kind].text(language) for kind in kinds))


Told = Rule[Any] | processes.Rule


def _every() -> Iterator[Told]:
    """Yield the rules on templates, on finished letters, and on processes."""
    yield from ruleset.RULES
    yield from letters.RULES
    yield from processes.RULES


def known(code: str) -> Told | None:
    """Return a rule by its code in any case, None where there is none."""
    return next((rule for rule in _every() if rule.code == code.upper()), None)


def rules(language: str) -> Iterator[str]:
    """Yield each rule: code, severity, title."""
    for rule in sorted(_every(), key=lambda rule: rule.code):
        yield f"{rule.code}  {rule.severity:8} {rule.title.text(language)}"


def explain(rule: Told, language: str) -> Iterator[str]:
    """Yield what a rule is for, with a bad and a good example."""
    level = LEVELS[rule.severity].text(language).lower()
    yield f"{rule.code} ({level}): {rule.title.text(language)}"
    yield ""
    yield rule.reason.text(language)
    if rule.sealed:
        yield Message("Reglen kan ikke slås fra.", "The rule cannot be switched off.").text(
            language
        )
    if rule.family == "LAW":
        yield Message("Rækkerne bag: segl law", "The rows behind it: segl law").text(language)
    for label, example in (
        (Message("Forkert", "Bad"), rule.bad),
        (Message("Rigtigt", "Good"), rule.good),
    ):
        yield ""
        yield f"{label.text(language)}:"
        yield from (f"    {_as_in_word(line, language)}" for line in example.splitlines())


def _as_in_word(line: str, language: str) -> str:
    """Return a line of an example with what Word shows by its look put into words."""
    marks = len(line) - len(line.lstrip("#"))
    if marks and line[marks : marks + 1] == " ":
        style = Message(f"Overskrift {marks}", f"Heading {marks}").text(language)
        return f"{line[marks + 1 :]}   [{style}]"
    if line.startswith("¦") and line.count("¦") == 1:
        return f"{line[1:]}   [{Message('fed skrift', 'bold').text(language)}]"
    hidden = Message("[usynligt tegn]", "[invisible character]").text(language)
    return line.replace("\u200b", hidden)
