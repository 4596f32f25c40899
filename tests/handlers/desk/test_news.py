"""News of a ticket: nothing is lost because it sounds like what was said a moment ago, and nothing is told twice."""

from harness import Town
from reported import report

from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import news


def heard(town: Town, key: str, words: str) -> int:
    """How often somebody was shown these words in a message of their own."""
    return sum(1 for shown in town[key].history if words in shown.text and not shown.edited)


def test_the_same_words_said_twice_are_told_twice(town: Town) -> None:
    """Proves that two identical remarks within one second both reach who has the ticket, and two others both, too."""
    ticket = report(town)
    for words in ("快点", "快点", "带梯子", "门铃坏了"):
        with town.writing() as record:
            fresh = record.tickets.get(ticket.id)
            tickets.add_note(town.desk(record), fresh, words, ticket.reporter_id or 0)
    town.deliver()
    who = "repairman" if ticket.assignee_id == town.estate.people["repairman"] else "repairman2"
    told = [heard(town, who, f"业主说：{words}") for words in ("快点", "带梯子", "门铃坏了")]
    assert told == [2, 1, 1]


def test_two_answers_within_a_second_both_reach_the_owner(town: Town) -> None:
    """Proves the same of the other direction."""
    ticket = report(town)
    with town.writing() as record:
        desk = town.desk(record)
        for words in ("马上到", "请开门", "请开门"):
            tickets.say_to_owner(desk, ticket, words, town.estate.people["repairman"])
    town.deliver()
    assert heard(town, "owner", "马上到") == 1 and heard(town, "owner", "请开门") == 2


def test_one_step_is_told_once(town: Town) -> None:
    """Proves that telling the same step of the story again to the same person adds nothing."""
    ticket = report(town)
    chief = town.estate.people["supervisor"]
    with town.writing() as record:
        first, second = (news.tell_staff(town.desk(record), ticket, chief, "staff-call-back") for _ in range(2))
    town.deliver()
    assert first is not None and second is None
    assert heard(town, "supervisor", "请打电话问业主") == 1
