"""Names of people in running text: what is shaped like one, and what is surely one."""

from __future__ import annotations

import re

_NAME = r"[A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ][a-zæøåéü]+)?"
PAIR = rf"{_NAME} {_NAME}"
# The shape of a whole name: two to four words with capitals, initials and "af" between.
FULL = rf"{_NAME}(?: [A-ZÆØÅ]\.)*(?: (?:af|de|von) )?(?: {_NAME}){{1,3}}"
# Two capitals do not make a person: offices, bodies, roles, and words that stand for a name.
_NO_NAME = re.compile(
    r"kommun|nævn|forvaltning|afdeling|center|centr|styrelse|selvstyre|ministeri|kontor|team|børn"
    r"|famili|social|ombud|politi|skole|hjem|borger|service|sekretariat|råd\b|udvalg|navn|region"
    r"|oqarfi|oqarti|qarfi|suisu|meeqqa|nunaat|sermersooq|qeqqata|avannaata|kujalleq|qeqertalik"
    r"|forældre|værge|ansøger|modtager|behandler|rådgiver|konsulent|repræsentant|indehaver"
    r"|kontaktperson|pårørende|eksempel|opdigtet|fiktiv"
    r"|\b(?:kors|vilkår|sagen|ja|nej|det|den|de|din|dit|vores|ring|skriv|se|telefon|sag|dato"
    r"|part(?:en|er|erne)?|forælder|mor|far|barn|barnet|klager(?:en)?|leder(?:en)?|bisidder(?:en)?"
    r"|advokat(?:en)?|ægtefælle|samlever|partner|kollega|alle|anden|andet|andre|begge|ny|nye|ingen"
    r"|ukendt|test|prøve|hr|fru|herre|dame)\b",
    re.IGNORECASE,
)
# Given names that are common in Greenland and Denmark: with a second name they tell a person.
_GIVEN = re.compile(
    r"(?:aka|akisooq|aleqa|alma|aminnguaq|ana|anders|andreas|angerla|ane|aneta|anja|anna|anne"
    r"|annette|anni|anton|aputsiaq|arnaq|arne|asta|aqqaluk|aqqalu|aviaja|axel|bent|bente"
    r"|birgit|birgitte|birthe|bo|bodil|britt|camilla|carl|carsten|casper|cecilie|charlotte"
    r"|christian|christina|claus|clara|dorte|dorthe|ebba|elin|elisabeth|ella|ellen|elsa|emil"
    r"|emilie|emma|erik|esben|esther|eva|finn|freja|frederik|frida|gerda|gitte|grethe|gunnar"
    r"|hanne|hannah|hans|heidi|helle|helga|helene|henning|henriette|henrik|ib|ida|inge|inger"
    r"|inunnguaq|inuk|ivalu|ivan|jacob|jakob|jan|jane|janne|jens|jesper|jette|johan|johanne"
    r"|johannes|john|jonas|jonna|jørgen|jørn|josef|julie|juaaka|kaj|karen|karin|karina|karl"
    r"|karla|kasper|kirsten|kirstine|kim|kista|klaus|knud|kristian|kristina|kristine|kurt|lars"
    r"|laila|laura|lasse|laurits|lene|lena|leif|linda|line|lis|lisa|lisbeth|lise|lone|lotte"
    r"|louise|lucas|ludvig|mads|magnus|maja|malene|malik|malu|maliina|maria|mariane|marianne"
    r"|marie|martin|mathilde|merete|mette|mia|michael|mie|mikael|mikkel|minik|mogens|morten"
    r"|naja|najaaraq|navarana|nanna|niels|nikolaj|nina|nivi|nivikka|nuka|nukaaka|ole|oliver"
    r"|otto|palle|paneeraq|pavia|peder|pernille|per|peter|pia|pipaluk|poul|preben|qupanuk"
    r"|rasmus|regitse|rikke|robert|rosa|ruth|salik|sanne|sara|sebastian|signe|simon|sofie"
    r"|solveig|sophie|stefan|steen|stine|susanne|søren|tanja|thomas|tina|tobias|tom|tommy|tove"
    r"|troels|trine|tukummeq|ulla|uwe|vagn|vibeke|victor|viggo|vilhelm|viola|vivi|vivian|yrsa"
    r"|åse)\b",
    re.IGNORECASE,
)


def may_be(name: str) -> bool:
    """Say whether a name of that shape may be a person's, where a label says that it is."""
    return _NO_NAME.search(name) is None


def is_one(name: str) -> bool:
    """Say whether such a name is a person's whoever stands before it: "Jens …", "… Hansen"."""
    return may_be(name) and (name.endswith("sen") or is_given(name))


def is_given(name: str) -> bool:
    """Say whether a name begins with a given one: "…sen" alone may be "Undersøgelsen"."""
    return _GIVEN.match(name) is not None
