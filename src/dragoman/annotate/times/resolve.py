"""What the words of a time expression mean: a stretch of the calendar, from an anchor day."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.annotate.times import calendar
from dragoman.annotate.times.calendar import Span
from dragoman.lexicon.times import TimeLexicon, TimeRule

_FORWARD = frozenset({"next", "coming", "this coming", "the coming"})
_BACK = frozenset({"last", "past", "this past", "this last"})
_LETTER = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M",
           "weekend": "WE", "quarter": "Q"}  # fmt: skip
_ADVERBS = {"hourly": "PT1H", "nightly": "P1D", "daily": "P1D", "weekly": "P1W", "monthly": "P1M",
            "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y"}  # fmt: skip
_YEARS_AROUND = range(-4, 5)  # enough for 29 February


@dataclass(frozen=True, slots=True)
class Words:
    """The matched groups, read through the word tables."""

    groups: Mapping[str, str | None]
    tables: Mapping[str, Mapping[str, str]]
    text: str

    def word(self, name: str) -> str:
        """The lower-cased group, empty if there is none."""
        return (self.groups.get(name) or "").lower()

    def look_up(self, name: str, *tables: str) -> str:
        """What a table says of the group, empty if nothing."""
        word = self.word(name).rstrip(".")
        return next((self.tables[t][word] for t in tables if word in self.tables[t]), "")

    def number(self, name: str) -> int:
        """A whole number in digits or words; 0 if it is missing or left open."""
        digits = re.match(r"\d+", self.word(name))
        if digits:
            return int(digits[0])
        return int(self.look_up(name, "numbers") or 0)

    def unit(self, name: str = "unit") -> tuple[str, int]:
        """The unit and how many of it the word stands for (a fortnight: two weeks)."""
        entry = self.look_up(name, "units") or "day"
        count, _, unit = entry.rpartition(" ")
        return unit, int(count or 1)


Resolver = Callable[[Words, TimeRule, date | None, bool], Span | None]


def resolve(
    found: re.Match[str],
    rule: TimeRule,
    lexicon: TimeLexicon,
    anchor: tuple[date | None, date | None],
    future: bool,
) -> Span | None:
    """The stretch that a match names; None when it names no date at all.

    Args:
        found: the match of the rule's pattern.
        rule: the rule.
        lexicon: for its word tables.
        anchor: first and last possible anchor day. With an open end a relative expression
            stays open: half an interval would look like a date that the text does not give.
        future: whether the clause speaks of the future.
    """
    words = Words(found.groupdict(), lexicon.tables, found[0].lower())
    meaning = RESOLVERS[rule.meaning]
    first, last = anchor
    try:
        if first is None or last is None:
            return meaning(words, rule, None, future)
        early = meaning(words, rule, first, future)
        if early is None or first == last:
            return early
        late = meaning(words, rule, last, future)
    except (ValueError, OverflowError):
        return (
            None if rule.meaning in {"calendar", "numeric"} else meaning(words, rule, None, future)
        )
    return _united(early, late) if late else None


def _united(a: Span, b: Span) -> Span:
    return Span(
        a.value if a.value == b.value else None,
        min(a.first, b.first) if a.first and b.first else None,
        max(a.last, b.last) if a.last and b.last else None,
        a.grain,
    )


def _calendar(w: Words, rule: TimeRule, at: date | None, future: bool) -> Span | None:
    year = rule.year or w.number("year")
    if not year and w.word("whichyear") and at:
        year = at.year + {"last": -1, "next": 1}.get(w.word("whichyear"), 0)
    grain = _build(w, rule, year or 2000).grain
    if year:
        span = _build(w, rule, year)
        if w.look_up("season", "seasons") == "WI":  # its January and February may be meant
            span = replace(span, first=date(year - 1, 12, 1))
    elif at is None:
        return Span(None, None, None, grain)
    else:
        span = _nearest(w, rule, at, future)
    return calendar.part(span, w.look_up("mod", "modifiers")) if w.word("mod") else span


def _build(w: Words, rule: TimeRule, year: int) -> Span:
    """The part of a year that the words name.

    Raises:
        ValueError: there is no such day.
    """
    month = rule.month or int(w.look_up("month", "months", "short_months") or 0)
    month = month or w.number("month")
    first_day = rule.day or w.number("day")
    if month and first_day:
        span = calendar.day(date(year, month, first_day))
        if w.word("day2"):
            last = date(year, month, w.number("day2"))
            return Span(f"{span.value}/{last.isoformat()}", span.first, last, "day")
        return span
    if month:
        return calendar.month(year, month)
    if w.word("quarter"):
        return calendar.quarter(year, _ordinal(w, "quarter"))
    if w.word("half"):
        return calendar.half(year, _ordinal(w, "half"))
    if w.word("season"):
        return calendar.season(year, w.look_up("season", "seasons"))
    return calendar.year(year)


def _ordinal(w: Words, name: str) -> int:
    return int(w.look_up(name, "ordinals") or 0) or w.number(name)


def _nearest(w: Words, rule: TimeRule, at: date, future: bool) -> Span:
    """The stretch of a yearly kind that "last", "next" or the clause points to."""
    spans: list[tuple[date, date, Span]] = []
    for shift in _YEARS_AROUND:
        try:
            span = _build(w, rule, at.year + shift)
        except ValueError:
            continue
        if span.first and span.last:
            spans.append((span.first, span.last, span))
    if not spans:
        raise ValueError("no such day")
    weekday = w.look_up("wd", "weekdays", "short_weekdays")
    named = [(a, b, s) for a, b, s in spans if weekday and a.weekday() == int(weekday)]
    if named:
        return min(named, key=lambda item: abs(item[0] - at))[2]
    which = w.word("which")
    if which == "this":
        here = [s for a, b, s in spans if a <= at <= b]
        return here[0] if here else next(s for a, _, s in spans if a.year == at.year)
    if which in _FORWARD:
        return next(s for a, _, s in spans if a > at)
    if which in _BACK:
        return [s for _, b, s in spans if b < at][-1]
    if future:
        return next(s for _, b, s in spans if b >= at)
    return [s for a, _, s in spans if a <= at][-1]


def _numeric(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    year, a, b = w.number("year"), w.number("a"), w.number("b")
    readings = {(b, a)} if w.word("sep") == "." else {(a, b), (b, a)}
    days = sorted(date(year, m, d) for m, d in readings if 1 <= m <= 12 and 1 <= d <= 28 + 3)
    if not days:
        return None
    value = days[0].isoformat() if len(days) == 1 else None
    return Span(value, days[0], days[-1], "day")


def _weekday(w: Words, _rule: TimeRule, at: date | None, future: bool) -> Span | None:
    if at is None:
        return Span(None, None, None, "day")
    if w.word("unit"):
        offset = 0 if at.weekday() >= 5 or future else -7
        return calendar.weekend(at + timedelta(days=offset))
    number = int(w.look_up("weekday", "weekdays"))
    which = w.word("which")
    monday = at - timedelta(days=at.weekday())
    if w.word("week") or which == "this":
        weeks = {"last": -1, "next": 1}.get(w.word("week"), 0)
        found = monday + timedelta(days=7 * weeks + number)
    elif which in _FORWARD:
        found = at + timedelta(days=(number - at.weekday() - 1) % 7 + 1)
    elif which in _BACK:
        found = at - timedelta(days=(at.weekday() - number - 1) % 7 + 1)
    elif future:
        found = at + timedelta(days=(number - at.weekday()) % 7)
    else:
        found = at - timedelta(days=(at.weekday() - number) % 7)
    return _part_of_day(calendar.day(found), w.look_up("part", "parts"))


def _part_of_day(span: Span, part: str) -> Span:
    if not part or span.last is None:
        return span
    later = span.last + timedelta(days=1) if part == "NI" else span.last
    return replace(span, value=f"{span.value}T{part}", last=later)


def _deictic(w: Words, rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    if at is None:
        return Span(None, None, None, "day")
    found = calendar.day(at + timedelta(days=rule.offset))
    return _part_of_day(found, rule.part or w.look_up("part", "parts"))


def _unit(w: Words, _rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    unit, _ = w.unit()
    grain = "day" if unit == "weekend" else unit
    if at is None:
        return Span(None, None, None, grain)
    which = w.word("which")
    count = 1 if which in _FORWARD else -1 if which in _BACK else 0
    span = calendar.around(calendar.shifted(at, count, unit), unit)
    if not count and (which == "this" or w.word("relative")):
        if "earlier" in {w.word("mod"), w.word("relative")}:
            return replace(span, last=at)
        if "later" in {w.word("mod"), w.word("relative")}:
            return replace(span, first=at)
    modifier = "late" if w.word("relative") == "end" else w.look_up("mod", "modifiers")
    return calendar.part(span, modifier) if modifier else span


def _offset(w: Words, rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    unit, each = w.unit()
    count = w.number("num") if w.word("num") else 1
    grain = "hour" if unit in {"hour", "minute"} else "day" if unit == "weekend" else unit
    if at is None:
        return Span(None, None, None, grain)
    if not count:
        return Span(None, None, at, grain) if rule.sign < 0 else Span(None, at, None, grain)
    if grain == "hour":
        days = 1 if unit == "minute" else -(-count // 24)
        ends = sorted((at, at + timedelta(days=rule.sign * days)))
        return Span(None, ends[0], ends[1], grain)
    count *= each * rule.sign
    near = calendar.shifted(at, count, unit)
    if unit == "decade":
        wide = (calendar.add_months(near, -60), calendar.add_months(near, 60))
        span = Span(None, *wide, unit)
    else:
        span = calendar.around(near, unit)
    span = _approximate(span, w, rule.sign, at, unit)
    return _part_of_day(span, w.look_up("part", "parts"))


def _approximate(span: Span, w: Words, sign: int, at: date, unit: str) -> Span:
    """Widen a stretch by what "about", "more than" and the like leave open."""
    word = w.word("approx")
    if word in {"more than", "over", "at least"}:
        return replace(span, first=None) if sign < 0 else replace(span, last=None)
    if word in {"less than", "under", "up to"}:
        return replace(span, last=at) if sign < 0 else replace(span, first=at)
    loose = (word and word != "just") or " half" in w.text or "." in w.word("num")
    if not loose or span.first is None or span.last is None or unit == "decade":
        return span
    return replace(
        span,
        first=calendar.around(calendar.shifted(span.first, -1, unit), unit).first,
        last=calendar.around(calendar.shifted(span.last, 1, unit), unit).last,
    )


def _same(w: Words, _rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    unit, _ = w.unit()
    return calendar.around(at, unit) if at else Span(None, None, None, unit)


def _window(w: Words, rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    unit, each = w.unit()
    count = w.number("num") * each if w.word("num") else each
    value, grain = _period(unit, count), _grain(unit)
    if at is None:
        return Span(value, None, None, grain)
    if not count:
        return Span(value, None, at, grain) if rule.sign < 0 else Span(value, at, None, grain)
    if unit in {"hour", "minute"}:
        far = at + timedelta(days=rule.sign * (1 if unit == "minute" else -(-count // 24)))
    else:
        far = calendar.shifted(at, rule.sign * count, unit)
    return Span(value, min(at, far), max(at, far), grain)


def _grain(unit: str) -> str:
    return {"minute": "hour", "weekend": "day"}.get(unit, unit)


def _period(unit: str, count: int) -> str:
    if unit == "decade":
        unit, count = "year", count * 10
    time = "T" if unit in {"hour", "minute"} else ""
    return f"P{time}{count or 'X'}{_LETTER[unit]}"


def _range(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    first, last = w.number("year"), w.number("year2")
    if last < 100:
        last += first - first % 100
    if last <= first:
        return None
    return Span(f"{first}/{last}", date(first, 1, 1), date(last, 12, 31), "year")


def _decade(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    short = int(w.look_up("decadeword", "decades") or 0) or w.number("short")
    span = calendar.decade(w.number("decade") or 1900 + short)
    return calendar.part(span, w.look_up("mod", "modifiers")) if w.word("mod") else span


def _duration(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    unit, each = w.unit()
    count = w.number("num") * each
    value = None if " half" in w.text or "half " in w.text or "quarter of" in w.text else ""
    return Span(_period(unit, count) if value == "" else None, None, None, _grain(unit))


def _set(w: Words, _rule: TimeRule, _at: date | None, _future: bool) -> Span | None:
    if w.word("adverb"):
        value = _ADVERBS[w.word("adverb")]
        return Span(value, None, None, "hour" if "T" in value else "day")
    if w.word("weekday"):
        number = int(w.look_up("weekday", "weekdays")) + 1
        return Span(f"XXXX-WXX-{number}", None, None, "day")
    unit, each = w.unit()
    count = 2 if w.word("num") == "other" else w.number("num") or 1
    return Span(_period(unit, count * each), None, None, _grain(unit))


def _vague(w: Words, rule: TimeRule, at: date | None, _future: bool) -> Span | None:
    grain = _grain(w.unit()[0])
    if at is None or not rule.sign:
        return Span(None, None, None, grain)
    return Span(None, None, at, grain) if rule.sign < 0 else Span(None, at, None, grain)


def _clock(w: Words, rule: TimeRule, at: date | None, future: bool) -> Span | None:
    hour = w.number("hour")
    if w.word("ampm"):
        hour = hour % 12 + (12 if w.word("ampm").startswith("p") else 0)
    time = f"T{hour:02d}" + (f":{w.number('minute'):02d}" if w.word("minute") else "")
    if not w.word("weekday"):
        return Span(time, None, None, "hour")
    on = _weekday(w, rule, at, future)
    if on is None or on.value is None:
        return Span(time, on.first if on else None, on.last if on else None, "hour")
    return Span(on.value + time, on.first, on.last, "hour")


RESOLVERS: Mapping[str, Resolver] = {
    "calendar": _calendar,
    "clock": _clock,
    "decade": _decade,
    "deictic": _deictic,
    "duration": _duration,
    "numeric": _numeric,
    "offset": _offset,
    "range": _range,
    "same": _same,
    "set": _set,
    "unit": _unit,
    "vague": _vague,
    "weekday": _weekday,
    "window": _window,
}
