"""What an author left in a letter for himself: brackets, prompts, notes of what to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qa.flow.words import TAG, Words, first_of_each

# Seen in real municipal letters and in the public templates of aktindsigtshaandbogen.dk.
_BRACKET = rf"(?<!\w)\[(?=[^\]\[\n]*[^\W\d_]{{2}})[^\]\[\n{TAG}]{{2,300}}\]"
_ANGLE = (
    r"<(?:(?:indsæt|skriv|angiv|vælg)\b[^<>\n]{0,60}"
    r"|[^\W\d_]{0,30}(?:navn|dato|adresse|beløb|sagsnr|cpr|telefon|mail)[^\W\d_]{0,15}\.?)>"
)
_PROMPT = (  # what Word itself writes in a content control that nobody filled
    r"\bklik (?:eller tryk )?(?:her )?for at (?:angive|skrive|indtaste|vælge) (?:en |et )?"
    r"(?:tekst|dato|navn|titel|adresse|element)\b"
    r"|\bclick (?:or tap )?(?:here )?to enter (?:text|a date)\b"
    r"|\bvælg et element\b|\bchoose an item\b"
)
_FORM = r"\s*(?::|_{3}|\.{4}|…)"  # a line to fill in, which the citizen is asked to
_MATTER = (
    r"(?:tekst|begrundelse|afgørelse|vurdering|sagsfremstilling|konklusion|overskrift|paragraf"
    r"|lovgrundlag|hjemmel|beløb|resumé)(?:n|en|et|ten)?"
)
_NOTE = (
    r"\bvejltekst(?:en)?\b|\b(?:vejlednings|hjælpe)tekst\b|\b(?:todo|fixme|tbd)\b"
    r"|\bvælg (?:den |det |en |et )?(?:rette |relevante |rigtige |passende )?"
    r"(?:standard)?(?:tekst|tekststykke|afsnit|formulering|ordlyd|sætning)(?:en|et|tet)?\b"
    r"|\bslet (?:hvis|(?:de|det) (?:ir|ikke[- ])relevante|dette afsnit|denne (?:tekst|linje)"
    r"|(?:det|den|dem|de)(?: (?:afsnit|linjer|sætninger|punkter|tekster?))?,? (?:der|som) ikke"
    r" (?:passer|gælder|er relevante?|skal bruges))\b"
    # "oplysningerne slettes, hvis ..." tells of data; without a subject it is a note
    r"|\b(?:dette afsnit|afsnittet|denne tekst) (?:skal )?slettes\b"
    r"|(?:^|\()\W*slettes,? hvis\b"
    # what is adapted to the reader is told to the reader
    r"|\b(?:teksten|afsnittet|brevet|skabelonen) (?:skal )?til(?:passes|rettes)"
    r"(?=\s*(?:[.:;!)\]]|$)| (?:konkret|individuelt|sagen|situationen|(?:til )?de[nt] konkrete)\b)"
    r"|\bhusk at (?:slette|tilrette|tilpasse)\b"
    r"|^\s*til sagsbehandler(?:en)?\s*:"
    r"|\b(?:obs|nb|note|bemærkning|vejledning)\W{0,3}til sagsbehandler(?:en)?\b"
    rf"|\((?:beskriv|uddyb|formulér|formuler|redegør for)\b[^()\n{TAG}]{{2,80}}\)(?!{_FORM})"
    r"|\((?:vælg|skriv|angiv|indsæt) (?:(?:det|den|de) )?(?:relevante?|rette|rigtige|passende)\b"
    r"[^()\n]{0,60}\)"
    rf"|\b(?:skriv|angiv|indsæt) (?:{_MATTER}) her\b(?!{_FORM})"
    # "Indsæt beløbet på vores konto" is said to the citizen, "indsæt beløb" to the author
    r"|\bindsættes her\b|\bindsæt\b(?! (?:venligst|pengene|beløbet|din|dit|dine|jeres)\b)"
    r"(?!.{0,60}\bkonto\b)(?: [^\W\d_]+){0,2}"
    r"|\b(?:den|senest|inden) (?-i:Partshøringsfrist)\b"
)
_LEFT = re.compile(f"{_BRACKET}|{_ANGLE}|{_PROMPT}|{_NOTE}", re.IGNORECASE)
_HINTS = (
    "[", "<", "klik", "click", "vælg", "choose", "tekst", "todo", "fixme", "tbd", "slet", "tilpass",
    "tilret", "til sagsb", "indsæt", "partshøringsfrist", "skriv", "angiv", "(uddyb", "(formul",
    "(redegør",
)  # fmt: skip
_INSTRUCTION = re.compile(
    r"\b(?:indsæt|vælg|skriv|angiv|evt|navn|dato|beløb|husk|relevant|rette)", re.IGNORECASE
)
# Brackets that an editor or a quoter writes for the reader.
_EDITORIAL = re.compile(
    r"\[(?:sic|red\.?|udeladt|citat slut|(?:min|mine|vores|vor) (?:kursivering|fremhævning)\w*"
    r"|fodnote \w+|kr\.?|dkk|pct\.?|kg|km|cm|mm|stk\.?|md\.?|mdr\.?|min\.?)\]",
    re.IGNORECASE,
)
# The name of a law that a writer puts in before its section: "[barnets lov] § 20".
_LAW = re.compile(
    r"\[(?:[^\W\d_]+s lov|[^\W\d_]{2,}loven|(?:lov|bekendtgørelse|inatsisartutlov)\b[^]/]{4,}"
    r"|[^]/]* (?:lov|bekendtgørelse|forordning) (?:om|nr\.)[^]/]*)\],? ?(?:§|kap|art)"
    r"|\[(?:jf\.|se|[^]/]*lov(?:en|ens)?,?) [^]/]*§ ?\d[^]/]*\]",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[»“„](?=[^«”“]*$)|\"(?=[^\"]*$)")
_CITIZEN = re.compile(r"\b(?:du|dig|din|dit|dine|jer|jeres|I|venligst)\b")
_REACH = 400  # how far a quotation may go on either side
_CLOSED = re.compile(r"[«”“\"]")


def left(paragraphs: Iterable[Words]) -> Iterator[tuple[Words, re.Match[str]]]:
    """Yield each piece of author's text in some paragraphs, the same words once a paragraph."""
    for paragraph, match in first_of_each(paragraphs, _LEFT, _HINTS):
        if not _is_for_the_reader(paragraph.text, match):
            yield paragraph, match


