"""Find the time expressions of a document and give each its stretch of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.annotate.clauses import head_token
from dragoman.annotate.times.calendar import Span
from dragoman.annotate.times.quoted import is_deictic, spoken_on
from dragoman.annotate.times.resolve import resolve
from dragoman.annotate.times.tense import is_future, is_past
from dragoman.lexicon.times import TimeLexicon, TimeRule, load_times
from dragoman.nouns import Timex
from dragoman.syntax import Parse

_TIME_LABELS = frozenset({"DATE", "TIME"})
_DURABLE = frozenset("for in within after over during of nearly almost about than least".split())
_JOINS = re.compile(r"(?: to | and | until | till | through |,? ?[-–] ?)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_MAX_CLIMB = 8
_LOOK_BACK = 20  # expressions
_REACH = 2  # sentences back in which "two days later" finds its date


def find_times(parse: Parse, dct: tuple[str | None, str | None]) -> tuple[Timex, ...]:
    """Time expressions in text order.

    Args:
        parse: the parsed document; offsets of the result are raw.
        dct: earliest and latest possible day of writing, ISO, None where unknown. A
            relative expression gets a value only if every day between gives the same
            one, and bounds only if both ends are known.
    """
    lexicon = load_times()
    anchor = (_day(dct[0]), _day(dct[1]))
    found: list[Timex] = []
    done = 0
    for start in lexicon.starts.finditer(parse.text):
        if start.start() < done:
            continue
        timex = _at(parse, lexicon, start.start(), anchor, found)
        if timex is not None:
            found.append(timex)
            done = timex.end
    return tuple(_joined(parse, lexicon, list(_as_spoken(parse, lexicon, found))))


def _as_spoken(parse: Parse, lexicon: TimeLexicon, found: Sequence[Timex]) -> Iterator[Timex]:
    """Count "yesterday" in a quotation from the day on which it was said."""
    for timex in found:
        said = None
        if is_deictic(parse.text[timex.start : timex.end]):
            said = spoken_on(parse, timex, found)
        again = _at(parse, lexicon, timex.start, (said, said), ()) if said else None
        yield again if again is not None and again.end == timex.end else timex


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _at(
    parse: Parse,
    lexicon: TimeLexicon,
    start: int,
    dct: tuple[date | None, date | None],
    before: Sequence[Timex],
    past: bool = False,
) -> Timex | None:
    """The longest expression that begins at a character and means something."""
    for rule, match in _matches(lexicon, parse.text, start):
        first, last = parse.between(start, match.end())
        if first == last or not _fits(parse, lexicon, rule, first, last):
            continue
        head = head_token(parse, first, last)
        future = not past and rule.meaning in _TENSED and is_future(parse, head)
        nearest = not past and rule.meaning in _YEARLY and _either(parse, head, future)
        if rule.when == "future" and not (future and _under_verb(parse, head)):
            continue
        anchor = dct if rule.anchor == "dct" else _reference(parse, before, first)
        span = resolve(match, rule, lexicon, anchor, future, nearest)
        if span is not None:
            return _timex(start, match, rule, span)
    return None


_TENSED = frozenset({"calendar", "clock", "easter", "nth-weekday", "offset", "weekday", "window"})
_YEARLY = frozenset({"calendar", "easter", "nth-weekday"})


def _either(parse: Parse, head: int, future: bool) -> bool:
    """Whether a clause may speak of past and future alike: present tense, present perfect,
    no verb at all."""
    if future:
        return _in_present(parse, head)
    return not is_past(parse, head)


def _in_present(parse: Parse, head: int) -> bool:
    t = parse.tokens[head]
    for _ in range(_MAX_CLIMB):
        if t.tag in {"VBZ", "VBP"}:
            return parse.child(t.i, "aux") is None
        if t.tag.startswith("VB") or t.head == t.i:
            return False
        t = parse.tokens[t.head]
    return False


def _matches(
    lexicon: TimeLexicon, text: str, start: int
) -> Iterator[tuple[TimeRule, re.Match[str]]]:
    hits = [(r, m) for r in lexicon.rules if (m := r.pattern.match(text, start))]
    hits.sort(key=lambda hit: -hit[1].end())
    return iter(hits)


def _timex(start: int, match: re.Match[str], rule: TimeRule, span: Span) -> Timex:
    groups = match.groupdict()
    hours = span.grain == "hour" or (span.value is not None and "T" in span.value)
    timed = rule.type == "DATE" and (hours or groups.get("timeofday") or groups.get("part"))
    return Timex(
        start=start,
        end=match.end(),
        type="TIME" if timed else rule.type,
        value=span.value,
        earliest=span.first.isoformat() if span.first else None,
        latest=span.last.isoformat() if span.last else None,
        grain=span.grain,
    )


def _under_verb(parse: Parse, token: int) -> bool:
    return parse.head(parse.tokens[token]).tag.startswith("VB")


def _fits(parse: Parse, lexicon: TimeLexicon, rule: TimeRule, first: int, last: int) -> bool:
    """Whether the words are no name of something else and show what the rule needs."""
    tokens = parse.tokens
    labels = {tokens[i].ent for i in range(first, last)}
    if "PERSON" in labels and not labels & _TIME_LABELS:
        return False
    if _inside_name(parse, first, last):
        return False
    if rule.meaning == "calendar" and any(
        t.tag.startswith(("VB", "MD")) for t in tokens[first:last]
    ):
        return False  # "prices fall", "it may"
    head = tokens[head_token(parse, first, last)]
    if rule.needs == "adverb":
        return head.tag == "RB"
    if not rule.needs:
        return True
    before = tokens[first - 1].low if first and tokens[first - 1].sent == tokens[first].sent else ""
    if rule.needs == "preposition":
        return before in _DURABLE
    if labels & _TIME_LABELS:
        return True
    return rule.needs == "date" and labels == {""} and before in lexicon.prepositions


def _inside_name(parse: Parse, first: int, last: int) -> bool:
    """Whether a longer name of something that is no time holds the words."""
    ahead = parse.tokens[first - 1] if first else None
    if ahead is not None and ahead.tag == "NNP" and first <= ahead.head < last:
        return not ahead.ent or ahead.ent not in _TIME_LABELS  # "Theresa May", "Arab Spring"
    label = parse.tokens[first].ent
    if not label or label in _TIME_LABELS or label in {"CARDINAL", "QUANTITY", "ORDINAL"}:
        return False
    begins = parse.tokens[first].ent_begins or first == 0 or parse.tokens[first - 1].ent != label
    after = parse.tokens[last] if last < len(parse.tokens) else None
    goes_on = after is not None and after.ent == label and not after.ent_begins
    return not begins or (goes_on and after is not None and after.tag != "POS")


def _reference(
    parse: Parse, before: Sequence[Timex], token: int
) -> tuple[date | None, date | None]:
    """The last date told before, if it is near enough to be meant."""
    sentence = parse.tokens[token].sent
    for timex in reversed(before[-_LOOK_BACK:]):
        at, _ = parse.between(timex.start, timex.end)
        if sentence - parse.tokens[at].sent > _REACH:
            break
        if timex.type in _TIME_LABELS and timex.earliest and timex.latest:
            return _day(timex.earliest), _day(timex.latest)
    return None, None


def _joined(parse: Parse, lexicon: TimeLexicon, found: Sequence[Timex]) -> Iterator[Timex]:
    """Make "from X to Y" and "between X and Y" one expression."""
    index = 0
    while index < len(found):
        timex = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None and _is_range(parse, timex, following):
            timex = _aligned(parse, lexicon, timex, following)
            value = f"{timex.value}/{following.value}" if timex.value and following.value else None
            timex = replace(timex, end=following.end, value=value, latest=following.latest)
            index += 1
        yield timex
        index += 1


def _is_range(parse: Parse, a: Timex, b: Timex) -> bool:
    if {a.type, b.type} - _TIME_LABELS or a.grain != b.grain:
        return False
    if not _JOINS.fullmatch(parse.text, a.end, b.start):
        return False
    before = parse.text[max(0, a.start - 8) : a.start].lower().split()
    return bool(before) and before[-1] in {"from", "between"}


def _aligned(parse: Parse, lexicon: TimeLexicon, a: Timex, b: Timex) -> Timex:
    """The first end of a range, in the year of the second when only that one names it, and
    never after it: "from 1 April to 30 June 2016"."""
    first = _day(b.earliest)
    named = _YEAR.search(parse.text, b.start, b.end) and not _YEAR.search(
        parse.text, a.start, a.end
    )
    late = a.earliest is not None and b.latest is not None and a.earliest > b.latest
    if first is None or not (named or late):
        return a
    again = _at(parse, lexicon, a.start, (first, first), (), past=True)
    return again if again is not None and again.end == a.end else a
