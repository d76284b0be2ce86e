"""The screener that answers from a bundle, without a process around it."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from heart_engine.bundle.background import BackgroundCheck
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.start_check import StartCheck, check_bundle
from heart_engine.domain.case import Case
from heart_engine.model import kept_heads
from heart_engine.model.diagnosis import HeartModel
from heart_engine.protocol.messages import Browse, Explain, Screen, SelfTest, Step
from heart_engine.server.bundled import BundleScreener, load_screener
from heart_engine.server.heartbeat import Heartbeat
from heart_engine.server.screener import CancelledError, Report

CASE = Case("c1", measurements={"lvedd": 47.0, "lvesd": 30.0, "ef": 62.0, "mr": 1.0})


def nothing(_step: Step, _fraction: float) -> None:
    return


@pytest.fixture(scope="module")
def started(tiny_bundle: Path) -> StartCheck:
    return check_bundle(tiny_bundle, None)


@pytest.fixture(scope="module")
def screener(started: StartCheck) -> BundleScreener:
    return load_screener(started, library=None, variant=None, report=nothing)


def test_it_says_what_it_is(screener: BundleScreener) -> None:
    assert (screener.info.bundle_id, screener.info.variant) == ("random-tiny", "fp32")
    assert (screener.info.simulated, screener.info.fake) == (True, False)
    assert screener.info.accuracy == ()  # random weights claim nothing
    assert screener.device == "cpu"
    assert screener.device_reason in {"cpu_fast_bf16", "cpu_no_fast_bf16"}  # as the processor is


def test_pages_of_the_library_join_to_the_whole(screener: BundleScreener) -> None:
    whole = screener.browse(Browse("1", limit=10_000), nothing)
    pages = [screener.browse(Browse("1", offset=at, limit=50), nothing) for at in (0, 50, 100)]
    assert [len(one.cases) for one in pages] == [50, 50, 20]
    assert tuple(case for one in pages for case in one.cases) == whole.cases
    assert {one.total for one in pages} == {120}


def test_pages_are_filtered_by_diagnosis(screener: BundleScreener) -> None:
    page = screener.browse(Browse("1", labels=("asd", "vsd")), nothing)
    assert page.cases
    assert page.total == len(page.cases)
    assert {one.labels for one in page.cases} == {("asd", "vsd")}


def test_a_page_from_nowhere_is_empty_or_the_first(screener: BundleScreener) -> None:
    assert screener.browse(Browse("1", offset=500), nothing).cases == ()
    assert screener.browse(Browse("1", limit=-1), nothing).cases == ()
    first = screener.browse(Browse("1", offset=-5, limit=2), nothing)
    assert first == screener.browse(Browse("1", offset=0, limit=2), nothing)


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.screen(Screen("1", CASE), nothing),
        lambda one: one.explain(Explain("1", CASE), nothing),
        lambda one: one.browse(Browse("1"), nothing),
        lambda one: one.self_test(SelfTest("1"), nothing),
    ],
    ids=["screen", "explain", "browse", "self_test"],
)
def test_it_answers_no_more_once_a_file_is_found_to_be_changed(
    screener: BundleScreener,
    started: StartCheck,
    tmp_path: Path,
    ask: Callable[[BundleScreener], object],
) -> None:
    ask(screener)
    folder = Path(shutil.copytree(started.bundle.folder, tmp_path / "bundle"))
    changed = folder / "fusion.safetensors"
    changed.write_bytes(changed.read_bytes()[:-1] + b"\x7f")
    check = BackgroundCheck(folder, [started.bundle.manifest.file("fusion.safetensors")])
    check.start()
    check.wait()
    with pytest.raises(BundleRefusedError) as caught:
        ask(BundleScreener(screener._engine, check))
    assert caught.value.code is Refusal.HASH_DIFFERS


@pytest.mark.parametrize(
    "ask",
    [
        lambda one, report: one.screen(Screen("1", CASE), report),
        lambda one, report: one.explain(Explain("1", CASE), report),
        lambda one, report: one.self_test(SelfTest("1"), report),
    ],
    ids=["screen", "explain", "self_test"],
)
def test_it_is_felt_within_a_step_and_given_up_there(
    screener: BundleScreener,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[BundleScreener, Report], object],
) -> None:
    """As where one step of a large model takes minutes; afterwards it answers as before."""
    before = screener.screen(Screen("1", CASE), nothing)
    monkeypatch.setattr("heart_engine.server.bundled.Heartbeat", functools.partial(Heartbeat, every_s=0.0))
    said: list[tuple[Step, float]] = []

    def give_up(step: Step, fraction: float) -> None:
        said.append((step, fraction))
        if len(said) == 7:
            raise CancelledError

    with pytest.raises(CancelledError):
        ask(screener, give_up)
    assert len({step for step, _ in said}) < 4  # seven reports of a few steps
    assert [share for _, share in said] == sorted(share for _, share in said)
    assert screener.screen(Screen("1", CASE), nothing) == before


def test_a_loaded_engine_takes_the_cores_that_its_model_is_worth(
    started: StartCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("heart_engine.server.bundled.take_cores", asked.append)
    load_screener(started, library=None, variant=None, report=nothing)
    assert asked == [64]  # the width of the tiny shape


def test_a_load_that_takes_long_says_that_it_lives(
    started: StartCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heart_engine.server.bundled.LOADING_EVERY_S", 0.0)
    said: list[Step] = []
    load_screener(started, library=None, variant=None, report=lambda step, _share: said.append(step))
    assert len(said) > 20
    assert set(said) == {Step.SELF_TEST}


def test_a_variant_nobody_has_is_refused(started: StartCheck) -> None:
    with pytest.raises(BundleRefusedError) as caught:
        load_screener(started, library=None, variant="fp8", report=nothing)
    assert caught.value.code is Refusal.NO_VARIANT_FITS


def test_a_head_that_took_long_is_kept_beside_the_record_of_the_check_and_used_again(
    tmp_path: Path, tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_screener(check_bundle(tiny_bundle, tmp_path), library=None, variant=None, report=nothing)
    assert [one.name for one in tmp_path.iterdir()] == ["verified"]  # a tiny head is computed at once
    monkeypatch.setattr(kept_heads, "WORTH_KEEPING_S", 0.0)
    first = load_screener(check_bundle(tiny_bundle, tmp_path), library=None, variant=None, report=nothing)
    assert len(list((tmp_path / "heads").iterdir())) == 1
    monkeypatch.delattr(HeartModel, "_read_head")  # from here on nothing can be computed
    second = load_screener(check_bundle(tiny_bundle, tmp_path), library=None, variant=None, report=nothing)
    asked = Screen("1", CASE)
    assert second.screen(asked, nothing) == first.screen(asked, nothing)
