"""Chinese words: the quick tokenizer cuts as jieba does."""

from pathlib import Path

from handlers.reading import tokens

TEXTS = (
    "三号楼二单元五零一暖气一点都不热，家里有老人",
    "楼道灯闪得眼疼,对了物业费能不能在楼下小卖部交",
    "电梯里困人了快来！！！",
    "wifi连不上 iphone15扫码没反应",
    "𠮷野家门口的井盖又松了😂",
    "",
)


def test_the_quick_tokenizer_cuts_as_jieba_does() -> None:
    """Logarithms taken once give the very words that jieba cuts with the same frequencies."""
    jieba = tokens.library()
    domain = ["暖气", "一点都不热", "楼道灯", "小卖部", "困人"]
    known = dict(tokens._general(Path(jieba.__file__).with_name("dict.txt")))
    known.update(dict.fromkeys(domain, tokens._FREQUENT))
    plain = jieba.Tokenizer()
    plain.total, plain.FREQ, plain.initialized = sum(known.values()), tokens._with_beginnings(known), True
    quick = tokens.tokenizer(domain)
    corpus = Path(__file__).parent / "heldout_quotes.jsonl"
    for text in [*TEXTS, *corpus.read_text("utf-8").splitlines()]:
        assert quick(text) == list(plain.cut(text, HMM=False))
