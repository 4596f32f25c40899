"""Two matters in one message: an emergency is never drowned by what stands beside it, and calm ones are told apart."""

from itertools import product
from pathlib import Path

from handlers.reading.reader import Reader, Reading

READER = Reader.load(Path(__file__).parents[3] / "locales" / "zh_CN")

CRIES = """
家里着火了 | 楼道里冒浓烟 | 厨房煤气漏了 | 电梯里关着人 | 水管爆了，水哗哗喷 | 暖气管爆了 | 插座冒火花了
洗衣机漏电，我妈被电了一下 | 天花板的水流到电箱里了 | 楼上掉东西砸到人了，头上流血 | 老人摔倒起不来了
"""
CALM = """
厨房水龙头滴水 | 楼道灯不亮 | 我家暖气不热 | 暖气阀门拧不动 | 物业费怎么交 | 我想开物业费发票 | 楼上天天吵
建议装个充电桩 | 昨天的师傅修得很好 | 上次报的灯修得怎么样了 | 催一下窗户的事 | 装修要办什么手续
把上次报的单子取消吧 | 转人工
"""
JOINERS = ("，", "。", "！", " ", "，另外", "，还有", "\n")


def listed(table: str) -> list[str]:
    return [text.strip() for line in table.split("\n") for text in line.split("|") if text.strip()]


def joined(first: str, second: str) -> list[Reading]:
    return [
        READER.read(a + joiner + b) for a, b in product(listed(first), listed(second)) for joiner in JOINERS if a != b
    ]


def share(readings: list[Reading], level: str) -> float:
    return sum(reading.alarm == level for reading in readings) / len(readings)


def test_no_emergency_is_drowned_by_what_stands_beside_it() -> None:
    """A plain cry before or behind any calm matter alarms or is asked about; two thirds alarm at once."""
    readings = [*joined(CRIES, CALM), *joined(CALM, CRIES)]
    assert share(readings, "none") == 0
    assert share(readings, "certain") > 0.65


def test_two_calm_matters_alarm_nobody_and_are_mostly_told_apart() -> None:
    """Of two calm matters nearly none is asked about, and more than half become two."""
    readings = joined(CALM, CALM)
    assert share(readings, "none") > 0.98
    assert sum(len(reading.matters) > 1 for reading in readings) / len(readings) > 0.5


def test_a_thank_you_is_not_asked_about_the_danger_it_tells_of() -> None:
    """Praise tells how a danger ended, so its cry of this morning is no question of now."""
    said = "早上被关电梯里，按了黄色警报，你们的人一直隔着喇叭安慰我叫我别紧张，十来分钟就把门打开了，得夸夸"
    assert READER.read(said).alarm == "none"
