"""The command line: the only room that prints and exits.

Exit codes: 0 all well; 1 some sheet failed, the others are built; 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from waraqa import __version__
from waraqa.cli.arguments import day, encoding, port, positive
from waraqa.cli.brief import brief
from waraqa.cli.build import build, check
from waraqa.cli.explain import explain
from waraqa.cli.extract import extract
from waraqa.cli.handover import export, import_
from waraqa.cli.init import init
from waraqa.cli.new import new
from waraqa.cli.publish import publish
from waraqa.cli.report import complain
from waraqa.cli.review import review
from waraqa.cli.serve import serve
from waraqa.cli.usage import Parser, refuse_unknown
from waraqa.errors import WaraqaError
from waraqa.strict import flatten

Command = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
COMMANDS: dict[str, Command] = {  # in the order of the work
    "init": init,
    "new": new,
    "extract": extract,
    "review": review,
    "check": check,
    "serve": serve,
    "build": build,
    "brief": brief,
    "publish": publish,
    "explain": explain,
    "export": export,
    "import": import_,
}
DEFAULT = "build"
_WHAT = "a text file, a saved page, a DOCX, a PDF, an address (https://…), or - for standard input"
_MODELS = (
    "Any OpenAI-compatible endpoint may propose facts, which are checked like all others and arrive as proposed. The "
    "environment may name it in WARAQA_LLM_ENDPOINT and WARAQA_LLM_MODEL; the key is read from WARAQA_LLM_KEY alone."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `build` where none is named. The exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given = [DEFAULT, *given]
    refuse_unknown(given[0], COMMANDS)
    options, unknown = parser().parse_known_args(given)
    if unknown:
        options.parser.refuse(unknown)
    try:
        return COMMANDS[options.command](options)
    except (WaraqaError, ExceptionGroup) as problem:
        complain(flatten(problem))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> Parser:
    """The commands and their options; each command's docstring is its help."""
    top = Parser(
        prog="waraqa",
        description="Turns Arabic news articles into fact sheets that a reader can check.",
        epilog="Without a command, `build` runs. Exit codes: 0 all well; 1 some sheet failed; 2 wrong use.",
    )
    top.add_argument("--version", action="version", version=f"waraqa {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _init_options(_add(commands, "init", "waraqa init my-site --sample"))
    _new_options(_add(commands, "new", "waraqa new my-sheet --from article.html --retrieved 2022-09-14"))
    _extract_options(_add(commands, "extract", "waraqa extract article.txt --published 2022-09-13 --json"))
    _review_options(_add(commands, "review", "waraqa review my-sheet"))
    _check_options(_add(commands, "check", "waraqa check --strict"))
    _serve_options(_add(commands, "serve", "waraqa serve --port 8080 --no-browser"))
    _build_options(_add(commands, "build", "waraqa build --content content --output output --pdf"))
    _brief_options(_add(commands, "brief", "waraqa brief my-sheet --full --out my-sheet.pdf"))
    _engine_options(_add(commands, "publish", "waraqa publish"))
    _explain_options(_add(commands, "explain", "waraqa explain my-sheet figure-1a2b3c4d"))
    _export_options(_add(commands, "export", "waraqa export my-sheet --to xlsx --out my-sheet.xlsx"))
    _import_options(_add(commands, "import", "waraqa import my-sheet my-sheet.xlsx"))
    return top


def _add(commands: Commands, name: str, example: str) -> Parser:
    """A command with its help, an example and the option that all commands share."""
    said = (COMMANDS[name].__doc__ or "").strip()
    command = commands.add_parser(name, help=said.splitlines()[0], description=said, epilog=f"Example: {example}")
    command.example = example
    command.set_defaults(parser=command)
    if name != "init":
        said = "the content folder (%(default)s)"
        command.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help=said)
    return command


def _init_options(command: argparse.ArgumentParser) -> None:
    """init."""
    command.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or an empty one")
    command.add_argument("--sample", action="store_true", help="with a sheet in it that was written as an example")


def _engine_options(command: argparse.ArgumentParser) -> None:
    """The options of commands that run jobs."""
    command.add_argument(
        "--cache", type=Path, default=Path(".cache"), metavar="DIR", help="where results are kept (%(default)s)"
    )
    command.add_argument(
        "--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="worker processes (%(default)s)"
    )


def _build_options(command: argparse.ArgumentParser) -> None:
    """build."""
    _engine_options(command)
    command.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DIR", help="where the site goes (%(default)s)"
    )
    command.add_argument("--base-url", metavar="URL", help="the site's public address, instead of site.toml's")
    command.add_argument("--pdf", action=argparse.BooleanOptionalAction, default=False, help="also typeset the briefs")
    command.add_argument("--brief-html", type=Path, metavar="DIR", help="also write the HTML that goes to print")
    _paper_option(command)
    command.add_argument("--strict", action="store_true", help="notices fail the build too")


