"""الأشخاص والجهات: who is named, with the roles that the source gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.model import OrganisationFact, PersonFact
from waraqa.render.views.rows import FactRow, given, shared
from waraqa.render.views.scene import Scene, tidy
from waraqa.render.views.sides import sides_of, without_country


@dataclass(frozen=True, slots=True)
class Person(FactRow):
    """A person, the role first given, and what a reader should know of other roles and spellings."""

    name: str
    role: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The people of one country, which their roles need not name again."""

    title: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Body(FactRow):
    """An organisation by its name."""

    name: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The section: people in order of appearance, by country where every role names one; then bodies."""

    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    roles: bool
    sides: tuple[Side, ...] = ()


def people_of(scene: Scene) -> People:
    """The people and bodies of a sheet; those with a role come first."""
    facts = sorted(scene.of_kind(PersonFact), key=lambda fact: (fact.lead is None, fact.lead or 0, not _role(fact)))
    people = tuple(_person(scene, fact) for fact in facts)
    bodies = tuple(_body(scene, fact) for fact in scene.of_kind(OrganisationFact) if not _in_roles(scene, fact, facts))
    return People(people, bodies, any(person.role for person in people), _sides(scene, people))


def _sides(scene: Scene, people: tuple[Person, ...]) -> tuple[Side, ...]:
    """The people by country; nothing where a role names none, or where all are of one."""
    return tuple(
        Side(
            scene.strings.t("people.from", country=country),
            tuple(replace(one, role=without_country(one.role)) for one in people if one.role in roles),
        )
        for country, roles in sides_of(one.role for one in people).items()
    )


def _person(scene: Scene, fact: PersonFact) -> Person:
    role = scene.house(_role(fact))
    named = scene.strings.t("glossary.person", role=tidy(_role(fact))) if role.replaced else ""
    notes = (named, scene.wording(fact, "role"), _roles(scene, fact), _variants(scene, fact), _probable(scene, fact))
    return Person(name=tidy(fact.name), role=role.text, notes=given(*notes), **shared(scene, fact))


def _body(scene: Scene, fact: OrganisationFact) -> Body:
    name = scene.house(fact.name)
    notes = given(scene.wordings(name), _variants(scene, fact))
    return Body(name=name.text, notes=notes, **shared(scene, fact))


def _in_roles(scene: Scene, body: OrganisationFact, people: list[PersonFact]) -> bool:
    """True for a body of which nothing is told but its name, and that stands whole in somebody's role."""
    if body.note or body.lead is not None or body.variants or scene.chips(body) or scene.aliases(body):
        return False
    return any(_bare(body.name) in _bare(scene.house(_role(person)).text) for person in people)


def _bare(words: str) -> str:
    """Words for comparing, without what is written onto them, each between spaces."""
    return f" {' '.join(bare(word) for word in fold_word(words).split())} "


def _role(fact: PersonFact) -> str:
    return fact.role or next(iter(fact.roles), "")


def _roles(scene: Scene, fact: PersonFact) -> str:
    """The note on roles beside the one that is shown; one that only says more words of another is no second role."""
    shown = fold_word(tidy(_role(fact)))
    roles = _fullest(_distinct([role for role in (fact.role, *fact.roles) if role]))
    others = [role for role in roles if fold_word(role) != shown]
    if len(roles) == 2 and len(others) == 1:
        return scene.strings.t("person.role_too", role=others[0])
    listed = scene.strings.listed([f"«{role}»" for role in roles])
    return scene.strings.t("conflict.roles", list=listed).rstrip(".") if len(roles) > 1 else ""


def _variants(scene: Scene, fact: PersonFact | OrganisationFact) -> str:
    """Spellings that differ for a reader: not a part of the name, not another keyboard's letters."""
    name = fold_word(fact.name)
    variants = [variant for variant in _distinct(list(fact.variants)) if fold_word(variant) not in name]
    return scene.strings.t("person.variants", list=scene.strings.t("list.comma").join(variants)) if variants else ""


def _probable(scene: Scene, fact: PersonFact) -> str:
    """The office that is probably this person's: the machine says so and merges nothing."""
    offices = [reason.removeprefix("probably:") for reason in fact.reasons if reason.startswith("probably:")]
    return scene.strings.t("person.probable", role=tidy(offices[0])) if offices else ""


def _distinct(words: list[str]) -> list[str]:
    """Each wording once, tidied, the first spelling wins."""
    return list({fold_word(word): tidy(word) for word in reversed(words)}.values())[::-1]


def _fullest(roles: list[str]) -> list[str]:
    """Roles without those whose words all stand in another role."""
    sets = [frozenset(bare(word) for word in fold_word(role).split()) for role in roles]
    return [role for role, words in zip(roles, sets, strict=True) if not any(words < other for other in sets)]
