"""`nuanlin read` and `nuanlin reader …` as a user types them."""

import json
from pathlib import Path

from click.testing import CliRunner

from bot import reader_cli


def test_jsonl_answers_every_line_in_order() -> None:
    """Plain lines, objects with an id, empty and broken lines each give one object, in the order of input."""
    lines = ["厨房水龙头漏水", '{"id": "x1", "text": "转人工"}', "", "[1]", '{"id": 2', '{"id": 7, "text": "3-2-501"}']
    done = CliRunner().invoke(reader_cli.read, ["--jsonl"], input="\n".join(lines) + "\n")
    assert done.exit_code == 0
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(lines)
    assert [row.get("id") for row in rows] == [None, "x1", None, None, None, 7]
    assert rows[0]["intent"] == "repair"
    assert rows[1]["intent"] == "human"
    assert rows[5]["slots"] == {"building": "3", "unit": "2", "room": "501"}
    assert set(rows[0]) == {"intent", "alternatives", "certain", "also", "urgency", "alarm", "slots", "why"}


def test_bytes_that_are_no_text_are_answered() -> None:
    """Broken UTF-8 on standard input is read like anything else."""
    done = CliRunner().invoke(reader_cli.read, ["--jsonl"], input=b"\xff\xfe\x00\n")
    assert done.exit_code == 0
    assert "intent" in json.loads(done.stdout)


def test_explain_shows_how_it_came_about() -> None:
    """Tokens, entities, concepts, the alarm and the evidence stand below the reading."""
    done = CliRunner().invoke(reader_cli.read, ["--explain", "3-2-501着火了"])
    assert done.exit_code == 0
    for word in ("alarm certain", "tokens", "home: 3-2-501", "frames.fire.burning", "evidence"):
        assert word in done.stdout


def test_explain_shows_why_a_place_or_a_time_was_taken() -> None:
    """Each time, person and place that is named stands with its odds and the signs that weighed most."""
    done = CliRunner().invoke(reader_cli.read, ["--explain", "客厅热，卧室不热，周六上午来看看"])
    told = {line.split()[2]: line for line in done.output.splitlines() if line.split()[:1] == ["mention"]}
    assert set(told) == {"周六上午", "living_room", "bedroom"}
    assert float(told["bedroom"].split()[3].rstrip(":")) > float(told["living_room"].split()[3].rstrip(":"))
    assert "wished True" in told["周六上午"]


def test_reader_test_shows_figures_and_errors(tmp_path: Path) -> None:
    """A labelled file gives figures, a confusion matrix and the errors; a missed bar is exit code 1."""
    path = tmp_path / "some.jsonl"
    rows = [
        {"text": "转人工", "intent": "human", "urgency": "normal", "slots": {}},
        {"text": "厨房水龙头漏水", "intent": "fee", "urgency": "normal", "slots": {}},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = CliRunner().invoke(reader_cli.reader, ["test", str(path)])
    assert done.exit_code == 1
    assert "right at first" in done.stdout
    assert "fee → repair" in done.stdout


def test_reader_test_refuses_a_broken_file(tmp_path: Path) -> None:
    """A file that is not labelled text is refused with the line."""
    path = tmp_path / "some.jsonl"
    path.write_text("nonsense\n", "utf-8")
    done = CliRunner().invoke(reader_cli.reader, ["test", str(path)])
    assert done.exit_code == 1
    assert "some.jsonl:1" in done.output


def test_review_labels_into_the_corpus(tmp_path: Path) -> None:
    """An answered message goes into the corpus and leaves the list; q keeps the rest."""
    waiting, corpus = tmp_path / "waiting.jsonl", tmp_path / "real" / "reviewed.jsonl"
    waiting.write_text('{"text": "转人工"}\n{"text": "厨房漏水"}\n', "utf-8")
    done = CliRunner().invoke(reader_cli.reader, ["review", str(waiting), "--corpus", str(corpus)], input="human\nq\n")
    assert done.exit_code == 0
    assert [json.loads(line)["intent"] for line in corpus.read_text("utf-8").splitlines()] == ["human"]
    assert waiting.read_text("utf-8") == '{"text": "厨房漏水"}\n'
