"""Defects in how a letter reads and looks: hard, misspelt, faint, on odd paper, made by hand."""

from __future__ import annotations

from planting.specimen import Defect, Plant, Specimen, paragraph, put, run, w

_HARD = (
    "Kommunalbestyrelsens sagsbehandlingsafdeling træffer afgørelse vedrørende ansøgninger om "
    "støtteforanstaltninger, idet de foreliggende oplysninger om familieforholdenes karakter, "
    "herunder forældremyndighedsindehavernes samarbejdsrelationer og sundhedstilstand, indgår i "
    "helhedsvurderingen af barnets udviklingsmuligheder, og at der i den forbindelse er lagt vægt "
    "på de oplysninger, som er fremkommet ved undersøgelsens gennemførelse og partshøringen heraf."
)
_TAB = "<w:r><w:tab/></w:r>"


def _colored(color: str, shade: str = "") -> str:
    ground = f'<w:shd w:val="clear" w:fill="{shade}"/>' if shade else ""
    return paragraph("Du kan altid ringe til os.", look=f'<w:color w:val="{color}"/>{ground}')


def _paper(width: str, height: str) -> Plant:
    def plant(specimen: Specimen) -> bool:
        sizes = list(specimen.tree().iter(w("pgSz")))
        for size in sizes:
            size.set(w("w"), width)
            size.set(w("h"), height)
        return bool(sizes)

    return plant


def _margin(specimen: Specimen) -> bool:
    margins = list(specimen.tree().iter(w("pgMar")))
    for margin in margins:
        margin.set(w("left"), "200")
    return bool(margins)


def _columns(*lines: str) -> str:
    rows = (_TAB.join(run(words) for words in line.split("|")) for line in lines)
    return "".join(f"<w:p>{row}</w:p>" for row in rows)


DEFECTS = (
    Defect("sentences too long", ("LNG010",), put("".join([paragraph(_HARD)] * 12)), "library"),
    Defect("a slip of the keyboard", ("LNG011",), put(paragraph("Vi har modtaget din ansøgnnig.")), "library"),
    Defect("two words run together", ("LNG011",), put(paragraph("Du kan klageinden seks uger.")), "library"),
    Defect("light grey text", ("ACC010",), put(_colored("BFBFBF"))),
    Defect("yellow text", ("ACC010",), put(_colored("FFFF00"))),
    Defect("dark text on a dark ground", ("ACC010",), put(_colored("404040", "1F3864"))),
    Defect("American paper", ("ACC011",), _paper("12240", "15840"), "library"),
    Defect("a margin too narrow", ("ACC011",), _margin, "library"),
    Defect("a list with typed dashes", ("ACC012",), put(paragraph("- skolen om fravær") + paragraph("- lægen om helbred"))),
    Defect("a list with typed numbers", ("ACC012",), put(paragraph("1. Skolen siger ja") + paragraph("2. Lægen siger nej"))),
    Defect("a table made with tabs", ("ACC013",), put(_columns("Støtte|Beløb|Periode", "Aflastning|1.200|maj"))),
)  # fmt: skip
