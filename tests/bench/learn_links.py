"""Learn the weights by which `analysis/align.py` links sentences, and tell how well they do on pairs left out.

python tests/bench/learn_links.py FILE[=WEIGHT]…: files as `alignment_dev.jsonl` of `quality.py`, "newsroom", or "seeds"; what the
pairs of a file weigh is 1 unless it is said (real reports were given 2). Each pair is left out in turn, the others train, and the links of the one left
out are measured; then all train, and the weights are printed.
Reports of different pairs serve as reports of different events, among which nothing is to be linked. The cosine of sentences by
GloVe vectors as one more piece of evidence found 1 of 100 full matches more, by MiniLM 2, at a loss of links in real reports.
"""

import math
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from measures import NEWSROOM, Links, Row, imported, links
from quality import PAIRS, article_file, load, say, sentence_places

from newsreader.analysis.align import are_alike, is_linked, rivals_of
from newsreader.analysis.comparing.borrowed_years import agree_on_years
from newsreader.analysis.comparing.evidence import Evidence, Pair, gather_evidence
from newsreader.analysis.sentences import split_sentences
from newsreader.models import Article

SEEDS = Path(__file__).parents[2] / "seeds"
UNRELATED, UNRELATED_WEIGHT = 120, 1.0
SAME_WEIGHT = 1.5  # of a pair with the same main statement; one fact in common weighs 1
RIDGE = 0.3
Numbers = list[float]


@dataclass(frozen=True)
class Example:
    """Two reports: evidence of the pairs of our sentences, gold of those of the gold, and how many either has in both."""

    group: str
    sizes: tuple[int, int]
    gold_sizes: tuple[int, int]
    gold: Links
    evidence: dict[Pair, Evidence]
    meant: dict[Pair, list[Pair]]
    weight: float = 1.0

    def wanted(self, pair: Pair) -> tuple[float, float]:
        """Return whether a pair of sentences is to be linked (1 or 0), and what that weighs."""
        gold = [self.gold[one] for one in self.meant[pair] if one in self.gold]
        return float(bool(gold)), self.weight * (SAME_WEIGHT if "same" in gold else 1.0)


def example(group: str, row: Row, a: Article, b: Article, weight: float = 1.0) -> Example:
    """Read two reports with their gold (none: nothing is to be linked)."""
    a, b = agree_on_years(a, b)
    one, other = split_sentences(a.text), split_sentences(b.text)
    evidence = gather_evidence(one, other, (a.dates, b.dates), (a.mentions, b.mentions))
    if row:
        places = sentence_places(row["a_sents"], a), sentence_places(row["b_sents"], b)
        there = [places[0](s.start, s.end) for s in one], [places[1](s.start, s.end) for s in other]
    else:
        there = [[i] for i in range(len(one))], [[j] for j in range(len(other))]
    meant = {(i, j): [(x, y) for x in there[0][i] for y in there[1][j]] for i, j in evidence}
    gold: Links = {(i, j): relation for i, j, relation in row["links"]} if row else {}
    sizes = len(one), len(other)
    gold_sizes = (len(row["a_sents"]), len(row["b_sents"])) if row else sizes
    return Example(group, sizes, gold_sizes, gold, evidence, meant, weight)


def read(name: str) -> list[tuple[str, Row, Article, Article]]:
    """Import the reports of a file."""
    if name == "seeds":
        rows = load(PAIRS / "seeds.jsonl")
        names = [(row["a_id"], row["b_id"]) for row in rows]
        files = {file: (SEEDS / file).read_bytes() for pair in names for file in pair}
    elif name == "newsroom":
        rows = load(NEWSROOM / "pairs.jsonl")
        files = {row["path"]: (NEWSROOM / row["path"]).read_bytes() for row in load(NEWSROOM / "gold.jsonl")}
        names = [(row["a"], row["b"]) for row in rows]
        rows = [
            {
                "a_sents": [one["text"] for one in row["sentences_a"]],
                "b_sents": [one["text"] for one in row["sentences_b"]],
                "links": [[one["a"], one["b"], one["relation"]] for one in row["links"]],
            }
            for row in rows
        ]
    else:
        rows = load(Path(name))
        names = [(f"{number:03}a.txt", f"{number:03}b.txt") for number in range(len(rows))]
        files = {
            file: article_file(row[f"{side}_text"], row[f"{side}_title"], row.get(f"{side}_published"))
            for row, pair in zip(rows, names, strict=True)
            for side, file in zip("ab", pair, strict=True)
        }
    with imported(files) as (_, found):
        return [(Path(name).stem, row, found[a], found[b]) for row, (a, b) in zip(rows, names, strict=True)]


