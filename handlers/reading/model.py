"""The trained artefact: what is in a message and in which order, as odds for everything that is asked of it.

Two networks speak as one: `rows` of features, which are summed, and the attention over letters. Their scores add up.
"""

from dataclasses import dataclass
from math import exp

import numpy as np

from handlers.reading.attention import Attention
from handlers.reading.features import Features
from handlers.reading.mentions import Weighers
from handlers.reading.small import Floats, Numbers, Small

STEPS = 7
"""Whole numbers on either side of nought that a feature's weight is stored as; fifteen read as well as the full."""
CLEAR = 0.92
"""From this probability on the order of words is not asked: on 3,300 labelled messages three more are right at
first than with 0.95, and no figure falls."""
ASKED = {"repair": ("category",), "heating": ("heating_symptom",), "fee": ("fee_type", "fee_topic")}
"""The slots of choice that a matter of each kind has."""
BOTH = np.float32(2)
"""Where only the first of the two networks is asked, it speaks for both."""
ORDER = "order of words"
"""What the attention over letters is called in the evidence."""

Scores = Floats
"""One raw score for every value of every question."""


@dataclass(frozen=True, slots=True)
class Head:
    """One question: the columns of its values, and the temperature that makes its odds honest."""

    values: tuple[str, ...]
    first: int
    temperature: float


@dataclass(frozen=True, slots=True)
class Model:
    """Vocabulary → row of weights, first those of the hidden units; heads name the columns behind them."""

    rows: dict[str, int]
    weights: Small
    hidden: Floats
    mixing: Floats
    bias: Floats
    order: Attention
    heads: dict[str, Head]
    weighers: Weighers
    """What tells which of the times, people and places named are meant."""
    digest: str
    """Of the corpus, the lexicon and the code that made the features; see training.digest."""

    def scores(self, features: Features) -> Scores:
        """The raw score of every value of every question."""
        quick = self.glance(features)
        return quick if self._is_clear(quick) else quick / BOTH + self.order.scores(features.words)

    def glance(self, features: Features) -> Scores:
        """The scores where the order of words is taken to agree with what is there: a third of the time."""
        return BOTH * self._present(features)

    def _is_clear(self, scores: Scores) -> bool:
        """What it is, in full, and how urgent is all but certain."""
        asked = ("intent", "urgency", *ASKED.get(self.best(scores, "intent"), ()))
        return all(max(self._shares(scores, head)) >= CLEAR for head in asked)

    def _shares(self, scores: Scores, head: str) -> list[float]:
        """Probabilities of a head's values, in their order; for so few numbers Python is quicker than numpy."""
        asked = self.heads[head]
        raw = scores[asked.first : asked.first + len(asked.values)].tolist()
        most, by = max(raw), asked.temperature
        shares = [exp((score - most) / by) for score in raw]
        total = sum(shares)
        return [share / total for share in shares]

    def _present(self, features: Features) -> Scores:
        """What the features give by being present, whatever their order."""
        summed = self.weights.summed(*self._known(features))
        units = np.maximum(summed[: len(self.hidden)] + self.hidden, 0)
        return np.asarray(units @ self.mixing + summed[len(self.hidden) :] + self.bias, np.float32)

    def _known(self, features: Features) -> tuple[Numbers, Floats]:
        """Rows and values of the features that the model knows."""
        known, rows, values = self.rows.get, list[int](), list[float]()
        for group, value in features.groups():
            found = [row for row in map(known, group) if row is not None]
            rows += found
            values += [value] * len(found)
        verdict = [(row, value) for name, value in features.verdict if (row := known(name)) is not None]
        rows += [row for row, _ in verdict]
        values += [value for _, value in verdict]
        return np.array(rows, np.int64), np.array(values, np.float32)

    def odds(self, scores: Scores, head: str) -> dict[str, float]:
        """Probabilities of a head's values."""
        return dict(zip(self.heads[head].values, self._shares(scores, head), strict=True))

    def best(self, scores: Scores, head: str) -> str:
        """The value of a head with the highest score."""
        asked = self.heads[head]
        return asked.values[int(scores[asked.first : asked.first + len(asked.values)].argmax())]

    def evidence(self, features: Features, head: str, value: str) -> list[tuple[str, float]]:
        """What each feature gave to a value, straight and over the hidden units, most first; for --explain.

        What the order of words gave, more than to the other values of the question, stands under ORDER if it was asked.
        """
        asked = self.heads[head]
        column = asked.first + asked.values.index(value)
        rows, values = self._known(features)
        parts = values[:, None] * self.weights.rows(rows)
        units = len(self.hidden)
        awake = parts[:, :units].sum(axis=0) + self.hidden > 0
        given = parts[:, units + column] + parts[:, :units] @ (self.mixing[:, column] * awake)
        names = [name for name, _ in features.weighed() if name in self.rows]
        if self._is_clear(self.glance(features)):
            found = [*zip(names, (BOTH * given).tolist(), strict=True)]
        else:
            order = self.order.scores(features.words)[asked.first : asked.first + len(asked.values)]
            gave = float(order[column - asked.first] - order.mean())
            found = [*zip(names, given.tolist(), strict=True), (ORDER, gave)]
        return sorted(found, key=lambda item: -item[1])
