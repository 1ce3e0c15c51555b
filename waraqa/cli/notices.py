"""What is missing on this machine, and what the site does without."""

from __future__ import annotations

UNSEARCHED = "no search: Pagefind is not installed (pip install pagefind-bin), or set search = false in site.toml"
UNPICTURED = "no cards to share: they need Pango, which is not installed; or set cards = false in site.toml"
UNCURED = "words of the briefs may not be found: this WeasyPrint is not the version whose text layer we mend (70)"
