from __future__ import annotations

import errno

import pytest

from app.language import Language
from app.presenters.failure_words import reason_of


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (errno.ENOSPC, "the disk is full", "磁盘已满"),
        (errno.EACCES, "access is not allowed, or another program has the file open", "没有权限"),
        (errno.ENOENT, "the file or folder is not there", "文件或文件夹不存在"),
    ],
)
def test_the_disk_speaks_the_readers_language_and_names_no_path(
    number: int, english: str, chinese: str
) -> None:
    error = OSError(number, "No such thing", "/home/wu/报告.pdf")
    assert reason_of(error, Language("en")) == english
    assert reason_of(error, Language("zh")).startswith(chinese)


def test_what_has_no_words_is_named_by_its_kind() -> None:
    assert reason_of(OSError("/home/wu"), Language("zh")) == "OSError"
    assert reason_of(MemoryError(), Language("zh")) == "MemoryError"
