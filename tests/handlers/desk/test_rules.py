"""community.toml: what loads, what is refused, and that every refusal can be read by a property manager."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.rules.loading import PROFILES, Rules, RulesError, load, profile_names
from handlers.desk.rules.rulebook import Basis, Clock, Goal, Limit, TicketClass
from handlers.desk.rules.sections import read_rules
from handlers.desk.rules.table import Problem, SettingsTable, merged
from handlers.phrasing import Phrasing

PHRASING = Phrasing.load(PROFILES.parents[1])
DEFAULT = tomllib.loads((PROFILES / "default.toml").read_text(encoding="utf-8"), parse_float=Decimal)
NOW = datetime(2026, 11, 21, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
UTC_ZONE = ZoneInfo("UTC")

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a community.toml and says where."""

    def community(text: str) -> Path:
        path = tmp_path / "community.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return community


def told(error: RulesError, language: str = "zh_CN") -> str:
    """All problems as a person reads them."""
    return "\n".join(told_one(problem, language) for problem in error.problems)


def told_one(problem: Problem, language: str) -> str:
    """One problem as a person reads it."""
    return PHRASING.book(language).render(problem.told(), zone=UTC_ZONE, now=NOW)


def test_the_defaults_load_without_a_file() -> None:
    """A compound without any rules of its own gets the shipped ones whole."""
    rules = load()
    assert rules.profile == "default"
    assert set(rules.promises) == set(TicketClass)
    assert rules.ladder.emergency_minutes == (3, 6, 9)


@pytest.mark.parametrize("name", profile_names())
def test_every_ready_profile_loads_under_its_own_name(name: str) -> None:
    """Each shipped city can be named as a profile, and its file knows its own name."""
    rules = load(PROFILES / f"{name}.toml")
    assert rules.profile == name


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("15-30", {Clock.ARRIVAL: Limit(15 * MINUTE, Basis.WALL), Clock.SOLVED: Limit(30 * MINUTE, Basis.WALL)}),
        ("30", {Clock.ARRIVAL: Limit(30 * MINUTE, Basis.WALL)}),
        (
            "15-60-plan",
            {Clock.RESPONSE: Limit(15 * MINUTE, Basis.WALL), Clock.SOLVED: Limit(60 * MINUTE, Basis.WALL, Goal.PLAN)},
        ),
    ],
)
def test_the_three_emergency_promises_are_ready(write: Write, name: str, limits: Mapping[Clock, Limit]) -> None:
    """The sources' three contradictory emergency promises can each be chosen by name."""
    assert load(write(f'emergency = "{name}"')).promises[TicketClass.EMERGENCY] == limits


def test_city_figures_are_the_published_ones() -> None:
    """Standards, refund steps and measuring hours of the cities as their rules say."""
    xian, harbin = load(PROFILES / "xian.toml").heating, load(PROFILES / "harbin.toml").heating
    beijing = load(PROFILES / "beijing.toml")
    assert [(int(step.below), step.percent) for step in xian.refund] == [(18, 20), (16, 50), (14, 100)]
    assert (int(harbin.standard), [step.percent for step in harbin.refund]) == (20, [10, 30, 50, 100])
    assert not any(window.holds(minute) for window in harbin.measuring_hours for minute in range(600, 840))
    assert beijing.heating.routine_days == (5, 15, 25)
    assert [beijing.promises[TicketClass.HEATING][clock].within.total_seconds() / 3600 for clock in Clock] == [1, 6, 24]


def test_a_file_gives_only_what_differs(write: Write) -> None:
    """Own values lie over the city's, the city's over the defaults, key by key."""
    rules = load(
        write(
            'profile = "harbin"\n[community]\nname = "锦绣园"\n[heating]\nstandard = 19.5\n'
            '[promises.general]\nsolved = "8h office"\n'
        )
    )
    general = rules.promises[TicketClass.GENERAL]
    assert (rules.profile, rules.community.name) == ("harbin", "锦绣园")
    assert (rules.heating.standard, rules.heating.start.month) == (Decimal("19.5"), 10)
    assert general[Clock.SOLVED] == Limit(timedelta(hours=8), Basis.OFFICE)
    assert general[Clock.RESPONSE] == Limit(timedelta(hours=2), Basis.OFFICE)


def test_an_own_emergency_promise_can_be_added(write: Write) -> None:
    """A compound with yet another emergency promise writes a profile of its own and names it."""
    rules = load(write('emergency = "ours"\n[emergency_profiles.ours]\nresponse = "5m wall"\n'))
    assert rules.promises[TicketClass.EMERGENCY] == {Clock.RESPONSE: Limit(5 * MINUTE, Basis.WALL)}


