"""What every engine process keeps, whichever model answers: the fake one, and a bundle of random weights."""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from heart_engine.domain.case import Case, Sex
from heart_engine.domain.case_json import case_to_json, inputs_sha256
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.domain.labels import LABELS
from heart_engine.domain.measurement import Span, measurements
from heart_engine.protocol.framing import MAX_LINE_BYTES
from heart_engine.protocol.messages import (
    MOST_CASES,
    PROTOCOL_VERSION,
    Browse,
    Cancel,
    Done,
    Event,
    Explain,
    Failed,
    FailureCode,
    Hello,
    Page,
    Ping,
    Progress,
    ReferenceCase,
    Request,
    Screen,
    SelfTest,
)
from heart_engine.protocol.wire import decode_event, encode

ROOT = Path(__file__).resolve().parents[2]
ENGINES = ["fake", pytest.param("bundle", marks=[pytest.mark.slow, pytest.mark.xdist_group("bundle")])]
PATIENCE_S = 60.0
CASE = Case("c1", measurements={"lvedd": 47.0, "lvesd": 30.0, "ef": 62.0, "mr": 1.0})
OTHER = Case("c2", measurements={"lvedd": 60.0, "tr": 3.0})

# What a chatty library does to a process: prints, writes from C, and leaves a child that prints as well.
NOISE = """
import os, subprocess, sys
class Chatty:
    def find_spec(self, name, path=None, target=None):
        if name == "heart_engine.server.loop":
            print("Loading weights, please wait")
            os.write(1, b"written from C without a newline")
            subprocess.run([sys.executable, "-S", "-c", "print('said by a child')"])
sys.meta_path.insert(0, Chatty())
"""


