"""The form to correct title, date, place and source of an article."""

from __future__ import annotations

from functools import partial
from typing import cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Label

from newsreader.errors import NewsreaderError
from newsreader.library.days import local_words
from newsreader.models import Article, Correction, CorrectionField
from newsreader.text import clean_line
from newsreader.ui.commands import bindings
from newsreader.ui.layout import safe_text
from newsreader.ui.own_keys import key_of
from newsreader.ui.windows.window import Window

FIELDS: tuple[tuple[CorrectionField, str], ...] = (
    ("title", "Title"), ("published", "Date"), ("place", "Place"), ("source", "Source"),
)  # fmt: skip

_ORIGINS = {
    "header": "as the file says", "first-line": "the first line of the text", "lead": "a guess from the first sentence",
    "feed": "as the feed says", "file-name": "a guess from the name of the file", "dateline": "from the dateline",
    "story": "a guess: the day of the closest report of its story", "user": "corrected by you",
}  # fmt: skip
_UNKNOWN = "from where is not known"
"""Of a damaged library."""


class EditScreen(Window[None]):
    """Shows each field and its origin, and saves what was changed as one step of undo."""

    BINDINGS = bindings("form")
    CSS = """
    EditScreen Horizontal { height: 1; }
    EditScreen .question .name { width: 8; text-style: bold; }
    EditScreen .question .origin { text-style: italic; padding-left: 8; margin-bottom: 1; }
    EditScreen .wrong { color: $foreground; text-style: bold; display: none; }
    EditScreen .wrong.-told { display: block; }
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._corrected: frozenset[str] = frozenset()
        self._lines = {
            field: Input(self._value(field), id=field, compact=True, select_on_focus=False) for field, _ in FIELDS
        }
        self._origins = {field: Label("", classes="origin", markup=False) for field, _ in FIELDS}
        self._wrong = Label("", classes="wrong", markup=False)
        parts = [
            part
            for field, name in FIELDS
            for part in (
                Horizontal(Label(name, classes="name", markup=False), self._lines[field]), self._origins[field],
            )
        ]  # fmt: skip
        keys = "Enter saves · Tab next field · <edit.close> cancels"
        super().__init__(Vertical(*parts, self._wrong, classes="question"), "Correct this article", keys)

    def on_mount(self) -> None:
        """Show where the fields come from."""
        self._read_origins()

    def _value(self, field: CorrectionField) -> str:
        value = getattr(self._article, field) or ""
        return clean_line(local_words(value) if field == "published" else value, 1000)

    def _read_origins(self) -> None:
        self.news.in_turn(partial(self.library.corrections.fields, self._article.id), self._show_origins)

    def _show_origins(self, corrected: list[str]) -> None:
        self._corrected = frozenset(corrected)
        for field, _ in FIELDS:
            words = self._origin(field)
            if field in self._corrected:
                words = f"corrected by you · {key_of('edit.withdraw')} takes it back"
            self._origins[field].update(Content(words))

    def _origin(self, field: CorrectionField) -> str:
        if field == "title":
            return _ORIGINS.get(self._article.title_from, _UNKNOWN)
        if field == "published":
            origin = self._article.published_from
            return _ORIGINS.get(origin, _UNKNOWN) if origin else "not known; write 2025-07-17 or 17 July 2025"
        if field == "source" and self.library.corrections.source_is_folder(self._article):
            return "a guess from the name of its folder"
        return "as imported" if getattr(self._article, field) else "none"

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        event.stop()
        changes = []
        for field, _ in FIELDS:
            typed = clean_line(self._lines[field].value, 1000)
            if typed != self._value(field):
                changes.append(Correction(field, typed or None))
        if changes:
            revise = partial(self.library.corrections.revise, self._article.id, changes)
            told = ", ".join(dict(FIELDS)[one.field].lower() for one in changes)
            self.news.in_turn(revise, lambda _: self._saved(told), self._refused)
        else:
            self.dismiss()

    def _refused(self, error: NewsreaderError) -> None:
        if not self.is_active:
            self.news.tell_error(error)
        self._wrong.update(Content(safe_text(str(error))))
        self._wrong.add_class("-told")

    def _saved(self, told: str) -> None:
        self.news.tell(f"Corrected: {told}. No import changes it back.")
        self.news.tell_screens()
        self.news.work.go_on()
        self.dismiss()

    def action_field(self, direction: int) -> None:
        """Go to the next or previous field."""
        if direction > 0:
            self.focus_next(Input)
        else:
            self.focus_previous(Input)

    def action_withdraw(self) -> None:
        """Restore a field to what the import found."""
        field = self.focused.id if self.focused else None
        if field in self._corrected:
            self.news.in_turn(partial(self._take_back, cast("CorrectionField", field)), self._taken_back)
        else:
            self.news.tell("You have not corrected this field.")

    def _take_back(self, field: CorrectionField) -> CorrectionField:
        self.library.corrections.withdraw(self._article.id, field)
        self._article = self.library.article(self._article.id)
        return field

    def _taken_back(self, field: CorrectionField) -> None:
        self._lines[field].value = self._value(field)
        self._read_origins()
        self.news.tell_screens()
        self.news.work.go_on()
