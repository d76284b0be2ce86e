"""Every key that acts on the whole window, for the list in the help."""

from __future__ import annotations

from typing import Final

KEYS: Final = (
    ("Enter / Tab", "keys.next"),
    ("Shift+Enter / Shift+Tab", "keys.back"),
    ("0 1 2 3 4", "keys.grade"),
    ("=", "keys.computed"),
    ("-", "keys.not_measured"),
    ("Ctrl+Enter", "keys.screen"),
    ("Esc", "keys.cancel"),
    ("Ctrl+P", "keys.report"),
    ("Ctrl+N", "keys.new"),
    ("Ctrl+B", "keys.bring_back"),
    ("Ctrl+M", "keys.more"),
    ("Ctrl+O", "keys.open"),
    ("Ctrl+S", "keys.save"),
    ("Ctrl+Shift+S", "keys.save_file"),
    ("Ctrl+Shift+V", "keys.paste"),
    ("Alt+1 … Alt+4", "keys.parts"),
    ("Alt+O", "keys.override"),
    ("Alt+R", "keys.start_over"),
    ("Ctrl+1 … Ctrl+6", "keys.pages"),
    ("Ctrl+F", "keys.find"),
    ("Ctrl+R", "keys.like_patient"),
    ("Ctrl+K", "keys.like_selected"),
    ("Ctrl+L", "keys.lock"),
    ("F1", "keys.explain"),
    ("F12", "keys.help"),
)
"""What to press, and the message that says what it does."""
