"""The command line: parses and prints, computes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import __version__, failure, speech
from segl.speech import Command, Group, messages_option, option

PATH = click.Path(path_type=Path)
_NOTE = Message("Bemærk", "Note")
_SAME = Message("docxtpl giver det samme brev.", "docxtpl gives the same letter.")
LIBRARY = option(
    "--library",
    type=PATH,
    da="Skabelonbibliotekets mappe (ellers: mappen her og opefter).",
    en="The library's folder (else: the one around the working folder).",
)


def _templates(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Complete the ids of the library at hand."""
    from render import library
    from render.errors import SeglError

    try:
        return [name for name in library.find().ids if name.startswith(incomplete)]
    except SeglError:
        return []


@click.group(
    "segl",
    cls=Group,
    spoken=Message(
        "Segl: kvalitetssikring af skabeloner til kommunens sagsbehandling.",
        "Segl: quality assurance for the document templates of municipal casework.",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="segl", help="Version.")
def main() -> None:
    """Run Segl."""


def run() -> None:
    """Start Segl from the command line."""
    speech.translate_click()
    failure.speak_utf8()
    main(prog_name="segl")


@main.command(
    "lint",
    cls=Command,
    spoken=Message(
        "Kontrollér skabeloner: biblioteket her, eller de filer og mapper, der nævnes.",
        "Check templates: the library at hand, or the files and folders named.",
    ),
)
@click.argument("paths", nargs=-1)
@LIBRARY
@option("--schema", type=PATH, da="Skema til en løs fil.", en="Schema for a loose file.")
@option("--type", "kind", default="", da="Dokumenttype, fx afgoerelse.", en="Type of document.")
@option("--jurisdiction", type=click.Choice(["gl", "dk"]), da="Retsområde.", en="Jurisdiction.")
@option("--lang", type=click.Choice(["da", "kl"]), default="da", da="Filens sprog.", en="Language.")
@option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    da="Rapportens form.",
    en="The report's form.",
)
@option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    da="Fejl fra dette niveau.",
    en="Fail from this level.",
)
@messages_option
@click.pass_context
@failure.told
def lint_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    library: Path | None,
    schema: Path | None,
    kind: str,
    jurisdiction: str | None,
    lang: str,
    style: str,
    fail_on: str,
    messages: str,
) -> None:
    """Check templates."""
    from qa import finding, linter, reports
    from segl import targets

    loose = linter.Loose(schema, kind, jurisdiction or "", lang)
    chosen = targets.subjects(paths, library, loose, messages)
    report = finding.merge(linter.lint(subject) for subject in chosen)
    click.echo(reports.REPORTS[style](report, messages))
    ctx.exit(failure.REFUSED if report.fails(fail_on) else 0)


@main.command(
    "render",
    cls=Command,
    spoken=Message(
        "Udfyld TEMPLATE fra CASE (JSON, eller - for standardinput) og skriv brevets filnavn.",
        "Fill TEMPLATE from CASE (JSON, or - for standard input) and print the letter's path.",
    ),
)
@click.argument("template", shell_complete=_templates)
@click.argument("case")
@option("-o", "--output", type=PATH, da="Brevets fil.", en="The letter's file.")
@option("--schema", type=PATH, da="Skema til en løs fil.", en="Schema for a loose file.")
@option(
    "--lang",
    type=click.Choice(["da", "kl"]),
    default=None,
    da="Brevets sprog (ellers modtagerens eget valg).",
    en="The letter's language (else the recipient's own choice).",
)
@option("--municipality", default="", da="Kommunens id.", en="The municipality's id.")
@LIBRARY
@option("--overwrite", is_flag=True, da="Erstat en fil, der findes.", en="Replace a file.")
@option("--compare", is_flag=True, da="Sammenlign med docxtpl.", en="Compare with docxtpl.")
@option(
    "--draft",
    is_flag=True,
    da="Lav en kladde, selv om skabelonen har fejl.",
    en="Make a draft although the template has errors.",
)
@messages_option
@click.pass_context
@failure.told
def render_command(
    ctx: click.Context,
    template: str,
    case: str,
    output: Path | None,
    schema: Path | None,
    lang: str | None,
    municipality: str,
    library: Path | None,
    overwrite: bool,
    compare: bool,
    draft: bool,
    messages: str,
) -> None:
    """Fill a template."""
    from segl import filling, targets

    opened = targets.opened(template, library, municipality)
    filled = filling.fill(
        filling.Order(
            opened, case, output, schema, lang or "", municipality, overwrite, compare, draft
        )
    )
    for remark in filled.remarks:
        click.echo(f"{_NOTE.text(messages)}: {remark.text(messages)}", err=True)
    for difference in filled.differences:
        click.echo(f"{difference.part}: {difference.message.text(messages)}", err=True)
    if compare and not filled.differences:
        click.echo(_SAME.text(messages), err=True)
    click.echo(str(filled.path))
    ctx.exit(failure.REFUSED if filled.differences else 0)


