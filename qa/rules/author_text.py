"""Text that the author left for himself must not reach the citizen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.words import TAG, first_of_each, quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place

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


@rule(
    "LNG001",
    "warning",
    Message("Der står vejledende tekst til forfatteren", "Text for the author was left behind"),
    Message(
        "»[indsæt navn]«, »vælg tekst« og »[den sag / de sager]« er set i breve, der blev sendt.",
        '"[indsæt navn]", "vælg tekst" and "[den sag / de sager]" have been seen in letters '
        "that were sent.",
    ),
    bad="Kære [indsæt navn]",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each piece of author's text, once: by its words, or by the style it is in."""
    for paragraph, match in first_of_each(subject.words, _LEFT, _HINTS):
        if not _is_for_the_reader(paragraph.text, match):
            words = quoted(match[0])
            yield _found(paragraph.place.quoting(words), words)
    for guidance in subject.survey.guidance if subject.survey is not None else ():
        yield Found(guidance.place, _styled(guidance.style), _DELETE)


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
        _LAW.match(text, match.start()) is not None or _is_quoted(text, match)
    )


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Say whether a bracket belongs to words that are quoted: »at [barnet] skal høres«."""
    left = text[max(0, match.start() - _REACH) : match.start()]
    opened = _OPENED.search(left)
    if opened is None:
        return False
    right = _CLOSED.split(text[match.end() : match.end() + _REACH])[0]
    return len(f"{left[opened.end() :]} {right}".split()) > 1


def _found(place: Place, words: str) -> Found:
    return Found(
        place,
        Message(
            f"»{words}« ligner en note til forfatteren.",
            f'"{words}" looks like a note to the author.',
        ),
        _CHOOSE if words.startswith("[") and "/" in words else _DELETE,
    )


def _styled(style: str) -> Message:
    return Message(
        f"Teksten står i typografien »{style}« og er skrevet til forfatteren.",
        f'The text is in the style "{style}", and written for the author.',
    )


_DELETE = Message(
    "Slet teksten, eller brug en kode i stedet.", "Delete the text, or use a tag instead."
)
_CHOOSE = Message(
    "Lad sagen vælge: {% if … %} det ene {% else %} det andet {% endif %}.",
    "Let the case choose: {% if … %} the one {% else %} the other {% endif %}.",
)
