"""What a passage that alone says too little is shown with: from which sentence it begins, which one stands above it."""

import re
from collections.abc import Mapping, Sequence

from quizgen.language.heroes import another, hero, of_section, pronouns
from quizgen.language.shadow import shadow as shadow_of
from quizgen.model import Analysis, Blank, Mention, Person
from quizgen.questions import before, entries, openers
from quizgen.questions.above import STRUCK, between, headed, masked, tells, title
from quizgen.questions.alone import stand_alone
from quizgen.questions.background import ENOUGH, answered, background, reckoned
from quizgen.questions.checks import HE, first_person, in_common
from quizgen.questions.definites import (
    LATER,
    anybody,
    holds,
    kin_at,
    measured,
    parent_at,
    proper,
    spouse_at,
    thing_of_part,
)
from quizgen.questions.glosses import NONE, SERVES, tells_name
from quizgen.questions.named_before import PREPOSITION
from quizgen.questions.pronouns import led_by
from quizgen.questions.section import heading, of_entry, of_year

OPENING = 30
"""Characters at the beginning of a passage in which it says who and when."""
FULL = 60
"""Characters from which a passage that opens with a name tells enough, unless it takes up a noun of the sentence before."""
BRIEF = 70
"""Characters of a sentence that stands above a passage which opens with a name: of those without one readers missed what stood before in
one of five, of those with one in thirty (tuned on 1071 verdicts)."""
BACK = 3
"""Sentences that may stand before that of the answer to give a pronoun its noun."""

# 那么，到底什么是龙团凤饼？; not 他问父亲自己该做什么？
_ASKS_ITSELF = re.compile(
    r"(?:^|[。！？])(?:那么?，?|究竟|到底|什么是|甚麼是|什麼是|为什么|為什麼|何谓|何謂)[^。！？]*？$"
)
_INTRODUCED = re.compile("(?:[就便正]是|名叫|叫做?|名为)$")
_JOINED = re.compile(r"[和与同跟及、]")  # 李明|和|王强一起进厂
# 1914年，|…; 后来|…: what may stand before a subject
_OPENING = re.compile(r"(?:[^，。]{0,10}[年月日天时岁后前里中]，?)?[一-鿿]{0,3}")
_HE = re.compile(r"[^，。：“「]{0,8}[他她](?![们人])")  # 1914年，他…; 那时他…
_REIGN = re.compile(r"[元一二三四五六七八九十]+年")  # 康熙|八年
# 马克龙随即于2018年初…, 蔡宜芳没有劝架: upon what stands before
_UPON = r"又[参獲获接遇开開写造建回把将將用率领領攻派]|随即|随后|当即|立即|立刻|于是|因此|反而|反倒|干脆|索性|只好|不慌不忙|又[说道]|也(?:想起|记得)|接着说|继续说|马上|赶紧|赶忙|急忙|连忙|立马|(?:没有|没|不)[劝答争反拒接听理追骂生放退松推阻埋怪]"
_LEANS = re.compile(rf"[一-鿿）](?:{_UPON})")
# 台高约十二米, 桥长30米: of which?
_SIZE = re.compile(
    r"[台桥楼塔坝堤墙碑殿阁洞井船车机山屋馆城坑庙门柱亭]身?[高长宽深重厚](?:约|近|达|有|仅|不足|不到|超过|[\d一二两三四五六七八九十百千])"
)
# 发现|仅存的7只|。, |剩下的三家|，: of what?
_REST = re.compile(
    r"(?:[仅尚]存|剩下|剩余|幸存|其余)的(?:[\d一二三四五六七八九十百千两几]+)[只家座个名位件本头株条幅张项块棵栋所]?(?=[。，])"
)
# 16个月里，袁医生天天守在病房: which months? 研究者表示，相比之下，新的一组…: with what?
_STRETCH = re.compile(
    r"(?:这|那)?[\d一二三四五六七八九十两半几]+(?:多|余)?个?(?:小时|天|周|星期|月|年)(?:里|间|内|中|下来|过去了?)，"
)
_BESIDE = re.compile(
    r"(?:^|，)(?:(?:相比|相较|比较|对比|两相比较)之下|粗略对比|相比而言|比较起来|相比起来)，"
)
# 三年后|问世的《七武士》: after what? 重达十余吨的石梁，|则是趁涨潮…: against what?
_AFTER_THAT = re.compile(
    "[一二三四五六七八九十两数几\\d]+(?:多|余)?个?(?:年|月|天|日)(?:之|以)?后(?:问世|出版|上映|出生|发表|建成|落成|成立|创办|诞生)的"
)
# 二、2024年工作打算, above what a report says shall be done
_PLANS, _ANY_YEAR = re.compile("工作(?:打算|计划|安排|思路)"), re.compile(r"\d{4}年")
_AGAIN = re.compile(
    "(?:又|还|接着|继续|再)(?:这样)?(?:说|云|曰|写道|讲|道|问|答)[：:，“「]"
)  # 又说：“读书百遍，…”
_SERVED = re.compile(rf"(?:{SERVES})[\d一二三四五六七八九十（|]")  # 从教|29年，带过7届毕业班
_AGAINST = re.compile(r"[^，。；：]{2,20}，则(?=[是由用在把被为])")
# 拉塞尔则认为: against whom stands before
_BUT = re.compile(rf"[一-鿿）](?:则(?!是)|却|终于|果然|{_UPON})")
# 1932年，周砚秋…; 周砚秋在《云岭志》里写道, 取《进学解》中“…”一句: it says when or where
_DATED = re.compile(
    r"\d{3,4}年|[一二三四五六七八九〇○零]{4}年|[元一二三四五六七八九十]+年[（(]|在《[^》]*》|《[^》]*》[里中]?[“说写载云曰]"
)
_ELDER = re.compile("老人家|老人(?!院|节)")  # 老人家|等了七年: who, a lead that names others does not tell
_ACCORDING = re.compile(r"(?:据|根据|按照?)[^，。]{1,16}，")  # 据县交通局统计，


