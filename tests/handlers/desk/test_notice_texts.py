"""The office's notice texts: every shipped one fills in both languages, and lines without content are left out."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from crowd import NOW, crowd

from handlers.desk.notices import drafts as notice_drafts
from handlers.desk.notices.audience import Audience
from handlers.desk.notices.drafts import Draft, Works
from handlers.desk.notices.texts import LOCALES, Template, texts
from handlers.desk.office import Desk
from handlers.turn import Span
from storage.households import Place
from storage.unit_of_work import unit_of_work

ZONE = ZoneInfo("Asia/Shanghai")
MORNING = Span(datetime(2026, 12, 1, 1, 0, tzinfo=UTC), datetime(2026, 12, 1, 4, 0, tzinfo=UTC))
LANGUAGES = sorted(path.parent.name for path in LOCALES.glob("*/notice_templates"))


def _drafts(desk: Desk, language: str) -> list[Draft | None]:
    audience, job = Audience((Place(building="3"),)), Works("停水", MORNING)
    return [
        notice_drafts.heating(desk, audience, language),
        notice_drafts.holiday(desk, audience, language, ""),
        notice_drafts.works(desk, audience, language, job),
        notice_drafts.fill_test(desk, audience, language, job),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_fills(engine: sa.Engine, language: str) -> None:
    """Proves that no shipped text has a blank that nothing fills, in any language."""
    with unit_of_work(engine) as record:
        made = _drafts(Desk(record, crowd(record, 1), NOW), language)
    assert {draft.kind for draft in made if draft} == set(texts(language).templates)
    assert not [draft for draft in made if draft is None or "{" in draft.text or not draft.choices]


def test_languages_have_the_same_templates() -> None:
    """Proves that each language has every template, with the same choices and the same strictness."""
    shapes = [{name: (one.choices, one.second_person) for name, one in texts(language).templates.items()}
              for language in LANGUAGES]  # fmt: skip
    assert len(LANGUAGES) >= 2 and all(shape == shapes[0] for shape in shapes)


def test_a_line_without_content_is_left_out_and_an_unknown_blank_is_seen() -> None:
    """Proves that an empty phone takes its line away, and that a mistyped blank shows itself in the preview."""
    template = Template("t", "t", "甲{a}\n电话：{phone}\n乙{nonsense}", (), (), False, {})
    assert template.fill({"a": "一", "phone": ""}) == "甲一\n乙{nonsense}"


def test_days_spans_and_places_as_people_write_them() -> None:
    """Proves the forms of dates, of spans within a day, to midnight and over days, and of places."""
    wording = texts("zh_CN")
    assert wording.day(date(2026, 12, 1)) == "12月1日（周二）"
    assert wording.span(MORNING, ZONE) == "12月1日（周二）09:00–12:00"
    midnight = Span(datetime(2026, 12, 1, 14, 0, tzinfo=UTC), datetime(2026, 12, 1, 16, 0, tzinfo=UTC))
    assert wording.span(midnight, ZONE) == "12月1日（周二）22:00–24:00"
    days = Span(MORNING.start, datetime(2026, 12, 4, 1, 0, tzinfo=UTC))
    assert wording.span(days, ZONE) == "12月1日（周二）09:00至12月4日（周五）09:00"
    places = (Place(building="3", unit="2", riser="02"), Place(building="A", room="1203"), Place(building="4"))
    assert wording.area(Audience(places)) == "3号楼2单元02立管、A-1203、4号楼"
    assert wording.area(Audience()) == "全小区"


def test_an_unknown_language_gets_chinese() -> None:
    """Proves that somebody whose language has no texts gets the Chinese ones."""
    assert texts("fr").templates == texts("zh_CN").templates
