"""Reports in the chat: versions, albums, redelivery, duplicates, and what a household shares."""

from harness import Town

from storage.unit_of_work import unit_of_work


def test_edited_words_are_a_second_version_on_the_ticket(town: Town) -> None:
    """Proves that editing the message of a ticket keeps both wordings, and that the repairman sees the new one."""
    owner = town["owner"]
    owner.says("厨房水龙头滴水，明天上午在家")
    said = owner.last_turn
    owner.presses("✅ 对，提交")
    assert said is not None
    owner._act(text="厨房水龙头滴水，已经漏到楼下了", message=said.message, edited=True)
    ticket = town.ticket()
    with unit_of_work(town.engine, readonly=True) as record:
        wordings = [wording.text for wording in record.tickets.wordings(ticket.id)]
    assert wordings == ["厨房水龙头滴水，明天上午在家", "厨房水龙头滴水，已经漏到楼下了"]
    assert any("漏到楼下" in text for text in town["repairman"].sees)
    assert "原来的也留着" in owner.last.text


def test_each_ticket_of_one_message_gets_its_part_of_the_new_words(town: Town) -> None:
    """Proves that an edit of a message with two matters rewords each of its two tickets."""
    owner = town["owner"]
    owner.says("厨房水龙头滴水，卧室窗户坏了，明天上午在家")
    said = owner.last_turn
    owner.presses("✅ 对，提交")
    assert said is not None
    owner._act(text="厨房水龙头滴水，卧室灯不亮，明天上午在家", message=said.message, edited=True)
    tap, lamp = town.tickets()
    assert tap.text == "厨房水龙头滴水"
    assert lamp.text == "卧室灯不亮"


def test_the_same_message_again_makes_no_third_ticket(town: Town) -> None:
    """Proves that a press delivered twice opens the tickets once."""
    owner = town["owner"]
    owner.says("厨房水龙头滴水，卧室窗户坏了，明天上午在家")
    owner.presses("✅ 对，提交")
    assert owner.again() == []
    assert len(town.tickets()) == 2


def test_a_report_said_again_before_it_is_confirmed_stays_one(town: Town) -> None:
    """Proves that an impatient owner who repeats the sentence, or adds a word to it, gets one ticket."""
    owner = town["owner"]
    owner.says("厨房水龙头滴水，明天上午在家")
    owner.says("厨房水龙头滴水")
    owner.says("厨房水龙头滴水，快来人")
    owner.presses("✅ 对，提交")
    assert [ticket.text for ticket in town.tickets()] == ["厨房水龙头滴水，快来人"]


def test_a_card_confirmed_twice_submits_once(town: Town) -> None:
    """Proves that an old card answers with a toast and changes nothing."""
    owner = town["owner"]
    owner.says("厨房水龙头滴水，明天上午在家")
    card = owner.last
    owner.taps(card, "✅ 对，提交")
    owner.taps(card, "✅ 对，提交")
    assert len(town.tickets()) == 1
    assert "过期" in owner.toasts[-1]


def test_an_album_belongs_to_one_ticket(town: Town) -> None:
    """Proves that three photos sent together go to one ticket and are answered in one message."""
    owner = town["owner"]
    owner.says("厨房水龙头滴水，卧室窗户坏了，明天上午在家")
    owner.presses("✅ 对，提交")
    seen = owner.sends_photos(3, album=True)
    assert len({shown.id for shown in seen}) == 1
    with unit_of_work(town.engine, readonly=True) as record:
        counts = [len(record.attachments.of(ticket.id)) for ticket in town.tickets()]
    assert counts == [3, 0]


def test_an_album_that_arrives_before_the_report_is_submitted_goes_with_it(town: Town) -> None:
    """Proves that a caption with its album becomes one report with all the photos."""
    owner = town["owner"]
    owner.sends_photos(3, "厨房水龙头滴水，明天上午在家", album=True)
    owner.presses("✅ 对，提交")
    with unit_of_work(town.engine, readonly=True) as record:
        assert len(record.attachments.of(town.ticket().id)) == 3


def test_a_question_answered_in_words_counts_as_the_press(town: Town) -> None:
    """Proves that the one question below the card may be answered by typing."""
    owner = town["owner"]
    owner.says("客厅灯不亮，明天上午在家")
    owner.says("全屋都没电")
    ticket = town.ticket()
    assert (ticket.category, ticket.urgency) == ("electrical", "urgent")


def test_a_home_is_asked_for_only_where_several_are_possible(town: Town) -> None:
    """Proves that who has two homes is asked which, and may say it in the report or correct it."""
    with town.writing() as record:
        person, home = town.estate.people["owner"], town.estate.homes["4-1-201"]
        record.roster.settle_in(town.estate.community_id, person, home, "owner")
    owner = town["owner"]
    owner.says("厨房水龙头滴水，明天上午在家")
    assert {"3-2-501", "4-1-201"} <= set(owner.last.buttons)
    owner.says("4号楼的")
    assert "4-1-201" in owner.last.text
    owner.says("不对，是3号楼")
    assert "3-2-501" in owner.last.text
    owner.says("对")
    assert town.ticket().home_id == town.estate.homes["3-2-501"]


def test_a_home_of_somebody_else_is_neither_shown_nor_reported(town: Town) -> None:
    """Proves that an address that is not the speaker's leads to a choice among their own."""
    owner = town["owner"]
    owner.says("3-2-401厨房水龙头滴水")
    assert "没有绑定在您名下" in owner.last.text
    assert "何芳" not in owner.last.text
    assert "3-2-501" in owner.last.buttons
    assert town.tickets() == []


def test_a_public_place_needs_no_home(town: Town) -> None:
    """Proves that a dark corridor is reported without asking for a room or a visit."""
    owner = town["owner"]
    owner.says("楼道灯不亮")
    assert "公共区域" in owner.last.text
    owner.says("对")
    assert town.ticket().place == "corridor"


def test_a_visit_in_the_night_or_too_far_away_is_refused_with_a_reason(town: Town) -> None:
    """Proves that only times at which somebody really comes are taken."""
    owner = town["owner"]
    owner.says("厨房水龙头滴水")
    owner.says("12月20号上午")
    assert any("天以内" in text for text in owner.sees)
    assert town.tickets() == []


def test_arrears_never_block_a_repair(town: Town) -> None:
    """Proves that an owner who disputes a bill can report a repair at once."""
    owner = town["owner"]
    owner.says("查费")
    owner.presses("有异议")
    owner.says("单价涨了没通知我")
    owner.says("厨房水龙头滴水，明天上午在家")
    owner.presses("✅ 对，提交")
    assert [ticket.kind for ticket in town.tickets()] == ["fee", "repair"]


def test_two_kinds_of_matter_in_one_message_are_both_dealt_with(town: Town) -> None:
    """Proves that a complaint beside a repair is filed at once, and the repair's card stands last."""
    owner = town["owner"]
    owner.says("楼道灯坏了，另外投诉保洁不打扫")
    assert [ticket.kind for ticket in town.tickets()] == ["complaint"]
    assert "保洁" not in owner.last.text
    owner.presses("✅ 对，提交")
    assert [ticket.kind for ticket in town.tickets()] == ["complaint", "repair"]
