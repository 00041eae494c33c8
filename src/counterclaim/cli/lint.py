"""`counterclaim lint`: what an editor must not miss before a story appears."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from counterclaim.cli.cases import (
    UsageError,
    add_cases,
    add_format,
    add_language,
    add_output,
    deliver,
    deliver_text,
    format_chosen,
    open_cases,
    read_usable,
    say_problems,
)
from counterclaim.cli.given_texts import texts_given
from counterclaim.cli.keys import add_protected
from counterclaim.cli.rows import as_json_lines
from counterclaim.cli.words import day

if TYPE_CHECKING:
    from counterclaim.case import Case
    from counterclaim.findings import Imported
    from counterclaim.lint import LintResult, PlannedExport, Profile
    from counterclaim.report import LintReport

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "check what an editor must not miss before a story appears"
DESCRIPTION = (
    "Check the record, and the article where it is given, against the rules of a newsroom: accusations that "
    "nobody was asked about, claims with one origin, circles of citations, quotations that are not in their "
    "texts, persons who are not to be named. A finding has a code, CC101 and so on; a note with 'settles', a "
    "text and an author ('by') settles it. Exit status 1 where findings are open that weigh as much as "
    "--fail-on says, or a rule failed. It checks what is on record, and gives no legal advice."
)

_FINDINGS = 1
_ENDINGS = {
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".sarif": "sarif",
    ".md": "markdown",
    ".markdown": "markdown",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_cases(parser)
    parser.add_argument(
        "--article", metavar="FILE", help="the text that is to appear, in UTF-8; Markdown is fine"
    )
    parser.add_argument(
        "--texts",
        action="append",
        default=[],
        metavar="FOLDER",
        help="a folder with the texts of documents, each named by the id of the document (article.txt), or "
        "one such file; besides those that case files name and that are kept beside each CASE. May be given "
        "several times",
    )
    parser.add_argument("--previous", metavar="CASE", help="the case as it was published")
    parser.add_argument(
        "--export",
        metavar="FORM",
        help="check before the case is handed out in this form, as 'convert --to' names it",
    )
    add_protected(parser)
    parser.add_argument(
        "--profile",
        default="default",
        metavar="NAME",
        help="how much findings weigh and which norms they follow from: default (usual), ifcn, at-presserat, "
        "de-pressekodex, or a TOML file with a profile of your own",
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="end with status 1 where a finding is open that weighs at least so much (usual: error)",
    )
    parser.add_argument(
        "--now",
        type=day,
        metavar="DATE",
        help="the day on which it is looked at, as 2019-10-17; today where it is not given",
    )
    add_format(parser, ("table", "json", "jsonl", "github", "sarif", "markdown"))
    add_output(parser)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint the case."""
    form = format_chosen(arguments, _ENDINGS)
    _check_output(arguments)
    profile, export = _profile(arguments.profile), _export(arguments)
    if arguments.previous == "-" and "-" in arguments.case:
        raise UsageError("standard input can be read only once; name a file for --previous")
    imported = open_cases(arguments)
    _check_texts(imported, arguments)
    result = _linted(imported, profile, export, arguments)
    from counterclaim.report import lint_report

    report = lint_report(
        result,
        imported.case,
        places=imported.places,
        article=arguments.article,
        language=arguments.language,
    )
    _deliver(report, form, arguments)
    say_problems(imported.problems, arguments)
    return _FINDINGS if _fails(result, arguments.fail_on) else 0


def _linted(
    imported: Imported[Case], profile: Profile, export: PlannedExport | None, arguments: argparse.Namespace
) -> LintResult:
    from counterclaim.lint import lint_analysis
    from counterclaim.standing import Analysis, Detection
    from counterclaim.vocabulary import Vocabulary

    analysis = Analysis(
        case=imported.case,
        vocabulary=arguments.vocabulary or Vocabulary.default(),
        detection=Detection(rules=arguments.rules),
    )
    return lint_analysis(
        analysis,
        now=arguments.now or datetime.now(UTC).astimezone().date(),
        profile=profile,
        article=None if arguments.article is None else _article(arguments.article),
        texts=texts_given(arguments.texts, arguments.case, imported),
        previous=None if arguments.previous is None else read_usable([arguments.previous], arguments).case,
        export=export,
        rules=arguments.lint_rules,
        language=arguments.language,
        scales=arguments.scales,
    )


def _profile(name: str) -> Profile:
    from counterclaim.lint import PROFILES, read_profile

    if name.lower().endswith(".toml"):
        from counterclaim.files import read_text

        try:
            return read_profile(read_text(name))
        except ValueError as error:
            raise UsageError(f"{name}: {error}") from None
    if name not in PROFILES:
        near = get_close_matches(name[:64], PROFILES, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(PROFILES)}"
        raise UsageError(f"there is no profile {name!r}; {hint}")
    return PROFILES[name]


def _export(arguments: argparse.Namespace) -> PlannedExport | None:
    if arguments.export is None:
        return None
    from counterclaim.files import Forms
    from counterclaim.lint import PlannedExport

    forms = Forms(arguments.known_formats)
    form = forms.named(arguments.export)
    if form is None or form.write is None:
        near = get_close_matches(arguments.export[:64], [one.name for one in forms if one.write], n=1)
        hint = f"did you mean {near[0]!r}?" if near else "see --to of 'counterclaim convert --help'"
        raise UsageError(f"nothing is written in a form called {arguments.export!r}; {hint}")
    return PlannedExport(target=form.name, protected=arguments.protected)


def _article(name: str) -> str:
    from counterclaim.files import read_text
    from counterclaim.lint import Article

    text = read_text(name)
    if text.lstrip().lower().startswith(("<!doctype", "<html")):
        raise UsageError(f"{name}: is a page in HTML; save the text of the article")
    if not any(sentence.words for sentence in Article(text).reading.sentences):
        raise UsageError(f"{name}: no sentence stands in it; give the text of the article")
    return text


def _check_output(arguments: argparse.Namespace) -> None:
    """Check that the output overwrites nothing in a folder of texts."""
    if arguments.output is None:
        return
    from pathlib import Path

    output = Path(arguments.output).resolve()
    for name in arguments.texts:
        if Path(name).resolve() in output.parents:
            message = f"-o {arguments.output} is in the folder {name} that is read; write to another file"
            raise UsageError(message)


def _check_texts(imported: Imported[Case], arguments: argparse.Namespace) -> None:
    """Check that the output overwrites no text that the case files name."""
    from counterclaim.errors import FileAccessError
    from counterclaim.files import read_text

    if arguments.output is None or not imported.texts:
        return
    try:
        held = read_text(arguments.output)
    except FileAccessError:
        return  # there is nothing, or no text
    for id, text in imported.texts.items():
        if held == text:
            message = f"-o {arguments.output} holds the text of the document {id}, that is read"
            raise UsageError(f"{message}; write to another file")


def _deliver(report: LintReport, form: str, arguments: argparse.Namespace) -> None:
    if form == "table":
        deliver_text(report.to_text, arguments)
        return
    made = {
        "json": report.to_json,
        "jsonl": lambda: as_json_lines(report.rows),
        "github": report.to_github,
        "sarif": report.to_sarif,
        "markdown": report.to_markdown,
    }
    deliver(made[form](), arguments)


def _fails(result: LintResult, fail_on: str) -> bool:
    from counterclaim.lint import Level

    return fail_on != "never" and bool(result.failed or result.at_least(Level(fail_on)))
