"""Words whose speaker is asked: which are worth knowing, which are his own, which say by themselves what they are about."""

import re

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.language.fold import fold, level
from quizgen.language.names import surname
from quizgen.language.tables import either
from quizgen.model import Analysis, Blank, Fact
from quizgen.questions.predicate import headless

TALK = 14
"""Han characters below which a line of talk is nothing to know."""
CALLED = 40
"""Han characters below which words that begin by calling somebody are talk."""
SAYING = 6
"""Han characters below which words are a name for something, or say too little to know whose they are."""
ASKING = 15
"""Han characters below which a question that somebody put is nothing to remember him by."""
FRAGMENT = 10
"""Han characters below which a piece of a sentence is nothing to know somebody by."""
OWN = 20
"""Han characters behind what people say from which words are the speaker's own all the same."""
ANSWERING = 14
"""Han characters below which the answer to a question that somebody else put is not to be understood without it."""
POINTING = 12
"""Han characters up to which words that point at something are not to be understood alone: 这是我的老师。"""
REACH = 6
"""Characters behind a name in which 引用 tells that the words are not his."""
BEFORE = 8
"""Characters before words in which 心想 tells that nobody heard them."""
APART = 40
"""Characters at most between a question and the words that answer it."""

_FOLK = re.compile(
    r"(?:古人|俗话|老话|古语|常言|谚语)[^，“‘『]{0,4}[说讲道云](?P<told>[：:，,]?[‘『“][^’』”]*[’』”])?"
)  # “古人说‘同船共渡，百世修来’”: whose words?
# “佢话：『我个姓唔使印喇。』”: told after somebody else
_RELAYED = re.compile(r"[他她佢你您][\u4e00-\u9fff]{0,3}[说讲话道][：:，]?[‘『][^‘’『』]*[’』][。！]?")
_HALF = re.compile(r"是(?:很|因为|为了)|而|但|也|还|却|就|并")  # “是很多人填完还嘱咐我，…”: half a sentence
_CHAT = re.compile(r"[你您咱俺]|[呢吧吗嘛呀啊啦哦哩][！。？]?$")  # “爷爷，人家问你呢！”
# 孟爷爷，|我们想请您修钟
_CALLS = re.compile(
    r"[^，,。！？!?]{1,4}(?:爷爷|奶奶|老师|师傅|叔叔|阿姨|伯伯|妈|爸|大哥|大姐|师父|老板|大夫|医生)[，,！!]"
)
_POINTS = re.compile("[这那它他她][是就个]")  # 这是我的老师
_PLAIN = re.compile(
    r"[吗呢吧啥谁哪几]|什么|怎么|干嘛|为何"
)  # 他站在桥中间干什么？; not 孺子何不洒扫以待宾客？
_REPLY = re.compile(
    r"(?:有|没有|是的|是啊|不|不是|对|好|好的|嗯|能|可以|会|当然)[,，。!！]"
)  # 有，行话叫…: to what?
# “可我从来没想过，人也得这么听。”: but what, and how?
_AGAINST = re.compile(
    r"(?:可是?|但是?|不过|然而|所以|于是|因此|而且|那么?)[，]?[^。！？]*(?:这[么样]|那[么样]|如此|这个|那个|这些|那些)"
)
# “他在学习单上写：…”: who?
_HE_FIRST = re.compile("[他她它](?!人|乡|山|日|们都说|者)")
_QUOTES = re.compile(r"[抄引录念背诵唱读]")  # 抄一副对联, 引用, 背诵
_WORDS_THERE = re.compile("[这那][一二两三四五六七八九十]个?字[。！]?$")  # 差的可能就是|这两个字
_SAID = re.compile("[说道云曰喊问答]，$")  # 许国栋说，|“先看水”
# 我是罗满仓的孙女, 我叫…; not 我是农民的儿子
_SELF = re.compile(
    r"我(?:是(?!农民|人民|工人|祖国|大[山海地]|中[国华]|山里|[^，。]{1,3}[民人]的)[^，。]{2,4}的(?:孙|儿|女|妻|丈|弟|妹|哥|姐|侄|徒)|[叫姓])"
)
_THOUGHT = re.compile(r"[心暗]想|暗[自惊驚]|寻思|纳闷|一惊|心里[^，。]{0,4}$")  # 王小二心想：“…”, 暗惊，“…”
_RUMOUR = re.compile(r"[（(]?(?:据说|据传|传说)")  # ——爱因斯坦|（据说）
RARE = 200
"""How often a character stands in the dictionary's texts below which it is somebody's name rather than a word."""


def half(words: str) -> bool:
    """Are words only a part of a sentence: 是很多人填完还嘱咐我，别告诉班主任?"""
    begins = _HALF.match(fold(words)) and not words.endswith(("。", "！", "？"))
    return bool(begins) or words.endswith(("，", ","))


