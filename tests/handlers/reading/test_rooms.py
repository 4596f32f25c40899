"""Addresses in every form people write, and the numbers that are none."""

import pytest

from handlers.reading import answers, rooms
from handlers.reading.values import Address

HOMES = [
    ("3-2-501", "3", "2", "501"),
    ("3—2—501", "3", "2", "501"),
    ("3号楼2单元501", "3", "2", "501"),
    ("三号楼二单元五零一", "3", "2", "501"),
    ("3#2-501", "3", "2", "501"),
    ("3栋2单元501室", "3", "2", "501"),
    ("3幢2单元501号", "3", "2", "501"),
    ("3号楼的2单元的501", "3", "2", "501"),
    ("3 2 501", "3", "2", "501"),
    ("三杠二杠五零一", "3", "2", "501"),
    ("3号2单元501", "3", "2", "501"),
    ("３号楼２单元５０１", "3", "2", "501"),
    ("3號樓2單元501", "3", "2", "501"),
    ("A座1203", "A", None, "1203"),
    ("b栋2201", "B", None, "2201"),
    ("A1203", "A", None, "1203"),
    ("10栋十楼的1002", "10", None, "1002"),
    ("6号楼2门", "6", "2", None),
    ("十号楼一单元十二零三", "10", "1", "1203"),
    ("3号楼2单元5楼东户", "3", "2", "5楼东户"),
    ("8楼东户", None, None, "8楼东户"),
    ("八层西边户", None, None, "8楼西户"),
    ("六单元", None, "6", None),
    ("501", None, None, "501"),
    ("五零一", None, None, "501"),
    ("5-1-501", "5", "1", "501"),
    ("12号楼", "12", None, None),
]
NOT_HOMES = [
    "2号电梯坏了",
    "三楼的灯不亮",
    "二期还没供暖",
    "8号车位被占了",
    "12号停水吗",
    "室温16-18度",
    "欠了1500元",
    "等了120分钟",
    "电话13812345678",
    "车牌鲁B12345",
    "10月25日供暖",
    "2021年的费用",
    "9-12点在家",
    "整栋楼都没水",
    "两栋楼中间",
    "打12345",
    "工单BX20250118007不要了",
]


@pytest.mark.parametrize(("text", "building", "unit", "room"), HOMES)
def test_home_is_read_in_canonical_form(text: str, building: str | None, unit: str | None, room: str | None) -> None:
    """Every way to write a home gives the same three parts."""
    assert answers.address(text) == Address(building, unit, room)


@pytest.mark.parametrize("text", NOT_HOMES)
def test_other_numbers_are_no_home(text: str) -> None:
    """Floors, lifts, zones, parking places, dates, amounts, phones and plates are not addresses."""
    assert answers.address(text) is None


def test_correction_replaces_what_it_names() -> None:
    """A corrected building keeps the unit and the room said before."""
    assert rooms.chosen(rooms.find("3-2-501漏水,不对,是4号楼")) == Address("4", "2", "501", corrected=True)


def test_denied_home_is_not_the_home() -> None:
    """「不是3号楼，是5号楼」 names one home."""
    found = rooms.chosen(rooms.find("不是3号楼,是5号楼2单元301"))
    assert found is not None
    assert (found.building, found.unit, found.room) == ("5", "2", "301")


def test_own_home_wins_over_a_neighbours() -> None:
    """With two homes in a message the owner's own counts."""
    found = rooms.chosen(rooms.find("楼上601漏水到我家501"))
    assert found == Address(room="501")
