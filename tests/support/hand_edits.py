"""
What caseworkers do to finished letters in Word, and harms: see harmless_edits.py for the rest.

An edit changes a letter and says if it could: not every letter has what it is about. The codes
are those that must speak of the letter after the edit, and did not before.
"""

from __future__ import annotations

import copy
import re

from lxml import etree

from editing import Do, Edit, Sheet
from qa.flow.cpr import passes
from render.ooxml import DC, Element, w
from render.story import plain_text
from word_letter import P

COMPLAINT = "Klagevejledning"
BODY = "Det Sociale Ankenævn"
OTHER = "EKS-2031-999999"
SIBLING = "Det gælder også drengens mindre søster, som bor hos sin mor: cpr-nr. 120314-5678."
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MASKED = re.compile(r"(\d{6})-xxxx")
DAY = re.compile(r"\b(\d{1,2})\.\s(\w+)\s(\d{4})\b")


# --- sections ----------------------------------------------------------------------------


def _delete_complaint(sheet: Sheet) -> bool:
    found = sheet.word.section(COMPLAINT)
    sheet.word.remove(*found)
    return bool(found)


def _empty_complaint(sheet: Sheet) -> bool:
    found = sheet.word.section(COMPLAINT)
    sheet.word.remove(*found[1:])
    return bool(found)


def _complaint_twice(sheet: Sheet) -> bool:
    found = sheet.word.section(COMPLAINT)
    for one in reversed(found):
        found[-1].addnext(copy.deepcopy(one))
    return bool(found)


def _complaint_first(sheet: Sheet) -> bool:
    found, first = sheet.word.section(COMPLAINT), sheet.word.heading("Afgørelse")
    if not found or first is None:
        return False
    for one in found:
        first.addprevious(one)
    return True


def _plain_heading(sheet: Sheet) -> bool:
    headings = [one for one in sheet.word.paragraphs() if sheet.word.level(one)]
    for one in headings[:1]:
        properties = one.find(w("pPr"))
        assert properties is not None
        style = properties.find(w("pStyle"))
        assert style is not None
        properties.remove(style)
    return bool(headings)


def _delete_required(sheet: Sheet) -> bool:
    found = [one for one in sheet.required() if one]
    if found:
        sheet.word.remove(*found[0])
    return bool(found)


def _empty_required(sheet: Sheet) -> bool:
    found = [one for one in sheet.required() if one]
    if found:
        sheet.word.remove(*found[-1][1:])
    return bool(found)


# --- words -------------------------------------------------------------------------------


def _may_not(sheet: Sheet) -> bool:
    return sheet.word.replace("kan du klage", "kan du ikke klage")


def _weaken(sheet: Sheet) -> bool:
    """Put a denial into the first locked line that has room for one."""
    for one in sheet.locked():
        words = plain_text(one)
        for verb in (" kan ", " skal ", " har ", " er ", " står ", " får "):
            if verb in words:
                sheet.word.write(one, words.replace(verb, f"{verb}ikke ", 1))
                return True
    return False


def _delete_locked(sheet: Sheet) -> bool:
    found = sheet.locked()
    for one in found[-1:]:
        sheet.word.remove(one)
    return bool(found)


def _delete_period(sheet: Sheet) -> bool:
    found = sheet.word.find("Klagefristen er")
    if found is not None:
        sheet.word.remove(found)
    return found is not None


def _added_to_complaint(sheet: Sheet) -> bool:
    found = sheet.word.find("Klagefristen er")
    if found is None or not sheet.word.section(COMPLAINT):
        return False
    sheet.word.copy(found, "Vi mener ikke, at det kan betale sig for dig.")
    return True


def _moved_line(sheet: Sheet) -> bool:
    """Move the line on the right to be represented up to the top of the letter."""
    line, first = sheet.word.find("Du har ret til at lade en anden"), sheet.word.find("Kære ")
    if line is None or first is None:
        return False
    first.addnext(line)
    return True


def _other_result(sheet: Sheet) -> bool:
    """Write the words of a grant in place of those of a refusal, the rest being left."""
    return sheet.word.replace("Du får afslag. Vi giver ikke ", "Du får fuldt medhold. Vi giver ")


def _period(words: str) -> Do:
    return lambda sheet: sheet.word.replace("Klagefristen er 6 uger", f"Klagefristen er {words}")


