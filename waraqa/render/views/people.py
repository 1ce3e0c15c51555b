"""الأشخاص والجهات: who is named, with the roles that the source gives."""

from __future__ import annotations

from dataclasses import dataclass

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.model import OrganisationFact, PersonFact
from waraqa.render.views.scene import Chip, Ref, Scene, tidy


@dataclass(frozen=True, slots=True)
class Person:
    """A person, the role first given, and what a reader should know of other roles and spellings."""

    id: str
    name: str
    role: str
    notes: tuple[str, ...]
    note: str
    aliases: tuple[str, ...]
    ref: Ref
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its name."""

    id: str
    name: str
    notes: tuple[str, ...]
    note: str
    aliases: tuple[str, ...]
    ref: Ref
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The section: people in order of appearance, then bodies."""

    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    roles: bool


def people_of(scene: Scene) -> People:
    """The people and bodies of a sheet; those with a role come first."""
    facts = sorted(scene.of_kind(PersonFact), key=lambda fact: (fact.lead is None, fact.lead or 0, not _role(fact)))
    people = tuple(_person(scene, fact) for fact in facts)
    bodies = tuple(_body(scene, fact) for fact in scene.of_kind(OrganisationFact))
    return People(people, bodies, any(person.role for person in people))


def _person(scene: Scene, fact: PersonFact) -> Person:
    role = scene.house(_role(fact))
    named = scene.strings.t("glossary.person", role=tidy(_role(fact))) if role.replaced else ""
    notes = (named, scene.wording(fact, "role"), _roles(scene, fact), _variants(scene, fact), _probable(scene, fact))
    return Person(
        id=fact.id,
        name=tidy(fact.name),
        role=role.text,
        notes=tuple(note for note in notes if note),
        note=scene.note(fact),
        aliases=scene.aliases(fact),
        ref=scene.ref(fact),
        chips=scene.chips(fact),
    )


def _body(scene: Scene, fact: OrganisationFact) -> Body:
    name = scene.house(fact.name)
    notes = (scene.wordings(name), _variants(scene, fact))
    return Body(
        id=fact.id,
        name=name.text,
        notes=tuple(note for note in notes if note),
        note=scene.note(fact),
        aliases=scene.aliases(fact),
        ref=scene.ref(fact),
        chips=scene.chips(fact),
    )


def _role(fact: PersonFact) -> str:
    return fact.role or next(iter(fact.roles), "")


def _roles(scene: Scene, fact: PersonFact) -> str:
    """The note on several roles; one that only says more words of another is no second role."""
    roles = _fullest(_distinct([role for role in (fact.role, *fact.roles) if role]))
    if len(roles) < 2:
        return ""
    return scene.strings.t("conflict.roles", list=scene.strings.listed([f"«{role}»" for role in roles])).rstrip(".")


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
