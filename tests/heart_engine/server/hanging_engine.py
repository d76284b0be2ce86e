"""An engine whose work never ends, for the test that it still leaves with its desktop."""

from __future__ import annotations

import sys
import threading
from typing import NoReturn

from heart_engine.protocol.messages import Screen, Step
from heart_engine.server.fake import FakeScreener
from heart_engine.server.loop import serve
from heart_engine.server.pipes import claim_pipes
from heart_engine.server.screener import Report


class Hanging(FakeScreener):
    def screen(self, request: Screen, report: Report) -> NoReturn:
        report(Step.CHECK, 0.0)
        threading.Event().wait()
        raise AssertionError(request)


sys.exit(serve(claim_pipes(), lambda _report: Hanging()))
