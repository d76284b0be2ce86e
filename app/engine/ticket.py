"""What an answer must match before anybody sees it."""

from __future__ import annotations

from dataclasses import dataclass

from heart_engine.domain.case_json import inputs_sha256
from heart_engine.protocol.messages import Browse, Done, Explain, Screen, SelfTest, Work


@dataclass(frozen=True, slots=True)
class Ticket:
    """A question with the case and the inputs its answer must name."""

    request: Work
    case_id: str
    inputs_sha256: str

    @property
    def request_id(self) -> str:
        """Return the id that the answer carries."""
        return self.request.request_id

    def fits(self, done: Done) -> bool:
        """Say whether this answers this question, about this case with these inputs."""
        mine = (self.request_id, self.case_id, self.inputs_sha256)
        named = (done.request_id, done.case_id, done.inputs_sha256)
        return named == mine and self._is_complete(done)

    def _is_complete(self, done: Done) -> bool:
        match self.request:
            case Screen():
                return _rests_on(done, self.inputs_sha256)
            case Explain():
                return _rests_on(done, self.inputs_sha256) and done.explanation is not None
            case Browse():
                return done.page is not None
            case SelfTest():
                return done.self_test is not None


def ticket_for(request: Work) -> Ticket:
    """Note what the answer to a request must name."""
    match request:
        case Screen(case=case) | Explain(case=case):
            return Ticket(request, case.case_id, inputs_sha256(case))
        case _:
            return Ticket(request, case_id="", inputs_sha256="")


def _rests_on(done: Done, inputs: str) -> bool:
    return done.result is not None and done.result.provenance.inputs_sha256 == inputs
