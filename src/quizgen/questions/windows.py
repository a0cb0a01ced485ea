"""The runs of clauses that a passage may be: the whole sentence, then shorter ones."""

import re
from collections.abc import Iterator

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.model import Analysis, Blank
from quizgen.questions.checks import LONGEST, QUOTED
from quizgen.questions.definites import measured
from quizgen.questions.endings import GOES, can_end, tells_something
from quizgen.questions.openers import behind_opener

COMFORTABLE = 95
"""Characters beyond which what stands behind a semicolon falls off; of 21 passages of 80 to 120 characters so cut readers kept 17."""
TIRING = 120
"""Characters beyond which clauses fall off, and of people told side by side all but one; of 76 passages whose head fell off readers
kept 40."""
AHEAD = 16
"""Characters behind a comma that tell whether the sentence may end before it."""
REACH = 40
"""Characters looked at for the first clause of a window."""
_LISTED = re.compile(
    r"[；;](?:[一二三四五六七八九十]是|其[次二三]|第[一二三四五六七八九十][，,]|\s*[②-⑳])"
)  # 一是敢信…；二是敢慢…, ①结对31对；②外出培训174人次
# 可以概括为三条：第一，|能就业的帮就业: the first of three, shown without the others
_COUNTED = re.compile(
    r"[两二三四五六七八九几\d][个条点项件步种方]?面?[^，。；：]{0,6}：(?P<first>(?:第一|一是|其一|首先)，?)(?![一-鿿]{2,6}，)"
)
_SPOKEN = re.compile(r"[^，。；]{0,20}?(?:[说道云曰写]|指出|表示|这句|解释|形容)")  # “…”，孔子说
_MEANS = re.compile(r"[^，。；]{0,12}(?:[这這][句话話]|是|出自|语出|語出|意思)")  # “…”，这句话出自…
_SAYS = re.compile(r"[说道云曰写记言称讲]|[“「『]$|指出|告诉")
# 有人|, 笑
_SOMEBODY = re.compile("[他她我你它]|有人|大家|人们|别人|旁人|[笑骂劝问]")
_THOUGHT = re.compile(r"[^，。]{0,8}我[^，。]{0,5}(?:想|觉得|认为|以为|说|相信|猜)$")  # 其实我有时候在想，
_FRONTED = re.compile(r"[对對]?(?:[这這那此])[^，。；了着是有]{0,6}$")  # 这件事，|黑泽明仍不愿多谈
# 经说书人一再敷衍，|季大河成了英雄: what holds only under what stands before
_UNDER = re.compile(
    r"(?:经过?|據|据|按照?|在|随着|隨著|由于|由於|如果|假如|要是|倘若|若|只要|只有|除非|即使|哪怕|尽管|儘管|虽然|雖然|因为|因為|除了|對於|对于|当|當|每当|每當|自从|自從)[^，。；：]*$"
)
# 能拽住它的东西，|质量要有太阳的四百多万倍: whose
_SUBJECT = re.compile(
    r"(?![在从对把被按照据随由因为当如以用经除于向与和跟])[^，。；：了“”]{2,16}的[^，。；：的时后前下中里上间年月日天初末度了着过]{2,5}"
)
# 这座夜市，|全盛时期有四百多摊: who or what it is about falls off with its clause
_TOPIC = re.compile(r"[这那该此全本][\u4e00-\u9fff]")
_SOME = re.compile(r"有[人些的]|许多|多数|每[名位片座条]|每年(?=[约近仅都]?有)|各")  # 有人能在…上焊接
# 其中人工造林１.１万亩，封山育林１.６万亩，|退化林修复２.５万亩: one part of the whole would be missed
_PARTS, _ONE_MORE = (
    re.compile(r"其中[^。；;]*\d"),
    re.compile(r"[^，。；\d]{1,8}[\d.．]+[^，。；\d]{1,4}(?:[，。；]|$)"),
)
_ONLY_THEN = re.compile("才(?:得以|能|会|有|算|可)")  # 圆山文化才得以应运而生: what must be before it
_COMMA = re.compile(r"[，；]")  # 长50米，高9米，是…
_STATED = re.compile(r"[；;]")  # 他停止了创作；|儿子后来说…
_BEGINS = re.compile(r"[，；]|：(?![“「『])")  # 他有一门绝活：砖雕…
_BOTH = re.compile("[^；。]*(?:相差|两者|二者)")  # 城镇为65.9%，|农村为46.8%，相差19.1个百分点
_END_OF_TIME = re.compile("(?:[年]?[初底末春夏秋冬]|前[后後]|左右|以?[前来來起])?")  # 2021年|底|，…
_DONE = re.compile(r"[\u4e00-\u9fff]{1,3}了")
# 「计划」用三年左右时间, 「规定」每人每天…: what is done, no subject
_PLANS = re.compile("(?:计划|规定|要求|安排|设计|报道|报告|建议)(?=[用在到于将把每从对为以由])")


