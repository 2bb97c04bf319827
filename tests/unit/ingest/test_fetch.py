"""Fetching, against a server on this machine; the check of addresses is injected."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.errors import FetchError
from dragoman.ingest import fetch as fetch_module
from dragoman.ingest.fetch import fetch_page

PAGE = "<p>Envoys meet in Málaga</p>".encode()


class Handler(BaseHTTPRequestHandler):
    hosts: list[str] = []  # noqa: RUF012 shared on purpose
    paths: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        Handler.hosts.append(self.headers["Host"])
        Handler.paths.append(self.path)
        path, _, argument = self.path.partition("?")
        answer = getattr(self, "get_" + path.strip("/").replace("/", "_"), self.get_page)
        answer(argument)

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self, _: str) -> None:
        self.reply(200, PAGE, Content_Type="text/html; charset=UTF-8")

    def get_untyped(self, _: str) -> None:
        self.reply(200, PAGE)

    def get_zipped(self, _: str) -> None:
        self.reply(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def get_bomb(self, _: str) -> None:
        body = gzip.compress(b"a" * 5_000_000)
        self.reply(200, body, Content_Type="text/html", Content_Encoding="gzip")

    def get_badzip(self, _: str) -> None:
        self.reply(200, b"nothing", Content_Type="text/html", Content_Encoding="gzip")

    def get_brotli(self, _: str) -> None:
        self.reply(200, b"nothing", Content_Type="text/html", Content_Encoding="br")

    def get_pdf(self, _: str) -> None:
        self.reply(200, b"%PDF", Content_Type="application/pdf")

    def get_missing(self, _: str) -> None:
        self.reply(404, b"no", Content_Type="text/html")

    def get_big(self, _: str) -> None:
        self.reply(200, b"a" * 3000, Content_Type="text/html")

    def get_announced(self, _: str) -> None:
        self.reply(200, b"a", Content_Type="text/html", Content_Length="99999999999")

    def get_to(self, target: str) -> None:
        self.reply(302, Location=target)

    def get_chain(self, count: str) -> None:
        left = int(count)
        self.reply(301, Location=f"/chain?{left - 1}" if left else "/page")

    def get_drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _i in range(100):
            try:
                self.wfile.write(b"a")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    Handler.hosts.clear()
    Handler.paths.clear()
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()


def anything(_: str) -> bool:
    return True


def test_a_page(server: str) -> None:
    found = fetch_page(f"{server}/a b?q=é", allow=anything)
    assert (found.body, found.charset) == (PAGE, "utf-8")
    assert Handler.paths == ["/a%20b?q=%C3%A9"]


def test_redirects_are_followed_to_the_last_address(server: str) -> None:
    found = fetch_page(f"{server}/chain?4", allow=anything)
    assert found.url == f"{server}/page"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch_page(f"{server}/chain?5", allow=anything)


@pytest.mark.parametrize("path", ["untyped", "zipped"])
def test_bodies_in_other_forms(server: str, path: str) -> None:
    assert fetch_page(f"{server}/{path}", allow=anything).body == PAGE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("pdf", "application/pdf, not a text page"),
        ("missing", "answers 404"),
        ("big", "over 2,000 bytes"),
        ("announced", "over 2,000 bytes"),
        ("bomb", "over 2,000 bytes"),
        ("badzip", "badly compressed"),
        ("brotli", "encoded as br"),
        ("to?ftp://127.0.0.1/a", "only http and https"),
        ("to?file:///etc/passwd", "only http and https"),
        ("to?http://user:pw@127.0.0.1/", "user name"),
    ],
)
def test_refusals_tell_what_to_do(server: str, path: str, words: str) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        fetch_page(f"{server}/{path}", allow=anything, max_bytes=2000)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/a", "file:///etc/passwd", "http://", "http://:80/", "http://[::1", "//a/b",
     "http://example.org:99999/", "http://example.org:0/", "https://me@example.org/", "", "a b"],
)  # fmt: skip
def test_addresses_that_are_not_asked_for(url: str) -> None:
    with pytest.raises(FetchError):
        fetch_page(url, allow=anything)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "127.1"]
)
def test_this_machine_is_never_reached(server: str, host: str) -> None:
    port = server.rsplit(":", 1)[1]
    with pytest.raises(FetchError, match=r"no public address|cannot be resolved"):
        fetch_page(f"http://{host}:{port}/page")
    assert Handler.paths == []


def test_every_hop_is_checked(server: str) -> None:
    asked: list[str] = []

    def first_only(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    with pytest.raises(FetchError, match="no public address"):
        fetch_page(f"{server}/to?/page", allow=first_only)
    assert Handler.paths == ["/to?/page"]
    assert len(asked) == 2


def test_one_private_address_among_several_refuses_all(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetch_page("http://example.org/")


def test_the_connection_goes_to_the_address_that_was_checked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rsplit(":", 1)[1])
    real, asked = socket.getaddrinfo, []

    def resolve(host: str, *rest: object, **named: object) -> object:
        if host != "changing.example":
            return real(host, *rest, **named)  # type: ignore[arg-type]
        asked.append(host)
        return [(0, 0, 0, "", ("127.0.0.1" if len(asked) == 1 else "127.0.0.2", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    checked: list[str] = []

    def note(address: str) -> bool:
        checked.append(address)
        return True

    found = fetch_page(f"http://changing.example:{port}/page", allow=note)
    assert found.body == PAGE
    assert (asked, checked) == (["changing.example"], ["127.0.0.1"])
    assert Handler.hosts == [f"changing.example:{port}"]


def test_a_slow_answer_is_cut_at_the_deadline(server: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match="no answer in time"):
        fetch_page(f"{server}/drip", allow=anything, timeout=0.4)
    assert time.monotonic() - start < 2


def test_a_slow_resolver_is_cut_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    start = time.monotonic()
    with pytest.raises(FetchError, match="cannot be resolved"):
        fetch_page("http://example.org/", timeout=0.2)
    assert time.monotonic() - start < 2


def test_nobody_listens_or_speaks_tls(server: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="no page"):
        fetch_page(f"http://127.0.0.1:{port}/", allow=anything)
    with pytest.raises(FetchError, match="no page"):
        fetch_page(server.replace("http:", "https:"), allow=anything, timeout=3)


def test_limits() -> None:
    assert (fetch_module.TIMEOUT, fetch_module.MAX_REDIRECTS) == (20.0, 5)
