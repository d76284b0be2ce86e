"""How people of many countries write a number: it is read exactly, or asked about, never read as another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.measurement import Measurement, measurements
from heart_engine.domain.numbers import Status, parse_typed

ASCII = "0123456789"
NUMBERS = [row for row in measurements() if not row.is_grade]


@dataclass(frozen=True)
class Locale:
    name: str
    point: str
    group: str
    digits: str = ASCII
    first_group: int = 3
    group_size: int = 3

    @property
    def is_plain(self) -> bool:
        return self.digits in {ASCII, "０１２３４５６７８９"} and self.point in ".,。．，"

    def write(self, number: Decimal) -> str:
        whole, _, decimals = f"{number:f}".partition(".")
        groups = [whole[-self.first_group :]]
        whole = whole[: -self.first_group]
        while whole:
            groups.insert(0, whole[-self.group_size :])
            whole = whole[: -self.group_size]
        text = self.group.join(groups) + (self.point + decimals if decimals else "")
        return text.translate(str.maketrans(ASCII, self.digits))


LOCALES = [
    Locale("en", ".", ","),
    Locale("de", ",", "."),
    Locale("de-CH", ".", "’"),
    Locale("fr", ",", "\u202f"),
    Locale("sv", ",", "\u00a0"),
    Locale("ru", ",", " "),
    Locale("tr", ",", "."),
    Locale("es", ",", "\u2009"),
    Locale("it-CH", ".", "'"),
    Locale("en-IN", ".", ",", group_size=2),
    Locale("zh full-width", "．", "，", digits="０１２３４５６７８９"),
    Locale("zh input method", "。", ","),
    Locale("zh comma", "，", ""),
    Locale("ja myriads", ".", ",", first_group=4, group_size=4),
    Locale("ar", "٫", "٬", digits="٠١٢٣٤٥٦٧٨٩"),
    Locale("fa", "٫", "٬", digits="۰۱۲۳۴۵۶۷۸۹"),
    Locale("hi", ".", ",", digits="०१२३४५६७८९", group_size=2),
    Locale("bn", ".", ",", digits="০১২৩৪৫৬৭৮৯", group_size=2),
    Locale("th", ".", ",", digits="๐๑๒๓๔๕๖๗๘๙"),
    Locale("es old style", "'", "."),
    Locale("en old style", "·", ","),
]

NUMBER = st.integers(0, 4).flatmap(lambda places: st.decimals(0, 2_000_000, places=places))


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.name)
@given(row=st.sampled_from(NUMBERS), number=NUMBER | st.decimals(0, 150, places=1), with_unit=st.booleans())
def test_a_number_is_read_exactly_or_not_at_all(
    locale: Locale, row: Measurement, number: Decimal, with_unit: bool
) -> None:
    unit = f" {row.unit}" if with_unit and row.unit != "1" else ""
    typed = parse_typed(row.key, locale.write(number) + unit)
    assert typed.value is None or typed.value == float(number)


@pytest.mark.parametrize("locale", [one for one in LOCALES if one.is_plain], ids=lambda locale: locale.name)
@given(row=st.sampled_from(NUMBERS), data=st.data(), places=st.integers(0, 2))
def test_every_possible_number_with_its_unit_is_a_value(
    locale: Locale, row: Measurement, data: st.DataObject, places: int
) -> None:
    low, high = Decimal(str(row.hard.low)), Decimal(str(row.hard.high))
    number = data.draw(st.decimals(low, high, places=places).filter(lambda one: low <= one <= high))
    unit = "" if row.unit == "1" else row.unit
    typed = parse_typed(row.key, locale.write(number) + unit)
    assert (typed.status, typed.value) == (Status.VALUE, float(number))


@pytest.mark.parametrize(
    "locale", [one for one in LOCALES if not one.is_plain], ids=lambda locale: locale.name
)
def test_a_number_in_other_signs_asks(locale: Locale) -> None:
    assert parse_typed("lvedd", f"{locale.write(Decimal('45.2'))} mm").status is Status.ASK


@pytest.mark.parametrize("text", ["MİLD", "mıld", "Şİddetli", "ORTA"])
def test_turkish_letters_never_make_another_grade(text: str) -> None:
    assert parse_typed("mr", text).status is Status.REJECT


@pytest.mark.parametrize("text", ["4.6 L/mın", "4.6 L/MİN"])
def test_turkish_letters_never_make_another_unit(text: str) -> None:
    assert parse_typed("co", text).status is Status.ASK
