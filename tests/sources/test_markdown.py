"""Markdown files are read as the text that a reader would see."""

import pytest
from tests.traps import no_trap

from newsreader.sources.markdown import markdown_to_text
from newsreader.sources.textfile import drafts_of


def test_a_markdown_file_shows_no_signs_and_a_text_file_shows_them_all() -> None:
    text = (
        '# Old lighthouse\n\nBy [Ida Ferm](https://n.example/ida)\n\n**Tove** moved in.\n\n## A room\n\n> "A joke."\n'
    )
    [note], _ = drafts_of(text.encode(), "notes/light.md")
    [typed], _ = drafts_of(text.encode(), "notes/light.txt")
    assert note.text == '# Old lighthouse\n\nBy Ida Ferm\n\nTove moved in.\n\nA room\n\n"A joke."\n'
    assert typed.text == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[**Ann** Lee](https://n.example/a_(b) 'her page') and <https://n.example>", "Ann Lee and https://n.example"),
        ("![](x.png)[![The quay](q.png)](https://n.example) and [the quay][1].", "[image: The quay] and the quay."),
        ("a ***big*** _small_ __old__ `code_x` &amp; <b>new</b>", "a big small old code_x & new"),
        (
            "snake_case_name, 2 * 3 * 4, [sic], (x) and \\*as typed\\*",
            "snake_case_name, 2 * 3 * 4, [sic], (x) and *as typed*",
        ),
        ("Quay\n====\n\n[1]: https://n.example\n```\n1\\. sand\n```", "Quay\n\n1. sand"),
        ("---\ntitle: a *b*\n---\n## Quay ##\n### Ships", "---\ntitle: a *b*\n---\n# Quay\nShips"),
        (f"{'Long lines are prose. ' * 6}\n## Below", f"{'Long lines are prose. ' * 6}\nBelow"),
        ("The board:\n- quay\n- \n-\n* ships\n +\nIt voted.", "The board:\n- quay\n\n* ships\n\nIt voted."),
        ("It cost 5 < 6 and 7 > 6.", "It cost 5 < 6 and 7 > 6."),
    ],
)
def test_signs_go_and_words_stay(typed: str, shown: str) -> None:
    assert markdown_to_text(typed) == shown


@pytest.mark.parametrize("flood", ["*", "_", "[", "[a](", "*a ", "_a_", "<a ", "`a", "![a](", "**a*", "<!--", "x_"])
def test_floods_of_signs_take_linear_time(flood: str) -> None:
    with no_trap():
        markdown_to_text(flood * 100_000)