def test_a_promise_can_be_taken_back(write: Write) -> None:
    """A clock set to none is not promised."""
    rules = load(write('[promises.general]\narrival = "none"\n'))
    assert Clock.ARRIVAL not in rules.promises[TicketClass.GENERAL]


def test_full_width_signs_in_times_are_understood(write: Write) -> None:
    """Times typed with a Chinese keyboard mean what they say."""
    rules = load(write('[office]\nworkday = ["０9：00～12：00", "13：00—17：30"]\n'))
    assert [str(window) for window in rules.office.workday] == ["09:00-12:00", "13:00-17:30"]


def test_windows_may_touch(write: Write) -> None:
    """A window may begin where the one before ends."""
    assert len(load(write('[office]\nsaturday = ["08:00-12:00", "12:00-24:00"]\n')).office.saturday) == 2


def test_a_notepad_file_with_byte_order_mark_loads(tmp_path: Path) -> None:
    """A file saved by Windows' Notepad as UTF-8 is read."""
    path = tmp_path / "community.toml"
    path.write_bytes('\ufeffprofile = "beijing"\n'.encode())
    assert load(path).profile == "beijing"


REFUSED = [
    (case["text"], case["answer"])
    for case in tomllib.loads((Path(__file__).parent / "refused_rules.toml").read_text(encoding="utf-8"))["refused"]
]


@pytest.mark.parametrize(("text", "answer"), REFUSED, ids=[text.splitlines()[-1] for text, _ in REFUSED])
def test_a_mistake_is_told_where_and_what_is_allowed(write: Write, text: str, answer: str) -> None:
    """Each mistake gives a sentence with the place, what was found and what may stand there."""
    with pytest.raises(RulesError) as refused:
        load(write(text))
    assert answer in told(refused.value)
    assert told(refused.value, "en")


def test_all_mistakes_are_told_at_once(write: Write) -> None:
    """A file with three mistakes is refused once with three problems, not three times with one."""
    with pytest.raises(RulesError) as refused:
        load(write('[heating]\nstandard = "warm"\n[photos]\na_ticket = 0\n[quite]\nhours = []\n'))
    assert {problem.where for problem in refused.value.problems} == {"heating.standard", "photos.a_ticket", "quite"}


@pytest.mark.parametrize(
    ("content", "answer"), [(None, "找不到这个文件"), ("name = '锦绣园'".encode("gbk"), "文件不是 UTF-8 编码")]
)
def test_an_unreadable_file_is_named(tmp_path: Path, content: bytes | None, answer: str) -> None:
    """A missing file and one in Notepad's old encoding are told with the file's name."""
    path = tmp_path / "community.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RulesError) as refused:
        load(path)
    assert f"community.toml：{answer}" in told(refused.value)


def leaves(table: Mapping[str, Any], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths of every key of a table that is not itself a table."""
    found = []
    for key, value in table.items():
        found += leaves(value, (*path, key)) if isinstance(value, dict) else [(*path, key)]
    return found


toml_values = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.dates(),
    st.decimals(-100, 100),
    st.lists(st.one_of(st.text(max_size=12), st.integers(-10, 2200), st.dates()), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
    st.from_regex(r"\d{1,2}:\d{2}-\d{1,2}:\d{2}", fullmatch=True),
)


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(leaves(DEFAULT)), toml_values)
def test_any_value_anywhere_is_taken_or_refused_in_words(path: tuple[str, ...], value: object) -> None:
    """Whatever stands at any key, the rules either load or name a problem that can be told in both languages."""
    own: dict[str, object] = {path[-1]: value}
    for key in reversed(path[:-1]):
        own = {key: own}
    problems: list[Problem] = []
    whole = merged(DEFAULT, own, problems, open_tables=frozenset({"emergency_profiles"}))
    rules = read_rules(SettingsTable(whole, "", problems))
    assert isinstance(rules, Rules)
    for problem in problems:
        assert problem.where.startswith(path[0])
        assert told_one(problem, "zh_CN")
        assert told_one(problem, "en")


def test_every_figure_of_the_defaults_is_explained() -> None:
    """Each section of default.toml carries a Chinese comment, since people change it by hand."""
    text = (PROFILES / "default.toml").read_text(encoding="utf-8")
    for heading in re.finditer(r"^\[[^\]]+\].*$", text, re.M):
        before = text[: heading.start()].rstrip("\n").rsplit("\n", 1)[-1]
        section = text[heading.start() :].split("\n[", 1)[0]
        assert re.search(r"#.*[\u4e00-\u9fff]", before + heading[0] + section), heading[0]
