"""THE table of commands: bindings, palette, footer, help and the README's key table are all made from it.

A command's id is stable, since users rebind it. Its action is the method `action_…` of the class that serves its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from newsreader.ui.keynames import is_typed, shown_key

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType

Place = Literal[
    "everywhere", "stories", "articles", "list", "reader", "search", "compare", "deadlines", "entities", "feeds", "welcome",
    "window", "question", "folder", "hand", "views", "choices", "form", "paragraphs", "pick", "kept", "find", "text", "query",
    "tags", "confirm", "digest",
]  # fmt: skip

PLACES: tuple[Place, ...] = get_args(Place)

PLACE_NAMES: Mapping[Place, str] = {
    "everywhere": "Everywhere",
    "stories": "List and reader",
    "articles": "Articles and stories",
    "list": "List",
    "reader": "Reader",
    "search": "Search bar",
    "welcome": "Empty library",
    "compare": "Two reports side by side",
    "deadlines": "Deadlines",
    "entities": "Names",
    "feeds": "Feeds and folders",
    "window": "Windows (help, themes, lists)",
    "question": "Questions",
    "folder": "Choosing a folder",
    "confirm": "Yes or no",
    "hand": "By hand",
    "views": "Saved searches: the list of them",
    "choices": "Lists in windows",
    "form": "Correcting an article",
    "paragraphs": "Paragraphs of an article",
    "pick": "Choosing a story",
    "query": "Search bar of the stories",
    "text": "Texts in windows",
    "digest": "A story summed up",
    "find": "Finding in an article",
    "kept": "Saved searches and tags",
    "tags": "Tags: the list of them",
}

HEARD_TOGETHER: tuple[tuple[Place, ...], ...] = (
    ("list", "articles", "hand", "kept", "stories", "everywhere"),
    ("reader", "articles", "hand", "kept", "stories", "everywhere"),
    ("search", "query", "everywhere"),
    ("compare", "everywhere"),
    ("list", "deadlines", "everywhere"),
    ("reader", "deadlines", "everywhere"),
    ("list", "entities", "everywhere"),
    ("list", "feeds", "everywhere"),
    ("welcome", "everywhere"),
    ("window", "choices", "everywhere"),
    ("window", "text", "digest", "everywhere"),
    ("question", "confirm", "everywhere"),
    ("folder", "everywhere"),
    ("choices", "views", "everywhere"),
    ("choices", "tags", "everywhere"),
    ("choices", "paragraphs", "everywhere"),
    ("choices", "pick", "everywhere"),
    ("form", "everywhere"),
    ("find", "everywhere"),
)
"""Places whose keys are active at the same time: within one row a key has one meaning."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do.

    `keys`: Textual key names, comma separated; `footer`: rank in the last line of the screen, 0 = not there.
    """

    id: str
    place: Place
    keys: str
    label: str
    help: str
    action: str
    footer: int = 0
    hint: str = ""  # short label for the last line
    footer_at: tuple[Place, ...] = PLACES  # where the last line shows it
    always: bool = False  # active even while a window is open

    def binding(self, action: str = "") -> Binding:
        """Return the Textual binding, rebound by this command's id; `action` replaces its own."""
        from textual.binding import Binding

        return Binding(self.keys, action or self.action, self.label, id=self.id, show=False, priority=self.always)


