"""Every deadline can say in one sentence how it came about, in Chinese and English."""

from datetime import datetime, timedelta
from itertools import product

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk
from fluent.syntax.ast import Message as FluentMessage

from handlers.desk.rules.loading import PROFILES, load
from handlers.desk.rules.rulebook import Clock, Rules, TicketClass
from handlers.desk.timing.calendar import WorkCalendar
from handlers.desk.timing.promises import PauseReason, Promise, pause, promise, promises, resume, terms
from handlers.desk.timing.published import published_until
from handlers.phrasing import Phrasing
from handlers.turn import Message, Span
from handlers.values import pack_message, unpack_message

PHRASING = Phrasing.load(PROFILES.parents[1])
RULES = load()
CALENDAR = WorkCalendar(RULES)
LONG_AGO = datetime(2020, 1, 1, tzinfo=RULES.zone)  # so that no day is 今天


def at(text: str) -> datetime:
    """`2026-11-20 15:20` in the community's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=RULES.zone)


def say(message: Message, language: str = "zh_CN") -> str:
    """A sentence as its reader sees it."""
    return PHRASING.book(language).render(message, zone=RULES.zone, now=LONG_AGO)


def given(kind: TicketClass, clock: Clock, opened: str, rules: Rules = RULES) -> Promise:
    """A promise that is surely given."""
    one = promise(rules, WorkCalendar(rules), kind, clock, at(opened))
    assert one is not None
    return one


SENTENCES = [
    (
        TicketClass.GENERAL,
        Clock.SOLVED,
        "2026-11-17 15:20",
        "11月17日周二 15:20报修，按一般报修24小时、工作日计时，承诺在11月18日周三 15:20前修好。",
    ),
    (
        TicketClass.GENERAL,
        Clock.SOLVED,
        "2026-11-20 15:20",
        "11月20日周五 15:20报修，按一般报修24小时、工作日计时，周末不算，承诺在11月23日周一 15:20前修好。",
    ),
    (
        TicketClass.GENERAL,
        Clock.SOLVED,
        "2026-05-08 15:20",
        "5月8日周五 15:20报修，按一般报修24小时、工作日计时，5月9日周六调休上班照算，承诺在5月9日周六 15:20前修好。",
    ),
    (
        TicketClass.GENERAL,
        Clock.SOLVED,
        "2026-02-18 23:30",
        "2月18日周三 23:30报修，按一般报修24小时、工作日计时（从2月24日周二起算），"
        "春节放假（2月15日周日至2月23日周一）不算，承诺在2月24日周二 24:00前修好。",
    ),
    (
        TicketClass.GENERAL,
        Clock.RESPONSE,
        "2026-09-19 09:00",
        "9月19日周六 09:00报修，按一般报修2小时、上班时间计时（从9月20日周日 08:30起算），周末不算，"
        "9月20日周日调休上班照算，承诺在9月20日周日 10:30前答复您。",
    ),
    (
        TicketClass.EMERGENCY,
        Clock.ARRIVAL,
        "2026-02-17 02:10",
        "2月17日周二 02:10报修，按急修15分钟、不分昼夜计时，承诺在2月17日周二 02:25前到场。",
    ),
    (
        TicketClass.COMPLAINT,
        Clock.RESPONSE,
        "2026-02-15 20:00",
        "2月15日周日 20:00投诉，按投诉24小时、不分昼夜计时，承诺在2月16日周一 20:00前答复您。",
    ),
    (
        TicketClass.COMPLAINT,
        Clock.SOLVED,
        "2026-02-13 15:20",
        "2月13日周五 15:20投诉，按投诉72小时、工作日计时，春节放假（2月15日周日至2月23日周一）不算，"
        "2月14日周六调休上班照算，承诺在2月25日周三 15:20前办结。",
    ),
    (
        TicketClass.SUGGESTION,
        Clock.RESPONSE,
        "2026-11-21 08:00",
        "11月21日周六 08:00提建议，按建议24小时、不分昼夜计时，承诺在11月22日周日 08:00前答复您。",
    ),
]


@pytest.mark.parametrize(("kind", "clock", "opened", "sentence"), SENTENCES)
def test_the_sentence_an_owner_reads(kind: TicketClass, clock: Clock, opened: str, sentence: str) -> None:
    """The sentence names class, limit, clock, skipped holidays, worked rest days and the promised time."""
    assert say(given(kind, clock, opened).explain) == sentence


def test_a_plan_is_not_called_a_repair(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Under the 15/60 profile the hour promises a plan, and the sentence says so."""
    path = tmp_path_factory.mktemp("rules") / "community.toml"
    path.write_text('emergency = "15-60-plan"', encoding="utf-8")
    plan = given(TicketClass.EMERGENCY, Clock.SOLVED, "2026-11-21 02:10", load(path))
    assert say(plan.explain).endswith("按急修1小时、不分昼夜计时，承诺在11月21日周六 03:10前给出解决方案。")


def test_a_time_beyond_the_known_calendar_says_so() -> None:
    """A promise into a year whose make-up days are not published carries the doubt with it."""
    beyond = given(TicketClass.GENERAL, Clock.SOLVED, f"{published_until().year}-12-31 23:00")
    assert say(beyond.explain).endswith("放假调休还没公布，如有变动会再告诉您。")


