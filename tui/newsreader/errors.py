"""The failures a user can meet: what each concerns (file, address or id), what is wrong, what to do."""

import errno


class NewsreaderError(Exception):
    """A failure described to the user in one line.

    `subject` is the path, URL or id concerned ("" if there is none), `reason` what is wrong in plain words,
    `remedy` what the user can do ("" if nothing).
    """

    def __init__(self, reason: str, *, subject: str = "", remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.subject = subject
        self.remedy = remedy

    @property
    def advice(self) -> str:
        """What is wrong and what to do, without the subject."""
        return f"{self.reason}. {self.remedy}" if self.remedy else self.reason

    def __str__(self) -> str:
        head = f"{self.subject}: {self.reason}" if self.subject else self.reason
        end = "" if head.endswith((".", "?", "!", "…")) else "."
        return f"{head}{end} {self.remedy}" if self.remedy else head


class SourceError(NewsreaderError):
    """A file, folder, page or feed that cannot be read."""


class AddressError(SourceError):
    """An address that cannot be fetched from."""


class LibraryError(NewsreaderError):
    """The library file cannot be used as it is."""


class InputError(NewsreaderError):
    """Something that the user typed or chose and that cannot be accepted: a name, a date, a paragraph."""


class NotFoundError(NewsreaderError):
    """There is no such article, story, name or feed."""

    @classmethod
    def of(cls, kind: str, number: int) -> "NotFoundError":
        """Return the failure that no "article", "story" … has this id."""
        return cls(f"there is no such {kind}", subject=f"{kind} {number}")


class SettingsError(NewsreaderError):
    """A settings file, key or value that cannot be used."""


class MemoryShortageError(NewsreaderError):
    """The system gives this program no more memory, or no further thread, which is mostly the same."""

    def __init__(self) -> None:
        remedy = "Close other programs or raise the limit (`ulimit -v`), and try again. What was saved before stays"
        super().__init__("the system gives this program no more memory", remedy=remedy)


def is_memory_shortage(error: BaseException) -> bool:
    """Tell whether an error, or one of a group, comes from a shortage of memory."""
    if isinstance(error, BaseExceptionGroup):
        return any(map(is_memory_shortage, error.exceptions))
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, MemoryError) or str(error) == "can't start new thread"


def system_reason(error: OSError) -> str:
    """Return the system's words for an error, for use inside a sentence."""
    return (error.strerror or str(error)).lower()
