"""
Places that a letter leaves for somebody to fill in, however the author marked them.

Seen in real letters: `[navn]`, `<dato>`, `{navn}`, merge fields (`«Navn»`), content
controls, `____`, `xx.xx.xxxx`, labels such as `Sagsnr.:`, and a letter once sent to
somebody, with a name after `Kære`. What stands after a label or a greeting is somebody's
data and is never quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from render import formats, tags
from render.ooxml import Element, local, w
from render.place import Place
from render.placeholders import DATE, FILLER, LETTER, POINTED
from render.record import record
from render.story import Story, field_instructions, is_fallback, plain_text

_MARKED = re.compile(
    rf"\[(?P<square>[^\[\]\n]{{0,59}}{LETTER}[^\[\]\n]{{0,59}})\]"
    rf"|<(?P<angle>{LETTER}[^<>@/\n]{{0,39}})>"
    rf"|(?<!\{{)\{{(?P<curly>{LETTER}[^{{}}\n]{{0,39}})\}}(?!\}})"
    rf"|{POINTED}|(?P<date>{DATE})"
    r"|(?P<cpr>\b(?:x{6}|ddmmåå|ddmmyy)-?x{4}\b)"
    r"|(?P<line>_{3,}|\.{6,}|…{2,})"
    rf"|(?P<filler>\b[xX]{{3,}}\b|{FILLER})",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?:^|[\t\n]|\s{{2,}}|[·•|] ?)({LETTER}(?:[\w .\-/']{{0,28}}?[^\W\d])?\.?)\s?:(?!//)"
)
_GREETING = re.compile(r"\s*(Kære|Hej)\s+(?=[A-ZÆØÅ])")
_NUMBER = re.compile(r"(?<![\d-])(\d{6})-?\d{4}(?![\d-])")
_MERGE = re.compile(r'\s*MERGEFIELD\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_MAX_LABEL_CELL = 30
_WORD = r"[^\W_]+"
MAX_SHOWN = 40  # letters quoted of what a control shows
MAX_BEFORE = 3  # words before a date that stands alone: "Nuuk, den"
_CONTROLS = {
    "date": "dato", "dropDownList": "valg", "comboBox": "valg", "checkbox": "ja_nej",
}  # fmt: skip
_NO_FIELD = frozenset({"docPartObj", "docPartList", "picture", "bibliography", "citation", "group"})


@record
class Blank:
    """
    One place to fill in.

    `kind` is "bracket", "merge", "control", "line", "filler", "label", "cell" (a label, the
    value being in the cell beside it), "greeting" or "number"; `words` are those to look for
    in Word, `name` what they stand for; `label` is the label before them in the same line,
    `before` and `after` the words around them; `sort` is what the mark itself says of the
    value (a key of render.fields.SORTS), "" if nothing; `is_alone` says that no sentence
    stands around it in its line.
    """

    place: Place
    kind: str
    words: str
    name: str
    label: str = ""
    sort: str = ""
    before: str = ""
    after: str = ""
    is_alone: bool = True


def read(story: Story) -> Iterator[Blank]:
    """Yield the blanks of a part in order; those of a fallback copy are left out."""
    for paragraph in story.root.iter(w("p")):
        if not is_fallback(paragraph):
            yield from _paragraph(story, paragraph)


def _paragraph(story: Story, paragraph: Element) -> Iterator[Blank]:
    merged = list(_merge_fields(paragraph))
    for name in merged:
        yield Blank(story.place(paragraph, f"«{name}»"), "merge", f"«{name}»", name)
    for name, sort, shown in _controls(paragraph):
        words = shown or name
        yield Blank(story.place(paragraph, words), "control", words, name, sort=sort)
    text = without_tags(plain_text(paragraph))
    found = list(_MARKED.finditer(text))
    for match in found:
        if not _is_merged(match, merged):
            yield _marked(story, paragraph, text, match)
    yield from _labels(story, paragraph, text, [match.start() for match in found])
    greeting = _GREETING.match(text)
    if greeting is not None and not found and not merged and "\0" not in text:
        words = f"{greeting[1]} …"
        yield Blank(story.place(paragraph, words), "greeting", words, "navn")
    for number in _NUMBER.finditer(text):
        if formats.is_cpr(number[0]):
            words = f"{number[1]}-xxxx"
            yield Blank(story.place(paragraph, words), "number", words, "cpr", sort="cpr")


def without_tags(text: str) -> str:
    """Return a text with each tag blotted out, as long as it was."""
    if not tags.has_delimiter(text):
        return text
    for span in tags.scan(text):
        if isinstance(span, tags.Span):
            text = text[: span.start] + "\0" * (span.end - span.start) + text[span.end :]
    return text


def _marked(story: Story, paragraph: Element, text: str, match: re.Match[str]) -> Blank:
    shape = match.lastgroup or ""
    kind = shape if shape in ("line", "filler") else "bracket"
    sort = {"date": "dato", "cpr": "cpr"}.get(shape, "")
    kind = "filler" if sort else kind
    labels = list(_LABEL.finditer(text, 0, match.start()))
    near = labels and not text[labels[-1].end() : match.start()].strip()
    label = labels[-1][1].strip() if near else ""
    name = _readable(match[shape]).strip() if kind == "bracket" else label
    words = _readable(match[0])
    before, after = _word(text[: match.start()], -1), _word(text[match.end() :], 0)
    alone = _is_alone(text, match)
    return Blank(
        story.place(paragraph, words), kind, words, name, label, sort, before, after, alone
    )


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Say whether a line holds nothing but a mark, with a label or a place before it."""
    before = re.split(r"[\t\n]", text[: match.start()])[-1]
    after = re.split(r"[\t\n]", text[match.end() :])[0]
    return len(re.findall(_WORD, before)) <= MAX_BEFORE and not re.search(_WORD, after)