def fit(rows: Sequence[tuple[Sequence[float], float, float]]) -> Numbers:
    """Return the weights, the bias last, of a logistic regression over (values, wanted, weight), by Newton's method."""
    size = len(rows[0][0]) + 1
    weights = [0.0] * size
    for _ in range(25):
        slope = [RIDGE * w for w in weights[:-1]] + [0.0]
        curve = [[(RIDGE if i == j < size - 1 else 1e-9) * (i == j) for j in range(size)] for i in range(size)]
        for values, wanted, weight in rows:
            x = [*values, 1.0]
            p = logistic(weights, values)
            step, bend = weight * (p - wanted), weight * p * (1 - p)
            for i in range(size):
                slope[i] += step * x[i]
                for j in range(size):
                    curve[i][j] += bend * x[i] * x[j]
        weights = [w - d for w, d in zip(weights, solved(curve, slope), strict=True)]
    return weights


def solved(matrix: list[Numbers], right: Numbers) -> Numbers:
    """Solve a small system of linear equations (symmetric, positive)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for k in range(len(rows)):
        for i in range(len(rows)):
            if i != k:
                factor = rows[i][k] / rows[k][k]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k], strict=True)]
    return [row[-1] / row[k] for k, row in enumerate(rows)]


def logistic(weights: Numbers, values: Sequence[float]) -> float:
    """Return the probability that weights give to values."""
    return 1 / (1 + math.exp(-weights[-1] - sum(w * x for w, x in zip(weights, values, strict=False))))


def learn(examples: Sequence[Example]) -> Numbers:
    """Return the weights of the evidence, the bias last."""
    return fit([(found.weighed, *one.wanted(pair)) for one in examples for pair, found in one.evidence.items()])


def said(one: Example, weights: Numbers) -> Links:
    """Return the links that weights find, in the gold's numbers."""
    likely = {pair: logistic(weights, found.weighed) for pair, found in one.evidence.items()}
    alike, rivals = are_alike(likely, *one.sizes), rivals_of(likely)
    linked = [pair for pair, x in likely.items() if is_linked(x, rivals[pair], one.evidence[pair], alike=alike)]
    return {there: "partial" for pair in linked for there in one.meant[pair]}


def unrelated(pairs: Iterable[tuple[str, Row, Article, Article]]) -> list[Example]:
    """Return reports of different events as examples without a link."""
    told = [(name, a, b) for name, _, a, b in pairs]
    mixed = [(x[1], y[2]) for x in told for y in told if x[0] != y[0]]
    chosen = random.Random(4).sample(mixed, min(UNRELATED, len(mixed)))
    return [example("unrelated", {}, a, b, UNRELATED_WEIGHT) for a, b in chosen]


def main() -> None:
    """Measure each pair by the others, then print the weights of all."""
    weights = {name: float(weight or 1) for name, _, weight in (arg.partition("=") for arg in sys.argv[1:])}
    read_pairs = [(one, weight) for name, weight in weights.items() for one in read(name)]
    pairs = [one for one, _ in read_pairs]
    examples = [example(*one, weight) for one, weight in read_pairs]
    strange = unrelated(pairs)
    told = [
        (one.group, (*one.gold_sizes, one.gold, said(one, learn([x for x in examples if x is not one] + strange))))
        for one in examples
    ]
    for group in [*dict.fromkeys(name for name, _ in told), "all"]:
        figures = links([row for name, row in told if group in {name, "all"}])
        for metric, figure in zip(("links F1", "same found", "shared-or-only F1"), figures, strict=True):
            say(f"{group}, left out: {metric}", figure)
    *weights, bias = learn(examples + strange)
    told_weights = [f"{key}={value:.2f}" for key, value in zip(Evidence._fields[:-1], weights, strict=True)]
    print(", ".join([*told_weights, f"bias={bias:.2f}"]))


if __name__ == "__main__":
    main()
