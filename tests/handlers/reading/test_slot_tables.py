"""Homes, visiting hours, periods and telephones in whole messages, from the tables beside this file.

Each row is a message and the exact value; some allow two writings, parted by a bar. The tables are read
before an intent is known, so that a newly trained model does not change what they show.
"""

from pathlib import Path

import pytest

from handlers.reading import wishes
from handlers.reading.reader import Reader
from handlers.reading.values import Slots

HERE = Path(__file__).parent
READER = Reader.load(HERE.parents[2] / "locales" / "zh_CN")
NONE = "-"


def rows(name: str) -> list[tuple[str, str]]:
    """The messages of a table with what must be found in them."""
    lines = (HERE / f"{name}_cases.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(text, expected) for text, expected in pairs]


def slots(text: str) -> Slots:
    """What names and numbers tell, whatever the matter is."""
    return READER.scene(text).found.slots


@pytest.mark.parametrize(("text", "home"), rows("address"))
def test_home_is_exact(text: str, home: str) -> None:
    """Building, unit and room are all three as written in the table; other numbers are none of them."""
    found = slots(text)
    assert "/".join(part or NONE for part in (found.building, found.unit, found.room)) == home


@pytest.mark.parametrize(("text", "wish"), rows("appointment"))
def test_appointment_is_exact(text: str, wish: str) -> None:
    """By the rules alone only a time at which somebody should or may come is found, in the owner's words."""
    found = READER.scene(text).found
    assert (wishes.appointment(found.homeless, found.told) or NONE) in wish.split("|")


@pytest.mark.parametrize(("text", "arrival"), rows("guest"))
def test_arrival_of_guests_is_exact(text: str, arrival: str) -> None:
    """Where guests are announced, a time ahead is the one at which they come."""
    assert (wishes.appointment(READER.scene(text).text, guests=True) or NONE) == arrival


@pytest.mark.parametrize(("text", "period"), rows("period"))
def test_period_is_exact(text: str, period: str) -> None:
    """The time a bill is for is quoted; how often it is paid or when something was done is not."""
    assert (slots(text).period or NONE) in period.split("|")


@pytest.mark.parametrize(("text", "phone"), rows("phone"))
def test_phone_is_exact(text: str, phone: str) -> None:
    """The owner's number is told in digits; hotlines, tickets, parcels and meters are not numbers of his."""
    assert (slots(text).phone or NONE) == phone


@pytest.mark.parametrize(
    "text", ["今年暖气不热", "去年冬天就漏过，今年又漏", "2021年装的电梯老坏", "今年暖气什么时候开始"]
)
def test_only_money_has_a_period(text: str) -> None:
    """A year in a repair or a question is no period."""
    assert READER.read(text).slots.period is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("我的报修号是HT251120003", "HT251120003"),
        ("投诉号TS20250101到哪步了", "TS20250101"),
        ("流水号:20251120003", "20251120003"),
        ("快递单号SF1203501", None),
        ("报修电话是多少", None),
        ("电梯编号:3 楼号:5 按键不灵", None),
        ("A0421号单子能改到后天吗", "A0421"),
        ("0421号单能改到后天吗", "0421"),
        ("单子B-2033到哪一步了", "B-2033"),
        ("WY20260115-3号工单派给谁了", "WY20260115-3"),
        ("报修号R0098，还没来人", "R0098"),
        ("编号JD-3-0021的报修单撤了吧", "JD-3-0021"),
        ("这个单LX-77-A谁接的", "LX-77-A"),
        ("单子GD260118-0007还没人接，3-2-501", "GD260118-0007"),
        ("受理编号2026-0118-33", "2026-0118-33"),
        ("工单编号：260118-5，撤了", "260118-5"),
        ("26-0118号单子不用来了", "26-0118"),
        ("我那个单号是七八八二", "7882"),
        ("工单#889，催一下", "889"),
        ("给我家那单0087催催", "0087"),
        ("你们单子写的3-2-501错了,我是3-2-601", None),
        ("服务单号F-20260118-02", "F-20260118-02"),
        ("工单号：PG202601180012，什么时候来", "PG202601180012"),
        ("WY-2601-033那个单子怎么还没结", "WY-2601-033"),
        ("我昨天的报修单号5567，3栋501", "5567"),
        ("XF20260118003还没处理", "XF20260118003"),
        ("那个12-0456的单子", "12-0456"),
        ("5-2-301那个单子不用来了", None),
        ("501那单取消吧", None),
        ("三单元这单取消", None),
        ("12345的单子派下来了没", None),
        ("快递单号YT8899001122", None),
        ("订单号20260118887766", None),
        ("单号忘了,3栋502", None),
        ("单号多少来着", None),
        ("受理单号:SL2601-118", "SL2601-118"),
        ("工单尾号0033的那个", None),
        ("报修编号26011807,马桶堵", "26011807"),
        ("投诉编号TS-88", "TS-88"),
        ("发票编号00123456怎么查", None),
        ("合同编号HT2020-113", None),
        ("工单上的房号错了,我是1单元的,1单元601", None),
        ("早报过了,单子BX-0819-4", "BX-0819-4"),
        ("240731-12别关,还在漏", "240731-12"),
        ("照片编号IMG_3302", None),
        ("电梯编号00123", None),
        ("12345号工单派下来了没", None),
        ("单号3-2-501", None),
        ("501号单元门坏了", None),
    ],
)
def test_ticket_number_is_exact(text: str, number: str | None) -> None:
    """Whatever an office calls it, the number of a report is told as issued; a parcel's is not."""
    assert slots(text).ticket_no == number


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1号楼水管爆了", "1号楼水管爆了"),
        ("15号楼雨水从顶楼往下流", "15号楼雨水从顶楼往下流"),
        ("二楼水流下来了", "二楼水流下来了"),
        ("天花板楼水了", "天花板漏水了"),
    ],
)
def test_a_building_is_no_slip_for_a_leak(text: str, meant: str) -> None:
    """楼水 is mended to 漏水 only where 楼 is not the end of a building's or a floor's number."""
    assert READER.scene(text).text == meant
