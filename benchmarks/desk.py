"""Measure the desk on a long sheet: `python -m benchmarks.desk`.

400 facts of 5,000 words; of each edit the quickest and the slowest of several, in processor time of one core, writing
included. An editor waits for a tenth of a second at most.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.stages import article_of
from waraqa.config import Config
from waraqa.desk.edits import AddEdit, ChangeEdit, Edit, LeadEdit, MergeEdit, SettleEdit, SheetEdit, StatusEdit
from waraqa.desk.opened import OpenSheet, Saved, open_sheet
from waraqa.desk.reasons import needs_reasons

LIMIT = 100.0
WORDS, FACTS, RUNS = 5000, 400, 5


def long_sheet(root: Path) -> OpenSheet:
    """A sheet with as many facts as are wanted, opened anew."""
    folder = root / "long"
    folder.mkdir(parents=True)
    text = article_of(20).text
    digits = iter("2345678901" * len(text))  # no two copies tell the same figures
    varied = "".join(next(digits) if letter.isdigit() and place > 9000 else letter for place, letter in enumerate(text))
    (folder / "article.txt").write_text(" ".join(varied.split(" ")[:WORDS]), encoding="utf-8")
    open_sheet(folder, root, Config(title="bench"))
    file = folder / "facts.toml"
    head, *blocks = file.read_text(encoding="utf-8").split("\n[[fact]]\n")
    file.write_text("\n[[fact]]\n".join([head, *blocks[:FACTS]]), encoding="utf-8")
    return open_sheet(folder, root, Config(title="bench"))


def edits(opened: OpenSheet, run: int) -> Iterator[tuple[str, Edit]]:
    """One edit of each kind, on other facts in each run."""
    facts = opened.folder.facts.facts if opened.folder.facts else ()
    figures = [fact for fact in facts if fact.kind == "figure"][run * 4 :]
    people = [fact for fact in facts if fact.kind == "person"][run * 2 :]
    ids = tuple(fact.id for fact in facts[run * 40 : run * 40 + 40])
    start = opened.articles[0].text.index(" ", 2000 + run * 50) + 1
    end = opened.articles[0].text.index(" ", start)
    yield "accept one fact", StatusEdit(ids=(figures[0].id,), status="accepted")
    yield "accept forty facts", StatusEdit(ids=ids, status="accepted")
    yield "change a value", ChangeEdit(id=figures[1].id, set={"value": "3,500,000 USD"})
    yield "reword a fact", ChangeEdit(id=figures[2].id, set={"text": f"[نحو] {figures[2].text}"})
    yield "merge two people", MergeEdit(id=people[1].id, into=people[0].id)
    yield "order of the leading", LeadEdit(ids=ids[:5])
    yield "a new fact", AddEdit(kind="place", source="article", start=start, end=end)
    yield "settle a conflict", SettleEdit(between=(figures[0].id, figures[3].id), why="رقمان لشيء واحد")
    yield "title of the sheet", SheetEdit(set={"title": f"ورقة {run}"})


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000


def saved(answer: object) -> None:
    """Stop where a save was none."""
    if not isinstance(answer, Saved):
        raise SystemExit(f"not saved: {answer}")


def measure(root: Path) -> Iterator[tuple[str, list[float]]]:
    """What is measured, and its times."""
    opened = long_sheet(root)
    facts = opened.folder.facts.facts if opened.folder.facts else ()
    print(f"{len(opened.articles[0].text.split())} words, {len(facts)} facts")
    yield "open", [timed(lambda: open_sheet(opened.path, root, opened.config)) for _ in range(3)]
    times: dict[str, list[float]] = {}
    for run in range(RUNS):
        for said, edit in edits(opened, run):
            took = timed(lambda edit=edit: saved(opened.save(edit, opened.version)))  # type: ignore[misc]  # a default cannot be typed
            times.setdefault(said, []).append(took)
        times.setdefault("undo", []).append(timed(lambda: saved(opened.undo(opened.version))))
        times.setdefault("redo", []).append(timed(lambda: saved(opened.redo(opened.version))))
        times.setdefault("ask for a reason", []).append(
            timed(lambda: needs_reasons(opened, [StatusEdit(ids=(facts[0].id,), status="rejected")]))
        )
        times.setdefault("nothing changed", []).append(timed(opened.refresh))
    yield from times.items()


def main() -> int:
    """Print each figure; 1 where an edit takes longer than an editor waits."""
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        for said, times in measure(Path(folder) / "content"):
            above = said != "open" and min(times) > LIMIT
            slow = slow or above
            print(f"{said:24}{min(times):8.1f} – {max(times):6.1f} ms{'   above' if above else ''}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