def test_an_agreed_visit_is_explained_by_the_visit() -> None:
    """With an appointment the sentences speak of the agreed slot, not of 24 hours."""
    visit = Span(at("2026-11-21 09:00"), at("2026-11-21 12:00"))
    both = promises(RULES, CALENDAR, TicketClass.GENERAL, at("2026-11-20 15:20"), visit)
    assert say(both[Clock.ARRIVAL].explain) == (
        "按您约的时间11月21日周六 09:00–12:00计时，承诺最晚11月21日周六 12:00到。"
    )
    assert say(both[Clock.SOLVED].explain) == (
        "按您约的时间11月21日周六 09:00–12:00计时，时段结束后4小时（白班时间计时）内修好，最晚11月21日周六 16:00。"
    )


def test_a_pause_and_what_follows_are_explained() -> None:
    """The owner reads why the clock stands, what is left, and from when it runs again."""
    agreed = terms(RULES, TicketClass.GENERAL, Clock.SOLVED)
    assert agreed is not None
    due = given(TicketClass.GENERAL, Clock.SOLVED, "2026-11-19 15:20").due
    stopped = pause(CALENDAR, agreed, due, at("2026-11-20 10:00"), PauseReason.PARTS)
    assert stopped is not None
    assert say(stopped.explain) == "因等配件暂停计时，还剩5小时20分钟（工作日计时），恢复后接着算，不多也不少。"
    on = resume(CALENDAR, agreed, stopped.left, at("2026-11-23 09:00"), PauseReason.PARTS)
    assert say(on.explain) == (
        "配件到了，11月23日周一 09:00恢复计时，剩下的5小时20分钟、工作日计时，承诺在11月23日周一 14:20前修好。"
    )


def test_every_promise_can_be_said_in_both_languages() -> None:
    """No class, clock, moment or reason leads to a missing text, and messages survive the outbox."""
    moments = [at("2026-02-13 15:20"), at("2026-02-18 23:30"), at("2026-12-31 23:59"), at("2026-11-21 03:00")]
    kinds = [kind for kind in TicketClass if kind is not TicketClass.APPOINTMENT]
    for kind, opened, reason in product(kinds, moments, PauseReason):
        for clock, one in promises(RULES, CALENDAR, kind, opened).items():
            agreed = terms(RULES, kind, clock)
            assert agreed is not None
            stopped = pause(CALENDAR, agreed, one.due, opened + timedelta(minutes=3), reason)
            assert stopped is not None
            on = resume(CALENDAR, agreed, stopped.left, opened + timedelta(days=3), reason)
            for message in (one.explain, stopped.explain, on.explain):
                assert say(unpack_message(pack_message(message))) == say(message)
                assert say(message, "en")


def test_the_calendar_warning_can_be_read() -> None:
    """The manager's warning names the year to enter and the day the data ends."""
    warning = CALENDAR.warning(published_until())
    assert warning is not None
    assert say(warning).startswith(f"{published_until().year + 1}年的放假调休安排还没有录入，12月31日")
    assert say(warning, "en")


@pytest.mark.parametrize("name", ["promises.ftl", "rules.ftl"])
def test_both_languages_hold_the_same_whole_messages(name: str) -> None:
    """No entry is broken, written twice, or missing in one of the languages (Fluent would pass over all three)."""
    found = []
    for language in ("zh_CN", "en"):
        entries = FluentParser().parse((PROFILES.parents[1] / language / name).read_text(encoding="utf-8")).body
        assert not [entry for entry in entries if isinstance(entry, Junk)]
        found.append([entry.id.name for entry in entries if isinstance(entry, FluentMessage)])
    assert found[0] == found[1]
    assert len(set(found[0])) == len(found[0])


def test_an_appointment_without_a_time_is_a_mistake_of_ours() -> None:
    """The class of appointments cannot promise anything before a time is agreed."""
    with pytest.raises(ValueError, match="agreed time"):
        promises(RULES, CALENDAR, TicketClass.APPOINTMENT, at("2026-11-20 15:20"))


def test_a_time_at_the_end_of_friday_does_not_speak_of_the_weekend() -> None:
    """What is due on Friday at 24:00 has skipped nothing."""
    friday = given(TicketClass.GENERAL, Clock.SOLVED, "2026-11-20 00:00")
    assert say(friday.explain) == (
        "11月20日周五 00:00报修，按一般报修24小时、工作日计时，承诺在11月20日周五 24:00前修好。"
    )


def test_a_pause_in_the_last_second_is_too_late() -> None:
    """At the promised time itself nothing is left to pause; one second earlier one second is."""
    agreed = terms(RULES, TicketClass.GENERAL, Clock.SOLVED)
    assert agreed is not None
    due = given(TicketClass.GENERAL, Clock.SOLVED, "2026-11-19 15:20").due
    assert pause(CALENDAR, agreed, due, due, PauseReason.PARTS) is None
    stopped = pause(CALENDAR, agreed, due, due - timedelta(milliseconds=300), PauseReason.PARTS)
    assert stopped is not None
    assert stopped.left == timedelta(seconds=1)
    assert "还剩1分钟" in say(stopped.explain)


def test_promises_are_whole_seconds() -> None:
    """A report that comes with fractions of a second is promised on the second."""
    opened = at("2026-11-19 15:20") + timedelta(milliseconds=734)
    one = promise(RULES, CALENDAR, TicketClass.GENERAL, Clock.SOLVED, opened)
    assert one is not None
    assert one.due == at("2026-11-20 15:20")
