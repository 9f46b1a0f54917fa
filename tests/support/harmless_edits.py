"""What Word and caseworkers do to finished letters that harms nothing."""

from __future__ import annotations

import copy
import re
from itertools import pairwise

from lxml import etree

from editing import Edit, Sheet
from hand_edits import DAY, date_line
from render.ooxml import w
from render.story import plain_text
from word_letter import P


def _split_runs(sheet: Sheet) -> bool:
    """Split every run as Word does while one writes, with marks of spelling and saving."""
    for run in list(sheet.word.root.iter(w("r"))):
        text = run.find(w("t"))
        if text is None or len(text.text or "") < 4 or len(run.findall(w("t"))) > 1:
            continue
        whole, half = text.text or "", len(text.text or "") // 2
        text.text = whole[:half]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        twin = copy.deepcopy(run)
        twin.set(w("rsidR"), "00AB12CD")
        rest = twin.find(w("t"))
        assert rest is not None
        rest.text = whole[half:]
        for one in run.xpath("./*[position()>1]"):
            if one.tag not in (w("rPr"), w("t")):
                return False
        run.addnext(twin)
        run.addnext(etree.Element(w("proofErr"), {w("type"): "spellStart"}))
    return True


def _typography(sheet: Sheet) -> bool:
    """Let Word put in its own quotes, dashes and spaces."""
    signs = str.maketrans({"\u00a0": " ", "–": "-", "»": "”", "«": "”", "'": "’"})
    for one in sheet.word.root.iter(w("t")):
        one.text = (one.text or "").translate(signs)
    return True


def _blank_lines(sheet: Sheet) -> bool:
    for one in sheet.word.paragraphs()[::3]:
        empty = etree.Element(P)
        one.addnext(empty)
    return True


def _double_space(sheet: Sheet) -> bool:
    for one in sheet.word.root.iter(w("t")):
        one.text = (one.text or "").replace(". ", ".  ")
    return True


def _free_text(sheet: Sheet) -> bool:
    """Add to a text that is the caseworker's own."""
    for index, pair in sheet.subject.pairs.items():
        if pair.slot.spread:
            one = sheet.at(index)
            sheet.word.write(one, plain_text(one) + " Vi har også talt med skolen.")
            sheet.word.copy(one, "Skolen siger, at det går godt.")
            return True
    return False


def _brackets(sheet: Sheet) -> bool:
    """Quote and cite in a text that is the caseworker's own, with brackets for the reader."""
    for index, pair in sheet.subject.pairs.items():
        if pair.slot.spread:
            one = sheet.at(index)
            words = "»[Barnet] har det […] godt«, skriver skolen (1), se note [1] og § 20 [...]."
            sheet.word.write(one, f"{plain_text(one)} {words}")
            return True
    return False


def _next_day(sheet: Sheet) -> bool:
    found = date_line(sheet)
    if found is None:
        return False
    words = plain_text(found)
    match = DAY.search(words.replace("\u00a0", " "))
    assert match is not None
    day = int(match[1]) + (1 if int(match[1]) < 28 else -1)
    sheet.word.write(found, f"Dato: {day}. {match[2]} {match[3]}")
    return True


def _bold(sheet: Sheet) -> bool:
    for one in sheet.word.paragraphs()[::4]:
        sheet.word.mark(one, "b")
    return True


def _bookmarks(sheet: Sheet) -> bool:
    for number, one in enumerate(sheet.word.paragraphs()[::5], 500):
        sheet.word.run(
            one,
            f'<w:bookmarkStart w:id="{number}" w:name="_m{number}"/><w:bookmarkEnd '
            f'w:id="{number}"/><w:r><w:lastRenderedPageBreak/></w:r>',
        )
    return True


def _parted(sheet: Sheet) -> bool:
    """Press Enter behind the first sentence of a locked paragraph."""
    for one in sheet.locked():
        words = plain_text(one)
        first, stop, rest = words.partition(". ")
        if rest and not first[-1:].isdigit():
            sheet.word.copy(one, rest)
            sheet.word.write(one, first + stop.strip())
            return True
    return False


def _joined(sheet: Sheet) -> bool:
    """Delete the border between two locked paragraphs that stand below each other."""
    every = sheet.locked(3)
    for one, after in pairwise(every):
        if one.getnext() is after:
            sheet.word.write(one, f"{plain_text(one)} {plain_text(after)}")
            sheet.word.remove(after)
            return True
    return False


def _no_commas(sheet: Sheet) -> bool:
    """Take the commas out of the locked paragraphs, but for those between numbers."""
    changed = False
    for one in sheet.locked():
        words = plain_text(one)
        bare = re.sub(r"(?<!\d),(?=\s)|,(?=\s\D)", "", words)
        if bare != words:
            sheet.word.write(one, bare)
            changed = True
    return changed


def _in_words(sheet: Sheet) -> bool:
    return sheet.word.replace("6 uger", "seks uger", every=True)


def _greeting(sheet: Sheet) -> bool:
    found = sheet.word.find("Kære ")
    if found is not None:
        sheet.word.write(found, f"{plain_text(found)},")
    return found is not None


HARMLESS = (
    Edit("Enter pressed in a locked paragraph", (), _parted),
    Edit("two locked paragraphs joined", (), _joined),
    Edit("commas taken out of locked paragraphs", (), _no_commas),
    Edit("period in words", (), _in_words),
    Edit("comma behind the greeting", (), _greeting),
    Edit("runs split by Word", (), _split_runs),
    Edit("quotes, dashes and spaces of Word's", (), _typography),
    Edit("blank lines", (), _blank_lines),
    Edit("two spaces behind full stops", (), _double_space),
    Edit("more words in a text of the caseworker's own", (), _free_text),
    Edit("quotations, omissions and notes in brackets", (), _brackets),
    Edit("the date of the next day", (), _next_day),
    Edit("words made bold", (), _bold),
    Edit("bookmarks and page breaks", (), _bookmarks),
)
