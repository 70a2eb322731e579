"""How good the product is, on data with gold: imports texts into a new library, asks it, and prints one line a metric.

python tests/bench/quality.py newsroom        the 26 invented articles of tests/data/newsroom: all that the README says of them
python tests/bench/quality.py pairs           the invented pairs of tests/data/pairs: those that trained the links, and those that did not
python tests/bench/quality.py DATA…           a folder laid out as below, or single files of it; what is missing is passed over

DATA holds one JSON object a line; offsets count code points of `text`, and a line of `text` is a paragraph. Hardly any of
these texts may be passed on, so the files are not in the repository. Where they are had, and the fields that are read:

timex_meantime.jsonl     MEANTIME, English part: Wikinews leads with TIMEX3, CC BY 4.0 (newsreader-project.eu/results/data/
                         wikinews): `text`, `dct` (day of writing), `timex` [{start, end, type, value, dct: the date line}]
deadlines_dev.jsonl      sentences of MEANTIME, TimeBank, AQUAINT, TempEval-3 and web pages, marked by hand for this project:
                         `text`, `published`, `mentions` [{start, end, value, class: deadline | scheduled | other}]; the
                         rules are those of tests/data/newsroom/README.md
ecbplus_dev.jsonl        ECB+ (github.com/cltl/ecbPlus), odd topics: `cluster` is the topic's ecb or ecbplus half
wikinews_dev.jsonl       the news pages that Wikinews articles cite: `cluster` is the Wikinews article
allsides2021_dev.jsonl   leads of AllSides' round-ups (left, centre, right), January to July 2021: `cluster` is the round-up.
                         All three: `title`, `text`, `cluster`. The program is not given dates
alignment_dev.jsonl      three pairs of ECB+ and one of BASIL (github.com/launchnlp/BASIL), aligned by hand for this project:
                         `a_title`, `a_text`, `a_sents` (the sentences), the same of b, `links` [[a, b, same | partial]]
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from measures import (
    NEWSROOM,
    Carried,
    Links,
    Row,
    Span,
    aside_found,
    b_cubed,
    canonical,
    date_spans,
    dates,
    deadlines,
    flat,
    imported,
    links,
    name_spans,
    names,
    newsroom_dates,
    right_title,
    same_text,
)

from newsreader.analysis.sentences import split_sentences
from newsreader.models import Article, Comparison, Fact

PAIRS = NEWSROOM.parent / "pairs"
QUANTITIES = {"number", "money", "percent", "duration"}


def load(path: Path) -> list[Row]:
    """Read one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def say(metric: str, figure: float | str, note: str = "") -> None:
    """Print one figure."""
    print(f"{metric:32} {figure if isinstance(figure, str) else format(figure, '.3f'):>9}  {note}".rstrip(), flush=True)


def article_file(text: str, title: str | None = None, published: str | None = None) -> bytes:
    """Return an article as a plain file: header lines, then each line of the text as a paragraph."""
    head = [f"Title: {' '.join(title.split())}"] if title else []
    head += [f"Date: {published[:10]}"] if published else []
    body = "\n\n".join(line.strip() for line in text.split("\n") if line.strip())
    return ("\n".join(head) + ("\n\n" if head else "") + body + "\n").encode()


def numbered(files: Iterable[bytes]) -> dict[str, bytes]:
    """Name files so that they stay in order."""
    return {f"{number:05}.txt": content for number, content in enumerate(files, 1)}


def measure_dates(name: str, rows: list[Row]) -> None:
    """Print the value F1 of dates."""
    files = numbered(article_file(row["text"], f"Item {i}", row["dct"]) for i, row in enumerate(rows, 1))
    with imported(files) as (_, found):
        told = [(row["timex"], date_spans(found[file], row["text"])) for file, row in zip(files, rows, strict=True)]
    say(f"{name} dates, value F1", dates(told))


def measure_deadlines(name: str, rows: list[Row]) -> None:
    """Print F1 and values of deadlines."""
    files = numbered(article_file(row["text"], f"Item {i}", row["published"]) for i, row in enumerate(rows, 1))
    with imported(files) as (_, found):
        told = [
            (
                [Span(x["start"], x["end"], x["class"], x["value"]) for x in row["mentions"]],
                date_spans(found[file], row["text"]),
            )
            for file, row in zip(files, rows, strict=True)
        ]
    say_deadlines(name, told)


