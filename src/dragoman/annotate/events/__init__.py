"""Event mentions: frames matched over the parse, with their parties.

``find_events`` is the stage; the modules are ``roles`` (who is subject and object of
what), ``matching`` (which frame a predicate names), ``fillers`` (who fills the frame's
roles), ``parties`` (noun phrases to arguments), ``composing`` (predicates inside
predicates) and ``fitness`` (why one that matched gives no event).
"""

from dragoman.annotate.events.stage import find_events

__all__ = ["find_events"]
