"""What the screen says, as plain values; no widget is known here."""
