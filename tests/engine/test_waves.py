"""What was run once is not run again, and one bad job never stops the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from waraqa.engine.executors import EXECUTORS
from waraqa.engine.store import Store
from waraqa.engine.waves import Job, run_wave
from waraqa.errors import Location, WaraqaError


def shout(text: bytes) -> bytes:
    """Upper case, or an editor's mistake for a question."""
    if text.endswith(b"?"):
        raise WaraqaError("no questions", Location("a.txt", 1, 2), "state it")
    return text.upper()


def who(text: bytes) -> bytes:
    """The process that ran it."""
    return str(os.getpid()).encode()


def jobs(*texts: bytes) -> list[Job]:
    return [Job(text.decode(), shout, ("errors",), (text,)) for text in texts]


@pytest.mark.parametrize("kind", EXECUTORS)
def test_every_executor_gives_the_same_answers_in_order(kind: str, tmp_path: Path) -> None:
    with EXECUTORS[kind](2) as pool:
        outcomes = list(run_wave(jobs(b"b", b"why?", b"a"), pool, Store(tmp_path)))
    assert [outcome.value for outcome in outcomes] == [b"B", None, b"A"]
    assert str(outcomes[1].error) == "a.txt:1:2: no questions\n  hint: state it"


def test_a_second_wave_runs_nothing_and_a_mistake_is_tried_again(tmp_path: Path) -> None:
    with EXECUTORS["serial"](1) as pool:
        list(run_wave(jobs(b"a", b"b?"), pool, Store(tmp_path)))
        again = list(run_wave(jobs(b"a", b"b?", b"c"), pool, Store(tmp_path)))
    assert [outcome.fresh for outcome in again] == [False, True, True]
    assert again[0].value == b"A"


def test_processes_are_not_this_one(tmp_path: Path) -> None:
    with EXECUTORS["processes"](1) as pool:
        (outcome,) = run_wave([Job("who", who, ("errors",), (b"",))], pool, Store(tmp_path))
    assert outcome.value != str(os.getpid()).encode()


def test_the_key_knows_the_function_the_arguments_and_the_rooms() -> None:
    base = Job("x", shout, ("errors",), (b"a",))
    others = [
        Job("x", who, ("errors",), (b"a",)),
        Job("x", shout, ("model",), (b"a",)),
        Job("x", shout, ("errors",), (b"b",)),
        Job("x", shout, ("errors",), (b"a", b"")),
    ]
    assert base.key == Job("another name", shout, ("errors",), (b"a",)).key
    assert base.key not in {other.key for other in others}


def test_our_own_mistakes_are_not_swallowed(tmp_path: Path) -> None:
    with EXECUTORS["serial"](1) as pool, pytest.raises(TypeError):
        list(run_wave([Job("x", shout, ("errors",), (b"a", b"b"))], pool, Store(tmp_path)))


def test_the_store_gives_back_what_it_was_given(tmp_path: Path) -> None:
    store = Store(tmp_path / "new")
    assert store.load("abcdef") is None
    store.save("abcdef", b"\x00data")
    assert store.load("abcdef") == b"\x00data"
    assert [path.name for path in (tmp_path / "new/ab").iterdir()] == ["cdef"]
