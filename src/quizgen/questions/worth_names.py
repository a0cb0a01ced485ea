"""Which sentences tell enough of somebody who is not their subject: 隋代工匠李春设计的赵州桥, 要由妻子黄美芸代他宣读."""

import re

from quizgen.language.names import noun_before
from quizgen.model import Analysis, Blank

# 唱片里的|李二胖|手中的安全带: of a story's things
_OWNS = re.compile("(?:手[中里上]|身[上边]|家[中里]?|脸上|心[中里]|眼[中里])?的")
_JOINS = "、和与與及跟"
# 曾子|说：“…”: whose words they are is asked as such
_SAYS = re.compile(
    r"[^，。；：“「]{0,8}[说說道云曰写寫讲講称稱问問答][^，。；：“「]{0,3}[：，:,]?[“「『]|(?:说|說|道|表示|指出|认为|認為|介绍|介紹|回忆|回憶)[，。]"
)
# 以|习近平|同志为核心的党中央, 以|李院生|为队长 is another thing
_CORE = re.compile("同志[为為]核心")
# 如果说|于漪|代表的是讲台的深度，那么|黄大年|代表的是讲台的宽度; 你失恋，有|李商隐
_RHETORIC = re.compile("如果[说說]|你")


def unworthy_name(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """The reason why nobody should be asked whom the passage from `start` to `end` names beside its subject, or an empty string."""
    shadow = analysis.essay.shadow
    if any(q.depth == 0 and q.start < blank.start < q.end for q in analysis.quotes):
        return "no-context"  # “校长郑怀远跟我说：…”: of whom somebody only talks
    if any(pattern.match(shadow, blank.end) for pattern in (_OWNS, _SAYS, _CORE)):
        return "trivial"
    if _RHETORIC.search(shadow, start, end):
        return "trivial"
    joined = shadow[blank.end : blank.end + 1] in _JOINS or shadow[blank.start - 1 : blank.start] in _JOINS
    return "many-fit" if joined and not noun_before(shadow, blank.start) else ""  # 和胡适、|赵元任|同船赴美
