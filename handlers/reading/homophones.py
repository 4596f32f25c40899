"""Words of the domain typed with other characters of the same sound: 电体 → 电梯, 暖器片 → 暖气片.

Only where the cut leaves single characters, so that no real word is changed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path

from handlers.reading.numerals import CHINESE

_LONGEST = 4
READ = 300
"""Letters of a message in which typing slips are looked for."""
_NUMBERED = re.compile(rf"[\d号顶{CHINESE}]\s?$")
"""Before 楼 of a building or a floor: 1号楼水管 is no slip for 漏水, 天花板楼水 is one."""
_TOP = "楼顶楼"
"""5号楼顶楼 is a storey of a building, no slip for 楼顶漏."""
# Sounds that many speakers and input methods do not tell apart.
_SAME = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"))
# Too common on their own to be a slip for something else.
_ORDINARY = frozenset(
    "的了也还和就都又再很太真好大小多少"  # particles and what goes with a verb or a noun
    "是在有会要能可得没不被让给把"  # helping verbs, negations and prepositions
    "来去到上下里过看说"
    "我你他她它人家这那"
    "一二三四五六七八九十两几个"
    "吗呢吧啊呀"  # ends of sentences
    "张省屋管灌齐带关期进叫正像足未盼刨露闷"  # words of one character that owners do write
)


@dataclass(frozen=True, slots=True)
class Homophones:
    """Character → its sounds; sounds of a domain word → the word."""

    sounds: dict[str, tuple[str, ...]]
    words: dict[tuple[str, ...], str]
    slips: dict[str, str]
    """After a character, those with which one of the two is typed for another of a word: most messages have none."""

    def mended(self, text: str, cut: Callable[[str], list[str]]) -> str:
        """The text with domain words in their usual characters."""
        head = text[:READ]
        slips = self.slips
        near = (at for at, (one, other) in enumerate(pairwise(head)) if other in slips.get(one, ""))
        if not any(self._may_slip(head, at) for at in near):
            return text  # most messages: nothing needs cutting into words
        pieces = cut(head)
        done: list[str] = []
        while len(done) < len(pieces):
            self._take(pieces, done)
        return "".join(done) + text[READ:]

    def _may_slip(self, text: str, at: int) -> bool:
        """Some letters around the two at a place sound like a word."""
        around = ((first, size) for size in range(2, _LONGEST + 1) for first in range(max(0, at + 2 - size), at + 1))
        return any(self._meant(text[first : first + size]) for first, size in around)

    def _take(self, pieces: list[str], done: list[str]) -> None:
        """The next word, and empty pieces for those it swallowed; the longest slip first."""
        first = len(done)
        if pieces[first] == "楼" and _NUMBERED.search("".join(done[-2:])):
            done.append("楼")
            return
        joined, best = pieces[first], [pieces[first]]
        single = len(joined) == 1
        for count, piece in enumerate(pieces[first + 1 : first + _LONGEST], 2):
            joined += piece
            single = single or len(piece) == 1
            if len(joined) > _LONGEST:
                break
            word = self._meant(joined) if single and joined != _TOP else None
            if word is not None:
                best = [word, *[""] * (count - 1)]
        done += best

    def _meant(self, typed: str) -> str | None:
        if not any(other in self.slips.get(one, "") for one, other in pairwise(typed)):
            return None
        for sounds in product(*(self.sounds.get(char, ()) for char in typed)):
            word = self.words.get(sounds)
            if word is not None and _is_slip(typed, word):
                return word
        return None


def load(path: Path, pairs: Iterable[str], domain: Iterable[str]) -> Homophones:
    """The table of syllables; `pairs` are the words of two characters that count, `domain` the lexicon's words."""
    sounds: dict[str, tuple[str, ...]] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            syllable, _, characters = line.partition(" ")
            for char in characters:
                sounds[char] = (*sounds.get(char, ()), _folded(syllable))
    longer = (word for word in domain if 2 < len(word) <= _LONGEST and word[-1] not in _ORDINARY)
    words: dict[tuple[str, ...], str] = {}
    for word in (*pairs, *longer):
        if all(char in sounds for char in word):
            words.setdefault(tuple(sounds[char][0] for char in word), word)
    return Homophones(sounds, words, _slips(words.values(), sounds))


def _slips(words: Iterable[str], sounds: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Every pair of neighbouring characters of the words with one of them in another writing of the same sound."""
    alike: dict[str, set[str]] = defaultdict(set)
    for char, spoken in sounds.items():
        if char not in _ORDINARY:
            for sound in spoken:
                alike[sound].add(char)
    pairs: dict[str, set[str]] = defaultdict(set)
    for one, other in {pair for word in words for pair in pairwise(word)}:
        pairs[one] |= alike[sounds[other][0]] - {other}
        for char in alike[sounds[one][0]] - {one}:
            pairs[char].add(other)
    return {one: "".join(sorted(others)) for one, others in pairs.items()}


def _folded(syllable: str) -> str:
    for one, other in _SAME:
        syllable = syllable.replace(one, other)
    return syllable


def _is_slip(typed: str, word: str) -> bool:
    """Exactly one character is another one, and not a very ordinary one."""
    differing = [char for char, meant in zip(typed, word, strict=True) if char != meant]
    return len(differing) == 1 and differing[0] not in _ORDINARY