def _body(words: str) -> Do:
    return lambda sheet: (
        bool(sheet.word.section(COMPLAINT)) and sheet.word.replace(BODY, words, every=True)
    )


def _phone(sheet: Sheet) -> bool:
    """Change the telephone of the complaint body, as the municipality's file has it."""
    every = [one for one in sheet.word.paragraphs() if "32\u00a080\u00a033" in plain_text(one)]
    for one in every:
        sheet.word.write(one, plain_text(one).replace("32\u00a080\u00a033", "32 80 39"))
    return bool(every)


# --- date, signature, left-overs -----------------------------------------------------------


def date_line(sheet: Sheet) -> Element | None:
    return sheet.word.find("Dato: ")


def _delete_date(sheet: Sheet) -> bool:
    found = date_line(sheet)
    if found is not None:
        sheet.word.remove(found)
    return found is not None


def _empty_date(sheet: Sheet) -> bool:
    found = date_line(sheet)
    if found is not None:
        sheet.word.write(found, "Dato:")
    return found is not None


def _far_date(sheet: Sheet) -> bool:
    found = date_line(sheet)
    if found is None:
        return False
    words = plain_text(found)
    match = DAY.search(words.replace("\u00a0", " "))
    assert match is not None
    sheet.word.put("SeglDate", f"{match[3]}-06-01")
    sheet.word.write(found, words.replace(match[3], str(int(match[3]) + 9)))
    return True


def _tail(sheet: Sheet) -> list[Element]:
    greeting = sheet.word.find("Med venlig hilsen")
    if greeting is None:
        return []
    return [greeting, *(one for one in greeting.itersiblings(P) if plain_text(one).strip())]


def _delete_name(sheet: Sheet) -> bool:
    found = _tail(sheet)
    sheet.word.remove(*found[1:2])
    return len(found) > 1


def _delete_signature(sheet: Sheet) -> bool:
    found = _tail(sheet)
    sheet.word.remove(*found)
    return bool(found)


def _salutation(words: str) -> Do:
    def do(sheet: Sheet) -> bool:
        found = sheet.word.find("Kære ")
        if found is not None:
            sheet.word.write(found, f"Kære {words}")
        return found is not None

    return do


def _sentence(words: str) -> Do:
    """Put a sentence of the caseworker's behind the first running text."""

    def do(sheet: Sheet) -> bool:
        found = sheet.word.paragraphs()[-1]
        sheet.word.write(found, f"{plain_text(found)} {words}")
        return True

    return do


# --- Word's own marks ----------------------------------------------------------------------


def _comment(sheet: Sheet) -> bool:
    found = sheet.word.paragraphs()[2]
    space = w("x")[1:-2]
    sheet.word.run(found, '<w:r><w:commentReference w:id="7"/></w:r>')
    content = (
        f'<w:comments xmlns:w="{space}"><w:comment w:id="7" w:author="Kollega">'
        "<w:p><w:r><w:t>Er det rigtigt?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    sheet.word.part("word/comments.xml", content.encode(), _COMMENT, _COMMENTS)
    return True


def _tracked(sheet: Sheet) -> bool:
    found = sheet.word.paragraphs()[2]
    sheet.word.run(
        found,
        '<w:ins w:id="9" w:author="Kollega" w:date="2026-01-01T00:00:00Z"><w:r><w:t> og dig</w:t>'
        "</w:r></w:ins>",
    )
    return True


def _tracked_deletion(sheet: Sheet) -> bool:
    found = sheet.word.paragraphs()[-1]
    sheet.word.run(
        found,
        '<w:del w:id="9" w:author="Kollega" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>ikke'
        "</w:delText></w:r></w:del>",
    )
    return True


def _hidden(sheet: Sheet) -> bool:
    found = sheet.word.paragraphs()[-1]
    sheet.word.run(found, "<w:r><w:rPr><w:vanish/></w:rPr><w:t> Ring til Eva</w:t></w:r>")
    return True


def _yellow(sheet: Sheet) -> bool:
    sheet.word.mark(sheet.word.paragraphs()[3], 'highlight w:val="yellow"')
    return True


def _watermark(sheet: Sheet) -> bool:
    xml = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:textpath string="KLADDE"/></v:shape></w:pict></w:r>'
    )
    sheet.word.run(sheet.word.paragraphs()[0], xml)
    return True