def _brief_options(command: argparse.ArgumentParser) -> None:
    """brief."""
    _engine_options(command)
    command.add_argument("sheet", metavar="SHEET", help="a sheet's slug")
    edition = command.add_mutually_exclusive_group()
    for name, said in (("one-page", "what a reader in a hurry needs"), ("full", "all sections, evidence in footnotes")):
        edition.add_argument(f"--{name}", dest="edition", action="store_const", const=name, help=said)
    command.add_argument("--out", type=Path, metavar="FILE", help="where it goes, instead of SHEET.pdf")
    _paper_option(command)


def _paper_option(command: argparse.ArgumentParser) -> None:
    """The size of the sheets of paper."""
    command.add_argument("--paper", choices=["a4", "letter"], help="the size of the paper, instead of site.toml's")


def _check_options(command: argparse.ArgumentParser) -> None:
    """check."""
    _engine_options(command)
    command.add_argument("--strict", action="store_true", help="notices exit with 1 too")
    command.add_argument("--sources", action="store_true", help="also read each source again, from its address")
    command.add_argument("--copies", type=Path, metavar="DIR", help="read them from DIR/<slug>/<source>.txt or .html")


def _explain_options(command: argparse.ArgumentParser) -> None:
    """explain."""
    _engine_options(command)
    command.add_argument("sheet", metavar="SHEET", help="a sheet's slug, or a text file")
    command.add_argument("fact", nargs="?", metavar="FACT", help="a fact's id; all facts where left out")
    command.add_argument("--published", type=day, metavar="DATE", help="a text file's publication date: 2022-09-13")


def _export_options(command: argparse.ArgumentParser) -> None:
    """export."""
    _engine_options(command)
    command.add_argument("sheet", metavar="SHEET", help="a sheet's slug")
    said = "xlsx and csv: a row for each fact, to be changed and imported; docx and md: the sheet, to be read"
    command.add_argument("--to", choices=["xlsx", "csv", "docx", "md"], required=True, help=said)
    command.add_argument("--out", type=Path, metavar="FILE", help="where it goes, instead of SHEET.xlsx and the like")


def _import_options(command: argparse.ArgumentParser) -> None:
    """import."""
    command.add_argument("sheet", metavar="SHEET", help="a sheet's slug")
    command.add_argument("file", type=Path, metavar="FILE", help="the spreadsheet, .xlsx or CSV, that was exported")
    said = "whose wins where facts.toml and the spreadsheet were both changed; else neither is taken"
    command.add_argument("--prefer", choices=["file", "sheet"], help=said)


def _extract_options(command: argparse.ArgumentParser) -> None:
    """extract."""
    command.add_argument("paths", nargs="+", metavar="PATH", help="text files, or sheets' slugs")
    command.add_argument("--published", type=day, metavar="DATE", help="the texts' publication date: 2022-09-13")
    command.add_argument("--locale", metavar="CODE", help="the locale of text files: ar-MA; else the site's")
    how = command.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print facts as JSON instead of a table")
    how.add_argument("--out", type=Path, metavar="DIR", help="write <name>.json for each text file")
    model = command.add_argument_group("a model beside the rules", _MODELS)
    model.add_argument("--with", dest="proposer", choices=["llm"], help="also ask a model; needs waraqa[llm]")
    model.add_argument("--endpoint", metavar="URL", help="its address: http://localhost:11434/v1, https://…")
    model.add_argument("--model", metavar="NAME", help="its name, as the server lists it")
    model.add_argument("--timeout", type=positive, metavar="SECONDS", help="the most that a source may take: 600")


def _new_options(command: argparse.ArgumentParser) -> None:
    """new."""
    command.add_argument("slug", metavar="SLUG", help="the sheet's address: a-z, 0-9 and hyphens")
    command.add_argument("--from", dest="source", required=True, metavar="WHAT", help=_WHAT)
    command.add_argument("--encoding", type=encoding, metavar="NAME", help="of a text or page: windows-1256")
    command.add_argument("--retrieved", type=day, metavar="DATE", help="the day on which you took it: 2022-09-14")
    command.add_argument("--yes", action="store_true", help="take what a page says about itself without asking")
    command.add_argument("--no-facts", action="store_true", help="propose no facts yet")
    told = command.add_argument_group("the source, where it does not say so itself or says it wrong")
    told.add_argument("--published", type=day, metavar="DATE", help="its publication date: 2022-09-13")
    for name, said in (
        ("title", "its headline"),
        ("outlet", "who published it"),
        ("author", ""),
        ("url", "its address"),
    ):
        told.add_argument(f"--{name}", metavar="WORDS" if name != "url" else "URL", help=said or "who wrote it")
    command.set_defaults(today=date.today)


def _review_options(command: argparse.ArgumentParser) -> None:
    """review."""
    command.add_argument("sheet", nargs="?", metavar="SHEET", help="a sheet's slug; the list of sheets where left out")
    _door_options(command, 8100)


def _serve_options(command: argparse.ArgumentParser) -> None:
    """serve."""
    _engine_options(command)
    _door_options(command, 8000)


def _door_options(command: argparse.ArgumentParser, first: int) -> None:
    """The options of commands that show something in the browser."""
    command.add_argument("--port", type=port, default=first, metavar="N", help="the first port to try (%(default)s)")
    command.add_argument("--browser", action=argparse.BooleanOptionalAction, default=True, help="show it right away")
