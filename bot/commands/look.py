"""Commands that look: tickets, one ticket's story, the outbox."""

from typing import Any

import click

from bot.commands.shell import Shell, shell
from bot.commands.views import outbox_view, ticket_story, ticket_view
from handlers.values import unpack_message

_JSON = click.option("--json", "as_json", is_flag=True, help="一份 JSON 文档 · one JSON document")


@click.command()
@_JSON
@click.option("--open", "only_open", is_flag=True, help="只看未完成的 · only those not ended")
@shell
def tickets(shell: Shell, as_json: bool, only_open: bool) -> None:
    """工单列表 · list the tickets."""
    with shell.work(readonly=True) as record:
        found = record.tickets.listed(shell.community(record))
        views = [ticket_view(record, ticket, shell.zone) for ticket in found if ticket.open or not only_open]
    if as_json:
        shell.json(views)
        return
    for view in views:
        click.echo("\t".join(str(view[key] or "-") for key in ("no", "status", "urgency", "home", "assignee", "text")))
    shell.warn("cli-tickets-count", count=len(views))


@click.command()
@click.argument("no")
@_JSON
@shell
def ticket(shell: Shell, no: str, as_json: bool) -> None:
    """一张工单的全部经过 · one ticket's full story."""
    with shell.work(readonly=True) as record:
        found = record.tickets.find(shell.community(record), no.upper())
        if found is None:
            shell.refuse("cli-no-ticket", no=no)
        story = ticket_story(record, found, shell.zone, lambda packed: _explained(shell, packed))
    if as_json:
        shell.json(story)
        return
    click.echo(f"{story['no']}  {story['status']}  {story['home'] or '-'}  {story['assignee'] or '-'}")
    click.echo(story["text"])
    for promise in story["promises"]:
        click.echo(f"  ◷ {promise['clock']:<9} {promise['due'] or '-'}  {promise['met_at'] or ''}  {promise['why']}")
    for event in story["timeline"]:
        click.echo(f"  {event['at']}  {event['event']:<12} {event['who'] or ''}  {event['note']}")


def _explained(shell: Shell, packed: Any) -> str:
    return shell.for_the_record(unpack_message(packed)) if packed else ""


@click.command()
@_JSON
@shell
def outbox(shell: Shell, as_json: bool) -> None:
    """待发队列：各通道的深度、失败、存疑 · depth, failures and doubts of each lane."""
    with shell.work(readonly=True) as record:
        view = outbox_view(record, shell.now)
    if as_json:
        shell.json(view)
        return
    for lane, states in view["lanes"].items():
        click.echo(f"{lane:<11}" + "  ".join(f"{state} {count}" for state, count in states.items()))
    shell.warn("cli-outbox-oldest", seconds=round(view["oldest_due_s"]))
