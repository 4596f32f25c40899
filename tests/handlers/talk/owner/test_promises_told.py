"""What an owner is promised, in words: a day named once, help instead of repair, and the place where it is."""

import pytest
from harness import Town


def told(town: Town, words: str) -> str:
    """The text that says what was opened, after the card was confirmed where there is one."""
    owner = town["owner"]
    owner.says(words)
    if "✅ 对，提交" in owner.last.buttons:
        owner.presses("✅ 对，提交")
    return next(shown.text for shown in reversed(owner.history) if "WX-" in shown.text)


def test_day_of_a_visit_is_named_once(town: Town) -> None:
    """Proves that a confirmation with an appointment says its date once and 「当天」 after that."""
    text = told(town, "厨房水龙头一直滴水，明天上午在家")
    assert text.count("11月14日") == 1
    assert "按您约的时间计时：当天 12:00前到场，16:00前修好。" in text


def test_late_visit_names_the_other_day(town: Town) -> None:
    """Proves that what is due on the day after the visit has its own date."""
    text = told(town, "厨房水龙头一直滴水，明天晚上在家")
    assert text.count("11月14日") == 1
    assert "当天 20:00前到场，11月15日周日 12:00前修好" in text


def test_status_of_a_ticket_with_a_visit_names_the_day_once(town: Town) -> None:
    """Proves that the status card does not repeat the date of the visit in its promise."""
    told(town, "厨房水龙头一直滴水，明天上午在家")
    owner = town["owner"]
    owner.says("我的报修")
    assert owner.last.text.split("收到")[0].count("11月14日") == 1


@pytest.mark.parametrize("words", ["小区里有人被砸伤了", "楼下有人晕倒了，快来人", "着火了快来人"])
def test_nobody_promises_to_mend_a_person(town: Town, words: str) -> None:
    """Proves that where somebody is hurt or it burns, an arrival is promised and no repair."""
    text = told(town, words)
    assert "求助 WX-261113-0001" in text and "10:15前到场" in text
    assert "修" not in text


def test_people_in_a_lift_are_promised_to_be_out(town: Town) -> None:
    """Proves that whoever is locked in a lift hears when they will be out, not when the lift is mended."""
    text = told(town, "电梯困人了")
    assert "按救援30分钟" in text and "10:30前把人救出来" in text and "修" not in text


def test_after_an_injury_nobody_is_asked_whether_it_is_mended(town: Town) -> None:
    """Proves that the question after a call for help is about the person, without stars for tidiness."""
    told(town, "小区里有人被砸伤了")
    wang = town["repairman"]
    wang.presses("接单")
    wang.presses("到场")
    wang.presses("完成")
    wang.presses("完成，不拍照：没什么可拍")
    owner = town["owner"]
    assert "人没事了吧" in owner.last.text and "修好" not in owner.last.text
    owner.presses("👍 好了")
    assert "各点一下" not in owner.last.text


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("电梯困人了", "3号楼2单元电梯"),
        ("楼道里着火了", "3号楼2单元楼道"),
        ("地下车库水管爆了", "车库"),
        ("卫生间水管爆了，水到处都是", "3-2-501"),
    ],
)
def test_place_is_where_it_happens(town: Town, words: str, place: str) -> None:
    """Proves that what happens in the common parts is not placed in the flat of whoever reports it."""
    assert told(town, words).endswith(f"地点：{place}")


def test_card_of_the_garage_names_no_flat(town: Town) -> None:
    """Proves that the crew is sent to the garage, not to the flat of who saw it."""
    told(town, "地下车库水管爆了")
    assert "📍 车库（报修）" in town["supervisor"].last.text


def test_complaint_about_an_outage_alarms_nobody(town: Town) -> None:
    """Proves that a house without water is an emergency where it is reported, and a complaint where it is one."""
    town["owner"].says("上周整栋停水没人通知，我要投诉")
    (complaint,) = town.tickets()
    assert (complaint.kind, complaint.urgency) == ("complaint", "normal")
    assert town["repairman"].history == []
    told(town, "整栋没水")
    assert town.tickets()[-1].urgency == "emergency"
