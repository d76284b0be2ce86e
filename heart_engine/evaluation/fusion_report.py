"""The fusion experiments as tables for people and as one CSV for machines."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from heart_engine.evaluation.discrimination import Share
from heart_engine.evaluation.fusion_cases import AnsweredCase, predictions_of
from heart_engine.evaluation.fusion_figures import (
    EVERY,
    OWN_CONVENTIONS,
    ArmFigures,
    arms_of,
    compared,
    figures,
    groups_of,
    pairs,
)
from heart_engine.evaluation.fusion_peers import HEART_SHIPPED
from heart_engine.evaluation.fusion_run import EXPERIMENTS
from heart_engine.evaluation.score import score_document
from heart_engine.evaluation.score_table import score_markdown

Experiments = Mapping[str, Sequence[AnsweredCase]]
_WARNING = (
    "SIMULATED hospitals that took no part in training. Intervals are drawn by hospital, or by case where "
    "that is wider; McNemar's test takes cases as independent. Right: exactly the coded defects named, "
    "abstained cases counted too."
)
_COLUMNS = (
    "arm",
    "n",
    "right %",
    "95 % interval",
    "SD between hospitals",
    "answered %",
    "right of these %",
    "decided %",
    "ill, all ruled out %",
    "healthy, some ruled in %",
    "any defect, AUROC",
)


def markdown(bundle: str, about: str, answers: Experiments) -> str:
    """Return every table of every experiment that has answers."""
    parts = [f"## {bundle}", f"{_WARNING} {about}"]
    for name, cases in answers.items():
        if cases:
            parts += [f"### {EXPERIMENTS[name][0]}", *_tables(name, cases)]
    return "\n\n".join(parts) + "\n"


def write_csv(answers: Experiments, path: Path) -> None:
    """Write one line for each experiment, group of hospitals and arm."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ("experiment", "group", "arm", "hospitals", "n", "right", "percent", "low", "high",
             "sd_between_hospitals", "answered", "right_of_answered", "decided", "missed", "false_alarm",
             "any_defect_auroc")
        )  # fmt: skip
        writer.writerows(_rows(answers))


def documents(answers: Experiments) -> list[dict[str, object]]:
    """Return the arms for `--json`, every hospital together."""
    return [
        {
            "experiment": name,
            "arm": one.arm,
            "hospitals": one.hospitals,
            "n": one.right.n,
            "percent": round(100 * one.right.value, 2),
            "interval": [round(100 * end, 2) for end in one.right_interval],
            "answered": round(100 * one.answered.value, 2),
        }
        for name, cases in answers.items()
        for one in arm_figures(cases)
    ]


def arm_figures(cases: Sequence[AnsweredCase]) -> list[ArmFigures]:
    """Count every arm of one experiment."""
    return [figures(arm, some) for arm, some in arms_of(cases).items()]


def _tables(name: str, cases: Sequence[AnsweredCase]) -> Iterator[str]:
    yield _arm_table(arm_figures(cases))
    if name == "evidence":
        yield _group_table(cases)
    if name == "matched":
        scored = predictions_of(arms_of(cases)[HEART_SHIPPED])
        yield score_markdown(scored, score_document(scored)).rstrip()
    for group in (EVERY, OWN_CONVENTIONS):
        found = _pair_table(name, group, cases)
        if found:
            yield found


def _arm_table(found: Sequence[ArmFigures]) -> str:
    lines = [
        "| " + " | ".join(_COLUMNS) + " |",
        "|---|---:|---:|---" + "|---:" * (len(_COLUMNS) - 4) + "|",
    ]
    for one in found:
        low, high = (100 * end for end in one.right_interval)
        curve = "" if one.any_defect_auroc is None else f"{one.any_defect_auroc:.3f}"
        cells = [
            one.arm,
            str(one.right.n),
            _percent(one.right),
            f"{low:.1f} to {high:.1f}",
            f"{one.spread:.1f}",
        ]
        rest = (one.answered, one.right_of_answered, one.decided, one.missed, one.false_alarm)
        lines.append("| " + " | ".join([*cells, *map(_percent, rest), curve]) + " |")
    return "\n".join(lines)


def _group_table(cases: Sequence[AnsweredCase]) -> str:
    arms = list(arms_of(cases))
    lines = ["| hospitals | n | " + " | ".join(arms) + " |", "|---|---:" + "|---:" * len(arms) + "|"]
    for group, some in groups_of(cases).items():
        found = [figures(arm, of_arm) for arm, of_arm in arms_of(some).items()]
        shares = " | ".join(_percent(one.right) for one in found)
        lines.append(f"| {group} ({found[0].hospitals}) | {found[0].right.n} | {shares} |")
    return "\n".join(lines)


def _pair_table(name: str, group: str, cases: Sequence[AnsweredCase]) -> str:
    arms = arms_of(groups_of(cases).get(group, []))
    wanted = pairs(name, list(arms))
    if not wanted:
        return ""
    lines = [
        f"| {group} | points | 95 % interval | only the first right | only the second | McNemar p | n |",
        "|---|---:|---|---:|---:|---:|---:|",
    ]
    for one, other in wanted:
        found = compared(arms, one, other)
        low, high = (100 * end for end in found.interval)
        lines.append(
            f"| {one} minus {other} | {100 * found.difference:+.1f} | {low:+.1f} to {high:+.1f} "
            f"| {found.only_first} | {found.only_second} | {found.p_value:.4f} | {found.n} |"
        )
    return "\n".join(lines)


def _rows(answers: Experiments) -> Iterator[tuple[object, ...]]:
    for name, cases in answers.items():
        for group, some in groups_of(cases).items():
            for one in arm_figures(some):
                low, high = one.right_interval
                shares = (one.right.value, low, high)
                rest = (one.answered, one.right_of_answered, one.decided, one.missed, one.false_alarm)
                curve = "" if one.any_defect_auroc is None else f"{one.any_defect_auroc:.4f}"
                yield (
                    name, group, one.arm, one.hospitals, one.right.n, one.right.successes,
                    *(f"{100 * share:.2f}" for share in shares), f"{one.spread:.2f}",
                    *(_percent(share) for share in rest), curve,
                )  # fmt: skip


def _percent(share: Share) -> str:
    """Write a share; of nothing at all there is none."""
    return f"{100 * share.value:.1f}" if share.n else ""
