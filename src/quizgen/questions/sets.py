"""Points of a list that the essay counts: each among its neighbours, all of them, their number, and their order in time."""

import re
from itertools import pairwise

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.language.fold import fold
from quizgen.language.shadow import shadow
from quizgen.model import Analysis, Blank, Fact, Source
from quizgen.questions import above
from quizgen.questions.checks import BLANK, balanced, given_away, unfit
from quizgen.questions.clauses import points_away
from quizgen.questions.openers import ORDINAL
from quizgen.questions.passage import Passage

LONGEST = 16
"""Characters of a point that can be recalled."""
SHORTEST = 6
"""Han characters of an announcement that says what the list is of."""
# 我想|有三个原因: whose thought it is does not belong to the question
_THOUGHT = re.compile(r"我(?:想|看|觉得|以为|认为)(?=[有要共])")
# 整理起来，|学手艺要过三关
_SUMMED = re.compile(r"^(?:[\u4e00-\u9fff]{2}(?:起来|来说|来看|说来)|总之|那么|所以|因此|可见|其实)，")
_WHO = (
    ("分别是什么", "分别是谁"),
    ("分別是什麼", "分別是誰"),
    ("分别是哪些", "分别是哪些人"),
    ("分別是哪些", "分別是哪些人"),
)
"""How people are asked for: 金元四大家，分别是|谁|？"""
_IS = re.compile("，?(?:是指|指的是|就是|分别是|分别指|包括|有|是|即|指)$")  # 六项纪律|是指
# 怎样把|二者|分开呢？有三个窍门; |怎么做到的？|三句话; |工程|分三个子项目
_BACK = re.compile(
    "[二两前后]者|^(?:工程|项目|计划|活动|方案|制度|系统|试验|实验|研究|比赛|全书|全文|书)[分有共包]|^(?:怎么|如何|怎样|为什么|为何)[^，。？]{0,4}[？?]"
)
_FIRST_PERSON = re.compile(r"我(?!国|们)|咱|你知道|您知道|笔者|作者|本[文书校院市县区厂店]")  # 我做了三件事
# 一个分句，再一个分句: no point but a passage; 一、开煤炼铁: its own mark
_NESTED = re.compile(r"[，；：。？！,;:?!—…\n]|^[一二三四五六七八九十\d]+[、.．]")
_ANSWERS = re.compile(r"[问答说道称]：|^(?:具体|主要|一共|总共)")  # 程师傅答：有四条
# 许静宜列出三个条件: of what?
_OF_WHAT = re.compile(
    r"[^，。；：]{2,8}(?:列出|列举|答|做|提出|提到|说|说出|讲|给出|举出|写下|定下|总结出?)了?[|一二两三四五六七八九十\d]+[个件条点种项](?:事情?|条件|原因|理由|要求|建议|办法|要点|特点|规矩)?"
)
# 《报告》提出了|条建议: nobody needs to know how many
_COUNTED = re.compile(
    r"以下\||\|[个条点项种大类方]*(?:工作|任务|内容|事项|环节|建议|问题|方面|原因|措施|要求|意见|特点|好处|启示|看法|理由|体会|感受|收获)"
)
_IT = re.compile(r"它(?!们)")  # 出发之前，|它要办完三件事: who?
_VAGUE = re.compile(r"至少|以上|多$|左右|大约|将近")  # 至少有四种: nobody knows how many there are


def passage(analysis: Analysis, fact: Fact, blank: Blank, ask: str) -> Passage | str:
    """The prompt of `ask` with `{topic}` and `{points}` filled in, or the reason why it cannot be asked."""
    items = tuple(fact.data["items"])
    if not leads(analysis, fact, blank):
        return "no-context"
    topic = announced(analysis, fact, blank)
    slot = blank.slot.partition(":")[0]
    # how many there are one can tell whatever they are like
    reason = unfit_topic(topic) or ("" if slot == "count" else unfit_items(items))
    if reason or not _begins(analysis, blank.passage_start):
        return reason or "cut"
    answer = analysis.essay.text[blank.start : blank.end]
    if slot == "count" and _VAGUE.search(fold(topic)):
        return "many-fit"
    if slot == "points":
        answer = joined(items)
        if any(given_away(item, topic) for item in items):
            return "gives-away"
    if set(items) <= {analysis.essay.text[m.start : m.end] for m in analysis.mentions}:
        for what, who in _WHO:
            ask = ask.replace(what, who)
    shown = [BLANK if fold(item) == fold(answer) else item for item in items]
    prompt = ask.replace("{topic}", topic).replace("{points}", joined(shown))
    before, _, after = prompt.partition(BLANK)
    line = above.title(analysis, blank)
    return unfit(before + "|" + after, answer) or Passage(before, answer, after, context=line)


