"""Why the disk did not do what was wanted, in words rather than in the operating system's."""

from __future__ import annotations

import errno
from typing import Final

from app.language import Language

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR})


def reason_of(error: Exception, language: Language) -> str:
    """Say what is in the way; what has no words is named by its kind, without any path."""
    number = error.errno if isinstance(error, OSError) else None
    for name, numbers in (("full", _FULL), ("refused", _REFUSED), ("gone", _GONE)):
        if number in numbers:
            return language.text(f"reason.{name}")
    return type(error).__name__
