"""Measure the desk's server on a long sheet: `python -m benchmarks.desk_server`.

400 facts of 5,000 words, asked as the page asks, from the request to the last byte of the answer, guard and JSON
included; the median of several, in processor time of one core and on the clock. The page may take a second, with the
sheet opened for it; an edit and what is asked while an editor types a tenth.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx

from benchmarks.desk import long_sheet
from waraqa.desk.app import make_app
from waraqa.desk.assets import Assets
from waraqa.desk.cabinet import Cabinet
from waraqa.desk.guard import Guard, new_token
from waraqa.desk.opened import OpenSheet
from waraqa.desk.views import Desk
from waraqa.engine.rooms import PACKAGE, digest_of
from waraqa.locale import HOME
from waraqa.render.look import Look

PAGE, ANSWER = 1000.0, 100.0
PORT, RUNS = 8100, 15
Times = list[tuple[float, float]]


class Asker:
    """A page that asks its desk, without a socket between."""

    def __init__(self, root: Path) -> None:
        """A desk on which no sheet lies yet."""
        token, templates = new_token(), PACKAGE.parent / "templates"
        look = Look(str(templates), digest_of(templates))
        cabinet = Cabinet(root)
        app = make_app(cabinet, Desk(cabinet.config, look, HOME), Assets(templates))
        origin = f"http://127.0.0.1:{PORT}"
        wire = httpx.ASGITransport(Guard(app, token, PORT))
        self._client = httpx.AsyncClient(transport=wire, base_url=f"{origin}/{token}/long/", headers={"Origin": origin})
        self.base = ""

    async def get(self, path: str = "") -> httpx.Response:
        """Look at something."""
        return (await self._client.get(path)).raise_for_status()

    async def post(self, path: str, **asked: object) -> httpx.Response:
        """Ask something, of the version as it is."""
        answer = (await self._client.post(path, json={"base": self.base, **asked})).raise_for_status()
        self.base = answer.json().get("version", self.base)
        return answer


async def timed(ask: Callable[[int], Awaitable[object]], runs: int = RUNS) -> Times:
    """Milliseconds of processor time and of the clock, for each run."""
    times = []
    for run in range(runs):
        busy, clock = time.process_time(), time.perf_counter()
        await ask(run)
        times.append(((time.process_time() - busy) * 1000, (time.perf_counter() - clock) * 1000))
    return times


async def measure(root: Path, opened: OpenSheet) -> dict[str, tuple[float, Times]]:
    """What is measured, how long it may take, and its times."""
    asker = Asker(root)
    found = {"page, the sheet opened for it": (PAGE, await timed(lambda run: asker.get(), 1))}
    found["page, again"] = (PAGE, await timed(lambda run: asker.get(), 5))
    asker.base = opened.version
    for said, ask in asked_of(asker, opened).items():
        found[said] = (ANSWER, await timed(ask))
    return found


def asked_of(asker: Asker, opened: OpenSheet) -> dict[str, Callable[[int], Awaitable[object]]]:
    """What the page asks while an editor works, another fact in each run; the order counts, as one undoes."""
    ids = [fact.id for fact in opened.checked if fact.kind not in ("conflict", "duplicate")]
    figures = [fact for fact in opened.checked if fact.kind == "figure"]

    async def accept(run: int) -> None:
        await asker.post("edit", edits=[{"do": "status", "ids": [ids[run]], "status": "accepted"}])

    async def reword(run: int) -> None:
        words = {"text": f"[نحو] {figures[run].text}"}
        await asker.post("edit", edits=[{"do": "change", "id": figures[run].id, "set": words}])

    async def select(run: int) -> None:
        await asker.post("preview", source="article", start=figures[run].start, end=figures[run].end)

    async def typed(run: int) -> None:
        await asker.post("assess", id=figures[run].id, field="text", typed="بلغت القيمة الإجمالية")

    return {
        "accept a fact": accept,
        "reword a fact": reword,
        "undo": lambda run: asker.post("undo"),
        "form of a fact": lambda run: asker.get(f"fact/{ids[run]}"),
        "words selected": select,
        "words typed": typed,
    }


def main() -> int:
    """Print each figure; 1 where an answer takes longer than an editor waits."""
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "content"
        opened = long_sheet(root)
        (root / "site.toml").write_text('schema = 1\ntitle = "bench"\n', encoding="utf-8")
        print(f"{len(opened.articles[0].text.split())} words; medians, ms of processor time and on the clock")
        for said, (limit, times) in asyncio.run(measure(root, opened)).items():
            busy, clock = (statistics.median(column) for column in zip(*times, strict=True))
            slow = slow or busy > limit
            print(f"{said:32}{busy:8.1f}{clock:8.1f}{'   above' if busy > limit else ''}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
