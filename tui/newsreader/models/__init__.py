"""Frozen data that crosses the floors, with no behaviour beyond what follows from the values.

Times are ISO 8601 in UTC (`2025-07-17T09:30:00Z`), days `YYYY-MM-DD`; a publication is either.
Offsets count Unicode code points of `Article.text`, end exclusive.
"""

from newsreader.models.articles import (
    Article,
    ArticleRow,
    Aside,
    AsideKind,
    CleanArticle,
    Correction,
    CorrectionField,
    DateKind,
    DateMention,
    Draft,
    EarlierText,
    Findings,
    Mention,
    MentionKind,
    PublishedFrom,
    TitleFrom,
)
from newsreader.models.comparison import Comparison, Fact, FactKind, FactStatus, Link, Relation, Sentence
from newsreader.models.digest import Digest, Item, Piece, PieceKind, Section
from newsreader.models.feeds import (
    Feed,
    FeedPreview,
    FetchedFeed,
    FetchOutcome,
    PageFeed,
    RefreshReport,
    SourceCount,
    Subscription,
    SubscriptionList,
)
from newsreader.models.stories import AgendaEntry, Coverage, Entity, Part, Story, StoryHit, StoryRow
from newsreader.models.work import (
    Arrivals,
    Check,
    Compacted,
    Counts,
    Failure,
    ImportReport,
    KeptBecause,
    Notice,
    Progress,
    Report,
    SavedSearch,
    Seen,
    Stop,
    Tag,
)

__all__ = [
    "AgendaEntry", "Arrivals", "Article", "ArticleRow", "Aside", "AsideKind", "Check", "CleanArticle", "Compacted",
    "Comparison", "Correction", "CorrectionField", "Counts", "Coverage", "DateKind", "DateMention", "Digest", "Draft",
    "EarlierText", "Entity", "Fact", "FactKind", "FactStatus", "Failure", "Feed", "FeedPreview", "FetchOutcome",
    "FetchedFeed", "Findings", "ImportReport", "Item", "KeptBecause", "Link", "Mention", "MentionKind", "Notice",
    "PageFeed", "Part", "Piece", "PieceKind", "Progress", "PublishedFrom", "RefreshReport", "Relation", "Report",
    "SavedSearch", "Section", "Seen", "Sentence", "SourceCount", "Stop", "Story", "StoryHit", "StoryRow",
    "Subscription", "SubscriptionList", "Tag", "TitleFrom",
]  # fmt: skip
