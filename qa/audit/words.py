"""The words of an audit: titles of tables and columns, and what a figure means."""

from __future__ import annotations

from qa.audit.table import Head
from render.message import Message

FEW = 3
UNSAID = Message("(ikke oplyst)", "(not said)")
NO_PLACE = Message("(kommune ikke oplyst)", "(municipality not said)")
TOGETHER = Message("(vises samlet)", "(shown together)")
NO_DATE = Message("(uden dato)", "(no date)")
NONE = Message("", "")
WHOLE_CASE = Message("(hele sagen)", "(the whole case)")

WHAT = Message("Hvad", "What")
COUNT = Message("Antal", "Number")
LETTERS = Message("Breve", "Letters")
CASES = Message("Sager", "Cases")
CODE = Message("Kode", "Code")
RULE = Message("Regel", "Rule")
WHERE = Message("Hvor", "Where")
SEVERITY = Message("Alvor", "Severity")
IN_TEMPLATES = Message("I skabelonerne", "In the templates")
TEMPLATE = Message("Skabelon", "Template")
VERSION = Message("Version", "Version")
EDITION = Message("Mod biblioteket", "Against the library")
COMMON = Message("Hyppigste koder", "Most frequent codes")
MONTH = Message("Måned", "Month")
MUNICIPALITY = Message("Kommune", "Municipality")
DEADLINE = Message("Frist", "Deadline")
KEPT = Message("Overholdt", "Kept")
LATE = Message("Overskredet", "Exceeded")
UNKNOWN = Message("Kan ikke bedømmes", "Cannot be judged")
FIELD = Message("Felt", "Field")
REASON = Message("Årsag", "Reason")

SEVERITIES = {
    "error": Message("fejl", "error"),
    "warning": Message("advarsel", "warning"),
    "info": Message("oplysning", "information"),
}
READ = Message("Breve, der er kontrolleret", "Letters that were checked")
CLEAN = Message("– uden bemærkninger", "– without remarks")
WARNED = Message("– med advarsler, uden fejl", "– with warnings, without errors")
FAULTY = Message("– med mindst én fejl", "– with at least one error")
NEEDED = Message("Lovpligtige afsnit i disse breve", "Sections that the law asks for in them")
REQUIRED = {
    "there": Message("– er med, med tekst", "– there, with text"),
    "missing": Message("– mangler", "– missing"),
    "empty": Message("– er tomme", "– empty"),
    "not_known": Message("– kan ikke bedømmes", "– cannot be judged"),
}
ATTEMPTED = Message("Sager i kørsler af segl batch", "Cases in runs of segl batch")
REFUSED = Message("– er afvist", "– were refused")
BROKEN = Message("Filer, der ikke kan læses som brev", "Files that cannot be read as a letter")
LOST = Message("Breve, hvis kontrol ikke blev færdig", "Letters whose check came to no end")
LISTED = Message(
    "Rækker i udtrækket uden brev (kun frister og versioner)",
    "Rows of the export without a letter (deadlines and versions only)",
)


def other(ending: str) -> Message:
    """Return the words of files of another kind."""
    return Message(
        f"Filer af en anden slags, ikke kontrolleret: {ending}",
        f"Files of another kind, not checked: {ending}",
    )