def _readable(text: str) -> str:
    """Return words with each blotted tag as `…`."""
    return re.sub("\0+", "…", text)


def _word(text: str, index: int) -> str:
    words = re.findall(r"[^\W_]+", text)
    return words[index].lower() if words else ""


def _labels(story: Story, paragraph: Element, text: str, taken: list[int]) -> Iterator[Blank]:
    """Yield the labels whose value is no blank yet: behind the colon, or in the cell beside."""
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=False):
        value = text[label.end() : end]
        if "\0" in value or any(label.end() <= start < end for start in taken):
            continue
        words = f"{label[1].strip()}:"
        if not _is_label_cell(paragraph, text):
            yield Blank(story.place(paragraph, words), "label", words, label[1].strip())
    if len(labels) < 2 and _is_label_cell(paragraph, text):
        words = text.strip()
        yield Blank(story.place(paragraph, words), "cell", words, words.rstrip(": "))


def _is_label_cell(paragraph: Element, text: str) -> bool:
    """Say whether a paragraph is all that a cell holds, left of a cell without tags."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != w("tc") or not text.strip() or len(text) > _MAX_LABEL_CELL:
        return False
    beside = cell.getnext()
    if beside is None or beside.tag != w("tc") or len(cell.findall(w("p"))) != 1:
        return False
    words = "".join(plain_text(inner) for inner in beside.iter(w("p")))
    return "\0" not in without_tags(words) and _MARKED.search(words) is None


def _merge_fields(paragraph: Element) -> Iterator[str]:
    instructions = ["".join(e.text or "" for e in one) for one in field_instructions(paragraph)]
    instructions += [field.get(w("instr"), "") for field in paragraph.iter(w("fldSimple"))]
    for instruction in instructions:
        match = _MERGE.match(instruction)
        if match is not None:
            yield (match[1] or match[2]).strip()


def _is_merged(match: re.Match[str], merged: list[str]) -> bool:
    """Say whether marked words are what a merge field shows of itself."""
    return match.lastgroup == "pointed" and match["pointed"].strip() in merged


def _controls(paragraph: Element) -> Iterator[tuple[str, str, str]]:
    """Yield the content controls that a paragraph begins or holds: title, and sort of value."""
    found = list(paragraph.iter(w("sdt")))
    around = next(paragraph.iterancestors(w("sdt")), None)
    content = paragraph.getparent()
    if around is not None and content is not None and content.getparent() is around:
        found = [around, *found] if content[0] is paragraph else found
    for control in found:
        properties = control.find(w("sdtPr"))
        shown = "".join(map(str, control.itertext()))
        if properties is None or tags.has_delimiter(shown) or _MARKED.search(shown):
            continue  # what is marked in it is told itself
        kinds = [local(child) for child in properties]
        name = _title(properties)
        if name and not _NO_FIELD & set(kinds):
            sort = next((_CONTROLS[kind] for kind in kinds if kind in _CONTROLS), "")
            content = control.find(w("sdtContent"))
            is_prompt = properties.find(w("showingPlcHdr")) is not None  # else somebody's data
            words = content.itertext(w("t")) if content is not None and is_prompt else ()
            yield name, sort, " ".join("".join(map(str, words)).split())[:MAX_SHOWN]


def _title(properties: Element) -> str:
    for name in ("alias", "tag"):
        element = properties.find(w(name))
        value = (element.get(w("val"), "") if element is not None else "").strip()
        if re.search(LETTER, value):
            return value[:_MAX_LABEL_CELL]
    return ""
