"""Who said what stands without a verb of saying: «… على حد قول فلان», and headings «فلان: …»."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from waraqa.arabic.names import is_ordinary
from waraqa.arabic.speech import HEADING, Form, form_of, is_clause_word, word_set
from waraqa.extract.cues import Cue
from waraqa.extract.scenes import SPEECH, Scene
from waraqa.extract.subjects import Stage, name_of, subject_after

_HEAD = 9
_SHORTEST, _HEADLINE = 4, 22
_CREDIT = Form("judge", "m", plain=True)
_Last = Callable[[str], str | None]


def asides(stage: Stage, scene: Scene, number: int, last: _Last) -> Iterator[Cue]:
    """The credits of a sentence and its heading; `last` tells who of a gender spoke last."""
    if heading := _heading(stage, scene, number):
        yield heading
    nouns, links = word_set("credits"), word_set("credit_links")
    for index, word in enumerate(scene.words):
        if word.text in nouns and index and scene.words[index - 1].text in links:
            yield _credit(stage, scene, number, index, last)


def _credit(stage: Stage, scene: Scene, number: int, index: int, last: _Last) -> Cue:
    """«على حد قول فلان», «بحسب تعبيره»: the cue reaches back to what is credited."""
    words, word = scene.words, scene.words[index]
    start = words[index - 2].start if words[index - 1].text == "حد" and index > 1 else words[index - 1].start
    speaker = None
    if word.text.endswith("ه"):
        speaker = last("m")
    elif word.text.endswith("ها"):
        speaker = last("f")
    elif not word.text.endswith("هم") and (subject := subject_after(stage, scene, index + 1, _CREDIT)):
        speaker = subject.name
    carried = word.text.endswith(("ه", "ها")) and speaker is not None
    return Cue(start, word.end, index, _CREDIT, scene, number, scene.end, speaker, carried, back=True)


def _heading(stage: Stage, scene: Scene, number: int) -> Cue | None:
    """A name or role that opens a line, with a colon and what was said behind it."""
    text = stage.reading.folded.text
    if scene.start and text[scene.start - 1] != "\n":
        return None
    words = scene.words
    colon = next((i for i, word in enumerate(words[:_HEAD]) if word.text == ":"), 0)
    if not colon or colon + 1 >= len(words) or any(_is_no_name(stage, word.start, word.text) for word in words[:colon]):
        return None
    marked = words[colon + 1].text == SPEECH
    if not marked and not _is_headline(stage, scene, colon):
        return None
    speaker = _named(stage, scene, colon, marked)
    if speaker is None:
        return None
    place = words[colon].end
    return Cue(place, place, colon, HEADING, scene, number, scene.end, speaker, after=colon + 1, colon=place)


def _is_headline(stage: Stage, scene: Scene, colon: int) -> bool:
    """True for a line of some words without a full stop; not for an entry of a list: «فلان: كذا - كذا»."""
    text, words = stage.reading.folded.text, scene.words[colon + 1 :]
    whole = scene.end >= len(text) or text[scene.end] == "\n"
    plain = not any(word.text in ("-", "–", ".", "|", "/") for word in words)
    return whole and plain and _SHORTEST <= len(words) <= _HEADLINE


def _is_no_name(stage: Stage, place: int, text: str) -> bool:
    """True for a sign, a verb of saying, أن, or a date."""
    if text in ("،", "-", "–") or stage.cast.within(place - 40, place + 1, "person"):
        return False
    return not text[0].isalnum() or form_of(text) is not None or is_clause_word(text) or stage.cast.is_dated(place)


def _named(stage: Stage, scene: Scene, colon: int, marked: bool) -> str | None:
    """Who a heading names: somebody known, the holder of a role, or before marks an unknown name."""
    name, known = name_of(stage, scene, 0, colon)
    head = scene.words[0].text
    if known or head in word_set("speaking_heads"):
        return name
    if marked and colon <= 2 and not any(is_ordinary(word.text) for word in scene.words[:colon]):
        return name
    return None
