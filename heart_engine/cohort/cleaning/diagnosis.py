"""What a diagnosis in words says about the three labels; a proposal, until a person has said yes.

A text is certain where every word of it is known and every defect it names is plainly there. Denied,
suspected and closed defects each have their own standing: after a closure a heart is neither a case nor a
control.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from heart_engine.domain.labels import LABELS, LabelSet, ThirdLabelMeaning
from heart_engine.domain.resources import read_table
from heart_engine.domain.typed_text import plain

_CLAUSE = re.compile(r"([,;.、。:\n]|(?<=[\u3400-\u9fff])\s+|\+|/(?!p|o)|[(){}\[\]])")
_JOINS_A_LIST = ("、", "+", "/")
_SIZE = re.compile(r"[0-9]+(?:\.[0-9]+)?\s*(?:mm|cm)?(?:\s*[x×*]\s*[0-9]+(?:\.[0-9]+)?\s*(?:mm|cm)?)?")
_DEFECTS = ("asd", "vsd", "pda", "pfo", "pdo")


class Standing(StrEnum):
    """What a text says of the defects it names."""

    CERTAIN = "certain"
    DENIED = "denied"  # some defect is denied, which says nothing about the others
    SUSPECTED = "suspected"
    POST_OPERATIVE = "post_operative"
    UNREAD = "unread"  # something in the text is not understood


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The labels that a text seems to give."""

    labels: LabelSet | None  # None: it gives none
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Clause:
    defects: tuple[str, ...]
    kinds: frozenset[str]
    left: str
    has_size: bool = False
    may_be_denied: bool = False  # bare behind a denial, but beyond a comma or a full stop


@functools.lru_cache(maxsize=65536)
def read_diagnosis(text: str, meaning: ThirdLabelMeaning) -> Diagnosis:
    """Read a text; `meaning` says which disease the third label stands for."""
    clauses = [clause for clause in _clauses(plain(text)) if clause.defects or clause.kinds or clause.left]
    if any("history" in one.kinds for one in clauses):
        return Diagnosis(None, Standing.POST_OPERATIVE)
    named = [one for one in clauses if one.defects]
    present = {d for one in named for d in one.defects if "negation" not in one.kinds}
    is_doubtful = any(one.may_be_denied and (present or one.has_size) for one in named)
    is_normal = any("normal" in one.kinds for one in clauses)
    labels = _labels(present, meaning) if present or is_normal else None
    if any("suspicion" in one.kinds for one in clauses):
        return Diagnosis(labels, Standing.SUSPECTED)
    is_read = bool(named or is_normal) and not is_doubtful and not any(one.left for one in clauses)
    if not is_read or (is_normal and present) or (present and labels is None):
        return Diagnosis(labels, Standing.UNREAD)
    return Diagnosis(labels, Standing.CERTAIN if labels is not None else Standing.DENIED)


def _labels(present: set[str], meaning: ThirdLabelMeaning) -> LabelSet | None:
    """Name the defects as labels; a defect that the third label does not stand for gives no set at all."""
    third = {"pdo", "pda", "pfo"} if meaning is ThirdLabelMeaning.UNRESOLVED else {"pdo", meaning.value}
    if present - {"asd", "vsd"} - third:
        return None
    ids = {"pdo" if one in third else one for one in present}
    return tuple(label for label in LABELS if label in ids)


def _clauses(text: str) -> Iterator[_Clause]:
    """Cut a text where one statement ends; a denial reaches over the bare names behind it.

    A list goes on behind 、 for certain. Behind a comma or a full stop another finding may begin, which is
    for a person to say where some defect is there; and no defect that is denied has a size.
    """
    reaching, sign = False, ""
    for place, part in enumerate(_CLAUSE.split(text)):
        if place % 2:
            sign = part.strip()
            continue
        clause = _clause(part)
        is_list = bool(clause.defects) and not clause.kinds - {"filler"}
        if reaching and is_list:
            is_sure = sign in _JOINS_A_LIST and not clause.has_size
            clause = replace(clause, kinds=clause.kinds | {"negation"}, may_be_denied=not is_sure)
        reaching = "negation" in clause.kinds and bool(clause.defects)
        yield clause


def _clause(part: str) -> _Clause:
    found = _words().findall(part)
    kinds = [_meanings()[word] for word in found]
    defects = tuple(dict.fromkeys(kind for kind in kinds if kind in _DEFECTS))
    left = _SIZE.sub("", _words().sub(" ", part)).strip(" -~'\"x×*")
    others = frozenset(kind for kind in kinds if kind not in _DEFECTS and kind != "filler")
    if "suspicion" in others:
        others -= {"negation"}
    return _Clause(defects, others, left, has_size=_SIZE.search(part) is not None)


@functools.cache
def _meanings() -> dict[str, str]:
    return {plain(row["text"]): row["meaning"] for row in read_table("diagnosis_words.csv")}


@functools.cache
def _words() -> re.Pattern[str]:
    """Match the longest known word first; Latin words only as wholes."""
    ordered = sorted(_meanings(), key=len, reverse=True)
    return re.compile("|".join(_whole(word) for word in ordered))


def _whole(word: str) -> str:
    before = r"(?<![a-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![a-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{before}{re.escape(word)}{after}"
