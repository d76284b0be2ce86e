"""The tables, step by step from an empty file; a step that has shipped is never edited, only followed."""

from __future__ import annotations

from collections.abc import Sequence

from app.store.database import Database
from app.store.errors import NewerRecordsError

_TABLES = ("patient_version", "exam_version", "result", "report", "opinion", "void", "audit")


def _append_only(table: str) -> tuple[str, str]:
    """Refuse to change or remove a row, whoever asks."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    return (
        f"CREATE TRIGGER {table}_is_never_updated BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table} {refuse}",
    )


_FIRST = (
    """CREATE TABLE patient_version (
        row_id INTEGER PRIMARY KEY, patient_id TEXT NOT NULL, version INTEGER NOT NULL,
        local_id TEXT NOT NULL, name TEXT NOT NULL, sex TEXT NOT NULL, born TEXT NOT NULL, at TEXT NOT NULL,
        by TEXT NOT NULL,
        checksum BLOB NOT NULL, UNIQUE (patient_id, version))""",
    "CREATE INDEX patient_headline ON patient_version (patient_id, version, local_id, name)",
    """CREATE TABLE exam_version (
        row_id INTEGER PRIMARY KEY, exam_id TEXT NOT NULL, version INTEGER NOT NULL, patient_id TEXT NOT NULL,
        exam_date TEXT NOT NULL, case_text TEXT NOT NULL, inputs_sha256 TEXT NOT NULL, at TEXT NOT NULL,
        by TEXT NOT NULL, checksum BLOB NOT NULL, UNIQUE (exam_id, version),
        UNIQUE (exam_id, version, inputs_sha256))""",
    "CREATE INDEX exam_headline ON exam_version (exam_id, version, patient_id, exam_date, at)",
    """CREATE TABLE result (
        row_id INTEGER PRIMARY KEY, result_id TEXT NOT NULL UNIQUE, exam_id TEXT NOT NULL,
        exam_version INTEGER NOT NULL, inputs_sha256 TEXT NOT NULL, result_text TEXT NOT NULL,
        bundle TEXT NOT NULL, variant TEXT NOT NULL, answer TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
        checksum BLOB NOT NULL, UNIQUE (result_id, exam_id, exam_version),
        FOREIGN KEY (exam_id, exam_version, inputs_sha256)
            REFERENCES exam_version (exam_id, version, inputs_sha256))""",
    "CREATE INDEX result_headline ON result (exam_id, exam_version, answer)",
    """CREATE TABLE report (
        row_id INTEGER PRIMARY KEY, report_id TEXT NOT NULL UNIQUE, exam_id TEXT NOT NULL,
        exam_version INTEGER NOT NULL, result_id TEXT, content_text TEXT NOT NULL, pdf_sha256 TEXT NOT NULL,
        at TEXT NOT NULL, by TEXT NOT NULL, checksum BLOB NOT NULL,
        FOREIGN KEY (exam_id, exam_version) REFERENCES exam_version (exam_id, version),
        FOREIGN KEY (result_id, exam_id, exam_version)
            REFERENCES result (result_id, exam_id, exam_version))""",
    "CREATE INDEX report_by_exam ON report (exam_id)",
    """CREATE TABLE opinion (
        row_id INTEGER PRIMARY KEY, opinion_id TEXT NOT NULL UNIQUE, exam_id TEXT NOT NULL,
        exam_version INTEGER NOT NULL, result_id TEXT, kind TEXT NOT NULL, answer TEXT NOT NULL,
        reason TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, checksum BLOB NOT NULL,
        FOREIGN KEY (exam_id, exam_version) REFERENCES exam_version (exam_id, version),
        FOREIGN KEY (result_id, exam_id, exam_version)
            REFERENCES result (result_id, exam_id, exam_version))""",
    "CREATE INDEX opinion_by_exam ON opinion (exam_id)",
    """CREATE TABLE void (
        row_id INTEGER PRIMARY KEY, void_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        subject_id TEXT NOT NULL, field TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
        by TEXT NOT NULL, checksum BLOB NOT NULL)""",
    "CREATE INDEX void_by_subject ON void (subject_id)",
    """CREATE TABLE audit (
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL, kind TEXT NOT NULL,
        subject_id TEXT NOT NULL, version INTEGER NOT NULL, row_checksum TEXT NOT NULL, bundle TEXT NOT NULL,
        variant TEXT NOT NULL, inputs_sha256 TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL,
        hash TEXT NOT NULL)""",
    *(statement for table in _TABLES for statement in _append_only(table)),
)

Steps = Sequence[Sequence[str]]
STEPS: Steps = (_FIRST,)


def schema_version(database: Database) -> int:
    """Return how many steps this file has taken."""
    return int(database.rows("PRAGMA user_version")[0][0])


def needs_migration(database: Database, steps: Steps) -> bool:
    """Say whether steps are missing, refusing a file that has taken more than this program knows."""
    found = schema_version(database)
    if found > len(steps):
        raise NewerRecordsError(found=found, supported=len(steps))
    return found < len(steps)


def migrate(database: Database, steps: Steps) -> None:
    """Take all missing steps, or none."""
    with database.transaction():
        for step in steps[schema_version(database) :]:
            for statement in step:
                database.rows(statement)
        database.rows(f"PRAGMA user_version = {len(steps)}")
