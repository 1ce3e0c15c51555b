"""build and check."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from waraqa.audit.notices import notices_of, steering, unrecorded
from waraqa.cli.next_step import tell_next
from waraqa.cli.notices import UNCURED, UNPICTURED, UNSEARCHED
from waraqa.cli.report import complain, notice
from waraqa.cli.sources import print_shares, wrong_use
from waraqa.cli.words import say
from waraqa.cli.workshop import open_content, open_workshop
from waraqa.content import Content
from waraqa.errors import WaraqaError
from waraqa.output import check_folder, gather, write
from waraqa.render.pdf import can_typeset, is_known
from waraqa.site import Checked, Run, build_site, check_content, is_searched

_BUILT = (
    "sheets: {sheets}; results made anew: {fresh}; files written: {written}, unchanged: {unchanged}, "
    "removed: {removed}; errors: {errors}"
)

_LOST = "sheets taken out of the site until their mistakes are mended"
_GONE = "briefs of an earlier build removed, since pages may tell more by now"


def build(options: argparse.Namespace) -> int:
    """Build the site: every page that is out of date, and the briefs with --pdf."""
    prints = options.brief_html
    for folder in filter(None, (options.output, prints)):
        check_folder(folder)
    content = open_content(options)
    with open_workshop(options, jobs=len(content.sheets)) as shop:
        site = build_site(content, replace(shop, prints=bool(prints)), options.pdf)
    stood = [*options.output.glob("*/brief.pdf"), *options.output.glob("*/index.html")]
    written = write(options.output, gather(site.files))
    if prints:
        write(prints, gather(site.prints))
    complain(site.mistakes)
    notices = [] if content.config.base_url else ["no base_url: no feeds, sitemap, canonical links or JSON-LD"]
    notices += steering(content.sheets, options.content)
    notices += [UNCURED] if (options.pdf or prints) and not is_known() else []
    notices += [UNPICTURED] if content.config.cards and not can_typeset() else []
    notices += [UNSEARCHED] if content.config.search and not is_searched(content.config) else []
    notices += _taken_out([path for path in stood if not path.exists()], site.mistakes)
    for said in notices:
        notice(said)
    print(
        say(_BUILT, sheets=len(content.sheets), fresh=site.fresh, errors=len(site.mistakes), **asdict(written)),
        file=sys.stderr,
    )
    print(say("the site begins at {page}", page=options.output / "index.html"), file=sys.stderr)
    tell_next(content, options)
    return 1 if site.mistakes or (options.strict and notices) else 0


def _taken_out(gone: Sequence[Path], mistakes: Iterable[WaraqaError]) -> Iterator[str]:
    """What a build took out of the site, of the files that are gone: briefs, and sheets that have mistakes now."""
    if briefs := sum(path.name == "brief.pdf" for path in gone):
        yield f"{_GONE}: {briefs}; --pdf builds them"
    wrong = {Path(mistake.where.file).parent.name for mistake in mistakes if mistake.where}
    if lost := sorted(wrong & {path.parent.name for path in gone if path.name == "index.html"}):
        yield f"{_LOST}: {', '.join(lost)}"


def check(options: argparse.Namespace) -> int:
    """Check the content: errors exit with 1; drafts, conflicts and doubtful facts are notices.

    A table says how much of each source the sheets repeat. With --sources each source is read again, from its address
    or from a copy that you saved, and the facts whose words changed there are named.
    """
    if problem := wrong_use(options):
        complain([problem])
        return 2
    content, checked, mistakes, notices = inspect(options)
    print_shares(checked, content.config)
    for said in unrecorded(checked, content.config):
        notice(said)
        notices += 1
    if options.sources:
        from waraqa.cli.rereading import read_again

        notices += read_again(checked, options)
    print(
        say("sheets: {sheets}, errors: {errors}, notices: {n}", sheets=len(content.sheets), errors=mistakes, n=notices),
        file=sys.stderr,
    )
    return 1 if mistakes or (options.strict and notices) else 0


def inspect(options: argparse.Namespace) -> tuple[Content, tuple[Checked, ...], int, int]:
    """The content, its checked sheets, and how many errors and notices were told."""
    content = open_content(options)
    with open_workshop(options, jobs=len(content.sheets)) as shop:
        run = Run(shop, content.mistakes)
        checked = check_content(content, run)
    complain(run.mistakes)
    notices = [said for one in checked for said in notices_of(one, content.config)]
    notices += steering(content.sheets, options.content)
    for said in notices:
        notice(said)
    return content, checked, len(run.mistakes), len(notices)
