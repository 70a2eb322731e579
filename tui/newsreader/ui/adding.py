"""Network requests from any screen: previewing and adding a feed, and fetching the whole text of an article."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from newsreader.errors import AddressError, NewsreaderError
from newsreader.models import FeedPreview, ImportReport
from newsreader.text import counted, hide_password
from newsreader.ui.at_host import ask
from newsreader.ui.messages import FeedAdded
from newsreader.ui.own_keys import with_keys
from newsreader.ui.windows.choose import ChooseScreen
from newsreader.ui.windows.prompt import AskScreen, confirm

if TYPE_CHECKING:
    from newsreader.library.feeds.subscribing import Added
    from newsreader.ui.host import Host

T = TypeVar("T")
_HINT = "Address of a feed, or of a web page to look for feeds on"
_GONE_ON = "The feed was looked at, but you have gone elsewhere. <feeds.add> asks again."
_SHOWN = 8
SOON = 0.1
"""Seconds after which the notice of a request appears."""
_LONGEST = 120.0
"""Seconds after which it disappears in any case; trying a page and the usual places of its feeds takes 40 at most."""


def add_feed(app: Host, address: str = "", hint: str = _HINT) -> None:
    """Ask for an address, preview it, and ask whether to subscribe."""
    ask(app, AskScreen("Add a feed", hint, value=address), partial(_look, app))


def _look(app: Host, address: str) -> None:
    """Preview an address and ask whether to subscribe, unless the user has gone to another screen meanwhile."""
    here = app.screen

    def ask_here(then: Callable[[T], None], found: T) -> None:
        if app.screen is here:
            then(found)
        else:
            app.tell(with_keys(_GONE_ON))

    if address.strip():
        preview = partial(app.library.subscriptions.preview, address)
        offer, doubt = partial(_offer, app), partial(_doubt, app, address)
        _ask_network(app, "Looking at it …", preview, partial(ask_here, offer), partial(ask_here, doubt))


def _offer(app: Host, found: FeedPreview) -> None:
    if found.feeds:
        lines = [" · ".join(filter(None, (feed.title, hide_password(feed.url)))) for feed in found.feeds]
        ask(app, ChooseScreen("Feeds found on this page", lines), lambda number: _look(app, found.feeds[number].url))
        return
    lines = ["Subscribe", "Do not subscribe", *(f"· {title}" for title in found.titles[:_SHOWN])]
    if len(found.titles) > _SHOWN:
        lines.append("· …")
    title = f"{found.title or hide_password(found.url)}: {counted(len(found.titles), 'article')}"
    app.push_screen(ChooseScreen(title, lines), partial(_subscribe_if_chosen, app, found.url))


def _subscribe_if_chosen(app: Host, url: str, line: int | None) -> None:
    if line == 0:
        _subscribe(app, url)
    else:
        app.tell("Not subscribed.")


def _doubt(app: Host, address: str, error: NewsreaderError) -> None:
    """Ask whether to subscribe to what could not be read, or let the user correct a wrong address."""
    if error.reason == "this is not a feed" or isinstance(error, AddressError) or not error.subject:
        add_feed(app, address, str(error))
    else:
        confirm(app, f"{error}. Subscribe anyway?", partial(_subscribe, app, address))


def _subscribe(app: Host, url: str) -> None:
    add = partial(app.library.subscriptions.add, url)
    _ask_network(app, "Subscribing …", add, partial(_added, app), app.tell_error)


def _added(app: Host, added: Added) -> None:
    fetched = added.fetched
    if fetched is None:
        app.tell("You are already subscribed to this feed.")
    elif fetched.error:
        app.tell(f"Subscribed, but: {fetched.error}", severity="error")
    else:
        undo = with_keys("<change.undo> unsubscribes again.")
        app.tell(f"Subscribed to {fetched.title or fetched.url}: {counted(fetched.new, 'article')}. {undo}")
    app.tell_screens()
    app.screen.post_message(FeedAdded(added.feed_id))
    app.work.go_on()


def fetch_full_text(app: Host, article_id: int) -> None:
    """Fetch the whole text of an article from its page, and show it."""
    fetch = partial(app.library.subscriptions.fetch_full_texts, [article_id])
    _ask_network(app, "Fetching the whole text …", fetch, partial(_full_text_fetched, app), app.tell_error)


def _full_text_fetched(app: Host, report: ImportReport) -> None:
    if report.failed:
        app.tell(f"{report.failed[0].path}: {report.failed[0].error}", severity="error")
        return
    app.tell("This is the whole text now.")
    app.tell_screens()
    app.work.go_on()


def _ask_network(
    app: Host, words: str, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[NewsreaderError], None]
) -> None:
    """Run a network request in a thread of its own, so that changes to the library do not wait for it.

    `words` are shown while it runs.
    """
    # Not at once: an immediate answer would come before the notice is drawn, and could not clear it.
    telling = app.set_timer(SOON, partial(app.notify, words, timeout=_LONGEST, markup=False))

    async def run() -> None:
        try:
            ended = partial(then, await asyncio.to_thread(work))
        except NewsreaderError as error:
            ended = partial(failed, error)
        finally:
            telling.stop()
            app.clear_notifications()  # they would stand over what was found
        ended()

    look: Callable[[], object] = run
    app.run_worker(look, group="network", exit_on_error=False, description="the look at a feed")