def windows(analysis: Analysis, blank: Blank) -> Iterator[tuple[int, int]]:
    """The sentence, then shorter runs of clauses that begin with a subject of their own, longest first.

    Of a sentence that tells of several people side by side their own part between semicolons comes first.
    """
    text = analysis.essay.text
    first, last = trimmed(analysis, blank)
    low, high = _part(text, first, last, blank)
    if low > first and last - first > TIRING and any(low <= m.start < high for m in analysis.mentions):
        yield behind_opener(analysis, low, blank), high
    yield first, last
    if measured(analysis.essay.shadow[first:last]):
        return  # 现场观众有二百万，|志愿工作人员达1.2万名: of what, no clause of it tells
    low, high = _own(analysis, blank)
    starts = [first]
    for match in _BEGINS.finditer(text, low, blank.start):
        at = behind_opener(analysis, match.end(), blank)
        if _BOTH.match(analysis.essay.shadow, at, high):
            continue
        if at > first and _has_subject(analysis, at, first) and not _dropped(text, low, match.start()):
            starts.append(at)
    for start in starts:
        yield start, _shortened(text, start, high, blank)
        if blank.slot == "term":
            continue  # 是创新起主导作用，…的先进生产力质态 says what it is only with its end
        # 图书馆管理员（　　），|用一台旧缝纫机…: a name alone tells nothing
        ends = (m.start() for m in _COMMA.finditer(text, _behind(text, blank), high) if m.start() > blank.end)
        fit = [at for at in ends if can_end(text[start:at], text[at + 1 : at + AHEAD])]
        fit = [at for at in fit if tells_something(text[start:at])]
        stated = [at for at in fit if _STATED.match(text, at)]
        for end in dict.fromkeys([*stated[-1:], *fit[:1]]):
            yield start, end


def _has_subject(analysis: Analysis, at: int, first: int) -> bool:
    """Does the clause at `at` begin with a noun new in the sentence since `first`, a name, or 有人, 每片, and has it a verb?

    技法创新 of two words is a heading.
    """
    shadow = analysis.essay.shadow
    for mention in analysis.mentions:
        if mention.start == at:
            return not GOES.match(shadow, mention.end + len(mention.title))
    clause = re.split(r"[，。；：]", shadow[at : at + REACH], maxsplit=1)[0]
    if clause.startswith("连"):
        return False  # 连一间活动室也没有
    if _SOME.match(clause):
        return True
    if _ONLY_THEN.search(clause):
        return False
    dropped = shadow[first:at]
    named = any(first <= m.start < at for m in analysis.mentions)
    if shadow[at - 1] != "：" and (named or _TOPIC.match(dropped)):
        return False
    if _DONE.match(clause) or _PLANS.match(clause):
        return False  # 漏焊|了不到两厘米, 计划|用三年左右时间
    found = [(clause[a:b], segment.tag(clause[a:b])) for a, b in segment.cut(clause)]
    if len(found) > 1 and found[1][0] in ("途中", "中途", "路上", "期间"):
        return False  # 航|途中遇上风暴
    if not found or not found[0][1].startswith("n") or found[0][0] in shadow[first:at]:
        return False
    return len(found) > 2 and any(tag[:1] in ("v", "p") for _, tag in found[1:])


def _dropped(text: str, low: int, comma: int) -> bool:
    """Would the clause that falls off before a window be missed?"""
    begin = max(low, *(text.rfind(mark, low, comma) + 1 for mark in "，；。：！？"))
    under = text[comma] != "：" and (
        _UNDER.match(text, begin, comma) or _SUBJECT.fullmatch(text, begin, comma)
    )
    return bool(under or _FRONTED.match(text, begin, comma) or _THOUGHT.match(text, begin, comma))


