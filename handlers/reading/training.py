"""Builds the trained artefact from the labelled text in locales/: one command, the same bytes each time.

Only `reader train` imports this: scipy is a development dependency.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from handlers.reading import attention_training, corpus, mention_training, network, stories
from handlers.reading.attention import Attention
from handlers.reading.attention_training import Concepts
from handlers.reading.corpus_grammar import Example
from handlers.reading.model import ASKED, STEPS, Head, Model
from handlers.reading.network import Network, Question
from handlers.reading.reader import Reader
from handlers.reading.sentences import sentences
from handlers.reading.small import Small
from handlers.reading.values import INTENTS

SEED = 1
ROWS = 135_000
"""Features that are kept: those that tell matters apart best."""
RARE = 3
"""A feature seen in fewer examples is left out."""
WEIGHTS = {"free": 9.0, "direct": 9.0, "real": 3.0, "composed": 3.0, "joined": 1.5}
"""How much more a sentence that a person wrote counts than one made from a pattern; most of all what was written with
no intent in mind and labelled by somebody else, as what owners write is."""
ALARMED = np.float32(2)
"""How much more an emergency that somebody wrote with no intent in mind counts than a composed one."""
SHARE = 0.5
"""How much each question beside the intent counts, against the intent of a made sentence."""
FOLDS = 5
"""One part in so many is kept aside to make the odds honest."""
PROBES = 40
"""Lines of each composed file whose features go into the digest."""
JOINED = "joined:"
"""Sources of sentences joined in twos: they teach what is second and what cannot wait. Which of two calm matters is
first they would only blur; an emergency always is."""
SECOND = 60
"""An intent that is second in fewer examples is not asked for."""
NONE = "-"
"""The value of a slot that a text does not fill."""
_URGENCY = ("normal", "urgent", "emergency")
_PARTLY = re.compile(r"composed:(?!quotes_|hard_|alarms_[b-e]|told_|acts_|plain_)")
_CALIBRATED = ("intent", "urgency", "also")

Matrix = Any  # a sparse matrix of scipy
Asked = Sequence[tuple[str, tuple[str, ...], Question]]


@dataclass(frozen=True, slots=True)
class Table:
    """All examples: their words in order, their features as a sparse matrix with names, and how much each counts."""

    words: list[tuple[str, ...]]
    matrix: Matrix
    names: list[str]
    weights: NDArray[np.float32]

    def part(self, lines: NDArray[np.int64]) -> "Table":
        """Some of the examples."""
        return Table([self.words[line] for line in lines], self.matrix[lines], self.names, self.weights[lines])


def digest(locale_dir: Path, reader: Reader) -> str:
    """A hash of what the artefact depends on: corpus, lexicon, and what the code makes of some sentences."""
    total = hashlib.sha256()
    files = [*locale_dir.glob("corpus/**/*"), *locale_dir.glob("lexicon/*")]
    for path in sorted(path for path in files if path.is_file() and path.suffix != ".md"):
        total.update(path.name.encode() + path.read_bytes())
    for path in sorted(locale_dir.glob("corpus/composed/*.txt")):
        for line in path.read_text("utf-8").splitlines()[:PROBES]:
            seen = reader.features(line)
            total.update(repr((seen.words, sorted(seen.weighed()))).encode())
    return total.hexdigest()


def examples(locale_dir: Path) -> list[Example]:
    """Every training sentence: patterns expanded, composed ones, those joined in twos, then labelled ones."""
    folder = locale_dir / "corpus"
    made = corpus.expand(folder, SEED)
    written = (example for path in sorted(folder.glob("composed/*.txt")) for example in sentences(path))
    composed = [replace(example, source=f"composed:{example.source}") for example in written]
    joined = corpus.joined(folder, filter(_is_whole, composed), SEED)
    return [
        *made,
        *composed,
        *(replace(example, source=f"{JOINED}{example.source}") for example in joined),
        *(line for kind in ("real", "free", "direct") for line in _lines(folder / kind)),
    ]


def _lines(folder: Path) -> Iterator[Example]:
    """Messages that are labelled one by one; fifteen neighbours, often of one page, have one source."""
    lines = [example for path in sorted(folder.glob("*.jsonl")) for example in corpus.labelled(path)]
    yield from (replace(example, source=f"{folder.name}:{n // 15}") for n, example in enumerate(lines))


def train(locale_dir: Path, given: Sequence[Example] = ()) -> Model:
    """The model of a locale's labelled text, or of the `given` part of it.

    Takes some ten minutes on two cores: what softens the odds is learnt beside the model itself.
    """
    given = given or examples(locale_dir)
    reader = Reader.load(locale_dir, trained=False)
    table = _table(reader, given)
    asked = _questions(given, table.weights)
    questions = [question for _, _, question in asked]
    concepts = {word: entry.ideas for word, entry in reader.lexicon.entries.items() if entry.ideas}
    with ProcessPoolExecutor(1, get_context("spawn")) as beside:
        learning = beside.submit(_Learnt.of, table, concepts, questions)
        warmth = _temperatures(table, given, concepts, asked)
        learnt = learning.result()
    heads: dict[str, Head] = {}
    for name, values, _ in asked:
        heads[name] = Head(values, sum(len(head.values) for head in heads.values()), warmth.get(name, 1.0))
    rows = {name: row for row, name in enumerate(table.names)}
    net = learnt.present
    weights = Small.of(net.rows, STEPS)
    weighers = mention_training.fit(reader, [example for example in given if _is_written(example)])
    sealed = digest(locale_dir, reader)
    model = Model(rows, weights, net.hidden, net.mixing, net.bias, learnt.order, heads, weighers, sealed)
    second = mention_training.fit_second(replace(reader, model=model), given)
    return replace(model, weighers={**weighers, stories.SECOND: second})


@dataclass(frozen=True, slots=True)
class _Learnt:
    """The two networks, which speak as one."""

    present: Network
    order: Attention

    @classmethod
    def of(cls, table: Table, concepts: Concepts, questions: Sequence[Question]) -> "_Learnt":
        """What both learn from the examples."""
        present = network.fit(table.matrix, questions, SEED)
        return cls(present, attention_training.fit(table.words, concepts, questions, SEED))

    def scores(self, table: Table) -> NDArray[np.float32]:
        """The raw scores of every example."""
        ordered = np.stack([self.order.scores(words) for words in table.words])
        return np.asarray(self.present.scores(table.matrix) + ordered, np.float32)


def _questions(given: Sequence[Example], weights: NDArray[np.float32]) -> list[tuple[str, tuple[str, ...], Question]]:
    """Each question with its name and its values."""
    first = [_is_single(example) or example.urgency == "emergency" for example in given]
    intents = np.where(first, [INTENTS.index(example.intent) for example in given], -1)
    urgency = np.array([_URGENCY.index(example.urgency) for example in given])
    most = np.float32(WEIGHTS["composed"])  # free messages tell of few emergencies: louder, they would hush the others
    loudest = most * np.where(urgency == _URGENCY.index("emergency"), ALARMED, np.float32(1))
    asked = [
        ("intent", INTENTS, Question(len(INTENTS), intents, weights)),
        ("urgency", _URGENCY, Question(len(_URGENCY), urgency, np.minimum(weights, loudest) * np.float32(SHARE))),
    ]
    asked.append(_further(given, weights))
    louder = np.maximum(weights / most, 1)
    for intent, slot in ((intent, slot) for intent, slots in ASKED.items() for slot in slots):
        said = [str(example.slots.get(slot, NONE)) if _tells(example, intent, slot) else None for example in given]
        values = tuple(sorted({value for value in said if value is not None}))
        labels = np.array([-1 if value is None else values.index(value) for value in said])
        rarity = SHARE * len(given) / max(int((labels >= 0).sum()), 1)
        asked.append((slot, values, Question(len(values), labels, louder * np.float32(rarity))))
    return asked


def _further(given: Sequence[Example], weights: NDArray[np.float32]) -> tuple[str, tuple[str, ...], Question]:
    """Whether a message has a second matter, and of which intent; asked where that was labelled."""
    said = [next(iter(example.also), NONE) if _is_whole(example) else None for example in given]
    seen = Counter(value for value in said if value is not None)
    values = tuple(sorted(value for value, count in seen.items() if count >= SECOND))
    labels = np.array([values.index(value) if value in values else -1 for value in said])
    return "also", values, Question(len(values), labels, weights * np.float32(SHARE))


def _is_single(example: Example) -> bool:
    return not example.source.startswith(JOINED)


def _is_written(example: Example) -> bool:
    """A person wrote it, and every slot is labelled."""
    return example.source.startswith(("free", "direct", "composed:")) and _PARTLY.match(example.source) is None


def _is_whole(example: Example) -> bool:
    return bool(example.also) or _PARTLY.match(example.source) is None


def _tells(example: Example, intent: str, slot: str) -> bool:
    """The older composed sentences are labelled with some of their slots only: what is missing there says nothing."""
    concerns = intent in (example.intent, *example.also) and _is_single(example)
    return concerns and (slot in example.slots or _PARTLY.match(example.source) is None)


def _table(reader: Reader, given: Sequence[Example]) -> Table:
    read = [reader.features(example.text) for example in given]
    seen = [list(features.weighed()) for features in read]
    counts = Counter(name for row in seen for name, _ in row)
    common = {name: index for index, name in enumerate(sorted(name for name, n in counts.items() if n >= RARE))}
    cells = [(i, common[name], value) for i, row in enumerate(seen) for name, value in row if name in common]
    lines, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((np.array(values, np.float32), (lines, columns)), shape=(len(given), len(common)))
    weights = np.array([WEIGHTS.get(example.source.partition(":")[0], 1.0) for example in given], np.float32)
    single = np.array([_is_single(example) for example in given], np.float32)
    keep = _telling(matrix, weights * single, [_matter(example) for example in given])
    names = sorted(common, key=lambda name: common[name])
    return Table([features.words for features in read], matrix[:, keep], [names[index] for index in keep], weights)


def _matter(example: Example) -> str:
    """What a sentence is about, finer than its intent: with its last slot of choice, and whether it is an emergency."""
    value = next((example.slots.get(slot, "") for slot in ASKED.get(example.intent, ())[-1:]), "")
    return f"{example.intent} {value} {example.urgency == 'emergency'}"


def _telling(matrix: Matrix, weights: NDArray[np.float32], matters: Sequence[str]) -> NDArray[np.int64]:
    """The columns that depend most on the matter, by the chi-squared statistic."""
    kinds = {matter: number for number, matter in enumerate(sorted(set(matters)))}
    lines = np.array([kinds[matter] for matter in matters])
    told = csr_matrix((weights, (lines, np.arange(len(lines)))), shape=(len(kinds), len(lines)))
    observed = (told @ matrix).toarray()
    expected = np.outer(observed.sum(axis=1) / observed.sum(), observed.sum(axis=0))
    scores = ((observed - expected) ** 2 / np.maximum(expected, 1e-9)).sum(axis=0)
    return np.sort(np.argsort(-scores, kind="stable")[:ROWS])


def _temperatures(table: Table, given: Sequence[Example], concepts: Concepts, asked: Asked) -> dict[str, float]:
    """The softening that makes odds honest on patterns, pages and letters that a network has not seen."""
    aside = np.array([_number(example.source) % FOLDS == 0 for example in given])
    known, unknown = np.flatnonzero(~aside), np.flatnonzero(aside & (table.weights > 1.0))
    if not len(unknown) or not len(known):
        return {}
    parts = [Question(one.values, one.labels[known], one.weights[known]) for _, _, one in asked]
    scores = _Learnt.of(table.part(known), concepts, parts).scores(table.part(unknown))
    pieces = np.split(scores, np.cumsum([one.values for _, _, one in asked])[:-1], axis=1)
    trials = np.arange(0.6, 4.0, 0.05)
    return {
        name: float(min(trials, key=lambda trial: _surprise(raw, one.labels[unknown], float(trial))))
        for (name, _, one), raw in zip(asked, pieces, strict=True)
        if name in _CALIBRATED
    }


def _number(text: str) -> int:
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16)


def _surprise(raw: NDArray[np.float32], labels: NDArray[np.int64], temperature: float) -> float:
    """The log loss of scores, over the messages that are asked."""
    asked = np.flatnonzero(labels >= 0)
    odds = network.softened(raw[asked], temperature)[np.arange(len(asked)), labels[asked]]
    return float(-np.log(np.maximum(odds, 1e-12)).sum())
