"""Every transcript under tests/transcripts is played against the real office."""

from pathlib import Path

import pytest
from harness import Town
from transcript import Play

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").rglob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_dialogue_goes_as_written(path: Path, town: Town) -> None:
    """Proves that this dialogue, as office staff wrote it, is what people would see."""
    Play(town).play(path)
