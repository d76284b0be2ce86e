"""`heart data clean`: from a spreadsheet to `heart-cohort/1`."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from heart_engine.cohort.cleaning.asking import nobody, terminal
from heart_engine.cohort.cleaning.clean import INSIDE, Options, clean
from heart_engine.cohort.cleaning.interview import Ask, Settled, settle
from heart_engine.cohort.cleaning.limits import limit
from heart_engine.cohort.cleaning.mapping import (
    YES,
    CleaningMapping,
    choices_of,
    layout_of,
    new_mapping,
    read_mapping,
    write_mapping,
)
from heart_engine.cohort.cleaning.questions import Question
from heart_engine.cohort.cleaning.review_list import RowAnswers, read_answers
from heart_engine.cohort.cleaning.roles import Role
from heart_engine.cohort.cleaning.source import Source, read_source
from heart_engine.cohort.cleaning.words import meaning, say, terminal_language
from heart_engine.command import CommandError, whole_folder, write_json, write_line, write_progress
from heart_engine.interchange.refusal import FileRefusedError
from heart_engine.protocol.exit_codes import ExitCode

_BAR = 30


def add(action: argparse.ArgumentParser) -> None:
    """Say what `heart data clean` takes."""
    action.add_argument("file", type=Path, metavar="FILE", help="CSV or XLSX")
    action.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet"
    )
    action.add_argument(
        "--mapping",
        type=Path,
        metavar="MAPPING",
        help="answers, TOML or JSON; written where it does not exist (default: beside FILE, by its headers)",
    )
    action.add_argument("--review", type=Path, metavar="REVIEW.csv", help="an earlier list of rows, answered")
    action.add_argument("--hospital", metavar="ID", help="what cases call the hospital")
    action.add_argument(
        "--outside", action="store_true", help="the cohort leaves the hospital: larger groups (k)"
    )
    action.add_argument("--simulated", action="store_true", help="the file holds no real patient")
    action.add_argument("--no-questions", action="store_true", help="ask nothing, even at a terminal")
    action.add_argument("--json", action="store_true", help="write the counts as JSON to stdout")
    action.set_defaults(run=run_clean)


def run_clean(options: argparse.Namespace) -> ExitCode:
    """Clean a file; open questions are no error, but the exit code says that there are some."""
    if options.out.exists():
        message = f"{options.out} exists already"
        raise CommandError(message, code="folder_exists", params={"folder": str(options.out)})
    try:
        return _cleaned(options)
    except FileRefusedError as refusal:
        raise refused(refusal, options.file) from refusal


def refused(refusal: FileRefusedError, file: Path) -> CommandError:
    """Return the error of a file that gives nothing, with its place."""
    params: dict[str, Any] = refusal.to_json(str(file))["params"]  # type: ignore[assignment]  # it is a dict
    place = "".join(f", {name} {params[name]}" for name in ("row", "column") if params[name] is not None)
    return CommandError(f"{params['file']}{place}: {refusal.rule}", code=str(refusal.code), params=params)


def _cleaned(options: argparse.Namespace) -> ExitCode:
    answers = read_answers(options.review) if options.review else RowAnswers()
    source, mapping, path = open_layout(options.file, options.mapping)
    mapping = _declared(mapping, options)
    settled = settle(source, mapping, _asker(options, mapping))
    write_mapping(settled.mapping, path)
    k = int(limit("k_outside" if options.outside else "k_inside"))
    counts = _written(settled, options.out, k, answers)
    _report(options, settled, path, counts)
    return ExitCode.QUESTIONS_LEFT if settled.open else ExitCode.DONE


def _written(settled: Settled, folder: Path, k: int, answers: RowAnswers) -> Mapping[str, Any]:
    """Write the cohort; what was begun holds raw texts, and does not stay where the cleaning is refused."""
    with whole_folder(folder) as unfinished:
        return clean(settled, Options(unfinished, k, answers), secrets.SystemRandom(), show_progress)


def question_to_json(question: Question) -> dict[str, Any]:
    """Write an open question in both languages, for whoever asks it on a screen."""
    return {
        "path": list(question.path),
        "says_en": say(f"question.{question.kind}", "en", **question.params),
        "says_zh": say(f"question.{question.kind}", "zh", **question.params),
        "proposal": question.proposal,
        "choices": list(question.choices),
        "cells": question.cells,
    }


def open_layout(file: Path, mapping_path: Path | None) -> tuple[Source, CleaningMapping, Path]:
    """Read the file, and find what was said about its layout before."""
    known = read_mapping(mapping_path) if mapping_path and mapping_path.exists() else None
    choices = choices_of(known) if known else {}
    patient = known.said("roles", Role.PATIENT.value) if known else None
    source = read_source(file, choices, patient, show_progress)
    headers = source.grid.headers
    path = mapping_path or file.with_name(f"heart-mapping-{layout_of(headers)}.toml")
    if known is None and path.exists():
        return open_layout(file, path)
    if known is None:
        return source, new_mapping(headers), path
    said = known.document.get("layout")
    if said is not None and said != layout_of(headers):
        missing = [one for one in known.section("columns") if one not in headers]
        message = f"{path} is about another layout" + (f"; no column {', '.join(missing)}" if missing else "")
        raise CommandError(message, code="mapping_of_another_layout", params={"columns": missing})
    return source, known, path


def show_progress(stage: str, done: int, total: int) -> None:
    """Draw one line that is written over; only where a person looks."""
    if not sys.stderr.isatty():
        return
    filled = _BAR * done // total if total else 0
    bar = f"[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}" if total else str(done or "")
    end = "\n" if done == total else ""
    sys.stderr.write(f"\r{say(f'progress.{stage}', terminal_language())} {bar}\x1b[K{end}")
    sys.stderr.flush()


def _declared(mapping: CleaningMapping, options: argparse.Namespace) -> CleaningMapping:
    if options.hospital:
        mapping = mapping.with_answer(["hospital"], options.hospital)
    return mapping.with_answer(["simulated"], YES) if options.simulated else mapping


def _asker(options: argparse.Namespace, mapping: CleaningMapping) -> Ask:
    if options.no_questions or not sys.stdin.isatty():
        return nobody
    return terminal(input, write_progress, mapping, terminal_language())


def _report(options: argparse.Namespace, settled: Settled, path: Path, counts: Mapping[str, Any]) -> None:
    if options.json:
        write_json({**counts, "questions": [question_to_json(one) for one in settled.open]})
        return
    language, rows, cells = terminal_language(), counts["rows"], counts["cells"]
    write_line(say("done.rows", language, folder=options.out, **{n: rows[n] for n in ("kept", "read")}))
    for reason, count in rows["rejected"].items():
        write_line("  " + say("done.rejected", language, count=count, reason=meaning(reason, language)))
    sums = {name: sum(cells.get(name, {}).values()) for name in ("asked", "refused", "read")}
    write_line(say("done.changes", language, folder=options.out / INSIDE, **sums))
    for leak in counts["leakage"]["leaks"]:
        shares = {f"{n}_share": f"{leak[f'missing_{n}']:.0%}" for n in ("with", "without")}
        write_line(say("done.leak", language, key=leak["key"], label=leak["label"], **shares))
    write_line(say("done.mapping", language, mapping=path))
    if settled.open:
        write_line(say("done.questions", language, count=len(settled.open), mapping=path))
