"""Flipped bytes: one bit changes in one file of the records; it is noticed or does no harm, never a wrong
value.

Every file counts: database, both key files, drafts, backups. What a damaged database still shows must be
right, and a backup restores exactly or is refused.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from app.store.access import ByPassphrase
from app.store.errors import StoreError
from app.store.search import HistoryPage, HistoryQuery
from app.store.store import Store
from tests.torture.model import USER, Expected, fast_folder, observed_tables, open_store
from tests.torture.tally import Tally
from tests.torture.workload import new_case, perform, small_clinic

FLIPS_PER_CLINIC = 50
EXAMS = 40


def flip_block(number: int) -> Tally:
    """Flip one bit fifty times in one clinic's files, each time in a fresh copy."""
    tally, chance, place = Tally(), random.Random(number), fast_folder("flip")
    try:
        expected = _clinic(place / "template", chance)
        for _ in range(FLIPS_PER_CLINIC):
            folder = place / "records"
            shutil.copytree(place / "template", folder)
            where = _flip(folder, chance)
            outcome, wrong = _look(folder, expected)
            tally.trials += 1
            tally.count(outcome)
            if wrong:
                tally.failures.append(f"{where}: {wrong}")
            shutil.rmtree(folder)
        return tally
    finally:
        shutil.rmtree(place)


def _clinic(folder: Path, chance: random.Random) -> Expected:
    expected = small_clinic(folder, chance)
    store, _passphrase = open_store(folder, [expected])
    for _ in range(EXAMS // 4):
        step = {"kind": "import", "cases": [new_case(chance) for _ in range(4)]}
        expected = expected.after(perform(store, expected, step))
    expected = expected.after(perform(store, expected, {"kind": "backup"}))
    store.stop()
    return expected


def _flip(folder: Path, chance: random.Random) -> str:
    """Half of the flips hit the database, the others any file."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.stat().st_size]
    path = folder / "records.db" if chance.random() < 0.5 else chance.choice(files)
    content = bytearray(path.read_bytes())
    at, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
    content[at] ^= bit
    path.write_bytes(content)
    return f"{path.relative_to(folder)}, byte {at}, bit {bit}"


def _look(folder: Path, expected: Expected) -> tuple[str, str]:
    """Use everything there is; return how the flip was noticed and what is wrong."""
    try:
        store, _passphrase = open_store(folder, [expected])
    except StoreError as error:
        return error.code, ""
    try:
        if store.session.damage:
            page = store.session.history.search(HistoryQuery())
            most = 2 * len(page.entries) > len(expected.tables["exams"])
            return f"page named, {'most' if most else 'few'} cases still shown", _wrong_line(page, expected)
        drafts = store.drafts.find()
        if drafts.damaged:
            return "draft named", ""
        found = {draft.draft_id: draft.text for draft in drafts.drafts}
        if found != expected.drafts or observed_tables(store.session) != expected.tables:
            return "missed", "a wrong value was shown"
        return _look_at_backups(store, expected)
    finally:
        store.stop()


def _wrong_line(page: HistoryPage, expected: Expected) -> str:
    """Judge what a damaged database still shows: all of it must be right."""
    for entry in page.entries:
        versions = expected.tables["exams"].get(entry.exam.exam_id, [])
        if [entry.exam.patient_id, entry.exam.case_text] not in versions:
            return "a wrong examination was shown"
        if expected.tables["patients"][entry.exam.patient_id] != [entry.patient.name]:
            return "a wrong patient was shown"
        result = entry.result
        if result and expected.tables["results"][result.result_id][2] != result.result_text:
            return "a wrong answer was shown"
    return ""


def _look_at_backups(store: Store, expected: Expected) -> tuple[str, str]:
    """Restore each backup that offers itself: it is refused, or it is exactly what was backed up."""
    for name, tables in expected.backups.items():
        backup = next((one for one in store.backups() if one.path.name == name), None)
        if backup is None:
            return "backup not offered", ""
        try:
            store.restore(backup, ByPassphrase(USER, expected.passphrase))
        except StoreError as error:
            return f"restore: {error.code}", ""
        if observed_tables(store.session) != tables:
            return "missed", "a wrong backup was restored"
    return "harmless", ""
