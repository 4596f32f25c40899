"""Files in memory: ids, paths to download, and the sizes Telegram makes of a photo."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from bot.sandbox.errors import bad_request
from bot.sandbox.model import Attachment, JsonObject

DOWNLOAD_BYTES = 20 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
_SIDES = (90, 320, 800, 1280)  # Telegram's s, m, x and y sizes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file: the same content twice gives two ids and one `unique_id`, as with Telegram."""

    id: str
    unique_id: str
    path: str
    content: bytes
    mime: str = "application/octet-stream"

    def json(self) -> JsonObject:
        """The fields every file object of the Bot API has."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class FileStore:
    """All files of a sandbox."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._attachments: dict[str, Attachment] = {}
        self._paths: dict[str, StoredFile] = {}

    def photo(self, content: bytes) -> Attachment:
        """A photo in its sizes; ApiError as Telegram refuses a broken, too big or too long picture."""
        if len(content) > PHOTO_BYTES:
            raise bad_request("file is too big")
        picture = _opened(content)
        sizes = [self._photo_size(picture, side) for side in _sides(max(picture.size))]
        return self._remember(Attachment("photo", sizes, str(sizes[-1]["file_id"])))

    def document(self, content: bytes, name: str, mime: str) -> Attachment:
        """Any file sent as it is."""
        if len(content) > UPLOAD_BYTES:
            raise bad_request("file is too big")
        stored = self._store(content, "documents", name.rpartition(".")[2] if "." in name else "bin", mime)
        return self._remember(Attachment("document", stored.json() | {"file_name": name, "mime_type": mime}, stored.id))

    def voice(self, content: bytes, seconds: int) -> Attachment:
        """A voice message."""
        stored = self._store(content, "voice", "oga", "audio/ogg")
        return self._remember(
            Attachment("voice", stored.json() | {"duration": seconds, "mime_type": "audio/ogg"}, stored.id)
        )

    def again(self, file_id: str, kind: str) -> Attachment:
        """An attachment sent once more by its file_id; ApiError if there is none of that kind."""
        attachment = self._attachments.get(file_id)
        if attachment is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if attachment.kind != kind:
            raise bad_request(f"can't use file of type {attachment.kind.title()} as {kind.title()}")
        return attachment

    def get(self, file_id: str) -> StoredFile:
        """A file by id; ApiError if unknown or beyond the 20 MB a bot may download."""
        stored = self._files.get(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        if len(stored.content) > DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        return stored

    def at(self, path: str) -> StoredFile | None:
        """A file by its download path."""
        return self._paths.get(path)

    def _photo_size(self, picture: Image.Image, side: int) -> JsonObject:
        small = picture.copy()
        small.thumbnail((side, side))
        target = io.BytesIO()
        small.save(target, "JPEG", quality=87)
        stored = self._store(target.getvalue(), "photos", "jpg", "image/jpeg")
        return stored.json() | {"width": small.width, "height": small.height}

    def _store(self, content: bytes, folder: str, suffix: str, mime: str) -> StoredFile:
        number, digest = len(self._files), hashlib.sha256(content).hexdigest()
        path = f"{folder}/file_{number}.{suffix}"
        stored = StoredFile(f"AgACAgUAAxkBAAI{number:06d}{digest[:24]}", f"AQAD{digest[:12]}", path, content, mime)
        self._files[stored.id] = self._paths[path] = stored
        return stored

    def _remember(self, attachment: Attachment) -> Attachment:
        parts = attachment.value if isinstance(attachment.value, list) else [attachment.value]
        self._attachments |= {part["file_id"]: attachment for part in parts if isinstance(part, dict)}
        return attachment


def _sides(longest: int) -> list[int]:
    return [side for side in _SIDES if side < longest] + ([longest] if longest <= _SIDES[-1] else [])


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(content)).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    wide, narrow = max(picture.size), min(picture.size)
    if wide + narrow > 10000 or wide > 20 * narrow:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return picture
