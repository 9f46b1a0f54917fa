"""The words of the letter that is raced: a municipal decision of five pages, of nobody."""

from __future__ import annotations

from racing.letter import Block, Condition, Grid, Letter, Line, Repeat, Rows

_BODY: tuple[Block, ...] = (
    Line("[borger_navn]"),
    Line("[borger_adresse]"),
    Line("[borger_postby]"),
    Line("Borgernummer [borger_nr]"),
    Line("Afgørelse: [ydelse], sag [sagsnr]", "Heading 1"),
    Line("Kære [borger_navn]"),
    Line(
        "Du søgte den [ansoegt_dato] om [ydelse] til [formaal]. Kommunen modtog din ansøgning den "
        "[modtaget_dato]. Vi har nu behandlet sagen, og i dette brev kan du læse, hvad vi har "
        "besluttet, hvorfor vi har gjort det, og hvad du kan gøre, hvis du er uenig."
    ),
    Line("Hvad vi har besluttet", "Heading 2"),
    Condition(
        "er_bevilget",
        (
            Line(
                "Du får [ydelse] i perioden fra [periode_fra] til [periode_til]. Beløbet er i alt "
                "[beloeb_samlet] kroner, som bliver fordelt på de poster, der står i tabellen "
                "længere nede i brevet."
            ),
            Line(
                "Den første udbetaling sker den [foerste_udbetaling] til konto [konto]. Derefter "
                "udbetaler vi [beloeb_maaned] kroner om måneden, så længe betingelserne er "
                "opfyldt. Er udbetalingsdagen en helligdag, sker det den sidste hverdag før."
            ),
        ),
    ),
    Condition(
        "er_delvis",
        (
            Line(
                "Vi giver ikke støtte til alle de poster, som du søgte om. Under tabellen står "
                "for hver post, hvad vi har lagt vægt på, og hvilke oplysninger vi har brugt."
            ),
        ),
    ),
    Line(
        "Afgørelsen gælder kun for den periode, der er nævnt ovenfor. Har du brug for støtte "
        "derefter, skal du søge igen. Du kan bruge den samme blanket, og du behøver ikke at sende "
        "de bilag, som kommunen allerede har, hvis intet har ændret sig siden sidst."
    ),
    Line("Oplysninger, som vi har brugt", "Heading 2"),
    Line(
        "Vi har brugt de oplysninger, som du selv har givet, og dem, som kommunen allerede havde "
        "om sagen. De vigtigste er samlet her. Er noget forkert, så ring til "
        "[sagsbehandler] på [telefon], før fristen for at klage er gået."
    ),
    Grid(
        (
            ("Husstand", "[husstand]"),
            ("Indkomst om måneden", "[indkomst]"),
            ("Formue", "[formue]"),
            ("Rådighedsbeløb", "[raadighedsbeloeb]"),
            ("Leverandør", "[firma]"),
        )
    ),
    Line(
        "Ved indkomst forstår vi løn, pension og anden fast indtægt før skat. Ved formue forstår "
        "vi penge i banken, værdipapirer og andet, som kan sælges, men ikke den bolig, du selv "
        "bor i, og ikke de ting, som hører til et almindeligt hjem."
    ),
    Line(
        "Rådighedsbeløbet er det, der er tilbage, når husleje, varme, lys, transport til arbejde "
        "og andre faste udgifter er betalt. Det er det beløb, som skal række til mad, tøj og "
        "det, der ellers hører til en almindelig hverdag for hele husstanden."
    ),
    Line("Beløbene post for post", "Heading 2"),
    Line(
        "Tabellen viser de poster, der er søgt om, det ansøgte beløb og det, som kommunen har "
        "bevilget. Beløbene er i kroner. Det bevilgede beløb er det, som vi betaler."
    ),
    Rows(
        "poster",
        ("Nr.", "Post", "Ansøgt", "Bevilget", "Bemærkning"),
        ("nr", "post", "ansoegt", "bevilget", "bemaerkning"),
    ),
    Line(
        "Regninger, der er betalt før [modtaget_dato], kan som hovedregel ikke dækkes. Har du "
        "lagt penge ud efter den dato, så send en kopi af kvitteringen med sagens nummer "
        "på, så regner vi det med ved næste udbetaling."
    ),
    Line("Hvorfor vi har besluttet sådan", "Heading 2"),
    Line(
        "Vi har truffet afgørelsen efter [lovhenvisning], [paragraf]. Bestemmelsen siger, at "
        "kommunen kan give støtte, når der er et særligt behov, når behovet ikke kan dækkes på "
        "anden måde, og når udgiften er rimelig i forhold til det, som støtten skal bruges til."
    ),
    Repeat(
        "grunde",
        (
            Line("[.titel]", "Heading 3"),
            Line(
                "[.tekst] Vi har vurderet oplysningen sammen med de andre i sagen og har lagt "
                "vægt på, at støtten skal svare til det behov, som husstanden har nu."
            ),
        ),
    ),
    Line(
        "Vi har også set på, om en mindre indgribende løsning kunne være nok. Det har vi gjort, "
        "fordi støtte ikke skal være større end nødvendigt, og fordi den, der selv kan klare en "
        "udgift, som udgangspunkt også skal gøre det."
    ),
    Condition(
        "har_partshoering",
        (
            Line("Dine bemærkninger", "Heading 2"),
            Line(
                "Den [partshoering_dato] sendte vi dig de oplysninger, som afgørelsen bygger på, "
                "og bad om dine bemærkninger inden den [svarfrist]. Dine bemærkninger er med i "
                "sagen, og vi har taget stilling til dem, før vi traf afgørelsen."
            ),
            Line(
                "Den [moede_dato] talte vi med dig om sagen i [moede_sted]. Et referat af samtalen "
                "ligger på sagen, og du kan få en kopi af det, hvis du beder om det."
            ),
        ),
    ),
    Line("Det skal du gøre", "Heading 2"),
    Line(
        "Du har pligt til at fortælle kommunen, hvis dine forhold ændrer sig. Det gælder for "
        "eksempel, hvis du flytter, hvis nogen flytter ind eller ud, hvis du får nyt arbejde, "
        "eller hvis en udgift, som du får støtte til, bliver mindre eller falder bort."
    ),
    Condition(
        "har_vilkaar",
        (
            Line(
                "Støtten er givet på det vilkår, at den bliver brugt til [formaal]. Gem "
                "regninger og kvitteringer i to år, for kommunen kan bede om at se dem. Bruges "
                "pengene til noget andet, kan vi kræve dem tilbage."
            ),
        ),
    ),
    Line(
        "Får du penge, som du ikke skulle have haft, skal de betales tilbage. Ring derfor til os "
        "hellere en gang for meget end en gang for lidt, hvis du er i tvivl. Vi kan også hjælpe "
        "med en plan for tilbagebetaling, som passer til din økonomi."
    ),
    Line("Hvis du er uenig", "Heading 2"),
    Line(
        "Du kan klage over afgørelsen til [klageinstans]. Klagen skal være modtaget senest den "
        "[klagefrist]. Du kan klage skriftligt eller mundtligt, og du bestemmer selv, om du vil "
        "skrive meget eller lidt. Send klagen til [klage_adresse] eller til [mail]."
    ),
    Line(
        "Når vi får din klage, ser vi først på sagen igen. Det gør vi inden fire uger. Holder vi "
        "fast i afgørelsen, sender vi klagen videre til klageinstansen sammen med sagens "
        "papirer, og du får et brev om det. Giver vi dig medhold, får du en ny afgørelse."
    ),
    Line("Dine rettigheder", "Heading 2"),
    Line(
        "Du har ret til at se de dokumenter, som ligger på din sag, og til at lade en anden tale "
        "for dig eller tage med til møder. Skriv til [mail] eller ring til os, hvis du vil "
        "se sagen. Oplys sagens journalnummer [journalnr]."
    ),
    Line(
        "Kommunen behandler oplysninger om dig for at kunne afgøre din sag. Du kan få at vide, "
        "hvilke oplysninger vi har, hvor de kommer fra, og hvem vi har givet dem til. Du kan også "
        "få rettet det, der er forkert. På kommunens hjemmeside står, hvor længe vi gemmer dem."
    ),
    Line(
        "Forstår du ikke brevet, så kom forbi [forvaltning] på [kommune_adresse], "
        "[kommune_postby]. Vi kan læse det højt, forklare ordene og skaffe en tolk. Det koster "
        "ikke noget. Du er også velkommen til at tage en ven eller et familiemedlem med."
    ),
    Line("Med venlig hilsen"),
    Line("[sagsbehandler]"),
    Line("[leder_navn], [leder_titel]"),
    Line("[kommune_navn]"),
)
LETTER = Letter(
    header="[kommune_navn], sag [sagsnr], [dato]",
    body=_BODY,
    footer="[forvaltning], telefon [telefon], [mail]",
)
_VALUES = {
    "ansoegt_dato": "3. marts 2026",
    "beloeb_maaned": "2.450,00",
    "beloeb_samlet": "29.400,00",
    "borger_adresse": "Fjeldvej 12, 2. tv.",
    "borger_navn": "Aviaja Prøve Eksempelsen",
    "borger_nr": "B-0042",
    "borger_postby": "3999 Prøveby",
    "dato": "14. april 2026",
    "firma": 'Hansen & Søn <new> "Møbler" A/S',
    "foerste_udbetaling": "1. maj 2026",
    "formaal": "bolig & indbo",
    "formue": "under 10.000 kroner",
    "forvaltning": "Forvaltningen for Velfærd",
    "husstand": "to voksne og tre børn",
    "indkomst": "18.250,00 kroner",
    "journalnr": "J-2026-004711",
    "klage_adresse": "Klagegade 7, 3999 Prøveby",
    "klagefrist": "12. maj 2026",
    "klageinstans": "Prøvenævnet",
    "kommune_adresse": "Rådhuspladsen 1",
    "kommune_navn": "Prøve Kommune",
    "kommune_postby": "3999 Prøveby",
    "konto": "0000-0000000000",
    "leder_navn": "Malik Forbillede",
    "leder_titel": "afdelingsleder",
    "lovhenvisning": "loven om støtte til prøver",
    "mail": "velfaerd@example.org",
    "modtaget_dato": "5. marts 2026",
    "moede_dato": "20. marts 2026",
    "moede_sted": "borgerservice, lokale 3",
    "paragraf": "§ 4, stk. 2",
    "partshoering_dato": "23. marts 2026",
    "periode_fra": "1. maj 2026",
    "periode_til": "30. april 2027",
    "raadighedsbeloeb": "4.120,00 kroner",
    "sagsbehandler": "Naja Eksempel",
    "sagsnr": "26-000815",
    "svarfrist": "6. april 2026",
    "telefon": "+299 00 00 00",
    "ydelse": "støtte til enkeltudgifter",
}
_FLAGS = {"er_bevilget": True, "er_delvis": False, "har_partshoering": True, "har_vilkaar": True}
_THINGS = ("Seng", "Komfur", "Vinterstøvler", "Skolebøger", "Depositum & leje")


def case(rows: int = 10) -> dict[str, object]:
    """Return the data of the letter, with so many rows in its table."""
    return {
        **_VALUES,
        **_FLAGS,
        "poster": [_row(number) for number in range(1, rows + 1)],
        "grunde": [
            {
                "titel": f"{number}. {thing}",
                "tekst": f"{thing} er nødvendig for husstanden, og prisen er under <1.000> kroner.",
            }
            for number, thing in enumerate(_THINGS, 1)
        ],
    }


def _row(number: int) -> dict[str, str]:
    return {
        "nr": str(number),
        "post": _THINGS[number % len(_THINGS)],
        "ansoegt": f"{number % 900 + 100},00",
        "bevilget": f"{number % 700 + 50},00",
        "bemaerkning": f"Faktura F-{number:05} fra Jensen & Co.",
    }
