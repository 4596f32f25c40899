"""Photos come home: kept by their content, left where they can't be had, tried again where only the line was down."""

import asyncio
from pathlib import Path

import pytest
from harness import Town

from bot.channels.telegram.files import TelegramFiles
from bot.channels.telegram.replies import open_bot
from bot.database import Database
from bot.sandbox.facade import Sandbox
from bot.workers.photos import LARGEST, FileGone, FileTooLarge, PhotoKeeper
from storage.tickets import NewTicket
from storage.unit_of_work import unit_of_work

JPEG, PNG = b"\xff\xd8\xff" + b"1" * 50, b"\x89PNG" + b"2" * 50
SHELF: dict[str, bytes | Exception] = {
    "jpg": JPEG,
    "same": JPEG,
    "png": PNG,
    "gone": FileGone("wrong file_id"),
    "large": FileTooLarge("file is too big"),
    "liar": b"x" * (LARGEST + 1),
    "later": OSError("line is down"),
}


class Shelf:
    """Files as a channel might keep them."""

    async def fetch(self, file: str) -> bytes:
        found = SHELF[file]
        if isinstance(found, Exception):
            raise found
        return found


@pytest.fixture
def photographed(town: Town) -> Town:
    """A ticket with photos of every fate."""
    community = town.estate.community_id
    with unit_of_work(town.engine) as record:
        new = NewTicket(community_id=community, kind="repair", text="漏水", facts={}, home_id=None, reporter_id=None)
        ticket = record.tickets.open(new, at=town.now, local_day=town.now.date())
        for name in SHELF:
            record.attachments.add(
                community_id=community,
                ticket_id=ticket.id,
                channel="telegram",
                file=name,
                unique=name,
                kind="report",
                person_id=None,
                at=town.now,
            )
        record.commit()
    return town


def fates(town: Town) -> dict[str, tuple[str, str | None]]:
    with unit_of_work(town.engine, readonly=True) as record:
        (ticket,) = [ticket for ticket in town.tickets() if ticket.text == "漏水"]
        return {photo.file: (photo.state, photo.path) for photo in record.attachments.of(ticket.id)}


async def test_each_photo_has_its_fate(photographed: Town, tmp_path: Path) -> None:
    """Two copies share one file, each kind keeps its ending, and what can't be had is marked for good."""
    keeper = PhotoKeeper(Database(photographed.engine), tmp_path, Shelf(), channel="telegram")
    assert await keeper.keep() == 3
    found = fates(photographed)
    assert {name: state for name, (state, _) in found.items()} == {
        "jpg": "kept", "same": "kept", "png": "kept",
        "gone": "gone", "large": "too_large", "liar": "too_large", "later": "remote",
    }  # fmt: skip
    assert found["jpg"][1] == found["same"][1]
    assert (tmp_path / str(found["jpg"][1])).read_bytes() == JPEG
    assert str(found["png"][1]).endswith(".png")
    assert len(kept_files(tmp_path)) == 2
    assert await keeper.keep() == 0


async def test_a_download_does_not_hold_up_a_stop(photographed: Town, tmp_path: Path) -> None:
    """A line that says nothing costs no time at the end."""

    class Silent:
        async def fetch(self, file: str) -> bytes:
            started.set()
            await asyncio.sleep(60)
            return b""

    started, stopping = asyncio.Event(), asyncio.Event()
    keeper = PhotoKeeper(Database(photographed.engine), tmp_path, Silent(), channel="telegram")
    task = asyncio.create_task(keeper.run(stopping))
    async with asyncio.timeout(5):
        await started.wait()
        stopping.set()
        await task
    assert fates(photographed)["jpg"] == ("remote", None)


async def test_a_photo_is_fetched_from_telegram(telegram: Sandbox, photo: bytes) -> None:
    """A photo's file id is enough to get its content; an unknown one is gone, a dead line is for later."""
    wang = telegram.person("王芳")
    sent = wang.send_photos([photo])[0]
    async with open_bot(telegram.token, telegram.api_base) as bot:
        files = TelegramFiles(bot)
        content = await files.fetch(sent.attachment.file_id if sent.attachment else "")
        assert content.startswith(b"\xff\xd8")
        with pytest.raises(FileGone):
            await files.fetch("unknown")
    async with open_bot(telegram.token, "http://127.0.0.1:9") as bot:
        with pytest.raises(OSError, match="NetworkError"):
            await TelegramFiles(bot).fetch("any")


def kept_files(folder: Path) -> list[Path]:
    return [file for file in (folder / "photos").rglob("*") if file.is_file()]