def _draft(sheet: Sheet) -> bool:
    first = sheet.word.paragraphs()[0]
    sheet.word.copy(first, "UDKAST – må ikke sendes")
    return True


# --- properties, cases, persons --------------------------------------------------------------


def _forget(sheet: Sheet) -> bool:
    sheet.word.forget()
    return True


def _put(name: str, value: str) -> Do:
    def do(sheet: Sheet) -> bool:
        sheet.word.put(name, value)
        return True

    return do


def _other_name(sheet: Sheet) -> bool:
    """Correct a field in the last of at least three places where it stands."""
    fields: dict[str, list[int]] = {}
    for one in sheet.subject.values:
        fields.setdefault(one.field, []).append(one.index)
    for field, places in fields.items():
        if len(set(places)) >= 3 and field.endswith("navn"):
            texts = [one.text for one in sheet.subject.values if one.field == field]
            found = sheet.at(places[-1])
            words = plain_text(found)
            if words.count(texts[-1]) == 1:
                sheet.word.write(found, words.replace(texts[-1], "Pipaluk Prøve"))
                return True
    return False


def _case_in_text(sheet: Sheet) -> bool:
    return bool(sheet.subject.case) and _sentence(f"Se også sag {OTHER}.")(sheet)


def _unmasked(sheet: Sheet) -> bool:
    """Write a hidden number out, with digits that a number can have."""
    for paragraph in sheet.word.paragraphs():
        if (match := _MASKED.search(plain_text(paragraph))) is not None:
            digits = (f"{match[1]}{last}" for last in range(4000, 4999))
            whole = next(one for one in digits if passes(one))
            return sheet.word.replace(match[0], f"{whole[:6]}-{whole[6:]}")
    return False


def _replaced(old: str, new: str) -> Do:
    return lambda sheet: sheet.word.replace(old, new)


def _old_body(sheet: Sheet) -> bool:
    sheet.word.put("SeglVersion", "0.0.1")
    return _body("borgmesteren")(sheet)


def _parted_denial(sheet: Sheet) -> bool:
    """Part the first locked paragraph of two sentences, and deny something in it."""
    for one in sheet.locked():
        first, stop, rest = plain_text(one).partition(". ")
        if stop and " kan " in first and not first[-1:].isdigit():
            sheet.word.copy(one, rest)
            sheet.word.write(one, first.replace(" kan ", " kan ikke ", 1) + ".")
            return True
    return False


def _period_and_denial(sheet: Sheet) -> bool:
    """Change the period, and a word beside it, where the case fills neither."""
    words = [pair.pattern.text for pair in sheet.subject.pairs.values()]
    return any("Klagefristen er 6 uger" in one for one in words) and sheet.word.replace(
        "Klagefristen er 6 uger", "Klagefristen er ikke kort: 4 uger"
    )


def _no_sign(sheet: Sheet) -> bool:
    for one in reversed(sheet.locked()):
        if "§ " in (words := plain_text(one).replace("\u00a0", " ")):
            sheet.word.write(one, words.replace("§ ", "", 1))
            return True
    return False


def _typed(words: str) -> Do:
    def do(sheet: Sheet) -> bool:
        first = sheet.word.paragraphs()[0]
        copied = sheet.word.copy(first, plain_text(first))
        sheet.word.write(first, words)
        return copied is not None

    return do


def _margin(kind: str, words: str) -> Do:
    """Type words into all headers, or footers."""

    def do(sheet: Sheet) -> bool:
        package = sheet.word.package
        every = [one.target for one in package.relationships(sheet.word.main) if one.kind == kind]
        for name in every:
            root = package.parse(name)
            sheet.word.write(etree.SubElement(root, P), words)
            sheet.word.changed[name] = etree.tostring(root)
        return bool(every)

    return do


def _title(sheet: Sheet) -> bool:
    name = sheet.word.package.related("core-properties")
    root = sheet.word.package.parse(name)
    title = root.find(f"{{{DC}}}title")
    assert title is not None
    title.text = "Afgørelse til 230915-4902"
    sheet.word.changed[name] = etree.tostring(root)
    return True


