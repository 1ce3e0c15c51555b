"""Numbers as a site writes them: its digits and its signs."""

from __future__ import annotations

import re

from waraqa.config import Digits

_ARAB = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def in_digits(text: str, digits: Digits) -> str:
    """Words of ours with their digits in the site's script; never applied to a source's words."""
    return text.translate(_ARAB) if digits == "arab" else text


def in_site_digits(words: str, digits: Digits) -> str:
    """A figure's own words with digits, decimal sign and percent sign in the site's script; a comma stays as it was."""
    if digits == "latn":
        return words.translate(_LATN)
    return _POINT.sub("٫", words.replace("%", "٪")).translate(_ARAB)
