"""Which field is meant by the words that letters use for it: `Sagsnr.` is `sag.nr`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qa.fiction import names

_TAGS: Mapping[str, str] = {
    "modtager.navn": "navn modtager modtagernavn modtagersnavn modtagerensnavn borger borgernavn "
    "borgersnavn borgerensnavn ansøger ansøgernavn ansøgersnavn ansøgerensnavn fuldenavn "
    "navnpåmodtager navnpåborger forælder forældersnavn forælderensnavn underretter "
    "underretternavn underrettersnavn",
    "modtager.adresse.vej": "adresse modtageradresse modtagersadresse modtagerensadresse "
    "borgeradresse borgersadresse borgerensadresse vej vejnavn gade gadenavn",
    "modtager.adresse.postnr": "postnr postnummer",
    "modtager.adresse.by": "by bynavn",
    "modtager.adresse.postnr }} {{ modtager.adresse.by": "postnrogby postnrby postnummerogby",
    "brev.dato|dato": "dato dagsdato brevdato brevetsdato idag",
    "sag.nr": "sagsnr sagsnummer sagnr sagsid sag journalnr journalnummer jnr voressagsnr "
    "voressagsnummer sagensnummer",
    "sagsbehandler.navn": "sagsbehandler sagsbehandlernavn sagsbehandlersnavn "
    "sagsbehandlerensnavn medarbejder medarbejdernavn medarbejdersnavn socialrådgiver rådgiver "
    "kontaktperson underskriver afsendernavn ditnavn",
    "sagsbehandler.titel": "titel stilling stillingsbetegnelse sagsbehandlertitel "
    "sagsbehandlerstitel dintitel",
    "sagsbehandler.telefon|telefon": "telefon telefonnr telefonnummer tlf tlfnr mobil direkte "
    "direktetelefon direktetlf sagsbehandlertelefon sagsbehandlerstelefon",
    "sagsbehandler.email": "email mail emailadresse mailadresse sagsbehandleremail "
    "sagsbehandlersemail sagsbehandlersmail",
    "barn.navn": "barn barnet barnets barnnavn barnetsnavn barnetsfuldenavn navnpåbarn "
    "navnpåbarnet",
    "barn.cpr|cpr_skjult": "cpr cprnr cprnummer personnummer personnr barncpr barnetscpr "
    "barnetscprnr barnetscprnummer barnetspersonnummer",
    "kommune.navn": "kommune kommunen kommunens kommunenavn kommunensnavn",
    "kommune.afdeling": "afdeling forvaltning afdelingensnavn forvaltningensnavn",
    "kommune.aabningstid": "åbningstid åbningstider telefontid",
    "kommune.web": "hjemmeside web www",
    "kommune.vagttelefon|telefon": "vagttelefon døgnvagt",
}
_BY_WORDS = {words: tag for tag, several in _TAGS.items() for words in several.split()}
_LETTERHEAD = {  # what stands in a letterhead or footer is the municipality's
    "sagsbehandler.telefon|telefon": "kommune.telefon|telefon",
    "sagsbehandler.email": "kommune.email",
    "modtager.adresse.vej": "kommune.adresse",
    "modtager.adresse.postnr": "kommune.postnr",
    "modtager.adresse.by": "kommune.by",
    "modtager.adresse.postnr }} {{ modtager.adresse.by": "kommune.postnr }} {{ kommune.by",
    "modtager.navn": "kommune.navn",
}
_ASKING = re.compile(
    r"^(?:indsæt|skriv|angiv|udfyld|tilføj|anfør|her)\b(?: her)?[: ]*|\b(?:her|evt\.?)$",
    re.IGNORECASE,
)
_FILTERS = {"dato": "dato", "beloeb": "kroner", "cpr": "cpr_skjult", "telefon": "telefon"}
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "y", "ö": "oe", "ä": "ae"})
MAX_WORDS = 5


def known(text: str, letterhead: bool = False) -> str:
    """Return the tag, without braces, for words with one sure meaning; "" for others."""
    tag = _BY_WORDS.get(_key(text), "")
    return _LETTERHEAD.get(tag, tag) if letterhead else tag


def _key(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]+", plain(text).lower()))


def plain(text: str) -> str:
    """Return the words of a placeholder without the request to fill it in."""
    return _ASKING.sub("", text.strip()).strip(" .:")


def slug(text: str) -> str:
    """Return a name for a field, or an id for a template, made of words; "" if none can be."""
    spaced = re.sub(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])", " ", plain(text))
    letters = re.findall(r"[a-z0-9]+", spaced.lower().translate(_ASCII))
    name = "_".join(letters).lstrip("0123456789_")
    return name[:50].rstrip("_")


def invented(text: str, sort: str = "") -> str:
    """Return a tag, without braces, for words of the letter's own; "" where they make no name."""
    name = slug(text)
    if (
        not re.match(r"[^\W\d_]", plain(text))
        or "@" in text
        or not name
        or len(name.split("_")) > MAX_WORDS
    ):
        return ""
    hint = _FILTERS.get(sort) or _FILTERS.get(names.hint((name,)), "")
    return f"{name}|{hint}" if hint else name
