"""Which addresses, names and keys may be used at all."""

from __future__ import annotations

import pytest

from waraqa.errors import WaraqaError
from waraqa.llm import endpoint

ADDRESSES = {
    "http://localhost:11434": "http://localhost:11434/v1/chat/completions",
    "http://localhost:11434/": "http://localhost:11434/v1/chat/completions",
    "http://127.0.0.1:8080/v1": "http://127.0.0.1:8080/v1/chat/completions",
    "http://[::1]:8080/v1/": "http://[::1]:8080/v1/chat/completions",
    "https://models.example/api/v1/chat/completions": "https://models.example/api/v1/chat/completions",
    "https://models.example/v1?api-version=2": "https://models.example/v1/chat/completions?api-version=2",
}


@pytest.mark.parametrize(("given", "asked"), ADDRESSES.items())
def test_an_address_is_completed(given: str, asked: str) -> None:
    assert endpoint(given, "tiny").url == asked


@pytest.mark.parametrize(
    "address", ["http://models.example/v1", "http://10.0.0.7:8080", "http://2130706433/", "http://localhost.example"]
)
def test_nothing_is_sent_unencrypted_to_another_machine(address: str) -> None:
    with pytest.raises(WaraqaError, match=r"unencrypted\n  hint: write https://"):
        endpoint(address, "tiny")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost:11434",
        "file:///etc/passwd",
        "https://user:pass@models.example/v1",
        "http://127.0.0.1\\@models.example/",
        "https://models.example:99999/",
        "https://models.example/v1#part",
        "https://models.example/v1\r\nX: y",
        "https://مثال.example/v1",
    ],
)
def test_what_readers_of_addresses_disagree_on_is_refused(address: str) -> None:
    with pytest.raises(WaraqaError, match="not an address") as caught:
        endpoint(address, "tiny")
    assert "pass" not in str(caught.value)


def test_no_print_shows_the_key_or_the_query() -> None:
    model = endpoint("https://models.example/v1?token=sesame", "tiny", "sk-secret-0123456789")
    assert "sesame" not in f"{model} {model!r}"
    assert "secret" not in f"{model} {model!r}"


def test_a_key_with_odd_letters_is_refused_unseen() -> None:
    with pytest.raises(WaraqaError, match="WARAQA_LLM_KEY") as caught:
        endpoint("https://models.example/v1", "tiny", "sk-secret\r\nX: y")
    assert "secret" not in repr(caught.value)


RULES = {"qwen2.5:7b": "qwen2.5-7b", "Org/Model Name": "org-model-name", "<b>x</b>\n": "b-x-b", "a" * 200: "a" * 80}


@pytest.mark.parametrize(("name", "rule"), RULES.items())
def test_the_name_of_a_model_becomes_the_rule_of_its_facts(name: str, rule: str) -> None:
    assert endpoint("http://localhost", name).rule == rule


@pytest.mark.parametrize("name", ["", " ", "---", "...", "نموذج", "tiny\x1b[2J", "tiny\nmore", "نموذج 1"])
def test_a_name_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(WaraqaError, match="no model's name"):
        endpoint("http://localhost", name)
