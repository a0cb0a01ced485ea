"""Speeds side by side in one run: machines differ and are shared, ratios travel. `make bench` prints them."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from quizgen.model import Essay

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 7


def seconds(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median of several runs."""
    times = []
    for _ in range(rounds):
        before = time.perf_counter()
        run()
        times.append(time.perf_counter() - before)
    return statistics.median(times)


def process(*code: str) -> Callable[[], object]:
    """A run of Python in a process of its own."""
    return lambda: subprocess.run([sys.executable, *code], check=True, capture_output=True)


def line(name: str, ours: float, other: str, theirs: float, wanted: str) -> None:
    """One comparison."""
    print(
        f"{name:<28} {ours * 1000:9.1f} ms   {other:<26} {theirs * 1000:9.1f} ms   ratio {ours / theirs:6.2f}   {wanted}"
    )


def starts() -> None:
    """How soon the program answers."""
    bare = seconds(process("-c", "pass"))
    line(
        "quizgen --help",
        seconds(process("-m", "quizgen", "--help")),
        "bare interpreter",
        bare,
        "wanted: at most 6",
    )
    textual = seconds(process("-c", "import textual.app"))
    code = "import quizgen.tui.app, quizgen.deck, pathlib; quizgen.deck.load(pathlib.Path('decks/craftsmanship'))"
    line(
        "quiz loaded, deck read",
        seconds(process("-c", code)),
        "import textual.app",
        textual,
        "wanted: at most 3",
    )


def processes() -> None:
    """Names in two processes against one; the machine's other work shows here first."""
    code = (
        "import sys; sys.path.insert(0, 'tests'); import bench; e = bench.essays(); from quizgen.language import people;"
        " people.find(e[:1]); print(flush=True); sys.stdin.readline(); [people.find(e) for _ in range(4)]; print('done', flush=True)"
    )

    def together(count: int) -> float:
        running = [
            subprocess.Popen(
                [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            for _ in range(count)
        ]
        for one in running:
            assert one.stdout
            one.stdout.readline()
        before = time.perf_counter()
        for one in running:
            assert one.stdin
            one.stdin.write("\n")
            one.stdin.flush()
        for one in running:
            one.communicate()
        return time.perf_counter() - before

    together(1)
    runs = [(together(1), together(2)) for _ in range(5)]  # side by side; the fastest, as timeit does
    alone, two = (min(times) for times in zip(*runs, strict=True))
    print(
        f"{'names, two processes':<28} {2 * alone / two:6.2f} times the work of one in the same time   wanted: at least 1.8"
    )


def cleaning() -> None:
    """The damaged essay, whose shifted bytes are searched, and what cleaning keeps in memory."""
    import tracemalloc

    import jieba

    from quizgen import clean, read

    folder = ROOT / "decks" / "craftsmanship" / "essays"
    damaged = read.read(folder / "09_zhuanzai_yanmo.txt", folder)
    cut = seconds(lambda: list(jieba.cut(damaged.text)))
    line(
        "clean, with shift search",
        seconds(lambda: clean.clean(damaged)),
        "jieba.cut",
        cut,
        "wanted: at most 4",
    )

    def peak(times: int) -> int:
        tracemalloc.start()
        for _ in range(times):
            clean.clean(damaged)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(1)
    one, twenty = peak(1), peak(20)
    print(f"{'clean, memory of 20 files':<28} {twenty / one:6.2f} times that of one   wanted: about 1")


def essays() -> "list[Essay]":
    """The essays of the sample deck and of the tests."""
    from quizgen import clean, read

    documents = read.documents([ROOT / "decks" / "craftsmanship" / "essays", ROOT / "tests" / "essays"])
    return [essay for document in documents for essay in clean.clean(document).essays]


def speeds() -> None:
    """How fast text is read, against jieba on the same text on one core."""
    import jieba

    from quizgen import build, clean, read
    from quizgen.language import analysis, people, quantity

    documents = list(read.documents([ROOT / "decks" / "craftsmanship" / "essays", ROOT / "tests" / "essays"]))
    text = "".join(document.text for document in documents)
    jieba.setLogLevel(60)
    list(jieba.cut("预热"))
    cut = seconds(lambda: list(jieba.cut(text)))
    print(
        f"text: {len(text)} characters; jieba.cut reads {len(text) / cut / 1000:.0f} thousand characters a second"
    )
    essays = [essay for document in documents for essay in clean.clean(document).essays]
    people.find(essays[:1])
    line(
        "clean",
        seconds(lambda: [clean.clean(d) for d in documents]),
        "jieba.cut",
        cut,
        "wanted: at most 1.33",
    )
    line(
        "quantity.find",
        seconds(lambda: [quantity.find(e.text) for e in essays]),
        "jieba.cut",
        cut,
        "wanted: at most 1.33",
    )
    import jieba.posseg

    list(jieba.posseg.cut("预热"))
    posseg = seconds(lambda: [list(jieba.posseg.cut(e.shadow)) for e in essays], 3)
    line("people.find", seconds(lambda: people.find(essays), 3), "jieba.posseg", posseg, "wanted: at most 1")
    line("analyse", seconds(lambda: analysis.analyse(essays), 3), "jieba.posseg", posseg, "")
    line("facts, all of it", seconds(lambda: build.look(documents), 3), "jieba.posseg", posseg, "")


if __name__ == "__main__":
    os.chdir(ROOT)
    starts()
    speeds()
    cleaning()
    processes()
