"""The contrast of what a widget draws."""

from collections.abc import Iterator

from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region
from textual.widget import Widget


def segments(widget: Widget) -> Iterator[Segment]:
    """Yield the pieces of text that a widget draws."""
    for strip in widget.render_lines(Region(0, 0, *widget.size)):
        yield from strip


def contrast(segment: Segment) -> float:
    """Return the WCAG contrast of a piece's text with its background."""
    assert segment.style
    assert segment.style.color
    assert segment.style.bgcolor
    light, dark = sorted(
        (_luminance(Color.from_rich_color(c)) for c in (segment.style.color, segment.style.bgcolor)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
