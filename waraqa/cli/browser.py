"""A page shown in the reader's browser, where there is a screen."""

from __future__ import annotations

import os
import sys
import webbrowser


def show(address: str) -> None:
    """Open the page; nothing where there is no screen."""
    if os.name == "nt" or sys.platform == "darwin" or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
        webbrowser.open(address)
