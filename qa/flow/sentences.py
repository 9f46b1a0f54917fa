"""
Danish sentences and words, as a reader counts them.

A full stop ends a sentence where a new one begins: not behind an abbreviation, an ordinal, an
initial or within a number, a paragraph of a law, an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.words import TAG


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _listed(
    """a.h.t adr afd afsn alm ang anm arb art att bd bek bem bet bil bkg bl.a ca cirk ckl d d.d
    d.s d.v.s dec det.v dir div do dr dvs e.kr e.l e.lign eks ekskl el el.lign etc evt f f.eks
    f.kr ff f.s.v.a f.v.a feb fmd fhv fig fork forts fr frk fvl g gl gr hhv hr i.e ibid ifm
    ift iht incl inkl innl instr int jan jf jfr jr kap kbh kgl kl km kom kr kst l lb lbkg lbk
    lign litr lok m m.a m.fl m.h.p m.h.t m.m m.v m.v.h mag maks max mdl mdr medl mht mia mill
    min mio mr mv n.n nedenn nov nr nuv o o.a o.l o.lign o.m.a o.s.v obs off okt omkr omtr opr
    osv ovenn p p.a p.g.a p.m.v p.t pag pga pgf pkt pl pol pr prof pt ptas red ref reg rest s
    s.u sagsnr journalnr cprnr sdr sek sekr sept sen sign sk skr sml smst sp sr st stk str
    stud t tab td tdl th tidl tlf tr u.a ugtl uds udsl univ utvivl v.h.a vb vedr vej vh vol vs
    z årg årh"""
)
_END = re.compile(rf"[.!?…]+[\"»«”’)\]]*(?=\s|{TAG}|$)|[:;](?=\s*$)")
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")
_BEFORE = re.compile(r"[^\s(»\"“]+$")
_NEXT = re.compile(r"\s*[»\"“(]*(.)")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph; what has no end is one as well."""
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match):
            yield text[start : match.end()].strip()
            start = match.end()
    if rest := text[start:].strip():
        yield rest


def _ends(text: str, match: re.Match[str]) -> bool:
    """Say whether a sign ends a sentence."""
    follows = _NEXT.match(text, match.end())
    if match[0][0] != ".":
        return True
    if follows is None:
        return True
    if not (follows[1].isupper() or follows[1].isdigit() or follows[1] in f"{TAG}§-–•"):
        return False
    found = _BEFORE.search(text, 0, match.start())
    word = found[0].lower() if found is not None else ""
    if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return False
    return not (word.isdigit() and len(word) < 3)  # »17. Maj«, »2. Pkt.«


def words(text: str) -> list[str]:
    """Return the words of a text: no tags, no numbers, no addresses."""
    plain = re.sub(r"\S*(?:@|://|www\.)\S*", " ", text.replace(TAG, " "))
    return [word for word in _TOKEN.findall(plain) if any(map(str.isalpha, word))]
