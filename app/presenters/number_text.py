"""Numbers as the screen writes them: never rounded where a clinician typed them."""

from __future__ import annotations

from typing import Final

TYPED_DECIMALS: Final = 4
MINUS: Final = "−"


def number_text(value: float) -> str:
    """Write a number with as many decimals as it has."""
    return f"{value:.{TYPED_DECIMALS}f}".rstrip("0").rstrip(".")


def rounded_text(value: float, decimals: int) -> str:
    """Write a computed number with the decimals its measurement is shown with."""
    return f"{value:.{decimals}f}"


def unit_text(unit: str) -> str:
    """Write a unit with a raised exponent, and nothing where the table has a bare number."""
    return "" if unit == "1" else unit.replace("2", "²")


def z_text(z: float) -> str:
    """Write a z-score with its sign, to one decimal."""
    rounded = round(z, 1)
    return f"{MINUS if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded):.1f}"


def whole_percent(share: float) -> str:
    """Write a share in whole percents; what is not nothing, or not all, is not written as such."""
    percent = round(share * 100)
    if percent == 0 and share > 0:
        return "< 1"
    return "> 99" if percent == 100 and share < 1 else str(percent)  # noqa: PLR2004  # per cent
