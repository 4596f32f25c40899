"""Times an owner wishes for, resolved in the community's zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.reading import answers, periods, wishes

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 13, 10, tzinfo=ZONE)  # a Friday

WISHES = [
    ("周六上午", "11-21 09:00", "11-21 12:00"),
    ("明天下午3点后", "11-21 15:00", "11-21 18:00"),
    ("今晚", "11-20 18:00", "11-20 20:00"),
    ("后天9到12点", "11-22 09:00", "11-22 12:00"),
    ("14–17点", "11-20 14:00", "11-20 17:00"),
    ("上午9点", "11-21 09:00", "11-21 10:00"),
    ("下周三", "11-25 09:00", "11-25 18:00"),
    ("下班后", "11-20 18:00", "11-20 20:00"),
    ("周五下午三点半", "11-20 15:30", "11-20 16:30"),
    ("12月3号下午", "12-03 14:00", "12-03 17:00"),
    ("下午2点到5点", "11-20 14:00", "11-20 17:00"),
    ("明天上午10:30", "11-21 10:30", "11-21 11:30"),
    ("晚上7点以后", "11-20 19:00", "11-20 20:00"),
    ("礼拜天", "11-22 09:00", "11-22 18:00"),
    ("下午三四点钟", "11-20 15:00", "11-20 16:00"),
    ("明早七八点", "11-21 07:00", "11-21 08:00"),
    ("明天九十点", "11-21 09:00", "11-21 10:00"),
    ("后天十一二点", "11-22 11:00", "11-22 12:00"),
    ("明天三四点以后", "11-21 15:00", "11-21 18:00"),
    ("后天四五点之前", "11-22 09:00", "11-22 17:00"),
    ("晚上七点八点", "11-20 19:00", "11-20 20:00"),
    ("二十点", "11-20 20:00", "11-20 21:00"),
    ("三点五十", "11-20 15:50", "11-20 16:50"),
    ("明天四点前后", "11-21 15:30", "11-21 16:30"),
    ("今天明天我都在", "11-20 13:10", "11-20 18:00"),
    ("天光日下昼", "11-21 14:00", "11-21 17:00"),
    ("明仔载下晡", "11-21 14:00", "11-21 17:00"),
    ("阳历十二号早上八点", "12-12 08:00", "12-12 09:00"),
    ("明早上班前", "11-21 08:00", "11-21 10:00"),
    ("元旦第二天上午", "01-02 09:00", "01-02 12:00"),
    ("初三上午十点", "12-11 10:00", "12-11 11:00"),
    ("大年初三上午十点", "02-08 10:00", "02-08 11:00"),
    ("大年三十下午", "02-05 14:00", "02-05 17:00"),
    ("腊月廿八上午", "02-04 09:00", "02-04 12:00"),
    ("农历十月二十", "11-28 09:00", "11-28 18:00"),
    ("阴历二十八", "12-06 09:00", "12-06 18:00"),
    ("小年那天", "01-30 09:00", "01-30 18:00"),
    ("冬至下午", "12-22 14:00", "12-22 17:00"),
    ("明天中午之前", "11-21 09:00", "11-21 12:00"),
    ("明天前台停电9点到11点", "11-21 09:00", "11-21 18:00"),
    ("周五之前都行，最好周四下午2点", "11-26 14:00", "11-26 15:00"),
    ("年初三上午", "02-08 09:00", "02-08 12:00"),
    ("正月里初六", "02-11 09:00", "02-11 18:00"),
    ("农历12月23", "01-30 09:00", "01-30 18:00"),
    ("冬至那天下午", "12-22 14:00", "12-22 17:00"),
    ("下午三点十六度", "11-20 15:00", "11-20 16:00"),
    ("晚上之前", "11-20 13:10", "11-20 18:00"),
    ("除夕下午", "02-05 14:00", "02-05 17:00"),
    ("正月十六上午", "02-21 09:00", "02-21 12:00"),
    ("下周二三四晚上", "11-24 18:00", "11-24 20:00"),
    ("周六周日", "11-21 09:00", "11-21 18:00"),
    ("28、29号上午", "11-28 09:00", "11-28 12:00"),
    ("1月6日(周三)上午10:00前", "01-06 09:00", "01-06 10:00"),
    ("下个月3号", "12-03 09:00", "12-03 18:00"),
    ("元旦那三天", "01-01 09:00", "01-01 18:00"),
    ("今天天黑前", "11-20 14:00", "11-20 17:00"),
    ("今朝夜里七点半以后", "11-20 19:30", "11-20 20:30"),
    ("初八起", "12-16 09:00", "12-16 18:00"),
    ("16号起", "12-16 09:00", "12-16 18:00"),
    ("明天九点起", "11-21 09:00", "11-21 18:00"),
    ("外后天上午", "11-23 09:00", "11-23 12:00"),
    ("听晚八点", "11-21 20:00", "11-21 21:00"),
    ("礼拜日夜快五点钟", "11-22 17:00", "11-22 18:00"),
    ("24号到26号", "11-24 09:00", "11-24 18:00"),
    ("星期五整天", "11-20 13:10", "11-20 18:00"),
    ("大后儿个一早", "11-23 08:00", "11-23 10:00"),
    ("今天之内来啊", "11-20 13:10", "11-20 18:00"),
    ("今天晚饭前", "11-20 14:00", "11-20 17:00"),
    ("半个小时后", "11-20 13:40", "11-20 14:40"),
    ("一个半钟头之后", "11-20 14:40", "11-20 15:40"),
    ("四十分钟以后才到家", "11-20 13:50", "11-20 14:50"),
]


@pytest.mark.parametrize(("text", "start", "end"), WISHES)
def test_wish_is_resolved(text: str, start: str, end: str) -> None:
    """A wish becomes an interval of aware times in the community's zone."""
    interval = answers.when(text, NOW, ZONE)
    assert interval is not None
    assert (f"{interval.start:%m-%d %H:%M}", f"{interval.end:%m-%d %H:%M}") == (start, end)
    assert interval.start.tzinfo is not None


