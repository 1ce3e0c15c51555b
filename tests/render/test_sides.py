"""People by country: only where every office names its own, and then told once."""

from __future__ import annotations

import pytest

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from waraqa.model import OrganisationFact, PersonFact
from waraqa.render.sections import parts_of, render_sections
from waraqa.render.views.people import people_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.sides import country_of, sides_of, without_country


@pytest.mark.parametrize(
    ("role", "country", "short"),
    [
        ("وزير العدل المصري", "مصر", "وزير العدل"),
        ("وزيرة الخارجية الألمانية", "ألمانيا", "وزيرة الخارجية"),
        ("الرئيس الأميركي", "الولايات المتحدة", "الرئيس"),
        ("رئيسة الوزراء البريطانية", "بريطانيا", "رئيسة الوزراء"),
        ("المتحدث باسم الجيش اللبناني", "لبنان", "المتحدث باسم الجيش"),
        ("رئيس الوزراء العراقي السابق", "العراق", "رئيس الوزراء العراقي السابق"),
        ("وزير الثقافة [التونسي]", "تونس", "وزير الثقافة [التونسي]"),
        ("سفير المغرب", "المغرب", "سفير المغرب"),
    ],
)
def test_an_office_names_its_country(role: str, country: str, short: str) -> None:
    assert (country_of(role), without_country(role)) == (country, short)


@pytest.mark.parametrize(
    "role",
    [
        "وزير الدفاع",
        "السفير الفرنسي في تونس",
        "باحث في الشأن الإيراني",
        "رئيس قسم الدراسات التركية",
        "المبعوث الدولي إلى ليبيا",
        "الأمين العام لجامعة الدول العربية",
        "رئيس مجلس الأعمال المصري الصيني",
    ],
)
def test_what_is_no_office_of_one_country_names_none(role: str) -> None:
    assert country_of(role) == ""


ROLES = ("وزير العدل المصري", "وزير الخارجية المصري", "العاهل الأردني", "رئيس الوزراء الأردني")


def test_sides_stand_only_where_each_role_names_one_of_several() -> None:
    assert sides_of(ROLES) == {"مصر": ROLES[:2], "الأردن": ROLES[2:]}
    assert sides_of((*ROLES, "وزير الدفاع")) == sides_of((*ROLES, "")) == {}
    assert sides_of(ROLES[:3]) == sides_of(ROLES[:2] * 3) == {}


def test_people_stand_under_their_country_and_a_body_in_a_role_is_not_told_again() -> None:
    names = ("حسام نبيل", "رامي فوزي", "سعيد العلي", "زيد الخالد")
    roles = (*ROLES[:3], "قائد الجيش الأردني")
    text = source("، و".join(f"{role} {name}" for role, name in zip(roles, names, strict=True)) + " ووزارة النقل.")
    people = [fact(PersonFact, text, name, name=name, role=role) for name, role in zip(names, roles, strict=True)]
    bodies = [fact(OrganisationFact, text, name, name=name) for name in ("الجيش الأردني", "وزارة النقل")]
    scene = Scene(reviewed(dossier(text, *people, *bodies)), CONFIG)
    view = people_of(scene)
    assert [body.name for body in view.bodies] == ["وزارة النقل"]
    assert [person.role for person in view.people] == list(roles)
    parts = parts_of(render_sections(scene.dossier, CONFIG, LOOK))
    told = " ".join(next(part.text for part in parts if part.name == "people").split())
    assert told.index("### من مصر {: .side }") < told.index("**حسام نبيل**، وزير العدل [") < told.index("### من الأردن")
    assert "المصري" not in told and "**زيد الخالد**، قائد الجيش [" in told
    assert f'id="f-{bodies[0].id}"' in "".join(part.text for part in parts)