def leads(analysis: Analysis, fact: Fact, blank: Blank) -> bool:
    """Does the passage begin with what announces the list?"""
    return analysis.essay.text.startswith(str(fact.data["topic"]), blank.passage_start)


def announced(analysis: Analysis, fact: Fact, blank: Blank) -> str:
    """What announces the list, without what leads up to it; the number hidden where that is asked."""
    essay, low = analysis.essay, blank.passage_start
    high = low + len(str(fact.data["topic"]))
    while (tail := _IS.search(essay.shadow, low, high)) and tail.end() == high:
        high = tail.start()
    summed = _SUMMED.match(essay.shadow[low:high])
    low += summed.end() if summed else 0
    numbered = ORDINAL.match(essay.shadow, low, high)
    low = numbered.end() if numbered else low  # 6、|火灾事故分为四个等级
    edges = [low, high]
    if found := _THOUGHT.search(essay.shadow[low:high]):
        edges = [low, low + found.start(), low + found.end(), high]
    hole = blank.slot == "count"
    pieces = []
    for a, b in pairwise(edges):
        if edges.index(a) % 2:
            continue
        inside = hole and a <= blank.start < b
        pieces.append(
            essay.text[a : blank.start] + BLANK + essay.text[blank.end : b] if inside else essay.text[a:b]
        )
    return "".join(pieces)


def joined(items: tuple[str, ...] | list[str]) -> str:
    """Points one after the other as a Chinese list."""
    return ("；" if any("、" in item for item in items) else "、").join(items)


def unfit_topic(topic: str) -> str:
    """The reason why an announcement does not stand alone, or an empty string."""
    flat = shadow(topic.replace(BLANK, "|"))
    if _FIRST_PERSON.search(flat):
        return "first-person"
    if _ANSWERS.search(flat):
        return "cut"
    if han(topic) < SHORTEST or _OF_WHAT.fullmatch(flat) or not balanced(topic.replace(BLANK, "")):
        return "no-context"
    if "|" in flat and _COUNTED.search(flat):
        return "trivial"
    it = _IT.search(flat)
    return (
        "dangling-pronoun"
        if points_away(flat) or _BACK.search(flat) or (it and han(flat[: it.start()]) < SHORTEST)
        else ""
    )


def sources(analysis: Analysis, fact: Fact, blank: Blank) -> list[Source]:
    """Where a list is announced and each of its points stands; nothing for other slots."""
    if blank.slot.partition(":")[0] not in ("points", "point", "count", "steps"):
        return []
    essay, at = analysis.essay, fact.start
    found = [essay.source(blank.passage_start, blank.passage_end)]
    for item in fact.data["items"]:
        at = essay.text.index(item, at)
        found.append(essay.source(at, at + len(item)))
        at += len(item)
    return found


def _begins(analysis: Analysis, at: int) -> bool:
    """Does a sentence begin here, or a clause with a subject? 并推动三项工作 behind a comma has its own elsewhere."""
    sentence = analysis.sentence_at(at)
    if sentence is None or not analysis.essay.text[sentence.start : at].strip("“「『 \u3000"):
        return sentence is not None
    ahead = analysis.essay.shadow[at : at + 8]
    first = ahead[slice(*segment.cut(ahead)[0])]
    return any(m.start == at for m in analysis.mentions) or segment.tag(first).startswith("n")


def unfit_items(items: tuple[str, ...]) -> str:
    """Points that nobody would recall, or that say the same."""
    if any(len(item) > LONGEST or _NESTED.search(item) or points_away(shadow(item)) for item in items):
        return "many-fit"
    flat = [fold(item) for item in items]
    if any(one != two and one in two for one in flat for two in flat) or len(set(flat)) < len(flat):
        return "gives-away"
    return ""
