"""Commands for feeds and what they brought: `add`, `feeds`, `fetch`, `fulltext`, `changes`."""

import sys
from dataclasses import replace
from functools import partial

import click

from newsreader.cli.arguments import article_argument, articles_argument, json_option
from newsreader.cli.completing import feed_names
from newsreader.cli.importing import StopOnInterrupt
from newsreader.cli.output import ProgressPrinter, echo_json, fitted, say, say_arrivals, say_failures, tell
from newsreader.cli.session import Session, pass_session
from newsreader.library.json_objects import to_json
from newsreader.models import Feed, RefreshReport
from newsreader.text import clean_line, counted, hide_password

_NONE = "No feeds; `newsreader add URL` subscribes to one"
_feed_option = partial(click.option, metavar="FEED", shell_complete=feed_names)


@click.command()
@click.argument("url")
@click.option("--title", default="", help="Your name for the feed.")
@click.option("--tag", "tags", multiple=True, help="A tag (folder) for it; may be given several times.")
@json_option
@pass_session
def add(session: Session, url: str, title: str, tags: tuple[str, ...], as_json: bool) -> None:
    """Subscribe to a feed; a web page's address finds its feed.

    A password may be written as $VARIABLE.
    """
    library = session.library
    added = library.subscriptions.add(url, title=title, tags=tags)
    progress = ProgressPrinter()
    with StopOnInterrupt() as stop:
        library.analyse(report=progress, stop=stop.is_asked)
    progress.clear()
    feed, fetched = library.subscriptions.one(added.feed_id), added.fetched
    if as_json:
        echo_json(feed)
    if added.page:
        page = clean_line(hide_password(added.page))
        say(f"{page} is a web page (not a feed); its feed {_address(feed)} was found through it")
    if added.others:
        say("More feeds of that page:")
        for other in added.others:
            say(f"  {hide_password(other.url)}" + (f"  {other.title}" if other.title else ""))
    if fetched is None:
        say(f"Already subscribed: {_name(feed)}")
        return
    if fetched.error:
        say_failures([f"{fetched.url}: {fetched.error}"])
        say(f"Subscribed anyway; `newsreader feeds --remove {feed.id}` takes it out")
        sys.exit(1)
    note = f" ({fetched.note})" if fetched.note else ""
    say(f"Subscribed: {_name(feed)}, {counted(fetched.new, 'article')}{note}")
    sys.exit(130 if stop.is_asked() else 0)


@click.command("feeds")
@_feed_option("--remove", help="Unsubscribe from a feed (id, address or title); its articles stay.")
@_feed_option("--pause", help="Stop fetching it until it is resumed.")
@_feed_option("--resume", help="Resume a feed that was paused or gone.")
@_feed_option("--whole-texts", help="Fetch the pages of its shortened items with each refresh.")
@_feed_option("--feed-texts", help="Keep its items as the feed gives them.")
@json_option
@pass_session
def list_feeds(
    session: Session,
    remove: str | None,
    pause: str | None,
    resume: str | None,
    whole_texts: str | None,
    feed_texts: str | None,
    as_json: bool,
) -> None:
    """List subscriptions and their health."""
    library = session.library
    if remove is not None:
        feed = library.subscriptions.named(remove)
        library.subscriptions.remove(feed.id)
        if as_json:
            echo_json(feed)
        say(f"Unsubscribed: {_name(feed)}")
    for name, on in ((pause, True), (resume, False)):
        if name is not None:
            library.subscriptions.pause(library.subscriptions.named(name).id, on)
    for name, on in ((whole_texts, True), (feed_texts, False)):
        if name is not None:
            library.subscriptions.want_full_texts(library.subscriptions.named(name).id, on)
    if remove is not None:
        return
    all_feeds = library.subscriptions.all()
    for feed in all_feeds:
        click.echo(to_json(feed) if as_json else fitted(_feed_line(feed)))
    if not all_feeds:
        say(_NONE)


def _name(feed: Feed) -> str:
    return f"{feed.title} ({_address(feed)})" if feed.title else _address(feed)


def _address(feed: Feed) -> str:
    return hide_password(feed.url)


def _feed_line(feed: Feed) -> str:
    tags = f"  [{', '.join(feed.tags)}]" if feed.tags else ""
    state = f"  {feed.state}" if feed.state != "active" else ""
    state += "  whole texts" if feed.full_texts else ""
    line = f"{feed.id:>5} {feed.unread:>6} unread  {_minute(feed.last_success):<16}  {_name(feed)}{tags}{state}"
    return line + (f"\n{'':>13}! tried {_minute(feed.last_fetched)}: {feed.error}" if feed.error else "")


