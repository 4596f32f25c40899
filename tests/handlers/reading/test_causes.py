"""What a cause settles: flames and rain."""

import pytest

from handlers.reading import causes


@pytest.mark.parametrize(
    ("text", "named", "alarm", "category"),
    [
        ("电表箱先冒黑烟,这会儿火苗子蹿上来了", "electrical", "certain", "fire_safety"),
        ("配电柜又着火了", "electrical", "certain", "fire_safety"),
        ("配电箱往外冒烟,还当是着火了", "electrical", "certain", "electrical"),
        ("插座冒火花", "electrical", "certain", "electrical"),
        ("楼道让烟堵了,我们一家四口下不去", "drainage", "possible", "fire_safety"),
        ("厨房那路线带不带得动,别跳闸起火", "electrical", "possible", "electrical"),
        ("一到雨雪天气,地下车库就漏水", "plumbing", "none", "wall_ceiling"),
        ("一下雨家里就渗水", "plumbing", "none", "wall_ceiling"),
        ("下雨天厨房水管照样漏", "plumbing", "none", "plumbing"),
        ("楼上往下漏,像下雨一样", "plumbing", "none", "plumbing"),
        ("不是下雨,大晴天也滴", "plumbing", "none", "plumbing"),
        ("下雨天路灯不亮", "lighting", "none", "lighting"),
        ("没煤气味,就是灶打不着,电池换过新的了", "gas", "none", "appliance"),
        ("燃气表屏幕不亮,灶打不着", "gas", "none", "gas"),
        ("灶打不着火,整栋楼都没气", "gas", "none", "gas"),
        ("灶打不着,屋里还有煤气味", "gas", "certain", "gas"),
        ("家里开门的键怎么按也不好使", "door_window", "none", "access_control"),
        ("门把手断了,打不开门", "door_window", "none", "door_window"),
        ("大热天停水又停电", "plumbing", "none", "electrical"),
    ],
)
def test_a_cause_decides_the_category(text: str, named: str, alarm: str, category: str) -> None:
    """A fire that burns now is fire_safety, rain that comes in is wall_ceiling; a comparison or a fear is neither."""
    assert causes.settled(text, named, alarm) == category
