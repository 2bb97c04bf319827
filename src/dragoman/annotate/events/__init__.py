"""Event mentions: frames matched over the parse, with their parties.

``find_events`` is the stage; the modules are ``roles`` (who is subject and object of
what), ``matching`` (which frame a predicate names), ``parties`` (noun phrases to
arguments) and ``composing`` (predicates inside predicates).
"""

from dragoman.annotate.events.stage import find_events

__all__ = ["find_events"]
