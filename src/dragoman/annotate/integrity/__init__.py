"""What a text is worth: machine-spun or not, sign by sign, and how its words read."""

from dragoman.annotate.integrity.signs import MIN_FINGERPRINTS, inspect_text

__all__ = ["MIN_FINGERPRINTS", "inspect_text"]