def say_deadlines(name: str, told: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> None:
    """Print F1 and values of deadlines."""
    figure, values = deadlines(told)
    say(f"{name} deadlines F1", figure)
    say(f"{name} deadline values", values, "of the deadlines found")


def measure_stories(name: str, rows: list[Row]) -> None:
    """Print the B-cubed F1 of stories: of the texts as they are, and cut to their first two sentences."""
    say(f"{name} stories, B-cubed F1", grouped([row["text"] for row in rows], rows))
    say(f"{name} stories, B-cubed F1", grouped([beginning(row["text"]) for row in rows], rows), "of two sentences each")


def beginning(text: str) -> str:
    """Return the first two sentences."""
    sentences = split_sentences(text)[:2]
    return text[: sentences[-1].end] if sentences else text


def grouped(texts: list[str], rows: list[Row]) -> float:
    """Return the B-cubed F1 of the stories that these texts make."""
    titles = [row["title"] if row["title"] != row["text"] else None for row in rows]
    files = numbered(article_file(text, title) for text, title in zip(texts, titles, strict=True))
    with imported(files) as (_, found):
        gold = {file: row["cluster"] for file, row in zip(files, rows, strict=True)}
        return b_cubed(gold, {file: one.story for file, one in found.items()})


def measure_alignment(name: str, rows: list[Row]) -> None:
    """Print the figures of sentence links."""
    files = {
        f"{number:03}{side}.txt": article_file(row[f"{side}_text"], row[f"{side}_title"], row.get(f"{side}_published"))
        for number, row in enumerate(rows, 1)
        for side in "ab"
    }
    with imported(files) as (library, found):
        told, differ = [], []
        for number, row in enumerate(rows, 1):
            a, b = found[f"{number:03}a.txt"], found[f"{number:03}b.txt"]
            gold = {(i, j): relation for i, j, relation in row["links"]}
            answer = library.comparisons.of(a.id, b.id)
            told.append(linked(row["a_sents"], row["b_sents"], gold, (a, b), answer))
            differ.append(differing(row, (a, b), answer))
    say_links(name, told)
    right, said, wanted = (sum(counts) for counts in zip(*differ, strict=True))
    if wanted:
        say(f"{name} differences", f"{right}/{wanted}", f"{said} claimed")


def differing(row: Row, articles: tuple[Article, Article], answer: Comparison) -> tuple[int, int, int]:
    """Return how many pairs of sentences are rightly reported to differ, how many are reported, and how many do."""
    gold = {(one["a"], one["b"]): one.get("optional", False) for one in row.get("differ", row.get("conflicts", []))}
    places = [sentence_places(row[f"{side}_sents"], one) for side, one in zip("ab", articles, strict=True)]
    said = {
        (i, j)
        for fact in answer.facts
        if fact.status == "differs"
        for one in fact.a
        for other in fact.b
        for i in places[0](*one)
        for j in places[1](*other)
    }
    return len(said & gold.keys()), len(said), sum(not optional for optional in gold.values())


def linked(
    a: list[str], b: list[str], gold: Links, articles: tuple[Article, Article], told: Comparison
) -> tuple[int, int, Links, Links]:
    """Return the links of one comparison in the numbers of the gold's sentences."""
    places = [sentence_places(sents, article) for sents, article in zip((a, b), articles, strict=True)]
    said: Links = {}
    for link in told.links:
        one, other = told.sentences_a[link.a], told.sentences_b[link.b]
        for i in places[0](one.start, one.end):
            for j in places[1](other.start, other.end):
                said[i, j] = max(said.get((i, j), "partial"), link.relation)
    return len(a), len(b), gold, said


def sentence_places(sents: list[str], article: Article) -> Callable[[int, int], list[int]]:
    """Return a function that gives the gold sentences that cover half of a span of the article, or lie half in it."""
    gold = "\n".join(sents) + "\n"
    starts = [sum(len(one) + 1 for one in sents[:i]) for i in range(len(sents) + 1)]
    carried = Carried(article.text, gold)

    def places(start: int, end: int) -> list[int]:
        if not (there := carried.span(Span(start, end))):
            return []
        out, size = [], len(flat(gold[there.start : there.end]))
        for i, sentence in enumerate(sents):
            common = len(flat(gold[max(starts[i], there.start) : max(starts[i], min(starts[i + 1], there.end))]))
            if common and 2 * common >= min(size, len(flat(sentence))):
                out.append(i)
        return out

    return places


def say_links(name: str, told: Sequence[tuple[int, int, Links, Links]]) -> None:
    """Print the figures of sentence links."""
    for metric, figure in zip(("links F1", "same found", "shared-or-only F1"), links(told), strict=True):
        say(f"{name} {metric}", figure)


def measure_newsroom(folder: Path) -> None:
    """Print all figures of a folder of articles as people import them, with full gold."""
    rows, pairs = load(folder / "gold.jsonl"), load(folder / "pairs.jsonl")
    with imported({row["path"]: (folder / row["path"]).read_bytes() for row in rows}) as (library, found):
        told = [library.comparisons.of(found[pair["a"]].id, found[pair["b"]].id) for pair in pairs]
    both = [(row, found[row["path"]]) for row in rows]
    say_fields(both)
    say("newsroom names, typed F1", names((row["body"], *name_spans(row, one)) for row, one in both))
    say_deadlines("newsroom", [newsroom_dates(row, one) for row, one in both])
    gold = {row["path"]: row["story"] or row["path"] for row in rows}
    say("newsroom stories, B-cubed F1", b_cubed(gold, {path: one.story for path, one in found.items()}))
    aligned = []
    for pair, answer in zip(pairs, told, strict=True):
        a, b = ([x["text"] for x in pair[key]] for key in ("sentences_a", "sentences_b"))
        wanted = {(link["a"], link["b"]): link["relation"] for link in pair["links"]}
        aligned.append(linked(a, b, wanted, (found[pair["a"]], found[pair["b"]]), answer))
    say_links("newsroom", aligned)
    say_facts(pairs, told, found)


def say_fields(both: list[tuple[Row, Article]]) -> None:
    """Print how many articles have the right title, date, place, source, body and blocks beside the body."""
    fields: dict[str, list[bool]] = {
        "title": [right_title(row, one) for row, one in both],
        "published": [
            ((x.published or "")[:10] or None) in [r["published"], *r["published_acceptable"]] for r, x in both
        ],
        "place": [same_text(row["place"], one.place) for row, one in both],
        "source": [any(same_text(x, one.source) for x in [r["source"], *r["source_acceptable"]]) for r, one in both],
        "body": [row["body"].strip() == one.text.strip() for row, one in both],
        "aside": [aside_found(aside, one) for row, one in both for aside in row["aside"]],
        "canonical name": [right for row, one in both for right in canonical(row, one)],
    }
    for field, right in fields.items():
        say(f"newsroom {field}", f"{sum(right)}/{len(right)}")


def say_facts(pairs: list[Row], told: list[Comparison], found: dict[str, Article]) -> None:
    """Print how many facts of the gold a comparison gives, as shared or of one side, and how many differences."""
    hits: list[bool] = []
    differ: list[bool] = []
    for pair, answer in zip(pairs, told, strict=True):
        texts = (found[pair["a"]].text, found[pair["b"]].text)
        for key, status, sides in (("shared", "shared", "ab"), ("only_a", "only-a", "a"), ("only_b", "only-b", "b")):
            there = [(one, words(one, texts, sides)) for one in answer.facts if one.status == status]
            for gold in pair[f"facts_{key}"]:
                kinds = QUANTITIES if gold["kind"] in QUANTITIES else {gold["kind"]}
                wanted = [gold.get(part) for part in ("value", "text", *sides)]
                hits.append(any(one.kind in kinds and alike(wanted, text) for one, text in there))
        claimed = [[words(x, texts, side) for side in "ab"] for x in answer.facts if x.status == "differs"]
        differ += [any(alike([x["a"]], a) and alike([x["b"]], b) for a, b in claimed) for x in pair["facts_differ"]]
    said = sum(fact.status == "differs" for answer in told for fact in answer.facts)
    say("newsroom facts", f"{sum(hits)}/{len(hits)}", "shared and of one side")
    say("newsroom facts that differ", f"{sum(differ)}/{len(differ)}", f"{said} claimed")


def words(fact: Fact, texts: tuple[str, str], sides: str) -> list[str]:
    """Return everything that a fact states: the words it covers, and its values."""
    spans = [(texts[0], fact.a)] * ("a" in sides) + [(texts[1], fact.b)] * ("b" in sides)
    return [text[start:end] for text, places in spans for start, end in places] + [fact.value, fact.value_b or ""]


def alike(gold: list[str | None], said: list[str]) -> bool:
    """Tell whether one text contains the other."""
    wanted, there = ([flat(text).lower() for text in texts if text] for texts in (gold, said))
    return any(one in other or (len(other) > 1 and other in one) for one in wanted for other in there)


MEASURES: dict[str, Callable[[str, list[Row]], None]] = {
    "timex_meantime": measure_dates,
    "deadlines_dev": measure_deadlines,
    "ecbplus_dev": measure_stories,
    "wikinews_dev": measure_stories,
    "allsides2021_dev": measure_stories,
    "alignment_dev": measure_alignment,
}


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", help='"newsroom", "pairs", or a folder or file of data')
    for argument in parser.parse_args().data:
        path = Path(argument)
        files = [path] if path.is_file() else [path / f"{name}.jsonl" for name in MEASURES]
        there = [file for file in files if file.is_file() and file.stem in MEASURES]
        if argument == "pairs":
            for file in ("training", "blind", "rounds", "wire"):
                measure_alignment(f"pairs {file}", load(PAIRS / f"{file}.jsonl"))
            continue
        if argument == "newsroom" or (path / "gold.jsonl").is_file():
            measure_newsroom(NEWSROOM if argument == "newsroom" else path)
        elif not there:
            parser.error(f"{argument}: nothing in it that this measures")
        for file in there:
            MEASURES[file.stem](file.stem, load(file))


if __name__ == "__main__":
    main()