def lead(analysis: Analysis, blank: Blank, end: int, longest: int) -> int | None:
    """Where a passage must begin to hold what it points at: at a sentence before; None if nowhere.

    `longest` is how many characters the whole may have. Only for 他, 她 and （十年）后 a paragraph before is looked into.
    """
    text, start = analysis.essay.text, blank.passage_start
    shadow = analysis.essay.shadow
    behind = _HE.match(shadow, start, end) or (blank.start - start <= 2 and LATER.match(shadow, blank.end))
    for _ in range(BACK):
        previous = analysis.sentence_at(before.last(analysis, start))
        if previous is None or previous.refused or end - previous.start > longest:
            return None
        if "\n" in text[previous.start : start] and not (behind and _about(analysis, previous.start, start)):
            return None
        start = openers.behind_opener(analysis, previous.start, blank)
        shown = between(analysis, start, blank.passage_start)
        if not shown or tells(analysis, blank, shown) or first_person(shown) or before.SAID.search(shown):
            return None
        if _ASKS_ITSELF.search(shown):
            return None
        if _ELDER.match(shadow, blank.passage_start):
            return None
        whose = (
            kin_at(analysis, blank.passage_start)
            or spouse_at(analysis, blank.passage_start, end)
            or parent_at(analysis, blank.passage_start, end)
        )
        kin = whose and not _of_hero(analysis, _mentioned(analysis, start, blank))
        thing = thing_of_part(shadow, blank.passage_start)
        if (
            kin
            or (thing and thing not in shown)
            or before.TIED.match(shown)
            or (
                measured(shadow[blank.passage_start : end])
                and not proper(analysis, start, blank.passage_start)
            )
        ):
            start = previous.start
            continue
        him = PREPOSITION.search(shadow, start, blank.passage_start)
        clear = _first(analysis, start, blank) if _mentioned(analysis, start, blank) else not him
        if (
            clear
            and not before.open_him(analysis, start, blank)
            and stand_alone(analysis, start, end, blank, {}) == NONE
        ):
            return start
        start = previous.start
    return None


def _of_hero(analysis: Analysis, named: Sequence[Mention]) -> bool:
    """Is whom the essay or its section is about among those of a lead, or anybody, where it is about nobody?"""
    chief = of_section(analysis, named[0].start) or hero(analysis) if named else None
    return bool(named) and (chief is None or any(m in chief.mentions for m in named))


