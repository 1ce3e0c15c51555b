"""A sheet as schema.org has it (JSON-LD): what the page shows, in its words, and nothing beside.

It is a `Report`: it says what its sources say and rates nothing, so there is no ClaimReview. A draft makes no claims.
Whether a publisher, an author or a speaker is a person or a body is said only where the sheet knows it; schema.org
takes the bare name for the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from waraqa.arabic.folding import fold_word
from waraqa.config import Config
from waraqa.controls import clean
from waraqa.model import Fact, PersonFact, Source, changed_on, ledger_of, version_of
from waraqa.render.addresses import address_of
from waraqa.render.views.agreements import Agreement, agreements_of
from waraqa.render.views.corrections import entry_words
from waraqa.render.views.figures import Figure, figures_of
from waraqa.render.views.header import gist_of, title_of
from waraqa.render.views.quotes import Quote, quotes_of
from waraqa.render.views.scene import Scene, tidy
from waraqa.render.views.timeline import Entry, timeline_of

Node = dict[str, object]
LONGEST_HEADLINE = 110
"""A longer title is a name and no headline, by Google's rule for articles."""
_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def render_record(scene: Scene) -> Markup:
    """The script element of a sheet's page; nothing for a site without a public address."""
    if not scene.config.base_url:
        return Markup("")
    data = json.dumps(_tidy(_report(scene)), ensure_ascii=False, separators=(",", ":"))
    return Markup(f'<script type="application/ld+json">{data.translate(_ESCAPES)}</script>')


def _report(scene: Scene) -> Node:
    """The sheet as data; keys without a value are there and empty."""
    sheet, where = scene.dossier.sheet, _address(scene)
    title = title_of(scene.dossier)
    record: Node = {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": where,
        "url": where,
        "name": title,
        "headline": title if len(title) <= LONGEST_HEADLINE else None,
        "inLanguage": sheet.lang,
        "creativeWorkStatus": _status(scene),
        "disambiguatingDescription": scene.strings.t("scope.note"),
        "author": sheet.prepared_by,
        "publisher": _publisher(scene.config),
        "isPartOf": {"@type": "WebSite", "name": scene.config.title, "url": address_of(scene.config)},
        "license": scene.config.license if _is_web(scene.config.license) else None,
        "isBasedOn": [] if sheet.withdrawn else [_source(text.source) for text in scene.sources.values()],
    }
    return record if scene.draft else record | _reviewed(scene)


def _reviewed(scene: Scene) -> Node:
    """What only a reviewed sheet says: who signed it, its dates as given, its claims, its corrections."""
    sheet = scene.dossier.sheet
    changed, gist = changed_on(sheet), gist_of(scene)
    return {
        "editor": sheet.reviewed_by,
        "version": version_of(sheet),
        "datePublished": sheet.issued and sheet.issued.isoformat(),
        "dateModified": changed and changed.isoformat(),
        "abstract": gist.text if gist.own and not sheet.withdrawn else None,
        "hasPart": [] if sheet.withdrawn else list(_claims(scene)),
        "correction": list(_corrections(scene)),
    }


def _claims(scene: Scene) -> Iterator[Node]:
    """Figures, events, agreements and quotations, each as the section of the page tells it."""
    facts: dict[str, Fact] = {fact.id: fact for fact in scene.shown}
    figures, timeline, quotes = figures_of(scene), timeline_of(scene), quotes_of(scene)
    for figure in (*figures.large, *figures.rows):
        yield _figure(scene, facts[figure.id], figure)
    for moment in timeline.moments:
        for event in moment.entries:
            yield _event(scene, facts[event.id], event, moment.when)
    for event in timeline.undated:
        yield _event(scene, facts[event.id], event, "")
    for agreement in agreements_of(scene):
        yield _agreement(scene, facts[agreement.id], agreement)
    for quote in quotes.direct:
        yield _quotation(scene, facts[quote.id], quote)
    for quote in quotes.reported:
        yield _reported(scene, facts[quote.id], quote)


def _figure(scene: Scene, fact: Fact, figure: Figure) -> Node:
    text = f"{figure.measure}: {figure.words}" if figure.measure else figure.words
    notes = [*figure.dating, *figure.notes, *figure.doubts, *_beside(figure)]
    return _claim(scene, fact, text=text, temporal=figure.period, author=figure.speaker, notes=notes)