OVERVIEW = Message("Overblik", "At a glance")
OVERVIEW_NOTE = Message(
    "Andelene er af de breve, der er kontrolleret. »Uden bemærkninger« er uden fejl og advarsler.",
    "Shares are of the letters that were checked. Without remarks: no errors and no warnings.",
)
TYPE = Message("Dokumenttype", "Type of document")
SECTION = Message("Afsnit", "Section")
NEEDING = Message("Breve, der skal have det", "Letters that need it")
SECTIONS = Message("Lovpligtige afsnit, der mangler", "Required sections that are missing")
SECTIONS_NOTE = Message(
    "De afsnit, som lovkataloget kræver, og som mangler eller er tomme i mindst ét brev. »Kan ikke "
    "bedømmes«: brevet viser ikke, om afsnittet skal med.",
    "The sections that the catalogue of the law asks for and that are missing or empty in any "
    "letter. Cannot be judged: the letter does not show whether it needs the section.",
)
PRESENCES = ("missing", "empty", "there", "not_known")
PRESENT = (
    Head("missing", Message("Mangler", "Missing"), "part", bar=True),
    Head("empty", Message("Tomt", "Empty"), "part"),
    Head("there", Message("Er med", "There"), "part"),
    Head("not_known", UNKNOWN, "part"),
)
RULES = Message("Hvad mangler, hvor, og hvor ofte", "What is missing, where, and how often")
RULES_NOTE = Message(
    "Antallet er breve; et brev med samme fejl to steder tæller én gang pr. sted. Hvor: det "
    "lovpligtige afsnit eller den del af brevet, som fejlen står i.",
    "The number is of letters. Where: the section that the law asks for, or the part of the "
    "letter.",
)
BY_TEMPLATE = Message("Skabelon for skabelon", "Template by template")
TEMPLATE_NOTE = Message(
    "Skabelon og version, som brevet selv oplyser dem i sine egenskaber.",
    "Template and version as the letter itself says them in its properties.",
)
BY_MONTH = Message("Måned for måned", "Month by month")
MONTH_NOTE = Message(
    "Efter brevets egen dato (ellers udtrækkets afsendelsesdato).",
    "By the letter's own date (else the day of sending in the export).",
)
BY_PLACE = Message("Kommune for kommune", "Municipality by municipality")
PLACE_NOTE = Message(
    "Kommunen er den, som udtrækket eller --municipality oplyser; den gættes ikke af brevet.",
    "The municipality is what the export or --municipality says; it is not guessed from letters.",
)
IN_USE = Message("Skabeloner og versioner i brug", "Templates and versions in use")
IN_USE_NOTE = Message(
    "Alle breve og rækker. »Forældet« er en ældre version end bibliotekets; »ukendt skabelon« "
    "findes ikke i biblioteket.",
    "All letters and rows. Outdated: an earlier version than the library's; unknown: not in it.",
)
DEADLINES = Message("Er fristerne overholdt?", "Were deadlines kept?")
DEADLINE_NOTE = Message(
    "Regnet af datoerne i udtrækket; hvor en dato mangler, gættes den ikke. Andelen er af dem, der "
    "kan bedømmes. Loven og dens grad står i lovkataloget (segl law).",
    "Counted from the dates of the export; a date that is missing is not guessed. The share is "
    "of those that can be judged. The law and its grade stand in the catalogue (segl law).",
)
DEADLINES_BY_PLACE = Message("Frister kommune for kommune", "Deadlines by municipality")
REFUSALS = Message("Afviste sager ved udfyldning", "Cases refused when letters were made")
REFUSALS_NOTE = Message(
    "Fra mapper, som segl batch har skrevet: hvilket felt og hvilken slags årsag, aldrig værdien. "
    "En sag med flere årsager tæller i hver af dem.",
    "From folders that segl batch wrote: which field and kind of reason, never the value. A "
    "case with several reasons counts in each.",
)
CODES = Message("Afviste sager efter udtrækket", "Cases refused by the export")
CODES_NOTE = Message(
    "Udtrækkets egne koder i kolonnen »Afvist«.", 'The export\'s own codes in "Afvist".'
)
UNJUDGED = Message("Det, der ikke kunne bedømmes", "What could not be judged")
UNJUDGED_NOTE = Message(
    "Et brev kan stå i flere rækker. Det, der står her, er hverken rigtigt eller forkert.",
    "A letter may stand in several rows. What stands here is neither right nor wrong.",
)

GRADED = (
    Head("letters", LETTERS, "number"),
    Head("clean", Message("Uden bemærkninger", "Without remarks"), "part"),
    Head("warned", Message("Advarsler", "Warnings"), "part"),
    Head("faulty", Message("Med fejl", "With errors"), "part", bar=True),
)
BY_LETTER = Message("Heraf efter brevets egen dato", "By the letter's own date")
TIMED = (
    Head("deadline", DEADLINE),
    Head("length", Message("Længde", "Length")),
    Head("grade", Message("Kilden", "The source")),
    Head("basis", Message("Grundlag", "Basis")),
    Head("letters", LETTERS, "number"),
    Head("kept", KEPT, "part", bar=True),
    Head("late", LATE, "part"),
    Head("unknown", UNKNOWN, "number"),
    Head("by_letter", BY_LETTER, "number"),
    Head("why", Message("Hvorfor ikke bedømt", "Why not judged")),
)  # fmt: skip

_GRADES = {
    "V": Message("loven er læst", "the law was read"),
    "V*": Message("læst et svagere sted", "read in a weaker place"),
    "G": Message("praksis", "practice"),
    "U": Message("ubekræftet", "unconfirmed"),
}
_KINDS = {
    "missing": Message("mangler", "is missing"),
    "unknown": Message("findes ikke i skemaet", "is not in the schema"),
    "form": Message("forkert form eller værdi", "wrong form or value"),
    "limit": Message("uden for grænserne", "outside the limits"),
    "other": Message("andet", "something else"),
}
_BY_KEYWORD = {
    "required": "missing", "dependentRequired": "missing",
    "additionalProperties": "unknown", "unevaluatedProperties": "unknown",
    **dict.fromkeys(("type", "enum", "const", "format", "pattern", "uniqueItems", "oneOf",
                     "anyOf", "cell"), "form"),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum",
                     "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), "limit"),
}  # fmt: skip


def grade(name: str) -> Message:
    """Return how well the law behind a figure was read."""
    return _GRADES[name]


def kind_of(keyword: str) -> str:
    """Return the kind of a reason, by the word of JSON Schema that refused; "other" for no word."""
    return _BY_KEYWORD.get(keyword, "other")


def kind(name: str) -> Message:
    """Return the words of a kind of reason."""
    return _KINDS[name]
