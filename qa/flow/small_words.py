"""The small words that give a language away, as data for qa/flow/tongue.py."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JUDGED = {
    "da": _words(
        """ad af afgørelse aldrig alle andre at barnet blev blive bliver bør børn da de dem den
        denne der deres derfor det dette dig din dine dit dog du efter eller en end er et flere
        for fordi fra før gennem ham han har havde have hendes her hilsen hjælp hun hvad hver
        hvilke hvis hvor hvordan hvorfor i ifølge igen ikke ind inden ingen jeg jer kan kun kunne
        kære man med meget mellem men mere mig min mod må ned nej nogen noget nogle nu nye når og
        også om op os over på sag sagen sammen samt selv sig sin sit skal skrive skulle som stadig
        så til ud uden under ved vedr venlig vi vil ville vores vær være været"""
    ),
    "en": _words(
        """a about after all also am an and any are as be because been before being but by can
        could did do does each for from had has have he her here his how if in into is it its may
        me more most must my no not of on or other our out please shall she should so such than
        that the their them then there these they this those to under until up us was we were
        what when where which who will with would yes you your"""
    ),
}
# A text with some of these is in none of the three.
OTHERS = {
    "nb": _words(
        """av blir ble deg dere etter gjennom gjøre hjelp hva hvem kjære meg mellom mot mye noe
        noen nå opp oss seg spørsmål søknad ut uten vedtak vennlig vår våre å"""
    ),
    "nn": _words("eg ein eit frå ho ikkje kva me nokon saman vere vert òg"),
    "sv": _words(
        """att av bli blir där ett från för genom hur här inte jag med mycket något när och också
        ska som till vad vilka är än ärendet år"""
    ),
    "de": _words(
        """auf aus bei das dass dem des die durch ein eine einen einer eines ich ihr ihre ist kann
        mit nach nicht oder sie sind und uns vom von wenn werden wir wird zu zum zur über"""
    ),
    "nl": _words(
        """aan als bij dat de deze dit een het hij ik is kan met naar niet ook onze te uit uw van
        voor wij worden wordt zijn"""
    ),
    "fr": _words(
        """au aux avec ce cette dans de des du elle est et il la le les leur mais ne nous ou par
        pas pour que qui sa se ses son sont sur un une vous votre"""
    ),
    "es": _words(
        """como con cuando de del el en esta este la las lo los más no para pero por que se si
        sin su sus un una usted y"""
    ),
    "pt": _words(
        """ao as com da das de do dos em mais na nas no não os ou para por que se seu sua um uma
        à"""
    ),
    "is": _words("að af eða ekki frá hann hefur hún og sem til um við það þú ég"),
    "fo": _words("at av eg ein er hevur hon ikki kann maður og sum tað til tá tú um við"),
}
# Danish has these; Norwegian and Swedish, which share most other small words with it, do not.
DANISH_ONLY = _words(
    """ad af afgørelse blev blive bliver dig efter gennem ham hjælp hvad igen jer kære meget mig
    mod nogen noget nogle nu nye op os sag sagen sig ud uden venlig vores"""
)
