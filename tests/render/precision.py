"""What a page shows of a source's dates and figures, read from the source alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.render.dossiers import CONFIG, dossier, fact, source
from waraqa.extract import extract
from waraqa.extract.dates import find_dates
from waraqa.extract.reading import read
from waraqa.model import DateFact, EventFact, FigureFact, Source
from waraqa.render.views.dating import Dating, dating_of
from waraqa.render.views.figures import figures_of
from waraqa.render.views.scene import Scene


def shown_date(text: str, published: date) -> Dating:
    """How an event is dated that the whole sentence tells, by the first date in it."""
    news = source(text, published=published)
    days = dates_of(news)
    event = fact(EventFact, news, text, date=days[0].value)
    return dating_of(Scene(dossier(news, *days, event), CONFIG), event, event.date)


def dates_of(news: Source) -> list[DateFact]:
    """The dates that stand in a source."""
    found = find_dates(read(news.article("ar")), ())
    return [replace(one, id=f"date-{one.start}", verdict="exact") for one in found]


def shown_figures(text: str, published: date) -> list[str]:
    """The figures of a source as the section shows them, in the order of the text."""
    news = source(text, published=published)
    facts = [one for one in extract(news.article("ar")) if isinstance(one, FigureFact)]
    known = [replace(one, id=f"figure-{one.start}", verdict="exact") for one in facts]
    figures = figures_of(Scene(dossier(news, *known), CONFIG))
    told = {figure.id: figure.words for figure in (*figures.large, *figures.rows)}
    return [told[one.id] for one in known if one.id in told]
