"""The oracle: what a clinic's records must hold after each step, told apart from how the store keeps it."""

from __future__ import annotations

import copy
import json
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.store.access import ByPassphrase
from app.store.backups import backup_keys, verify_backup
from app.store.errors import WrongPassphraseError
from app.store.passphrase import StretchCost
from app.store.rows import EXAMS, PATIENTS, RESULTS, VOIDS, Rows
from app.store.schema import STEPS, Steps
from app.store.session import Session
from app.store.store import Store
from app.store.store_state import StoreState

USER = "dr wu"
CHEAP = StretchCost(passes=1, memory_kib=8, lanes=1)

Step = dict[str, Any]
Tables = dict[str, dict[str, Any]]


def steps_of(schema: int) -> Steps:
    """Return the schema of a program that is this many versions ahead."""
    return (*STEPS, *((f"CREATE TABLE later_{number} (x TEXT)",) for number in range(schema)))


def empty_tables() -> Tables:
    """Return records without a row."""
    return {"patients": {}, "exams": {}, "results": {}, "voids": {}}


@dataclass
class Expected:
    """What the screen acknowledged."""

    passphrase: str = ""  # empty: not set up
    schema: int = 0
    tables: Tables = field(default_factory=empty_tables)
    drafts: dict[str, str] = field(default_factory=dict)
    backups: dict[str, Tables] = field(default_factory=dict)

    def after(self, step: Step) -> Expected:
        """Return what holds once a step is done."""
        new = copy.deepcopy(self)
        kind = step["kind"]
        if kind in ("set_up", "passphrase"):
            new.passphrase = step["passphrase"]
        elif kind == "migrate":
            new.schema = step["schema"]
        elif kind == "draft":
            new.drafts[step["draft_id"]] = step["text"]
        elif kind == "discard":
            new.drafts.pop(step["draft_id"], None)
        elif kind == "restore":
            new.tables = copy.deepcopy(self.backups[step["backup"]])
        elif kind == "backup" and "backup" in step:
            new.backups[step["backup"]] = copy.deepcopy(self.tables)
        elif kind in ("screen", "import", "edit", "void"):
            _add_rows(new.tables, step)
        return new


def _add_rows(tables: Tables, step: Step) -> None:
    for case in step.get("cases", ()):
        if "name" in case:
            tables["patients"][case["patient_id"]] = [case["name"]]
        tables["exams"].setdefault(case["exam_id"], []).append([case["patient_id"], case["case_text"]])
        if "result_id" in case:
            tables["results"][case["result_id"]] = [case["exam_id"], case["version"], case["result_text"]]
    if step["kind"] == "void":
        tables["voids"].setdefault(step["exam_id"], []).append(step["reason"])


def observed_tables(session: Session) -> Tables:
    """Read everything that is kept, in the oracle's shape."""
    rows, tables = Rows(session.database, session.keys.checksums), empty_tables()
    for patient in rows.select(PATIENTS, "TRUE", ()):
        tables["patients"].setdefault(patient.patient_id, []).append(patient.name)
    for exam in rows.select(EXAMS, "TRUE", ()):
        tables["exams"].setdefault(exam.exam_id, []).append([exam.patient_id, exam.case_text])
    for result in rows.select(RESULTS, "TRUE", ()):
        tables["results"][result.result_id] = [result.exam_id, result.exam_version, result.result_text]
    for void in rows.select(VOIDS, "TRUE", ()):
        tables["voids"].setdefault(void.subject_id, []).append(void.reason)
    return tables


def open_store(folder: Path, possible: list[Expected]) -> tuple[Store, str]:
    """Start the program on what is left, unaided; unlock it and say with which possible passphrase."""
    store = Store(folder, cost=CHEAP, steps=steps_of(max(one.schema for one in possible)))
    if store.start() is StoreState.NOT_SET_UP:
        return store, ""
    return store, _unlock(store, [one.passphrase for one in possible if one.passphrase])


def _unlock(store: Store, passphrases: list[str]) -> str:
    for passphrase in passphrases[:-1]:
        with suppress(WrongPassphraseError):
            store.unlock(ByPassphrase(USER, passphrase))
            return passphrase
    store.unlock(ByPassphrase(USER, passphrases[-1]))
    return passphrases[-1]


def recover(folder: Path, done: Expected, begun: Step | None) -> tuple[str, Expected]:
    """Return what is wrong with the records in a folder, or nothing, and what they hold now.

    Each part must be old or new as a whole, and nothing that was acknowledged may be missing.
    """
    possible = [done] if begun is None else [done, done.after(begun)]
    store, passphrase = open_store(folder, possible)
    try:
        return _judge(store, done, possible), _settled(store, passphrase, done, possible)
    finally:
        store.stop()


def judge(folder: Path, done: Expected, begun: Step | None) -> tuple[str, Expected]:
    """Recover, counting a program that does not start as wrong."""
    try:
        return recover(folder, done, begun)
    except Exception as error:  # noqa: BLE001  # whatever stops the program is the finding
        return f"{begun and begun['kind']}: {error!r}", done


def fast_folder(name: str) -> Path:
    """Make a folder in memory where there is such a place; what is proved does not depend on the disk."""
    memory = Path("/dev/shm")  # noqa: S108  # the folder inside has a random name and is private
    return Path(tempfile.mkdtemp(prefix=f"heart-{name}-", dir=memory if memory.is_dir() else None))


def _settled(store: Store, passphrase: str, done: Expected, possible: list[Expected]) -> Expected:
    return Expected(
        passphrase=passphrase,
        schema=max(one.schema for one in possible),
        tables=observed_tables(store.session) if passphrase else empty_tables(),
        drafts={draft.draft_id: draft.text for draft in store.drafts.find().drafts},
        backups=done.backups,
    )


def _judge(store: Store, done: Expected, possible: list[Expected]) -> str:
    drafts = store.drafts.find()
    if {draft.draft_id: draft.text for draft in drafts.drafts} not in [one.drafts for one in possible]:
        return "drafts differ"
    if drafts.damaged:
        return "a draft is damaged"
    if store.state is StoreState.NOT_SET_UP:
        return "the set-up is gone" if done.passphrase else ""
    damage = store.session.damage or store.session.verify()
    if damage:
        return f"damage: {damage}"
    found = observed_tables(store.session)
    if found not in [one.tables for one in possible]:
        return f"records differ: {_difference(found, done.tables)}"
    return _judge_backups(store, done)


def _judge_backups(store: Store, done: Expected) -> str:
    listed = {backup.path.name: backup for backup in store.backups()}
    if not listed.keys() >= done.backups.keys():
        return "an acknowledged backup is gone"
    for backup in listed.values():
        backup_keys(backup)
        verify_backup(backup, store.session.keys, steps_of(done.schema))
    return ""


def _difference(found: Tables, expected: Tables) -> str:
    for table, rows in expected.items():
        missing = [key for key, row in rows.items() if found[table].get(key) != row]
        extra = [key for key in found[table] if key not in rows]
        if missing or extra:
            return f"{table}: {len(missing)} missing or changed, {len(extra)} more"
    return "only newer rows"


def to_line(phase: str, step: Step) -> str:
    """Write one acknowledgement."""
    return json.dumps([phase, step])


def heard(line: str, done: Expected) -> tuple[Expected, Step | None]:
    """Take one acknowledgement over: what is done now, and what is under way."""
    phase, step = json.loads(line)
    return (done, step) if phase == "begun" else (done.after(step), None)
