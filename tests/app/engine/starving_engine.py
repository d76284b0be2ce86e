"""A real engine process whose memory runs out as the case id says; any other case is answered."""

from __future__ import annotations

import sys
from typing import NoReturn

import torch  # noqa: TID253 - the errors are torch's own

from heart_engine.domain.result import Result
from heart_engine.protocol.messages import Screen
from heart_engine.server.fake import FakeScreener
from heart_engine.server.loop import serve
from heart_engine.server.pipes import claim_pipes
from heart_engine.server.screener import Report, Screener


class Starving(FakeScreener):
    def screen(self, request: Screen, report: Report) -> Result:
        match request.case.case_id:
            case "gpu":
                raise torch.OutOfMemoryError
            case "python":
                raise MemoryError
            case "processor":
                torch.empty(1 << 60, dtype=torch.uint8)
        return super().screen(request, report)


def loading(_report: Report) -> NoReturn:
    raise torch.OutOfMemoryError


def starving(_report: Report) -> Screener:
    return Starving()


sys.exit(serve(claim_pipes(), loading if "--at-load" in sys.argv else starving))
