"""Workbooks: every template can be filled and imported, every bad cell is named, and a bad workbook changes nothing."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from openpyxl import Workbook, load_workbook

from bot.workbooks.importing import Outcome, read_workbook, write
from bot.workbooks.layout import KINDS, Layout
from bot.workbooks.rows import NotAWorkbook, Report
from bot.workbooks.template import write_template
from storage.unit_of_work import unit_of_work

LOCALE = Path(__file__).parents[3] / "locales" / "zh_CN"
NOW = datetime(2026, 11, 13, tzinfo=UTC)


@pytest.fixture(scope="module")
def layout() -> Layout:
    return Layout.load(LOCALE)


def _book(path: Path, **sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def _import(engine: sa.Engine, path: Path, layout: Layout) -> Outcome:
    outcome = Outcome()
    contents = read_workbook(path, layout, outcome.report)
    with unit_of_work(engine) as record:
        write(record, contents, outcome, now=NOW, progress=lambda count: None)
        if not outcome.report.problems:
            record.commit()
    return outcome


ROSTER = ["小区", "楼栋", "单元", "房号", "楼层", "立管", "建筑面积", "姓名", "手机", "身份", "关怀", "备注"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_template_reads_without_a_remark(kind: str, layout: Layout, tmp_path: Path) -> None:
    """Proves that the workbook we hand out, with its example row, is one we take back without a complaint."""
    path = tmp_path / "template.xlsx"
    write_template(kind, path, layout)
    report = Report()
    contents = read_workbook(path, layout, report)
    assert (report.problems, report.remarks) == ([], [])
    assert contents.rows == len(KINDS[kind])
    assert load_workbook(path).worksheets[0].cell(1, 1).comment is not None


def test_roster_in_the_offices_own_spelling(engine: sa.Engine, layout: Layout, tmp_path: Path) -> None:
    """Proves that 3号楼, 三栋 and 3 are one building, that spaces in phones do not matter, and floors are reckoned."""
    rows: list[list[object]] = [
        ROSTER,
        [
            "锦绣园",
            "3号楼",
            "2单元",
            "501室",
            None,
            "01",
            98.6,
            "张秀兰",
            "+86 139-0000-0001",
            "产权人",
            "老人、病人",
            None,
        ],
        ["锦绣园", "三栋", 2, 501, 5, "01", "98.6㎡", "林浩", "13900000002", "租客", None, None],
        ["锦绣园", 3, 2, 502.0, None, "02", None, None, None, None, None, "空置"],
    ]
    outcome = _import(engine, _book(tmp_path / "r.xlsx", 住户=rows), layout)
    assert outcome.report.problems == []
    assert outcome.new == {"community": 1, "home": 2, "resident": 2}
    with unit_of_work(engine) as record:
        community_id = record.roster.community_named("锦绣园")
        assert community_id is not None
        home = record.roster.find_home(community_id, "3", "2", "501")
        assert home is not None
        assert (home.floor, home.riser, home.area_cm2) == (5, "01", 986_000)
        (owner, residence), (tenant, rented) = record.roster.residents_of(home.id)
        assert (owner.name, owner.phone, residence.care) == ("张秀兰", "13900000001", ("elderly", "patient"))
        assert (tenant.name, rented.sees_bills, residence.sees_bills) == ("林浩", False, True)


def test_importing_again_updates_and_doubles_nobody(engine: sa.Engine, layout: Layout, tmp_path: Path) -> None:
    """Proves that the same workbook, imported twice with one change, leaves the same people with the change."""
    row = ["锦绣园", "3", "2", "501", "5", "01", "98.6", "张秀兰", "13900000001", "产权人", "", ""]
    _import(engine, _book(tmp_path / "a.xlsx", 住户=[ROSTER, row]), layout)
    outcome = _import(engine, _book(tmp_path / "b.xlsx", 住户=[ROSTER, [*row[:6], "99", *row[7:]]]), layout)
    assert outcome.new == {}
    assert outcome.changed == {"home": 1, "resident": 1}


def test_every_bad_cell_is_named_and_nothing_is_written(engine: sa.Engine, layout: Layout, tmp_path: Path) -> None:
    """Proves that each problem is reported with sheet, row and column, and that one bad row stops the whole import."""
    rows = [
        [*ROSTER, "车牌"],
        ["锦绣园", "3", "2", "501", "5", "01", "98.6", "张秀兰", "13900000001", "产权人", "", "", "京A1"],
        ["锦绣园", "", "2", "502", "五楼半", "01", "很大", "李四", "123", "房东", "小狗", "", ""],
        ["锦绣园", "3", "2", "503", "", "", "", "王五", "13900000001", "产权人", "", "", ""],
    ]
    outcome = _import(engine, _book(tmp_path / "bad.xlsx", 住户=rows), layout)
    found = {(problem.row, problem.column, problem.message.key) for problem in outcome.report.problems}
    assert found == {
        (3, "楼栋", "import-empty"),
        (3, "楼层", "import-bad-number"),
        (3, "建筑面积", "import-bad-number"),
        (3, "手机", "import-bad-phone"),
        (3, "身份", "import-bad-word"),
        (3, "关怀", "import-bad-word"),
        (4, "手机", "import-two-names"),
    }
    assert [(remark.column, remark.message.key) for remark in outcome.report.remarks] == [
        ("车牌", "import-unknown-column")
    ]
    with unit_of_work(engine) as record:
        assert record.roster.only_community() is None


def test_bills_add_up_to_the_fen(engine: sa.Engine, layout: Layout, tmp_path: Path) -> None:
    """Proves that a bill whose price times quantity is not its sum is refused, and a right one is kept to the fen."""
    _import(engine, _book(tmp_path / "r.xlsx", 住户=[ROSTER, ["锦绣园", "3", "2", "501", *[None] * 8]]), layout)
    headings = ["楼栋", "单元", "房号", "费用项目", "账期", "单价", "数量", "应收", "已收", "截止日期", "说明"]
    good: list[object] = [
        3, 2, 501, "物业费", "2026年下半年", 2.2, 591.6, "1,301.52元", None, date(2026, 12, 31), "98.6㎡×6个月",
    ]  # fmt: skip
    wrong = [*good[:4], "2026年上半年", 2.2, 591.6, 1301.53, *good[8:]]
    nowhere = [9, *good[1:]]
    outcome = _import(engine, _book(tmp_path / "bad.xlsx", 账单=[headings, good, wrong, nowhere]), layout)
    keys = [(problem.row, problem.message.key) for problem in outcome.report.problems]
    assert keys == [(3, "import-sum-wrong"), (4, "import-no-home")]
    outcome = _import(engine, _book(tmp_path / "good.xlsx", 账单=[headings, good]), layout)
    assert outcome.new == {"bill": 1}
    with unit_of_work(engine) as record:
        home = record.roster.find_home(1, "3", "2", "501")
        assert home is not None
        (bill,) = record.bills.of_home(home.id)
        assert (bill.due_fen, bill.paid_fen, bill.deadline) == (130_152, 0, date(2026, 12, 31))


def test_shifts_need_known_staff(engine: sa.Engine, layout: Layout, tmp_path: Path) -> None:
    """Proves that staff and their shifts come in together, and that a shift for nobody is named."""
    staff = [["姓名", "手机", "角色", "技能", "负责楼栋"], ["王强", "13800000001", "维修", "水、暖", "3号楼、4"]]
    shifts = [["日期", "班次", "姓名"], ["2026-11-15", "白班", "王强"]]
    path = _book(tmp_path / "s.xlsx", 员工=staff, 排班=[*shifts, ["2026/11/16", "夜班", "王二"]])
    assert [p.message.key for p in _import(engine, path, layout).report.problems] == ["import-nobody"]
    outcome = _import(engine, _book(tmp_path / "t.xlsx", 员工=staff, 排班=shifts), layout)
    assert outcome.report.problems == []
    with unit_of_work(engine) as record:
        (person_id,) = record.rota.on(1, date(2026, 11, 15), "day")
        member = record.roster.staff_member(person_id)
        assert member is not None
        assert (member.skills, member.buildings) == ({"plumbing", "heating"}, {"3", "4"})


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_a_file_that_is_no_workbook_is_refused_in_words(content: bytes, layout: Layout, tmp_path: Path) -> None:
    """Proves that a file that is no Excel workbook is answered with words, not with a stack trace."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotAWorkbook) as refused:
        read_workbook(path, layout, Report())
    assert refused.value.message.key == "import-not-excel"
