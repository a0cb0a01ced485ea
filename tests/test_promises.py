"""What holds for any text: it is read without an error, every fact stands where it says, and nothing takes for ever."""

import random
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen import build
from quizgen.model import Document, Essay, Fact

HERE = Path(__file__).parent
ENDLESS = tomllib.loads((HERE / "specs/promises/endless.toml").read_text("utf-8"))["case"]
LONGER, GROWTH = 4, 9
"""A text of four times the length may cost nine times as much: what grows with the square costs sixteen times."""
TRIFLE, TRIES = 0.1, 4
MARKS = "，。、；：“”‘’「」『』《》（）()——…！？?!·【】〈〉 \t\n\r\u3000\"'_X□*#<>&@/\\%.-~0123456789一二三两半几百万亿"
WORDS = """
李白 李华 王强 居里夫人 鲁迅先生 老王 他 她 他们 我 自己 某某 张__ 诗人 院长 工匠 精神 北京 大学 研究 写了 出生在 建成
说 说：“ 写道： 。” 认为 告诉 俗话说 《论语》中说 ——鲁迅 ”他说，“ 的名言 是 是一种 所谓 就是 指的是 叫做 不是 而是
1965年 1949年10月1日 公元前221年 上世纪八十年代 乾隆元年 次年 同年5月 20__年 唐代 3万元 百分之五十 50% 第一 三个方面
0.05毫米 不足 左右 每小时 10^9 1/3 三五天 首先， 其次， 一是 二、 （三） 1. 的 了 和 在 有 臺灣 說：「 」 著名 隨著 ⼯
zhōng (guó) https://a.cn/b a@b.cn &nbsp; <b> 发明了一种新的方法。 他研究了三年，终于成功。 “千里之行，始于足下。”
"""
PIECES = [*MARKS, *WORDS.split(), "篇一\n", "天气很好，我们去公园。\n\n"]
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join),
    st.text(max_size=200),
)
calm = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])


def document(text: str, name: str = "essay.txt") -> Document:
    return Document(name, "0" * 64, "utf-8", text)


def check(fact: Fact, essay: Essay) -> None:
    raw, source = essay.document.text, fact.source
    assert raw[source.start : source.end] == fact.surface != ""
    assert source.line == 1 + raw[: source.start].count("\n")
    assert fact.sentence in essay.text
    assert 0 <= fact.start < fact.end <= len(essay.text)
    for blank in fact.blanks:
        assert 0 <= blank.passage_start <= blank.start < blank.end <= blank.passage_end <= len(essay.text)


@calm
@given(texts)
def test_every_fact_of_any_text_stands_where_it_says(text: str) -> None:
    reading = build.look([document(text)])
    essays = {essay.id: essay for essay in reading.essays}
    for fact in reading.facts:
        check(fact, essays[fact.essay])


@settings(calm, max_examples=40)
@given(st.lists(texts, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_essays_changes_no_id(written: list[str], order: random.Random) -> None:
    documents = [document(text, f"{i}.txt") for i, text in enumerate(written)]
    shuffled = documents[:]
    order.shuffle(shuffled)
    one, two = (
        sorted((fact.essay, fact.start, fact.kind, fact.id) for fact in build.look(those).facts)
        for those in (documents, shuffled)
    )
    assert one == two


def test_ordinary_essays_have_facts_to_check() -> None:
    reading = build.look(
        [document(p.read_text("utf-8"), p.name) for p in sorted((HERE / "essays").iterdir())]
    )
    essays = {essay.id: essay for essay in reading.essays}
    for fact in reading.facts:
        check(fact, essays[fact.essay])
    assert len({fact.kind for fact in reading.facts}) > 5


def cost(text: str) -> float:
    """Seconds of this process that reading `text` takes."""
    start = time.process_time()
    build.look([document(text)])
    return time.process_time() - start


def text_of(case: dict[str, Any], share: int) -> str:
    """One in `share` of the text of `case`."""
    drawn = random.Random(case["label"])
    if "random" in case:
        return "".join(chr(drawn.randrange(0x4E00, 0xA000)) for _ in range(case["random"] // share))
    return str(case["piece"] * (case["times"] // share))


@pytest.fixture(scope="module")
def warm() -> None:
    """What is loaded once."""
    cost("中国(zhōng guó)的工匠李华说：“好。”")


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("case", ENDLESS, ids=lambda case: case["label"])
def test_no_text_takes_for_ever(case: dict[str, Any]) -> None:
    # A busy machine slows one measurement, not every one of them.
    assert any(cost(text_of(case, 1)) < GROWTH * cost(text_of(case, LONGER)) + TRIFLE for _ in range(TRIES))
