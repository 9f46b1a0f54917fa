"""Blocks are inserted so that nobody can tell them from text that was written out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from lxml import etree

import shared_files
from render import archive, package, second
from render.manifest import Manifest
from render.ooxml import WP, w
from render.renderer import Renderer
from render.shared.shelf import Lookup
from render.template import Template, read_bytes
from shared_files import PNG, Numbers, Style, drawing, lookup, paragraph, seen

CASE: Mapping[str, Any] = {"navn": "Åse & Bo", "ja": True, "liste": ["a", "b"]}
Make = Callable[..., bytes]
ASK = "{{p blok('b') }}"


@pytest.fixture(scope="module")
def make(
    docx: Make,
    zip_of: Callable[[Mapping[str, bytes]], bytes],
    members: Callable[[bytes], dict[str, bytes]],
) -> Make:
    """`make(text, styles=, numbers=, picture=, **options)`: a Word file."""
    return lambda text, **options: shared_files.make(docx, zip_of, members, text, **options)


def read(data: bytes, blocks: Lookup, language: str = "da") -> Template:
    return read_bytes(data, Manifest("brev", "Brev"), language, blocks)


def fill(data: bytes, **blocks: bytes) -> bytes:
    template = read(data, lookup(**blocks))
    assert template.faults == ()
    return Renderer(template).render(CASE)


def words(letter: bytes, part: str = "word/document.xml") -> list[str]:
    root = package.from_bytes(letter).parse(part)
    return ["".join(t.text or "" for t in p.iter(w("t"))) for p in root.iter(w("p"))]


# --- places of a block ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "block", "expected"),
    [
        (f"Før\n{ASK}\nEfter", "Kære {{ navn }}\nHej", ["Før", "Kære Åse & Bo", "Hej", "Efter"]),
        (ASK, "Et", ["Et"]),
        (f"{ASK}\n{ASK}", "Et\nTo", ["Et", "To", "Et", "To"]),
        (f"| a | {ASK} |", "Et\nTo", ["a", "Et", "To"]),
        (f"| a | x¶{ASK}¶y |", "Et", ["a", "x", "Et", "y"]),
        (f"{{%p if ja %}}\n{ASK}\n{{%p endif %}}", "Et", ["Et"]),
        (f"{{%p if not ja %}}\n{ASK}\n{{%p endif %}}", "Et", []),
        (f"{{%p for x in liste %}}\n{ASK}\n{{%p endfor %}}", "- {{ x }}", ["- a", "- b"]),
        (ASK, "{%p if ja %}\nJa\n{%p else %}\nNej\n{%p endif %}", ["Ja"]),
        (ASK, "| {%tr for x in liste %} |\n| {{ x }} |\n| {%tr endfor %} |\nSlut",
         ["a", "b", "Slut"]),
    ],
)  # fmt: skip
def test_a_block_stands_where_it_is_asked_for(
    text: str, block: str, expected: list[str], make: Make
) -> None:
    assert words(fill(make(text), b=make(block))) == expected


@pytest.mark.parametrize("part", ["header", "footer"])
def test_in_a_header_or_footer(part: str, make: Make) -> None:
    letter = fill(make("Hej", **{part: ASK}), b=make("Fra {{ navn }}"))
    assert words(letter, f"word/{part}1.xml") == ["Fra Åse & Bo"]


def test_in_a_text_box_and_its_twin(make: Make) -> None:
    inner = f"<w:txbxContent>{paragraph(ASK)}</w:txbxContent>"
    both = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f'<a:graphicData uri="x"><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )
    letter = fill(make(both), b=make("Fra {{ navn }}\nHej"))
    assert words(letter)[1:] == ["Fra Åse & Bo", "Hej", "Fra Åse & Bo", "Hej"]


def test_a_cell_ends_in_a_paragraph(make: Make) -> None:
    block = "Et\n| x |"
    root = package.from_bytes(fill(make(f"| a | {ASK} |"), b=make(block))).parse(
        "word/document.xml"
    )
    assert all(cell[-1].tag == w("p") for cell in root.iter(w("tc")))


def test_the_page_of_the_block_is_left_behind(make: Make) -> None:
    letter = fill(make(ASK), b=make("Et", header="Blokkens brevpapir", comment="husk"))
    root = package.from_bytes(letter).parse("word/document.xml")
    assert len(list(root.iter(w("sectPr")))) == 1
    assert not any("header" in name for name in package.from_bytes(letter).members)


# --- styles ---------------------------------------------------------------------------

RED, BLUE = '<w:rPr><w:color w:val="FF0000"/></w:rPr>', '<w:rPr><w:color w:val="0000FF"/></w:rPr>'


def styles(letter: bytes) -> list[str]:
    """The look of the style of each paragraph."""
    return [look for _, look, _, _ in seen(letter)]


def test_a_style_of_the_same_name_is_the_templates(make: Make) -> None:
    own = make(ASK, styles=[Style("Brevtekst", "Body text", RED)])
    block = make(paragraph("x", "Bt1"), styles=[Style("Bt1", "body Text", BLUE)])
    letter = fill(own, b=block)
    assert "FF0000" in styles(letter)[0]
    assert "0000FF" not in styles(letter)[0]


def test_a_style_that_is_missing_is_brought_with_what_it_is_based_on(make: Make) -> None:
    block = make(
        paragraph("x", "Boks2"),
        styles=[Style("Boks", "Boks", RED, "Normal"), Style("Boks2", "Boks lys", BLUE, "Boks")],
    )
    (look,) = styles(fill(make(ASK), b=block))
    assert "0000FF" in look
    assert "FF0000" in look
    assert "Normal" in look


def test_another_style_of_the_same_id_is_left_alone(make: Make) -> None:
    own = make(f"{paragraph('t', 'S1')}\n{ASK}", styles=[Style("S1", "Tekst", RED)])
    block = make(paragraph("x", "S1"), styles=[Style("S1", "Boks", BLUE)])
    first, other = styles(fill(own, b=block))
    assert "FF0000" in first
    assert "0000FF" in other


def test_a_style_that_the_block_lacks_is_taken_off(make: Make) -> None:
    own = make(ASK, styles=[Style("S9", "Tekst", RED)])
    assert styles(fill(own, b=make(paragraph("x", "S9")))) == [""]


def test_styles_are_brought_once(make: Make) -> None:
    block = make(paragraph("x", "Boks"), styles=[Style("Boks", "Boks", RED)])
    letter = fill(make(f"{ASK}\n{ASK}\n{{{{p blok('c') }}}}"), b=block, c=block)
    root = package.from_bytes(letter).parse("word/styles.xml")
    assert [s.get(w("styleId")) for s in root.iter(w("style"))].count("Boks") == 1


# --- lists ----------------------------------------------------------------------------

LISTS = Numbers({0: "%1.", 5: "(%1)"}, {1: 0, 2: 5})


def labels(letter: bytes) -> list[str]:
    return [label for _, _, label, _ in seen(letter)]


def test_a_list_of_the_block_begins_anew(make: Make) -> None:
    own = make(f"{paragraph('a', number=1)}\n{ASK}\n{ASK}\n{paragraph('b', number=1)}",
               numbers=Numbers({0: "%1)"}, {1: 0}))  # fmt: skip
    block = make(
        "\n".join([paragraph("x", number=1), paragraph("y", number=2), paragraph("z", number=1)]),
        numbers=LISTS,
    )
    block_labels = ["1.", "(1)", "2."]
    assert labels(fill(own, b=block)) == ["1)", *block_labels, *block_labels, "2)"]


def test_a_template_without_lists_gets_them(make: Make) -> None:
    letter = fill(make(ASK), b=make(paragraph("x", number=2), numbers=LISTS))
    assert labels(letter) == ["(1)"]
    whole = package.from_bytes(letter)
    assert whole.content_type(whole.related("numbering", whole.main)).endswith("numbering+xml")


def test_a_style_brings_its_list(make: Make) -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
    block = make(
        "\n".join([paragraph("x", "Trin"), paragraph("y", "Trin")]),
        styles=[Style("Trin", "Trin", numbered)], numbers=LISTS,
    )  # fmt: skip
    own = make(ASK, numbers=Numbers({0: "%1)"}, {1: 0, 2: 0}))
    assert labels(fill(own, b=block)) == ["(1)", "(2)"]


STEP = Style("Trin", "Trin", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ([], ["1.", "2.", "1.", "2."]),  # brought with the block
        ([STEP], ["1)", "2)", "1)", "2)"]),  # the template's own, and its look
        ([Style("Mit", "Trin", STEP.markup)], ["1)", "2)", "1)", "2)"]),
        ([Style("Trin", "Trin", based="Ti"), Style("Ti", "Ti", STEP.markup)],
         ["1)", "2)", "1)", "2)"]),
        ([Style("Trin", "Trin", STEP.markup.replace("<w:pPr>", '<w:pPr><w:outlineLvl w:val="0"/>'))],
         ["1)", "2)", "3)", "4)"]),  # chapters are counted through
    ],
)  # fmt: skip
def test_a_list_of_a_style_begins_anew(own: list[Style], expected: list[str], make: Make) -> None:
    block = make(
        f"{paragraph('x', 'Trin')}\n{paragraph('y', 'Trin')}", styles=[STEP], numbers=LISTS
    )
    letter = fill(make(f"{ASK}\n{ASK}", styles=own, numbers=Numbers({0: "%1)"}, {1: 0})), b=block)
    assert labels(letter) == expected


def test_a_list_that_the_block_lacks_is_none(make: Make) -> None:
    own = make(ASK, numbers=LISTS)
    assert labels(fill(own, b=make(paragraph("x", number=2)))) == [""]


# --- links, pictures, marks --------------------------------------------------------------

LINK = '<w:p><w:hyperlink r:id="rIdLink1"><w:r><w:t>Her</w:t></w:r></w:hyperlink></w:p>'


def test_links_lead_where_they_led(make: Make) -> None:
    own = make(f"{LINK}\n{ASK}", links=["https://en.example"])
    block = make(LINK, links=["https://to.example/{{ navn }}"])
    letter = fill(own, b=block)
    (first,), (other,) = [links for _, _, _, links in seen(letter)]
    assert first == "https://en.example"
    assert other.startswith("https://to.example/")
    assert "navn" not in other


def test_pictures_come_along(make: Make) -> None:
    own = make(f"{drawing()}\n{ASK}\n{ASK}", picture=b"another")
    letter = fill(own, b=make(drawing(), picture=PNG))
    whole = package.from_bytes(letter)
    root = whole.parse(whole.main)
    targets = {one.id: one.target for one in whole.relationships(whole.main)}
    blips = [e.get(next(iter(e.attrib))) for e in root.iter("{*}blip")]
    assert [whole.read(targets[str(one)]) for one in blips] == [b"another", PNG, PNG]
    assert whole.content_type(targets[str(blips[1])]) == "image/png"
    numbers = [one.get("id") for one in root.iter(f"{{{WP}}}docPr")]
    assert len(set(numbers)) == 3


def test_a_picture_in_a_header(make: Make) -> None:
    letter = fill(make("x", header=ASK), b=make(drawing(), picture=PNG))
    whole = package.from_bytes(letter)
    (relation,) = whole.relationships("word/header1.xml")
    assert whole.read(relation.target) == PNG


def marked(name: str) -> str:
    start = f'<w:bookmarkStart w:id="0" w:name="{name}"/>'
    see = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF {name} \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return (
        f'<w:p>{start}<w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>\n'
        f'<w:p>{see}<w:hyperlink w:anchor="{name}"><w:r><w:t>op</w:t></w:r></w:hyperlink></w:p>'
    )


def test_bookmarks_are_told_apart_and_still_found(make: Make) -> None:
    letter = fill(make(f"{marked('mål')}\n{ASK}\n{ASK}"), b=make(marked("mål")))
    root = package.from_bytes(letter).parse("word/document.xml")
    starts = list(root.iter(w("bookmarkStart")))
    ends = list(root.iter(w("bookmarkEnd")))
    names = [one.get(w("name")) for one in starts]
    assert names == ["mål", "mål_2", "mål_3"]
    assert len({one.get(w("id")) for one in starts}) == 3
    assert [one.get(w("id")) for one in ends] == [one.get(w("id")) for one in starts]
    assert [(one.text or "").split()[1] for one in root.iter(w("instrText"))] == names
    assert [one.get(w("anchor")) for one in root.iter(w("hyperlink"))] == names


def test_a_bookmark_at_the_tag_embraces_the_block(make: Make) -> None:
    tag = (
        '<w:p><w:bookmarkStart w:id="7" w:name="her"/>'
        f'<w:r><w:t>{ASK}</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    )
    letter = fill(make(f"{tag}\nSlut"), b=make("Et\nTo"))
    body = package.from_bytes(letter).parse("word/document.xml")[0]
    names = [etree.QName(one).localname for one in body]
    assert names == ["bookmarkStart", "p", "p", "bookmarkEnd", "p", "sectPr"]


W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def without_w14(data: bytes) -> bytes:
    """Return the file as another program wrote it, which knows nothing of newer Words."""
    plain = package.from_bytes(data)
    bare = plain.read("word/document.xml").decode()
    bare = bare.replace(' mc:Ignorable="w14"', "").replace(f' xmlns:w14="{W14}"', "")
    return archive.write(plain.members, {"word/document.xml": bare.encode()})


def test_what_only_newer_words_know_is_said_to_be_ignorable(make: Make) -> None:
    glow = '<w:rPr><w14:glow w14:rad="9"/></w:rPr>'
    block = make(f"<w:p><w:r>{glow}<w:t>x</w:t></w:r></w:p>")
    root = package.from_bytes(fill(without_w14(make(ASK)), b=block)).parse("word/document.xml")
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == (
        "w14"
    )
    assert root.nsmap["w14"] == W14


def test_marks_are_told_apart_where_a_block_changes_the_root(make: Make) -> None:
    glow = '<w:p><w:r><w:rPr><w14:glow w14:rad="9"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    own = without_w14(make(f"{marked('mål')}\n{drawing(7)}\n{ASK}", picture=PNG))
    letter = fill(own, b=make(f"{glow}\n{marked('mål')}\n{drawing(7)}", picture=PNG))
    root = package.from_bytes(letter).parse("word/document.xml")
    assert [one.get(w("id")) for one in root.iter(w("bookmarkStart"))] == ["0", "1"]
    assert [one.get(w("name")) for one in root.iter(w("bookmarkStart"))] == ["mål", "mål_2"]
    assert [one.get("id") for one in root.iter(f"{{{WP}}}docPr")] == ["7", "8"]


TABLE = "| {{ navn }} |"


@pytest.mark.parametrize(
    ("text", "block", "expected"),
    [
        (f"{TABLE}\n{ASK}\n{TABLE}", TABLE, ["tbl", "p", "tbl", "p", "tbl"]),
        (f"{TABLE}\n{ASK}", TABLE, ["tbl", "p", "tbl"]),
        (f"Før\n{ASK}\nEfter", TABLE, ["p", "tbl", "p"]),
        (f"{TABLE}\n{ASK}\n{TABLE}", "Et", ["tbl", "p", "tbl"]),
    ],
)
def test_tables_do_not_grow_together(
    text: str, block: str, expected: list[str], make: Make
) -> None:
    body = package.from_bytes(fill(make(text), b=make(block))).parse("word/document.xml")[0]
    assert [etree.QName(one).localname for one in body if one.tag != w("sectPr")] == expected


# --- the second renderer, places, digests --------------------------------------------------


def test_docxtpl_agrees(make: Make) -> None:
    block = make(
        "# Klage\n{%p if ja %}\nKære {{ navn }}\n{%p endif %}\n" + paragraph("x", "Boks", 1),
        styles=[Style("Boks", "Boks", RED)], numbers=LISTS,
    )  # fmt: skip
    template = read(make(f"Før\n{ASK}\n| a | {ASK} |\nEfter", header=ASK), lookup(b=block))
    ours, theirs = Renderer(template).render(CASE), second.render(template, CASE)
    assert second.compare(ours, theirs) == []


def test_places_are_those_of_the_files(make: Make) -> None:
    own = make(f"# Et\n{{{{ a }}}}\n{ASK}\n{{{{ b }}}}\n| x | {{{{ c }}}} |")
    block = make("# To\n{{ d }}\n| y | {{ e }} |")
    template = read(own, lookup(b=block))
    told = {tag.code: tag.place.told for tag in template.tags()}
    assert [(c, told[c].source, told[c].paragraph) for c in "abcde"] == [
        ("a", "", 2), ("b", "", 4), ("c", "", 6),
        ("d", "blocks/b/da.docx", 2), ("e", "blocks/b/da.docx", 4),
    ]  # fmt: skip
    assert [told[code].heading for code in "abcde"] == [("Et",)] * 3 + [("To",)] * 2
    assert told["c"].cell == (1, 1, 2)
    assert told["e"].cell == (1, 1, 2)
    assert [tag.place.paragraph for tag in template.tags()] == [2, 4, 6, 7, 9]


def test_a_refusal_names_the_blocks_place(make: Make) -> None:
    template = read(make(f"Et\nTo\n{ASK}"), lookup(b=make("Kære\n{{ mangler }}")))
    with pytest.raises(Exception, match=r"blocks/b/da\.docx, paragraph 2"):
        Renderer(template).render({})


def test_the_digest_follows_the_block(make: Make) -> None:
    own = make(ASK)
    one, other = (read(own, lookup(b=make(text))) for text in ("Et", "To"))
    assert one.digest != other.digest
    assert one.digest == read(own, lookup(b=make("Et"))).digest
    assert (one.asked, list(one.blocks)) == (("b",), ["blocks/b/da.docx"])


def test_a_file_without_blocks_is_as_it_was(make: Make) -> None:
    data = make("Kære {{ navn }}, en blok i byen")
    template = read(data, lookup(b=make("Et")))
    assert template.package.members == package.from_bytes(data).members
    assert template.blocks == {}


def test_what_word_may_open(make: Make, sdk: Callable[[bytes], list[str]]) -> None:
    block = make(
        "\n".join([
            "# Klage", paragraph("x", "Boks", 1), paragraph("y", "Boks", 2), LINK,
            drawing(), marked("mål"), "| a | {{ navn }} |",
        ]),
        styles=[Style("Boks", "Boks", RED, "Normal")], numbers=LISTS, picture=PNG,
        links=["https://to.example"],
    )  # fmt: skip
    own = make(f"{drawing()}\n{ASK}\n{ASK}\n| a | {ASK} |", picture=PNG, header=f"Top\n{ASK}")
    assert sdk(fill(own, b=block)) == []
