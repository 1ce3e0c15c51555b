"""Hold extraction against its limits, each in a process of its own: `python -m benchmarks.limits`.

What is timed is processor time of one core. Machines differ: read the figures beside those of a known machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

LIMITS = (  # what, the program that prints it, its limit, how many runs
    ("import of waraqa.extract, ms", "import", 120.0, 9),
    ("import and the first 2 KB article, ms", "first", 240.0, 9),
    ("a 2 KB article, ms", "article", 12.0, 3),
    ("400 facts of 5,000 words checked, ms", "checked", 1000.0, 3),
    ("1 MB: time grew over 100 KB, times", "growth", 12.0, 1),
    ("1 MB: memory, MB", "memory", 120.0, 1),
)
PROGRAM = """
import resource, sys, time
begun = time.process_time()
from waraqa.extract import extract
from waraqa.model import Article
imported = time.process_time() - begun

def cut(size, number=0):  # no two texts alike: what was read once may be remembered
    news = f"{number}\\n".encode() + open(sys.argv[2], "rb").read()
    return Article("bench", (news * (size // len(news) + 1))[:size].decode(errors="ignore"))

def seconds(article):
    start = time.process_time()
    extract(article)
    return time.process_time() - start

def first():
    return (imported + seconds(cut(2000))) * 1000

def article():
    return min(seconds(cut(2000, number)) for number in range(30)) * 1000

def checked():  # cut to words, with as many facts as asked for; what an editor worded costs most
    from dataclasses import replace
    from waraqa.verify import verify

    texts = [open(file, encoding="utf-8").read() for file in sys.argv[2:]]
    words = " ".join(texts * (5000 // len(" ".join(texts).split()) + 1)).split(" ")[:5000]
    source = Article("bench", " ".join(words))
    found = [replace(fact, display="كما ورد: " + fact.text) for fact in extract(source)][:400]
    facts = (found * (400 // len(found) + 1))[:400]
    start = time.process_time()
    verify(facts, [source])
    return (time.process_time() - start) * 1000

def growth():
    return seconds(cut(1_000_000)) / min(seconds(cut(100_000, number)) for number in range(3))

def memory():
    extract(cut(1_000_000))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

print(imported * 1000 if sys.argv[1] == "import" else globals()[sys.argv[1]]())
"""
NEWS = Path(__file__).resolve().parents[1] / "content" / "morocco-israel-2022" / "article.txt"
OTHERS = sorted(NEWS.parents[1].glob("*/*.txt"))


def figure(what: str, runs: int) -> float:
    """The median of what some processes print."""
    command = [sys.executable, "-c", PROGRAM, what, str(NEWS), *map(str, OTHERS)]
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, capture_output=True, check=True, env=usual)  # compiles what was edited
    ran = (subprocess.run(command, capture_output=True, check=True, env=usual) for _ in range(runs))
    return median(float(one.stdout) for one in ran)


def main() -> int:
    """Print each figure against its limit; 1 where one is passed."""
    passed = False
    for said, what, limit, runs in LIMITS:
        reached = figure(what, runs)
        passed = passed or reached > limit
        print(f"{said:42}{reached:9.1f}   limit {limit:.0f}{'   above' if reached > limit else ''}", flush=True)
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
