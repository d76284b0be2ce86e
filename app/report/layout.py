"""From plain values to the blocks of the page, in reading order."""

from __future__ import annotations

from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.looks import (
    BODY,
    CELL,
    COLUMN,
    HEADLINE,
    MARGIN,
    NOTE,
    RULE,
    STRONG,
    STRONG_CELL,
    boxed,
    grid,
    heading,
    inline,
    printed,
    stacked,
)
from app.report.qr import QrDrawing
from app.report.shapes import LabelShapes, ShareBar, label_colour
from app.report.strips import StripDrawing
from app.report.text import PlainText, TextStyle
from app.report.values import Answer, Fact, LabelLine, ReportContent, Row, RowGroup, SupportLine, Words

WIDTH: Final = A4[0] - 2 * MARGIN
_FACTS_PER_LINE: Final = 4
_QR_SIZE: Final = 62.0
_SIGNATURE_ROOM: Final = 15.0


def blocks(content: ReportContent) -> list[Flowable]:
    """Return the whole report, section by section."""
    return [
        _patient(content),
        *_answer(content),
        *_measurements(content),
        *_flags(content),
        *_next_steps(content),
        *_supporting(content),
        KeepTogether(_clinician(content)),
        KeepTogether(_model(content)),
        *_sources(content),
    ]


def _patient(content: ReportContent) -> Flowable:
    cells = [_fact_cell(fact) for fact in content.patient]
    rows = [cells[start : start + _FACTS_PER_LINE] for start in range(0, len(cells), _FACTS_PER_LINE)]
    return boxed(rows, [WIDTH * share for share in (0.28, 0.26, 0.2, 0.26)])


def _fact_cell(fact: Fact) -> list[Flowable]:
    return [PlainText(inline(fact.label), COLUMN), PlainText(printed(fact.value) or "–", STRONG)]


def _answer(content: ReportContent) -> list[Flowable]:
    answer = content.answer
    told: list[Flowable] = [
        *heading(content.headings["heading.answer"]),
        PlainText(stacked(answer.headline), HEADLINE),
        Spacer(1, 2),
    ]
    if answer.lines:
        told.append(_answer_table(content, answer))
    told.extend(PlainText(stacked(remark), BODY) for remark in answer.remarks)
    return told


def _answer_table(content: ReportContent, answer: Answer) -> Flowable:
    titles = [content.headings[f"column.{name}"] for name in ("label", "call", "frequency")]
    header = [
        "",
        *(PlainText(inline(title), COLUMN) for title in titles),
        "",
        *(PlainText(inline(name), COLUMN) for name in answer.opinion_names),
    ]
    rows = [_answer_row(line) for line in answer.lines]
    opinion = 44.0
    left = WIDTH - 12 - opinion * len(answer.opinion_names)
    widths = [
        12.0,
        *(left * share for share in (0.34, 0.27, 0.27, 0.12)),
        *[opinion] * len(answer.opinion_names),
    ]
    return grid([header, *rows], widths)


def _answer_row(line: LabelLine) -> list[Flowable]:
    return [
        LabelShapes((line.label,)),
        PlainText(stacked(line.name), STRONG_CELL),
        PlainText(stacked(tuple(f"{line.mark} {call}" for call in line.call)), CELL),
        PlainText(stacked(tuple(f"{one} ({line.percent})" for one in line.frequency)), CELL),
        ShareBar(line.probability, label_colour(line.label)),
        *(PlainText(opinion, CELL) for opinion in line.opinions),
    ]


_COLUMNS: Final = (
    ("name", 0.42),
    ("value", 0.18),
    ("normal", 0.13),
    ("z", 0.045),
    ("strip", 0.18),
    ("source", 0.045),
)


def _measurements(content: ReportContent) -> list[Flowable]:
    header = [PlainText(inline(content.headings[f"column.{name}"]), COLUMN) for name, _ in _COLUMNS]
    rows: list[list[Flowable]] = [header]
    titles: list[int] = []
    for group in content.groups:
        titles.append(len(rows))
        rows.extend(_group_rows(group))
    table = grid(
        rows,
        [WIDTH * share for _, share in _COLUMNS],
        *(("SPAN", (0, title), (-1, title)) for title in titles),
        *(("LINEBELOW", (0, title), (-1, title), 0.8, RULE) for title in titles),
        repeat=1,
    )
    return [
        *heading(content.headings["heading.measurements"]),
        table,
        PlainText(stacked(content.missing), CELL),
        PlainText(stacked(content.headings["strip_legend"]), COLUMN),
    ]


