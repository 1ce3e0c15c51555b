"""The pages that readers' ways are tried on, one of each kind."""

from __future__ import annotations

SHEET = "morocco-israel-2022/index.html"
PAGES = (
    "index.html",
    SHEET,
    "tunisia-election-2019/index.html",
    "morocco-israel-2022/f/trade-june-2022/index.html",
    "corrections/index.html",
    "search/index.html",
    "methodology/index.html",
)
