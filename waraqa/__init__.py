"""Waraqa turns Arabic news articles into fact sheets that a reader can check."""

__version__ = "0.1.0"
