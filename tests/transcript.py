"""Transcripts: dialogues as plain text that office staff can read and write; see tests/transcripts/README.md."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from harness import Actor, Shown, Town

_LINE = re.compile(r"(?P<who>[^:：→↛]+?)\s*(?:(?P<arrow>[→↛])\s*(?P<to>[^:：]*?)\s*)?[:：]\s*(?P<what>.*)")
_BUTTON = re.compile(r"\[([^\]]+)\]")
_SPAN = re.compile(r"过\s*(\d+)\s*(分钟|小时|天)")
_UNITS = {"分钟": "minutes", "小时": "hours", "天": "days"}


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str


def lines(path: Path) -> list[Line]:
    """The lines that mean something; ``#`` begins a remark."""
    numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [Line(number, text.strip()) for number, text in numbered if text.strip() and not text.startswith("#")]


class Play:
    """Plays a transcript in a town and holds every answer against it."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self._inside: dict[str, Actor] = {}
        self._read: dict[str, int] = {}  # how much of each person's chat the transcript has looked at

    def play(self, path: Path) -> None:
        for line in lines(path):
            try:
                self._line(line.text)
            except AssertionError as error:
                raise AssertionError(f"{path.name}:{line.number}: {line.text}\n{error}") from error

    def _line(self, text: str) -> None:
        if span := _SPAN.fullmatch(text):
            self.town.passes(timedelta(**{_UNITS[span[2]]: int(span[1])}))
            return
        match = _LINE.fullmatch(text)
        assert match, "cannot read this line"
        who, arrow, to, what = match["who"], match["arrow"], match["to"], match["what"]
        if who == "时间":
            self.town.at(what)
        elif arrow == "→":
            self._expect(self._actor(to), what)
        elif arrow == "↛":
            self._expect_not(self._actor(to), what)
        elif who == "工单":
            self._expect_tickets(what)
        else:
            self._act(self._actor(who), what)

    def _actor(self, name: str) -> Actor:
        if "@" in name:
            return self._member(name)
        for actor in self.town.actors.values():
            if name in {actor.name, actor.key}:
                return actor
        if name in self.town.estate.homes:
            return self.town.resident(name)
        return self.town.stranger(name)

    def _member(self, name: str) -> Actor:
        """「王强@维修群」: somebody in a group."""
        if name not in self._inside:
            who, _, group = name.partition("@")
            self._inside[name] = self.town.inside(self._actor(who).key, group)
        return self._inside[name]

    # --- doing ----------------------------------------------------------------------------------------------

    def _act(self, actor: Actor, what: str) -> None:
        for other in self.town.actors.values():
            self._read.setdefault(other.key, 0)
        if button := _BUTTON.fullmatch(what):
            actor.presses(button[1])
        elif album := re.fullmatch(r"（相册(\d+)张）(.*)", what):
            actor.sends_photos(int(album[1]), album[2], album=True)
        elif photo := re.fullmatch(r"（照片(\d*)）(.*)", what):
            actor.sends_photos(int(photo[1] or 1), photo[2])
        elif reply := re.fullmatch(r"（回复(?:照片(\d+)张)?）(.*)", what):
            actor.replies(reply[2], photos=int(reply[1] or 0))
        elif named := re.fullmatch(r"（@暖邻）(.*)", what):
            actor.says(named[1], addressed=True)
        elif edit := re.fullmatch(r"（改成）(.*)", what):
            actor.edits(edit[1])
        elif what == "（名片）":
            actor.shares_contact()
        elif start := re.fullmatch(r"（打开链接）(.*)", what):
            actor.starts(start[1])
        elif what == "（重发）":
            actor.again()
        elif what in {"（拉黑）", "（移出暖邻）"}:
            actor.blocks()
        elif what == "（拉暖邻进群）":
            actor.takes_us_in()
        else:
            actor.says(what)

    # --- holding against --------------------------------------------------------------------------------------

    def _unread(self, actor: Actor) -> list[Shown]:
        return actor.history[self._read.get(actor.key, 0) :]

    def _expect(self, actor: Actor, what: str) -> None:
        """One of the messages not yet looked at holds every piece, in order; those before it count as read."""
        if actor.group and actor.key != actor.group:
            assert actor.toasts and _in_order(actor.toasts[-1], what), f"{actor.name} was shown: {actor.toasts[-2:]}"
            return
        unread = self._unread(actor)
        for number, shown in enumerate(unread):
            if _holds(shown, what):
                self._read[actor.key] = self._read.get(actor.key, 0) + number + 1
                return
        seen = "\n".join(f"  · {shown.text} {[*shown.buttons]}" for shown in unread) or "  (nothing)"
        raise AssertionError(f"{actor.name} has seen only:\n{seen}\n  toasts: {actor.toasts[-2:]}")

    def _expect_not(self, actor: Actor, what: str) -> None:
        """Nothing not yet looked at holds this; empty: nothing came at all."""
        for shown in self._unread(actor):
            assert what and not _holds(shown, what), f"{actor.name} was told: {shown.text}"

    def _expect_tickets(self, what: str) -> None:
        """``工单: 2张 repair assigned`` – how many there are now, and words the newest must bear."""
        tickets = self.town.tickets()
        for word in what.split():
            if count := re.fullmatch(r"(\d+)张", word):
                assert len(tickets) == int(count[1]), f"there are {len(tickets)} tickets"
            else:
                newest = tickets[-1]
                facts = {newest.kind, newest.status.value, newest.urgency, newest.category, newest.place}
                assert word in facts, f"the newest ticket is {facts}"


def _holds(shown: Shown, what: str) -> bool:
    wanted = _BUTTON.findall(what)
    if not all(any(button in label for label in shown.buttons) for button in wanted):
        return False
    return _in_order(shown.text, what)


def _in_order(text: str, what: str) -> bool:
    position = 0
    for piece in filter(None, (piece.strip() for piece in _BUTTON.sub("", what).split("…"))):
        position = text.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return True
