from __future__ import annotations

from heart_engine.domain.case import Case
from heart_engine.protocol.messages import Browse, Screen, SelfTest
from heart_engine.server.inbox import MOST_WAITING, Inbox, Job

CASE = Case()


def taken(inbox: Inbox) -> Job:
    job = inbox.take()
    assert job is not None
    return job


def test_jobs_come_out_in_the_order_they_were_put() -> None:
    inbox = Inbox()
    for request in (Screen("1", CASE), Browse("2"), SelfTest("3")):
        assert inbox.put(request) == []
    assert [taken(inbox).request.request_id for _ in range(3)] == ["1", "2", "3"]


def test_a_newer_request_replaces_the_one_that_waits() -> None:
    inbox = Inbox()
    inbox.put(Screen("1", CASE))
    inbox.put(Browse("2"))
    assert inbox.put(Screen("3", CASE)) == ["1"]
    assert [taken(inbox).request.request_id for _ in range(2)] == ["2", "3"]


def test_the_oldest_page_is_given_up_where_too_many_wait_and_never_a_case() -> None:
    inbox = Inbox()
    inbox.put(Screen("case", CASE))
    for number in range(MOST_WAITING - 1):
        assert inbox.put(Browse(str(number))) == []
    assert inbox.put(SelfTest("test")) == ["0"]
    assert inbox.put(Screen("newer", CASE)) == ["case"]
    assert inbox.put(Browse("last")) == ["1"]
    waiting = [taken(inbox).request.request_id for _ in range(MOST_WAITING)]
    assert waiting == [*(str(number) for number in range(2, MOST_WAITING - 1)), "test", "newer", "last"]


def test_a_newer_request_gives_up_the_one_that_runs() -> None:
    inbox = Inbox()
    inbox.put(Screen("1", CASE))
    job = taken(inbox)
    inbox.put(Browse("2"))
    assert not job.cancelled.is_set()
    inbox.put(Screen("3", CASE))
    assert job.cancelled.is_set()


def test_cancelling_tells_whether_the_request_still_waited() -> None:
    inbox = Inbox()
    inbox.put(Screen("1", CASE))
    job = taken(inbox)
    inbox.put(Browse("2"))
    assert inbox.cancel("2")
    assert not inbox.cancel("2")
    assert not job.cancelled.is_set()
    assert not inbox.cancel("1")
    assert job.cancelled.is_set()


def test_a_finished_job_cannot_be_given_up_any_more() -> None:
    inbox = Inbox()
    inbox.put(Screen("1", CASE))
    job = taken(inbox)
    inbox.put(Browse("2"))
    taken(inbox)
    inbox.cancel("1")
    assert not job.cancelled.is_set()


def test_closing_gives_everything_up() -> None:
    inbox = Inbox()
    inbox.put(Screen("1", CASE))
    job = taken(inbox)
    inbox.put(Browse("2"))
    inbox.close()
    assert job.cancelled.is_set()
    assert inbox.take() is None


def test_an_idle_inbox_can_be_closed() -> None:
    inbox = Inbox()
    inbox.close()
    assert inbox.take() is None
