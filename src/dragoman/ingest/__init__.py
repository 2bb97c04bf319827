"""Ingest: bytes or text of one report → ``nouns.Page``.

``read_page`` reads one page; ``iter_inputs`` turns what a command line names into sources.
The libraries that read HTML, and the network, are imported when first needed.
"""

from dragoman.ingest.files import Content, Source, iter_inputs
from dragoman.ingest.pages import read_page

__all__ = ["Content", "Source", "iter_inputs", "read_page"]
