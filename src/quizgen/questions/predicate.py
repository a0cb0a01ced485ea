"""Whether a passage begins with its predicate, so that nobody knows of whom or what it tells: 70年代，在政府中担任官员."""

import re

from quizgen.language import segment

_QUOTED, _ANY = re.compile("(?<=[\u4e00-\u9fff])“[^“”]*”"), "某物"  # 用|“国家实行市场经济”|取代了
_CLAUSE = re.compile(r"[，；。！？]")
# 1997年大选|时, 与上年|相比, 数据|显示, 2020年|以来: what may stand before a subject
_AROUND = re.compile(
    r"(?:时|(?<!以)[后前下中上]|之[后前]|以[后前]|(?<![公英])里|相比|来看|看来|显示|表明|认为|证实|指出|报道|统计|了解|发现|期间|以来|之际|同意|批准|介绍|透露|来说|而言|为例|方面|开始|[夜晨])$"
)
# 据统计, 随着…, 如果…, 正如…
_PREPOSED = re.compile(
    r"应[该当]看到|要知道|听说|可见|据|根据|按照?|截[至止]|与|为了|随着|对(?!我)|翻开|没?有|除|直[到至]|如果|虽然|尽管|即使|只[要有]|当|由于|因为|正如|正像|就像|无论|不管"
)
_LED = re.compile("[在于从]")  # 在政府中|担任驻联合国的官员, no 发现系外行星的|望远镜
_COUNTED = re.compile(r"[\d一二三四五六七八九十百千万两几]+[张个项名位家座条种件本部支只把台份]")  # 一张|宣纸
# 清道光年间|出土于岐山
_ERA = re.compile("[\u4e00-\u9fff]{1,6}(?:年间|时期|初年|末年)")
# 用“…”取代了|原先的提法
_ACTED = re.compile("[用以把将][^的]{0,20}[\u4e00-\u9fff]了(?!的)")
_NOUN_LAST = re.compile(r"的[^的，]{1,8}$")  # 令人难忘的|一天
_NUMBER = re.compile(r"[\d〇一二三四五六七八九十百千万零]+")
_TIME = re.compile(r"[年月日末底中前后时起间初]|以来|之[后前]|以后|年代|世纪|期间|[春夏秋冬]天")
_BESIDE = "tdcfy"
"""Tags of words that stand before a subject or a verb: times, adverbs, conjunctions, places, particles."""
_MANNER = frozenset(
    [
        "连续",
        "陆续",
        "专门",
        "直接",
        "共同",
        "公开",
        "主动",
        "成功",
        "正式",
        "单独",
        "在世界上",
        "在历史上",
        "在中国",
        "在国内",
        "原本",
        "原先",
        "原",
        "本来",
        "起初",
        "最初",
    ]
)
"""How or where something is done, before the verb that tells what: 连续|发表了3篇论文."""
_BE = frozenset(["只有", "仅", "仅有", "约", "达", "共", "为"])
_WITH = frozenset("在从自于以因据与和跟用对由经到至当") | {"随着", "为了", "作为"}


def headless(shadow: str) -> bool:
    """Does the first clause of a simplified passage that is more than a time or a condition begin with its verb?"""
    clauses = (_ERA.sub("", clause.strip(), count=1) for clause in _CLAUSE.split(_QUOTED.sub(_ANY, shadow)))
    for clause in filter(None, clauses):
        found = "noun" if clause[0] in "“「《（(〔" else _begins(clause)
        if found == "verb" and _NOUN_LAST.search(clause) and not (_LED.match(clause) or _ACTED.match(clause)):
            found = "noun"
        if found or _NOUN_LAST.search(clause):
            return found == "verb"
    return False


def _begins(clause: str) -> str:
    """`verb` or `noun`, whichever a clause has first; "" where it only leads up to the next one."""
    if _AROUND.search(clause) or _PREPOSED.match(clause):
        return ""
    words = [clause[a:b] for a, b in segment.cut(clause)]
    tags = [segment.tag(word) for word in words]
    at = 0
    while at < len(words):
        word, tag = words[at], tags[at]
        if _COUNTED.fullmatch(word) and at + 1 < len(words):
            return "noun"
        beside = _TIME.fullmatch(word) or (tag and tag[0] in _BESIDE)
        if not word.strip() or _NUMBER.match(word) or beside or word in _MANNER:
            at += 1
        elif tag == "p" or word in _WITH:
            # 在利比里亚政府|中|担任: over to what is done there
            end = next((i for i in range(at + 1, len(words)) if tags[i][:1] in ("v", "f")), len(words))
            if end == len(words):
                return ""
            if tags[end][0] == "v" and words[end + 1 : end + 2] == ["了"]:
                return "verb"
            if tags[end][0] == "v":
                return "noun" if "的" in words[end + 1 :] else "verb"
            at = end + 1
        elif tag[:1] == "v":
            return "noun" if _in_a_noun(words[at + 1 :], tags[at + 1 :]) else "verb"
        else:
            return "noun"
    return ""


def _in_a_noun(behind: list[str], tags: list[str]) -> bool:
    """Is a verb, by what stands behind it, a piece of a subject: 参加比赛的|选手来自…, 雕版|印刷?"""
    if tags[:1] == ["vn"]:
        return True
    if "的" not in behind:
        return False
    at = behind.index("的") + 1
    return any(tag[:1] == "v" or word in _BE for word, tag in zip(behind[at:], tags[at:], strict=True))
