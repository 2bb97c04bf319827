"""Stages: each a pure function from values to values; they meet only in ``pipeline``."""
