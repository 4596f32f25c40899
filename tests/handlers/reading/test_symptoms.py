"""What a heating trouble's own words settle: part of a home, too much heat, a noise."""

import pytest

from handlers.reading import symptoms

CASES = """
partly_hot   | 四个暖气片有三个不热，就厕所里那个还有点热乎气
partly_hot   | 九组暖气只有两组算温乎，其余的摸着冰手
partly_hot   | 14间屋子有8间暖气是有温度的，另外6间冰凉
partly_hot   | 暖气一半屋子不热，修也修不好
partly_hot   | 前几片热后几片就凉，后天来个人看看
partly_hot   | 暖气片就上头一拃有点热，下边全凉
partly_hot   | 同一面墙两组片子，一组烫手一组冰凉
partly_hot   | 初六下午来看地暖吧，就是卫生间那一圈不热
partly_hot   | 地暖就靠窗户那一溜儿热，别的地儿光脚站不住
partly_hot   | 客厅那组还算温乎，卧室摸着冰手
partly_hot   | 主卧地面冰脚，儿童房地面是温的
partly_hot   | 一楼复式，楼下热楼上不热
not_hot      | 暖气片都是凉的，屋里十五度
not_hot      | 别的小区都热了，我家冰凉
not_hot      | 别人家都热，我家还是凉
not_hot      | 家里两个卧室只有16度，暖气不热
not_hot      | 其余时间都是冰凉的，就试压那会儿暖和
overheated   | 别人家都嫌冷，我家是嫌热，申请降一降
overheated   | 暖气热得太难受，老父亲扶一把手都烫伤了
overheated   | 晚上非常热，跟夏天似的
not_hot      | 往年热得要开窗，今年冻得脚疼
noise        | 换热站离我家就隔个地板，声响像开拖拉机
noise        | 循环泵嗡嗡震得床板跟着抖，室温有二十度
not_hot      | 暖气管咕噜响，就是不热，屋里冰凉
partly_hot   | 有几组暖气片没温度，屋里不太暖和
partly_hot   | 屋里冷得打哆嗦，暖气片只有一节是热的
partly_hot   | 回水管凉的,进水管烫
no_supply    | 中午也就15度，这都忍了，今天可好，暖气直接没了
no_supply    | 昨天就开始变凉，今天一早彻底没热气了
no_supply    | 才供了一个来月，赶上最冷的时候干脆给断了
not_hot      | 半夜一点热乎气没有，早上六点才来劲
not_hot      | 厕所那组片子一点热气没有
"""


@pytest.mark.parametrize(("symptom", "text"), [line.split("|") for line in CASES.strip().split("\n")])
def test_words_set_against_each_other_settle_the_symptom(symptom: str, text: str) -> None:
    """Warm here and cold there is partly_hot, heat or noise alone are themselves; a cold home stays a cold home."""
    assert symptoms.settled(text.strip(), "not_hot") == symptom.strip()


@pytest.mark.parametrize("symptom", ["leak", "valve", None])
def test_what_the_model_sees_itself_stays(symptom: str | None) -> None:
    """A leak or a broken valve is not made a partly warm home by the words around it."""
    assert symptoms.settled("客厅热卧室不热", symptom) == symptom


def test_a_room_as_warm_as_summer_is_overheated() -> None:
    """From 26 degrees on nobody who names them is cold, unless a part of the home is set against it."""
    assert symptoms.settled("卧室现在二十八九度", "not_hot", 28) == "overheated"
    assert symptoms.settled("卧室现在十八九度", "not_hot", 18) == "not_hot"
    assert symptoms.settled("客厅26度，就卧室那一组不热", "not_hot", 26) == "partly_hot"
