"""An owner of two homes: a dispute is about the one they mean, never simply about the first."""

import pytest
from harness import Actor, Town

DISPUTE = "物业费算得不对，我有异议"


@pytest.fixture
def landlord(town: Town) -> Actor:
    """The owner of 3-2-501, who has 4-1-202 as well."""
    with town.writing() as record:
        person, home = town.estate.people["owner"], town.estate.homes["4-1-202"]
        record.roster.settle_in(town.compound.id, person, home, "owner")
    return town["owner"]


def test_which_home_is_asked_by_button(town: Town, landlord: Actor) -> None:
    """Proves that nothing is opened before the home is known, and that the words are kept for it."""
    landlord.says(DISPUTE)
    assert "哪一套" in landlord.last.text and set(landlord.last.buttons) == {"3-2-501", "4-1-202"}
    assert town.tickets() == []
    card = landlord.last
    landlord.presses("4-1-202")
    ticket = town.ticket()
    assert (ticket.home_id, ticket.text) == (town.estate.homes["4-1-202"], DISPUTE)
    landlord.taps(card, "3-2-501")
    assert len(town.tickets()) == 1


def test_button_of_another_question_is_old(town: Town, landlord: Actor) -> None:
    """Proves that the home of an earlier question does not take the words of a later one."""
    landlord.says(DISPUTE)
    card = landlord.last
    landlord.says("我要开物业费发票")
    landlord.taps(card, "4-1-202")
    assert "过期" in landlord.toasts[-1] and town.tickets() == []
    landlord.presses("4-1-202")
    assert town.tickets() == [] and "抬头" in landlord.last.text


def test_how_to_pay_names_what_each_home_owes(landlord: Actor) -> None:
    """Proves that no home's balance is left out where an owner has several."""
    landlord.says("物业费怎么交")
    shown = landlord.last.text
    assert "3-2-501 待缴" in shown and ("4-1-202 待缴" in shown or "4-1-202 都交清了" in shown)


def test_home_may_be_said_in_words(town: Town, landlord: Actor) -> None:
    """Proves that naming the building is as good as the button."""
    landlord.says(DISPUTE)
    landlord.says("4号楼那套")
    assert town.ticket().home_id == town.estate.homes["4-1-202"]


def test_home_that_was_said_is_not_asked(town: Town, landlord: Actor) -> None:
    """Proves that a dispute which names its home goes there at once."""
    landlord.says("4-1-202的物业费算得不对，我有异议")
    assert town.ticket().home_id == town.estate.homes["4-1-202"]


def test_invoice_asks_for_the_home_first(town: Town, landlord: Actor) -> None:
    """Proves that an invoice for one of two homes is for the one that was tapped."""
    landlord.says("我要开物业费发票")
    landlord.presses("4-1-202")
    landlord.says("抬头张秀兰，电子票")
    ticket = town.ticket()
    assert (ticket.home_id, ticket.category) == (town.estate.homes["4-1-202"], "invoice")
    assert "抬头张秀兰" in ticket.text
