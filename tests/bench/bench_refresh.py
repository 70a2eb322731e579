"""Refreshing many feeds at once: CPU seconds of the whole process and its children, analysis apart; newsboat's beside it.

python tests/bench/bench_refresh.py [FEEDS] [ITEMS] [--words WORDS] [--profile]

A server on loopback, in a process of its own that is not counted, serves invented items, RSS and Atom in turn, packed with
gzip: first all new, then 304, then with one new item each. newsboat, where it is installed, gets the same.

Where 10,000 new items cost more than newsboat's 1.7 seconds, analysis apart, this is why. What C does of it takes 1.6 with
empty handlers for its results: start and imports 0.4 (two child processes 0.1 of it), 100 fetches 0.1, gunzip and digests
0.1, expat 0.08, SQLite's rows with their ten indexes 0.3, FTS5 0.65 (0.2 its index of prefixes, which takes searches of two
letters from 32 ms to 1.5 at 60,000 articles; newsboat has none). The rest is Python at some 0.2 ms an item: fields of XML
0.13, HTML to paragraphs 0.25 (newsboat does it when it shows them), links, dates and addresses 0.25, to the parent and back
into objects 0.15, identity and repeated lines 0.3, digests, counts and rows 0.5. Stored as they come, without paragraphs,
links, cleaning, repeated lines and index, they still cost 2.1 to 2.3. Tried and not worth it: no garbage collection (0.1), a
longer write-ahead log (0.03), marshal for JSON (0.05, but the child is not to be trusted), stems as bytes or as one pattern,
larger batches. A sampling of the main process finds no more that is done in vain: cleaning 28 %, the full-text index 15, lines
that repeat 10, imports 8, network 8, commits 5, the rest below 3 each. feedparser takes 2.9 for what is read in 0.2 from expat;
it is left to documents of unusual form.
"""

import argparse
import cProfile
import gzip
import multiprocessing
import os
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from urllib import error, request

from invented import Invention

from newsreader.library.feeds.refreshing import Refresher
from newsreader.library.library import Library


def documents(feeds: int, items: int, words: int) -> Iterator[tuple[bytes, bytes]]:
    """Invent feed documents, RSS and Atom in turn, packed, each also with one more item, the newest.

    Each item has a title, an address, a time and some paragraphs of HTML.
    """
    invention = Invention(words=10_000)
    for feed in range(feeds):
        site = f"https://outlet{feed}.example"
        parts = [_item(invention, site, number, words, atom=feed % 2 == 1) for number in range(items + 1)]
        whole = _ATOM if feed % 2 else _RSS
        first, second = (whole.format(feed=feed, site=site, items="".join(some)) for some in (parts[1:], parts))
        yield gzip.compress(first.encode()), gzip.compress(second.encode())


_RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Outlet {feed}</title><link>{site}/</link>'
    "<description>News of outlet {feed}</description>{items}</channel></rss>"
)
_ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Outlet {feed}</title>'
    '<link href="{site}/"/><id>{site}/</id><updated>2026-03-01T12:00:00Z</updated>{items}</feed>'
)


