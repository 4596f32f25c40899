"""Pages: a long text in parts that Telegram takes, with nothing lost and no mark left open."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.pages import pages, units

PIECES = st.lists(
    st.one_of(
        st.text("楼停水通知 ab", max_size=40),
        st.just("\n"),
        st.just("&lt;"),
        st.just("😀"),
        st.text("甲乙丙", min_size=1, max_size=60).map(lambda text: f"<b>{text}</b>"),
        st.text("子丑\n", min_size=1, max_size=60).map(lambda text: f'<a href="https://x.cn/">{text}<i>!</i></a>'),
    ),
    max_size=40,
)


def plain(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


@given(PIECES, st.integers(20, 120))
def test_every_part_fits_and_nothing_is_lost(pieces: list[str], limit: int) -> None:
    """Each part is within the limit and has its marks closed; together they are the text, but for line ends."""
    text = "".join(pieces)
    parts = pages(text, limit)
    assert all(units(part) <= limit for part in parts)
    assert "".join(plain(part) for part in parts).replace("\n", "") == plain(text).replace("\n", "")
    for part in parts:
        opened = re.findall(r"<([a-z]+)", part)
        closed = re.findall(r"</([a-z]+)", part)
        assert sorted(opened) == sorted(closed)


def test_a_length_counts_as_telegram_counts() -> None:
    """Marks count nothing, an entity one, an emoji two (UTF-16 units)."""
    assert units("<b>楼</b>&lt;😀") == 4


def test_parts_end_at_line_ends() -> None:
    """Where there is a line end in the second half of a part, the part ends there."""
    assert pages("一二三四五六\n七八九十甲乙", 10) == ["一二三四五六", "七八九十甲乙"]
