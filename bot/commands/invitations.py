"""Binding codes as deep links, and a sheet of QR cards to print, cut and put under doors."""

import html
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import segno

from storage.people import Home
from storage.unit_of_work import Record

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike on paper


@dataclass(frozen=True, slots=True)
class Invitation:
    home: Home
    code: str
    link: str


def invite(
    record: Record, homes: list[Home], *, username: str, standing: str, now: datetime, valid: timedelta
) -> list[Invitation]:
    """Issue a code for each home. Telegram's deep link holds 64 characters of A-Za-z0-9_-; ours has 17."""
    invitations = []
    for home in homes:
        code = "".join(secrets.choice(_LETTERS) for _ in range(12))
        record.enrolment.issue(
            code, community_id=home.community_id, home_id=home.id, standing=standing, expires_at=now + valid
        )
        invitations.append(Invitation(home, code, f"https://t.me/{username}?start=bind_{code}"))
    return invitations


def sheet(invitations: list[Invitation], *, title: str, line: str, until: str) -> str:
    """A page of cards, eight on A4. Only the home's number is on a card: it may lie in a hallway."""
    cards = "\n".join(_card(invitation, title, line, until) for invitation in invitations)
    return f"""<!doctype html>
<meta charset="utf-8"><title>{html.escape(title)}</title>
<style>
 @page {{ size: A4; margin: 10mm }}
 body {{ font: 12pt/1.5 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 0 }}
 main {{ display: grid; grid-template-columns: 1fr 1fr; gap: 6mm }}
 article {{ border: 1px dashed #999; border-radius: 3mm; padding: 5mm; display: flex; gap: 5mm; break-inside: avoid }}
 article svg {{ width: 34mm; height: 34mm; flex: none }}
 h2 {{ margin: 0 0 2mm; font-size: 18pt }} p {{ margin: 0 }} small {{ color: #666 }}
</style>
<main>
{cards}
</main>
"""


def _card(invitation: Invitation, title: str, line: str, until: str) -> str:
    picture = segno.make(invitation.link, error="m").svg_inline(scale=4, border=1, omitsize=True)
    words = f"<h2>{html.escape(invitation.home.label)}</h2><p>{html.escape(title)}</p><p>{html.escape(line)}</p>"
    return f"<article>{picture}<div>{words}<small>{html.escape(until)}</small></div></article>"
