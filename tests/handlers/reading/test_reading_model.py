"""The trained artefact is small, belongs to its data, and reads the agreed examples."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from handlers.reading import artefact, evaluation, training
from handlers.reading.evaluation import Figure, Judged
from handlers.reading.model import ORDER
from handlers.reading.reader import Reader

LOCALE = Path(__file__).parents[3] / "locales" / "zh_CN"


Judge = Callable[[Path], list[Judged]]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(LOCALE)


@pytest.fixture(scope="module")
def judged(reader: Reader) -> Judge:
    """Reads each labelled file once, for all that is asked of it."""
    return cache(lambda path: evaluation.judge(reader, evaluation.lines(path)))


def _shares(lines: list[Judged]) -> dict[str, float]:
    return {figure.name: figure.share for figure in evaluation.figures(lines)}


def test_artefact_belongs_to_its_data(reader: Reader) -> None:
    """Corpus, lexicon and features are those the artefact was trained on; if not, run `nuanlin reader train`."""
    assert reader.model is not None
    assert reader.model.digest == training.digest(LOCALE, reader)


def test_artefact_is_small() -> None:
    """The artefact can be committed: less than 9 MB."""
    assert (LOCALE / artefact.FILE).stat().st_size < 9_000_000


def test_saving_twice_gives_the_same_bytes(reader: Reader, tmp_path: Path) -> None:
    """Writing is deterministic, and what is read back answers the same."""
    assert reader.model is not None
    artefact.save(reader.model, tmp_path / "one.npz")
    artefact.save(reader.model, tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    again = artefact.load(tmp_path / "one.npz")
    assert again is not None
    given = reader.features("厨房水龙头漏水")
    assert again.scores(given).argmax() == reader.model.scores(given).argmax()


def test_the_order_of_words_is_asked_only_where_that_tells_more(reader: Reader) -> None:
    """A message that is plain by its words is not read in order, and its evidence names no order; another is."""
    assert reader.model is not None
    plain, unclear = reader.features("厨房水龙头漏水"), reader.features("上回漏水那事，说是修了，到底咋整的")
    assert (reader.model.scores(plain) == reader.model.glance(plain)).all()
    assert (reader.model.scores(unclear) != reader.model.glance(unclear)).any()
    assert ORDER not in dict(reader.model.evidence(plain, "intent", "repair"))
    assert ORDER in dict(reader.model.evidence(unclear, "intent", "repair"))


def test_training_a_little_is_deterministic(tmp_path: Path) -> None:
    """The same labelled text gives the same artefact, byte for byte."""
    locale = _small_locale(tmp_path)
    for name in ("one.npz", "two.npz"):
        artefact.save(training.train(locale, training.examples(locale)[::32]), tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def _small_locale(folder: Path) -> Path:
    """A locale with the lexicon, one file of composed sentences, and a few patterns of each file."""
    locale = folder / "zh_CN"
    for part, names in (("lexicon", "*"), ("corpus/composed", "spoken.txt"), ("corpus/words", "*")):
        (locale / part).mkdir(parents=True)
        for path in (LOCALE / part).glob(names):
            (locale / part / path.name).write_bytes(path.read_bytes())
    (locale / "corpus" / "patterns").mkdir()
    for path in (LOCALE / "corpus" / "patterns").iterdir():
        few = path.read_text("utf-8").splitlines(keepends=True)[:4]
        (locale / "corpus" / "patterns" / path.name).write_text("".join(few), "utf-8")
    for name in ("sampling.toml", "typos.txt"):
        (locale / "corpus" / name).write_bytes((LOCALE / "corpus" / name).read_bytes())
    return locale


def test_figures_count_what_they_say(reader: Reader) -> None:
    """A right and a wrong label give half of everything, and the wrong one is told."""
    lines = [
        evaluation.Line("3-2-501暖气冰凉", "heating", "normal", {"building": "3", "unit": "2", "room": "501"}),
        evaluation.Line("3-2-501暖气冰凉", "fee", "emergency", {"building": "4", "unit": "2", "room": "501"}),
    ]
    judged = evaluation.judge(reader, lines)
    figures = {figure.name: figure for figure in evaluation.figures(judged)}
    assert figures["right at first"].share == 0.5
    assert figures["addresses exact"].share == 0.5
    assert figures["emergencies answered"].share == 0.0
    assert not figures["emergencies answered"].met
    assert "intent: fee → heating" in judged[1].differs()
    assert evaluation.confusion(judged)["fee"]["heating"] == 1


def test_what_a_label_leaves_open_counts_apart(reader: Reader) -> None:
    """An intent that a label leaves open is no right answer, but a fair one; second matters are counted both ways."""
    lines = [
        evaluation.Line("3-2-501暖气冰凉", "fee", "normal", {}, frozenset({"progress"}), frozenset({"heating"})),
        evaluation.Line("3-2-501暖气冰凉", "fee", "normal", {}),
    ]
    figures = {figure.name: figure for figure in evaluation.figures(evaluation.judge(reader, lines))}
    assert figures["right at first"].share == 0.0
    assert figures["right at first, or open"].share == 0.5
    assert (figures["F1 second matters"].hits, figures["F1 second matters"].of) == (0, 1)


def test_figure_of_a_ceiling_is_met_below_it() -> None:
    """A bar that must not be passed is met from below, other bars from above."""
    assert Figure("asks", 1, 10, 0.25, ceiling=True).met
    assert not Figure("asks", 3, 10, 0.25, ceiling=True).met
    assert Figure("right", 97, 100, 0.97).met
    assert not Figure("right", 96, 100, 0.97).met


def test_broken_labelled_file_names_its_line(tmp_path: Path) -> None:
    """A line that is no labelled message is named."""
    path = tmp_path / "broken.jsonl"
    path.write_text(json.dumps({"text": "x", "intent": "fee", "urgency": "normal", "slots": {}}) + "\n{}\n", "utf-8")
    with pytest.raises(ValueError, match=r"broken.jsonl:2"):
        evaluation.lines(path)


AGREED = [
    ("电梯按啥都没反应门也不开我都在里边站了二十分钟了", "repair", "certain"),
    ("楼道里煤气味老大了 六单元这边", "repair", "certain"),
    ("楼道供热立管爆了，蒸汽呼呼的啥也看不见", "heating", "certain"),
    ("昨天电梯困人那事处理得怎么样了", "progress", "none"),
    ("建议楼道装电动车报警器，防止推进电梯起火", "suggestion", "none"),
    ("着急上火的，那个报修单到底派给谁了", "progress", "none"),
    ("邻居天天烧香，弄得楼道烟雾缭绕的", "complaint", "none"),
    ("暖气热了，测温的别来了", "cancel", "none"),
    ("第三次催了，投诉都没人理", "urge", "none"),
    ("物業費能刷卡嗎", "fee", "none"),
    ("我们家是10栋十楼的1002，加一下", "bind", "none"),
    ("转人工", "human", "none"),
    ("中", "affirm", "none"),
    ("不对", "deny", "none"),
    ("3-2-501", "other", "none"),
]


@pytest.mark.parametrize(("text", "intent", "alarm"), AGREED)
def test_agreed_examples(reader: Reader, text: str, intent: str, alarm: str) -> None:
    """Labels agreed in the specification hold: what it is, and whether to alarm."""
    reading = reader.read(text)
    assert (reading.intent, reading.alarm) == (intent, alarm)


HELD_OUT = sorted(Path(__file__).parent.glob("heldout_*.jsonl"))
FLOOR = {
    "acted on without asking: right": 0.97,
    "right in the first two": 0.96,
    "right at first": 0.89,
    "urgency right": 0.91,
    "emergencies answered": 0.96,
}
"""What has been reached on 2,240 lines held out from training, less what chance moves from one training to the next.