class Engine:
    """An engine process and everything it has written."""

    def __init__(self, arguments: tuple[str, ...], python_path: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "heart_engine.server", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": python_path, "OMP_NUM_THREADS": "1"},
            bufsize=0,
        )
        self._lines: queue.Queue[bytes] = queue.Queue()
        self.errors = b""
        self._threads = [threading.Thread(target=one) for one in (self._read, self._read_errors)]
        for thread in self._threads:
            thread.start()

    @functools.cached_property
    def hello(self) -> Hello:
        """The first event, whenever it is asked for first."""
        hello = self.event()
        assert isinstance(hello, Hello), hello
        return hello

    def send(self, *requests: Request) -> None:
        self.write(b"".join(encode(one) for one in requests))

    def write(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)

    def event(self) -> Event:
        return decode_event(self._lines.get(timeout=PATIENCE_S))

    def answer(self, request_id: str) -> Done | Failed:
        """Wait for the end of one request, whatever comes between."""
        while True:
            event = self.event()
            if isinstance(event, (Done, Failed)) and event.request_id == request_id:
                return event

    def done(self, request_id: str) -> Done:
        answer = self.answer(request_id)
        assert isinstance(answer, Done), answer
        return answer

    def leave(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(PATIENCE_S)
        for thread in self._threads:
            thread.join()
        return code

    def rest(self) -> list[Event]:
        """Return what came after the last event that was read; the process has left."""
        return [decode_event(self._lines.get()) for _ in range(self._lines.qsize())]

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as file:
            self.errors = file.read()


Start = Callable[..., Engine]


@pytest.fixture(scope="module", params=ENGINES)
def arguments(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """What the engine process under test is started with."""
    if request.param == "fake":
        return ("--fake",)
    return ("--bundle", str(request.getfixturevalue("tiny_bundle")))


@pytest.fixture(scope="module")
def running(arguments: tuple[str, ...]) -> Iterator[Engine]:
    """One engine for every test that lets it live; loading a bundle takes seconds."""
    engine = Engine(arguments, str(ROOT))
    yield engine
    if engine.process.poll() is None:
        engine.process.kill()
    engine.leave()


@pytest.fixture
def engine(running: Engine) -> Iterator[Engine]:
    """The running engine, with nothing of another test on its way."""
    assert running.hello.bundle
    yield running
    running.send(Browse("end of the test"))
    running.answer("end of the test")  # it works on one thing after the other


@pytest.fixture
def start(arguments: tuple[str, ...]) -> Iterator[Start]:
    started: list[Engine] = []

    def start(*folders: Path) -> Engine:
        path = os.pathsep.join(str(one) for one in (*folders, ROOT))
        started.append(Engine(arguments, path))
        return started[-1]

    yield start
    for engine in started:
        if engine.process.poll() is None:
            engine.process.kill()
            engine.leave()


@pytest.fixture
def fresh(start: Start) -> Engine:
    """An engine that a test may bring to its end."""
    engine = start()
    assert isinstance(engine.hello, Hello)
    return engine


def raw_screen(request_id: str, case: object) -> bytes:
    document = json.loads(encode(Screen(request_id, CASE)))
    return json.dumps({**document, "case": case}).encode() + b"\n"


class TestEveryEngine:
    def test_it_greets_first_and_fits_this_desktop(self, engine: Engine) -> None:
        hello = engine.hello
        assert (hello.protocol, hello.domain_fingerprint) == (PROTOCOL_VERSION, domain_fingerprint())
        assert hello.device
        assert hello.device_reason
        assert sum(hello.bundle.prevalence.values()) == pytest.approx(1)

    def test_it_answers_a_case_about_that_case(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE))
        done = engine.done("1")
        assert (done.case_id, done.inputs_sha256) == ("c1", inputs_sha256(CASE))
        assert done.result is not None
        assert done.result.provenance.inputs_sha256 == inputs_sha256(CASE)
        assert sum(one.probability for one in done.result.sets) == pytest.approx(1, abs=1e-6)
        for label in LABELS:
            marginal = sum(one.probability for one in done.result.sets if label in one.labels)
            assert done.result.labels[label].probability == pytest.approx(marginal, abs=1e-6)

    def test_its_answer_carries_the_marks_of_what_answered(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE))
        result = engine.done("1").result
        assert result is not None
        bundle, provenance = engine.hello.bundle, result.provenance
        assert (provenance.fake, provenance.simulated) == (bundle.fake, bundle.simulated)
        assert (provenance.bundle, provenance.variant) == (bundle.bundle_id, bundle.variant)
        assert provenance.prevalence == bundle.prevalence

    def test_the_same_case_gets_the_same_answer_and_another_case_another(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE))
        first = engine.done("1").result
        engine.send(Screen("2", CASE))
        again = engine.done("2").result
        engine.send(Screen("3", OTHER))
        other = engine.done("3").result
        assert first == again
        assert other is not None
        assert first is not None
        assert first.sets != other.sets

    def test_a_declared_prevalence_moves_the_answer_and_is_part_of_it(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE))
        plain = engine.done("1").result
        engine.send(Screen("2", CASE, prevalence={"asd": 0.9}))
        moved = engine.done("2").result
        assert plain is not None
        assert moved is not None
        assert moved.provenance.prevalence["asd"] == 0.9
        assert moved.labels["asd"].probability > plain.labels["asd"].probability

    def test_its_progress_never_falls(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE))
        seen = []
        while isinstance(event := engine.event(), Progress):
            seen.append(event)
        assert {one.request_id for one in seen} == {"1"}
        fractions = [one.fraction for one in seen]
        assert fractions == sorted(fractions)
        assert 0 <= fractions[0] < fractions[-1] <= 1

    def test_it_gives_up_a_request_and_answers_the_next(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE), Cancel("1"))
        assert engine.answer("1") == Failed("1", FailureCode.CANCELLED)
        engine.send(Screen("2", CASE))
        assert engine.done("2").result is not None

    def test_it_gives_up_a_request_that_only_waited(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE), SelfTest("2"), Cancel("2"))
        assert engine.answer("2") == Failed("2", FailureCode.CANCELLED)
        assert engine.done("1").result is not None

    def test_cancelling_what_is_not_there_is_no_error(self, engine: Engine) -> None:
        engine.send(Cancel("nothing"), Ping("1"))
        assert engine.event() == Done("1", "", "")

    def test_it_gives_a_sign_of_life_while_it_works(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE), Ping("2"))
        ends: list[str] = []
        while len(ends) < 2:
            event = engine.event()
            ends += [event.request_id] if isinstance(event, Done) else []
        assert ends == ["2", "1"]

    def test_a_newer_question_silences_the_older_ones(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE), Screen("2", CASE), Explain("3", CASE), Screen("4", OTHER))
        ends: dict[str, Done | Failed] = {}
        while len(ends) < 4:
            event = engine.event()
            if isinstance(event, (Done, Failed)):
                assert event.request_id not in ends
                ends[event.request_id] = event
        last = ends.pop("4")
        assert isinstance(last, Done)
        assert (last.case_id, last.inputs_sha256) == ("c2", inputs_sha256(OTHER))
        assert ends == {name: Failed(name, FailureCode.CANCELLED) for name in ("1", "2", "3")}

    def test_a_question_of_another_kind_waits_its_turn(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE), Browse("2"))
        assert engine.done("1").result is not None
        assert engine.done("2").page is not None

    def test_pages_of_its_library_join_to_the_whole(self, engine: Engine) -> None:
        engine.send(Browse("1", limit=MOST_CASES))
        whole = engine.done("1").page
        assert whole is not None
        assert whole.total == len(whole.cases) > 20
        joined: list[ReferenceCase] = []
        for offset in range(0, whole.total, 20):
            engine.send(Browse("2", offset=offset, limit=20))
            page = engine.done("2").page
            assert page is not None
            assert page.total == whole.total
            joined += page.cases
        assert tuple(joined) == whole.cases
        assert {one.similarity for one in joined} == {None}

    def test_it_lists_the_cases_most_like_one_first(self, engine: Engine) -> None:
        engine.send(Browse("2", like=CASE, limit=MOST_CASES))
        whole = engine.done("2").page
        engine.send(Browse("3", like=CASE, labels=("asd",), offset=1, limit=2))
        page = engine.done("3").page
        assert whole is not None
        assert page is not None
        similarities = [one.similarity for one in whole.cases if one.similarity is not None]
        assert len(similarities) == whole.total
        assert similarities == sorted(similarities, reverse=True)
        with_asd = [one for one in whole.cases if one.labels == ("asd",)]
        assert (page.total, page.cases) == (len(with_asd), tuple(with_asd[1:3]))

    def test_it_finds_cases_by_their_ids_in_the_order_asked(self, engine: Engine) -> None:
        engine.send(Browse("1", limit=3))
        page = engine.done("1").page
        assert page is not None
        first, second, third = page.cases
        engine.send(Browse("2", case_ids=(third.case_id, "nobody", first.case_id)))
        assert engine.done("2").page == Page(2, (third, first))
        engine.send(Browse("3", like=CASE, case_ids=(second.case_id, third.case_id)))
        like = engine.done("3").page
        assert like is not None
        assert {one.case_id for one in like.cases} == {second.case_id, third.case_id}
        assert None not in [one.similarity for one in like.cases]

    def test_it_filters_by_person_and_range(self, engine: Engine) -> None:
        engine.send(Browse("1", limit=MOST_CASES))
        whole = engine.done("1").page
        assert whole is not None
        some = whole.cases[5]
        key, value = next(iter(some.measurements.items()))
        wanted = {key: Span(value, value + 5)}
        engine.send(Browse("2", age_band=some.age_band, sex=Sex(some.sex), ranges=wanted))
        page = engine.done("2").page
        assert page is not None
        assert page.cases == tuple(
            one
            for one in whole.cases
            if (one.age_band, one.sex) == (some.age_band, some.sex)
            and value <= one.measurements.get(key, value - 1) <= value + 5
        )
        assert some in page.cases

    def test_it_explains_with_the_answer_that_screening_gives(self, engine: Engine) -> None:
        engine.send(Screen("1", CASE))
        screened = engine.done("1").result
        engine.send(Explain("2", CASE))
        explained = engine.done("2")
        assert explained.result == screened
        assert explained.explanation is not None
        withheld = {one.withheld for one in explained.explanation.without_measurement}
        assert withheld == set(CASE.measurements)
        assert not set(explained.explanation.measure_next) & withheld

    def test_its_self_test_finds_no_difference(self, engine: Engine) -> None:
        engine.send(SelfTest("1"))
        report = engine.done("1").self_test
        assert report is not None
        assert report.failed == ()

    @pytest.mark.parametrize(
        ("line", "request_id", "where", "rule"),
        [
            (b"\xff\xfe\n", "", "line", "not_json"),
            (b'{"type":"dance","request_id":"9"}\n', "9", "type", "unknown_type"),
            (b'{"type":"ping","request_id":"9","more":1}\n', "9", "ping", "unknown_field"),
            (b"x" * (MAX_LINE_BYTES + 2) + b"\n", "", "line", "too_long"),
        ],
        ids=["bytes", "type", "field", "size"],
    )
    def test_it_survives_a_request_it_cannot_read(
        self, engine: Engine, line: bytes, request_id: str, where: str, rule: str
    ) -> None:
        engine.write(line)
        refused = Failed(request_id, FailureCode.REQUEST_UNREADABLE, {"where": where, "rule": rule})
        assert engine.event() == refused
        engine.send(Ping("1"))
        assert engine.event() == Done("1", "", "")

    def test_it_rejects_a_case_with_every_reason(self, engine: Engine) -> None:
        values = {"lvedd": 100_000, "nonsense": 1}
        engine.write(raw_screen("1", {**case_to_json(CASE), "measurements": values}))
        rejected = engine.event()
        assert isinstance(rejected, Failed)
        assert (rejected.request_id, rejected.code) == ("1", FailureCode.CASE_REJECTED)
        problems = rejected.params["problems"]
        assert isinstance(problems, list)
        found = {(one["field"], one["code"]) for one in problems}
        assert found == {
            ("measurements.lvedd", "out_of_range"),
            ("measurements.nonsense", "field_unknown"),
        }

    @pytest.mark.parametrize(
        ("part", "values", "field", "code"),
        [
            ("measurements", {}, "measurements", "case_empty"),
            ("measurements", {"lvedd": "47 mm"}, "measurements.lvedd", "not_a_number"),
            ("measurements", {"lvedd": True}, "measurements.lvedd", "not_a_number"),
            ("measurements", {"mr": 1.7}, "measurements.mr", "not_a_grade"),
            ("measurements", {"lvedd": 47, "patient_name": 1}, "measurements.patient_name", "field_unknown"),
            ("patient", {"age_years": "thirty"}, "patient.age_years", "not_a_number"),
            ("sites", {"rv": "somewhere"}, "sites.rv", "not_a_choice"),
            ("notes", {}, "notes", "field_unknown"),
            ("format", "heart-case/9", "format", "format_unknown"),
        ],
    )
    def test_bad_input_is_rejected_at_its_field(
        self, engine: Engine, part: str, values: object, field: str, code: str
    ) -> None:
        engine.write(raw_screen("1", {**case_to_json(CASE), part: values}))
        rejected = engine.event()
        assert isinstance(rejected, Failed)
        assert rejected.code is FailureCode.CASE_REJECTED
        problems = rejected.params["problems"]
        assert isinstance(problems, list)
        assert [(one["field"], one["code"]) for one in problems] == [(field, code)]

    def test_a_case_with_one_measurement_is_answered_without_guessing_the_others(
        self, engine: Engine
    ) -> None:
        engine.send(Screen("1", Case("c3", measurements={"lvedd": 47.0})))
        result = engine.done("1").result
        assert result is not None
        assert sum(one.probability for one in result.sets) == pytest.approx(1, abs=1e-6)

    @pytest.mark.parametrize("end", ["low", "high"])
    def test_values_at_their_hard_limits_are_answered(self, engine: Engine, end: str) -> None:
        limits = {row.key: getattr(row.hard, end) for row in measurements()}
        values = {key: float(limit) for key, limit in limits.items() if limit is not None}
        engine.send(Screen("1", Case("c4", measurements=values)))
        result = engine.done("1").result
        assert result is not None
        assert all(0 < one.probability < 1 for one in result.sets)

    def test_an_interrupt_at_the_terminal_is_the_desktops_to_answer(self, engine: Engine) -> None:
        engine.process.send_signal(signal.SIGINT)
        engine.send(Ping("1"))
        assert engine.event() == Done("1", "", "")

    def test_it_leaves_when_the_desktop_is_gone(self, fresh: Engine) -> None:
        fresh.send(Ping("1"))
        assert fresh.event() == Done("1", "", "")
        assert fresh.leave() == 0
        assert fresh.rest() == []

    def test_it_leaves_in_the_middle_of_work(self, fresh: Engine) -> None:
        fresh.send(Explain("1", CASE))  # the longest work there is
        assert isinstance(fresh.event(), Progress)
        assert fresh.leave() == 0
        assert not any(isinstance(one, Done) for one in fresh.rest())

    def test_a_library_that_prints_cannot_reach_the_desktop(self, start: Start, tmp_path: Path) -> None:
        (tmp_path / "sitecustomize.py").write_text(NOISE)
        engine = start(tmp_path)
        assert engine.hello  # event() refuses anything that is no message
        engine.send(Screen("1", CASE))
        assert engine.done("1").result is not None
        engine.leave()
        for noise in (b"please wait", b"from C", b"by a child"):
            assert noise in engine.errors

    def test_what_it_logs_quotes_no_patient(self, fresh: Engine) -> None:
        named = dataclasses.replace(CASE, case_id="Li Ming")
        values = {"lvedd": 100_000, "Li Ming": 1}
        fresh.write(raw_screen("Li Ming", {**case_to_json(named), "measurements": values}))
        assert isinstance(fresh.event(), Failed)
        fresh.leave()
        assert fresh.errors == b"heart_engine: failure=case_rejected\n"
