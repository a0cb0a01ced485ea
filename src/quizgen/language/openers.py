"""How a clause begins: what may stand before its subject, and whether it goes on with the one before."""

import re

from quizgen.language import segment
from quizgen.language.dates import eras
from quizgen.language.tables import words

_ERA = "|".join(sorted(eras(), key=len, reverse=True))
# 「20_年」, 「1965年5月」, 「三天后」, 「庆历二年（1042年）」 before the subject
_TIME = re.compile(
    rf"(?:公元前?|民国|第(?=[一二三四五六七八九十0-9]+[年天]|一次)|{_ERA})?(?:[0-9_元一二三四五六七八九十百两几]+(?:多|余)?(?:个)?(?:年(?:代(?![理表]))?|月|日|天|岁|世纪|小时|次|时|点(?:半|钟|整)?)"
    r"(?:的一天|以?[前后里中]|之[前后]|时候?|起|初|末|底)?)+(?:[（(][^（）()，。]{2,14}[）)])?"
)
# 「在北京期间」, 「当客人回来时」
_WHEN = re.compile(
    r"(?:在|当|从|自|自从|到|直到|随着)[^，。他她]{1,14}?"
    r"(?:时候?|期间|中|里|后|之后|以后|以来|上|下|之际|前|起|结束)(?=[\u4e00-\u9fff])"
)
# 「有一次」太宗怒道
_ONCE = re.compile("有一[次回](?![个位名])")
# 「毕业时」他问
_THEN = re.compile(r"[^，。的他她我你]{2,8}(?:之前|以前|之后|以后|前|后|时)(?=他|她)")

# a time or a place and nothing else: 「1974年7月」, 「那年秋天」, 「三年以后」, 「大学毕业后」, 「在北京期间」
_ALONE = re.compile(
    rf"(?:然后|就|早|公元前?|民国|{_ERA}|大约|约|在|到|从|自|又|同|次|翌|当|那|这|去|前|今|本|有|许多|多|几|一个?|半个?"
    r"|[0-9_〇元零一二三四五六七八九十百两]+|[（(][^（）()，。]{2,14}[）)]|世纪|年代?|个?月|日|号|天|晚上?|夜里?|早上|清晨|凌晨|上午|中午|下午|傍晚|深夜"
    r"|[春夏秋冬][天季]?|星期|周末?|学期|岁|分钟|小时|点|初|末|底|间|[上中下]旬|那一刻|起|后来?|前|以[前后]|之[前后]|过[去后]|接下来)+"
    r"|(?:在|当|自|从)?[^，了他她我你它：“「]{2,12}(?:时|时候|期间|前|后|之前|之后|以前|以后|时代|之际|那年|那天|前夕|之初)"
)
_RESULTS = "下到住掉完上出进起过成给着回"
"""What ends a verb of two characters with what came of it: 记下, 递给."""
_NOUNS = "地国城镇村山河江湖人军队市县省州氏族院校君公王侯中上里下内外间旁"
"""Ends of words of two characters that no dictionary has and that are no verb: 楚地."""
# 「在东安国小教了三十四年的」陈美玲, 「做过五年电商的」丁一航; what 还原了……的 brings back is its object
_DONE = re.compile(
    r"(?:正在|(?:曾|曾经|早年|从前|以前|当年)?在|曾|曾经|刚|刚刚|(?:做|当|教|学|干|开|种|养|修|画|写|唱|演)过)[^，。：“]{1,24}的$"
)
# 只 50 出头的, 当时年仅十三岁的, 说这话的
_AGED = re.compile(
    r"(?:只有?|才|刚|当时|那时|如今|现年|年仅|年过|年近|已经?|已年过)*\s*[0-9一二三四五六七八九十]+\s*(?:多|余|来|出头|岁出头|几)?(?:岁|旬|高龄)?的|说[这那](?:句|番|些)?话的"
)
# 「一句话也没有」说, 「什么也不」问: the object before its verb
_FRONTED = re.compile(
    r"(?:一[\u4e00-\u9fff]{1,5}|什么|半[\u4e00-\u9fff]{1,4})[也都](?:没有?|不|未)(?![是像])"
)
# 他|认识的王强: with a subject of its own, it only says which one
_MARKED = re.compile(r"[，。：“”「」他她我你]")
_WITH_HIM = re.compile(
    "[与和跟同][他她]们?(?:共事|同[事窗学行]|合作|一起|相[识熟处])[^，。：“”「」他她我你]{0,8}的"
)  # 与他共事多年的
_LONGEST_RELATIVE = 30
"""Characters of what somebody did before the name, at most."""
_LONGEST_TIME = 20
"""Characters of a time, a place or a description before the subject at most."""


def behind_openers(text: str, start: int, end: int) -> int:
    """The place behind 但是, 后来, 20_年, 在……时."""
    at = start
    while at < end:
        found = (
            _TIME.match(text, at, end)
            or _ONCE.match(text, at, end)
            or _WHEN.match(text, at, end)
            or _THEN.match(text, at, end)
        )
        if found and found.end() < end:
            at = found.end()
            continue
        word = first_word(text, at, end)
        opens = word in words("clauses", "open") or (segment.tag(word) == "t" and len(word) > 1)
        if opens and at + len(word) < end:
            at += len(word)
        else:
            break
    return at


