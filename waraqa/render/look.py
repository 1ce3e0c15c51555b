"""What a site looks like: where its templates lie and under which names its assets are published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A folder of templates, a digest of all that is in it, and each asset's path under the root of the site.

    `own` is the folder of a site's own templates, laid over ours.
    """

    folder: str
    digest: str
    assets: tuple[tuple[str, str], ...] = ()
    own: str = ""

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that are searched for a template, first found wins."""
        return (self.own, self.folder) if self.own else (self.folder,)

    @property
    def searched(self) -> bool:
        """True for a site that has a page to search on."""
        return any(name == "search.js" for name, _ in self.assets)

    def asset(self, name: str) -> str:
        """The fingerprinted path of an asset; a `KeyError` where there is none."""
        return dict(self.assets)[name]
