"""Every failure a user can meet: what it concerns (file, address or id), what is wrong, what to do."""


class NewsreaderError(Exception):
    """A failure told to the user in one line.

    `subject` is the path, URL or id concerned ("" where there is none), `reason` what is wrong in plain words,
    `remedy` what the user can do about it ("" where nothing can be done).
    """

    def __init__(self, reason: str, *, subject: str = "", remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.subject = subject
        self.remedy = remedy

    @property
    def advice(self) -> str:
        """What is wrong and what to do, for a place that names the subject itself."""
        return f"{self.reason}. {self.remedy}" if self.remedy else self.reason

    def __str__(self) -> str:
        head = f"{self.subject}: {self.reason}" if self.subject else self.reason
        end = "" if head.endswith((".", "?", "!", "…")) else "."
        return f"{head}{end} {self.remedy}" if self.remedy else head


class SourceError(NewsreaderError):
    """A file, folder, page or feed that cannot be read."""


class AddressError(SourceError):
    """What was given is no address that can be asked for."""


class LibraryError(NewsreaderError):
    """The library file cannot be used as it is."""


class InputError(NewsreaderError):
    """What the user typed or chose cannot be taken: a name, a date, a paragraph."""


class NotFoundError(NewsreaderError):
    """No article, story, name or feed is the one asked for."""

    @classmethod
    def of(cls, kind: str, number: int) -> "NotFoundError":
        """Return the failure that no "article", "story" … has this id."""
        return cls(f"there is no such {kind}", subject=f"{kind} {number}")


class SettingsError(NewsreaderError):
    """A settings file, key or value that is not understood."""


def system_reason(error: OSError) -> str:
    """Return what the system says is wrong, as the middle of a sentence."""
    return (error.strerror or str(error)).lower()