def _about(analysis: Analysis, low: int, high: int) -> bool:
    """Does a sentence of the paragraph above, and what follows it there, name nobody but whom the essay is about, if it is about anybody?

    孙光宪也写过铜鼓。⏎他最得意的，是…: whom the essay tells of.
    """
    chief = hero(analysis)
    named = [m for m in analysis.mentions if low <= m.start < high]
    return chief is None or not named or all(m in chief.mentions for m in named)


def owner(analysis: Analysis, start: int, blank: Blank) -> Person | None:
    """Whom 他 means behind a lead: the one person it names, or who opens it and acts alone; None if nobody is told of."""
    one = _first(analysis, start, blank)
    subjects = [c for c in analysis.clauses if c.how == "name" and start <= c.start < blank.passage_start]
    if one is None or not subjects or subjects[-1].person is not one or led_by(analysis, subjects[-1]):
        return None  # 吴健雄出生在浏河镇。父亲吴仲裔是个乡绅。他…
    him = HE.search(analysis.essay.shadow, blank.passage_start, blank.passage_end)
    known = pronouns(analysis, hero(analysis))
    fits = him is None or (
        known.get(one, him[0]) == him[0] and not another(analysis, known, one, him.start())
    )
    return one if fits else None


def _first(analysis: Analysis, start: int, blank: Blank) -> Person | None:
    """The one person a lead names, or the first of several that opens it and is not joined to the next."""
    shadow, named = analysis.essay.shadow, _mentioned(analysis, start, blank)
    people = [p for m in named[:1] for p in analysis.people if m in p.mentions]
    if not people or PREPOSITION.search(shadow, start, blank.passage_start):
        return None  # 黑尔把文凭递给她。她…
    if all(m in people[0].mentions for m in named):
        return people[0]
    first, second = named[:2]
    if any(_INTRODUCED.search(shadow, max(0, m.start - 3), m.start) for m in named[1:]):
        return None  # 法拉第有所发现的那一年，有个男孩出生了，这就是麦克斯韦
    joined = _JOINED.fullmatch(shadow, first.end + len(first.title), second.start)
    return None if joined or not _OPENING.fullmatch(shadow[start : first.start]) else people[0]


def _mentioned(analysis: Analysis, start: int, blank: Blank) -> list[Mention]:
    """The names of a lead that are somebody's; 康熙 of 康熙八年 only tells when."""
    named = [m for m in analysis.mentions if start <= m.start < blank.passage_start]
    shadow = analysis.essay.shadow
    return [
        m for m in named if any(m in p.mentions for p in analysis.people) and not _REIGN.match(shadow, m.end)
    ]


def titled(analysis: Analysis, blank: Blank, start: int, end: int, *, glossed: bool = False) -> str:
    """The title, with whom or what a section or an entry tells of, of which year or of what plan, as its heading says, where the passage itself does not."""
    person = None if glossed else of_section(analysis, start)
    if (
        person
        and not any(start <= m.start < end for m in person.mentions)
        and not tells_name(analysis, blank, person)
    ):
        return headed(analysis, blank, person.name)
    topic = of_entry(analysis, start)
    if topic and topic not in analysis.essay.text[start:end]:
        return headed(analysis, blank)
    dated = _ANY_YEAR.search(analysis.essay.shadow, start, end)
    told = not dated and (of_year(analysis, start) or _PLANS.search(heading(analysis, start)))
    return headed(analysis, blank) if told else title(analysis, blank)


