"""Read one page in a process of its own, bounded in time and memory.

A page can be made so that a parser takes minutes or all memory. The child process is
ended when it passes a bound; the page is then refused like any other that cannot be read.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

import msgspec

from dragoman.errors import DragomanError, InputError, SetupError
from dragoman.nouns import Page

SECONDS = 30.0
MEMORY = 3_000_000_000  # bytes of address space
_GIVE_TEXT = "give the article's text as a .txt file"
_KINDS = {kind.__name__: kind for kind in (InputError, SetupError)}


class _Task(msgspec.Struct):
    html: str
    url: str | None
    fast: bool
    memory: int
    seconds: float


class _Answer(msgspec.Struct):
    page: Page | None = None
    error: tuple[str, str, str, str] | None = None


def read_bounded(
    html: str,
    url: str | None = None,
    *,
    fast: bool = False,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Page:
    """``read_html`` in a child process of at most ``seconds`` and ``memory`` bytes.

    Raises:
        InputError: the page passes a bound or ends the process, or as ``read_html``.
        SetupError: as ``read_html``.
    """
    task = _Task(html.encode("utf-8", "replace").decode(), url, fast, memory, seconds)
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=msgspec.msgpack.encode(task),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
                # every thread of the numeric library would claim memory of its own
                "OPENBLAS_NUM_THREADS": "1",
            },
        )
    except subprocess.TimeoutExpired as err:
        raise _poisoned(f"reading it takes more than {seconds:g} s") from err
    try:
        answer = msgspec.msgpack.decode(done.stdout, type=_Answer)
    except msgspec.MsgspecError as err:
        raise _poisoned(f"reading it ends the process (status {done.returncode})") from err
    if answer.page is None:
        name, what, where, remedy = answer.error or ("InputError", "no page", "", "")
        raise _KINDS.get(name, InputError)(what, where=where, remedy=remedy)
    return answer.page


def _poisoned(what: str) -> InputError:
    return InputError(f"the page is poisoned: {what}", remedy=_GIVE_TEXT)


def _limit(memory: int, seconds: float) -> None:
    try:
        import resource
    except ImportError:  # not on this system: time alone is bounded
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))


def _serve(raw: bytes) -> bytes:
    """The answer to one task."""
    from dragoman.ingest.html import read_html

    task = msgspec.msgpack.decode(raw, type=_Task)
    _limit(task.memory, task.seconds)
    try:
        answer = _Answer(page=read_html(task.html, task.url, fast=task.fast))
    except MemoryError:
        error = _poisoned(f"reading it takes more than {task.memory:,} bytes")
        answer = _Answer(error=("InputError", error.what, "", error.remedy))
    except DragomanError as err:
        if isinstance(err.__cause__, OSError):  # a library that found no memory to load a file
            err = _poisoned(f"reading it takes more than {task.memory:,} bytes")
        answer = _Answer(error=(type(err).__name__, err.what, err.where, err.remedy))
    return msgspec.msgpack.encode(answer)


if __name__ == "__main__":
    sys.stdout.buffer.write(_serve(sys.stdin.buffer.read()))
