"""The printed brief: a dossier → the HTML that goes to paper, on one page or in full, and its PDF."""

from waraqa.render.brief.fitting import Brief, make_brief
from waraqa.render.brief.paper import Edition, render_brief

__all__ = ["Brief", "Edition", "make_brief", "render_brief"]
