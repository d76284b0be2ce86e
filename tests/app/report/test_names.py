"""Hostile and foreign names: what is read back from the PDF is equal, or the field was refused.

`HEART_NAMES=10000 pytest tests/app/report/test_names.py` runs the full number.
"""

from __future__ import annotations

import io
import os
import random
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.report.fonts import composed
from app.report.pdf import UnprintableError, report_bytes
from app.report.values import LONGEST_LINE, ReportContent, Unprintable, print_problems
from tests.app.conftest import texts_by_pdfium

Written = Callable[..., ReportContent]
COUNT: Final = int(os.environ.get("HEART_NAMES", "400"))
ON_ONE_REPORT: Final = 40  # as many as stay on one page
HOSTILE: Final = (
    '<img src="file:///etc/passwd"/>',
    "<b>bold</b> & <i>",
    "&lt;&amp;&#65;&#x41;",
    "<para><font color=red>x</font></para>",
    "</para>",
    "<!-- -->]]>",
    "Robert'); DROP TABLE patients;--",
    "%s %d {0} {name} ${jndi:ldap://x}",
    "\\",
    "()<>[]{}/%",
    "(\\)",
    "endstream endobj %%EOF",
    "=cmd|'/c calc'!A1",
    "../../../etc/passwd",
    "a\u202eb",
    "a\u200bb",
    "\x00",
    "\x1b[31m",
    "line\nline",
    "tab\tb",
    "\ufeffBOM",
    "\ud800",
    "ﬁ ﬂ",
    "𠮷野家",
    "محمد علي",
    "שרה",
    "สมชาย",
    "प्रिया",
    "ئەخمەت",
    "Ayşe Gökçe",
    "Đặng Thị Ánh",
    "O'Brien-Smith",
    "李　明",
    "買買提·吐尔逊",
    "김철수",
    "さくら",
    "Ю́рий",
    "👩‍⚕️",
    "e\u0301e\u0301",
    "A" * 200,
)
# Where the characters of people's names come from, and those that break printers.
COMMON: Final = ((0x41, 0x7A), (0x4E00, 0x9FFF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3))
BLOCKS: Final = (
    *COMMON * 4,
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x300, 0x36F),
    (0x370, 0x52F),
    (0x590, 0x6FF),
    (0x900, 0xE7F),
    (0x1100, 0x11FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x1F600, 0x1F64F),
    (0x20000, 0x2FA1F),
    (0x30000, 0x313AF),
)


def names(count: int) -> Iterator[str]:
    """Return the hostile ones, then names of one or two scripts; the same each time."""
    chance = random.Random(20261120)
    yield from HOSTILE
    for _ in range(count - len(HOSTILE)):
        scripts = chance.choices(BLOCKS, k=chance.randint(1, 2))
        length = chance.randint(1, 12)
        yield "".join(chr(chance.randint(*chance.choice(scripts))) for _ in range(length))


def squeezed(text: str) -> str:
    return "".join(text.split())


def between(text: str, before: str, after: str) -> str:
    return text.partition(before)[2].partition(after)[0]


def read_by_pypdf(data: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def read_by_pdfium(data: bytes) -> str:
    return squeezed("".join(texts_by_pdfium(data)))


def refused(written: Written, name: str) -> bool:
    return bool(print_problems(written(("en",), patient_name=name)))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_many_names_come_back_equal_or_are_refused(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    everyone = list(names(COUNT))
    printable = [name for name in everyone if not refused(written, name)]
    for start in range(0, len(printable), ON_ONE_REPORT):
        batch = printable[start : start + ON_ONE_REPORT]
        content = written(("en",), impression="\n".join(batch))
        text = read_by_pypdf(report_bytes(content))
        shown = between(text, "Ownimpression", "Owndecision,ifitdiffers")
        assert shown == squeezed("".join(composed(name) for name in batch))
    with capsys.disabled():
        print(f"\nnames: {len(printable)} equal, {len(everyone) - len(printable)} refused")  # noqa: T201  # the figure
    assert len(everyone) == COUNT
    assert COUNT / 4 < len(printable) < COUNT


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_name_comes_back_equal_or_its_field_is_refused(written: Written, name: str) -> None:
    content = written(("en",), patient_name=name)
    if print_problems(content):
        with pytest.raises(UnprintableError) as refusal:
            report_bytes(content)
        assert {problem.field for problem in refusal.value.problems} == {"patient.name"}
    else:
        shown = between(read_by_pdfium(report_bytes(content)), "Nameorinitials", "Sex")
        expected = squeezed(composed(name))
        # pdfium itself takes ligatures apart.
        assert unicodedata.normalize("NFKC", shown) == unicodedata.normalize("NFKC", expected)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=40))
def test_any_text_is_equal_or_refused(written: Written, name: str) -> None:
    content = written(("en",), patient_name=name)
    if not print_problems(content):
        shown = between(read_by_pypdf(report_bytes(content)), "Nameorinitials", "Sex")
        assert shown == (squeezed(composed(name)) or "–")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=300))
def test_unattended_any_text_gives_a_report(written: Written, name: str) -> None:
    content = written(("en",), patient_name=name, impression=name, unattended=True)
    assert report_bytes(content).startswith(b"%PDF")


def test_a_name_longer_than_any_name_is_refused(written: Written) -> None:
    problems = print_problems(written(patient_name="李" * (LONGEST_LINE + 1)))
    assert [(one.field, one.code) for one in problems] == [("patient.name", Unprintable.TOO_LONG)]
