"""The list of all tags: opening the articles of one, renaming it or taking it off everywhere."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import OptionList

from newsreader.library.tags import RenamedTag
from newsreader.models import Tag
from newsreader.text import clean_line, counted
from newsreader.ui.at_host import verbatim
from newsreader.ui.commands import bindings
from newsreader.ui.messages import LibraryChanged
from newsreader.ui.own_keys import with_keys
from newsreader.ui.windows.prompt import AskScreen
from newsreader.ui.windows.side_list import SideList, side_line

_NAME_LENGTH = 60


class TagListScreen(SideList[str | None]):
    """Returns the tag whose articles to show, None if cancelled."""

    BINDINGS = bindings("tags")

    def __init__(self) -> None:
        super().__init__("Tags", "Enter opens · <tags.rename> renames · <app.help> keys")
        self._tags: list[Tag] = []
        self._go_to = ""

    def on_mount(self) -> None:
        """Show the tags."""
        self._read()

    def places(self) -> tuple[str, ...]:
        """Return the places whose keys are active now."""
        return "tags", "choices"

    @on(LibraryChanged)
    def _read(self) -> None:
        self.news.in_turn(self.library.tags.all, self._show)

    def _show(self, tags: list[Tag]) -> None:
        if not self.is_attached:
            return
        self._tags = tags
        place = next((at for at, tag in enumerate(tags) if tag.name == self._go_to), self.choices.highlighted or 0)
        self._go_to = ""
        lines = [side_line(tag.name, f"{tag.articles:,}") for tag in tags]
        self.choices.set_lines(
            lines or [Content(with_keys("No tags yet: <article.tag> puts one on an article."))], place
        )

    @property
    def _current(self) -> Tag | None:
        place = self.choices.highlighted
        return self._tags[place] if place is not None and place < len(self._tags) else None

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._current.name if self._current else None)

    def action_rename(self) -> None:
        """Ask for a new name; the name of another tag joins the two."""
        if tag := self.chosen(self._current):
            hint = f"on {counted(tag.articles, 'article')} and in saved searches; another tag's name joins both"
            offers = SuggestFromList([one.name for one in self._tags if one is not tag], case_sensitive=False)
            title = f"Rename the tag {clean_line(tag.name, 40)}"
            self.ask(AskScreen(title, hint, offers, value=tag.name, anew=True), partial(self._rename, tag))

    def _rename(self, tag: Tag, typed: str) -> None:
        name = clean_line(typed, _NAME_LENGTH)
        if name and name != tag.name:
            self.news.in_turn(partial(self.library.tags.rename, tag.name, name), self._renamed)

    def _renamed(self, done: RenamedTag) -> None:
        self._go_to = done.name
        self.news.tell(renamed_words(done))
        self.news.tell_screens()

    def action_remove(self) -> None:
        """Take the tag off all its articles."""
        if tag := self.chosen(self._current):
            words = verbatim(f"Took {tag.name} off ") + "{}" + verbatim(with_keys(". <tags.undo> takes it back."))
            self.news.change(partial(self.library.tags.remove, tag.name), words)


def renamed_words(done: RenamedTag) -> str:
    """Return what renaming a tag did: `Now pay on 3 articles, one with the tag that was there`."""
    where = f"{done.name} is now on {counted(done.articles, 'more article' if done.joined else 'article')}"
    joined = ", joined with the tag of that name" if done.joined else ""
    searches = f", and in {counted(done.searches, 'saved search', 'saved searches')}" if done.searches else ""
    return f"{where}{joined}{searches}" + with_keys(". <tags.undo> takes it back.")