def first_word(text: str, start: int, end: int) -> str:
    """The word at `start`, "" at the end."""
    if start >= end:
        return ""
    a, b = segment.cut(text[start : min(end, start + 8)])[0]
    return text[start + a : start + b]


def goes_on(first: str) -> bool:
    """A clause that begins with a verb or an adverb has the subject of the one before."""
    if first[:1] in ("这", "那", "该", "此"):
        return False  # 这座|钟楼对……意义非凡
    if completed(first):
        return True
    tag = segment.tag(first) or (
        "v" if len(first) == 2 and first[1] not in _NOUNS else ""
    )  # 尝遍, 递给: what no dictionary has is a verb
    return (
        (bool(tag) and tag[0] in "vdpcauilyeo")
        or tag == "z"
        or first in words("clauses", "verbs", "body", "manner")
    ) and first not in words("clauses", "breaks")


def completed(word: str) -> bool:
    """记下, 递给, 指指: a verb with its result or twice, whatever the dictionary says; not 会上."""
    verb = segment.tag(word[:1]).startswith("v") or word[:1] in words("clauses", "verbs")
    ends = word[1:] and (word[1] in _RESULTS or word[1] == word[0])  # 指指
    place = segment.tag(word)[:1] in ("s", "f", "t")  # 树上
    return len(word) == 2 and bool(ends) and verb and not place and word not in words("clauses", "breaks")


def continues(text: str, at: int, end: int) -> bool:
    """Whether what stands at `at` behind the openers goes on with the subject: 没有|骂她, 一句话|也没说, 慢吞吞地."""
    first = first_word(text, at, end)
    if first in ("没有", "没"):
        return segment.tag(first_word(text, at + len(first), end)).startswith(("v", "d", "p"))
    return goes_on(first) or bool(_FRONTED.match(text, at, end))


def aspect(text: str, start: int, end: int) -> bool:
    """先后造了五台钟, 当上了班长: a verb by its 了 or 过, whatever the dictionary says."""
    tokens = [text[start + a : start + b] for a, b in segment.cut(text[start : min(end, start + 10)])][:4]
    at = next((i for i, word in enumerate(tokens) if word in ("了", "过")), 0)
    return at > 0 and not any(segment.tag(word).startswith(("r", "nr", "ns")) for word in tokens[:at])


def adverbial(text: str, start: int, end: int) -> bool:
    """随着时间推移，: no subject of its own, so the one before stays."""
    return bool(_TIME.fullmatch(text, start, end)) or text.startswith(
        ("随着", "在", "当", "经过", "为了", "从"), start
    )


def timed(text: str, start: int, end: int) -> bool:
    """1974年7月, 大学毕业后, 在北京期间: a clause that says nothing but when or where."""
    piece = "".join(text[start:end].split())
    return end - start <= _LONGEST_TIME and bool(_ALONE.fullmatch(piece))


def described(text: str, start: int, end: int) -> bool:
    """四十岁的, 西汉的, 当过兵的: what stands before a name and only describes it, from `start` to the name at `end`."""
    if not 3 <= end - start <= _LONGEST_RELATIVE or text[end - 1] != "的":
        return False
    if _DONE.match(text, start, end) or _AGED.fullmatch(text, start, end):
        return True
    if end - start > _LONGEST_TIME:
        return False
    tokens = [text[start + a : start + b] for a, b in segment.cut(text[start : end - 1])]
    if tokens[0] in words("clauses", "describing"):
        return True
    done = tokens[1:2] == ["过"]
    return (done or not any(segment.tag(word).startswith(("v", "p")) for word in tokens)) and not any(
        word in words("clauses", "stop") or segment.tag(word).startswith("r") for word in tokens
    )


def relative(text: str, start: int, end: int) -> bool:
    """在村口开店二十年的, 长期追踪水质的: what somebody did, at the head of a sentence, from `start` to the name or role at `end`."""
    if _WITH_HIM.fullmatch(text, start, end):
        return True
    if not 5 <= end - start <= _LONGEST_RELATIVE or text[end - 1] != "的" or _MARKED.search(text, start, end):
        return False
    tokens = [text[start + a : start + b] for a, b in segment.cut(text[start : end - 1])]
    tags = [segment.tag(word)[:1] for word in tokens]
    verb = any(
        tag == "v" or word in words("clauses", "verbs") or completed(word)
        for word, tag in zip(tokens, tags, strict=True)
    )
    first = tags[0] in ("v", "p", "d", "t") or goes_on(tokens[0])
    return first and verb and tokens[0] not in words("clauses", "notices")


def nominal(text: str, start: int, end: int) -> bool:
    """德顺钟表 before a name: nothing but nouns, whose the person is."""
    tokens = [text[start + a : start + b] for a, b in segment.cut(text[start:end])]
    return end - start <= _LONGEST_TIME and all(
        segment.tag(word)[:1] in ("n", "m", "")
        and "\u3400" <= word[0] <= "\u9fff"
        and word not in words("clauses", "stop")
        for word in tokens
    )
