"""A small server for measurements: precompressed files, cache headers, and links made slow on purpose.

Like a production host it sends `.br` or `.gz` neighbors to browsers that accept them and lets names with a hash be
kept for a year. `Link` limits bytes per second and adds a delay before each answer; all connections share the limit.
"""

from __future__ import annotations

import asyncio
import mimetypes
import re
import threading
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".zip": "application/octet-stream"}
HASHED = re.compile(r"-[0-9a-f]{12}[./]")
CHUNK = 16_384
PORTABLE = ("br", "gzip")


@dataclass(frozen=True)
class Link:
    """Bits per second (0: no limit) and seconds of delay before each answer."""

    bits: float = 0
    delay: float = 0


@dataclass
class Server:
    """Serves `folders` (first that has the file wins) on 127.0.0.1 until `close()`; `port` is the one it found."""

    folders: list[Path]
    link: Link = Link()
    headers: dict[str, str] = field(default_factory=dict)
    encodings: tuple[str, ...] = PORTABLE
    sent: int = 0
    port: int = 0
    requests: list[str] = field(default_factory=list)
    _free: float = 0

    def __post_init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/"

    def close(self) -> None:
        """Stop listening and end every connection."""
        self._loop.call_soon_threadsafe(self._stop)
        self._thread.join()

    def _stop(self) -> None:
        self._server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.call_soon(self._loop.stop)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await self._answer(head.decode("latin-1"), writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        target = head.split(" ", 2)[1]
        path = unquote(urlsplit(target).path).lstrip("/")
        path += "index.html" if not path or path.endswith("/") else ""
        found = next((folder / path for folder in self.folders if (folder / path).is_file()), None)
        self.requests.append(target)
        await asyncio.sleep(self.link.delay)
        if found is None:
            await self._send(writer, "404 Not Found", {}, b"nothing here")
            return
        kind = TYPES.get(found.suffix) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        headers = {"Content-Type": kind, "Vary": "Accept-Encoding", **self.headers}
        headers["Cache-Control"] = "max-age=31536000, immutable" if HASHED.search(path) else "no-cache"
        accepted = re.search(r"(?im)^accept-encoding:(.*)$", head)
        for encoding, suffix in (("br", ".br"), ("gzip", ".gz")):
            packed = found.with_name(found.name + suffix)
            if encoding in self.encodings and accepted and encoding in accepted[1] and packed.is_file():
                headers["Content-Encoding"] = encoding
                found = packed
                break
        stat = found.stat()
        headers["ETag"] = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        if f"if-none-match: {headers['ETag']}" in head.lower():
            await self._send(writer, "304 Not Modified", headers, b"")
        else:
            await self._send(writer, "200 OK", headers, found.read_bytes())

    async def _send(
        self, writer: asyncio.StreamWriter, status: str, headers: dict[str, str], body: bytes
    ) -> None:
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
        writer.write("\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode("latin-1"))
        for start in range(0, len(body), CHUNK):
            part = body[start : start + CHUNK]
            self.sent += len(part)
            if self.link.bits:
                now = self._loop.time()
                self._free = max(self._free, now) + len(part) * 8 / self.link.bits
                await asyncio.sleep(self._free - now)
            writer.write(part)
            await writer.drain()
        await writer.drain()
