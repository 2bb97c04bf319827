"""A record with only the claims of one standing, their meetings and codes of one's own."""

from __future__ import annotations

from dataclasses import replace

from dragoman.types import Record
from dragoman.views.words import Standing, standing


def only(record: Record, wanted: Standing) -> Record:
    """Leave the events that stand so (asserted, reported, planned, feared, denied).

    Statements, actors and sentences stay, so that every id still leads somewhere;
    meetings keep the steps that are left.
    """
    events = tuple(e for e in record.events if standing(e) is wanted)
    ids = {e.id for e in events}
    meetings = []
    for m in record.meetings:
        steps = tuple(s for s in m.history if s.event in ids)
        if steps:
            meetings.append(replace(m, history=steps))
    codes = tuple(c for c in record.codes if c.event in ids)
    return replace(record, events=events, meetings=tuple(meetings), codes=codes)
