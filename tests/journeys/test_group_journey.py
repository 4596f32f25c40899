"""A crew's group over the Bot API: registered, worked in by replies, followed when it moves, missed when shut."""

from world import PATIENCE, World, picture

from bot.sandbox.model import Message
from bot.sandbox.windows import Group

BURST = "厨房水管爆了，水到处都是"


async def registered(world: World) -> Group:
    """The crew's group, founded with us in it and registered by the supervisor."""
    group = world.sandbox.group("维修群", [world[key] for key in ("supervisor", "repairman", "repairman2")])
    hello = await group.see("登记成维修群", PATIENCE)
    query = await group.answer(group.press(world["repairman"], hello, "登记为维修群"), PATIENCE)
    assert "主管或经理" in query.text and query.alert
    group.press(world["supervisor"], hello, "登记为维修群")
    asked = await group.see("哪一工种", PATIENCE)
    group.press(world["supervisor"], asked, "全部工种")
    await group.see("登记好了", PATIENCE)
    return group


async def card_of(world: World, group: Group) -> Message:
    """The card of a burst pipe that the owner has just reported."""
    world["owner"].say(BURST)
    card = await group.see("爆了", PATIENCE)
    assert "3号楼2单元" in card.text and "501" not in card.text
    return card


async def test_a_burst_pipe_from_the_group(world: World) -> None:
    """Proves that two who press at once are one who wins, and a reply with an album of photos finishes the job."""
    group = await registered(world)
    card = await card_of(world, group)
    presses = [group.press(world[key], card, "接单") for key in ("repairman", "repairman2")]
    told = [(await group.answer(press, PATIENCE)).text for press in presses]
    assert "已接单" in told[0] and "王强" in told[1]
    await world.sees("repairman", "3-2-501")
    await world.sees("owner", "已接单")
    group.say(world["repairman"], "到了", reply_to=card)
    await world.sees("owner", "已到场")
    group.send_photos(world["repairman"], [picture(), picture("teal")], caption="换好了", reply_to=card)
    await world.sees("owner", "修好了吗")
    done = await group.see("照片 2 张", PATIENCE)
    assert sum("已完成，照片" in message.text for message in group.from_bot) == 1
    assert done.chat_id == group.chat_id


async def test_a_group_that_becomes_a_supergroup(world: World) -> None:
    """Proves that the open card stands once in the new chat and works there, and what is queued arrives once."""
    group = await registered(world)
    await card_of(world, group)
    group.migrate()
    card = await group.see("爆了", PATIENCE)
    group.press(world["repairman"], card, "接单")
    await world.sees("owner", "已接单")
    moved = await group.see("👷 王强", PATIENCE)
    assert moved.id == card.id
    assert sum("爆了" in message.text for message in group.from_bot) == 1


async def test_a_group_that_moved_while_nobody_was_told(world: World) -> None:
    """Proves that Telegram's refusal alone, without its service message, is enough to find the new group."""
    group = await registered(world)
    heard = world.sandbox.room.hear
    world.sandbox.room.hear = lambda kind, message: None  # type: ignore[method-assign]  # the update is lost
    group.migrate()
    world.sandbox.room.hear = heard  # type: ignore[method-assign]  # and everything else is not
    await card_of(world, group)
    assert sum("爆了" in message.text for message in group.from_bot) == 1


async def test_put_out_of_the_group(world: World) -> None:
    """Proves that the supervisor hears who put us out and which job went on, and coming back is all it takes."""
    group = await registered(world)
    await card_of(world, group)
    group.kick_bot(world["repairman2"])
    told = await world.sees("supervisor", "把我移出了群")
    assert "赵磊" in told.text and "WX-261120-0001" in told.text
    group.readmit_bot(world["supervisor"])
    await group.see("我回来了", PATIENCE)