HARMFUL = (
    Edit("complaint section deleted", ("LTR005", "LTR011"), _delete_complaint),
    Edit("complaint section emptied", ("LTR006",), _empty_complaint),
    Edit("complaint section pasted twice", ("LTR007",), _complaint_twice),
    Edit("complaint section moved to the top", ("LTR008",), _complaint_first),
    Edit("required section deleted", ("LTR005",), _delete_required),
    Edit("required section emptied", ("LTR006", "LTR005"), _empty_required),
    Edit("heading turned to plain text", ("LTR009",), _plain_heading),
    Edit("»kan klage« made »kan ikke klage«", ("LTR010",), _may_not),
    Edit("a denial put into a locked line", ("LTR010",), _weaken),
    Edit("locked line deleted", ("LTR011", "LTR006"), _delete_locked),
    Edit("line with the complaint period deleted", ("LTR011",), _delete_period),
    Edit("own words put into the guidance", ("LTR012",), _added_to_complaint),
    Edit("locked line moved", ("LTR013",), _moved_line),
    Edit("tag left", ("LTR014",), _salutation("{{ modtager.navn }}")),
    Edit("half a tag left", ("LTR014",), _salutation("{{ modtager.navn")),
    Edit("bracket left", ("LTR015",), _salutation("[navn]")),
    Edit("merge field left", ("LTR015",), _salutation("«Navn»")),
    Edit("XX left", ("LTR015",), _sentence("Beløbet er XX kr.")),
    Edit("question marks left", ("LTR015",), _sentence("Telefonen er ????")),
    Edit("marked as a draft", ("LTR016",), _draft),
    Edit("watermark", ("LTR016",), _watermark),
    Edit("UDKAST typed at the top", ("LTR016",), _typed("UDKAST - ikke godkendt")),
    Edit("UDKAST in the header", ("LTR016",), _margin("header", "UDKAST")),
    Edit("KLADDE in the footer", ("LTR016",), _margin("footer", "KLADDE")),
    Edit("CPR number in Word's title", ("LTR035",), _title),
    Edit("comment", ("LTR017",), _comment),
    Edit("tracked insertion", ("LTR018",), _tracked),
    Edit("tracked deletion", ("LTR018",), _tracked_deletion),
    Edit("hidden text", ("LTR019",), _hidden),
    Edit("yellow mark", ("LTR020",), _yellow),
    Edit("properties of another case", ("LTR021",), _put("SeglCase", OTHER), "EKS-2026-000001"),
    Edit("another case number in the text", ("LTR022",), _case_in_text),
    Edit(
        "own case number without its letters", ("LTR022",), _replaced("Sagsnr.: EKS-", "Sagsnr.: ")
    ),
    Edit("hidden digits of a CPR number written out", ("LTR023",), _unmasked),
    Edit("another child's CPR number", ("LTR023",), _sentence(SIBLING)),
    Edit("period made »otte uger«", ("LTR024",), _period("otte uger")),
    Edit("period made »4 uger«", ("LTR024",), _period("4 uger")),
    Edit("period made »14 dage«", ("LTR024",), _period("14 dage")),
    Edit("complaints to Ankestyrelsen", ("LTR025",), _body("Ankestyrelsen")),
    Edit("complaints to the mayor", ("LTR026", "LTR032", "LTR010"), _body("borgmesteren")),
    Edit("complaints to the mayor, in an older letter", ("LTR026",), _old_body),
    Edit("Enter, and a denial put in", ("LTR010",), _parted_denial),
    Edit("another period, and a denial beside it", ("LTR010",), _period_and_denial),
    Edit("paragraph sign deleted", ("LTR010",), _no_sign),
    Edit("date deleted", ("LTR027",), _delete_date),
    Edit("date emptied", ("LTR027",), _empty_date),
    Edit("date of another year", ("LTR028",), _far_date),
    Edit("name of the signature deleted", ("LTR029",), _delete_name),
    Edit("signature deleted", ("LTR029",), _delete_signature),
    Edit("registered in another language", ("LTR030",), _put("SeglLanguage", "kl")),
    Edit("a name changed in one place", ("LTR031",), _other_name),
    Edit("complaint body's telephone changed", ("LTR032",), _phone),
    Edit("refusal made a grant", ("LTR033",), _other_result),
    Edit("properties removed", ("LTR002",), _forget),
    Edit("template withdrawn", ("LTR003",), _put("SeglTemplate", "den_gamle_skabelon")),
    Edit("template of an older version", ("LTR004",), _put("SeglVersion", "0.0.1")),
)