@main.command(
    "show",
    cls=Command,
    spoken=Message(
        "Vis en skabelons eller et brevs tekst med koder (også til »git diff«).",
        'Show the text of a template or letter with its tags (also for "git diff").',
    ),
)
@click.argument("template", shell_complete=_templates)
@LIBRARY
@option("--lang", type=click.Choice(["da", "kl"]), default="da", da="Sprog.", en="Language.")
@option(
    "--git",
    is_flag=True,
    da="Til »git diff«: vis en fil, der ikke kan læses, som en sætning.",
    en='For "git diff": show a file that cannot be read as a sentence.',
)
@messages_option
@failure.told
def show_command(template: str, library: Path | None, lang: str, git: bool, messages: str) -> None:
    """Show a template's text."""
    from render import package, show
    from render.errors import SeglError
    from segl import targets

    try:
        path = targets.word_file(targets.opened(template, library), lang)
        click.echo("\n".join(show.lines(package.read(path))))
    except SeglError as error:
        if not git:
            raise
        click.echo(error.message.text(messages))


@main.command("rules", cls=Command, spoken=Message("Vis alle regler.", "List all rules."))
@messages_option
@failure.told
def rules_command(messages: str) -> None:
    """List the rules."""
    from segl import vocabulary

    click.echo("\n".join(vocabulary.rules(messages)))


@main.command(
    "explain",
    cls=Command,
    spoken=Message("Forklar en regel, fx LAW001.", "Explain a rule, such as LAW001."),
)
@click.argument("code")
@messages_option
@failure.told
def explain_command(code: str, messages: str) -> None:
    """Explain a rule."""
    from qa.ruleset import BY_CODE
    from segl import vocabulary

    rule = BY_CODE.get(code.upper())
    if rule is None:
        message = Message(f"Reglen {code} findes ikke.", f"There is no rule {code}.")
        raise click.UsageError(message.text(messages))
    click.echo("\n".join(vocabulary.explain(rule, messages)))


@main.command(
    "types",
    cls=Command,
    spoken=Message(
        "Vis ordene i skabeloner og skemaer: faser, dokumenttyper, filtre, test.",
        "List the words of templates and schemas: phases, types, filters, tests.",
    ),
)
@messages_option
@failure.told
def types_command(messages: str) -> None:
    """List the vocabulary."""
    from segl import vocabulary

    click.echo("\n".join(vocabulary.types(messages)))


@main.command(
    "setup",
    cls=Command,
    spoken=Message(
        "Husk, hvilket bibliotek der bruges, når man står i en anden mappe.",
        "Remember which library to use when working in another folder.",
    ),
)
@click.argument("folder", type=PATH, default=".")
@messages_option
@failure.told
def setup_command(folder: Path, messages: str) -> None:
    """Choose the library once and for all."""
    from render import library, settings

    chosen = library.find(folder)
    path = settings.choose_library(chosen.root)
    message = Message(
        f"»{chosen.manifest.name}« bruges fra nu af ({path}).",
        f'"{chosen.manifest.name}" is used from now on ({path}).',
    )
    click.echo(message.text(messages))


@main.command(
    "completion",
    cls=Command,
    spoken=Message(
        "Skriv det script, der fuldfører kommandoer i bash, zsh eller fish.",
        "Print the script that completes commands in bash, zsh or fish.",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@messages_option
@failure.told
def completion_command(shell: str, messages: str) -> None:
    """Print the completion script."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(main, {}, "segl", "_SEGL_COMPLETE").source())
