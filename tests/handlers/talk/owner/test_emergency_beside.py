"""What a cry for help tells besides: it waits on a button, once, and never takes the emergency's place."""

from harness import Town

BILL = "💰 查费：物业费怎么交"


def test_a_second_tap_on_the_other_matter_finds_it_dealt_with(town: Town) -> None:
    """Proves that the button of a message that changed meanwhile goes on with nothing twice."""
    owner = town["owner"]
    owner.says("物业费怎么交，对了我家着火了")
    offered = next(shown for shown in owner.messages.values() if BILL in shown.buttons)
    owner.taps(offered, BILL)
    said = len(owner.history)
    owner.taps(offered, BILL)
    assert len(owner.history) == said and "过期" in owner.toasts[-1]


def test_a_confirmed_alarm_is_of_the_matter_that_alarmed(town: Town) -> None:
    """Proves that [还在] opens a ticket of the smell that was asked about, not of the bill that was named first."""
    owner = town["owner"]
    owner.says("物业费怎么交，对了煤气灶那边偶尔有点味")
    assert "现在还在发生吗" in owner.last.text and town.tickets() == []
    owner.presses("🆘 还在")
    ticket = town.ticket()
    assert (ticket.kind, ticket.urgency, ticket.category) == ("repair", "emergency", "gas")
    assert any(BILL in shown.buttons for shown in owner.messages.values())


def test_an_emergency_alone_leaves_nothing_behind(town: Town) -> None:
    """Proves that without another matter no button is offered."""
    owner = town["owner"]
    owner.says("家里着火了")
    assert not any("先顾人" in shown.text for shown in owner.messages.values())
