"""content/ → the files of a site: facts wave → pages wave → lists → briefs. Nothing is written here."""

from waraqa.site.building import File, Site, build_site, fonts_of, is_searched
from waraqa.site.checking import Checked, check_content, explain_sheet, refusals
from waraqa.site.run import Run, Workshop

__all__ = [
    "Checked",
    "File",
    "Run",
    "Site",
    "Workshop",
    "build_site",
    "check_content",
    "explain_sheet",
    "fonts_of",
    "is_searched",
    "refusals",
]
