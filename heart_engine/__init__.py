"""The screening engine and the hospital's tools; the desktop sees only `domain` and `protocol` of it."""

__version__ = "0.1.0"
