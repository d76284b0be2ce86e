"""From plain values to the blocks of the page, in reading order."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import black, white
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer

from app.report.looks import (
    BODY,
    CELL,
    COLUMN,
    HAIRLINE,
    HEADLINE,
    NOTE,
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
from app.report.shapes import EvidenceDrawing, LabelShapes, ShareBar, label_colour
from app.report.strips import StripDrawing
from app.report.text import PlainText
from app.report.values import Answer, Fact, LabelLine, ReportContent, Row, RowGroup, SupportLine, Words

_FACTS_PER_LINE: Final = 4
_QR_SIZE: Final = 62.0
_SIGNATURE_ROOM: Final = 15.0


def blocks(content: ReportContent, width: float) -> list[Flowable]:
    """Return the whole report, section by section, for a page of this width."""
    return [
        _patient(content, width),
        *_answer(content, width),
        *_measurements(content, width),
        *_flags(content, width),
        *_next_steps(content, width),
        *_supporting(content, width),
        *_clinician(content, width),
        KeepTogether(_model(content, width)),
        *_sources(content),
    ]


def _patient(content: ReportContent, width: float) -> Flowable:
    cells = [_fact_cell(fact) for fact in content.patient]
    rows = [cells[start : start + _FACTS_PER_LINE] for start in range(0, len(cells), _FACTS_PER_LINE)]
    return boxed(rows, [width * share for share in (0.28, 0.26, 0.2, 0.26)])


def _fact_cell(fact: Fact) -> list[Flowable]:
    return [PlainText(inline(fact.label), COLUMN), PlainText(printed(fact.value) or "–", STRONG)]


def _answer(content: ReportContent, width: float) -> list[Flowable]:
    answer = content.answer
    told: list[Flowable] = [
        *heading(content.headings["heading.answer"]),
        PlainText(stacked(answer.headline), HEADLINE),
        Spacer(1, 2),
    ]
    if answer.lines:
        told.append(_answer_table(content, answer, width))
    told.extend(PlainText(inline(remark), BODY) for remark in answer.remarks)
    return told


def _answer_table(content: ReportContent, answer: Answer, width: float) -> Flowable:
    titles = [content.headings[f"column.{name}"] for name in ("label", "call", "frequency")]
    header = [
        "",
        *(PlainText(inline(title), COLUMN) for title in titles),
        "",
        *(PlainText(inline(name), COLUMN) for name in answer.opinion_names),
    ]
    rows = [_answer_row(line) for line in answer.lines]
    opinion = 44.0
    left = width - 12 - opinion * len(answer.opinion_names)
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
    ("abbreviation", 0.07),
    ("name", 0.36),
    ("value", 0.18),
    ("normal", 0.13),
    ("z", 0.045),
    ("strip", 0.17),
    ("source", 0.045),
)


def _measurements(content: ReportContent, width: float) -> list[Flowable]:
    header = [PlainText(inline(content.headings[f"column.{name}"]), COLUMN) for name, _ in _COLUMNS]
    rows: list[list[Flowable]] = [header]
    titles: list[int] = []
    for group in content.groups:
        titles.append(len(rows))
        rows.extend(_group_rows(group))
    table = grid(
        rows,
        [width * share for _, share in _COLUMNS],
        *(("SPAN", (0, title), (-1, title)) for title in titles),
        *(("LINEBELOW", (0, title), (-1, title), 0.8, black) for title in titles),
        repeat=1,
    )
    return [
        *heading(content.headings["heading.measurements"]),
        table,
        PlainText(inline(content.missing), CELL),
        *([PlainText(inline(content.side), CELL)] if content.side else []),
        PlainText(inline(content.headings["strip_legend"]), COLUMN),
    ]


def _group_rows(group: RowGroup) -> list[list[Flowable]]:
    title = [PlainText(inline(group.name), STRONG_CELL), *[""] * (len(_COLUMNS) - 1)]
    return [title, *(_measurement_row(row) for row in group.rows)]


def _measurement_row(row: Row) -> list[Flowable]:
    style = STRONG_CELL if row.mark else CELL
    return [
        PlainText(row.abbreviation, COLUMN),
        PlainText(inline(row.name), CELL),
        PlainText(" ".join(part for part in (row.mark, row.value, inline(row.remark)) if part), style),
        PlainText(inline(row.normal), CELL),
        PlainText(row.z, CELL),
        "" if row.strip is None else StripDrawing(row.strip),
        PlainText("" if row.source is None else f"[{row.source}]", COLUMN),
    ]


def _flags(content: ReportContent, width: float) -> list[Flowable]:
    if not content.flags:
        return []
    return [
        *heading(content.headings["heading.flags"]),
        *(_marked(flag.mark, flag.text, width) for flag in content.flags),
    ]


def _next_steps(content: ReportContent, width: float) -> list[Flowable]:
    if not content.next_steps:
        return []
    return [
        *heading(content.headings["heading.next_steps"]),
        *(_marked("→", step, width) for step in content.next_steps),
    ]


def _marked(mark: str, words: Words, width: float) -> Flowable:
    return grid(
        [[PlainText(mark, STRONG), PlainText(inline(words), BODY)]],
        [12, width - 12],
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    )


_SUPPORT_COLUMNS: Final = (
    ("case", 0.16),
    ("labels", 0.27),
    ("similarity", 0.13),
    ("share", 0.07),
    ("", 0.07),
    ("change", 0.3),  # left out where it was computed for none: an empty cell reads as no change
)


def _supporting(content: ReportContent, width: float) -> list[Flowable]:
    if not content.supporting:
        return []
    has_changes = any(line.change for line in content.supporting)
    columns = _SUPPORT_COLUMNS if has_changes else _SUPPORT_COLUMNS[:-1]
    header = [
        PlainText(inline(content.headings[f"column.{name}"]), COLUMN) if name else "" for name, _ in columns
    ]
    rows = [["", *header], *(_support_row(line)[: 1 + len(columns)] for line in content.supporting)]
    whole = sum(share for _, share in columns)
    widths = [30.0, *((width - 30) * share / whole for _, share in columns)]
    return [
        *heading(content.headings["heading.supporting"]),
        grid(rows, widths, repeat=1),
        PlainText(inline(content.supporting_note), CELL),
        *_evidence(content, width),
    ]


def _evidence(content: ReportContent, width: float) -> list[Flowable]:
    if not content.evidence:
        return []
    rows = [
        [PlainText(line.abbreviation, COLUMN), PlainText(inline(line.name), CELL), EvidenceDrawing(line)]
        for line in content.evidence
    ]
    legend = PlainText(inline(content.headings["evidence_legend"]), COLUMN)
    return [grid(rows, [width * 0.07, width * 0.36, width * 0.57]), legend]


def _support_row(line: SupportLine) -> list[Flowable]:
    return [
        LabelShapes(line.labels),
        PlainText(line.case_id.printed, CELL),
        PlainText(inline(line.names), CELL),
        PlainText(line.similarity, CELL),
        PlainText(line.share, CELL),
        ShareBar(line.attention),
        PlainText(stacked(line.change), CELL),
    ]


def _clinician(content: ReportContent, width: float) -> list[Flowable]:
    """Return the clinician's own words, with room to write where there are none, and the signature line."""
    told = [part for fact in content.clinician for part in _own_words(fact, width)]
    signature = [
        PlainText(f"{inline(content.headings[f'heading.{name}'])}: ____________________________", BODY)
        for name in ("signature", "date")
    ]
    line = grid([signature], [width * 0.58, width * 0.42], ("LINEBELOW", (0, 0), (-1, -1), 0.3, white))
    return [
        *heading(content.headings["heading.clinician"]),
        *told,
        KeepTogether([Spacer(1, _SIGNATURE_ROOM), line]),
    ]


def _own_words(fact: Fact, width: float) -> list[Flowable]:
    """Return one text, not in a table: a cell cannot go on over a page's end."""
    text = printed(fact.value)
    label = PlainText(inline(fact.label), STRONG_CELL)
    label.keepWithNext = True
    below = HRFlowable(width, HAIRLINE, color=black, spaceBefore=1, spaceAfter=1)
    return [label, PlainText(text, BODY) if text else Spacer(1, _SIGNATURE_ROOM), below]


def _model(content: ReportContent, width: float) -> list[Flowable]:
    facts = [*content.model, *_identity_facts(content)]
    rows = [[PlainText(inline(fact.label), COLUMN), PlainText(printed(fact.value), CELL)] for fact in facts]
    left = width - _QR_SIZE - 6
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
