"""A server for `site/` that answers as production does: compressed neighbors, types, headers, the 404 page.

Importable: `with running(folder) as address:` serves on a free port until the block ends.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_ENCODINGS = {"br": ".br", "gzip": ".gz"}


class Reply(NamedTuple):
    """What goes back for one path: `file` is None for a redirect or when nothing is there."""

    status: HTTPStatus
    file: Path | None = None
    location: str = ""


class SiteServer(ThreadingHTTPServer):
    """Serves the folder `site` on the loopback interface. Port 0 means any that is free."""

    daemon_threads = True

    def __init__(self, site: Path, port: int = 0) -> None:
        self.site = site.resolve()
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def address(self) -> str:
        """The address of the site's root, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def find(self, path: str) -> Reply:
        """What to send for the decoded path of a request."""
        target = (self.site / path.lstrip("/")).resolve()
        if not target.is_relative_to(self.site) or target.name == "_headers":
            return self._missing()
        if target.is_dir():
            if not path.endswith("/"):
                return Reply(HTTPStatus.MOVED_PERMANENTLY, location=f"{path.rsplit('/', 1)[-1]}/")
            target /= "index.html"
        return Reply(HTTPStatus.OK, target) if target.is_file() else self._missing()

    def headers_for(self, path: str) -> dict[str, str]:
        """The headers that `_headers` in the site gives to `path`; caches ask again where it does not say."""
        result = {"Cache-Control": "no-cache"}
        for pattern, headers in read_rules(self.site / "_headers"):
            if fnmatchcase(path, pattern):
                result |= headers
        return result

    def _missing(self) -> Reply:
        page = self.site / "404.html"
        return Reply(HTTPStatus.NOT_FOUND, page if page.is_file() else None)


def read_rules(file: Path) -> list[tuple[str, dict[str, str]]]:
    """The rules of a `_headers` file in order: a path pattern, and the headers it gives."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in file.read_text("utf-8").splitlines() if file.exists() else []:
        if not line.startswith(" "):
            rules.append((line, {}))
        else:
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return rules


def here(sitemap: bytes, address: str) -> bytes:
    """A site map as it would be at this address: the theme only loads pages in place that the map names."""
    home = re.search(rb"<loc>([^<]*)</loc>", sitemap)
    return sitemap.replace(b"<loc>" + home[1], b"<loc>" + address.encode()) if home else sitemap


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for the server's folder."""

    protocol_version = "HTTP/1.1"
    server: SiteServer

    def do_GET(self) -> None:
        """Send the file with its headers."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send the headers alone."""
        self._answer(body=False)

    def log_message(self, *_: object) -> None:
        """Nothing: a line for every file would hide what matters."""

    def _answer(self, *, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        reply = self.server.find(path)
        encoding, file = self._smallest(reply.file) if path != "/sitemap.xml" else ("", reply.file)
        data = file.read_bytes() if file else b""
        if path == "/sitemap.xml":
            data = here(data, self.server.address)
        tag = f'"{file.stat().st_mtime_ns:x}-{len(data):x}"' if file else ""
        fresh = reply.status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if fresh else reply.status)
        for name, value in self.server.headers_for(path).items():
            self.send_header(name, value)
        if reply.location:
            self.send_header("Location", reply.location)
        if reply.file:
            self.send_header("Content-Type", TYPES.get(reply.file.suffix, "application/octet-stream"))
            self.send_header("Vary", "Accept-Encoding")
            self.send_header("ETag", tag)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        if not fresh:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body and not fresh:
            self._send(data)

    def _smallest(self, file: Path | None) -> tuple[str, Path | None]:
        """The encoding and file to send in the place of `file`: a compressed neighbor that the browser takes."""
        accepted = {
            word.partition(";")[0].strip() for word in self.headers.get("Accept-Encoding", "").split(",")
        }
        for encoding, suffix in _ENCODINGS.items():
            if file and encoding in accepted and (beside := file.with_name(file.name + suffix)).is_file():
                return encoding, beside
        return "", file

    def _send(self, data: bytes) -> None:
        try:
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


@contextmanager
def running(site: Path, port: int = 0) -> Iterator[str]:
    """Serve `site` from another thread while the block runs. Gives the address."""
    with SiteServer(site, port) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join()