# 1899年印出《巴黎茶花女遗事》|，这不就是来世么。
_ASIDE = re.compile(
    r"，(?:这|那|岂|可)不(?:就|正)?是[^，。；“”]{1,14}[么吗][。？]?$|，(?:不是[么吗]|对不对|你说呢)[。？]?$"
)


def trimmed(analysis: Analysis, blank: Blank) -> tuple[int, int]:
    """The passage without what ties it to the sentence before."""
    start, end = _own(analysis, blank)
    start = _behind_heading(analysis, behind_opener(analysis, start, blank), blank)
    if blank.sort == "words":
        return start, _behind_words(analysis, blank, end)
    aside = _ASIDE.search(analysis.essay.shadow, blank.end, end)
    return start, _shortened(analysis.essay.text, start, aside.start() if aside else end, blank)


def _behind_heading(analysis: Analysis, start: int, blank: Blank) -> int:
    """The place behind a heading that runs into words: 传承，一份责任|“…”，何世良说."""
    shadow = analysis.essay.shadow
    spoken = next((q for q in analysis.quotes if start < q.start < blank.start and q.depth == 0), None)
    if spoken is None or not re.match(r"，[\u4e00-\u9fff]{2,8}[说道]", shadow[spoken.end : spoken.end + 11]):
        return start
    head = shadow[start : spoken.start]
    if _SOMEBODY.search(head):
        return start  # 事后有人笑他|“先救猪后救人”，田勇说
    runs_in = han(head) == len(head) - head.count("，") and not _SAYS.search(head)
    return (
        spoken.start
        if runs_in and not any(start <= m.start < spoken.start for m in analysis.mentions)
        else start
    )


def _own(analysis: Analysis, blank: Blank) -> tuple[int, int]:
    """The whole passage; of a long one, and of a row of points, only the part between semicolons."""
    start, end = blank.passage_start, blank.passage_end
    if end - start <= LONGEST and not _LISTED.search(analysis.essay.shadow, start, end):
        return start, end
    low, high = _part(analysis.essay.text, start, end, blank)
    counted = _COUNTED.search(analysis.essay.shadow, low, blank.start) if high < end else None
    return (counted.start("first") if counted else low), high


def _behind_words(analysis: Analysis, blank: Blank, end: int) -> int:
    """Of a sentence that goes on after a saying only the saying is asked, unless its speaker comes behind it."""
    text = analysis.essay.text
    inner = [q for q in analysis.quotes if q.start <= blank.start and blank.end <= q.end and q.depth == 0]
    if not inner or inner[0].end >= end or text[inner[0].end] not in "，；":
        return end
    stop = inner[0].end
    if not text[blank.passage_start : inner[0].start].strip():
        behind = text[stop:end].strip("。！？，；")
        if not behind or not (_SPOKEN.match(analysis.essay.shadow, stop + 1, end) or _MEANS.match(behind)):
            return stop  # “牢骚太盛防肠断，（　　）”！ “三百六十行，（　　）”，|这些工匠给我们…
    frame = QUOTED.sub("", analysis.essay.shadow[blank.passage_start : inner[0].start])
    if not _SAYS.search(frame):
        return end  # 从庄子“…”到魏源“…”，所提到的…
    return end if _SPOKEN.match(analysis.essay.shadow, stop + 1, end) else stop


def _shortened(text: str, start: int, end: int, blank: Blank) -> int:
    """The end of a long passage after the clause that holds the answer, where the rest only goes on telling."""
    if end - start <= COMFORTABLE or blank.sort == "term":
        return end
    stops = _COMMA if end - start > TIRING else _STATED
    for match in stops.finditer(text, _behind(text, blank), end):
        kept, ahead = text[start : match.start()], text[match.end() : match.end() + AHEAD]
        parts = _PARTS.search(kept) and _ONE_MORE.match(ahead)
        if can_end(kept, ahead) and tells_something(kept) and not parts:
            return match.start()
    return end


def _behind(text: str, blank: Blank) -> int:
    """From where a passage may end: what happened at a date stands behind its comma (1987年，…; 2021年|底，…)."""
    if blank.sort != "date":
        return blank.end
    told = _END_OF_TIME.match(text, blank.end)
    return (told.end() if told else blank.end) + 1


def _part(text: str, start: int, end: int, blank: Blank) -> tuple[int, int]:
    left = max(text.rfind(mark, start, blank.start) for mark in "；;")
    right = min((at for mark in "；;" if (at := text.find(mark, blank.end, end)) >= 0), default=end)
    return (left + 1 if left >= 0 else start), right
