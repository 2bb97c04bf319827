"""Places and the place of events.

``find_places`` finds the names (``spans``) and says which place each means (``resolve``,
from what ``names`` offers, the ``containers`` named beside it, the ``setting`` and the
``votes`` of the other names);
``locate`` does the latter for spans that are given; ``event_place`` (in ``attach``, over
what ``locative`` finds) says where an event happened.
"""

from dragoman.annotate.places.attach import event_place
from dragoman.annotate.places.stage import find_places, locate

__all__ = ["event_place", "find_places", "locate"]
