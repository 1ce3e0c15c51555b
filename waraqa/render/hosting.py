"""What hosts are told: the policy of a page, `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from waraqa.config import Config

SEARCHING = ("search/", "pagefind/")
"""Where search runs: its engine is WebAssembly, which nothing else may compile."""
NAMED = "assets/"
"""Where every file has its own digest in its name, so that it never changes."""

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
)
_NOT_FRAMED = "frame-ancestors 'none'"
"""Counts in a header only: a browser complains of it in a page."""

_EVERYWHERE = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
    "payment=(), usb=()",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Resource-Policy: same-origin",
    "Strict-Transport-Security: max-age=31536000",
)
_ASK_AGAIN = "Cache-Control: public, max-age=0, must-revalidate"
_FOR_EVER = "Cache-Control: public, max-age=31536000, immutable"
_EARLY = "Link: </{}>; rel=preload; as=font; type=font/woff2; crossorigin"
"""A header and not an element of the page, since a browser may not do so from a disk, and complains."""
_READ_FIRST = re.compile(r"assets/waraqa-sans-400\.[0-9a-f]+\.woff2$")
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WHY = """# Hosts differ in what they do where two rules set one header: one takes the last, one joins both, and two
# joined policies allow only what both allow. So each address has one rule with a policy and a time to keep it.
"""


def policy_in(path: str, config: Config) -> str:
    """The policy that a page carries itself, where its host cannot send one."""
    return policy_of(path) if config.host == "github-pages" else ""


def policy_of(path: str) -> str:
    """The content security policy of a path under the root of the site: its own files and nothing else."""
    policy = "; ".join(_POLICY)
    return policy.replace("'self'", "'self' 'wasm-unsafe-eval'", 1) if path.startswith(SEARCHING) else policy


def render_hosting(paths: Sequence[str], moved: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """The files that hosts read, for a site with these files and with sheets that moved."""
    told = {"_headers": render_headers(paths), "_redirects": render_redirects(moved), ".nojekyll": ""}
    return {name: text.encode() for name, text in told.items()}


def render_headers(paths: Iterable[str]) -> str:
    """The `_headers` of a site with these files."""
    paths = tuple(paths)
    special = (NAMED, *SEARCHING)
    rules = [_rule("/*", _EVERYWHERE)]
    early = [_EARLY.format(path) for path in paths if _READ_FIRST.match(path)]
    keeping = {NAMED: (_FOR_EVER,), SEARCHING[0]: (_ASK_AGAIN, *early)}
    rules += [_rule(f"/{path}*", (_policy_header(path), *keeping.get(path, (_ASK_AGAIN,)))) for path in special]
    others = (_policy_header(""), _ASK_AGAIN, *early)
    rules += [_rule(pattern, others) for pattern in _beside(special, paths)]
    return _WHY + "".join(rules)


def render_redirects(moved: Sequence[tuple[str, str]]) -> str:
    """The `_redirects` of former addresses, each with the sheet that stands there no longer."""
    at = [f"/{old}/ /{new}/ 301" for old, new in moved]
    below = [f"/{old}/* /{new}/:splat 301" for old, new in moved]
    return "".join(f"{line}\n" for line in (*at, *below))


def with_facts(moved: Sequence[tuple[str, str]], paths: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Former addresses of sheets with those of their facts' pages, each with the folder that it leads to."""
    facts = [path.removesuffix("/index.html") for path in paths if "/f/" in path and path.endswith("/index.html")]
    below = ((old, new, fact) for old, new in moved for fact in facts if fact.startswith(f"{new}/f/"))
    return (*moved, *((f"{old}{fact.removeprefix(new)}", fact) for old, new, fact in below))


def _policy_header(path: str) -> str:
    return f"Content-Security-Policy: {policy_of(path)}; {_NOT_FRAMED}"


def _rule(pattern: str, headers: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in (pattern, *(f"  {header}" for header in headers)))


def _beside(special: Sequence[str], paths: Iterable[str]) -> list[str]:
    """Patterns for all files, and for most addresses where there is none, that match nothing in the special folders.

    Those of files come first: Cloudflare Pages reads a hundred rules.
    """
    starts = {_start(quote(path), special) for path in paths}
    spare = [letter for letter in _LETTERS if letter not in starts and not _begins(letter, special)]
    return ["/", *(f"/{start}*" for start in (*sorted(starts - {""}), *spare))]


def _start(path: str, special: Sequence[str]) -> str:
    """The fewest letters by which a path differs from all special folders; nothing for what lies in one."""
    starts = (path[:length] for length in range(1, len(path) + 1))
    return "" if path.startswith(tuple(special)) else next((one for one in starts if not _begins(one, special)), "")


def _begins(start: str, special: Sequence[str]) -> bool:
    return any(folder.startswith(start) for folder in special)
