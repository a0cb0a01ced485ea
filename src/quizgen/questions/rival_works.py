"""Which books cannot be wrong options for another: written too late or too early, or holding the same words."""

import re
from collections.abc import Mapping
from functools import cache

from quizgen.language.fold import fold
from quizgen.questions import affinity
from quizgen.questions.rival_pool import Asked
from quizgen.questions.rival_times import Stretch, lifetime, told

# 医学「论文集」（　　）: of four titles the one of such a book is seen
_KIND = re.compile(
    r"(?:论文集?|小说集?|诗集|散文集?|文集|童话|寓言|杂志|周刊|月刊|期刊|学报|日报|晚报|报纸|电影|影片|纪录片|电视剧|话剧|歌剧|京剧|歌曲|油画|国画|自传|回忆录|传记|教材|教科书|专著|词典|辞典|报告|条例|演讲)$"
)


# 《粮食安全保障法》: of a plan and two laws it is one of the laws
_LAW = re.compile(
    "(?:法|条例|规定|办法|宪法|公约|宣言|方案|规划|纲要|意见|决定|计划|日报|晚报|周刊|月刊|杂志)(?=》)"
)


@cache
def _years() -> Mapping[str, int]:
    rows = (line.split("\t") for line in affinity.lines("quizgen.questions", "works.txt"))
    return {fold(hans): int(year) for hans, _, year in rows}


@cache
def _shared() -> Mapping[str, frozenset[str]]:
    rows = (line.split() for line in affinity.lines("quizgen.questions", "shared_works.txt"))
    return {
        fold(f"《{work}》"): frozenset(fold(f"《{other}》") for other in others) for work, *others in rows
    }


def written(title: str) -> int | None:
    """The year in which a well-known work was there, as far as the table tells."""
    return _years().get(fold(title))


def holding(asked: Asked) -> frozenset[str]:
    """Folded titles of the works that hold the words too which are quoted: “天下大事，必作于细” is in 《韩非子》 as well as in 《老子》."""
    return _shared().get(fold(asked.answer), frozenset()) if '"' in fold(asked.around) else frozenset()


def scene(asked: Asked) -> Stretch | None:
    """The years that a question about a book plays in: those it tells, else those of whoever may have written or read it.

    司马迁写成五十二万余字的（　　）: no book of a later time.
    """
    around, right = asked.around, written(asked.answer)
    if (when := told(around)) or right is None:
        return when
    lives = [lifetime(person.name) for person in asked.analysis.people if fold(person.name) in around]
    readers = [life for life in lives if life and life.high >= right]
    told_of = [life for life in lives if life and life.high < right]  # 《宋史》说米芾…: no book before him
    return min(readers, key=lambda life: life.high, default=None) or max(
        told_of, key=lambda life: life.high, default=None
    )


def of_kind(asked: Asked, rival: str) -> bool:
    """Where a word before the blank says what sort of work it is, does the essay say the same of the rival?"""
    own, other = (_LAW.search(fold(title)) for title in (asked.answer, rival))
    if own and (other is None or other[0] != own[0]):
        return False
    kind = _KIND.search(fold(asked.before))
    return kind is None or f"{kind[0]}{fold(rival)}" in fold(asked.essay.text)


def timely(when: Stretch | None, answer: str, rival: str) -> bool:
    """Could the rival tell of these years if the answer does, and be read in them if the answer is?

    《左传》 tells nothing of 1101; nobody knows 《天工开物》 in 1086.
    """
    right, wrong = written(answer), written(rival)
    if when is None or right is None or wrong is None:
        return True
    return wrong >= when.high if right >= when.high else wrong <= when.high