# fmt: off
COMMANDS: tuple[Command, ...] = (
    # moving in the list
    Command("list.down", "list", "j,down", "Next", "Go to the next story", "move(1)"),
    Command("list.up", "list", "k,up", "Previous", "Go to the story above", "move(-1)"),
    Command("list.first", "list", "g,home", "First", "Go to the first story", "first"),
    Command("list.last", "list", "G,end", "Last", "Go to the last story", "last"),
    Command("list.page-down", "list", "space,pagedown", "Page down", "Go one page down", "page(1)"),
    Command("list.page-up", "list", "pageup", "Page up", "Go one page up", "page(-1)"),
    Command("list.half-down", "list", "ctrl+d", "Half a page down", "Go half a page down", "half_page(1)"),
    Command("list.half-up", "list", "ctrl+u", "Half a page up", "Go half a page up", "half_page(-1)"),
    Command("list.open", "list", "enter,l,right", "Open", "Open it in the reader; it counts as read", "choose",
            footer=1, hint="open"),
    # moving in the reader
    Command("reader.down", "reader", "j,down", "Scroll down", "Scroll the article down", "scroll_by(1)"),
    Command("reader.up", "reader", "k,up", "Scroll up", "Scroll the article up", "scroll_by(-1)"),
    Command("reader.first", "reader", "g,home", "Start", "Go to the start of the article", "first"),
    Command("reader.last", "reader", "G,end", "End", "Go to the end of the article", "last"),
    Command("reader.read-on", "reader", "space", "Read on", "Go one page down; at the end, to what is unread next",
            "read_on"),
    Command("reader.page-down", "reader", "pagedown", "Page down", "Go one page down", "turn(1)"),
    Command("reader.page-up", "reader", "pageup", "Page up", "Go one page up", "turn(-1)"),
    Command("reader.half-down", "reader", "ctrl+d", "Half a page down", "Go half a page down", "half_page(1)"),
    Command("reader.half-up", "reader", "ctrl+u", "Half a page up", "Go half a page up", "half_page(-1)"),
    Command("reader.list", "reader", "left,h", "To the list", "Go back to the list", "screen.to_list",
            footer=1, hint="list"),
    Command("reader.next-mark", "reader", "right_square_bracket", "Next highlight",
            "Go to the next name or date in the article", "highlight(1)", footer=8, hint="names, dates"),
    Command("reader.previous-mark", "reader", "left_square_bracket", "Previous highlight",
            "Go to the previous name or date", "highlight(-1)"),
    Command("reader.follow", "reader", "enter", "Follow", "Open the stories of the name, or the agenda at the day",
            "choose_highlight"),
    # both
    Command("reader.scroll-down", "stories", "J", "Scroll reader down", "Scroll the reader from the list",
            "scroll_reader(2)"),
    Command("reader.scroll-up", "stories", "K", "Scroll reader up", "Scroll the reader back from the list",
            "scroll_reader(-2)"),
    Command("story.unfold", "articles", "o", "Reports", "Unfold the story into its reports, or fold it", "unfold",
            footer=8, hint="reports", footer_at=("list",)),
    Command("story.next-report", "articles", "full_stop", "Next report", "Show the next report of the story",
            "report(1)", footer=2, hint="next report", footer_at=("reader",)),
    Command("story.previous-report", "articles", "comma", "Previous report", "Show the previous report of the story", "report(-1)"),
    Command("list.next-unread", "stories", "n", "Next unread",
            "Go to the next unread story, or match of a search", "next(1)", footer=5, hint="unread"),
    Command("list.previous-unread", "stories", "N", "Previous unread",
            "Go to the previous unread story, or match", "next(-1)"),
    Command("compare.open", "articles", "c", "Compare", "Compare this report with the others of its story", "compare",
            footer=2, hint="compare"),
    Command("article.changes", "articles", "C", "What changed", "Compare the article with what its feed said before",
            "changes"),
    Command("article.read", "articles", "m", "Read/unread", "Mark as read, or as unread again", "toggle_read",
            footer=6, hint="read", footer_at=("list",)),
    Command("list.all-read", "articles", "M", "All read", "Mark everything in the list as read", "all_read"),
    Command("article.star", "articles", "s", "Star", "Star, or take the star off", "toggle_star", footer=6, hint="star"),
    Command("change.undo", "articles", "u", "Undo", "Take back the last change, even after a restart", "undo",
            footer=7, hint="undo"),
    Command("change.redo", "articles", "U", "Redo", "Redo the change that was taken back", "redo"),
    Command("reader.asides", "stories", "v", "Left out", "Show or hide what is left out of the article", "asides"),
    Command("article.tag", "articles", "t", "Tag", "Add or remove tags", "tag"),
    Command("article.archive", "articles", "A", "Archive", "Take out of all lists, or bring back", "archive"),
    Command("article.delete", "articles", "D,delete", "Delete", "Delete, after asking; undo brings it back", "delete"),
    Command("story.take-out", "articles", "minus", "Take out", "Make this report, or the marked ones, a new story", "take_out"),
    Command("article.find", "articles", "ctrl+f", "Find in article", "Find words in this article", "find"),
    Command("article.browse", "articles", "b", "Open in browser", "Open the article's page in the browser", "browse"),
    Command("article.full-text", "articles", "X", "Whole text", "Fetch the whole text of a shortened article",
            "full_text"),
    Command("article.copy-link", "articles", "y", "Copy link", "Copy the article's address, or the path of its file",
            "copy_link"),
    Command("story.digest", "articles", "S", "Sum up", "Sum up what its reports agree on, or tell alone",
            "digest", footer=3, hint="sum up"),
    Command("story.explain", "articles", "I", "Why together", "Explain why these reports are one story", "explain"),
    Command("search.open", "stories", "slash", "Search", "Search as you type", "search", footer=4, hint="search"),
    Command("pane.next", "stories", "tab,shift+tab", "Other pane", "Go to the other pane", "other_pane"),
    Command("pane.alone", "stories", "z", "Reader alone", "Give the reader the whole screen, or share it again", "alone"),
    Command("pane.wider", "stories", "greater_than_sign", "Wider list", "Move the border to the right", "border(4)"),
    Command("pane.narrower", "stories", "less_than_sign", "Narrower list", "Move the border to the left", "border(-4)"),
    Command("list.refresh", "stories", "R,f5", "Refresh", "Fetch the feeds that are due, and reload the list",
            "refresh_list"),
    Command("back", "stories", "escape,q", "Back", "Leave the reader, the search, then the program", "back"),
    Command("stories.feeds", "stories", "f", "Feeds", "Go to feeds and folders", "app.go('feeds')"),
    Command("stories.add-feed", "stories", "a", "Add a feed", "Add a feed by its address, or that of a page",
            "app.add_feed"),
    Command("library.tidy", "stories", "T", "Tidy", "Clear out old articles by your rules, after asking", "app.tidy"),
    Command("text.down", "text", "j", "Scroll down", "Scroll the text down", "scroll_down"),
    Command("text.up", "text", "k", "Scroll up", "Scroll the text up", "scroll_up"),
    Command("text.page-down", "text", "space", "Page down", "Go one page down", "page_down"),
    Command("text.first", "text", "g", "Start", "Go to the start", "scroll_home"),
    Command("text.last", "text", "G", "End", "Go to the end", "scroll_end"),
    Command("digest.export", "digest", "x", "Export", "Save the story and its reports as a Markdown dossier", "export"),
    # finding in an article
    Command("find.done", "find", "enter,down", "To the text", "Go to the matches; n and N step from one to the next",
            "done", footer=1, hint="to the matches (n N)"),
    Command("find.clear", "find", "escape", "Close", "End the search in the article", "clear", footer=2, hint="close"),
    # by hand
    Command("list.mark", "hand", "x", "Mark", "Mark this row; commands then mean all marked ones", "mark"),
    Command("list.mark-all", "hand", "asterisk", "Mark all", "Mark all rows, or none", "mark_all"),
    Command("article.edit", "hand", "E", "Edit", "Correct title, date, place and source", "edit"),
    Command("article.paragraphs", "hand", "P", "Paragraphs", "Move paragraphs into the article, or out of it",
            "paragraphs"),
    Command("article.note", "hand", "W", "Note", "Write a note of your own on the article", "note"),
    Command("story.put-into", "hand", "plus", "Put into a story", "Choose the story it belongs to, for good",
            "put_into"),
    Command("story.join", "hand", "equals_sign", "Join stories", "Join the marked stories, or this one and another",
            "join"),
    Command("edit.next", "form", "down", "Next field", "Go to the next field", "field(1)"),
    Command("edit.previous", "form", "up", "Previous field", "Go to the previous field", "field(-1)"),
    Command("edit.withdraw", "form", "ctrl+r", "As imported", "Restore what the import found",
            "withdraw"),
    Command("edit.close", "form", "escape", "Cancel", "Close without changing anything", "close"),
    Command("paragraphs.undo", "paragraphs", "u", "Undo", "Take back the last move", "undo"),
    Command("paragraphs.close", "paragraphs", "escape,q", "Close", "Close this window", "close"),
    Command("pick.next", "pick", "down", "Next", "Go to the next story of the list", "move(1)"),
    Command("pick.previous", "pick", "up", "Previous", "Go to the previous story", "move(-1)"),
    Command("pick.close", "pick", "escape", "Cancel", "Close without choosing", "close"),
    Command("choices.down", "choices", "j", "Down", "Go one line down", "cursor_down"),
    Command("choices.up", "choices", "k", "Up", "Go one line up", "cursor_up"),
    Command("choices.first", "choices", "g", "First", "Go to the first line", "first"),
    Command("choices.last", "choices", "G", "Last", "Go to the last line", "last"),
    # saved searches
    Command("views.open", "kept", "V", "Saved searches", "List searches: unread, starred, your own", "views",
            footer=7, hint="searches"),
    Command("search.save", "query", "ctrl+s", "Save", "Save this search under a name", "save", footer=3,
            hint="save"),
    Command("views.save", "kept", "ctrl+s", "Save search", "Save the search that is shown",
            "save_search"),
    Command("views.rename", "views", "r", "Rename", "Give the search another name", "rename"),
    Command("views.query", "views", "c", "Change", "Change what is searched", "query"),
    Command("views.key", "views", "s", "Key", "Give the search a key that opens it from the list", "key"),
    Command("views.up", "views", "K", "Move up", "Move it up", "shift(-1)"),
    Command("views.down", "views", "J", "Move down", "Move it down", "shift(1)"),
    Command("views.remove", "views", "minus,delete", "Remove", "Remove the search; its articles stay", "remove"),
    Command("views.undo", "views", "u", "Undo", "Take back the last change", "undo"),
    Command("views.close", "views", "escape,q,V", "Close", "Close the list", "close"),
    # tags
    Command("tags.open", "kept", "ctrl+t", "Tags", "List all tags: open one, rename it everywhere", "tags"),
    Command("tags.rename", "tags", "r", "Rename", "Rename the tag everywhere, or join two", "rename"),
    Command("tags.remove", "tags", "minus,delete", "Remove", "Take the tag off everywhere", "remove"),
    Command("tags.undo", "tags", "u", "Undo", "Take back the last change", "undo"),
    Command("tags.close", "tags", "escape,q,ctrl+t", "Close", "Close the list", "close"),
    # search bar
    Command("search.complete", "query", "tab", "Complete", "Accept the completion, or go to the results",
            "complete", footer=4, hint="complete"),
    Command("search.done", "search", "enter,down", "To the results", "Keep the search and go to the list", "done",
            footer=1, hint="results"),
    Command("search.clear", "search", "escape", "Clear", "Clear the search", "clear", footer=2, hint="clear"),
    # empty library
    Command("welcome.samples", "welcome", "s", "Samples", "Read the two sample articles", "samples", footer=1,
            hint="samples"),
    Command("welcome.add-feed", "welcome", "a", "Add a feed", "Add a feed by its address, or that of a page",
            "app.add_feed", footer=2, hint="add a feed"),
    Command("welcome.quit", "welcome", "escape,q", "Quit", "Leave the program", "app.leave", footer=10, hint="quit"),
    # two reports side by side
    Command("compare.next", "compare", "right_square_bracket", "Next difference", "Go to the next difference",
            "difference(1)", footer=1, hint="next difference"),
    Command("compare.previous", "compare", "left_square_bracket", "Previous difference", "Go to the previous difference",
            "difference(-1)", footer=5, hint="previous"),
    Command("compare.facts", "compare", "f", "Facts only", "Show the facts alone, or the sentences again", "view('facts')",
            footer=2, hint="facts"),
    Command("compare.whole", "compare", "a", "Whole texts", "Show both texts whole, or aligned again", "view('whole')",
            footer=3, hint="whole texts"),
    Command("compare.other", "compare", "tab", "Other report",
            "All others together on the right, then the next report", "other", footer=4, hint="others"),
    Command("compare.other-left", "compare", "shift+tab", "Other report on the left", "Show another report on the left",
            "other_left"),
    Command("compare.export", "compare", "x", "Export", "Save the story and its reports as a Markdown dossier",
            "export", footer=6, hint="export"),
    Command("compare.down", "compare", "j,down", "Scroll down", "Scroll both reports down", "scroll_by(1)"),
    Command("compare.up", "compare", "k,up", "Scroll up", "Scroll both reports up", "scroll_by(-1)"),
    Command("compare.first", "compare", "g,home", "Start", "Go to the start", "first"),
    Command("compare.last", "compare", "G,end", "End", "Go to the end", "last"),
    Command("compare.page-down", "compare", "space,pagedown", "Page down", "Go one page down", "turn(1)"),
    Command("compare.page-up", "compare", "pageup", "Page up", "Go one page up", "turn(-1)"),
    Command("compare.half-down", "compare", "ctrl+d", "Half a page down", "Go half a page down", "half_page(1)"),
    Command("compare.half-up", "compare", "ctrl+u", "Half a page up", "Go half a page up", "half_page(-1)"),
    Command("compare.back", "compare", "escape,q", "Back", "Go back to the story", "close", footer=10, hint="back"),
    # deadlines
    Command("deadlines.open", "deadlines", "o", "Open story", "Open the article among the stories", "open", footer=2,
            hint="story"),
    Command("deadlines.compare", "deadlines", "c", "Compare", "Compare the article with the others of its story",
            "compare", footer=6, hint="compare"),
    Command("deadlines.narrow", "deadlines", "slash", "Narrow", "Show only the dates whose stories match", "narrow",
            footer=4, hint="narrow"),
    Command("deadlines.export", "deadlines", "x", "Export", "Save this date as a calendar file", "export(False)",
            footer=3, hint="to calendar"),
    Command("deadlines.export-all", "deadlines", "E", "Export all", "Save all dates shown as a calendar file",
            "export(True)", footer=8, hint="all"),
    Command("deadlines.scheduled", "deadlines", "P", "Planned events", "Show or hide planned events", "scheduled",
            footer=7, hint="planned"),
    Command("deadlines.past", "deadlines", "p", "Past dates", "Show or hide what is over", "past", footer=5,
            hint="past"),
    Command("deadlines.asides", "deadlines", "v", "Left out", "Show or hide what is left out of the article", "asides"),
    Command("deadlines.back", "deadlines", "escape,q", "Back", "Go back", "back", footer=10, hint="back"),
    # names
    Command("entities.narrow", "entities", "slash", "Narrow", "Show only the names that match", "narrow", footer=3,
            hint="narrow"),
    Command("entities.watch", "entities", "w", "Watch", "Watch this name, or stop watching it", "watch", footer=4,
            hint="watch"),
    Command("entities.join", "entities", "equals_sign", "Join", "Mark a name; on a second one, join the two", "join",
            footer=5, hint="join"),
    Command("entities.separate", "entities", "minus", "Separate", "Make one of its forms a name of its own again",
            "separate"),
    Command("entities.undo", "entities", "u", "Undo", "Take back the last change", "undo", footer=6, hint="undo"),
    Command("entities.back", "entities", "escape,q", "Back", "Go back", "back", footer=10, hint="back"),
    # feeds
    Command("feeds.add", "feeds", "a", "Add a feed", "Add a feed by its address, or that of a page", "app.add_feed", footer=2,
            hint="add"),
    Command("feeds.refresh", "feeds", "R,f5", "Refresh all", "Fetch all feeds that are not paused", "refresh_all",
            footer=4, hint="refresh all"),
    Command("feeds.refresh-one", "feeds", "r", "Refresh this", "Fetch this feed", "refresh_one", footer=3,
            hint="refresh"),
    Command("feeds.rename", "feeds", "n", "Rename", "Give this feed a name of your own", "rename", footer=6,
            hint="rename"),
    Command("feeds.tag", "feeds", "t", "Tags", "Set the tags (folders) of this feed", "tag", footer=5, hint="tags"),
    Command("feeds.pause", "feeds", "p", "Pause", "Pause this feed, or resume it", "pause", footer=7,
            hint="pause"),
    Command("feeds.remove", "feeds", "minus,delete", "Unsubscribe", "Unsubscribe, after asking", "remove", footer=8,
            hint="remove"),
    Command("feeds.full-texts", "feeds", "X", "Whole texts", "Fetch whole texts for this feed, or stop doing so",
            "full_texts"),
    Command("feeds.fold", "feeds", "z", "Fold", "Fold the feeds of this tag, or unfold them", "fold"),
    Command("feeds.fold-all", "feeds", "Z", "Fold all", "Fold all tags, or unfold them", "fold_all"),
    Command("feeds.import", "feeds", "o", "Import a list", "Import feeds from an OPML file or newsboat's urls file",
            "import_list"),
    Command("feeds.export", "feeds", "O", "Export the list", "Save the feeds as OPML, or as newsboat's urls file", "export_list"),
    Command("feeds.undo", "feeds", "u", "Undo", "Take back the last change", "undo"),
    Command("feeds.back", "feeds", "escape,q", "Back", "Go back", "back", footer=10, hint="back"),
    # windows
    Command("window.close", "window", "escape,q", "Close", "Close this window", "close"),
    Command("question.close", "question", "escape", "Cancel", "Close without an answer", "close"),
    Command("question.complete", "question", "tab", "Complete", "Accept the completion", "complete"),
    Command("confirm.yes", "confirm", "y", "Yes", "Yes, do it", "answer(True)"),
    Command("confirm.no", "confirm", "n", "No", "No, leave it", "answer(False)"),
    # choosing a folder
    Command("folder.close", "folder", "escape", "Cancel", "Close without importing", "close"),
    Command("folder.complete", "folder", "tab", "Complete", "Complete the path, or go to the list",
            "complete"),
    # everywhere
    Command("import.folder", "everywhere", "i", "Import", "Import a folder or file", "import_folder", footer=9,
            hint="import", footer_at=("stories", "feeds", "welcome")),
    Command("work.stop", "everywhere", "ctrl+x", "Stop", "Stop the import or analysis that is running", "stop_work"),
    Command("work.failures", "everywhere", "F", "Failures", "List what could not be read, why and what to do",
            "failures"),
    Command("go.stories", "everywhere", "1", "Stories", "Go to the stories", "go('stories')"),
    Command("go.deadlines", "everywhere", "2,d", "Deadlines", "Go to the deadlines", "go('deadlines')"),
    Command("go.entities", "everywhere", "3,e", "Names", "Go to the names", "go('entities')"),
    Command("go.feeds", "everywhere", "4", "Feeds", "Go to feeds and folders", "go('feeds')"),
    Command("app.help", "everywhere", "question_mark,f1", "Keys", "Show the keys of this place", "show_help",
            footer=11, hint="help"),
    Command("app.palette", "everywhere", "colon,ctrl+p", "Commands", "Find any command by its name",
            "command_palette"),
    Command("app.theme", "everywhere", "f2", "Theme", "Choose the colour theme", "choose_theme"),
    Command("app.settings", "everywhere", "f8", "Reload settings", "Read the settings file again", "reload_settings"),
    Command("app.quit", "everywhere", "ctrl+q", "Quit", "Leave the program", "quit", always=True),
    Command("app.suspend", "everywhere", "ctrl+z", "Suspend", "Go back to the shell; `fg` returns here",
            "suspend_process", always=True),
)
# fmt: on

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def bindings(place: Place) -> list[BindingType]:
    """Return the bindings of one place."""
    return [command.binding() for command in COMMANDS if command.place == place]


def window_bindings(place: Place) -> list[BindingType]:
    """Return the bindings of a place in a window, with that of help: keys bound everywhere do not work in windows."""
    return [*bindings(place), BY_ID["app.help"].binding("app.show_help")]


def shown_keys(
    command: Command, keys: Mapping[str, str] | None = None, most: int = 9, *, while_typing: bool = False
) -> str:
    """Return the keys of a command as people write them; the user's `keys` (command id → key names) override its own.

    `while_typing`: only those that work while text is typed.
    """
    names = (keys or {}).get(command.id, command.keys).split(",")
    names = [name for name in names if not (while_typing and is_typed(name.strip()))]
    return " ".join(shown_key(name.strip()) for name in names[:most] if name.strip())
