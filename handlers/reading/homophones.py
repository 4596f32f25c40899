"""Words of the domain typed with other characters of the same sound: 电体 → 电梯, 楼倒 → 楼道, 暖器片 → 暖气片.

Only where the cut leaves single characters, so that no real word is changed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

_LONGEST = 4
READ = 300
"""Letters of a message in which typing slips are looked for."""
# Sounds that many speakers and input methods do not tell apart.
_SAME = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"))
# Too common on their own to be a slip for something else.
_ORDINARY = frozenset(
    "的了是在有没不我你他她它就都也还和要会去来说看给让把被吗呢吧啊呀一二三四五六七八九十两几个上下里到这那好很大小多少人家能可得过又再太真"
    "张省屋管灌齐带关期进叫正像足未盼刨露"
)


@dataclass(frozen=True, slots=True)
class Homophones:
    """Character → its sounds; sounds of a domain word → the word."""

    sounds: dict[str, tuple[str, ...]]
    words: dict[tuple[str, ...], str]
    beginnings: frozenset[tuple[str, ...]]
    """The first two sounds of the words: most of what is typed is not like any."""

    def mended(self, text: str, cut: Callable[[str], list[str]]) -> str:
        """The text with domain words in their usual characters."""
        pieces = cut(text[:READ])
        if all(len(piece) > 1 or piece not in self.sounds for piece in pieces):
            return text
        done: list[str] = []
        while pieces:
            taken, word = self._first(pieces)
            done.append(word)
            pieces = pieces[taken:]
        return "".join(done) + text[READ:]

    def _first(self, pieces: list[str]) -> tuple[int, str]:
        """How many pieces the next word takes, and the word; the longest slip first."""
        joined = pieces[0]
        best = (1, joined)
        for count, piece in enumerate(pieces[1:_LONGEST], 2):
            joined += piece
            if len(joined) > _LONGEST:
                break
            word = self._meant(joined) if any(len(one) == 1 for one in pieces[:count]) else None
            if word is not None:
                best = (count, word)
        return best

    def _meant(self, typed: str) -> str | None:
        readings = [self.sounds.get(char, ()) for char in typed]
        if self.beginnings.isdisjoint(product(readings[0], readings[1])):
            return None
        for sounds in product(*readings):
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
    return Homophones(sounds, words, frozenset(sound[:2] for sound in words))


def _folded(syllable: str) -> str:
    for one, other in _SAME:
        syllable = syllable.replace(one, other)
    return syllable


def _is_slip(typed: str, word: str) -> bool:
    """Exactly one character is another one, and not a very ordinary one."""
    differing = [char for char, meant in zip(typed, word, strict=True) if char != meant]
    return len(differing) == 1 and differing[0] not in _ORDINARY
