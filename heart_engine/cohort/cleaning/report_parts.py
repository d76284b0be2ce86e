"""Pieces of the report's page; every text of a file is escaped before it becomes a part of it."""

from __future__ import annotations

import functools
import html
from collections.abc import Iterable, Sequence

from heart_engine.domain.checks import check_rows
from heart_engine.domain.measurement import by_key
from heart_engine.domain.resources import read_table

STYLE = """
body{font:15px/1.5 "Noto Sans SC","Microsoft YaHei",sans-serif;color:#1b1b1b}
body{margin:2em auto;max-width:75em;padding:0 1em}
table{border-collapse:collapse;margin:.6em 0 1.6em;width:100%}
th,td{border-bottom:1px solid #d5d5d5;padding:.25em .6em;text-align:left}
th,td{vertical-align:top;overflow-wrap:anywhere}
th{background:#f2f4f7}td.n{text-align:right;white-space:nowrap}
.warn{background:#fff3cd;padding:.6em 1em;border-left:4px solid #b58900}
code{background:#f2f4f7;padding:0 .2em;white-space:pre-wrap}summary{cursor:pointer}
svg{max-width:100%;height:auto}small{color:#555}
"""


def text(value: object) -> str:
    """Return any text as HTML that shows it and does nothing else."""
    return html.escape(str(value), quote=True)


def both(chinese: str, english: str) -> str:
    """Return a wording in both languages."""
    return f"{text(chinese)} <small>{text(english)}</small>"


def code(name: str) -> str:
    """Return what a rule, reason or action means, with its name."""
    words = [_codes()[part] for part in name.split("+") if part in _codes()]
    return f"<code>{text(name)}</code>" + "".join(f" {both(*one)}" for one in words)


def field_name(key: str | None) -> str:
    """Return what a field is called in both languages."""
    row = by_key().get(key or "")
    if row is not None:
        return both(row.label_zh, row.label_en)
    words = _codes().get(key or "")
    return both(*words) if words else text(key or "")


def heading(chinese: str, english: str) -> str:
    """Return the title of a section."""
    return f"<h2>{both(chinese, english)}</h2>"


def table(
    columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()
) -> str:
    """Return a table; cells are HTML already, `numbers` are the columns that stand on the right."""
    head = "".join(f"<th>{both(*one)}</th>" for one in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="n">{one}</td>' if i in numbers else f"<td>{one}</td>" for i, one in enumerate(row)
        )
        + "</tr>\n"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n"


def page(title: str, parts: Iterable[str]) -> Iterable[str]:
    """Yield a whole page that loads nothing and runs nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{text(title)}</title>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<style>{STYLE}</style></head><body>\n"
    yield f"<h1>{text(title)}</h1>\n"
    yield from parts
    yield "</body></html>\n"


def row_list(rows: Sequence[int]) -> str:
    """Write row numbers shortly: 2-5, 9."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in spans)


@functools.cache
def _codes() -> dict[str, tuple[str, str]]:
    found = {row["code"]: (row["text_zh"], row["text_en"]) for row in read_table("cleaning_rules.csv")}
    shown = {"{typed}": "…", "{computed}": "…"}
    for row in check_rows():
        words = [row.text_zh, row.text_en]
        for name, dots in shown.items():
            words = [one.replace(name, dots) for one in words]
        found.setdefault(row.rule, (words[0], words[1]))
    return found
