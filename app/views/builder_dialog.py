"""A library of a hospital's own cases, built without a terminal, in five steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QUrl, SignalInstance
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.language import Language
from app.messages import Message, message_for
from app.presenters.builder_folder import BuilderFolder
from app.presenters.library_building import (
    BuilderStep,
    comparison_line,
    gain_lines,
    open_questions,
    report_lines,
    with_answers,
)
from app.views.builder_pages import FilePage, InstallPage, LinesPage, QuestionsPage
from app.views.lasting_work import LastingWork, Work
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.questions import QuestionBoxes

SIZE: Final = (900, 560)
STEPS: Final = tuple(BuilderStep)


class Command(Protocol):
    """A hospital's command that runs in a process of its own."""

    told: SignalInstance
    done: SignalInstance
    failed: SignalInstance

    def start(self, arguments: list[str]) -> None:
        """Start it."""

    def is_running(self) -> bool:
        """Say whether it runs."""

    def stop(self) -> None:
        """End it."""


@dataclass(frozen=True, slots=True)
class BuilderOutside:
    """What the dialog needs of the world."""

    command: Command
    folder: BuilderFolder
    choose_table: Callable[[QWidget, str], Path | None]


class BuilderDialog(QDialog):
    """Each step runs one command; the next is offered only when it ended well."""

    def __init__(self, window: QWidget, outside: BuilderOutside, language: Language) -> None:
        super().__init__(window)
        self._outside, self._language = outside, language
        LastingWork(self, Work.LIBRARY, self._is_under_way, outside.command.stop)
        self._questions = QuestionBoxes(lambda: self._language)
        self._source: Path | None = None
        self._attempt, self._report, self._kept = 0, "", 0
        self._is_installed = self._has_questions = False
        self._then: Callable[[dict[str, Any]], None] = lambda _document: None
        text = language.text
        self.file, self.questions = FilePage(language), QuestionsPage(language)
        self.report, self.library = LinesPage(text("builder.open_report")), LinesPage()
        self.install = InstallPage(language)
        self._pages = QStackedWidget()
        for page in (self.file, self.questions, self.report, self.library, self.install):
            self._pages.addWidget(page)
        self._steps, self._said = plain_label(role="heading"), plain_label(role="dim", wrap=True)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self.go_on, self.skip, self.leave = push_button(primary=True), push_button(), push_button()
        self.skip.setText(text("builder.skip"))
        self.leave.setText(text("builder.leave"))
        self.setWindowTitle(text("builder.title"))
        self._lay_out()
        self._bind()
        self._go_to(BuilderStep.FILE)
        self.resize(*SIZE)

    def step(self) -> BuilderStep:
        """Return where the building stands."""
        return STEPS[self._pages.currentIndex()]

    def said(self) -> str:
        """Return what was said last."""
        return self._said.text()

    def reject(self) -> None:
        """Close, by whichever key or button; what runs is stopped only once that was agreed to."""
        if not self._outside.command.is_running():
            super().reject()
            return
        text = self._language.text
        message = Message(text("builder.stop"), text("builder.stop_means"))
        self._questions.ask(self, message, text("builder.stop_now"), self._give_up)

    def _is_under_way(self) -> bool:
        """Say whether a command runs, or its result waits for somebody to go on."""
        has_results = self.step() is not BuilderStep.FILE and not self._is_installed
        return has_results or self._outside.command.is_running()

    def _give_up(self) -> None:
        self._outside.command.stop()
        super().reject()

    def _advance(self) -> None:
        actions = {
            BuilderStep.FILE: self._clean,
            BuilderStep.QUESTIONS: self._clean_with_answers,
            BuilderStep.REPORT: self._build if self._kept else lambda: self._go_to(BuilderStep.QUESTIONS),
            BuilderStep.LIBRARY: lambda: self._go_to(BuilderStep.INSTALL),
            BuilderStep.INSTALL: self._install,
        }
        actions[self.step()]()

    def _choose(self) -> None:
        path = self._outside.choose_table(self, self._language.text("builder.choose"))
        if path is not None:
            self._source = path
            self.file.path.setText(str(path))
            self._draw()

    def _clean_with_answers(self) -> None:
        folder = self._outside.folder
        folder.write_answers(with_answers(folder.read_answers(), self.questions.answers()))
        self._clean()

    def _clean(self) -> None:
        self._attempt += 1
        folder = self._outside.folder
        folder.path.mkdir(parents=True, exist_ok=True)
        declared = ["--simulated"] if self.file.simulated.isChecked() else []
        hospital = self.file.hospital.text().strip()
        named = ["--hospital", hospital] if hospital else []
        cohort = folder.cohort(self._attempt)
        arguments = [
            "data",
            "clean",
            str(self._source),
            "--out",
            str(cohort),
            "--mapping",
            str(folder.mapping),
        ]
        self._run([*arguments, "--no-questions", *declared, *named], self._cleaned)

    def _cleaned(self, document: dict[str, Any]) -> None:
        questions = open_questions(document, self._language)
        self._kept, self._has_questions = document["rows"]["kept"], bool(questions)
        self.report.show_lines(report_lines(document, self._language))
        if questions:
            self.questions.show_questions(questions)
            self._go_to(BuilderStep.QUESTIONS)
        else:
            self._make_report()

    def _make_report(self) -> None:
        cohort = self._outside.folder.cohort(self._attempt)
        self._report = str(cohort / "inside" / "report.html")
        self._run(
            ["data", "report", str(cohort), "--out", self._report], lambda _: self._go_to(BuilderStep.REPORT)
        )

    def _build(self) -> None:
        folder = self._outside.folder
        hospital = self.file.hospital.text().strip() or "own"
        cohort = ["--cohort", str(folder.cohort(self._attempt))]
        self._run(
            ["library", "build", *cohort, "--out", str(folder.library), "--id", f"{hospital}-library"],
            self._built,
        )

    def _built(self, document: dict[str, Any]) -> None:
        lines = gain_lines(document, self._language)
        folder = self._outside.folder
        cohort = ["--cohort", str(folder.cohort(self._attempt))]

        def compared(comparison: dict[str, Any]) -> None:
            self.library.show_lines((*lines, comparison_line(comparison, self._language)))
            self._go_to(BuilderStep.LIBRARY)

        self._run(["library", "compare", "own", str(folder.library), *cohort], compared)

    def _install(self) -> None:
        def installed(document: dict[str, Any]) -> None:
            library = str(document["library"])
            self._run(["library", "select", library], lambda _: self._end(library))

        self._run(["library", "install", str(self._outside.folder.library), "--unsigned"], installed)

    def _end(self, library: str) -> None:
        self._is_installed = True
        self.install.said.setText(self._language.text("builder.installed", library=library))
        self.go_on.hide()
        self._draw()

    def _run(self, arguments: list[str], then: Callable[[dict[str, Any]], None]) -> None:
        self._then = then
        self._said.setText(self._language.text("builder.working"))
        self._outside.command.start(arguments)
        self._draw()

    def _done(self, document: dict[str, Any]) -> None:
        self._said.setText("")
        self._then(document)
        self._draw()

    def _failed(self, code: str, params: dict[str, Any]) -> None:
        known = self._language.knows(f"error.{code}.title")
        name = "" if self._source is None else self._source.name
        told = {"file": name, "place": "", "rule": "", "reason": "", **params}
        message = message_for(code, told, self._language) if known else None
        words = (
            self._language.text("builder.failed", reason=told["reason"])
            if message is None
            else f"{message.title} {message.next_step}"
        )
        self._said.setText(words)
        self._draw()

    def _go_to(self, step: BuilderStep) -> None:
        self._pages.setCurrentIndex(STEPS.index(step))
        self._draw()

    def _draw(self) -> None:
        step, running = self.step(), self._outside.command.is_running()
        names = [self._language.text(f"builder.step.{one}") for one in STEPS]
        place = STEPS.index(step)
        self._steps.setText(f"{place + 1} / {len(STEPS)}   {names[place]}")
        leads_back = step is BuilderStep.REPORT and not self._kept and self._has_questions
        self.go_on.setText(self._language.text("builder.back" if leads_back else f"builder.next.{step}"))
        ready = {
            BuilderStep.FILE: self._source is not None,
            BuilderStep.REPORT: self._kept > 0 or leads_back,
            BuilderStep.INSTALL: self.install.means_it.isChecked(),
        }
        self.go_on.setEnabled(not running and ready.get(step, True))
        self.skip.setVisible(step is BuilderStep.QUESTIONS)
        self.skip.setEnabled(not running)
        self._pages.setEnabled(not running)
        self._busy.setVisible(running)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.skip)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.addWidget(self._steps)
        column.addWidget(self._pages, 1)
        column.addWidget(self._busy)
        column.addWidget(self._said)
        column.addLayout(buttons)

    def _bind(self) -> None:
        command = self._outside.command
        command.told.connect(self._said.setText)
        command.done.connect(self._done)
        command.failed.connect(self._failed)
        self.file.file_wanted.connect(self._choose)
        self.report.action.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._report)))
        self.install.means_it.toggled.connect(self._draw)
        self.go_on.clicked.connect(self._advance)
        self.skip.clicked.connect(self._make_report)
        self.leave.clicked.connect(self.reject)
