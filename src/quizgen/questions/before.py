"""The sentence that stands above a passage: the one before it, whole, telling, and silent about the answer."""

import re
from collections.abc import Iterator, Mapping

from quizgen.language import quantity, segment
from quizgen.language.characters import han
from quizgen.language.fold import level
from quizgen.language.shadow import shadow as shadow_of
from quizgen.model import Analysis, Blank, Person
from quizgen.questions.above import TWO, asked_for, between, masked, tells
from quizgen.questions.alone import stand_alone
from quizgen.questions.checks import HE, QUOTED, first_person
from quizgen.questions.definites import anybody, proper
from quizgen.questions.glosses import NONE, left_out
from quizgen.questions.named_before import PREPOSITION
from quizgen.questions.openers import behind_opener
from quizgen.questions.predicate import headless as begins_with_verb
from quizgen.questions.pronouns import glossed

COMFORTABLE = 150
"""Characters of a line of context: nobody reads a longer one twice."""
NEAR, REACH = 2, 4
"""Sentences back to which what stands above a passage may begin, and where those point back themselves."""
TELLING = 15
"""Han characters from which a sentence that names nothing tells enough to be shown without the one before it."""
SHORT = 7
"""Han characters of a sentence that opens a paragraph and says what it is about: 道路是头号杀手。"""
LEAST = 8
"""Han characters of a sentence above a passage that names somebody: 梁思成不服氣。 says too little."""
QUESTION = 5
"""Han characters of a question that says what the passage answers: 什么是责任？"""
HIDDEN = "〔…〕"
"""Stands for the figure that is asked where the sentence before has it too."""

TIED = re.compile(
    r"[并並又也还還则則却卻]|[之此][后後](?![的来來])|然[后後]|其他|其余|其餘|另外|此外|除此(?:之外|以外)|与此|與此|同时|同時|所以|因此|于是|於是|基于此|基於此|对此|對此|为此|為此|据此|據此|由此|就此|随即|隨即|旋即|继而|繼而|接着"
)
"""How a sentence begins whose subject stands before it: 并约定一直画到百岁。"""
# “…。”|县长许国栋在仪式上说。; 厂长这样总结。
SAID = re.compile(
    r"(?:[说道說]|表示|指出|介绍|介紹|总结|總結|感叹|感嘆|感慨|坦言|补充|補充|解释|解釋|形容|回忆|回憶|强调|強調)。$"
)
_SAYS = re.compile(
    r"(?:[答喊问問]|[笑答问問喊]道)[：:]\s*[“「]"
)  # 黑泽明答道：“…”, which tells nothing of the next
# 谁有这个耐心？德国医生温德利希有。; 因为96可以对半分，刻线方便。
_ONLY_ANSWERS = re.compile("[^，。]{1,14}[有会能行是对敢肯]。|因[为爲為][^。]*。")
_SECOND = re.compile("[；。，](?:第二|其二|二是|（二）)[，、]?")  # 第一，不准按号；|第二，|…
_POINTS = re.compile("[“「][这這那]")  # “这不是因为女性的糖原更多，”…: what is not?
# 沈砚秋：|对。|这四个字是大家讨论出来的。
_ANSWERS = re.compile("(?:^|：)(?:对|是的?|嗯|没错|不是|当然|没有|[有是][呀啊]|系呀?|冇|唔系)[，。！]")
_HIM = re.compile(r"[\u4e00-\u9fff]之[，；。]")  # 秦始皇得之，便扫平六国
_ONE_MORE = re.compile(
    "^第[一二三四五六七八九十]|另一|另外|还有"
)  # 第二种慢，在银幕上。 可惜世上还有另一种人。
_ONE_OF = re.compile("(?:其|第)[一二三四五六七八九十]")  # 其四，格局新，…
# 这件事过后，|他|主持起草了《十不准》; 分三批将|其|关停; |那是|香港人的去处; |使她|想到…
_LEANS = re.compile("^[^，。]{0,8}，?[他她](?!们)|[将把]其|^那是|[使让令叫][他她](?!们)")
_FORMER = re.compile("[前后後二两兩]者(?!之间|皆|并重)|上述")
# 大多|运用大块面, 临走|时还不忘带上一袋: whose subject stands before it
_NO_SUBJECT = re.compile(
    "曾经?|先后|大多|大都|多数|不断|仅|只(?![要有是])|已经?(?!经济)|才(?![能华])|就(?![是在像如算])|被|临[走终别行]|后来?(?!者)"
)
# 是|东晋的一句话, 就是|满载时排开水的质量, 凿了13年，一天前进不过几寸: what is, and who?
_NOBODYS = re.compile(r"[就便也]?是(?![非谁不])|其中|[\u4e00-\u9fff]了[\d一二三四五六七八九十两几]")
_PRAISED = re.compile("(?:可[说谓]是?|堪称|算是|不愧是)")  # 可说是一面镜子: what is?
_YOU = re.compile(r"[你您]")  # 你多半没有季大河走得远。
_ASKS = re.compile(
    r"什么|甚么|怎[么样]|为何|如何|多[少大高长远久重快]|哪|谁|何[时处人]|几"
)  # 什么是责任？; not 你知道吗？
# 记者：|什么叫突发性耳聋？, 3．|现在全市有多少辆？
_TURN = re.compile(r"(?:[^，。：“”「」？]{1,8}[：:]|\d{1,2}[．.、]|[一二三四五六七八九十]{1,3}、)\s*")


