"""Fetch one web page with the standard library, from public addresses only.

The host is resolved once a hop, every address it has is checked, and the connection goes
to a checked address, so that a name that changes its mind in between reaches nothing.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dragoman.errors import FetchError
from dragoman.ingest.addresses import is_public
from dragoman.ingest.decode import MAX_BYTES

TIMEOUT = 20.0  # seconds, all hops together
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = re.compile(r"text/[\w.+-]{1,60}|application/xhtml\+xml")
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; dragoman)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_SAFE = "/%:=&?~#+!$,;'@()*[]"
_SAVE = "save the page in a browser and give the file"


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of a page, the address it came from at last, and its declared charset."""

    url: str
    body: bytes
    charset: str | None


def fetch_page(
    url: str,
    *,
    allow: Callable[[str], bool] = is_public,
    timeout: float = TIMEOUT,
    max_bytes: int = MAX_BYTES,
) -> Fetched:
    """Get one page over http or https, following at most five redirects.

    ``allow`` says whether an IP address may be connected to; it is asked on every hop.

    Raises:
        FetchError: the address is refused, does not answer in ``timeout`` seconds, or
            gives no text page of at most ``max_bytes``.
    """
    deadline = time.monotonic() + timeout
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        found = _hop(url, parts, allow, deadline, max_bytes)
        if isinstance(found, Fetched):
            return found
        url = found
    raise FetchError(f"more than {MAX_REDIRECTS} redirects", where=url, remedy=_SAVE)


def _checked(url: str) -> SplitResult:
    """Parts of an address that may be asked for.

    Raises:
        FetchError: another scheme, no host, a bad port, or a name and password inside.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as err:
        raise FetchError(f"no valid address: {err}", where=url[:200]) from err
    if parts.scheme not in {"http", "https"}:
        raise FetchError("only http and https are fetched", where=url[:200], remedy=_SAVE)
    if not parts.hostname or port == 0:
        raise FetchError("the address has no host or port", where=url[:200])
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address holds a user name", where=parts.hostname, remedy=_SAVE)
    return parts


def _hop(
    url: str,
    parts: SplitResult,
    allow: Callable[[str], bool],
    deadline: float,
    max_bytes: int,
) -> Fetched | str:
    """One request: the page, or the address it redirects to."""
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as err:
        raise FetchError("no valid host name", where=url) from err
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = _resolve(host, port, deadline, url)
    refused = [a for a in addresses if not allow(a)]
    if refused:
        raise FetchError(
            f"{host} leads to {refused[0]}, which is no public address", where=url, remedy=_SAVE
        )
    try:
        with _connected(addresses, host, port, parts.scheme, deadline) as connection:
            connection.request("GET", _target(parts), headers=_HEADERS)
            response = connection.getresponse()
            if response.status in _REDIRECTS and response.headers.get("Location"):
                return urljoin(url, quote(response.headers["Location"].strip(), safe=_SAFE))
            _check_headers(response.status, response.headers, max_bytes, url)
            body = _body(response, max_bytes, url)
            charset = response.headers.get_content_charset()
    except (OSError, http.client.HTTPException, ValueError) as err:
        late = time.monotonic() >= deadline
        what = "no answer in time" if late else f"no page ({type(err).__name__}: {err})"
        raise FetchError(what, where=url, remedy=_SAVE) from err
    if time.monotonic() >= deadline:
        raise FetchError("no answer in time", where=url, remedy=_SAVE)
    return Fetched(url, body, charset)


def _resolve(host: str, port: int, deadline: float, url: str) -> Sequence[str]:
    """IP addresses of a host. In a thread, since a resolver knows no time limit."""
    found: list[str] = []

    def ask() -> None:
        with contextlib.suppress(OSError, UnicodeError):
            for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append(str(address[0]))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if thread.is_alive() or not found:
        raise FetchError(f"{host} cannot be resolved", where=url, remedy="check the address")
    return tuple(dict.fromkeys(found))


class _Connection(http.client.HTTPConnection):
    """A connection over a socket that is already there."""

    def __init__(self, sock: socket.socket, host: str, port: int, default: bool) -> None:
        # without a port, http.client leaves it out of the Host header
        super().__init__(host, None if default else port)
        self.sock = sock

    def connect(self) -> None:
        raise OSError("the connection was closed")  # never resolve the name again


@contextlib.contextmanager
def _connected(
    addresses: Sequence[str], host: str, port: int, scheme: str, deadline: float
) -> Iterator[_Connection]:
    """A connection to the first of the addresses that answers, cut at the deadline."""
    sock = _socket(addresses, port, deadline)

    def cut() -> None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    # a socket's own timeout counts from the last byte and can be dripped away
    timer = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        carrier = sock
        if scheme == "https":
            carrier = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        default = port == (443 if scheme == "https" else 80)
        connection = _Connection(carrier, host, port, default)
        with contextlib.closing(connection):
            yield connection
    finally:
        timer.cancel()
        sock.close()


def _socket(addresses: Sequence[str], port: int, deadline: float) -> socket.socket:
    failure: OSError = OSError("no address")
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=left)
        except OSError as err:
            failure = err
    raise failure


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_SAFE)
    return f"{path}?{quote(parts.query, safe=_SAFE)}" if parts.query else path


def _check_headers(status: int, headers: Message, max_bytes: int, url: str) -> None:
    if status != 200:
        raise FetchError(f"the server answers {status}", where=url, remedy=_SAVE)
    kind = headers.get_content_type() if "Content-Type" in headers else None
    if kind is not None and not _TYPES.fullmatch(kind):
        raise FetchError(f"the address gives {kind}, not a text page", where=url, remedy=_SAVE)
    length = str(headers.get("Content-Length", ""))
    if length.isdigit() and int(length[:20]) > max_bytes:
        raise FetchError(f"the page is over {max_bytes:,} bytes", where=url, remedy=_SAVE)


def _body(response: http.client.HTTPResponse, max_bytes: int, url: str) -> bytes:
    encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip"}:
        raise FetchError(f"the page is encoded as {encoding}", where=url, remedy=_SAVE)
    body = response.read(max_bytes + 1)
    if encoding != "identity" and len(body) <= max_bytes:
        try:
            body = zlib.decompressobj(31).decompress(body, max_bytes + 1)
        except zlib.error as err:
            raise FetchError("the page is badly compressed", where=url, remedy=_SAVE) from err
    if len(body) > max_bytes:
        raise FetchError(f"the page is over {max_bytes:,} bytes", where=url, remedy=_SAVE)
    return body
