"""``nuanlin read`` and ``nuanlin reader …``: the reader on the command line, tested, trained and corrected."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from handlers.reading import artefact, evaluation
from handlers.reading.explaining import Explanation, explain
from handlers.reading.reader import Reader
from handlers.reading.values import INTENTS, Reading

LOCALE = Path(__file__).resolve().parents[1] / "locales" / "zh_CN"
JSONL_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("text", nargs=-1)
@click.option("--jsonl", is_flag=True, help="One JSON object for each line of standard input.")
@click.option("--explain", "explaining", is_flag=True, help="Tokens, entities, evidence and odds.")
def read(text: tuple[str, ...], jsonl: bool, explaining: bool) -> None:
    """What owners' messages mean: TEXT, or one message a line from standard input."""
    reader = Reader.load(LOCALE)
    messages: Iterator[tuple[object, str]] = ((None, one) for one in text) if text else _lines(sys.stdin.buffer)
    for identity, message in messages:
        if jsonl:
            line = json.dumps(reader.read(message).to_json(identity), ensure_ascii=False)
        elif explaining:
            line = _explained(explain(reader, message))
        else:
            line = _pretty(reader.read(message))
        sys.stdout.buffer.write(f"{line}\n".encode("utf-8", "replace"))
        sys.stdout.buffer.flush()


def _lines(stream: BinaryIO) -> Iterator[tuple[object, str]]:
    """Messages with their ids; a line that is no JSON object with a text is a message itself."""
    for raw in stream:
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        yield _message(line)


def _message(line: str) -> tuple[object, str]:
    if line.lstrip().startswith("{"):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            return None, line
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            return row.get("id"), row["text"]
    return None, line


def _pretty(reading: Reading) -> str:
    odds = "  ".join(f"{intent} {share:.0%}" for intent, share in reading.alternatives)
    rows = [
        ("", reading.text),
        ("intent", f"{odds}{'' if reading.certain else '  (asks)'}"),
        ("also", ", ".join(reading.also)),
        ("urgency", reading.urgency if reading.alarm == "none" else f"{reading.urgency}, alarm {reading.alarm}"),
        ("slots", "  ".join(f"{name}={value}" for name, value in reading.slots.given().items())),
        ("why", " ".join(reading.why)),
    ]
    return "\n".join(f"{name:>8}  {value}" for name, value in rows if value)


def _explained(told: Explanation) -> str:
    rows = [_pretty(told.reading)]
    rows.append(f"{'tokens':>8}  {' / '.join(told.tokens)}")
    rows += [f"{'entity':>8}  {kind}: {words}" for kind, words in told.entities]
    rows += [f"{'concept':>8}  {word}: {', '.join(labels)}" for word, labels in told.concepts]
    rows.append(f"{'alarm':>8}  {told.alarm.level} {' '.join(sorted(told.alarm.events))}")
    for intent, features in told.evidence.items():
        rows.append(f"{'evidence':>8}  {intent}: " + "  ".join(f"{name} {gave:+.2f}" for name, gave in features))
    for one in told.mentions:
        signs = "  ".join(f"{sign} {weight:+.2f}" for sign, weight in one.signs)
        rows.append(f"{'mention':>8}  {one.slot} {one.value} {one.odds:.2f}: {signs}")
    return "\n".join(rows)


@click.group()
def reader() -> None:
    """The reader's quality: test, train, review."""


@reader.command()
@click.argument("files", nargs=-1, required=True, type=JSONL_FILE)
@click.option("--errors/--no-errors", default=True, help="List every message that was read otherwise.")
def test(files: tuple[Path, ...], errors: bool) -> None:
    """The figures of the bar for labelled FILES (JSONL), a confusion matrix and the errors."""
    loaded = Reader.load(LOCALE)
    missed = False
    for path in files:
        judged = evaluation.judge(loaded, _labelled(path))
        found = evaluation.figures(judged)
        missed = missed or not all(figure.met for figure in found)
        click.echo(f"{path.name}: {len(judged)} messages")
        click.echo("\n".join(_row(figure) for figure in found))
        click.echo(_matrix(judged))
        if errors:
            click.echo("\n".join(_error(one) for one in judged if one.differs()))
    sys.exit(1 if missed else 0)


def _labelled(path: Path) -> list[evaluation.Line]:
    try:
        return evaluation.lines(path)
    except ValueError as broken:
        raise click.ClickException(str(broken)) from broken


def _row(figure: evaluation.Figure) -> str:
    bar = "" if figure.bar is None else f"  bar {'≤' if figure.ceiling else '≥'} {figure.bar:.1%}"
    return f"  {'✓' if figure.met else '✗'} {figure.name:<36} {figure.share:7.1%}  ({figure.hits:g}/{figure.of:g}){bar}"


def _matrix(judged: list[evaluation.Judged]) -> str:
    table = evaluation.confusion(judged)
    rows = []
    for intent in (name for name in INTENTS if name in table):
        read_as = "  ".join(f"{name} {count}" for name, count in table[intent].most_common())
        rows.append(f"  {intent:>10} → {read_as}")
    return "\n".join(rows)


def _error(one: evaluation.Judged) -> str:
    return f"  {one.line.text[:60]}\n      " + "; ".join(one.differs())


@reader.command()
def train() -> None:
    """Rebuild the trained artefact from the labelled text in locales/; takes under a minute."""
    from handlers.reading import training  # noqa: PLC0415 - scipy is a development dependency

    path = LOCALE / artefact.FILE
    artefact.save(training.train(LOCALE), path)
    click.echo(f"{path.name}: {path.stat().st_size / 1024:.0f} KB")


@reader.command()
@click.argument("waiting", type=JSONL_FILE)
@click.option(
    "--corpus", type=click.Path(dir_okay=False, path_type=Path), default=LOCALE / "corpus" / "real" / "reviewed.jsonl"
)
def review(waiting: Path, corpus: Path) -> None:
    """Label messages the bot asked about: WAITING is JSONL with "text"; answers go into the corpus."""
    loaded = Reader.load(LOCALE)
    rows = waiting.read_text("utf-8").splitlines()
    while rows:
        _, text = _message(rows[0])
        answer = _asked(loaded.read(text))
        if answer == "q":
            break
        if answer in INTENTS:
            _append(corpus, loaded.read(text), text, answer)
        rows = rows[1:]
        waiting.write_text("".join(f"{row}\n" for row in rows), "utf-8")


def _asked(reading: Reading) -> str:
    """An intent; nothing to leave the message out; q to stop."""
    click.echo(_pretty(reading))
    choices = click.Choice([*INTENTS, "", "q"])
    answer: str = click.prompt(
        "intent (empty: leave out, q: stop)", default=reading.intent, type=choices, show_choices=False
    )
    return answer


def _append(corpus: Path, reading: Reading, text: str, intent: str) -> None:
    """One line more in the corpus; the slots are the reader's and can be corrected in the file."""
    row = {
        "text": text,
        "intent": intent,
        "urgency": reading.urgency,
        "slots": reading.slots.given(),
        "source": "review",
    }
    corpus.parent.mkdir(parents=True, exist_ok=True)
    with corpus.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