The bar of the specification is higher; `nuanlin reader test` shows the distance.
"""


FLOOR_OF_EACH = {"acted on without asking: right": 0.94, "right in the first two": 0.92, "right at first": 0.83}
"""The same for each of the five texts alone; the smallest has 255 lines, and chance moves three of them."""


@pytest.mark.parametrize("path", HELD_OUT, ids=[path.stem for path in HELD_OUT])
def test_no_held_out_text_alone_is_read_worse(judged: Judge, path: Path) -> None:
    """What one text loses is not made up for by the others."""
    shares = _shares(judged(path))
    assert {name: share for name, share in shares.items() if share < FLOOR_OF_EACH.get(name, 0)} == {}
    assert shares["certain alarms without emergency"] <= 0.02


@pytest.mark.parametrize(
    ("name", "fair", "acted"),
    [
        ("free", 0.75, 0.84),
        ("oblique", 0.75, 0.83),
        ("quoted", 0.85, 0.90),
        ("knotty", 0.90, 0.95),
        ("everyday", 0.88, 0.95),
    ],
)
def test_text_written_before_its_labels_is_read_no_worse(judged: Judge, name: str, fair: float, acted: float) -> None:
    """What people write who think of no intent is the hardest; careful readers leave a third of it open."""
    shares = _shares(judged(Path(__file__).with_name(f"{name}.jsonl")))
    assert shares["right at first, or open"] >= fair
    assert shares["acted on without asking: right"] >= acted
    assert shares["certain alarms without emergency"] <= 0.02


VOICES = {
    "acted on without asking: right": 0.97,
    "right in the first two": 0.97,
    "right at first": 0.93,
    "emergencies answered": 0.98,
    "addresses exact": 0.96,
    "F1 category": 0.90,
    "F1 fee_topic": 0.88,
    "F1 heating_symptom": 0.90,
    "F1 place": 0.90,
    "F1 vulnerable": 0.90,
    "F1 temperature_c": 0.90,
}
"""What was reached on messages by writers who knew the specification: the bar itself, but for one emergency of 93, one
address, what is asked of money by a hair, and, not named here, when somebody should come: of that the labels' own
readers agree on three of four."""
NEIGHBOURS = VOICES | {"right at first": 0.915, "addresses exact": 0.9}
"""The same of later ones, a quarter of which tell two matters that nothing joins, or a story that looks like two; their
85 homes are told in the rarest forms."""

KINDRED = VOICES | {
    "right at first": 0.97,
    "emergencies answered": 0.995,
    "addresses exact": 0.97,
    "F1 fee_topic": 0.90,
    "F1 appointment": 0.90,
}
"""The bar itself, all of it, on what is written to be like the examples of the specification."""


@pytest.mark.parametrize(("name", "bar"), [("voices", VOICES), ("neighbours", NEIGHBOURS), ("kindred", KINDRED)])
def test_what_writers_of_the_specification_send_is_read_to_the_bar(
    judged: Judge, name: str, bar: dict[str, float]
) -> None:
    """Quotes, search phrases, chat, bills, hard forms and hard meanings, all or half of them kept from all training."""
    shares = _shares(judged(Path(__file__).with_name(f"{name}.jsonl")))
    assert {name: shares[name] for name, least in bar.items() if shares[name] < least} == {}
    assert shares["asks"] <= 0.25
    assert shares["certain alarms without emergency"] <= 0.01
    assert shares["possible alarms without emergency"] <= 0.05


def test_most_dangers_told_in_their_first_moments_are_answered(judged: Judge) -> None:
    """Who sees a danger and does not name it is heard or asked about, far from always: the distance is measured."""
    shares = _shares(judged(Path(__file__).with_name("dangers.jsonl")))
    assert shares["emergencies answered"] >= 0.85
    assert shares["certain alarms without emergency"] <= 0.02


def test_held_out_text_is_read_no_worse_than_before(judged: Judge) -> None:
    """On real and on hard text that was never trained on, the figures keep their level."""
    figures = _shares([one for path in HELD_OUT for one in judged(path)])
    assert {name: share for name, share in figures.items() if share < FLOOR.get(name, 0)} == {}
    assert figures["certain alarms without emergency"] <= 0.01
    assert figures["possible alarms without emergency"] <= 0.06


def test_plainest_sentences_are_acted_on(reader: Reader) -> None:
    """What owners type every day is understood without a question, however many rare wordings were learnt beside it."""
    lines = (Path(__file__).parent / "plain_cases.tsv").read_text("utf-8").splitlines()
    cases = [line.split("\t") for line in lines if not line.startswith("#")]
    read = [(text, intent, reader.read(text)) for text, intent in cases]
    assert [(text, reading.intent) for text, intent, reading in read if reading.intent != intent] == []
    asked = [text for text, _, reading in read if not reading.certain]
    assert len(asked) <= len(read) // 20, asked
