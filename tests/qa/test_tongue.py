"""The judge of languages: silent where it is unsure, never wrong on neighbours."""

from __future__ import annotations

import pytest

from qa.flow.tongue import judge

KL_GLOSSARY = (
    "Naammagittaalliuuteqarnissamut ilitsersuut. Tunngavilersuut. Aalajangiineq. Ulloq. Suliami "
    "illua'tungiusup isumaanik tusarniaaneq. Suliami allagaatinik allattuiffik. "
    "Isumaginninnikkut misissuineq."
)
KL_RIGHTS = (
    "Inuit tamarmik inunngorput nammineersinnaassuseqarlutik assigiimmillu "
    "ataqqinassuseqarlutillu pisinnaatitaaffeqarlutik. Silaqassusermik tarnillu nalunngissusianik "
    "pilersugaapput, imminnullu iliorfigeqatigiittariaqaraluarput qatanngutigiittut "
    "peqatigiinnerup anersaavani."
)
DA_RIGHTS = (
    "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft "
    "og samvittighed, og de bør handle mod hverandre i en broderskabets ånd."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(DA_RIGHTS, "da", id="Danish"),
        pytest.param(
            "Kære … Vi har modtaget din ansøgning om hjælp. Med venlig hilsen …", "da", id="short"
        ),
        pytest.param(
            "Kommuneqarfik Sermersooq har modtaget din henvendelse. Sagen behandles efter "
            "Inatsisartutlov nr. 20 af 26. juni 2017, og vi skriver til dig igen.",
            "da",
            id="Danish with Greenlandic names",
        ),
        pytest.param(KL_RIGHTS, "kl", id="Kalaallisut"),
        pytest.param(KL_GLOSSARY, "kl", id="Kalaallisut headings"),
        pytest.param(
            "Naammagittaalliuutaasinnaasut allakkatigut tunngavilersorlugit uunga "
            "nassiunneqassapput: Isumaginninnermut Naammagittaalliuuteqarfik",
            "kl",
            id="one line of Kalaallisut",
        ),
        pytest.param(
            "Inatsisartut inatsisaat nr. 27, 28. november 2019-imeersoq. Namminersorlutik "
            "Oqartussat nalunaarutaat nr. 3. Inatsisartut peqqussutaat nr. 4.",
            "kl",
            id="Kalaallisut law",
        ),
        pytest.param(
            "All human beings are born free and equal in dignity and rights. They are endowed "
            "with reason and conscience.",
            "en",
            id="English",
        ),
        pytest.param("Dear … We have received your application for support.", "en", id="line"),
    ],
)
def test_it_tells_the_language(text: str, language: str) -> None:
    assert judge(text) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("… … …", id="values only"),
        pytest.param("Navn: Adresse: Telefon: E-mail: Sagsnr.: Dato:", id="labels"),
        pytest.param("Tak for dit brev.", id="too short"),
        pytest.param("Inussiarnersumik inuulluaqqusillunga", id="two words of Kalaallisut"),
        pytest.param("Nuuk, Qaqortoq, Sisimiut, Ilulissat, Aasiaat, Uummannaq", id="towns"),
        pytest.param(f"{KL_RIGHTS} {DA_RIGHTS}", id="a letter in two languages"),
        pytest.param(
            "Vi viser til brev av 3. mars, og ber deg sende oss dokumentasjon på at barnet bor "
            "hos deg. Du kan også ringe til oss, og du kan klage på vedtaket.",
            id="Norwegian",
        ),
        pytest.param(
            "Alle menneske er fødde til fridom og med same menneskeverd og menneskerettar. Dei "
            "har fått fornuft og samvit og skal leve med kvarandre som brør.",
            id="Nynorsk",
        ),
        pytest.param(
            "Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med "
            "förnuft och samvete och bör handla gentemot varandra i en anda av broderskap.",
            id="Swedish",
        ),
        pytest.param(
            "Øll menniskju eru fødd fræls og jøvn til virðingar og mannarættindi. Tey hava skil "
            "og samvitsku og eiga at fara hvørt um annað í bróðuranda.",
            id="Faroese",
        ),
        pytest.param(
            "Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum. Menn eru gæddir "
            "vitsmunum og samvisku, og ber þeim að breyta bróðurlega hverjum við annan.",
            id="Icelandic",
        ),
        pytest.param(
            "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille "
            "on annettu järki ja omatunto, ja heidän on toimittava toisiaan kohtaan.",
            id="Finnish, with long vowels too",
        ),
        pytest.param(
            "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit "
            "Vernunft und Gewissen begabt, und der Antrag ist von den Eltern zu stellen.",
            id="German",
        ),
        pytest.param(
            "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn "
            "begiftigd met verstand en geweten.",
            id="Dutch",
        ),
        pytest.param(
            "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont "
            "doués de raison et de conscience et doivent agir les uns envers les autres.",
            id="French",
        ),
        pytest.param(
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor "
            "incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam.",
            id="no language at all",
        ),
    ],
)
def test_it_is_silent_where_unsure(text: str) -> None:
    assert judge(text) == ""
