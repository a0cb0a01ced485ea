"""The sentence of a question: trimmed to what carries the fact, and made to stand alone or refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quizgen.language import segment
from quizgen.language.shadow import shadow as shadow_of
from quizgen.model import Analysis, Blank, Person
from quizgen.questions import context
from quizgen.questions.checks import BLANK, HE, LONGEST, QUOTED, SHORTEST, balanced, han, unfit
from quizgen.questions.figures import proper
from quizgen.questions.openers import behind_opener
from quizgen.questions.pronouns import NONE, glossed, stand_alone
from quizgen.questions.worth import unworthy

WITH_LEAD = 130
"""Characters of a prompt that begins with the sentences before."""
WITH_CONTEXT = 200
"""Characters of a prompt and of the sentences before that stand above it."""
COMFORTABLE = 95
"""Characters beyond which the clauses after the answer's fall off: nobody reads a longer prompt twice."""
ENOUGH = 15
"""Han characters that must stand before the end of the answer's clause for that."""
HALF = 4
"""Han characters beside the blank of a saying: 古语云：“玉不琢，（　　）。” is enough for who knows it."""
REACH = 40
"""Characters looked at for the first clause of a window."""
BARE = 16
"""Han characters that a passage which names nothing must have beside its figure; tuned on 190 questions that readers judged."""
TELLING = 16
"""Han characters that tell who is meant; （　　）成立砖雕工作组 could be anybody."""

_COMMA_INSIDE = re.compile(r"[，,]([”」])$")  # 他是活雷锋|，”
_DOUBLED = re.compile(r"([。！？…][”」』])[。！]$")  # “…老师傅了！”。
_GOES = re.compile(r"[就便也才却卻又还還则則都]")  # 徐寿|就病逝于…
_LISTED = re.compile(r"[；;](?:[一二三四五六七八九十]是|其[次二三])")  # 一是敢信…；二是敢慢…
_SPOKEN = re.compile(r"[^，。；]{0,20}?(?:[说道云曰写]|指出|表示|这句)")  # “…”，孔子说
_SAYS = re.compile(r"[说道云曰写记言称讲]|[“「『]$|指出|告诉")
# 从庄子“技进乎道”到魏源“…艺可通乎神”，|所提到的…
_FROM_TO = re.compile(
    r"[从從由](?:[^，“”「」]|“[^”]*”|「[^」]*」)*[到至](?:[^，“”「」]{0,8}(?:“[^”]*”|「[^」]*」))+[。，]?$"
)
_FIRST, _SECOND = re.compile(r"一是|其一|第一，"), re.compile(r"二是|其二|第二，")  # 一是增设20个书亭；|二是…
_TAKES = re.compile(r"[将將把][^。；“”「」]*的[\u4e00-\u9fff（）]{1,8}$")  # 将自己住了38年的别墅
_AGAIN = ("too-long", "dangling-pronoun", "first-person", "cut", "unbalanced-quote", "gives-away")
"""Reasons that a shorter run of clauses may not have."""
_AIMS = re.compile(
    r"(?:围绕|圍繞|随着|隨着|隨著|为了|為了|通过|通過|透过|透過|藉由|借助|凭借|按照|根据|根據|针对|針對|面对|面對|对于|對於|关于|關於)[^，；]*$"
)  # 围绕落实《…》，
# 一段录像：毛虫刚咬下一口，|…: what the colon announces is told to its end
_TELLS = re.compile(
    r"：[^“”「」：]*$|^[^，；：]*的《[^》]*》(?:（[^）]*）)?$"
)  # 创刊于…的《…》|，初创时只是…
_THOUGHT = re.compile(r"[^，。]{0,8}我[^，。]{0,5}(?:想|觉得|认为|以为|说|相信|猜)$")  # 其实我有时候在想，
_FRONTED = re.compile(r"[对對]?(?:[这這那此])[^，。；了着是有]{0,6}$")  # 这件事，|黑泽明仍不愿多谈
# 经说书人一再敷衍，|季大河成了英雄: what holds only under what stands before
_UNDER = re.compile(
    r"(?:经过?|據|据|按照?|在|随着|隨著|由于|由於|如果|假如|要是|倘若|若|只要|只有|除非|即使|哪怕|尽管|儘管|虽然|雖然|因为|因為|除了|對於|对于|当|當|每当|每當|自从|自從)[^，。；：]*$"
)
# 这座夜市，|全盛时期有四百多摊: who or what it is about falls off with its clause
_TOPIC = re.compile(r"[这那该此全本][\u4e00-\u9fff]")
_SOME = re.compile(r"有[人些的]|许多|多数|每[个名位家台件片座条年]|各")  # 有人能在…上焊接
# 林长江，中国科学院院士、水利专家|，领导完成了…
_APPOSED = re.compile(r"[^，；：]{2,8}，[^，；：了过過是]+[家员員长長士师師者授匠席理记記]$")
_COMMA = re.compile(r"[，；]")  # 长50米，高9米，是…
_BEGINS = re.compile(r"[，；]|：(?![“「『])")  # 他有一门绝活：砖雕…
_DONE = re.compile(r"[\u4e00-\u9fff]{1,3}了")
_PAIRED = re.compile(
    r"虽然|雖然|因为|因為|由于|由於|不仅|不僅|不但|如果|只要|只有|即使|尽管|儘管|无论|無論|与其|當|当"
)  # 因为…，所以…
_GOES_ON = re.compile(
    r"(?:^|[，,])(?:以|经过|經過|凭借|憑藉)[^，]*(?:表现|表現|复健|復健|努力|训练|訓練|成绩|成績|姿态|姿態|优势|優勢|方式)$"
    r"|^[从從][^，]*，到[^，]*$|说来也巧$|說來也巧$|没想到$|沒想到$|谁知$|不料$|巧的是$|，(?:即|也就是|也即)[^，]{2,8}$|(?:会议|會議|大[会會])?[决決]定$|(?:背景|前提|情况|情況|带领|帶領|领导|領導|帮助|幫助|率领|率領)下$|(?:发现|發現|证明|證明|证实|證實|表明|显示|顯示|意识到|意識到|得知|获悉|獲悉)$|[时時后後前中里裏说說讲講道示认為为称稱过過到在是]$|指出$|告[诉訴][^，]{0,4}$|(?:从|從)[^，]*(?:开始|開始|起)$"
    r"|(?:作为|作為|身为|身為)[^，]*$|有这样[^，]*$|有這樣[^，]*$"
    r"|，[^，]{0,3}\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?[初底春夏秋冬]?$"
)  # 他在谈话时，…; 他总结说，…


