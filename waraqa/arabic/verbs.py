"""A verb's third person → the forms that news prose uses, each with the gender that its subject has."""

from __future__ import annotations

from typing import Literal

from waraqa.arabic.folding import fold_word

Gender = Literal["m", "f", "p"]
"""Masculine, feminine, or plural and dual (which only a subject said before can have)."""
GENDERS: tuple[Gender, ...] = ("m", "f", "p")
_WEAK = ("ا", "ى", "ي", "و")


def past_forms(verb: str) -> dict[str, Gender]:
    """`قال` → قال، قالت، قالوا …, folded; a weak last letter drops where it must (دعا → دعت، دعوا؛ لقي → لقوا)."""
    if not verb.endswith(("ا", "ى")):
        plural = (verb.removesuffix("ي") + "وا", verb + "ا", verb + "تا")
        return _folded({verb: "m", verb + "ت": "f"}, plural)
    stem = verb[:-1]
    dual = stem + ("وا" if verb.endswith("ا") else "يا")
    return _folded({verb: "m", stem + "ت": "f"}, (stem + "وا", dual, stem + "تا"))


def present_forms(verb: str) -> dict[str, Gender]:
    """`يقول` → يقول، تقول، يقولون، سيقول …, folded."""
    stem = verb[1:]
    tail = stem[:-1] if stem.endswith(_WEAK) else stem
    dual = (stem[:-1] + "ي" if stem.endswith(("ى", "ي")) else stem) + "ان"
    forms = _folded({"ي" + stem: "m", "ت" + stem: "f"}, ("ي" + tail + "ون", "ي" + dual, "ت" + dual, "ي" + tail + "وا"))
    return forms | {"س" + form: gender for form, gender in forms.items()}


def participle_forms(word: str) -> dict[str, Gender]:
    """`مؤكدا` → مؤكدا، مؤكدة، مؤكدين …, folded."""
    stem = word.removesuffix("ا")
    plural = stem.removesuffix("ي") + "ين"
    return _folded({word: "m", stem + "ة": "f"}, (plural, stem + "تين", stem + "ات"))


def _folded(singular: dict[str, Gender], plural: tuple[str, ...]) -> dict[str, Gender]:
    """All forms in folded spelling; a singular wins over a plural that is spelt alike."""
    forms: dict[str, Gender] = {fold_word(form): "p" for form in plural}
    return forms | {fold_word(form): gender for form, gender in singular.items()}