def sentence(
    analysis: Analysis,
    blank: Blank,
    known: Mapping[int, Person],
    *,
    whole_only: bool = False,
    any_way: bool = False,
) -> tuple[str, int]:
    """What stands above a passage and where it begins in the text; "" if nothing can.

    The sentence before in the same paragraph, with those before that if it must; else, unless `whole_only`, one that
    points back itself, if the passage takes up a noun of it or `any_way` if it is long enough; else the question that an
    interview asks.
    """
    text, start = analysis.essay.text, blank.passage_start
    end, found, spare = len(text[:start].rstrip()), ("", start), ("", start)
    points_back = False
    for step in range(REACH):
        if step >= NEAR and (whole_only or not points_back):
            break
        previous = analysis.sentence_at(last(analysis, start))
        if previous is None or set(previous.refused) - {"short"} or "\n" in text[previous.start : start]:
            break
        start = behind_opener(analysis, previous.start, blank)
        if _SECOND.search(analysis.essay.shadow, start, end):
            start = previous.start  # the first of a row stays with its number
        shown = _silent(analysis, blank, masked(analysis, blank, between(analysis, start, end)))
        if not shown or len(shown) > COMFORTABLE or first_person(shown):
            break
        stands = stand_alone(analysis, start, end, blank, known)
        points_back = isinstance(stands, str)
        if not isinstance(stands, str) and not stands.added and open_him(analysis, start, blank):
            break  # 店是他的祖父创立的。
        if (
            isinstance(stands, str)
            and not (spare[0] or whole_only)
            and _shown_yet(shown)
            and not _LEANS.search(QUOTED.sub("", level(shown)))
            and not open_him(analysis, start, blank)
            and (
                taken_up(analysis, blank, start)
                or (any_way and _telling(analysis, start, end, blank, known, shown))
            )
        ):
            spare = shown, start
        if not isinstance(stands, str) and not TIED.match(shown) and not _YOU.search(QUOTED.sub("", shown)):
            whole = han(shown) >= (LEAST if proper(analysis, start, end) else TELLING)
            opens = not start or "\n" in text[last(analysis, start) : start]
            topic = opens and han(shown) >= SHORT and not _ONE_MORE.search(level(shown))
            asks = shown.endswith("？") and han(shown) >= QUESTION
            asked = analysis.essay.text[:start].rstrip()[-1:] in tuple("？?")
            if _tells_nothing(shown) or (asked and _ONLY_ANSWERS.fullmatch(shown)):
                break
            stands = stands if stands.added else left_out(analysis, start, end, blank)
            at = stands.at - start
            glossed = stands.added and len(shown) == end - start
            if whole or topic or asks:
                found = (f"{shown[:at]}〔{stands.added}〕{shown[at:]}" if glossed else shown), start
            brief = han(shown) < TELLING and begins_with_verb(analysis.essay.shadow[start:end])
            bare = brief or subjectless(analysis, start)
            headless = bare and not glossed and not anybody(analysis, start, start + 1)
            if _PRAISED.match(level(shown)):
                return "", blank.passage_start
            if whole and not headless:
                break
        start = previous.start
    lines = (line for line in (found, spare) if line[0] and not _NOBODYS.match(level(line[0])))
    return next(lines, None) or _question(analysis, blank)


def subjectless(analysis: Analysis, start: int) -> bool:
    """Does a sentence begin with what somebody did whom another one names: 曾|三次去过云岭?"""
    return _NO_SUBJECT.match(analysis.essay.shadow, start) is not None


def opens(shown: str) -> bool:
    """May what stands above a passage begin so: not 并约定一直画到百岁, 可说是一面镜子, 对。这四个字是大家讨论出来的?"""
    simple = level(shown)
    tied = TIED.match(shown) or _NOBODYS.match(simple) or _PRAISED.match(simple) or _LEANS.match(simple)
    return not (tied or _POINTS.match(shown) or _ANSWERS.search(simple))


