"""Stages: each a pure function from values to values; they meet only in ``pipeline``.

``clauses`` is no stage: it serves those that look for the place and the time of a predicate.
"""
