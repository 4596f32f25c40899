"""One writing for one meaning."""

from pathlib import Path

import pytest

from handlers.reading import normalise
from handlers.reading.reader import Reader

LOCALE = Path(__file__).parents[3] / "locales" / "zh_CN"
SPELLING = normalise.load(LOCALE / "lexicon" / "spelling.toml")
READER = Reader.load(LOCALE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("💡不亮了", "灯不亮了"),
        ("💡💡坏了", "灯坏了"),
        ("屋里👶一直😭", "屋里宝宝一直"),
        ("🚗🅿️费怎么交", "车停车费怎么交"),
        ("太好了🔥🔥", "太好了"),
        ("👌", "好的"),
        ("😭😭", ""),
        ("dianti huaile", "电梯 坏了"),
        ("卫生涧漏水", "卫生间漏水"),
        ("①龙头滴水②开张发票", "龙头滴水;开张发票"),
        ("①号楼漏水", "1号楼漏水"),
    ],
)
def test_pictures_and_latin_letters_are_read_as_words(typed: str, meant: str) -> None:
    """A picture of a thing stands for its name beside words, a mood is dropped, and pinyin is written out."""
    assert normalise.clean(typed, SPELLING) == meant


def test_being_shut_in_is_no_slip_for_a_door() -> None:
    """「闷」 sounds like 「门」 and says that somebody cannot get out."""
    assert "闷" in READER.scene("我俩让电梯闷里头了").text