@dataclass(frozen=True, slots=True)
class Passage:
    """A prompt in two halves with the answer between them."""

    before: str
    answer: str
    after: str
    explanation: str = ""
    """Who a pronoun is, where the prompt had to say it."""
    context: str = ""
    """The sentence before, where the passage alone says too little."""

    @property
    def prompt(self) -> str:
        """The passage with its blank."""
        return self.before + BLANK + self.after

    @property
    def shown(self) -> str:
        """All that stands on the question before it is answered."""
        return self.context + self.prompt


def cut(analysis: Analysis, blank: Blank, known: Mapping[int, Person]) -> Passage | str:
    """The passage of a blank, or the reason why it cannot be asked; `known` is what `owners` found.

    The whole sentence is taken if it can be; else with the sentence before that says who or what is meant;
    else the longest run of its clauses that can stand alone.
    """
    reason = ""
    first = _trimmed(analysis, blank)[0]
    for start, end in _windows(analysis, blank):
        found = _passage(analysis, blank, start, end, known)
        if isinstance(found, Passage):
            return found
        if start == first and found in ("dangling-pronoun", "no-context"):
            led = _led(analysis, blank, start, end)
            if isinstance(led, Passage):
                return led
        reason = reason or found
        if reason not in _AGAIN:
            break
    return reason


def _led(analysis: Analysis, blank: Blank, start: int, end: int) -> Passage | str:
    """The passage with the sentences before it that say who or what is meant.

    They stand above it; where 他 of the passage is a person they name, the name is put in; where another pronoun
    points at something in them, they stand in the prompt itself.
    """
    begin = context.lead(analysis, blank, end, WITH_CONTEXT)
    if begin is None:
        return "dangling-pronoun"
    if glossed(analysis, start, end, blank, {}) == NONE:
        told = analysis.essay.text[begin : blank.passage_start]
        if blank.sort == "person" and analysis.essay.text[blank.start : blank.end].split("·")[-1] in told:
            return "gives-away"  # 布莱克威尔出生在英国。父亲（塞缪尔·布莱克威尔）是商人
        return _passage(analysis, blank, start, end, {}, begin=begin)
    if person := context.owner(analysis, begin, blank):
        known = {m.end(): person for m in HE.finditer(analysis.essay.shadow, start, end)}
        found = _passage(analysis, blank, start, end, known)
        if isinstance(found, Passage):
            return found
    return _passage(analysis, blank, begin, end, {}, WITH_LEAD)


