"""What no public source says of GetOrganized, for a person to settle on the installation."""

from __future__ import annotations

from render.message import Message

# docs/getorganized.md has the same ten; in braces is what a probe saw of each
POINTS: tuple[Message, ...] = (
    Message(
        "Login og værtsnavn: serveren tilbyder {offered}; sat op til {scheme}.",
        "Scheme and host: the server offers {offered}; the set-up says {scheme}.",
    ),
    Message(
        "Om filer kan sendes som base64. Segl sender tal, som er det, der er set virke.",
        "Whether files can be sent as base64. Segl sends numbers, which is what was seen to work.",
    ),
    Message(
        "Sagstyper og bibliotek: sites {sites}; brugt her: »{root}« og {where}.",
        'Case types and library: sites {sites}; used here: "{root}" and {where}.',
    ),
    Message(
        "Hvilke kolonner der er krævede (det står også i ethvert Word-dokument fra "
        "GetOrganized). Set på et dokument: {columns}.",
        "Which columns are required (any Word document of GetOrganized says it too). Seen on a "
        "document: {columns}.",
    ),
    Message(
        "Rækkefølgen af dag og måned: arkivér i en prøvesag et brev med en dato til og med den "
        "12.; Segl læser den tilbage.",
        "The order of day and month: file a letter in a test case with a date up to the 12th; "
        "Segl reads it back.",
    ),
    Message(
        "Hvad der svares på journalisering. Segl godtager et tomt svar og JSON uden "
        "»Success: false«.",
        "What journalising is answered by. Segl takes an empty answer, and JSON without "
        '"Success: false".',
    ),
    Message(
        "Hvordan fejl ser ud: samme filnavn igen, ukendt sag, lukket sag, forkerte metadata. "
        "Svares der 500, må Segl se efter i sagen hver gang.",
        "What errors look like: the same file name again, an unknown case, a closed case, "
        "wrong metadata. Where 500 is answered, Segl must look into the case each time.",
    ),
    Message(
        "Hvor store filer der modtages. Grænsen er sat til {limit:g} MB.",
        "How large files may be. The limit is set to {limit:g} MB.",
    ),
    Message(
        "Om egenskaber inde i filen går forud for de metadata, der sendes. Segl læser tilbage "
        "og sammenligner.",
        "Whether properties inside the file override the metadata sent. Segl reads back and "
        "compares.",
    ),
    Message(
        "Hvad der sker med et endeliggjort dokument. Segl endeliggør aldrig og overskriver aldrig.",
        "What becomes of a finalized document. Segl never finalizes and never overwrites.",
    ),
)
