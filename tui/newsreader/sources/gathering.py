"""Many feeds at once: requests on an event loop in a thread of its own, parsing in child processes, results as they come."""

import asyncio
import os
import queue
import threading
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from newsreader.errors import SourceError
from newsreader.models import Stop
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import host_port
from newsreader.sources.feed import ParsedFeed
from newsreader.sources.feed_parser import FeedParser
from newsreader.sources.fetch import SECONDS_LIMIT, Answer, Client, FetchRequest, open_client

AT_ONCE = 24
PER_HOST = 6
_WAITING = 16
_ASK_STOP_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Gathered:
    """An answer, and for a new document what it holds (`page`: the article of a page) or why it cannot be read."""

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
    """Ask for feeds and yield what came of each as soon as it is there; ends early, without the rest, when asked to.

    `logins` by host, as the settings give them.
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
    """The other side of `gather`. `found` ends with None."""

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
        self._parsers: queue.SimpleQueue[FeedParser] = queue.SimpleQueue()
        self._all_parsers: list[FeedParser] = []

    def work(self) -> None:
        try:
            asyncio.run(self._gather())
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that asked
            self.failure = error
        finally:
            for parser in self._all_parsers:
                parser.close()
            self.found.put(None)

    def end(self) -> None:
        """Stop all requests; children that parse are killed."""
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
        if self._ended:
            return
        workers = max(1, min(4, os.cpu_count() or 1, len(self._requests)))
        for _ in range(workers):
            parser = FeedParser()
            self._all_parsers.append(parser)
            self._parsers.put(parser)
        hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_HOST))
        # More answers than this are not held at once: each may be 10 MB.
        everywhere = asyncio.Semaphore(AT_ONCE)
        with ThreadPoolExecutor(workers, "parse") as pool:
            async with open_client(self._seconds, self._logins) as client:

                async def one(request: FetchRequest) -> None:
                    async with hosts[host_port(request.url).host], everywhere:
                        gathered = await self._ask(client, request, pool)
                        while self.found.qsize() >= _WAITING:
                            await asyncio.sleep(0.01)
                        self.found.put(gathered)

                async with asyncio.TaskGroup() as group:
                    for request in self._requests:
                        group.create_task(one(request))

    async def _ask(self, client: Client, request: FetchRequest, pool: ThreadPoolExecutor) -> Gathered:
        try:
            answer = await client.get(request)
            if answer.state != "new":
                return Gathered(answer)
            return await asyncio.get_running_loop().run_in_executor(pool, self._read, answer)
        except Exception as error:  # noqa: BLE001 - whatever one server provokes must not end the others' fetches
            return Gathered(Answer(request, "failed", request.url, error=f"it cannot be read ({type(error).__name__})"))

    def _read(self, answer: Answer) -> Gathered:
        parser = self._parsers.get()
        try:
            if answer.request.page:
                return Gathered(answer, page=parser.page_article(answer.body, answer.url, answer.charset))
            return Gathered(answer, feed=parser.parse(answer.body, answer.url, answer.charset))
        except SourceError as error:
            return Gathered(answer, error=error)
        finally:
            self._parsers.put(parser)
