"""The cries that must ring at once, however the model is trained, and their harmless look-alikes."""

from pathlib import Path

import pytest

from handlers.reading.reader import Reader

READER = Reader.load(Path(__file__).parents[3] / "locales" / "zh_CN")

CRIES = """
电梯困人了 | 电梯困人了快来 | 电梯里有人被困 | 我被困在电梯里了 | 被困电梯
3号楼2单元电梯关人了 | 电梯停在半空，里面有老人
电线打着火了快来人
厨房着火了 | 着火了 | 冒烟了 | 电线冒火 | 插座冒火花 | 配电箱冒烟 | 电动车着火了 | 屋里全是烟 | 有烧焦的味道
楼道里有煤气味 | 家里煤气味很大 | 燃气泄漏 | 闻到煤气味 | 天然气报警器一直响
水管爆了 | 爆管了 | 暖气管爆了，水往外喷 | 家里发大水了 | 暖气喷水了 | 凌晨两点水管爆了，家里全是水
触电了 | 有人触电了 | 漏电，摸水龙头麻手 | 热水器漏电，洗澡被电了一下
楼上漏水漏到电箱了 | 水滴到插座上了 | 吊灯往下流水
孩子被狗咬了 | 有人被砸伤了 | 老人晕倒了 | 救命 | 有人跳楼 | 孩子反锁在屋里了
"""
LOOK_ALIKES = """
火锅店油烟太大 | 物业费贵得我冒火 | 消防演练几点开始 | 电梯困人怎么自救 | 煤气费怎么交
上次爆管修得真快，谢谢 | 着火那次的损失谁赔 | 热水器打着火三秒就灭
建议装个烟感，万一着火了 | 烟感误报，没着火 | 燃气报警器没电了滴滴叫 | 电话打爆了没人接 | 火大，暖气还是不热
"""


@pytest.mark.parametrize("cry", [cry.strip() for line in CRIES.split("\n") for cry in line.split("|") if cry.strip()])
def test_a_plain_cry_for_help_alarms_at_once(cry: str) -> None:
    """What people shout in an emergency is a certain alarm: frame and model agree on it."""
    assert READER.read(cry).alarm == "certain"


def test_a_plain_event_is_asked_about_where_the_model_doubts() -> None:
    """Water that pours out of a shaft is never passed over in silence, whatever the model makes of it."""
    said = "我们楼上的管道井往外流水,现在楼道和门口全是水,都快出不了门了"
    assert READER.read(said).alarm != "none"


@pytest.mark.parametrize(
    "text", [text.strip() for line in LOOK_ALIKES.split("\n") for text in line.split("|") if text.strip()]
)
def test_a_harmless_look_alike_never_alarms(text: str) -> None:
    """Danger words in harmless sentences never wake the duty; at most they are asked about."""
    assert READER.read(text).alarm != "certain"
