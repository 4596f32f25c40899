"""Homes and telephones are taken out of words that others will read, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading import privacy

DIGITS = "零一二三四五六七八九"
WAYS = ("{b}-{u}-{r}", "{b}号楼{u}单元{r}", "{b}栋{u}单元{r}室", "{b}#{u}-{r}", "{b}幢 {u}单元 {r}")


@given(
    st.sampled_from(WAYS), st.integers(1, 60), st.integers(1, 6), st.integers(1, 33), st.integers(1, 4), st.booleans()
)
def test_a_door_is_hidden_in_every_way_of_writing(
    way: str, building: int, unit: int, floor: int, door: int, spoken: bool
) -> None:
    """The door goes, typed or read digit by digit; building and stairway stay where they are asked for."""
    room = f"{floor}{door:02}"
    written = "".join(DIGITS[int(digit)] for digit in room) if spoken else room
    said = way.format(b=building, u=unit, r=written)
    assert privacy.hidden(f"厨房漏水，{said}", "#") == "厨房漏水,#"
    assert privacy.hidden(f"厨房漏水，{said}", "#", block=True) == f"厨房漏水,{building}-{unit}-#"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("窗户坏了，13812345678", "窗户坏了,#"),
        ("窗户坏了，幺三八零零一三八零零零", "窗户坏了,#"),
        ("车牌吉A12345堵门", "车牌#堵门"),
        ("3号楼漏水", "3号楼漏水"),
        ("1203和1204都漏", "#和#都漏"),
        ("302张阿姨家漏水", "#张阿姨家漏水"),
        ("3号楼2单元5层01", "3号楼2单元5层#"),
        ("(0431)87654321", "#"),
        ("138.1234.5678", "#"),
        ("138一二三四五六七八", "#"),
        ("3号楼2单元5零1漏水", "#漏水"),
        ("幺三八一二三四五六七八 五号楼二单元三零一", "# #"),
        ("壁挂炉报E101,打110,收1200元", "壁挂炉报E101,打110,收1200元"),
        ("暖气15度，周六上午在家", "暖气15度,周六上午在家"),
    ],
)
def test_what_is_nobodys_goes_and_the_rest_stays(said: str, left: str) -> None:
    """Telephones and plates go; degrees and times are left as they were told."""
    assert privacy.hidden(said, "#") == left


def test_a_building_alone_stays_as_it_is_written() -> None:
    """Where no door is named, nothing of the block is changed: 楼道 and 18楼 mean what they meant."""
    said = "5号楼2单元18楼楼道灯不亮"
    assert privacy.hidden(said, "#", block=True) == said
