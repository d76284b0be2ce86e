from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Counter(QObject):
    counted = Signal(int, bool)


def test_twenty_thousand_signals_arrive(qapp: object) -> None:
    """PySide6 6.12.0 on CPython 3.11 aborts the process after some 500."""
    assert qapp is not None
    received = [0, 0]

    def count(number: int, even: bool) -> None:
        received[0] += number
        received[1] += even

    counter = Counter()
    counter.counted.connect(count)
    for number in range(20_000):
        counter.counted.emit(number, number % 2 == 0)
    assert received == [sum(range(20_000)), 10_000]
