from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from heart_engine.bundle.layout import MODEL_CARD
from heart_engine.bundle.manifest import read_manifest
from heart_engine.bundle.pack import pack_bundle
from heart_engine.cli import main
from heart_engine.training.card import _tripod_rows


@pytest.fixture
def bundle(tiny_bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_bundle, tmp_path / "bundle"))


def with_card(bundle: Path, text: str) -> Path:
    (bundle / MODEL_CARD).write_text(text, encoding="utf-8")
    pack_bundle(bundle, dataclasses.replace(read_manifest(bundle), files=()))
    return bundle


def run(capsys: pytest.CaptureFixture[str], bundle: Path) -> tuple[int, str, str]:
    code = main(["evaluate", "card", "--bundle", str(bundle), "--json"])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_complete_card_is_printed_item_by_item(capsys: pytest.CaptureFixture[str], bundle: Path) -> None:
    code, out, _ = run(capsys, with_card(bundle, "\n".join(_tripod_rows())))
    items = json.loads(out)["items"]
    assert (code, len(items)) == (0, 52)
    assert items[1] == {"item": "2", "topic": "Abstract", "answer": items[1]["answer"]}


def test_the_card_itself_is_printed_for_people(capsys: pytest.CaptureFixture[str], bundle: Path) -> None:
    with_card(bundle, "# A card\n\n" + "\n".join(_tripod_rows()))
    assert main(["evaluate", "card", "--bundle", str(bundle)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# A card\n")
    assert shown.endswith("52 TRIPOD+AI items, none blank\n")


def test_a_blank_item_is_refused_by_its_name(capsys: pytest.CaptureFixture[str], bundle: Path) -> None:
    rows = [row for row in _tripod_rows() if not row.startswith("| 18b ")]
    code, out, err = run(capsys, with_card(bundle, "\n".join(rows)))
    error = json.loads(err)
    assert (code, out, error["code"], error["params"]) == (4, "", "card_blank", {"items": ["18b"]})


def test_a_changed_bundle_shows_no_card(capsys: pytest.CaptureFixture[str], bundle: Path) -> None:
    (bundle / MODEL_CARD).write_text("better figures", encoding="utf-8")
    code, _, err = run(capsys, bundle)
    assert (code, json.loads(err)["code"]) == (4, "bundle_refused")