def _passage(
    analysis: Analysis,
    blank: Blank,
    start: int,
    end: int,
    known: Mapping[int, Person],
    longest: int = LONGEST,
    begin: int | None = None,
) -> Passage | str:
    """What stands between `start` and `end`, with the sentences from `begin` on above it, where it needs them."""
    text = analysis.essay.text
    before, answer, after = text[start : blank.start], text[blank.start : blank.end], text[blank.end : end]
    if text[end : end + 1] in ("，", "；"):
        after += "。"
    after = _COMMA_INSIDE.sub(r"。\1", _DOUBLED.sub(r"\1", after))
    if "\n" in before + answer + after:
        before, answer, after = (part.replace("\n", "") for part in (before, answer, after))
    least = HALF if blank.sort == "words" else SHORTEST
    reason = unfit(before + BLANK + after, answer, least, longest) or unworthy(analysis, blank, start, end)
    if reason:
        return reason
    found = stand_alone(analysis, start if begin is None else begin, end, blank, known)
    if isinstance(found, str):
        return found
    if begin is not None:
        line = context.title(analysis, blank) + context.between(analysis, begin, blank.passage_start)
    elif blank.sort == "person" and han(before + after) < TELLING:
        return "no-context"
    elif blank.sort == "person" and not _tells_something(before + "，" + after):
        return "cut"  # （沈国鸿），云岭工学院教授，全县石匠的老师。
    elif longest > LONGEST:
        line = context.title(analysis, blank)
    else:
        line = context.line(analysis, blank, start, end, known, glossed=bool(found.added))
        little = not found.added and _says_little(analysis, blank, start, end)
        little = little or context.leans(analysis, blank, start, end)
        if little and line == context.title(analysis, blank):
            return "no-context"
    if not found.added:
        return Passage(before, answer, after, context=line)
    told = (
        "" if found.added.endswith("的") else f"{found.noun}：{found.added}"
    )  # 〔魏长林的〕妻子 says it all
    added = f"〔{found.added}〕"
    if found.at <= blank.start:
        at = found.at - start
        before = before[:at] + added + before[at:]
    else:
        at = found.at - blank.end
        after = after[:at] + added + after[at:]
    return Passage(before, answer, after, told, line)


