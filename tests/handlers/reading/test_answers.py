"""Bare answers to an open question: yes and no, scores, phones, temperatures, ticket numbers."""

import pytest

from handlers.reading import answers


@pytest.mark.parametrize(
    "text",
    [
        "好的",
        "嗯嗯",
        "中",
        "没错",
        "冇錯",
        "对没错",
        "没问题",
        "可以啊",
        "是的 在家",
        "好的谢谢",
        "还不错",
        "要得",
        "OK",
        "👌",
        "對",
        "行",
    ],
)
def test_yes(text: str) -> None:
    """A yes in standard speech, dialect, Traditional script or as a picture."""
    assert answers.yes_no(text) is True


@pytest.mark.parametrize(
    "text", ["不用了", "不是", "没有", "no", "不行", "莫得", "還沒", "别了", "❌", "错了", "没空", "不必了"]
)
def test_no(text: str) -> None:
    """A no in standard speech, dialect or Traditional script."""
    assert answers.yes_no(text) is False


@pytest.mark.parametrize("text", ["厨房漏水", "不客气", "没水了", "行吗", "", "3-2-501", "好几天没水了", "没暖气"])
def test_neither(text: str) -> None:
    """A matter, a question and a number are no answer."""
    assert answers.yes_no(text) is None


@pytest.mark.parametrize(
    "words", ["嗯嗯嗯好好好", "要得", "在家还在", "没有不是", "谢谢您的了", "可以好的", "还我这个"]
)
def test_no_answer_takes_long_to_refuse(words: str) -> None:
    """Words that could be cut in many ways, before one that fits nowhere, are refused at once."""
    assert answers.yes_no(words * 500 + "漏") is None


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("五星", 5),
        ("给4分", 4),
        ("2", 2),
        ("两颗星", 2),
        ("非常满意", 5),
        ("不满意", 2),
        ("⭐⭐⭐⭐", 4),
        ("8分", None),
    ],
)
def test_score_within_its_range(text: str, score: int | None) -> None:
    """A mark as digits, words or stars; one beyond the range is none."""
    assert answers.score(text, 1, 5) == score


@pytest.mark.parametrize(
    ("text", "celsius"),
    [
        ("17度5", 17.5),
        ("十五六度", 15),
        ("16℃—19℃", 16),
        ("十七八度", 17),
        ("17度半", 17.5),
        ("十六点五度", 16.5),
        ("室温16.5", 16.5),
        ("15度或16度,晚上就14度", 14),
        ("才16度，国家标准18度", 16),
        ("没有温度计", None),
    ],
)
def test_temperature(text: str, celsius: float | None) -> None:
    """The present room temperature, of a range the lower end; a standard is none."""
    assert answers.temperature(text) == celsius


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("+86 138-1234-5678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("我电话幺三八一二三四五六七八", "13812345678"),
        ("0535-6612345", "05356612345"),
        ("3-2-501", None),
    ],
)
def test_phone(text: str, phone: str | None) -> None:
    """Digits of a telephone number, however it is written or spoken."""
    assert answers.phone(text) == phone


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("工单BX20250118007不要了", "BX20250118007"),
        ("wx-261115-0007到哪了", "WX-261115-0007"),
        ("WO-1024", "WO-1024"),
        ("快递单号SF1203501，放门卫了吗", None),
        ("3-2-501", None),
    ],
)
def test_ticket_number(text: str, number: str | None) -> None:
    """A number as issued; a parcel's is not ours."""
    assert answers.ticket_number(text) == number


@pytest.mark.parametrize(
    ("text", "corrects"), [("不对，是4号楼", True), ("改成下午", True), ("不是501是502", True), ("厨房漏水", False)]
)
def test_correction(text: str, corrects: bool) -> None:
    """Taking something back is recognised."""
    assert answers.correction(text) is corrects
