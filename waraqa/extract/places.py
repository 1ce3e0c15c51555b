"""Article → places: known names, and names behind nouns such as «مدينة» and «مطار»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Hit, Word, stems, words
from waraqa.arabic.known import doubtful_places, mild_places, places, same_place
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import is_family, is_given, name_end, nationalities
from waraqa.arabic.tagger import Opinion, opinion
from waraqa.extract.entities import Naming, breaks, definite, gather, shown, span_of
from waraqa.extract.organisations import people_spans
from waraqa.extract.overlap import Taken
from waraqa.extract.reading import Reading
from waraqa.extract.settlements import PERSONAL, further, is_new_name, opens_list, place_words, settlement
from waraqa.extract.tagged_names import is_unlikely_place, tagged
from waraqa.model import AnyFact, OrganisationFact, PlaceFact

_AGREES = 0.6
_PREPOSITIONS = frozenset(("في", "الي", "من", "علي", "نحو", "تجاه", "بين", "قرب", "داخل", "خارج", "عبر"))
_DATELINE = frozenset(("(", "-", "–", "—", "/"))
_NUMBERS = frozenset(map(fold_word, table("titles")["numbers"]))


def find_places(reading: Reading, found: tuple[AnyFact, ...]) -> Iterable[PlaceFact]:
    """One fact a place, with every mention that is no part of a person's or a body's name."""
    text = words(reading.folded.text)
    people, bodies = people_spans(found), _body_spans(found)
    namings = []
    second = opinion(reading.folded.text)
    hits = [(hit, rule) for hit, rule in _hits(text) if rule != "known-place" or not is_unlikely_place(hit, second)]
    added = tagged(text, second, "place", ((hit.first, hit.last) for hit, _ in hits))
    hits = [(_completed(text, hit, second), rule) if rule == "trigger-name" else (hit, rule) for hit, rule in hits]
    for hit, rule in [*hits, *((Hit(one.first, one.last, one.skip, ""), one.rule) for one in added)]:
        span = span_of(reading, text, hit.first, hit.last, hit.skip)
        if not people.overlaps(span) and not bodies.overlaps(span):
            name = shown(reading, span)
            key = fold_word(name)
            namings.append(Naming(span, name, same_place().get(key, key), rule))
    return [place.fact(PlaceFact, reading) for place in gather(namings)]


def _completed(text: Sequence[Word], hit: Hit, second: Opinion) -> Hit:
    """The town with the words that the tagger counts to its name: «بلدة عيتا الشعب»."""
    last = hit.last
    while last < len(text) and text[last].joined and second.goes_on("place", last, _AGREES):
        last += 1
    return hit._replace(last=last)


def _body_spans(found: Iterable[AnyFact]) -> Taken:
    """Where bodies are named."""
    bodies = [fact for fact in found if isinstance(fact, OrganisationFact)]
    return Taken([*(fact.span for fact in bodies), *(one.span for fact in bodies for one in fact.mentions)])


def _hits(text: Sequence[Word]) -> Iterator[tuple[Hit, str]]:
    """Places in order, none over another."""
    place, listing, opened = 0, False, False
    while place < len(text):
        hit, rule = _site(text, place), "site-name"
        if hit is None:
            hit, rule = settlement(text, place, listing=listing), "trigger-name"
        if hit is None:
            hit, rule = _known(text, place, listing=listing), "known-place"
        if hit is None and listing and opened:
            hit, rule = further(text, place), "trigger-name"
        if hit is None:
            listing = False
            place += 1
            continue
        yield hit, rule
        opened = opens_list(text, place) or (opened and listing)
        place = hit.last
        listing = place < len(text) and _coordinated(text[place])


def _coordinated(word: Word) -> bool:
    """True when a word is joined to a place before it: «وإب», «، صور»."""
    return word.after_comma or (word.joined and word.text[0] == "و")


def _known(text: Sequence[Word], index: int, *, listing: bool) -> Hit | None:
    """A listed place; a doubtful one only in a list of places, or mild ones behind a preposition."""
    if index and text[index].joined and text[index - 1].text.removeprefix("ال") in place_words("inside"):
        return None
    hit = places().at(text, index)
    if hit and (_is_adjective(text, hit) or _is_birthplace(text, hit) or _is_noun(text, hit)):
        return None
    if hit and listing and not hit.skip and text[index].text[0] == "و" and text[index].text[1:] in places():
        return hit._replace(skip=1, name=text[index].text[1:])
    if hit:
        return _whole(text, hit)
    unsure = doubtful_places().at(text, index)
    if unsure is None:
        return None
    mild = unsure.name in mild_places() and _directed(text, unsure)
    return unsure if listing or mild else None


def _is_adjective(text: Sequence[Word], hit: Hit) -> bool:
    """True for «السعودية» behind a definite feminine noun: «السوق السعودية»."""
    if hit.last - hit.first > 1 or hit.skip or hit.name not in nationalities() or not hit.first:
        return False
    before = text[hit.first - 1].text
    feminine = before.endswith(("ه", "ات")) or before.removeprefix("و") in place_words("feminine")
    return text[hit.first].joined and definite(before) and feminine


def _is_birthplace(text: Sequence[Word], hit: Hit) -> bool:
    """True for «مسقط» in «مسقط رأسه»."""
    return hit.name == "مسقط" and hit.last < len(text) and text[hit.last].text.startswith("راس")


def _is_noun(text: Sequence[Word], hit: Hit) -> bool:
    """True for «سيول» that are floods: described, or neither behind a preposition nor in a dateline."""
    if hit.name not in place_words("also_nouns"):
        return False
    behind = text[hit.last] if hit.last < len(text) else None
    described = behind is not None and behind.joined and behind.text.endswith("ه") and not definite(behind.text)
    dateline = behind is not None and behind.gap.strip()[:1] in _DATELINE
    return described or not (dateline or _directed(text, hit))


def _directed(text: Sequence[Word], hit: Hit) -> bool:
    """True when a preposition or a word such as «شمال» leads to the place."""
    if text[hit.first].text[: hit.skip].endswith(("ب", "ل")):
        return True
    before = text[hit.first - 1].text.removeprefix("و") if hit.first and text[hit.first].joined else ""
    led = before in _PREPOSITIONS or before in place_words("directions") or before in place_words("rulers")
    return hit.skip == 0 and led


def _whole(text: Sequence[Word], hit: Hit) -> Hit:
    """The hit with «العاصمة» behind it: «تونس العاصمة»."""
    last = hit.last
    if last < len(text) and text[last].joined and text[last].text in place_words("capitals"):
        after = text[last + 1].text if last + 1 < len(text) and text[last + 1].joined else ""
        if after not in nationalities():
            return hit._replace(last=last + 1)
    return hit


def _site(text: Sequence[Word], index: int) -> Hit | None:
    """«مطار الملك خالد الدولي», «ملعب لوسيل»: the noun belongs to the name."""
    for stem, skip in stems(text[index].text):
        if stem in place_words("sites"):
            last = _site_end(text, index + 1, stem)
            return Hit(index, last, skip, stem) if last else None
    return None


def _site_end(text: Sequence[Word], index: int, noun: str) -> int | None:
    """Where a site's name ends; None where nothing names it."""
    if index >= len(text) or not text[index].joined:
        return None
    last = _site_name(text, index, noun)
    if last is None:
        return None
    if last < len(text) and text[last].joined and text[last].text in _NUMBERS:
        last += 1
    while last < len(text) and text[last].joined and text[last].text in place_words("site_tails"):
        last += 1
    return last


def _site_name(text: Sequence[Word], index: int, noun: str) -> int | None:
    """Behind a person's name, a listed place or a word that no list has."""
    word = text[index].text
    if word in PERSONAL and index + 1 < len(text):
        return name_end(text, index + 1, frozenset())
    known = places().at(text, index) or doubtful_places().at(text, index)
    if known and known.skip == 0:
        return known.last
    if is_given(word) or (is_family(word) and noun not in place_words("known_sites")):
        return name_end(text, index, frozenset())
    if noun in place_words("known_sites") or not is_new_name(word):
        return None
    return index + 1 if not breaks(text[index]) else None