def _event(scene: Scene, fact: Fact, event: Entry, when: str) -> Node:
    return _claim(scene, fact, text=event.text, temporal=when, notes=[*event.notes, *_beside(event)])


def _agreement(scene: Scene, fact: Fact, agreement: Agreement) -> Node:
    notes = [*agreement.remarks, *agreement.notes, *_beside(agreement)]
    return _claim(scene, fact, text=agreement.document, temporal=agreement.when, notes=notes)


def _reported(scene: Scene, fact: Fact, quote: Quote) -> Node:
    notes = [*quote.notes, *_beside(quote)]
    return _claim(scene, fact, text=quote.words, author=quote.speaker, notes=notes)


def _claim(scene: Scene, fact: Fact, *, text: str, temporal: str = "", author: str = "", notes: list[str]) -> Node:
    """What a source says, of which time, who says it there, and every warning that the page puts beside it."""
    return {
        "@type": "Claim",
        "@id": _address(scene, f"f-{fact.id}"),
        "text": text,
        "temporal": temporal,
        "author": _speaker(scene, author),
        "description": notes,
        "appearance": _places(fact),
    }


def _quotation(scene: Scene, fact: Fact, quote: Quote) -> Node:
    return {
        "@type": "Quotation",
        "@id": _address(scene, f"f-{fact.id}"),
        "text": quote.words,
        "spokenByCharacter": _speaker(scene, quote.speaker),
        "description": [*quote.notes, *_beside(quote)],
        "citation": _places(fact),
    }


def _corrections(scene: Scene) -> Iterator[Node]:
    """The entries of substance."""
    for entry in ledger_of(scene.dossier.sheet):
        if not entry.correction.minor:
            yield {
                "@type": "CorrectionComment",
                "@id": _address(scene, entry.address),
                "text": entry_words(scene, entry.correction),
                "datePublished": entry.correction.date.isoformat(),
            }


def _source(source: Source) -> Node:
    """A source as far as it is known; of a draft as well."""
    return {
        "@type": "CreativeWork",
        "@id": f"_:{source.id}",
        "name": source.title,
        "url": source.url if _is_web(source.url) else None,
        "archivedAt": source.archived_url if _is_web(source.archived_url) else None,
        "author": source.author,
        "publisher": source.outlet,
        "datePublished": source.published and source.published.isoformat(),
    }


def _places(fact: Fact) -> list[Node]:
    """The sources that say it."""
    return [{"@id": f"_:{source}"} for source in dict.fromkeys((fact.source, *(one.source for one in fact.also)))]


def _speaker(scene: Scene, name: str) -> object:
    """A person of the sheet as one, anyone else by the name alone, nothing where the source names nobody."""
    if not name or name == scene.strings.t("quote.unknown"):
        return None
    people = (known for one in scene.of_kind(PersonFact) for known in (one.name, tidy(one.text), *one.variants))
    return {"@type": "Person", "name": name} if fold_word(name) in map(fold_word, people) else name


def _publisher(config: Config) -> object:
    if not config.publisher or not config.logo:
        return config.publisher
    logo = config.logo if _is_web(config.logo) else address_of(config, config.logo)
    return {"@type": "Organization", "name": config.publisher, "url": address_of(config), "logo": logo}


def _status(scene: Scene) -> str | None:
    """That it is a draft, or that it was withdrawn."""
    if scene.dossier.sheet.withdrawn:
        return scene.strings.t("state.withdrawn")
    return scene.strings.t("doc.kind.draft") if scene.draft else None


def _address(scene: Scene, anchor: str = "") -> str:
    path = f"{scene.dossier.sheet.slug}/"
    return address_of(scene.config, f"{path}#{anchor}" if anchor else path)


def _beside(view: Figure | Entry | Agreement | Quote) -> list[str]:
    """The chips, and what the editor notes."""
    return [*(chip.text for chip in view.chips), view.note]


def _is_web(address: str | None) -> bool:
    return address is not None and address.startswith(("https://", "http://"))


def _tidy(value: object) -> object:
    """The data without empty keys, its words without direction controls, on one line."""
    if isinstance(value, Mapping):
        return {key: _tidy(held) for key, held in value.items() if held not in (None, "", [])}
    if isinstance(value, list):
        return [_tidy(one) for one in value if one]
    return " ".join(clean(value).split()) if isinstance(value, str) else value