def _telling(
    analysis: Analysis, start: int, end: int, blank: Blank, known: Mapping[int, Person], shown: str
) -> bool:
    """Does a sentence tell enough, without a pronoun that points back: 公司有一百六十五架车，天天在街上行?"""
    return (
        han(shown) >= TELLING
        and not _ONE_OF.match(shown)
        and glossed(analysis, start, end, blank, known) == NONE
    )


def _shown_yet(shown: str) -> bool:
    """Is a sentence that points back itself worth showing: not one that is only said, asked or cried, or that speaks to the reader?"""
    return not (TIED.match(shown) or _tells_nothing(shown) or _YOU.search(QUOTED.sub("", shown)))


def taken_up(analysis: Analysis, blank: Blank, start: int) -> bool:
    """Does a passage take up a noun of what stands before it from `start` on, but what the title names?

    这项被叫作“莫霍计划”的工程被砍掉了经费。|计划虽然夭折，…
    """
    shadow = analysis.essay.shadow
    above, told = shadow[start : blank.passage_start], shadow_of(analysis.essay.title or "")
    passage = shadow[blank.passage_start : blank.start] + "|" + shadow[blank.end : blank.passage_end]
    return any(noun in above and (len(noun) == 1 or noun not in told) for noun in _nouns(passage))


def _nouns(passage: str) -> Iterator[str]:
    """The nouns of a simplified passage; of 船上 the 船, where it opens it."""
    for i, (low, high) in enumerate(segment.cut(passage)):
        word = passage[low:high]
        tag = segment.tag(word)
        if i == 0 and len(word) == TWO and word[1] in "上里中内下":
            yield word[0]
        elif len(word) > 1 and tag[:1] == "n" and tag[:2] != "nr":
            yield word


def _question(analysis: Analysis, blank: Blank) -> tuple[str, int]:
    """What is asked in the paragraph before, where this one answers it: 记者：|什么叫耳聋？ 答：…"""
    text = analysis.essay.text
    begin = text.rfind("\n", 0, blank.passage_start) + 1
    above = text[:begin].rstrip()
    start = above.rfind("\n") + 1
    turn, answer = _TURN.match(above, start), _TURN.match(text, begin)
    asked = above[turn.end() if turn else start :].strip()
    if not (turn and (answer or not turn[0].strip().endswith(("：", ":")))):
        return "", blank.passage_start
    if not asked.endswith("？") or "。" in asked or han(asked) < QUESTION or len(asked) > COMFORTABLE:
        return "", blank.passage_start
    if _YOU.search(asked) or first_person(asked) or _tells_nothing(asked) or tells(analysis, blank, asked):
        return "", blank.passage_start
    clear = glossed(analysis, len(above) - len(asked), len(above), blank, {}) == NONE
    return (asked, start) if clear else ("", blank.passage_start)


def _silent(analysis: Analysis, blank: Blank, shown: str) -> str:
    """A sentence that does not tell the answer; a figure it has in common struck out: 装了一台机组，〔…〕; "" where that is not enough."""
    if not tells(analysis, blank, shown):
        return shown
    if blank.sort != "number":
        return ""
    answer = asked_for(analysis, blank)
    same = [q for q in quantity.find(level(shown)) if quantity.same(shown[q.start : q.end], answer) == "same"]
    if len(same) != 1 or same[0].dimension == "age":
        return ""  # 〔…〕及以上人口
    struck = shown[: same[0].start] + HIDDEN + shown[same[0].end :]
    return "" if tells(analysis, blank, struck) else struck


def _tells_nothing(shown: str) -> bool:
    """Is a sentence only cried, said or done by 之 that stands before it, or a question that nobody answers?"""
    return bool(
        _HIM.search(QUOTED.sub("", shown))
        or _POINTS.match(shown)
        or _ANSWERS.search(level(shown))
        or any(SAID.search(part + "。") for part in shown.split("。"))
        or _SAYS.search(shown)
        or shown.endswith("！")
        or (shown.endswith("？") and not _ASKS.search(level(shown)))
        or QUOTED.fullmatch(shown)
        or _FORMER.search(shown)
    )


def open_him(analysis: Analysis, start: int, blank: Blank) -> bool:
    """Does a sentence that stands above a passage speak of 他 or 她 before it names anybody: 脓液溅进她的眼睛?"""
    shadow = QUOTED.sub(lambda m: " " * len(m[0]), analysis.essay.shadow[start : blank.passage_start])
    him = HE.search(shadow)
    if him is None:
        return False
    named = sum(start <= m.start < start + him.start() for m in analysis.mentions)
    # 朱幼兰替他题了字; 哥哥丙午领着十三岁的他
    object_of = PREPOSITION.match(shadow, him.start() - 1) or shadow[him.start() - 1 : him.start()] == "的"
    return named < 1 + bool(object_of)


def last(analysis: Analysis, start: int) -> int:
    """The place of the last character before `start` that is no blank."""
    return len(analysis.essay.text[:start].rstrip()) - 1