def _is_for_the_reader(text: str, match: re.Match[str]) -> bool:
    """Tell words to the author from an editor's bracket and from what the citizen is asked."""
    words = match[0]
    if words.startswith("("):
        return _CITIZEN.search(words) is not None
    if not words.startswith("["):
        return False
    if _EDITORIAL.fullmatch(words):
        return True
    return not _INSTRUCTION.search(words) and (
        _LAW.match(text, match.start()) is not None or is_quoted(text, match)
    )


def is_insertion(text: str, match: re.Match[str]) -> bool:
    """
    Say whether a bracket in a letter names somebody within words that are quoted: »Hun [Frida]«.

    One such word beside it will do, where the bracket begins as a name does and asks for nothing.
    """
    words = match[0]
    named = words[1:2].isupper() and not words[1:-1].isupper() and not _INSTRUCTION.search(words)
    return named and len(_around(text, match)) > 0


def is_quoted(text: str, match: re.Match[str]) -> bool:
    """Say whether a bracket belongs to words that are quoted: »at [barnet] skal høres«."""
    return len(_around(text, match)) > 1


def _around(text: str, match: re.Match[str]) -> list[str]:
    """Return the words of the quotation that a bracket stands in, [] where it stands in none."""
    left = text[max(0, match.start() - _REACH) : match.start()]
    opened = _OPENED.search(left)
    if opened is None:
        return []
    right = _CLOSED.split(text[match.end() : match.end() + _REACH])[0]
    return re.findall(r"[^\W_]+", f"{left[opened.end() :]} {right}")
