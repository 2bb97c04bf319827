"""Event mentions: frames matched over the parse, with their parties.

``find_events`` is the stage; the modules are ``roles`` (who is subject and object of
what), ``matching`` (which frame a predicate names), ``fillers`` (who fills the frame's
roles), ``seeking`` (who is meant without filling one), ``parties`` (noun phrases to
arguments), ``composing`` (predicates inside predicates), ``demands`` (what somebody says
another must do), ``fitness`` (why one that matched gives no event) and ``silent`` (events of
sentences where no frame speaks, by the event model). ``tracing`` tells for each word which
patterns were tried, and is used by nobody but those who ask.
"""

from dragoman.annotate.events.demands import find_demands
from dragoman.annotate.events.silent import SHORT, find_beside, find_silent
from dragoman.annotate.events.stage import find_events

__all__ = ["SHORT", "find_beside", "find_demands", "find_events", "find_silent"]
