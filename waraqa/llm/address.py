"""Where a model is asked: an address that is encrypted or stays on this machine, a model's name, a key."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field

from waraqa.errors import WaraqaError

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?P<port>:\d{1,5})?"
    r"(?P<path>/[!-\"$->@-~]*)?(?P<query>\?[!-\"$-~]*)?"
)
_CHAT = "/chat/completions"
_MODEL = re.compile(r"(?=.*[A-Za-z0-9])[!-~]+(?: [!-~]+)*")
_UNSAFE = re.compile(r"[^a-z0-9.]+")
_LONGEST_RULE = 80


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an address; `str` leaves out what may be secret, and so does `repr`."""

    url: str = field(repr=False)
    model: str
    key: str = field(default="", repr=False)

    def __str__(self) -> str:
        """The address as errors may show it."""
        return self.url.partition("?")[0]

    @property
    def host(self) -> str:
        """The machine that is asked, with its port."""
        return self.url.split("/")[2]

    @property
    def is_local(self) -> bool:
        """True when no word leaves this machine."""
        return _is_loopback(_parts(self.url)["host"])

    @property
    def rule(self) -> str:
        """The name that facts of this model wear as their rule."""
        return _UNSAFE.sub("-", self.model.casefold()).strip("-.")[:_LONGEST_RULE]

    def echoes_key(self, text: str) -> bool:
        """True when a text holds a piece of the key: such a text is not shown."""
        pieces = (self.key[place : place + 6] for place in range(max(len(self.key) - 5, 1)))
        return bool(self.key) and any(piece in text for piece in pieces)


def endpoint(url: str, model: str, key: str = "") -> Endpoint:
    """The endpoint that the settings name; what cannot be one, or would be unsafe, is a `WaraqaError`."""
    parts = _parts(url.strip())
    if parts["scheme"] == "http" and not _is_loopback(parts["host"]):
        hint = "write https://…; http is for a server on this machine: http://localhost:11434"
        raise WaraqaError(f"{parts['host']} would be sent the text, and the key, unencrypted", hint=hint)
    if not _MODEL.fullmatch(model.strip()):
        raise WaraqaError(f"{model!r} is no model's name", hint="write it as the server lists it: qwen2.5:7b")
    if not re.fullmatch(r"[!-~]*", key.strip()):
        raise WaraqaError("WARAQA_LLM_KEY holds a character that no key has", hint="copy the key again")
    path = parts["path"].rstrip("/") or "/v1"
    path += "" if path.endswith(_CHAT) else _CHAT
    address = f"{parts['scheme']}://{parts['host']}{parts['port']}{path}{parts['query']}"
    return Endpoint(address, model.strip(), key.strip())


def _parts(url: str) -> dict[str, str]:
    """The parts of an address; nothing but plain ones is read, since readers disagree on the others."""
    match = _ADDRESS.fullmatch(url)
    if match is None or int((match["port"] or ":0")[1:]) > 65535:
        hint = "write http://localhost:11434/v1 or https://host/v1; a key goes into WARAQA_LLM_KEY"
        raise WaraqaError("the endpoint is not an address that can be asked", hint=hint)
    return match.groupdict("")


def _is_loopback(host: str) -> bool:
    """True for this machine."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
