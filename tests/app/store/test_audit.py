from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.store.audit import broken_links, hash_of, read_exported
from app.store.record_types import Damage, Kind
from app.store.store import Store
from tests.app.store.clinic import INPUTS, Kept


def test_the_trail_says_who_did_what_to_which_inputs(store: Store, kept: Kept) -> None:
    actions = [(row.seq, row.action, row.by) for row in store.session.trail.all()]
    assert actions == [
        (1, "set_up", "dr wu"),
        (2, "key_file_noticed", "dr wu"),
        (3, "patient_saved", "dr wu"),
        (4, "exam_saved", "dr wu"),
        (5, "screened", "dr wu"),
    ]
    screened = store.session.trail.about(kept.result.result_id)[0]
    assert (screened.bundle, screened.variant, screened.inputs_sha256) == ("demo", "fp32", INPUTS)
    assert broken_links(store.session.trail.all()) == ()


def test_any_change_to_an_exported_trail_shows(store: Store, kept: Kept, tmp_path: Path) -> None:
    store.session.records.note("printed", Kind.REPORT, kept.exam.exam_id)
    head = store.session.trail.export(tmp_path / "trail.jsonl")
    rows = list(read_exported((tmp_path / "trail.jsonl").read_text(encoding="utf-8")))
    assert broken_links(rows) == ()
    assert rows[-1].hash == head
    for place, row in enumerate(rows):
        forged = replace(row, by="nobody")
        assert broken_links([*rows[:place], forged, *rows[place + 1 :]])[0] == Damage(
            "chain", "audit", row.seq
        )
        rehashed = replace(forged, hash=hash_of(forged))
        if place + 1 < len(rows):
            assert broken_links([*rows[:place], rehashed, *rows[place + 1 :]])
            assert broken_links([*rows[:place], *rows[place + 1 :]])
            assert broken_links([*rows[:place], rows[place + 1], row, *rows[place + 2 :]])


def test_a_trail_that_lost_its_end_does_not_match_its_header(
    store: Store, kept: Kept, tmp_path: Path
) -> None:
    assert kept.exam.version == 1
    store.session.trail.export(tmp_path / "trail.jsonl")
    lines = (tmp_path / "trail.jsonl").read_text(encoding="utf-8").splitlines()
    with pytest.raises(ValueError, match="heart-audit/1"):
        read_exported("\n".join(lines[:-1]))


@pytest.mark.parametrize(
    ("statement", "damaged"),
    [
        ("UPDATE audit SET by = 'nobody' WHERE seq = 4", {("chain", "audit", 4)}),
        ("DELETE FROM audit WHERE seq = 5", {("row", "result", 1)}),
        ("DELETE FROM result", {("chain", "audit", 5)}),
    ],
)
def test_rows_and_trail_vouch_for_each_other(
    store: Store, kept: Kept, statement: str, damaged: set[tuple[str, str, int]]
) -> None:
    assert kept.exam.version == 1
    database = store.session.database
    for name in ("audit_is_never_updated", "audit_is_never_deleted", "result_is_never_deleted"):
        database.rows(f"DROP TRIGGER {name}")
    database.rows(statement)
    found = store.session.verify()
    assert {(damage.what, damage.name, damage.number) for damage in found} == damaged
