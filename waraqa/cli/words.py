"""The language of the terminal, and sentences in it."""

from __future__ import annotations

import os
from collections.abc import Mapping

from waraqa.controls import steers
from waraqa.errors import WaraqaError
from waraqa.locale import languages
from waraqa.locale.terminal import ENGLISH, counted, isolated, said, said_again

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where the system says which language people read, in the order in which gettext asks."""


def language(environment: Mapping[str, str] | None = None) -> str:
    """The first language of the terminal that we speak; English where it names none."""
    given = os.environ if environment is None else environment
    wanted = next((given[name] for name in VARIABLES if given.get(name)), "")
    codes = (one.partition(".")[0].partition("@")[0].partition("_")[0].lower() for one in wanted.split(":"))
    return next((code for code in codes if code in languages()), ENGLISH)


def say(sentence: str, **values: object) -> str:
    """An English sentence as this terminal's language has it, its values filled in; no value steers the terminal."""
    return said(language(), sentence, **{name: plain(str(value)) for name, value in values.items()})


def say_counted(one: str, many: str, count: int) -> str:
    """A counted noun as this terminal's language has it; `{n}` is the number."""
    return counted(language(), one, many, count)


def say_again(english: str) -> str:
    """A finished English sentence as this terminal's language has it, where it is known; it steers no terminal."""
    return said_again(language(), plain(english))


def alone(cell: str) -> str:
    """A cell of a table whose direction turns nothing beside it; as it is in English."""
    return cell if language() == ENGLISH else isolated(cell)


def say_mistake(mistake: WaraqaError) -> str:
    """A mistake with its place and its hint, in this terminal's language where its sentences are known in it."""
    speech = language()
    if speech == ENGLISH:
        told = WaraqaError(said_again(speech, mistake.message), mistake.where, mistake.hint)
        return f"error: {plain(str(told))}"
    place = f"{isolated(plain(str(mistake.where)))}: " if mistake.where else ""
    message = say("error:") + f" {place}{said_again(speech, plain(mistake.message))}"
    hint = said_again(speech, plain(mistake.hint))
    return f"{message}\n  {say('hint:')} {hint}" if hint else message


def plain(text: str) -> str:
    """Text that cannot steer a terminal: no control characters but line ends, no direction overrides."""
    return "".join("\ufffd" if letter != "\n" and steers(letter) else letter for letter in text)
