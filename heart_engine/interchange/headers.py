"""Which field a column's header names: surely, perhaps, or never (data_cleaning section 5)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import typed_keys
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.resources import read_table
from heart_engine.domain.typed_text import plain
from heart_engine.interchange.choice import factor_of

SURE, ASK, REJECT, DROPPED, UNKNOWN = "sure", "ask", "reject", "dropped", "unknown"

_BRACKETS = re.compile(r"[(\[【{]([^)\]】}]*)[)\]】}]")
_NOISE = re.compile(r"[\s_:,;.\-*\"]+")
_TRAILING_UNIT = re.compile(r"^(.*?)[\s_/,:]*((?:cm|m|mm)/s|mm|cm|l/min|ml|mmhg)$")
_FALLBACK_WORDS = ("前后径", "内径")
_SHORTEST_CONTAINED = 3
_LONGEST_HEADER = 100
_SHORT_CODE = 2
_OTHER_NAMES = {"_hr": "_heart_rate"}  # synonyms.csv says _hr, the form says _heart_rate
_NOT_FIELDS = ("_bsa", "_diagnosis")  # computed by us; and free text that must never join the measurements


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a header names; behind `is_short` codes of two letters the values must be looked at as well."""

    key: str | None
    confidence: str
    unit: str | None = None
    site: str | None = None
    is_short: bool = False
    note: str = ""


@functools.lru_cache(maxsize=4096)  # a header is looked at several times while the header row is sought
def match_header(text: str) -> HeaderMatch:
    """Map one header text; the unit is what the header itself says. Nobody writes a header this long."""
    if len(text) > _LONGEST_HEADER:
        return HeaderMatch(None, UNKNOWN)
    whole = plain(text)
    hints = [hint.strip() for hint in _BRACKETS.findall(whole)]
    found = _exact(whole)
    if found is not None:
        return _with_site(replace(found, unit=_unit(found.key, hints)), whole)
    base = _BRACKETS.sub(" ", whole).strip()
    trailing = _TRAILING_UNIT.match(base) if not hints else None
    if trailing and _exact(trailing[1]):
        base, hints = trailing[1], [trailing[2]]
    found = _exact(base) or _shortened(base) or _contained(base)
    if found is None:
        return HeaderMatch(None, UNKNOWN)
    return _with_site(_with_hints(found, hints), whole)


def words_meaning(meaning: str) -> tuple[str, ...]:
    """Return the normalised header words of one meaning, longest first."""
    return _header_words()[meaning]


def normalised(text: str) -> str:
    """Strip what differs between two spellings of one header."""
    return _NOISE.sub("", plain(text))


def _exact(text: str) -> HeaderMatch | None:
    bare = normalised(text)
    named = _names().get(bare)
    if not named:
        return None
    keys, confidences = {key for key, _ in named}, {confidence for _, confidence in named}
    if len(keys) > 1:
        return HeaderMatch(None, ASK, note=" or ".join(sorted(keys)))
    key, confidence = keys.pop(), confidences.pop() if len(confidences) == 1 else ASK
    if key == "_drop":
        return HeaderMatch(None, DROPPED, note="personal")
    if key in _NOT_FIELDS:
        return HeaderMatch(None, REJECT, note=key.removeprefix("_"))
    is_short = bare.isascii() and len(bare) <= _SHORT_CODE
    return HeaderMatch(key, confidence, is_short=is_short)


def _shortened(text: str) -> HeaderMatch | None:
    """Try again without words that say little; never surely."""
    bare = normalised(text)
    for word in _FALLBACK_WORDS:
        found = _exact(bare.replace(word, "")) if word in bare else None
        if found is not None and found.key is not None:
            return HeaderMatch(found.key, ASK, note=f"without {word}")
    return None


def _contained(text: str) -> HeaderMatch | None:
    """Find the longest known name inside a longer header; never surely, and other quantities refuse it."""
    bare = normalised(text)
    inside = [name for name in _names() if len(name) >= _SHORTEST_CONTAINED and name in bare]
    if not inside:
        return None
    longest = max(len(name) for name in inside)
    found = [_exact(name) for name in inside if len(name) == longest]
    keys = {one.key for one in found if one is not None}
    if any(one is not None and one.confidence == DROPPED for one in found):
        return HeaderMatch(None, DROPPED, note="personal")
    if any(word in bare for word in words_meaning("other_quantity")) or any(
        one is not None and one.confidence == REJECT for one in found
    ):
        return HeaderMatch(None, REJECT, note="other_quantity")
    return HeaderMatch(keys.pop() if len(keys) == 1 else None, ASK, note="contains")


def _with_hints(found: HeaderMatch, hints: list[str]) -> HeaderMatch:
    """Take a unit from the brackets; any other word there may change the meaning, so it asks."""
    if found.key is None:
        return found
    others = [hint for hint in hints if hint and factor_of(found.key, hint) is None]
    confidence = ASK if others and found.confidence == SURE else found.confidence
    note = " ".join([found.note, *others]).strip()
    return replace(found, confidence=confidence, unit=_unit(found.key, hints), note=note)


def _unit(key: str | None, hints: list[str]) -> str | None:
    return next((hint for hint in hints if key and factor_of(key, hint) is not None), None)


def _with_site(found: HeaderMatch, text: str) -> HeaderMatch:
    if found.key is None:
        return found
    words = [row for row in _site_words() if row["key"] == found.key and plain(row["text"]) in text]
    site = max(words, key=lambda row: len(row["text"]))["site"] if words else None
    return replace(found, site=site)


@functools.cache
def _names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return every known name with the keys and confidences it stands for."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in read_table("synonyms.csv"):
        name = normalised(row["header_as_written"])
        key = _OTHER_NAMES.get(row["key"], row["key"])
        found[name] = (*found.get(name, ()), (key, row["confidence_sure_ask_reject"]))
    for name, key in _own_names().items():
        found.setdefault(name, ((key, SURE),))
    return {name: tuple(dict.fromkeys(pairs)) for name, pairs in found.items()}


def _own_names() -> dict[str, str]:
    """Return the program's own names: labels in both languages, keys, and the columns of its own files."""
    labels = {normalised(text): row.key for row in by_key().values() for text in (row.label_en, row.label_zh)}
    keys = {normalised(key): key for key in typed_keys() if len(normalised(key)) > _SHORT_CODE}
    fields = {normalised(one.field): one.key for one in patient_limits().values()}
    return labels | keys | fields | {"examdate": "_date"}


@functools.cache
def _site_words() -> list[dict[str, str]]:
    return read_table("site_words.csv")


@functools.cache
def _header_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in read_table("header_words.csv"):
        found.setdefault(row["meaning"], []).append(normalised(row["text"]))
    return {meaning: tuple(sorted(words, key=len, reverse=True)) for meaning, words in found.items()}