def line(
    analysis: Analysis,
    blank: Blank,
    start: int,
    end: int,
    known: Mapping[int, Person],
    *,
    glossed: bool = False,
) -> str:
    """What to show above a passage: the title, and the sentence before or the heading of its section, as far as they give nothing away.

    Of a passage that opens with a name that is only a short one, which leads to it, unless its pronoun was given its noun (`glossed`);
    where it is shorter than readers need, what stands before it in its paragraph.
    """
    head, shadow = titled(analysis, blank, start, end, glossed=glossed), analysis.essay.shadow
    source = _ACCORDING.match(shadow, start, end)
    begin = source.end() if source else start
    opening = _opening(shadow[begin:end])
    named = anybody(analysis, begin, min(begin + len(opening), blank.start))
    plain = named and not kin_at(analysis, start) and not _BUT.search(opening) and not holds(analysis, start)
    part = start > openers.behind_opener(analysis, blank.passage_start, blank) + 2
    tells_of = part and (glossed or proper(analysis, start, end))
    shown, low = (
        ("", blank.passage_start)
        if tells_of
        else _sentence(analysis, blank, start, end, known, plain=plain and not glossed)
    )
    if len(shown) < ENOUGH:
        more = background(analysis, blank, start, end, known, low)
        about = before.taken_up(analysis, blank, more[1]) or anybody(analysis, more[1], blank.passage_start)
        told = plain and not glossed and (end - start >= FULL or _DATED.search(shadow, start, end))
        if more[0] and (about or not told):
            shown, low = more
    if not shown:
        shown, low = _lead(analysis, blank, start, end)
    if not (shown or plain or tells_of or proper(analysis, start, end)):
        shown, low = _sentence(analysis, blank, start, end, known, plain=False, any_way=True)
    if plain and not glossed and not shown:
        return head
    nobody = not shown or not anybody(analysis, low, blank.passage_start)
    plainly = head == title(analysis, blank)
    if plainly and nobody and not shares(analysis, blank, start, end, head):
        head = headed(analysis, blank)
    if not shown:
        return head
    topic = of_entry(analysis, start)
    if topic and shown.startswith(topic):
        head = title(analysis, blank)
    gap = "　" if head and shown.startswith("《") else ""  # 《守窟與測塔》　《論語》裏曾子説…
    return head + gap + shown


def _lead(analysis: Analysis, blank: Blank, start: int, end: int) -> tuple[str, int]:
    """What the entry of a list begins with, above a point of it, and where; "" where it tells the answer."""
    first = entries.lead(analysis, start)
    if first is None or first.refused or first.end - first.start > before.COMFORTABLE:
        return "", blank.passage_start
    low = openers.behind_opener(analysis, first.start, blank)
    shown = masked(analysis, blank, between(analysis, low, first.end))
    told = first_person(shown) or answered(analysis, blank, low, first.end, shown)
    return ("", blank.passage_start) if told else (shown, low)


def _sentence(
    analysis: Analysis,
    blank: Blank,
    start: int,
    end: int,
    known: Mapping[int, Person],
    *,
    plain: bool,
    any_way: bool = False,
) -> tuple[str, int]:
    """The sentence before and where it begins, as far as it gives nothing away; of a passage that opens with a name, `plain`, only a short one.

    Of a passage that names nothing and has nothing else above it, `any_way`, also one that points back.
    """
    shown, low = before.sentence(analysis, blank, known, whole_only=plain, any_way=any_way)
    told = shown + analysis.essay.text[start:end]
    if shown and reckoned(analysis, blank, low, end, told):
        return "", blank.passage_start
    dated = end - start >= FULL or _DATED.search(analysis.essay.shadow, start, end)
    fits = 0 < len(shown) <= BRIEF and (not dated or before.taken_up(analysis, blank, low))
    return (shown, low) if fits or not plain else ("", blank.passage_start)


def shares(analysis: Analysis, blank: Blank, start: int, end: int, line: str) -> bool:
    """Have a passage and the line above it a word in common?"""
    seen = analysis.essay.shadow
    passage = seen[start : blank.start] + "|" + seen[blank.end : end]
    return in_common(shadow_of(line.replace(STRUCK, "|")), passage)


def leans(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does a passage begin with what was done upon something that stands before, or with its size, or compare with it?

    马克龙随即…, （　　）没有劝架; 台高约十二米; 相比之下，….
    """
    seen = analysis.essay.shadow
    hidden = seen[start : blank.start] + "）" + seen[blank.end : end]
    upon = _LEANS.search(_opening(hidden).partition("，")[0])
    beside = _STRETCH.match(seen, start, end) or _BESIDE.search(seen[start:end])
    against = _AGAINST.match(seen, start, end)
    after = _AFTER_THAT.match(seen, start, end) or (against and not proper(analysis, start, against.end()))
    later = openers.LATER.match(hidden)
    again = later or _AGAIN.match(seen, start, end) or _SERVED.match(hidden)
    return _REST.search(hidden) is not None or (
        start > 0 and bool(upon or beside or after or again or _SIZE.match(seen, start, end))
    )


def _opening(shadow: str) -> str:
    return re.split(r"[。；：]", shadow, maxsplit=1)[0][:OPENING]
