"""Trees of citations from short words, and drawn ones."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from qa.law.citation import Act, Citation, Number, Provision, Reference, Span
from qa.law.citation.kinds import KINDS
from qa.law.citation.tree import Link, Numbers

NAMES = (
    "sagsbehandlingsloven", "offentlighedsloven", "forvaltningsloven", "FVL", "barnets lov",
    "serviceloven", "lov om social service", "børnestøtteloven",
    "Inatsisartutlov om støtte til børn", "suliassat suliarineqartarnerat pillugu inatsit",
)  # fmt: skip


def numbers(words: str) -> Numbers:
    """Return the numbers of `19 7a 3-6`."""
    found: list[Number | Span] = []
    for word in words.split():
        first, _, last = word.partition("-")
        found.append(Span(_number(first), _number(last)) if last else _number(first))
    return tuple(found)


def _number(word: str) -> Number:
    found = re.fullmatch(r"(\d+)(\w?)", word)
    assert found is not None
    return Number(int(found[1]), found[2])


def place(
    paragraf: str = "", stk: str = "", nr: str = "", litra: str = "", pkt: str = "",
    led: str = "", kap: str = "",
) -> Provision:  # fmt: skip
    """Return a provision of short words."""
    return Provision(
        numbers(kap), numbers(paragraf), numbers(stk), numbers(nr), tuple(litra.split()),
        numbers(pkt), numbers(led),
    )  # fmt: skip


def of(act: Act | str | None, *places: Provision | str, link: Link = "") -> Reference:
    """Return a reference; an act by name alone may be a text."""
    named = Act(name=act) if isinstance(act, str) else act
    told = tuple(one if isinstance(one, Provision) else place(one) for one in places)
    return Reference(told, named, link)


# --- drawn --------------------------------------------------------------------------------

_LETTERS = "abcdefghjk"
_number_drawn = st.builds(Number, st.integers(1, 999), st.sampled_from(["", "", "", *_LETTERS]))
_plain_number = st.builds(Number, st.integers(1, 60))


def _lists(one: st.SearchStrategy[Number]) -> st.SearchStrategy[Numbers]:
    span = st.builds(Span, one, one)
    return st.lists(st.one_of(one, one, span), min_size=1, max_size=4).map(tuple)


_maybe = st.one_of(st.just(()), _lists(_plain_number))
_deep = st.builds(
    Provision,
    chapter=st.one_of(st.just(()), st.just(()), _lists(_number_drawn)),
    paragraf=_lists(_number_drawn),
    stykke=_maybe,
    nummer=_maybe,
    litra=st.one_of(st.just(()), st.lists(st.sampled_from("abcdeæø"), min_size=1, max_size=3).map(tuple)),
    punktum=_maybe,
    led=_maybe,
)  # fmt: skip
_chapter = st.builds(Provision, chapter=_lists(_number_drawn))
_date = st.one_of(
    st.dates().filter(lambda day: 1900 <= day.year < 2100).map(lambda day: day.isoformat()),
    st.integers(1950, 2050).map(str),
)
_titles = st.sampled_from(["", "", "støtte til børn", "hjælp til børn og unge", "sagsbehandling"])
_names = st.sampled_from(["sagsbehandlingsloven", "barnets lov", "FVL", "folkeskoleloven"])
_numbered = st.builds(
    Act, st.sampled_from([kind.da for kind in KINDS]), st.integers(1, 19_999), _date, _titles,
    st.one_of(st.just(""), _names),
)  # fmt: skip
_act = st.one_of(_numbered, st.builds(Act, name=_names))
_links: tuple[Link, ...] = (",", "og", "eller", "jf.", "jf. dog", "smh.", "som ændret ved")


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """Draw a citation that a text can have."""
    references: list[Reference] = []
    for number in range(draw(st.integers(1, 4))):
        act = draw(st.one_of(st.none(), _act))
        places = draw(st.lists(st.one_of(_deep, _deep, _chapter), max_size=4 if act else 3))
        if act is None and not places:
            places = [draw(_deep)]
        link: Link = "" if number == 0 else draw(st.sampled_from(_links))
        # "§ 1 og § 2" is one reference; so is "lov A, § 1"
        if act is None and link in (",", "og", "eller"):
            link = "jf."
        references.append(Reference(tuple(_apart(places)), act, link))
    return Citation(tuple(references))


def _apart(places: list[Provision]) -> list[Provision]:
    """Return places of which no bare chapter stands before a paragraf, which it would hold."""
    found: list[Provision] = []
    for one in places:
        bare = bool(found) and found[-1] == Provision(chapter=found[-1].chapter)
        if not (bare and not one.chapter):
            found.append(one)
    return found