def chat(fact: Fact, words: str) -> bool:
    """Is it a line of talk: 爷爷，人家问你呢！ 孟师傅，我们想请您修一修钟。"""
    if fact.data.get("type") != "speech":
        return False
    flat = fold(words)
    return (han(words) < TALK and bool(_CHAT.search(flat))) or (
        han(words) < CALLED and bool(_CALLS.match(flat))
    )


def of_folk(words: str) -> bool:
    """Do words only tell what people say: 古人说‘同船共渡，百世修来’?"""
    flat = level(words)
    found = _FOLK.match(flat)
    if found is None:
        return False
    return not (found["told"] and han(flat[found.end() :]) >= OWN)


def unworthy(analysis: Analysis, fact: Fact, blank: Blank, words: str) -> str:
    """The reason why nobody should be asked whose words these are, or an empty string."""
    flat = fold(words)
    if flat in fold(analysis.essay.title or ""):
        return "trivial"  # a slogan that is the title
    if (
        _RELAYED.fullmatch(level(words))
        or cited(analysis, fact, blank)
        or _RUMOUR.match(analysis.essay.shadow, blank.end)
    ):
        return "many-fit"
    if han(words) < SAYING or _thought(analysis, fact):
        return "trivial"
    if _fragment(analysis, fact, words):
        return "trivial"
    if _SELF.search(flat) or by_given_name(str(fact.data.get("speaker") or ""), flat):
        return "gives-away"  # 我是罗满仓的孙女
    if _REPLY.match(flat) or answers(analysis, fact, words):
        return "no-context"
    if _WORDS_THERE.search(flat):
        return "no-context"
    if half(words):
        return "cut"
    if _HE_FIRST.match(flat) or _AGAINST.match(flat):
        return "no-context"
    if _POINTS.match(flat) and han(words) <= POINTING:
        return "no-context"
    if _part_of_sentence(analysis, fact, words):
        return "cut"
    asks = words.endswith("？") and han(words) < ASKING and _PLAIN.search(flat)
    return "trivial" if chat(fact, words) or asks else ""


def _fragment(analysis: Analysis, fact: Fact, words: str) -> bool:
    """Are words a piece of what somebody said, which the writer's own sentence holds: 扣除车租和燃料，“袋到千二、千三”?"""
    before = analysis.essay.shadow[: fact.start].rstrip("“「『 ")
    whole = words.endswith(("。", "！", "？", "…")) or _SAID.search(before) or before[-1:] not in "，；"
    return fact.data.get("type") == "speech" and han(words) < FRAGMENT and not whole


def _part_of_sentence(analysis: Analysis, fact: Fact, words: str) -> bool:
    """Do words without a subject and an end stand in the sentence of somebody else: 那些年“几乎放弃了所有的节假日”?"""
    before = analysis.essay.shadow[: fact.start].rstrip("“「『 ")
    if words.endswith(("。", "！", "？", "…")) or before.endswith(("：", "，", ":", ",")):
        return False
    return fact.data.get("type") == "speech" and headless(fold(words))


def by_given_name(name: str, flat: str) -> bool:
    """Is he called by his given name, or by his surname as people do: 世人皆以芾为颠, said 米芾; 老孟, said 孟广林?"""
    name = fold(name)
    own = surname(name)
    titles = either("titles", "polite", "man", "woman", "school", "office")
    if own and re.search(rf"[老小阿]{own}|{own}(?:{titles})", flat):
        return True  # 校长跟我说：“老孟，给我拨慢七分钟。”
    return len(name) == 2 and segment.frequency(name[1]) < RARE and name[1] in flat


def cited(analysis: Analysis, fact: Fact, blank: Blank) -> bool:
    """Does the speaker only quote: 子贡引用《诗经》说, 鲁迅抄一副对联送给朋友?"""
    shadow, source = analysis.essay.shadow, fact.data.get("source") or ""
    if _QUOTES.search(fold(fact.data.get("cue") or "")):
        return True
    at = analysis.essay.text.rfind(source, 0, fact.start) if source else -1
    if at > 0 and re.search("[引借背念]用?$", shadow[max(0, at - REACH) : at]):
        return True  # 他引用《朱子家训》的话勉励员工
    reach = shadow[blank.end : blank.end + REACH]
    return bool(re.search("抄|念|背|选", reach)) or (source.startswith("《") and "引" in reach)


def answers(analysis: Analysis, fact: Fact, words: str) -> bool:
    """Do a few words answer what another asked right before: “能算出下一次地震吗？”“现在还不能，所以我才来。”?"""
    if fact.data.get("type") != "speech" or han(words) >= ANSWERING or words.endswith(("？", "?")):
        return False
    shadow = analysis.essay.shadow
    before = [q for q in analysis.quotes if q.depth == 0 and q.end <= fact.start + 1]
    if not before or fact.start - before[-1].end > APART:
        return False
    return shadow[before[-1].start : before[-1].end].rstrip("”」\"'").endswith(("？", "?"))


def _thought(analysis: Analysis, fact: Fact) -> bool:
    return bool(
        _THOUGHT.search(analysis.essay.shadow[max(0, fact.start - BEFORE) : fact.start].rstrip("：“「，"))
    )
