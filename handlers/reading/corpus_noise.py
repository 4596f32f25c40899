"""How real owners' typing differs from clean text: missing marks, homophones, other script, emoji.

Every change keeps the meaning and the labels of the sentence.
"""

import random
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import opencc

MARKS = re.compile(r"[，。！？、；：,.!?~…]+(?!\d)")
EMOJI: Final = (
    "😭",
    "🙏",
    "😡",
    "😂",
    "🙏🙏",
    "[流泪]",
    "[抱拳]",
    "😅",
    "❗️",
    "😤",
    "[微笑]",
    "…",
    "~",
    "！！！",
    "。。。",
    "？？",
)
TRADITIONAL: Final = ("s2t", "s2tw", "s2hk", "s2twp")
FULL_WIDTH = str.maketrans("0123456789-#ABCDEF", "０１２３４５６７８９－＃ＡＢＣＤＥＦ")


def roughened(text: str, rates: Mapping[str, float], typos: Mapping[str, tuple[str, ...]], dice: random.Random) -> str:
    """Return the text as a hurried owner might type it.

    `rates` gives for each kind of change (`typo`, `unmarked`, `traditional`, `full_width`, `emoji`) the
    probability that it happens; `typos` maps a right wording to the wrong ones seen for it.
    """
    if dice.random() < rates["typo"]:
        text = _mistyped(text, typos, dice)
    if dice.random() < rates["unmarked"]:
        text = MARKS.sub(dice.choice(["", " "]), text).strip() or text
    if dice.random() < rates["emoji"]:
        text += dice.choice(EMOJI)
    if dice.random() < rates["full_width"]:
        text = text.translate(FULL_WIDTH)
    if dice.random() < rates["traditional"]:
        text = _converter(dice.choice(TRADITIONAL)).convert(text)
    return text


def _mistyped(text: str, typos: Mapping[str, tuple[str, ...]], dice: random.Random) -> str:
    found = [right for right in typos if right in text]
    if not found:
        return text
    right = dice.choice(found)
    return text.replace(right, dice.choice(typos[right]), 1)


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)
