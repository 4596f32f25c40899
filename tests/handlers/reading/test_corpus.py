"""The training corpus: size, spread, labels, repeatability, and nothing held out in it."""

import json
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from handlers.reading.corpus import expand, labelled
from handlers.reading.corpus_grammar import Example, GrammarError, read_patterns, read_words
from handlers.reading.sentences import sentences

CORPUS = Path(__file__).parents[3] / "locales" / "zh_CN" / "corpus"
HELD_OUT = tuple(sorted(Path(__file__).parent.glob("*.jsonl")))
TOPICAL = (
    "repair", "complaint", "suggestion", "praise", "progress", "urge", "cancel", "inquiry", "fee",
    "human", "visitor", "activity", "other",
)  # fmt: skip
INTENTS = {*TOPICAL, "heating", "bind", "greeting", "thanks", "affirm", "deny"}
ALLOWED = {
    "category": {
        "plumbing", "drainage", "electrical", "lighting", "elevator", "door_window", "access_control",
        "wall_ceiling", "network_tv", "gas", "fire_safety", "parking_facility", "landscaping", "appliance",
        "public_facility", "other",
    },
    "heating_symptom": {
        "not_hot", "partly_hot", "no_supply", "leak", "noise", "overheated", "valve", "other",
    },
    "place": {
        "kitchen", "bathroom", "living_room", "bedroom", "balcony", "corridor", "elevator_hall", "garage",
        "garden", "roof", "gate", "other",
    },
    "fee_type": {
        "property", "heating", "water", "electricity", "gas", "parking", "maintenance_fund", "other",
    },
    "fee_topic": {
        "balance", "how_to_pay", "standard", "invoice", "refund_or_waiver", "dispute", "deadline",
    },
    "vulnerable": {"elderly", "child", "pregnant", "patient", "disabled"},
}  # fmt: skip
CANONICAL = {
    "building": r"[A-Z]?[0-9]+[A-Z]?|[A-Z]|[甲乙丙丁][0-9]*", "unit": r"[0-9]+|[A-Z甲乙丙丁东西中]",
    "room": r"[0-9]{1,4}[A-Z]?|[0-9]{1,2}[A-Z][0-9]{2}|[A-Z][0-9]{2}|[0-9]+楼[东西南北中左右]户",
    "phone": r"[01]\d{10,11}",
}  # fmt: skip


@pytest.fixture(scope="module")
def expanded() -> list[Example]:
    return list(expand(CORPUS))


@pytest.fixture(scope="module")
def clean() -> list[Example]:
    return list(expand(CORPUS, rough=False))


def real_lines() -> list[Example]:
    return [example for path in sorted((CORPUS / "real").glob("*.jsonl")) for example in labelled(path)]


def free_lines() -> list[Example]:
    paths = [path for kind in ("free", "direct") for path in sorted((CORPUS / kind).glob("*.jsonl"))]
    return [example for path in paths for example in labelled(path)]


def composed_lines() -> list[Example]:
    return [example for path in sorted((CORPUS / "composed").glob("*.txt")) for example in sentences(path)]


def held_out_lines() -> list[Example]:
    return [example for path in HELD_OUT for example in labelled(path)]


def bare(text: str) -> str:
    """A sentence without what typing adds: marks, spaces, case."""
    return re.sub(r"\W", "", text).lower()


def check_labels(example: Example) -> None:
    assert {example.intent, *example.also} <= INTENTS, example
    assert example.intent not in example.also or example.also == ("repair",), example
    assert example.urgency in {"normal", "urgent", "emergency"}, example
    for name, value in example.slots.items():
        check_slot(example, name, value)


def check_slot(example: Example, name: str, value: object) -> None:
    if name == "temperature_c":
        assert isinstance(value, (int, float)) and -20 <= value <= 40, example
    elif name == "people_trapped":
        assert value is True and example.urgency == "emergency", example
    elif name in ALLOWED:
        values = value if isinstance(value, (tuple, list)) else [value]
        assert set(values) <= ALLOWED[name], example
    elif name in CANONICAL:
        assert re.fullmatch(CANONICAL[name], str(value)), example
    else:
        assert name in {"period", "appointment", "ticket_no"} and str(value), example


def test_the_grammar_gives_enough_distinct_sentences(expanded: list[Example]) -> None:
    """The grammar gives at least 8,000 sentences, none twice, and every intent at least 200."""
    assert len(expanded) >= 8000
    assert len({example.text for example in expanded}) == len(expanded)
    counts = Counter(example.intent for example in expanded)
    assert set(counts) == INTENTS and min(counts.values()) >= 200


@pytest.mark.parametrize("intent", sorted(INTENTS))
def test_every_intent_has_many_patterns(intent: str) -> None:
    """Each intent is said in at least 150 ways."""
    patterns = [p for path in (CORPUS / "patterns").glob(f"{intent}.*") for p in read_patterns(path)]
    assert len({pattern.parts for pattern in patterns}) >= 150