def _group_rows(group: RowGroup) -> list[list[Flowable]]:
    title = [PlainText(inline(group.name), STRONG_CELL), *[""] * (len(_COLUMNS) - 1)]
    return [title, *(_measurement_row(row) for row in group.rows)]


def _measurement_row(row: Row) -> list[Flowable]:
    style = STRONG_CELL if row.mark else CELL
    return [
        PlainText(inline(row.name), CELL),
        PlainText(" ".join(part for part in (row.mark, inline(row.value)) if part), style),
        PlainText(inline(row.normal), CELL),
        PlainText(row.z, CELL),
        "" if row.strip is None else StripDrawing(row.strip),
        PlainText("" if row.source is None else f"[{row.source}]", COLUMN),
    ]


def _flags(content: ReportContent) -> list[Flowable]:
    if not content.flags:
        return []
    return [
        *heading(content.headings["heading.flags"]),
        *(_marked(flag.mark, flag.text) for flag in content.flags),
    ]


def _next_steps(content: ReportContent) -> list[Flowable]:
    if not content.next_steps:
        return []
    return [
        *heading(content.headings["heading.next_steps"]),
        *(_marked("→", step) for step in content.next_steps),
    ]


def _marked(mark: str, words: Words, style: TextStyle = BODY) -> Flowable:
    return grid(
        [[PlainText(mark, STRONG), PlainText(stacked(words), style)]],
        [12, WIDTH - 12],
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    )


_SUPPORT_COLUMNS: Final = (
    ("case", 0.16),
    ("labels", 0.26),
    ("similarity", 0.14),
    ("attention", 0.13),
    ("change", 0.31),
)


def _supporting(content: ReportContent) -> list[Flowable]:
    if not content.supporting:
        return []
    header = [PlainText(inline(content.headings[f"column.{name}"]), COLUMN) for name, _ in _SUPPORT_COLUMNS]
    rows = [["", *header], *(_support_row(line) for line in content.supporting)]
    widths = [30.0, *((WIDTH - 30) * share for _, share in _SUPPORT_COLUMNS)]
    return [
        *heading(content.headings["heading.supporting"]),
        grid(rows, widths, repeat=1),
        PlainText(stacked(content.supporting_note), CELL),
    ]


def _support_row(line: SupportLine) -> list[Flowable]:
    return [
        LabelShapes(line.labels),
        PlainText(line.case_id.printed, CELL),
        PlainText(inline(line.names), CELL),
        PlainText(line.similarity, CELL),
        ShareBar(line.attention),
        PlainText(stacked(line.change), CELL),
    ]


def _clinician(content: ReportContent) -> list[Flowable]:
    """Return the clinician's own words, with room to write where there are none, and the signature line."""
    rows = [[PlainText(inline(fact.label), STRONG), _written(fact)] for fact in content.clinician]
    signature = [
        PlainText(f"{inline(content.headings[f'heading.{name}'])}: ____________________________", BODY)
        for name in ("signature", "date")
    ]
    return [
        *heading(content.headings["heading.clinician"]),
        boxed(rows, [WIDTH * 0.24, WIDTH * 0.76]),
        Spacer(1, _SIGNATURE_ROOM),
        grid([signature], [WIDTH * 0.58, WIDTH * 0.42], ("LINEBELOW", (0, 0), (-1, -1), 0, RULE)),
    ]


def _written(fact: Fact) -> Flowable:
    text = printed(fact.value)
    return PlainText(text, BODY) if text else Spacer(1, _SIGNATURE_ROOM)


def _model(content: ReportContent) -> list[Flowable]:
    facts = [*content.model, *_identity_facts(content)]
    rows = [[PlainText(inline(fact.label), COLUMN), PlainText(printed(fact.value), CELL)] for fact in facts]
    left = WIDTH - _QR_SIZE - 6
    table = grid(rows, [left * 0.24, left * 0.76])
    both = grid([[table, QrDrawing(content.identity.qr_text, _QR_SIZE)]], [left + 2, _QR_SIZE + 4])
    return [*heading(content.headings["heading.model"]), both]


def _identity_facts(content: ReportContent) -> list[Fact]:
    return [Fact(content.headings["heading.inputs"], (content.identity.inputs_sha256,))]


def _sources(content: ReportContent) -> list[Flowable]:
    if not content.sources:
        return []
    notes = "  ".join(f"[{note.number}] {note.source} – {note.certainty}" for note in content.sources)
    return [*heading(content.headings["heading.sources"]), PlainText(notes, NOTE)]