def test_moved_wish_keeps_its_day() -> None:
    """「改成下午」 moves an appointment within its day."""
    base = datetime(2026, 11, 28, 9, tzinfo=ZONE)
    moved = answers.when("改成下午吧", NOW, ZONE, base)
    assert moved is not None
    assert (moved.start.day, moved.start.hour, moved.end.hour) == (28, 14, 17)


@pytest.mark.parametrize(
    "text",
    [
        "周五之前",
        "冬至以后",
        "过了小年",
        "周六前来",
        "明天下午前来维修",
        "除夕前上午",
        "2月30日",
        "两小时内",
        "周内",
        "下雨天",
    ],
)
def test_a_first_or_last_day_alone_is_asked_back(text: str) -> None:
    """「周五之前」 leaves open when, and nobody may promise two hours for the office: the owner chooses a time."""
    assert answers.when(text, NOW, ZONE) is None


def test_past_wish_is_none() -> None:
    """A time that is over cannot be wished for."""
    assert answers.when("今天上午", NOW, ZONE) is None


def test_after_the_holiday_follows_the_calendar() -> None:
    """「春节后」 begins after the statutory days."""
    wish = answers.when("春节后", NOW, ZONE)
    assert wish is not None
    assert wish.start.date() > datetime(2027, 2, 6, tzinfo=ZONE).date()


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("周六上午在家", "周六上午"),
        ("明天下午3点后可以上门", "明天下午3点后"),
        ("今晚能来修吗", "今晚"),
        ("昨天下午5点停电", None),
        ("时间都是下午五点左右", None),
        ("明天几点停水", None),
    ],
)
def test_appointment_is_a_wish_and_not_a_report(text: str, wish: str | None) -> None:
    """Only a time at which somebody should come is an appointment."""
    assert wishes.appointment(text) == wish


@pytest.mark.parametrize(
    ("text", "said", "offered"),
    [
        ("燃气安检是哪天?我家周三白天有人", "周三白天", True),
        ("明天晚上七点以后过来收吧,我给现金", "明天晚上七点以后", True),
        ("电费太多了,周末派人来校一下表", "周末", True),
        ("周末能不能装修", "周末", False),
        ("周末来看爸妈,停车怎么收", "周末", False),
        ("收费处周六有人吗", "周六", False),
        ("瓦工师傅只有晚上有空,算不算违规", "晚上", False),
        ("前台周末休息", "周末", False),
    ],
)
def test_a_time_beside_a_bill_is_offered_by_the_owner(text: str, said: str, offered: bool) -> None:
    """Beside money or a question only a time at which the owner is in, or calls somebody, is a wish."""
    assert wishes.is_offered(text, said) is offered


@pytest.mark.parametrize(
    ("text", "period"),
    [("2021年供暖收费时间", "2021年"), ("今年的规定", "今年"), ("几年未接房", None), ("上半年物业费", "上半年")],
)
def test_period_is_what_a_bill_is_for(text: str, period: str | None) -> None:
    """A span of time in a money matter is quoted as written."""
    assert periods.period(text) == period
