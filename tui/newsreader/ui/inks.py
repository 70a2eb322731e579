"""The inks of a colour theme, strengthened until they can be read on the grounds that text stands on here. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import BLACK, WHITE, Color

LEAST = 4.5
"""The contrast that WCAG 2.2 (1.4.3) requires of text."""

_LEAST_OF_FOREGROUND = 6.0
"""Of the ink most is written in: quiet text at `LEAST` is told from it in every theme."""

_GROUNDS = ("background", "surface")
_INKS = tuple(f"text-{name}" for name in ("primary", "secondary", "success", "warning", "error", "accent"))
_FOREGROUND = "foreground"
_QUIET = "foreground-muted"
_QUIET_SHARE = 0.75
_STEPS = 20


def legible_inks(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a theme that need another colour: each text colour, and `foreground-muted`, for quiet text.

    An ink too weak is mixed with as little black (on light grounds) or white as will do. In themes of the terminal's
    own colours, whose contrast nobody knows, nothing changes.
    """
    grounds = [Color.parse(variables[name]) for name in _GROUNDS]
    if any(ground.ansi is not None or ground.a < 1 for ground in grounds):
        return {}
    depth = max(BLACK, WHITE, key=lambda ink: _contrast(ink, grounds))
    inks = {name: _strengthened(Color.parse(variables[name]), depth, grounds, LEAST) for name in _INKS}
    ink = _strengthened(Color.parse(variables[_FOREGROUND]), depth, grounds, _LEAST_OF_FOREGROUND)
    quiet = _strengthened(grounds[0].blend(ink, _QUIET_SHARE), ink, grounds, LEAST)
    inks.update({_FOREGROUND: ink, _QUIET: quiet})
    return {name: ink.hex for name, ink in inks.items()}


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _contrast(ink: Color, grounds: list[Color]) -> float:
    return min(contrast(ink, ground) for ground in grounds)


def _strengthened(ink: Color, depth: Color, grounds: list[Color], least: float) -> Color:
    """Return the ink with as little of `depth` as gives it this contrast, or `depth` if nothing does."""
    mixed = (ink.blend(depth, step / _STEPS) for step in range(_STEPS + 1))
    return next((one for one in mixed if _contrast(one, grounds) >= least), depth)


def _luminance(color: Color) -> float:
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
