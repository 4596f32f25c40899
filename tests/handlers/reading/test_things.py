"""The words of things: which category a word speaks for, and what only looks like it."""

from functools import cache
from pathlib import Path

import pytest

from handlers.reading.reader import Reader

LOCALE = Path(__file__).parents[3] / "locales" / "zh_CN"


@cache
def reader() -> Reader:
    """The lexicon alone decides."""
    return Reader.load(LOCALE, trained=False)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("屋里水喉爆咗", "plumbing"),
        ("表前阀拧不动", "plumbing"),
        ("莲蓬头不出水", "plumbing"),
        ("消防管接头一直漏水", "plumbing"),
        ("门口的雨篦子让树叶糊住了", "drainage"),
        ("坐便器冲不下去", "drainage"),
        ("洗菜池堵了", "drainage"),
        ("洗菜池的龙头漏水", "plumbing"),
        ("漏保推不上", "electrical"),
        ("拖线板一插就跳电", "electrical"),
        ("那盏又不亮", "lighting"),
        ("单元口黑咕隆咚", "lighting"),
        ("轿门合不拢,光幕没反应", "elevator"),
        ("二号梯停在半层", "elevator"),
        ("移门脱轨了", "door_window"),
        ("指纹锁打不开", "door_window"),
        ("单元门禁三天两头失灵", "access_control"),
        ("刷了三次都显示无权限", "access_control"),
        ("女儿墙掉灰", "wall_ceiling"),
        ("腻子一块块鼓包", "wall_ceiling"),
        ("光纤箱红灯闪,掉线", "network_tv"),
        ("调压箱那边咝咝响", "gas"),
        ("手动报警按钮碎了,消防主机一直误报", "fire_safety"),
        ("地库的反光镜掉了", "parking_facility"),
        ("枯枝挂在上头", "landscaping"),
        ("外机不转,像是要加氟", "appliance"),
        ("窨井盖竖在一边", "public_facility"),
        ("单杠松了", "public_facility"),
        ("衣柜滑轨掉了", "other"),
    ],
)
def test_a_thing_is_known_by_its_trade_everyday_or_dialect_name(text: str, category: str) -> None:
    """Each of the names owners use leads to the trade that mends the thing."""
    assert reader().thing(text) == category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("三楼楼梯口有股味", "elevator"),
        ("滑梯裂了", "elevator"),
        ("暖气管那边有响动", "gas"),
        ("暖气表不走字", "gas"),
        ("打过电话没人接", "electrical"),
        ("只有一部分屋子", "elevator"),
        ("全部都弄好了", "elevator"),
        ("晚上行不行", "elevator"),
        ("那天窗户开着", "gas"),
        ("没台阶可走", "network_tv"),
        ("有线头露在外面", "network_tv"),
        ("停电信息发在哪", "network_tv"),
        ("倒霉死了", "wall_ceiling"),
        ("我有点着急", "fire_safety"),
    ],
)
def test_a_thing_is_not_heard_inside_other_words(text: str, category: str) -> None:
    """A word that ends in one word and begins in the next names nothing."""
    assert f"categories.{category}" not in reader().scene(text).labels


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("他晚上家里吵", "neighbour"),
        ("今天降温了", "throw"),
        ("全是水泥", "dirt"),
        ("抢修还没完", "security"),
        ("有人员伤亡吗", "security"),
        ("墙上掉扣板", "money"),
        ("我的账号登不上", "money"),
        ("爬山虎爬到窗边", "activity"),
        ("水滴滴答答", "visitor"),
        ("维修基金怎么用", "offtopic"),
        ("三号楼楼梯间没灯", "lift"),
        ("倒霉死了", "wall"),
    ],
)
def test_a_topic_is_not_heard_inside_other_words(text: str, topic: str) -> None:
    """Short words that stand in too many others are not in the lists."""
    assert f"concepts.topic.{topic}" not in reader().scene(text).labels


@pytest.mark.parametrize(
    "text", ["按电视柜下面的开关按一下", "把垃圾放门口", "水表前的阀门", "保安追小偷", "出门前关好", "水箱该换了"]
)
def test_no_plain_words_are_taken_for_slips_of_a_thing(text: str) -> None:
    """A name that sounds like ordinary words (开关盒, 垃圾房, 水表间, 保安队, 出门键, 水箱盖) is left out."""
    assert reader().scene(text).text == text
