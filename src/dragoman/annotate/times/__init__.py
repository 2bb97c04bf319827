"""Time expressions and the time of events.

``find_times`` finds and resolves the expressions: ``stage`` matches the rules of
``lexicon.times``, ``resolve`` gives a match its meaning (``fixed``, ``feasts`` or ``relative``,
over the ``words`` matched), ``calendar`` knows the calendar, ``tense`` tells past from future,
``quoted`` the day on which quoted words were spoken.
``event_time`` (in ``attach``) says which expression belongs to an event.
"""

from dragoman.annotate.times.attach import event_time
from dragoman.annotate.times.stage import find_times

__all__ = ["event_time", "find_times"]
