"""What a file holds, as a page: each column with its field, its doubts and a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from heart_engine.cohort.cleaning.pictures import picture
from heart_engine.cohort.cleaning.report_parts import both, code, field_name, page, table, text
from heart_engine.cohort.profile import ColumnProfile, Doubt


def write_profile(file: str, studies: int, columns: Sequence[ColumnProfile], out: Path) -> None:
    """Write the page."""
    with out.open("w", encoding="utf-8") as stream:
        stream.writelines(page(f"数据概览 Profile: {file}", _parts(studies, columns)))


def _parts(studies: int, columns: Sequence[ColumnProfile]) -> Iterator[str]:
    asked = sum(one.needs_a_person for one in columns)
    says = (
        f"{studies:,}项检查，{len(columns)}列，其中{asked}列有疑问。",
        f"{studies:,} studies, {len(columns)} columns, {asked} of them with questions.",
    )
    yield f"<p>{both(*says)}</p>"
    band = (
        "绿色背景为成人参考范围（男女取宽）。",
        "Green: the usual range of adults, the wider of both sexes.",
    )
    yield f"<p>{both(*band)}</p>"
    heads = [
        ("列", "column"),
        ("字段与单位", "field and unit"),
        ("缺失", "missing"),
        ("分布", "picture"),
        ("疑问", "doubts"),
    ]
    yield table(heads, (_row(one) for one in columns), [2])


def _row(column: ColumnProfile) -> list[str]:
    field = field_name(column.key) or "-"
    unit = f"<br>{text(column.unit)} <small>{text(column.unit_from)}</small>" if column.unit else ""
    scale = f"<br>{text(column.scale)}" if column.scale else ""
    spread = "" if column.spread is None else "<br>" + text(" – ".join(f"{one:g}" for one in column.spread))
    return [
        f"{text(column.column or '')} {text(column.header)}",
        f"{field} <small>{text(column.confidence)}</small>{unit}{scale}",
        f"{column.missing_share:.0%}" if column.statuses else "",
        picture(column.key, column.distinct) + spread,
        "<br>".join(_doubt(one) for one in column.doubts),
    ]


def _doubt(doubt: Doubt) -> str:
    offer = f" ? {text(doubt.proposal)}" if doubt.proposal else ""
    return f"{doubt.count:,} × <code>{text(doubt.raw)}</code> {code(doubt.rule)}{offer}"
