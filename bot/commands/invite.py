"""The command that hands out binding codes."""

from datetime import timedelta
from pathlib import Path

import click

from bot.commands import invitations
from bot.commands.shell import Shell, shell
from handlers.reading import answers
from handlers.turn import Message
from storage.people import Home
from storage.unit_of_work import Record


@click.command()
@click.argument("rooms", nargs=-1)
@click.option("--building", help="整栋 · a whole building")
@click.option("--standing", type=click.Choice(["owner", "family", "tenant"]), default="owner", show_default=True)
@click.option("--days", type=click.IntRange(1, 365), default=30, show_default=True, help="有效天数 · days it is valid")
@click.option("--sheet", type=click.Path(dir_okay=False, path_type=Path), help="可打印的二维码页（HTML）· QR sheet")
@shell
def invite(
    shell: Shell, rooms: tuple[str, ...], building: str | None, standing: str, days: int, sheet: Path | None
) -> None:
    """给房屋发绑定链接，可打印二维码 · binding links and a printable QR sheet for ROOMS such as 3-2-501."""
    if not rooms and not building:
        raise click.UsageError("ROOM… / --building")
    if not shell.settings.telegram_username:
        shell.refuse("cli-no-username")
    with shell.work() as record:
        homes = [_home(shell, record, room) for room in rooms]
        if building:
            homes += record.roster.homes_in(shell.community(record), building=building)
        made = invitations.invite(
            record, homes, username=shell.settings.telegram_username, standing=standing, now=shell.now,
            valid=timedelta(days=days),
        )  # fmt: skip
        record.commit()
    for invitation in made:
        click.echo(f"{invitation.home.label}\t{invitation.link}")
    if sheet is not None:
        until = (shell.now + timedelta(days=days)).astimezone(shell.zone).date()
        page = invitations.sheet(
            made,
            title=shell.text(Message("invite-title")),
            line=shell.text(Message("invite-line")),
            until=shell.text(Message("invite-until", {"day": until})),
        )
        sheet.write_text(page, encoding="utf-8")
    shell.warn("cli-invited", count=len(made))


def _home(shell: Shell, record: Record, room: str) -> Home:
    """The home a person means by 3-2-501 or 3号楼2单元501."""
    said = answers.address(room)
    parts = (said.building or "", said.unit or "", said.room or "") if said else ("", "", room)
    found = record.roster.find_home(shell.community(record), *parts)
    if found is None:
        shell.refuse("cli-no-home", home=room)
    return found
