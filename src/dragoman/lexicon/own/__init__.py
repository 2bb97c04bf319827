"""Code books of one's own: files that add to the packaged frames, change or silence them.

``build`` makes a ``Lexicon`` of the texts of such files; ``packaged`` is the one without any.
The modules are ``books`` (what a lexicon holds), ``sources`` (a file and its lines),
``checks``, ``codings`` and ``overrides`` (what a row may say), ``building`` (rows to a lexicon).
"""

from dragoman.lexicon.own.books import Book, CodeRow, Lexicon, packaged
from dragoman.lexicon.own.building import Built, build
from dragoman.lexicon.own.sources import Fault

__all__ = ["Book", "Built", "CodeRow", "Fault", "Lexicon", "build", "packaged"]
