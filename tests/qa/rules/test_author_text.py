"""Text that the author left for himself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_package import control
from qa.finding import Finding
from qa.rules import author_text

RULE = author_text.check
PROMPT = control("<w:showingPlcHdr/>", "Klik eller tryk her for at skrive tekst.")
BOX = f"<w:pict><v:textbox><w:txbxContent>{PROMPT}</w:txbxContent></v:textbox></w:pict>"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="field"),
        pytest.param("Se [1] og [12]", id="numbers in brackets"),
        pytest.param("[{{ alder }}]", id="a field in brackets"),
        pytest.param("[ref. {{ alder }}]", id="words around a field in brackets"),
        pytest.param("[ ] Ja [x] Nej", id="boxes to tick"),
        pytest.param("sag[en]", id="an ending in brackets"),
        pytest.param("»barnets bedste [...] skal komme først«", id="words left out of a quotation"),
        pytest.param("»[kommunalbestyrelsen] skal høre barnet«", id="who is meant, in a quotation"),
        pytest.param('Loven siger, at "barnet [skal] høres".', id="straight quotes"),
        pytest.param("som det står der [sic]", id="the editor's own word"),
        pytest.param("Beløb [kr.]", id="a unit"),
        pytest.param("Alder < 18 og > 3", id="signs of comparison"),
        pytest.param("Skriv til <post@eksempel.example>", id="an address"),
        pytest.param("{{ todo }}", id="tag with such a name"),
        pytest.param("{# TODO: spørg Eva #}Kære borger", id="a comment"),
        pytest.param("Vi har indsat et nyt afsnit", id="inserted as an ordinary word"),
        pytest.param("Indsæt venligst beløbet", id="said to the citizen"),
        pytest.param("Indsæt 350 kr. på vores konto", id="pay in"),
        pytest.param("Pengene indsættes på din konto", id="paid out"),
        pytest.param("Det er slet ikke relevant", id="not at all"),
        pytest.param("Oplysningerne slettes efter fem år", id="data deleted"),
        pytest.param("Husk at tage dit pas med", id="remember"),
        pytest.param("Læs vejledningsteksten på bagsiden", id="a text for the citizen"),
        pytest.param("Vælg selv, hvem der skal med", id="choose"),
        pytest.param("Klik her for at skrive til os", id="a link"),
        pytest.param("Partshøringsfrist: den {{ navn }}", id="a label"),
        pytest.param("Til sagsbehandler Ane", id="addressed"),
        pytest.param(PROMPT, id="the placeholder of a control, told by another rule"),
        pytest.param(f"<w:p><w:r>{BOX}</w:r></w:p>", id="in a text box"),
        pytest.param("De slettes, hvis du ønsker det.", id="data deleted on a condition"),
        pytest.param("Oplysninger slettes hvis sagen lukkes.", id="without a comma"),
        pytest.param("Brevet skal tilpasses modtageren", id="said of letters"),
        pytest.param("Teksten tilpasses barnets alder af læreren.", id="said of a text"),
        pytest.param("efter [barnets lov] § 20", id="the name of a law put in"),
        pytest.param("[lov om social service], § 52, stk. 3", id="its long name"),
        pytest.param("[serviceloven] kapitel 11", id="with a chapter"),
        pytest.param("Støtten [jf. barnets lov § 20, stk. 1] gives", id="a whole citation"),
        pytest.param("[barnets lov § 20]", id="without jf."),
        pytest.param("Slet cookies, der ikke er nødvendige", id="advice"),
        pytest.param("Begrundelse (beskriv kort dit behov)", id="asked of the citizen"),
        pytest.param("Begrundelse (beskriv behovet): ____", id="a form"),
        pytest.param("Betal på reg. 6471 (angiv sagsnummeret)", id="a payment"),
        pytest.param("Ring til os (vælg 2)", id="a telephone's menu"),
        pytest.param("Skriv under her", id="sign"),
        pytest.param("Skriv begrundelse her: ______", id="a line of a form"),
        pytest.param("Skriv din begrundelse her", id="the citizen's"),
        pytest.param("OBS: Sagsbehandleren ringer til dig", id="what the office does"),
        pytest.param("Bemærkninger til sagsbehandleren: ____", id="a form's line"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære [indsæt navn]", ["[indsæt navn]"], id="choice"),
        pytest.param("Kære [Ansøgernavn]", ["[Ansøgernavn]"], id="the name of a field"),
        pytest.param("Kære [Ansøgernavn]s mor", ["[Ansøgernavn]"], id="with an ending"),
        pytest.param("[den sag / de sager]", ["[den sag / de sager]"], id="either of two"),
        pytest.param(
            "jf. [§ 12, nr. 1 / § 14, nr. 1]",
            ["[§ 12, nr. 1 / § 14, nr. 1]"],
            id="either of two sections",
        ),
        pytest.param(
            "[Husk at overveje, om der skal gives mere, end loven kræver]",
            ["[Husk at overveje, om der skal gives mere, end loven kræver]"],
            id="a long one",
        ),
        pytest.param("»Kære [navn], vi skriver til dig«", ["[navn]"], id="a blank in a quotation"),
        pytest.param("»[tekst]«", ["[tekst]"], id="nothing else in the quotation"),
        pytest.param("VEJLTEKST", ["VEJLTEKST"], id="capitals"),
        pytest.param("TODO: ret", ["TODO"], id="note"),
        pytest.param("| [vælg sats] |", ["[vælg sats]"], id="in a cell"),
        pytest.param("Slet hvis afslag", ["Slet hvis"], id="instruction"),
        pytest.param(
            "Slet de ikke-relevante afsnit", ["Slet de ikke-relevante"], id="what is not relevant"
        ),
        pytest.param(
            "Afsnittet slettes, hvis der er medhold", ["Afsnittet slettes"], id="what goes out"
        ),
        pytest.param("Slettes hvis afslag", ["Slettes hvis"], id="a note alone"),
        pytest.param(
            "Skole (slettes, hvis barnet er under 6)", ["(slettes, hvis"], id="in brackets"
        ),
        pytest.param("Teksten tilpasses den konkrete sag.", ["Teksten tilpasses"], id="to adapt"),
        pytest.param("Brevet skal tilrettes.", ["Brevet skal tilrettes"], id="a whole sentence"),
        pytest.param("[lovens navn] § 20", ["[lovens navn]"], id="what stands for a law"),
        pytest.param("[lov] § 20", ["[lov]"], id="some law"),
        pytest.param("[relevant lov] § 20", ["[relevant lov]"], id="which law"),
        pytest.param(
            "Slet det, der ikke passer", ["Slet det, der ikke passer"], id="what does not fit"
        ),
        pytest.param(
            "Slet de afsnit, der ikke er relevante",
            ["Slet de afsnit, der ikke er relevante"],
            id="which sections",
        ),
        pytest.param("Støtten (vælg det relevante) gives", ["(vælg det relevante)"], id="choose"),
        pytest.param(
            "Om (beskriv barnets situation)", ["(beskriv barnets situation)"], id="describe"
        ),
        pytest.param("OBS til sagsbehandler", ["OBS til sagsbehandler"], id="mark this"),
        pytest.param("Note til sagsbehandleren", ["Note til sagsbehandleren"], id="a note"),
        pytest.param("Skriv begrundelse her", ["Skriv begrundelse her"], id="write here"),
        pytest.param("Vælg den rette tekst", ["Vælg den rette tekst"], id="choose a text"),
        pytest.param("Indsæt begrundelse", ["Indsæt begrundelse"], id="insert"),
        pytest.param("<navn>", ["<navn>"], id="angles"),
        pytest.param(
            "<indsæt kort beskrivelse>", ["<indsæt kort beskrivelse>"], id="an order in angles"
        ),
        pytest.param(
            "Klik eller tryk her for at skrive tekst.",
            ["Klik eller tryk her for at skrive tekst"],
            id="an empty control",
        ),
        pytest.param("Vælg et element.", ["Vælg et element"], id="an empty list"),
        pytest.param(
            "Click here to enter text.",
            ["Click here to enter text"],
            id="an empty control in English",
        ),
        pytest.param(
            "Svar senest den Partshøringsfrist",
            ["den Partshøringsfrist"],
            id="the name of a date for the date",
        ),
        pytest.param(
            "Til sagsbehandler: skriv kort", ["Til sagsbehandler:"], id="who is spoken to"
        ),
        pytest.param("[et] ord [vælg] [et] ord", ["[et]", "[vælg]"], id="each once, in order"),
        pytest.param("Kære [ind¦sæt navn]", ["[indsæt navn]"], id="over runs"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="Vejl"><w:name w:val="Vejltekst"/></w:style>'
    '<w:style w:type="character" w:styleId="Hj"><w:name w:val="Hjælpetekst"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Br"><w:name w:val="Brødtekst"/></w:style>'
    "</w:styles>"
)


def _styled(words: str, paragraph: str = "", run: str = "") -> str:
    whole = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    own = f'<w:rPr><w:rStyle w:val="{run}"/></w:rPr>' if run else ""
    return f"<w:p>{whole}<w:r>{own}<w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(_styled("Kære borger", "Br"), [], id="another style"),
        pytest.param(_styled("{%p if alder %}", "Vejl"), [], id="only a tag"),
        pytest.param(_styled("Skriv om skolen", "Vejl"), ["Skriv om skolen"], id="paragraph"),
        pytest.param(_styled("Skriv kort", "Br", "Hj"), ["Skriv kort"], id="characters"),
    ],
)
def test_a_style_for_guidance(
    text: str, words: list[str], quotes: Callable[..., list[str]]
) -> None:
    extra = {"word/styles.xml": STYLES.encode()}
    assert quotes(RULE, f"{text}\n{_styled('Og mere', 'Br')}", extra=extra) == words


def test_a_cpr_number_in_a_note_is_masked(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "[barnet 020290-1234]") == ["[barnet 020290-xxxx]"]


def test_a_choice_is_mended_by_a_condition(found: Callable[..., list[Finding]]) -> None:
    choice, blank = found(RULE, "[den sag / de sager]\n[navn]")
    assert choice.fix is not None
    assert "{% else %}" in choice.fix.da
    assert blank.fix is not None
    assert "{% else %}" not in blank.fix.da


def test_a_long_note_is_cut(quotes: Callable[..., list[str]]) -> None:
    (words,) = quotes(RULE, f"[{'meget ' * 30}langt]")
    assert len(words) == 60
    assert words.endswith("…")
