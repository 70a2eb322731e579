"""A feed server on loopback that a test programs: what each path answers, and what was asked of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """One answer. `headers` are sent in addition to the length."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


Answerer = Callable[[dict[str, str]], Reply]


class FeedServer:
    """`server["/feed"] = Reply(…)` or a function of the request's headers; `asked` lists path and headers."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._replies: dict[str, Answerer] = {}

    def __setitem__(self, path: str, reply: Reply | Answerer) -> None:
        self._replies[path] = (lambda _: reply) if isinstance(reply, Reply) else reply

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def reply_to(self, path: str, headers: dict[str, str]) -> Reply:
        self.asked.append((path, headers))
        answer = self._replies.get(path)
        return answer(headers) if answer else Reply(b"nothing here", 404)


@contextmanager
def serving() -> Iterator[FeedServer]:
    """Run a server until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = server.reply_to(self.path, dict(self.headers))
            self.send_response(reply.status)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # a client that has seen enough hangs up
                self.wfile.write(reply.body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = FeedServer(http.server_address[1])
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def rss(*items: str, title: str = "Harbour News", head: str = "") -> bytes:
    """Return an RSS document."""
    return (
        f"<?xml version='1.0' encoding='utf-8'?>{head}<rss version='2.0'><channel><title>{title}</title>"
        f"<link>https://harbour.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(title: str, *, guid: str | None = None, link: str | None = None, text: str = "", extra: str = "") -> str:
    """Return one item. Its guid and the end of its link are its title unless given; "" leaves them out."""
    name = title.replace(" ", "-").lower()
    guid, link = name if guid is None else guid, f"https://harbour.example/{name}" if link is None else link
    return (
        f"<item><title>{title}</title><link>{link}</link>"
        + (f"<guid isPermaLink='false'>{guid}</guid>" if guid else "")
        + f"<description>{text or f'The harbour board told of {name} on Monday.'}</description>{extra}</item>"
    )
