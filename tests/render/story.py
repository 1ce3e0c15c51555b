"""One small story with its facts, and scenes made of them."""

from __future__ import annotations

from typing import Any

from tests.render.dossiers import CONFIG, dossier, fact, source
from waraqa.model import (
    AnyFact,
    ConflictFact,
    DateFact,
    EventFact,
    FigureFact,
    Source,
    sides_of,
)
from waraqa.render.views.scene import Scene

NEWS = source(
    "أعلن مصرف الساحل، الثلاثاء الماضي، أن أرباحه بلغت 40 مليون دينار في 2020، مقابل 30 مليون دينار في 2019.\n"
    "وقال المدير هشام الزين إن 12% من الزبائن غادروا بعد خمسة أيام من الإضراب.\n"
    "وفي فبراير زار وفد من النقابة المصرف، وفي الشهر نفسه وقّع الطرفان مذكرة تفاهم.\n"
    "وفي فبراير زار وفد من النقابة المصرف، وفي الشهر نفسه وقّع الطرفان مذكرة تفاهم.\n"
    "وكان المصرف قد افتتح فرعًا في صفاقس.\n"
)
PROFIT_20 = fact(
    FigureFact, NEWS, "40 مليون دينار", value=40_000_000, unit="TND", of="أرباح مصرف الساحل", period="2020"
)
PROFIT_19 = fact(
    FigureFact, NEWS, "30 مليون دينار", value=30_000_000, unit="TND", of="أرباح مصرف الساحل", period="2019"
)
SHARE = fact(FigureFact, NEWS, "12%", value=12, unit="percent", of="الزبائن")
DAYS = fact(FigureFact, NEWS, "خمسة أيام", value=5, unit="day", of="الإضراب")
FEBRUARY = fact(DateFact, NEWS, "فبراير", value="2021-02", qualifiers=("year-inferred",))
TUESDAY = fact(DateFact, NEWS, "الثلاثاء الماضي", value="2021-03-09", qualifiers=("anaphoric",))
ANNOUNCED = fact(EventFact, NEWS, "أعلن مصرف الساحل، الثلاثاء الماضي", type="announcement", date="2021-03-09")
VISIT = fact(EventFact, NEWS, "زار وفد من النقابة المصرف", type="visit", date="2021-02")
SIGNED = fact(EventFact, NEWS, "وقّع الطرفان مذكرة تفاهم", type="agreement", date="2021-02")
BRANCH = fact(EventFact, NEWS, "افتتح فرعًا في صفاقس", type="other")
ALL: tuple[AnyFact, ...] = (PROFIT_20, PROFIT_19, SHARE, DAYS, FEBRUARY, TUESDAY, ANNOUNCED, VISIT, SIGNED, BRANCH)


def scene(*facts: AnyFact, text: Source = NEWS, **fields: Any) -> Scene:
    return Scene(dossier(text, *facts, **fields), CONFIG)


def clash(a: FigureFact, b: FigureFact, **fields: Any) -> ConflictFact:
    known: dict[str, Any] = {
        "id": f"conflict-{a.start}",
        "verdict": "exact",
        "why": "values",
        **sides_of(a, b),
        **fields,
    }
    return ConflictFact(**known)
