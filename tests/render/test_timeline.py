"""The timeline: each date as precise as its words, said so to the eye, to readers and to machines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.render.dossiers import CONFIG, LOOK, fact, source
from tests.render.story import FEBRUARY, VISIT, scene
from waraqa.model import DateFact, EventFact
from waraqa.render.direction import isolate_html
from waraqa.render.sections import render_sections
from waraqa.render.views.timeline import Moment, timeline_of

EVENT = "افتُتح السد"


def moment(words: str, value: str, **fields: Any) -> Moment:
    """The one moment of a text that tells one event."""
    text = source(f"{words} {EVENT}.")
    when = fact(DateFact, text, words, value=value, **fields)
    return timeline_of(scene(when, fact(EventFact, text, f"{words} {EVENT}", date=value), text=text)).moments[0]


@pytest.mark.parametrize(
    ("words", "value", "shape", "timed"),
    [
        ("يوم 4 مارس 2021", "2021-03-04", "day", '<time datetime="2021-03-04">4 مارس/آذار 2021</time>'),
        ("في مارس 2021", "2021-03", "month", '<time datetime="2021-03">مارس/آذار 2021</time>'),
        ("عام 2019", "2019", "year", '<time datetime="2019">2019</time>'),
        (
            "بين 3 و9 مارس 2021",
            "2021-03-03/2021-03-09",
            "range",
            '<time datetime="2021-03-03">3</time>–<time datetime="2021-03-09">9</time> مارس/آذار 2021',
        ),
        (
            "من يناير إلى مايو 2020",
            "2020-01/2020-05",
            "range",
            '<time datetime="2020-01">من يناير/كانون الثاني</time> إلى <time datetime="2020-05">مايو/أيار 2020</time>',
        ),
        ("نحو عام 2015", "2015~", "about", '<time datetime="2015">نحو 2015</time>'),
        ("في صيف 2013", "2013-22", "year", "صيف 2013"),
    ],
)
def test_a_date_is_as_precise_as_its_words(words: str, value: str, shape: str, timed: str) -> None:
    one = moment(words, value)
    assert (one.shape, str(one.timed)) == (shape, timed)


@pytest.mark.parametrize(
    ("words", "value", "run"),
    [
        ("بين 3 و9 مارس 2021", "2021-03-03/2021-03-09", '>3</time>–<time datetime="2021-03-09">9</time></bdi>'),
        ("بين 2019 و2021", "2019/2021", '>2019</time>–<time datetime="2021">2021</time></bdi>'),
    ],
)
def test_the_ends_of_a_range_stand_in_its_own_direction(words: str, value: str, run: str) -> None:
    assert run in isolate_html(f"<p>{moment(words, value).timed}</p>")


def test_a_year_worked_out_is_drawn_as_such() -> None:
    one = timeline_of(scene(VISIT, FEBRUARY)).moments[0]
    assert one.shape == "month inferred"
    assert '<time datetime="2021-02">فبراير/شباط <abbr class="years"' in one.timed


def test_a_month_says_that_the_day_is_open_and_a_day_says_nothing() -> None:
    assert moment("في مارس 2021", "2021-03").note == "بلا تحديد اليوم"
    assert moment("مطلع مارس 2021", "2021-03", qualifiers=("edge-start",)).note == ""
    assert moment("يوم 4 مارس 2021", "2021-03-04").note == ""


def test_the_line_is_an_ordered_list_with_a_sign_for_each_date_on_screen_alone() -> None:
    told = scene(VISIT, FEBRUARY)
    assert '1. <span class="node month inferred"></span>**<time' in render_sections(told.dossier, CONFIG, LOOK)
    assert "node" not in render_sections(told.dossier, CONFIG, LOOK, "print")


@pytest.mark.parametrize("count", [3, 40])
def test_few_and_many_events_keep_their_order_and_their_addresses(count: int) -> None:
    days = [(day, year) for year in range(2000, 2010) for day in (3, 9, 17, 28)][:count]
    text = source(" ".join(f"وفي {day} مايو {year} {EVENT}." for day, year in days))
    found = [
        fact(EventFact, text, f"{match[1]} مايو {match[2]} {EVENT}", date=f"{match[2]}-05-{int(match[1]):02}")
        for match in re.finditer(r"(\d+) مايو (\d+)", text.text)
    ]
    view = timeline_of(scene(*reversed(found), text=text))
    assert [one.entries[0].id for one in view.moments] == [one.id for one in found]
    assert len(view.moments) == count
    told = render_sections(scene(*reversed(found), text=text).dossier, CONFIG, LOOK)
    assert re.findall(r"\{: #f-([a-z0-9-]+) \}", told) == [one.id for one in found]
    assert told.count('<span class="node day"></span>') == count


def test_an_event_without_a_date_stands_apart() -> None:
    view = timeline_of(scene(VISIT, replace(VISIT, id="bare", date=None, start=VISIT.start + 4, text=VISIT.text[4:])))
    assert [one.id for one in view.undated] == ["bare"]