@pytest.mark.parametrize("intent", TOPICAL)
def test_an_object_alone_decides_nothing(intent: str, clean: list[Example]) -> None:
    """Every object word occurs in every intent that can be about a thing."""
    said = "\n".join(example.text for example in clean if example.intent == intent)
    assert not {word.text for word in read_words(CORPUS / "words")["object"] if word.text not in said}


def test_the_same_seed_gives_the_same_corpus(expanded: list[Example]) -> None:
    """Expansion depends on the seed and on nothing else."""
    assert list(expand(CORPUS, seed=1)) == expanded
    assert list(expand(CORPUS, seed=2)) != expanded


def test_every_label_is_one_the_reader_may_return(expanded: list[Example]) -> None:
    """Grammar, real and held-out lines carry only intents, urgencies and slot values of the reader."""
    for example in [*expanded, *real_lines(), *free_lines(), *composed_lines(), *held_out_lines()]:
        check_labels(example)


def test_emergency_words_also_stand_in_harmless_sentences(expanded: list[Example]) -> None:
    """Words of every emergency frame occur in many normal sentences, so that a word alone never alarms."""
    harmless: dict[str, int] = defaultdict(int)
    for example in expanded:
        for cue in ("煤气", "着火", "冒烟", "触电", "困", "爆", "火花", "淹", "摔", "炸"):
            if example.urgency == "normal" and cue in example.text:
                harmless[cue] += 1
    assert len(harmless) == 10 and min(harmless.values()) >= 20, harmless


def test_held_out_text_is_never_trained_on(expanded: list[Example]) -> None:
    """No held-out sentence stands in the grammar's output or among the real training lines."""
    sentences_known = [*expanded, *real_lines(), *free_lines(), *composed_lines()]
    trained = {bare(example.text) for example in sentences_known if len(bare(example.text)) > 6}
    held_out = {bare(example.text) for example in held_out_lines()}
    assert not trained & held_out


def threes(text: str) -> set[str]:
    plain = bare(text)
    return {plain[start : start + 3] for start in range(len(plain) - 2)}


def test_held_out_text_is_not_nearly_trained_on(clean: list[Example]) -> None:
    """No held-out sentence of some length shares most of its three-letter pieces with a training one."""
    held = [pieces for example in held_out_lines() if len(pieces := threes(example.text)) >= 8]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, pieces in enumerate(held):
        for piece in pieces:
            holders[piece].append(number)
    for example in (*clean, *real_lines(), *free_lines(), *composed_lines()):
        pieces = threes(example.text)
        shared = Counter(number for piece in pieces & holders.keys() for number in holders[piece])
        close = max((count / (len(pieces) + len(held[n]) - count) for n, count in shared.items()), default=0.0)
        assert close < 0.6, example.text


@pytest.mark.parametrize("name", ["real", "quotes"])
def test_real_lines_name_sources_that_are_described(name: str) -> None:
    """Every real line names a page of the sources file, and no page is in both training and held-out."""
    pages = tomllib.loads((CORPUS / "sources.toml").read_text(encoding="utf-8"))["page"]
    train = {example.source for example in real_lines()}
    held = {example.source for example in labelled(Path(__file__).parent / f"heldout_{name}.jsonl")}
    assert train <= set(pages) and held <= set(pages)
    assert not train & held
    assert all(page["title"] and page["site"] for page in pages.values())


def test_pages_named_in_composed_files_are_described() -> None:
    """Every 「# page」 line of a composed file names a page of the sources file."""
    pages = tomllib.loads((CORPUS / "sources.toml").read_text(encoding="utf-8"))["page"]
    for path in (CORPUS / "composed").glob("*.txt"):
        named = set(re.findall(r"^# page (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= set(pages), (path.name, sorted(named - set(pages)))


def test_pages_of_held_out_quotes_are_used_nowhere_else() -> None:
    """The pages marked `hq-` are those of the held-out quotes, each described once and named by no other file."""
    pages = tomllib.loads((CORPUS / "sources.toml").read_text(encoding="utf-8"))["page"]
    quoted = {example.source for example in labelled(Path(__file__).parent / "heldout_quotes.jsonl")}
    assert quoted == {key for key in pages if key.startswith("hq-")}
    described = Counter((page["site"], page["title"]) for page in pages.values())
    assert all(described[pages[key]["site"], pages[key]["title"]] == 1 for key in quoted)
    for path in (CORPUS / "composed").glob("*.txt"):
        assert "hq-" not in path.read_text(encoding="utf-8"), path.name


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    """A pattern that cannot be read is reported with its file and line."""
    path = tmp_path / "repair.txt"
    path.write_text("灯{坏了\n", encoding="utf-8")
    with pytest.raises(GrammarError, match=r"repair\.txt:1"):
        read_patterns(path)


def test_labelled_lines_keep_their_second_intent(tmp_path: Path) -> None:
    """A labelled file gives the same labels that were written."""
    row = {"text": "灯坏了，还要投诉", "intent": "repair", "also": ["complaint"], "urgency": "normal",
           "slots": {"category": "lighting"}, "source": "here"}  # fmt: skip
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert list(labelled(path)) == [
        Example(row["text"], "repair", ("complaint",), "normal", {"category": "lighting"}, "here")
    ]