def _minute(moment: str | None) -> str:
    return moment[:16].replace("T", " ") if moment else "never"


@click.command()
@click.argument("names", nargs=-1, metavar="[FEED]...", shell_complete=feed_names)
@click.option(
    "--all", "everything", is_flag=True, help="Everything, due or not (but what a server asked for is kept to)."
)
@json_option
@pass_session
def fetch(session: Session, names: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Refresh the feeds that are due, or those named.

    FEED is an id, an address or a title.
    """
    library = session.library
    wanted = [library.subscriptions.named(name).id for name in names] if names else None
    progress, since = ProgressPrinter(), library.newest()
    with StopOnInterrupt() as stop:
        report = library.subscriptions.refresh(wanted, everything=everything, report=progress, stop=stop.is_asked)
        # Also what an earlier fetch that was stopped has left.
        if not report.stopped and library.awaits_analysis():
            library.analyse(report=progress, stop=stop.is_asked)
        report = replace(report, arrived=library.arrivals(since))
    progress.clear()
    tell(report, _summary(report), as_json=as_json)
    if report.arrived:
        say_arrivals(report.arrived)
    # That a feed has ended is said when its server says so, not at every fetch after that.
    ended = [feed for feed in report.feeds if feed.outcome == "gone" and (names or not feed.note)]
    failed = [feed for feed in report.feeds if feed.outcome == "failed"] + ended
    say_failures(f"{feed.url}: {feed.error}" for feed in failed)
    if texts := report.full_texts:
        but = ", not these:" if texts.failed else ""
        say(f"Shortened items with the text of their page: {texts.changed:,}{but}")
        say_failures(f"{failure.path}: {failure.error}" for failure in texts.failed)
    for feed in report.feeds:
        if feed.note and feed.outcome == "updated":
            say(f"{feed.url}: {feed.note}")
    sys.exit(130 if stop.is_asked() else 1 if any(feed.outcome == "failed" for feed in failed) else 0)


_OUTCOMES = {
    "updated": "read", "unchanged": "unchanged", "not-due": "not due", "gone": "gone", "failed": "failed",
}  # fmt: skip


def _summary(report: RefreshReport) -> str:
    def count(outcome: str) -> int:
        return sum(feed.outcome == outcome for feed in report.feeds)

    feeds = report.feeds
    if not feeds:
        return _NONE
    parts = [f"{sum(feed.new for feed in feeds):,} new", f"{sum(feed.changed for feed in feeds):,} changed articles"]
    parts += [f"{counted(number, 'feed')} {said}" for outcome, said in _OUTCOMES.items() if (number := count(outcome))]
    return ("Stopped: " if report.stopped else "") + ", ".join(parts)


@click.command("fulltext")
@articles_argument
@json_option
@pass_session
def full_text(session: Session, ids: tuple[int, ...], as_json: bool) -> None:
    """Fetch the whole text of articles that their feed shortened.

    It comes from the pages they link to.
    """
    library = session.library
    report = library.subscriptions.fetch_full_texts(ids)
    if report.changed:
        library.analyse()
    tell(report, f"{report.changed:,} whole now, {len(report.failed):,} failed", as_json=as_json)
    say_failures(f"{failure.path}: {failure.error}" for failure in report.failed)
    sys.exit(1 if report.failed else 0)


@click.command()
@article_argument
@json_option
@pass_session
def changes(session: Session, article_id: int, as_json: bool) -> None:
    """Show what a feed changed in an article.

    With --json side a is what it said before.
    """
    comparison = session.library.comparisons.with_earlier(article_id)
    if as_json:
        echo_json(comparison)
        return
    for note in comparison.notes:
        say(clean_line(note))
    same = {(link.a, link.b) for link in comparison.links}
    before = [sentence.text for sentence in comparison.sentences_a]
    after = [sentence.text for sentence in comparison.sentences_b]
    for number, text in enumerate(before):
        if text not in after:
            click.echo(f"- {text}")
            for other in sorted(b for a, b in same if a == number and after[b] not in before):
                click.echo(f"+ {after[other]}")
    told = {b for a, b in same if before[a] not in after}
    for number, text in enumerate(after):
        if text not in before and number not in told:
            click.echo(f"+ {text}")


COMMANDS = (add, list_feeds, fetch, full_text, changes)
