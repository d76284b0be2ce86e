"""The report of one run as a single page in both languages: the counts first, then every change."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from heart_engine.cohort.cleaning.clean import INSIDE, SUMMARY_FILE
from heart_engine.cohort.cleaning.report_parts import (
    both,
    code,
    field_name,
    heading,
    page,
    row_list,
    table,
    text,
)
from heart_engine.cohort.cleaning.trace import CHANGES_FILE, REJECTED_FILE, REVIEW_FILE

REPORT_FILE = "report.html"
_SHORT_LIST = 12
_LOOK = {"first": ("优先", "first"), "then": ("其次", "then")}
_COUNT = ("数量", "count")


def write_report(folder: Path, out: Path) -> None:
    """Write the page; it is put in place when it is whole."""
    inside = folder / INSIDE
    counts = json.loads((inside / SUMMARY_FILE).read_text(encoding="utf-8"))
    unfinished = out.with_name(out.name + ".unfinished")
    with unfinished.open("w", encoding="utf-8") as file:
        file.writelines(page(f"数据清洗报告 Cleaning report: {counts['file']}", _parts(counts, inside)))
    unfinished.replace(out)


def _parts(counts: Mapping[str, Any], inside: Path) -> Iterator[str]:
    warning = (
        "本报告含原始单元格内容和行号，请勿带出医院。",
        "Holds raw texts and row numbers: keep it inside.",
    )
    yield f'<p class="warn">{both(*warning)}</p>'
    yield from _rows(counts)
    yield from _cells(counts)
    yield from _questions(counts)
    yield from _people(counts)
    yield from _leaks(counts)
    yield from _columns(counts)
    yield from _fields(counts)
    yield from _rejected(inside / REJECTED_FILE)
    yield from _review(inside / REVIEW_FILE)
    yield from _changes(inside / CHANGES_FILE)


def _rows(counts: Mapping[str, Any]) -> Iterator[str]:
    rows = counts["rows"]
    yield heading("行", "Rows")
    lines = [
        [both("读取", "read"), f"{rows['read']:,}"],
        [both("采用", "kept"), f"{rows['kept']:,}"],
        *([code(reason), f"{count:,}"] for reason, count in rows["rejected"].items()),
        [both("汇总行（未作为病例）", "rows about all rows, not read"), row_list(counts["summary_rows"])],
        [both("未读取的工作表", "sheets not read"), text(", ".join(counts["sheets_not_read"]))],
        [both("文件SHA-256", "SHA-256 of the file"), text(counts["file_sha256"])],
        [both("规则版本", "version of the rules"), text(counts["rules_sha256"])],
    ]
    yield table([("项目", "what"), _COUNT], [line for line in lines if line[1]], [1])


def _cells(counts: Mapping[str, Any]) -> Iterator[str]:
    yield heading("单元格", "Cells")
    lines = [
        [code(action), code(rule), f"{count:,}"]
        for action, rules in counts["cells"].items()
        for rule, count in rules.items()
    ]
    yield table([("处理", "what was done"), ("规则", "rule"), _COUNT], lines, [2])


def _questions(counts: Mapping[str, Any]) -> Iterator[str]:
    asked = counts["open_questions"]
    yield heading(f"未回答的问题：{len(asked)}", f"Open questions: {len(asked)}")
    lines = [[text(" / ".join(one["path"])), f"{one['cells']:,}"] for one in asked]
    if lines:
        yield table([("映射文件中的位置", "place in the mapping"), ("单元格", "cells")], lines, [1])


def _people(counts: Mapping[str, Any]) -> Iterator[str]:
    hidden = counts["anonymity"]
    yield heading("患者与去标识化", "Patients and de-identification")
    lines = [
        (both("患者", "patients"), counts["patients"]),
        (both("重复检查", "repeated examinations"), counts["repeat_exams"]),
        (both("近似重复", "near duplicates"), counts["near_duplicates"]),
        *((both("划分", "part") + f" {text(name)}", count) for name, count in counts["split"].items()),
        (both("k（年龄段、性别、标签）", "k over age band, sex and labels"), hidden["k"]),
        (both("年龄段放宽", "age band widened"), hidden["wider_age"]),
        (both("性别隐去", "sex left open"), hidden["open_sex"]),
        (both("隐去的行", "rows suppressed"), hidden["suppressed"]),
        *((both("取整", "rounded") + f" {text(name)}", n) for name, n in counts["rounded"].items() if n),
    ]
    yield table([("项目", "what"), _COUNT], [[name, f"{count:,}"] for name, count in lines], [1])


def _leaks(counts: Mapping[str, Any]) -> Iterator[str]:
    found = counts["leakage"]
    yield heading("缺失是否泄露标签", "Does absence give the label away?")
    hits, usual = f"{found['pattern_hits']:.1%}", f"{found['usual_hits']:.1%}"
    yield f"<p>{both(f'仅凭缺失模式可猜中{hits}，总猜最常见标签可猜中{usual}。', f'From the gaps alone {hits} could be guessed; always saying the commonest answer gives {usual}.')}</p>"  # noqa: E501 - one sentence in two languages
    lines = [
        [
            field_name(one["key"]),
            text(one["label"]),
            f"{one['missing_with']:.0%}",
            f"{one['missing_without']:.0%}",
        ]
        for one in found["leaks"]
    ]
    if lines:
        heads = [
            ("字段", "field"),
            ("标签", "label"),
            ("有该标签时缺失", "missing with it"),
            ("无时缺失", "without"),
        ]
        yield table(heads, lines, [2, 3])


def _columns(counts: Mapping[str, Any]) -> Iterator[str]:
    yield heading("列", "Columns")
    lines = [
        [
            text(one["column"]),
            text(one["header"]),
            field_name(one["key"]),
            text(one["confidence"]),
            text(one["unit"] or ""),
            text(one["note"]),
        ]
        for one in counts["columns"]
    ]
    for one in counts["repeated_columns"]:
        pair, share = " = ".join(one["keys"]), f"{one['share']:.0%}"
        says = (
            f"{pair}：{share}的行数值相同，是否为同一列？",
            f"{pair} in {share} of the rows: one column twice?",
        )
        yield f'<p class="warn">{both(*says)}</p>'
    heads = [
        ("列", "column"),
        ("表头", "header"),
        ("字段", "field"),
        ("把握", "how sure"),
        ("单位", "unit"),
        ("说明", "note"),
    ]
    yield table(heads, lines)


def _fields(counts: Mapping[str, Any]) -> Iterator[str]:
    yield heading("字段", "Fields")
    reasons = list(dict.fromkeys(name for one in counts["fields"].values() for name in one))
    heads = [("字段", "field"), *((name, name) for name in reasons)]
    lines = [
        [field_name(key), *(f"{found.get(name, 0):,}" for name in reasons)]
        for key, found in counts["fields"].items()
    ]
    yield table(heads, lines, range(1, len(heads)))


def _rejected(path: Path) -> Iterator[str]:
    yield heading("未采用的行", "Rows that stay out")
    groups: dict[str, list[int]] = defaultdict(list)
    for row in _read(path):
        groups[row["reason"]].append(int(row["row"]))
    lines = [[code(reason), f"{len(rows):,}", _places(rows)] for reason, rows in groups.items()]
    yield table([("原因", "reason"), _COUNT, ("行", "rows")], lines, [1])


def _review(path: Path) -> Iterator[str]:
    yield heading("需人工查看的行", "Rows to look at")
    lines = (
        [
            both(*_LOOK[row["look"]]),
            row["row"],
            field_name(row["field"]),
            text(row["value"]),
            code(row["rule"]),
            both(row["says_zh"], row["says_en"]),
            text(row["proposal"]),
        ]
        for row in _read(path)
    )
    heads = [
        ("先后", "look"),
        ("行", "row"),
        ("字段", "field"),
        ("值", "value"),
        ("规则", "rule"),
        ("说明", "what"),
        ("建议", "proposal"),
    ]
    yield table(heads, lines, [1])


def _changes(path: Path) -> Iterator[str]:
    """Group equal changes of a column; the rows of each group stand behind it, none left out."""
    yield heading("每一处改动", "Every change")
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    names = ("sheet", "column", "header", "field", "raw", "action", "rule", "value", "unit", "proposal")
    for row in _read(path):
        groups[tuple(row[name] for name in names)].append(int(row["row"]))
    ordered = sorted(groups.items(), key=lambda one: (one[0][0], len(one[0][1]), one[0][1], -len(one[1])))
    lines = (
        [
            text(f"{sheet} {column} {header}".strip()),
            f"<code>{text(raw)}</code>",
            code(action),
            code(rule),
            text(f"{value} {unit}".strip()) if value else text(proposal and f"? {proposal}"),
            f"{len(rows):,}",
            _places(rows),
        ]
        for (sheet, column, header, _, raw, action, rule, value, unit, proposal), rows in ordered
    )
    heads = [
        ("列", "column"),
        ("原文", "raw text"),
        ("处理", "done"),
        ("规则", "rule"),
        ("值", "value"),
        _COUNT,
        ("行", "rows"),
    ]
    yield table(heads, lines, [5])


def _places(rows: list[int]) -> str:
    shown = row_list(rows)
    if len(rows) <= _SHORT_LIST:
        return shown
    return f"<details><summary>{len(rows):,}</summary>{shown}</details>"


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