def _says_little(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does a short passage inside a paragraph name nothing: 真正的转变发生在（　　）, 每人要交（　　）?"""
    text = analysis.essay.text
    opens = start == blank.passage_start and "\n" in text[len(text[:start].rstrip()) : start]
    if opens or start == 0 or blank.sort not in ("number", "date"):
        return False
    return han(text[start : blank.start] + text[blank.end : end]) < BARE and not proper(analysis, start, end)


def _windows(analysis: Analysis, blank: Blank) -> Iterator[tuple[int, int]]:
    """The sentence, then shorter runs of clauses that begin with a subject of their own, longest first.

    Of a sentence that tells of several people side by side their own part between semicolons comes first.
    """
    text = analysis.essay.text
    first, last = _trimmed(analysis, blank)
    low, high = _part(text, first, last, blank)
    if low > first and last - first > COMFORTABLE and any(low <= m.start < high for m in analysis.mentions):
        yield behind_opener(analysis, low, blank), high
    yield first, last
    low, high = _own(analysis, blank)
    starts = [first]
    for match in _BEGINS.finditer(text, low, blank.start):
        at = behind_opener(analysis, match.end(), blank)
        if at > first and _has_subject(analysis, at, first) and not _dropped(text, low, match.start()):
            starts.append(at)
    for start in starts:
        yield start, _shortened(text, start, high, blank)
        # 图书馆管理员（　　），|用一台旧缝纫机…: a name alone tells nothing
        ends = (m.start() for m in _COMMA.finditer(text, _behind(blank), high) if m.start() > blank.end)
        fit = (at for at in ends if _can_end(text[start:at], text[at + 1 : at + 3]))
        if end := next((at for at in fit if _tells_something(text[start:at])), 0):
            yield start, end


def _has_subject(analysis: Analysis, at: int, first: int) -> bool:
    """Does the clause at `at` begin with a noun new in the sentence since `first`, a name, or 有人, 每片, and has it a verb?

    技法创新 of two words is a heading.
    """
    shadow = analysis.essay.shadow
    for mention in analysis.mentions:
        if mention.start == at:
            return not _GOES.match(shadow, mention.end + len(mention.title))
    clause = re.split(r"[，。；：]", shadow[at : at + REACH], maxsplit=1)[0]
    if clause.startswith("连"):
        return False  # 连一间活动室也没有
    if _SOME.match(clause):
        return True
    dropped = shadow[first:at]
    named = any(first <= m.start < at for m in analysis.mentions)
    if shadow[at - 1] != "：" and (named or _TOPIC.match(dropped)):
        return False
    if _DONE.match(clause):
        return False  # 漏焊|了不到两厘米
    found = [(clause[a:b], segment.tag(clause[a:b])) for a, b in segment.cut(clause)]
    if not found or not found[0][1].startswith("n") or found[0][0] in shadow[first:at]:
        return False
    return len(found) > 2 and any(tag[:1] in ("v", "p") for _, tag in found[1:])


def _dropped(text: str, low: int, comma: int) -> bool:
    """Would the clause that falls off before a window be missed?"""
    begin = max(low, *(text.rfind(mark, low, comma) + 1 for mark in "，；。：！？"))
    under = text[comma] != "：" and _UNDER.match(text, begin, comma)
    return bool(under or _FRONTED.match(text, begin, comma) or _THOUGHT.match(text, begin, comma))


def _trimmed(analysis: Analysis, blank: Blank) -> tuple[int, int]:
    """The passage without what ties it to the sentence before."""
    start, end = _own(analysis, blank)
    start = _behind_heading(analysis, behind_opener(analysis, start, blank), blank)
    if blank.sort == "words":
        return start, _behind_words(analysis, blank, end)
    return start, _shortened(analysis.essay.text, start, end, blank)


def _behind_heading(analysis: Analysis, start: int, blank: Blank) -> int:
    """The place behind a heading that runs into words: 传承，一份责任|“…”，何世良说."""
    shadow = analysis.essay.shadow
    spoken = next((q for q in analysis.quotes if start < q.start < blank.start and q.depth == 0), None)
    if spoken is None or not re.match(r"，[\u4e00-\u9fff]{2,8}[说道]", shadow[spoken.end : spoken.end + 11]):
        return start
    head = shadow[start : spoken.start]
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
    return _part(analysis.essay.text, start, end, blank)


def _behind_words(analysis: Analysis, blank: Blank, end: int) -> int:
    """Of a sentence that goes on after a saying only the saying is asked, unless its speaker comes behind it."""
    text = analysis.essay.text
    inner = [q for q in analysis.quotes if q.start <= blank.start and blank.end <= q.end and q.depth == 0]
    if not inner or inner[0].end >= end or text[inner[0].end] not in "，；":
        return end
    stop = inner[0].end
    if not text[blank.passage_start : inner[0].start].strip() and not text[stop:end].strip("。！？，；"):
        return stop  # “牢骚太盛防肠断，（　　）”！
    frame = QUOTED.sub("", analysis.essay.shadow[blank.passage_start : inner[0].start])
    if not _SAYS.search(frame):
        return end  # 从庄子“…”到魏源“…”，所提到的…
    return end if _SPOKEN.match(analysis.essay.shadow, stop + 1, end) else stop


def _shortened(text: str, start: int, end: int, blank: Blank) -> int:
    """The end of a long passage after the clause that holds the answer, where the rest only goes on telling."""
    if end - start <= COMFORTABLE or blank.sort == "term":
        return end
    for match in _COMMA.finditer(text, _behind(blank), end):
        kept = text[start : match.start()]
        if _can_end(kept, text[match.end() : match.end() + 2]) and _tells_something(kept):
            return match.start()
    return end


def _behind(blank: Blank) -> int:
    """From where a passage may end: what happened at a date stands behind its comma (1987年，…)."""
    return blank.end + (blank.sort == "date")


def _can_end(kept: str, ahead: str) -> bool:
    """May a passage end here: enough said, marks paired, no 因为… that waits for its 所以, no 说 without words?

    Before 就, 便, 却 (`ahead`) only a subject may have been said: 物理学家达尔贝，就展示过…; so of 将…的别墅，|以5600万元卖掉.
    """
    if _GOES.match(ahead) or (ahead[:1] in "以给給卖賣拿交送捐" and _TAKES.search(kept)):
        return False
    if _APPOSED.match(kept) or _FROM_TO.match(kept) or (_FIRST.search(kept) and not _SECOND.search(kept)):
        return False
    waits = _PAIRED.search(kept) or _GOES_ON.search(kept) or _AIMS.search(kept) or _TELLS.search(kept)
    return han(kept) >= ENOUGH and balanced(kept) and not waits


def _tells_something(kept: str) -> bool:
    """Is there a verb, or a word of which nobody knows, in what is kept: not 6月3日，茶叶研究院院长王文斌?"""
    flat = shadow_of(kept)
    if re.search("[了过着是为]|[当任做]", flat):
        return True
    found = [(flat[a:b], segment.tag(flat[a:b])) for a, b in segment.cut(flat)]
    return any(tag[:1] in ("v", "i", "l") or (not tag and han(word) > 1) for word, tag in found)


def _part(text: str, start: int, end: int, blank: Blank) -> tuple[int, int]:
    left = max(text.rfind(mark, start, blank.start) for mark in "；;")
    right = min((at for mark in "；;" if (at := text.find(mark, blank.end, end)) >= 0), default=end)
    return (left + 1 if left >= 0 else start), right
