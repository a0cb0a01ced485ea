"""Lines that explain a term each: 红移：光源远离观测者，使光的波长变长的现象。"""

import re
from collections.abc import Iterator

from quizgen.facts import _terms
from quizgen.facts._copulas import Found
from quizgen.facts._terms import HAN
from quizgen.language.marks import BULLET
from quizgen.language.names import person_noun
from quizgen.language.spans import touching
from quizgen.model import Analysis

SHORTEST = 8
"""Han characters of an explanation."""
# 1.「光年」：「光在真空中走一年的距离，约9.46万亿公里」
_LINE = re.compile(
    BULLET
    + r"[“「【]?(?P<term>[\u4e00-\u9fff]{2,10})[”」】]?[：:][ \u3000]*(?P<said>[^\n：:]{8,160}?[。；;]?)[ \u3000]*$",
    re.MULTILINE,
)
_FIRST = re.compile(r"[^。！？；;\n]+")
# 使光的波长变长|的现象; 指|…; 一种|…
_EXPLAINS = re.compile(r"的[\u4e00-\u9fff]{1,4}(?=[，,。；;]|$)")
_BEGINS = re.compile("是?指|即|一[种类门项]|又称|简称|通常指")
# 名词解释, 术语表, 小词典
_HEADING = re.compile("名词|术语|概念|词语|词汇|释义|小词典|词典|解释|注释|关键词")
# 阿基米德|原理|：…, one line alone
_NAMED = re.compile("(?:原理|定律|定理|效应|法则|定则|公理|悖论|主义|学说|模型)$")
# 时间：…, 主题：…: what a page tells of itself
_LABEL = re.compile(
    "时间|日期|地点|人物|主题|题目|标题|作者|来源|出处|背景|原因|结果|意义|影响|例如|比如|注意|提示|总结|小结|答案|解析|点评|思考|适用|运用|示例|材料|要求|说明|方法|目标|重点|难点|特点|优点|缺点|内容|结论|观点|论点|论据|公式|单位|符号|条件|步骤|过程|应用|考点|易错|口诀|补充|拓展|概述|简介|事迹|生平|成就|评价"
)


def find(analysis: Analysis) -> Iterator[Found]:
    """The terms of two such lines or more in a row, or of lines under a heading that promises explanations."""
    shadow = analysis.essay.shadow
    row: list[re.Match[str]] = []
    for line in _LINE.finditer(shadow):
        if not _explains(analysis, line):
            continue
        if row and shadow[row[-1].end() : line.start()].strip():
            yield from _found(shadow, row)
            row = []
        row.append(line)
    yield from _found(shadow, row)


def _found(shadow: str, row: list[re.Match[str]]) -> Iterator[Found]:
    alone = len(row) == 1 and not (_NAMED.search(row[0]["term"]) or _headed(shadow, row[0].start()))
    if not row or alone:
        return
    for line in row:
        first = _FIRST.match(shadow, line.start("said"), line.end("said"))
        if first:
            yield Found(line.span("term"), first.span(), "named")


def _headed(shadow: str, at: int) -> bool:
    """Does the line before say that terms are explained?"""
    above = shadow[:at].rstrip().rpartition("\n")[2]
    return len(above) <= 12 and bool(_HEADING.search(above))


def _explains(analysis: Analysis, line: re.Match[str]) -> bool:
    """Is it a term and what it is, and no person, question or label?"""
    term, said = line["term"], line["said"]
    first = _FIRST.match(said)
    if first is None or len(HAN.findall(first[0])) < SHORTEST or _LABEL.search(term):
        return False
    people = touching(analysis.mentions, *line.span("term")) or person_noun(term)
    return not people and _terms.is_noun(term) and bool(_EXPLAINS.search(first[0]) or _BEGINS.match(said))
