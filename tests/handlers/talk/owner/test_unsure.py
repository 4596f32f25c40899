"""What is not understood at once: two buttons and 「都不是」, then a person; nothing of it is lost or made public."""

import pytest
from harness import Town, reader

from handlers.talk.owner import unsure
from storage.unit_of_work import unit_of_work

SHORT = ("窗户", "门卡", "监控", "水", "阳台的事情", "楼道灯那个事", "安装摄像头")
"""Words that say of what, but not what about it; which of them is unsure depends on the training."""


@pytest.fixture(scope="module")
def unclear() -> tuple[str, list[str]]:
    """A message that can mean two things, and the two."""
    for text in SHORT:
        reading = reader().read(text)
        likely = unsure.likely(reading)
        if not reading.certain and len(likely) == 2 and "repair" in likely:
            return text, likely
    raise AssertionError("the reader is sure of every one of these words")


def test_two_meanings_are_two_buttons_and_neither(town: Town, unclear: tuple[str, list[str]]) -> None:
    """Proves that an unsure reader offers its two likeliest meanings and 「都不是」, not one guess."""
    owner = town["owner"]
    owner.says(unclear[0])
    assert owner.last.text.startswith("您是想")
    assert len(owner.last.buttons) == 3
    assert list(owner.last.buttons)[-1] == "都不是"
    assert not town.tickets()


def test_the_chosen_meaning_goes_on_with_the_same_words(town: Town, unclear: tuple[str, list[str]]) -> None:
    """Proves that a tap on 报修 makes a repair of the words that stood there, without asking for them again."""
    owner = town["owner"]
    owner.says(unclear[0])
    owner.presses("🔧 报修")
    assert "帮您报修" in owner.last.text or "这样报修" in owner.last.text
    assert unclear[0] in owner.last.text


def test_after_neither_a_person_is_offered_first(town: Town, unclear: tuple[str, list[str]]) -> None:
    """Proves that who is not understood twice in a row gets a person before the menu."""
    owner = town["owner"]
    owner.says(unclear[0])
    owner.presses("都不是")
    assert "找个人" in owner.last.text
    assert next(iter(owner.last.buttons)) == "🙋 转人工"


def test_a_button_of_an_older_question_changes_nothing(town: Town, unclear: tuple[str, list[str]]) -> None:
    """Proves that a second tap on a question that was answered only says that it is out of date."""
    owner = town["owner"]
    owner.says(unclear[0])
    question = owner.last
    owner.taps(question, "都不是")
    owner.taps(question, "都不是")
    assert "过期" in owner.toasts[-1]


@pytest.mark.parametrize(
    "personal",
    ["3-2-501 13812345678", "三号楼二单元五零一 幺三八零零一三八零零零", "138 00 13 80 00", "吉A12345"],
)
def test_what_was_unclear_is_kept_for_labelling_without_numbers(
    town: Town, unclear: tuple[str, list[str]], personal: str
) -> None:
    """Proves that the review list holds the words and what was made of them, but no home, telephone or plate."""
    owner = town["owner"]
    owner.says(f"{unclear[0]}，{personal}")
    owner.says(unclear[0])
    with unit_of_work(town.engine, readonly=True) as record:
        kept = [text for _, text, _, _ in record.reviews.unlabelled()]
    assert unclear[0] in kept
    assert not any(piece in text for text in kept for piece in personal.split())
