"""Is a saying worth asking? Who says it or where it stands must be told beside it, unless everybody knows it."""

import re

from quizgen.questions.checks import but_for_one, first_person

TELLING = 16
"""Han characters beside a whole saying that tell which it is."""
LONG_HALF = 10
"""Characters of a half of a saying that is known without its source; longer ones are somebody's prose."""

_FOLK = re.compile(r"古人|古语|俗话|俗语|常言|老话|谚语|成语|有道是|所谓")
_WORD = re.compile(r"[\u4e00-\u9fff]")
_CLASSICAL = re.compile("[乎之也矣焉哉者曰兮岂何孰安]")  # 王侯将相，（宁有种乎）？
_SAYS = re.compile(
    r"(?<![来小传学解])说|(?<![渠知频轨街])道|[云曰言称写题语话诗句讲训]|指出|表示|强调|告诉|叮嘱|嘱咐|提出"
)  # 老师傅|说|：“（　　）”
AUTHOR = re.compile(r"(?:——|—|--|─+)[^。！？\n]{2,40}$")  # 学海无涯苦作舟。|——韩愈
# 你怎样理解“登山必到峰顶”？: what a reader asks behind the text
EXERCISE = re.compile(
    r"你(?:怎样|如何|怎么)(?:理解|看待|评价|看)|请你?(?:谈谈|说说|结合)|[联结][系合][^，。]{2,12}(?:谈谈|说说)"
)


def unworthy_words(before: str, answer: str, after: str) -> str:
    """A line of somebody unnamed is no saying that one could know: its frame must tell where it comes from."""
    frame = re.split(r"[“「『]", before)[0] + re.split(r"[”」』]", after)[-1]
    if but_for_one(answer, before + "|" + after):
        return "gives-away"  # 庄子“技进乎道”, 魏源“（技可进乎道）”
    if EXERCISE.search(frame):
        return "trivial"
    if first_person(frame):
        return "first-person"
    if AUTHOR.search(after.rstrip()):
        return ""
    whole = re.search(r"[“「『]$", before) and re.match(r"[。！？]?[”」』]", after)
    if whole and _FOLK.search(frame) and len(_WORD.findall(frame)) < TELLING:
        return "many-fit"  # 古人说“（　　）”
    asks = re.match("[？?][”」』]", after) and "问" in frame
    if asks and not _CLASSICAL.search(answer + before):
        return "many-fit"  # 同桌问了一句：“那香菱学诗，（拜的老师是谁）？”
    if _SAYS.search(frame) or "《" in frame:
        return ""
    inside = re.split(r"[“「『]", before)[-1] + answer + re.split(r"[”」』]", after)[0]
    halves = [half for half in re.split(r"[，。；！？“”「」『』]", inside) if half]
    even = (
        len({len(half) for half in halves}) == 1 and len(halves) > 1 and len(halves[0]) <= LONG_HALF
    )  # 三百六十行，行行出状元 is known as it is
    return "" if even else "no-context"
