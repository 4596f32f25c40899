"""The reader alone: what it costs to start, and to understand one message."""

import time

from product import ROOT

from handlers.reading.reader import Reader
from tests.bench.figures import Figure, head, line

ROUNDS = 5
TIMES = 40
SENTENCES = (
    "厨房水龙头一直滴水，周六上午在家", "3号楼2单元501暖气一点都不热，家里有老人", "我还欠多少物业费",
    "谢谢王师傅，修得很好", "卫生间暖气管爆了，水到处都是", "电梯里困人了快来", "楼道灯不亮了", "师傅几点到",
    "屋里才16度，我交了钱的！", "改下午行吗", "保洁三天没来，投诉两次没人管，再不管我打12345",
    "厨房水龙头一直滴水，还有客厅灯不亮了，周六上午在家", "好的", "你好",
)  # fmt: skip


def main() -> None:
    started = time.process_time()
    reader = Reader.load(ROOT / "locales" / "zh_CN")
    loading = time.process_time() - started
    reader.read(SENTENCES[0])
    figure = Figure.of([_round(reader) for _ in range(ROUNDS)])
    head("The reader")
    line("start, once a process", f"{loading:.2f} s of CPU")
    line(f"one message (mean of {len(SENTENCES)} sentences)", figure.shown(1000, " ms"))
    line("messages a second on one core", f"{1 / figure.median:,.0f}")


def _round(reader: Reader) -> float:
    started = time.process_time()
    for _ in range(TIMES):
        for sentence in SENTENCES:
            reader.read(sentence)
    return (time.process_time() - started) / (TIMES * len(SENTENCES))


if __name__ == "__main__":
    main()