def _item(invention: Invention, site: str, number: int, words: int, *, atom: bool) -> str:
    (report,) = invention.story(1, words * 3 // 4 + words // 2 * (number % 3) // 2)
    head, _, body = report.partition("\n\n")
    title = head.partition("\n")[0].removeprefix("Title: ")
    link = f"{site}/2026/{number}/{title.split()[0].lower()}?utm_source=rss"
    paragraphs = body.strip().split("\n\n")
    markup = "".join(
        f'<p>{escape(text[:60])}<a href="{site}/topic/{k}">{escape(text[60:80])}</a>{escape(text[80:])}&rsquo;s <em>end</em></p>\n'
        for k, text in enumerate(paragraphs)
    )
    markup = f'<figure><img src="{site}/{number}.jpg" alt="A picture"/></figure>\n{markup}'
    day, hour = 1 + number % 28, number % 24
    if atom:
        return (
            f'<entry><title>{escape(title)}</title><link rel="alternate" href="{escape(link)}"/><id>tag:{site},{number}</id>'
            f"<published>2026-02-{day:02}T{hour:02}:15:00Z</published><updated>2026-02-{day:02}T{hour:02}:30:00Z</updated>"
            f"<author><name>Ann Writer</name></author><summary>{escape(paragraphs[0][:150])}</summary>"
            f'<content type="html">{escape(markup)}</content><category term="news"/></entry>'
        )
    return (
        f'<item><title>{escape(title)}</title><link>{escape(link)}</link><guid isPermaLink="false">{number}@{site}</guid>'
        f"<pubDate>{day:02} Feb 2026 {hour:02}:15:00 +0100</pubDate><dc:creator>Ann Writer</dc:creator><category>news</category>"
        f"<description>{escape(paragraphs[0][:150])}</description><content:encoded><![CDATA[{markup}]]></content:encoded></item>"
    )


def serve(bodies: list[tuple[bytes, bytes]], talk: Connection) -> None:
    """Serve packed documents at /0, /1, …, with 304 for a known tag. `/more` begins with the second edition."""
    edition = [0]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path == "/more":
                edition[0] = 1
            known = self.headers.get("If-None-Match") == f'"{edition[0]}"' or self.path == "/more"
            body = b"" if known else bodies[int(self.path[1:])][edition[0]]
            self.send_response(304 if known else 200)
            self.send_header("ETag", f'"{edition[0]}"')
            self.send_header("Content-Type", "application/xml")
            if not known:
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    talk.send(server.server_address[1])
    server.serve_forever()


def cpu_of(command: list[str], folder: Path) -> tuple[float, float, str]:
    """Run a program with a folder as its home; return its CPU seconds with its children's, wall seconds, and its output."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    home = {**os.environ, "HOME": str(folder)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder, env=home)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.monotonic() - started, done.stdout.strip()


def timed(call: Callable[..., object], spent: dict[str, float], name: str) -> Callable[..., object]:
    """Return a function that does the same and adds the CPU seconds of its thread to `spent`."""

    def timing(*arguments: object, **options: object) -> object:
        started = time.thread_time()
        try:
            return call(*arguments, **options)
        finally:
            spent[name] = spent.get(name, 0.0) + time.thread_time() - started

    return timing


def time_shares() -> dict[str, float]:
    """Make each side of a refresh add its CPU seconds to the result."""
    # Not for a refresh that brings nothing: that need not load what cleans.
    from newsreader.analysis import clean as cleaning

    spent: dict[str, float] = {}
    for module, function, name in (
        (cleaning, "clean", "cleaning"), (cleaning, "furniture_keys", "cleaning"), (Refresher, "flush", "storing"),
    ):  # fmt: skip
        setattr(module, function, timed(getattr(module, function), spent, name))
    return spent


def refresh(library: Path, *, shares: bool, profile: bool) -> None:
    """Refresh all feeds without the analysis that `fetch` does afterwards; print what came and what each side cost."""
    spent = time_shares() if shares else {}
    with Library.open(library) as opened:
        profiler = cProfile.Profile()
        if profile:
            profiler.enable()
        report = opened.subscriptions.refresh(everything=True)
        if profile:
            profiler.disable()
            pstats.Stats(profiler).sort_stats("tottime").print_stats(40)
    own, children = (sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    failed = sum(feed.outcome == "failed" for feed in report.feeds)
    spent = {"parsing": children, **spent, "start, network and the rest": own - sum(spent.values())}
    shares = ", ".join(f"{name} {seconds:.2f}" for name, seconds in spent.items())
    print(f"{sum(feed.new for feed in report.feeds):,} new, {failed} failed; {shares}")


def measure(folder: Path, site: str, feeds: int, *, profile: bool) -> None:
    """Refresh three times, each with newsboat and with ours; print the figures."""
    urls = [f"{site}/{number}" for number in range(feeds)]
    (folder / "urls").write_text("".join(f"{url}\n" for url in urls))
    with Library.open(folder / "library.sqlite") as library:
        library.subscriptions.read_list(folder / "urls")
    newsboat = ["newsboat", "-u", "urls", "-c", "cache.db", "-C", "/dev/null", "-x", "reload"]
    ours = [sys.executable, str(Path(__file__).resolve()), "--refresh", str(folder / "library.sqlite")]
    for name in ("all new", "all 304", "1 new each"):
        if name == "1 new each":
            with suppress(error.HTTPError):  # it answers 304
                request.urlopen(f"{site}/more")
        options = ["--shares"] * (name != "all 304") + ["--profile"] * profile
        for program, command in (("newsboat", newsboat), ("ours", [*ours, *options])):
            if shutil.which(command[0]):
                spent, wall, said = cpu_of(command, folder)
                print(f"{name:10} {program:8} {spent:6.2f} CPU seconds, {wall:6.2f} by the clock  {said}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feeds", type=int, nargs="?", default=100)
    parser.add_argument("items", type=int, nargs="?", default=100)
    parser.add_argument("--words", type=int, default=220, help="words of an item")
    parser.add_argument("--profile", action="store_true", help="print where the time of the main process goes")
    parser.add_argument("--refresh", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--shares", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.refresh:
        refresh(arguments.refresh, shares=arguments.shares, profile=arguments.profile)
        return
    bodies = list(documents(arguments.feeds, arguments.items, arguments.words))
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(bodies, there), daemon=True)
    server.start()
    site = f"http://127.0.0.1:{here.recv()}"
    try:
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), site, len(bodies), profile=arguments.profile)
    finally:
        server.kill()
        server.join()


if __name__ == "__main__":
    main()
