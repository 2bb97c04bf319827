"""Fields of a row as its author wrote them: of the right kind, and of a known set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from dragoman.lexicon.own.sources import Fault, Seat

_MOST = 24


def nearest(word: str, options: Iterable[str]) -> str:
    """The remedy for a word that is none of the options: the one meant, or all of them."""
    known = sorted(o for o in options if o)
    close = get_close_matches(word, known, 1, 0.6) or [
        o for o in known if o.casefold() == word.casefold()
    ]
    if close:
        return f"did you mean {close[0]}?"
    more = f" and {len(known) - _MOST} more" if len(known) > _MOST else ""
    return "it may be " + ", ".join(known[:_MOST]) + more if known else "leave it out"


def unknown_keys(row: Mapping[str, object], known: Iterable[str], seat: Seat) -> Iterator[Fault]:
    """A fault for every key that nobody reads."""
    options = set(known)
    for key in sorted(set(row) - options):
        yield seat.fault(f"unknown key {key}", nearest(key, options), key)


def a_text(row: Mapping[str, object], key: str, seat: Seat, *, needed: bool) -> Iterator[Fault]:
    """A fault when the field is no text, or is needed and empty."""
    value = row.get(key)
    if value is None and not needed:
        return
    if value is None or value == "":
        if needed:
            yield seat.fault(f"{key} is missing", f'write {key} = "…"')
    elif not isinstance(value, str):
        yield seat.fault(f"{key} = {value!r} is no text", "put it in quotation marks", key)


def a_switch(row: Mapping[str, object], key: str, seat: Seat) -> Iterator[Fault]:
    """A fault when the field is neither true nor false."""
    if key in row and not isinstance(row[key], bool):
        yield seat.fault(f"{key} is neither true nor false", f"write {key} = true", key)


def a_list(row: Mapping[str, object], key: str, seat: Seat) -> Iterator[Fault]:
    """A fault when the field is no list of texts."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        yield seat.fault(f"{key} is no list of texts", f'write {key} = ["…", "…"]', key)


def one_of(
    row: Mapping[str, object], key: str, seat: Seat, options: Iterable[str], noun: str
) -> Iterator[Fault]:
    """A fault when the field holds something that is none of the options; empty is none."""
    wrong = list(a_text(row, key, seat, needed=False))
    yield from wrong
    value = row.get(key)
    known = set(options)
    if not wrong and value and value not in known:
        yield seat.fault(f"unknown {noun} {value}", nearest(str(value), known), key)


def words_of(value: object) -> tuple[str, ...]:
    """The members of a list of texts, or of one text joined with bars."""
    if isinstance(value, str):
        return tuple(v.strip() for v in value.split("|"))
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
