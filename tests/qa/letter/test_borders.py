"""The borders of fixed paragraphs, signs and numbers: what means the same is no error."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.letter import Checked
from render.story import plain_text
from word_letter import Word

Letter = Callable[[str, str], bytes]
Judged = Callable[..., Checked]
Do = Callable[[Word], object]
REFUSED = ("afgoerelse_stoette", "afslag")
PERIOD = "Klagefristen er 6 uger."
DAY = "fra den 20.\u00a0november 2026"


def part(behind: str) -> Do:
    """Press Enter behind some words."""

    def do(word: Word) -> None:
        found = word.find(behind)
        assert found is not None
        text = plain_text(found)
        end = text.index(behind) + len(behind)
        word.copy(found, text[end:].lstrip())
        word.write(found, text[:end])

    return do


def join(first: str, second: str, between: str = " ") -> Do:
    """Delete the border between two paragraphs."""

    def do(word: Word) -> None:
        one, other = word.find(first), word.find(second)
        assert one is not None
        assert other is not None
        word.write(one, plain_text(one) + between + plain_text(other))
        word.remove(other)

    return do


def delete(words: str) -> Do:
    def do(word: Word) -> None:
        found = word.find(words)
        assert found is not None
        word.remove(found)

    return do


def behind(words: str, new: str) -> Do:
    """Put a paragraph behind another."""

    def do(word: Word) -> None:
        found = word.find(words)
        assert found is not None
        word.copy(found, new)

    return do


def write(old: str, new: str) -> Do:
    def do(word: Word) -> None:
        assert word.replace(old, new)

    return do


def every(*edits: Do) -> Do:
    return lambda word: [edit(word) for edit in edits]


SAME = [
    pytest.param(part(PERIOD), id="Enter behind a sentence"),
    pytest.param(part("Fristen regnes fra den dag,"), id="Enter in a sentence"),
    pytest.param(every(part(PERIOD), part("fra den dag,")), id="Enter twice"),
    pytest.param(part("Du får afslag."), id="Enter in what shows the outcome"),
    pytest.param(part("Vi modtog ansøgningen den"), id="Enter before what the case fills"),
    pytest.param(join("Afgørelsen gælder", "Spørg os gerne"), id="joined"),
    pytest.param(join("Afgørelsen gælder", "Spørg os gerne", ""), id="joined without a blank"),
    pytest.param(join(PERIOD, "Du kan klage skriftligt"), id="joined behind a date"),
    pytest.param(
        every(join("Fortæl, hvilken", "Spørg os"), join("Fortæl, hvilken", "Vores pligt")),
        id="three joined",
    ),
    pytest.param(join("Imaneq 29", "3900 Nuuk", ", "), id="lines of an address joined"),
    pytest.param(join("socialrådgiver", "Børn og Familie", ", "), id="lines below the name joined"),
    pytest.param(write("uenig i afgørelsen, kan", "uenig i afgørelsen kan"), id="a comma"),
    pytest.param(write("dag, vi traf afgørelsen, altså", "dag vi traf afgørelsen altså"),
                 id="two commas"),
    pytest.param(write("Dato: ", "Dato "), id="the colon of the date"),
    pytest.param(write("Imaneq 29, 1. sal, ", "Imaneq 29 1. sal "), id="commas of an address"),
    pytest.param(write("Telefon: 32", "Telefon 32"), id="the colon of a telephone"),
    pytest.param(write("er 6 uger", "er seks uger"), id="a number in words"),
    pytest.param(every(part(PERIOD), write("er 6 uger", "er seks uger")), id="Enter and words"),
    pytest.param(write("Kære Nanna Nummersen", "Kære Nanna Nummersen,"), id="a greeting's comma"),
    pytest.param(write("Kære Nanna Nummersen", "Kære Nanna"), id="a first name"),
]  # fmt: skip


@pytest.mark.parametrize("do", SAME)
def test_what_means_the_same(do: Do, letter: Letter, judged: Judged) -> None:
    word = Word(letter(*REFUSED))
    do(word)
    found = judged(word.save())
    assert [(one.code, one.message.da) for one in found.findings] == []
    assert found.outcome == "afslag"


OTHER = [
    pytest.param(
        every(part(PERIOD), write("Fristen regnes", "Tiden regnes")),
        [("LTR010", "»fristen« er slettet, 1 andet ord er skrevet ind")],
        id="Enter, and a word",
    ),
    pytest.param(
        every(join("Afgørelsen gælder", "Spørg os gerne"), write("Spørg os gerne", "Spørg os ikke")),
        [("LTR010", "»gerne« er slettet, »ikke« er skrevet ind")],
        id="joined, and a word",
    ),
    pytest.param(
        every(part(PERIOD), behind(PERIOD, "Det kan ikke betale sig.")),
        [("LTR012", "Der er skrevet et afsnit ind")],
        id="parted around words of one's own",
    ),
    pytest.param(
        every(write("dag, vi traf", "dag vi traf"), write(DAY, DAY.replace("20", "21"))),
        [("LTR031", "»Afgørelsens dato« står anderledes")],
        id="a comma, and a date",
    ),
    pytest.param(
        write(f"{DAY}.", f"{DAY}. Det kan ikke betale sig at klage."),
        [("LTR031", "»Afgørelsens dato«")],
        id="words behind a date",
    ),
    pytest.param(
        write("Kære Nanna Nummersen", "Kære Hans Hansen"), [("LTR031", "»Modtagerens navn«")],
        id="another name",
    ),
    pytest.param(
        write("§\u00a025 i", "25 i"), [("LTR010", "»§« er slettet")], id="a paragraph sign"
    ),
    pytest.param(
        write("Har du spørgsmål?", "Har du spørgsmål"), [("LTR010", "»?« er slettet")],
        id="a question mark",
    ),
    pytest.param(
        write("nr.\u00a011 af 12.", "nr.\u00a01,1 af 12."), [("LTR010", "»11« er slettet")],
        id="a comma in a number",
    ),
    pytest.param(
        write("aua@nanoq.gl", "aua@nanoqgl"), [("LTR032", "Her står andre oplysninger")],
        id="the point of an address",
    ),
    pytest.param(
        write("er 6 uger", "er otte uger"), [("LTR024", "»otte uger« er ikke klagefristen")],
        id="another number in words",
    ),
    pytest.param(
        every(write("er 6 uger", "er 4 uger"), write("regnes fra", "regnes ikke fra")),
        [("LTR010", ": »ikke« er skrevet ind."), ("LTR024", "»4 uger« er ikke")],
        id="a period, and another change beside it",
    ),
    pytest.param(
        write("er 6 uger", "er lang"), [("LTR010", "»6«, »uger« er slettet")], id="no period"
    ),
    pytest.param(
        delete(PERIOD), [("LTR011", "»Klagefristen er 6 uger.")],
        id="the line of the period deleted",
    ),
    pytest.param(
        write("til Det Sociale Ankenævn", "til Ankestyrelsen"), [("LTR025", "Ankestyrelsen")],
        id="another body",
    ),
    pytest.param(
        every(write("til Det Sociale Ankenævn", "til Ankestyrelsen"),
              write("kan du klage", "kan du ikke klage")),
        [("LTR010", "»ikke« er skrevet ind"), ("LTR025", "Ankestyrelsen")],
        id="another body, and a denial",
    ),
    pytest.param(
        write("til Det Sociale Ankenævn", "til borgmesteren"),
        [("LTR032", "Her står andre oplysninger")],
        id="no body at all",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("do", "told"), OTHER)
def test_one_change_is_told_once_and_none_is_lost(
    do: Do, told: list[tuple[str, str]], letter: Letter, judged: Judged
) -> None:
    word = Word(letter(*REFUSED))
    do(word)
    found = sorted((one.code, one.message.da) for one in judged(word.save()).findings)
    assert [code for code, _ in found] == [code for code, _ in told]
    assert all(words in message for (_, message), (_, words) in zip(found, told, strict=True)), (
        found
    )


@pytest.mark.parametrize(
    "do",
    [
        pytest.param(part("eller når barnet fylder 18 år."), id="Enter"),
        pytest.param(join("En anbringelse skal ophøre", "Oda Opdigtet fylder 18 år."), id="joined"),
    ],
)
def test_a_half_that_reads_as_another_line_is_no_other_line(
    do: Do, letter: Letter, judged: Judged
) -> None:
    """ "(the child) fylder 18 år." is a line of its own, and how a long text ends."""
    word = Word(letter("hjemgivelse", "ophoerer_18_delvis"))
    do(word)
    assert judged(word.save()).findings == ()


def test_a_section_moved_takes_no_other_text_along(letter: Letter, judged: Judged) -> None:
    word = Word(letter(*REFUSED))
    first = word.heading("Afgørelse")
    assert first is not None
    for one in word.section("Klagevejledning"):
        first.addprevious(one)
    found = judged(word.save()).findings
    assert {one.code for one in found if one.severity != "info"} == {"LTR008"}


def test_another_outcome_is_told_once(letter: Letter, judged: Judged) -> None:
    word = Word(letter(*REFUSED))
    assert word.replace("Du får afslag. Vi giver ikke ", "Du får fuldt medhold. Vi giver ")
    assert [one.code for one in judged(word.save()).findings] == ["LTR033"]


def test_a_quotation_begins_at_a_word(letter: Letter, judged: Judged) -> None:
    word = Word(letter(*REFUSED))
    assert word.replace("Klagefristen er 6 uger.", "Klagefristen er lang.")
    (found,) = judged(word.save()).findings
    assert found.place.quote.startswith("Fristen regnes fra den dag")


def test_own_words_in_a_fixed_text_are_no_line_of_the_case(letter: Letter, judged: Judged) -> None:
    """A title that begins as a label of the template does is no label with something behind."""
    assert judged(letter("superbruger", "kant_lange_tekster")).findings == ()


def test_facts_are_still_asked_for_in_letters_of_an_older_version(
    letter: Letter, judged: Judged
) -> None:
    word = Word(letter(*REFUSED))
    word.put("SeglVersion", "0.0.1")
    assert word.replace("er 6 uger", "er lang")
    found = {one.code: one.severity for one in judged(word.save()).findings}
    assert found == {"LTR004": "warning", "LTR010": "warning", "LTR026": "error"}
