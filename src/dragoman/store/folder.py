"""Where dragoman keeps what it builds for itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "DRAGOMAN_CACHE"


def cache_folder() -> Path:
    """``DRAGOMAN_CACHE`` if it is set, else dragoman's folder in the user's cache folder
    of the platform. It need not exist."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "dragoman"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/dragoman"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"
