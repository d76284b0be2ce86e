"""`heart data export`: cases for other programs, as CSV, XLSX, case files or FHIR."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from heart_engine.command import CommandError, write_json, write_line
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.problem import CaseRejectedError
from heart_engine.interchange.case_writer import case_to_bytes
from heart_engine.interchange.fhir_writer import case_to_fhir
from heart_engine.interchange.table_writer import cases_to_csv, cases_to_xlsx
from heart_engine.protocol.exit_codes import ExitCode

_TABLES: dict[str, Callable[[Iterable[Case]], bytes]] = {"csv": cases_to_csv, "xlsx": cases_to_xlsx}
_DOCUMENTS: dict[str, Callable[[Case], bytes]] = {
    "json": case_to_bytes,
    "fhir": lambda case: (json.dumps(case_to_fhir(case), ensure_ascii=False, indent=1) + "\n").encode(),
}
_ENDINGS = {"json": "case.json", "fhir": "fhir.json"}


def add(action: argparse.ArgumentParser) -> None:
    """Say what `heart data export` takes."""
    action.add_argument(
        "source", type=Path, metavar="SOURCE", help="a heart-cohort/1 folder, or one case file"
    )
    action.add_argument(
        "--to", required=True, choices=[*_TABLES, *_DOCUMENTS], help="csv and xlsx: one table"
    )
    action.add_argument(
        "--out", type=Path, required=True, metavar="OUT", help="a file; for json and fhir a folder of files"
    )
    action.add_argument("--json", action="store_true", help="write JSON to stdout")
    action.set_defaults(run=run_export)


def run_export(options: argparse.Namespace) -> ExitCode:
    """Write the cases; nothing is written over."""
    if options.out.exists():
        message = f"{options.out} exists already"
        raise CommandError(message, code="file_exists", params={"file": str(options.out)})
    cases = list(_cases(options.source))
    if options.to in _TABLES:
        options.out.write_bytes(_TABLES[options.to](cases))
    else:
        _write_documents(cases, options.to, options.out)
    if options.json:
        write_json({"out": str(options.out), "cases": len(cases)})
    else:
        write_line(f"{len(cases)} cases in {options.out}")
    return ExitCode.DONE


def _write_documents(cases: Iterable[Case], form: str, folder: Path) -> None:
    """Write one file a case, named by its number, as an id may hold what no file name may."""
    folder.mkdir(parents=True)
    for number, case in enumerate(cases, start=1):
        (folder / f"{number:06d}.{_ENDINGS[form]}").write_bytes(_DOCUMENTS[form](case))


def _cases(source: Path) -> Iterator[Case]:
    from heart_engine.cohort.files import CohortRejectedError, read_cohort  # noqa: PLC0415 - imports numpy

    try:
        if source.is_dir():
            yield from read_cohort(source).cases()
        else:
            yield case_from_text(source.read_text(encoding="utf-8-sig"))
    except CohortRejectedError as error:
        params: dict[str, object] = {"problems": list(error.problems)}
        raise CommandError(str(error), code="cohort_rejected", params=params) from None
    except (CaseRejectedError, UnicodeDecodeError) as error:
        message = f"{source}: {error}"
        raise CommandError(message, code="case_rejected", params={"file": str(source)}) from None
