"""Fetching many feeds at once: an event loop in a thread of its own, parsing in child processes, results as they come."""

import asyncio
import os
import queue
import threading
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from newsreader.errors import MemoryShortageError, SourceError, is_memory_shortage, system_reason
from newsreader.models import Stop
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import host_port
from newsreader.sources.feeds.parsed_feed import ParsedFeed
from newsreader.sources.feeds.parser import FeedParser
from newsreader.sources.fetch import SECONDS_LIMIT, Answer, Client, FetchRequest, open_client

AT_ONCE = 24
PER_HOST = 6
PAGES_PER_HOST = 2
PAGE_PAUSE = 0.5
"""Seconds between two pages for each of the `PAGES_PER_HOST` places, so that pages are fetched as a reader would."""
_WAITING = 16
_ASK_STOP_SECONDS = 0.2
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Gathered:
    """An answer with its feed (or the article of a page), or why that cannot be read."""

    answer: Answer
    feed: ParsedFeed | None = None
    error: SourceError | None = None
    page: str | None = None


def gather(
    requests: Sequence[FetchRequest],
    *,
    stop: Stop | None = None,
    seconds: float = SECONDS_LIMIT,
    logins: Mapping[str, FeedLogin] | None = None,
) -> Generator[Gathered, None, None]:
    """Fetch feeds and yield each result as soon as it is there; `stop` ends this early, without the rest.

    `logins` by host, from the settings.
    """
    run = _Run(requests, seconds, logins)
    thread = threading.Thread(target=run.work, name="feeds", daemon=True)
    thread.start()
    try:
        while True:
            try:
                found = run.found.get(timeout=_ASK_STOP_SECONDS)
            except queue.Empty:
                if stop and stop():
                    return
                continue
            if found is None:
                return
            yield found
            if stop and stop():
                return
    finally:
        run.end()
        thread.join()
        if run.failure is not None:
            raise run.failure


class _Run:
    """The thread behind `gather`; it puts results into `found`, and None at the end."""

    def __init__(
        self, requests: Sequence[FetchRequest], seconds: float, logins: Mapping[str, FeedLogin] | None
    ) -> None:
        self.found: queue.Queue[Gathered | None] = queue.Queue()
        self.failure: BaseException | None = None
        self._requests = requests
        self._seconds = seconds
        self._logins = logins
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._ended = False
        self._parsers: queue.LifoQueue[FeedParser] = queue.LifoQueue()  # a second child starts only when two are needed
        self._all_parsers: list[FeedParser] = []

    def work(self) -> None:
        try:
            asyncio.run(self._gather())
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that asked
            self.failure = MemoryShortageError() if is_memory_shortage(error) else error
        finally:
            for parser in self._all_parsers:
                parser.close()
            self.found.put(None)

    def end(self) -> None:
        """Stop all requests and kill the child processes."""
        self._ended = True
        loop, task = self._loop, self._task
        if loop is not None and task is not None and not loop.is_closed():
            try:
                loop.call_soon_threadsafe(task.cancel)
            except RuntimeError:
                return
            for parser in self._all_parsers:
                parser.kill()

    async def _gather(self) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._loop.set_default_executor(_Lookups())
        if self._ended:
            return
        workers = max(1, min(4, os.cpu_count() or 1, len(self._requests)))
        for _ in range(workers):
            parser = FeedParser()
            self._all_parsers.append(parser)
            self._parsers.put(parser)
        with ThreadPoolExecutor(workers, "parse") as pool:
            async with open_client(self._seconds, self._logins) as client, asyncio.TaskGroup() as group:
                line = _Line(self._requests, partial(self._bring, client, pool), self.found)
                for request in self._requests:
                    group.create_task(line.page(request) if request.page else line.feed(request))

    async def _bring(self, client: Client, pool: ThreadPoolExecutor, request: FetchRequest) -> Gathered:
        try:
            answer = await client.get(request)
            if answer.state != "new":
                return Gathered(answer)
            return await asyncio.get_running_loop().run_in_executor(pool, self._read, answer)
        except Exception as error:  # whatever one server provokes must not end the others' fetches
            if is_memory_shortage(error):
                raise
            fault = "it cannot be read, which is a fault of this program. Please report it"
            told = f"it cannot be read ({system_reason(error)})" if isinstance(error, OSError) else fault
            return Gathered(Answer(request, "failed", request.url, error=told))

    def _read(self, answer: Answer) -> Gathered:
        parser = self._parsers.get()
        try:
            if answer.request.page:
                return Gathered(answer, page=parser.page_article(answer.body, answer.url, answer.charset))
            known = answer.request.items
            return Gathered(answer, feed=parser.parse(answer.body, answer.url, answer.charset, known))
        except SourceError as error:
            return Gathered(answer, error=error)
        finally:
            self._parsers.put(parser)


def _host(url: str) -> str:
    """Return the host of an address, "" where it has none: asking it then fails for itself."""
    try:
        return host_port(url).host
    except (KeyError, ValueError):
        return ""


class _Lookups(ThreadPoolExecutor):
    """The executor in which the event loop looks up host names, each in a thread of its own that nobody waits for.

    A lookup can take half a minute and cannot be cancelled; in the loop's own threads (six on two cores) a few slow ones
    held up all other feeds and the end of a refresh.
    """

    def submit(self, call: Callable[..., _T], /, *arguments: Any, **options: Any) -> Future[_T]:
        """Start a call in a new thread and return its future."""
        future: Future[_T] = Future()
        future.set_running_or_notify_cancel()

        def look_up() -> None:
            try:
                future.set_result(call(*arguments, **options))
            except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
                future.set_exception(error)

        threading.Thread(target=look_up, name="lookup", daemon=True).start()
        return future


class _Line:
    """The queue of requests: limits on how many run at once, in all and for one host, and pauses between pages of a host."""

    def __init__(
        self,
        requests: Sequence[FetchRequest],
        bring: Callable[[FetchRequest], Awaitable[Gathered]],
        found: "queue.Queue[Gathered | None]",
    ) -> None:
        self._bring = bring
        self._found = found
        # This also bounds the answers held in memory, of up to 10 MB each.
        self._everywhere = asyncio.Semaphore(AT_ONCE)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_HOST))
        self._pages: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PAGES_PER_HOST))
        self._pages_left = Counter(_host(request.url) for request in requests if request.page)
        self._to_leave: dict[str, Answer] = {}

    async def feed(self, request: FetchRequest) -> Answer:
        """Fetch a feed (or, called by `page`, a page) in its turn."""
        async with self._hosts[_host(request.url)], self._everywhere:
            gathered = await self._bring(request)
            while self._found.qsize() >= _WAITING:
                await asyncio.sleep(0.01)
            self._found.put(gathered)
            return gathered.answer

    async def page(self, request: FetchRequest) -> None:
        """Fetch a page in its turn; once its host has asked us to wait, fetch no more of its pages."""
        host = _host(request.url)
        async with self._pages[host]:
            self._pages_left[host] -= 1
            if said := self._to_leave.get(host):
                self._found.put(Gathered(replace(said, request=request, url=request.url)))
                return
            said = await self.feed(request)
            if said.wait_seconds is not None:
                self._to_leave[host] = said
            elif self._pages_left[host]:
                await asyncio.sleep(PAGE_PAUSE)
