"""Actors: who is mentioned, and which entity each mention stands for.

``find_actors`` is the stage. ``names`` finds names by table and by the recogniser,
``draft`` collects entities and mentions, ``nominals`` reads role nouns ("the Russian
president"), ``people`` resolves persons in time, ``coreference`` pronouns and titles.
"""

from dragoman.annotate.actors.stage import find_actors

__all__ = ["find_actors"]
