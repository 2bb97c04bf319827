"""Configuration of the documentation (Sphinx with MyST and furo)."""

from __future__ import annotations

from dragoman.version import __version__

project = "dragoman"
author = "the dragoman authors"
copyright = "2026, the dragoman authors"
release = version = __version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "generators", "samples"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = f"dragoman {__version__}"
html_static_path = ["_static"]
html_css_files = ["dragoman.css"]
