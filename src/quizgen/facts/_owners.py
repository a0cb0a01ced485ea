"""Whose words they are where somebody else reads them out, shows, retells, asks for or hears of them: 转述许国栋的话."""

import re

from quizgen.facts import _phrases, _sources
from quizgen.facts._antecedent import antecedent
from quizgen.facts._naming import by_name, end_of
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import Scene

_PEN = re.compile("的?(?:笔下|诗里|诗中|词里|词中)")  # 李益|笔下
_TITLE_AHEAD = 40
"""Characters behind the verb in which the title of what is recited stands before the words."""
# 读出一名小学生「的来信」, 引孔子「的话」称赞他, 挂着他师父「写的八个字」: whose words are read out or shown
_SHOWN = re.compile(
    r"(?:读[出了起着到]|念[出了起着]|朗读|宣读|展示|出示|转述|(?<![吸指牵招])引[用述了]?|借用?|化用|转发|贴出|收到|翻出|拿出|递来|读)(?P<who>[^，,。：:《》]{1,20})的(?:一[封张条首段篇句])?(?:来?信|家书|回信|纸条|字条|便条|留言|日记|作文|遗书|明信片|短信|微信|电报|帖子|邮件|诗|字|话)$"
    r"|(?:是|有|着|了|起|到)(?P<by>[^，,。：:的是有着了]{1,10}?)(?:当年|生前|亲手|亲笔|临终|常|曾)?(?:写下?|题写?|说|留下?|刻下?|赠|送|教|抄)(?:给[^，,。：:]{1,6})?的[^，,。：:的]{0,8}(?:字|话|诗|词|联|信|遗言|题词|留言|名言|句子)$"
)
# 杨小满「翻开给我们看」：“…”: whoever wrote it, not who shows it
_SHOWS = re.compile(
    r"(?:翻[开到出]|拿[出来]|掏出|取出|打开|摊开|递[来过上]|展示|亮出|指)[^，,。：:]{0,12}(?:给[^，,。：:]{1,8})看$"
)
# 「引用」李奥帕德《沙乡年鉴》里的
_CITES = re.compile(
    r"(?P<cites>引用|引述|借用|摘录|转述|抄录|默写|背诵|朗诵)[了过着]?[^，。：]{2,20}?(?P<book>《[^《》]{1,30}》)[中里上]?的?[^，。：]{0,6}$"
)
# 石墩上刻着《诗经》里的八个字：“…”: who set the stone says nothing
_INSCRIBED = re.compile(
    r"(?:刻|写|印|题|题写|镌|镌刻|抄|贴|挂|绣)[着有了]?(?P<book>《[^《》]{1,30}》)[中里上]?的?[^，。：]{0,6}(?:字|话|句|诗|词|名句|名言)$"
)
# 四位同学朗诵《山路》“…”: who recites does not say it
_RECITED = re.compile(
    r"(?:朗诵|诵读|吟诵|背诵|演唱|合唱|齐唱|高唱|唱)[了起着过]?[^，。：《》]{0,6}(?P<book>《[^《》]{1,30}》)[：:，,\s]*[“「『]"
)
# 向许国栋请教，|得到的回答是|：“…”; 许国栋在《日报》上读到一句|话|：“…”; 不同意许国栋的|说法|：“…”: not his who asks, reads or differs
_ASKED = re.compile(
    "[向跟]([^，。：]{2,12})(?:请教|打听|求教|讨教)[^。：]{0,12}，[^。：]{0,4}(?:得到|听到|等来|换来)的$"
)
_READS = re.compile(
    "(?:[读看见听]到|[看听]见|听说|翻到|抄下)[过了]?(?:这样|这么)?的?[一这那][句段首副条则行]$"
)
_DIFFERS = re.compile("(?:不同意|不赞成|不认同|反对|反驳|驳斥|质疑)[了过]?[^，。：]{1,16}的$")
# 周砚秋让学生|齐声朗读|：“…”: who wrote it is not told
_ALOUD = re.compile(
    "(?:齐声|一起|大声|反复)?(?:朗读|诵读|齐读|背诵|朗诵|默写|抄写|合唱|齐唱)(?:一遍)?[：:，,]?$"
)
# 周砚秋翻开|许国栋|的航海日志，第一页|写着|：“…”
_LEAFS = re.compile(
    "(?:翻开|打开|翻出|翻到|展开|拿出|找到|翻阅)了?(?P<whose>[^，。：《》]{2,8}?)的[^，。：]{0,6}(?:日志|日记|笔记本?|手记|来?信|手稿|本子|账本|遗书|遗稿|书稿|便条|纸条)，[^。：]{0,12}$"
)
# 周砚秋从|许国栋|那里学到一句|话
_LEARNS = re.compile(
    "从(?P<whose>[^，。：]{1,12}?)(?:那里|那儿|口中|口里|嘴里)(?:学到|学来|得到|听到|听来|得知|知道|得来)了?[^，。：]{0,6}$"
)
# |许国栋|打断周砚秋的|话：“先救人…”
_BREAKS_IN = re.compile("(?:打断|接过|接住|截住|不等|没等|顾不上)了?[^，。：]{1,10}的?$")
# 方晓燕|转述许国栋的话|说：“…”, 许国栋|宣读了他的来信|：“…”
_RETELLS = re.compile(
    "(?:转述|复述|援引|搬出)[了过]?(?P<words>[^，。：《》]{1,16})的(?:原?话|说法|名言)"
    "|(?:宣读|朗读|念)[了过]?(?P<letter>[^，。：《》]{1,16})的(?:来?信|遗书|遗言|贺电|贺信)"
    "|(?:转发|贴出|展示)[了过]?(?P<post>[^，。：《》]{1,12})的(?:留言|帖子|评论|来?信|短信)"
    "|(?:念叨|默念|重复|背[出诵]?|抄下?|记住|摘抄)[了着过]?(?P<line>[^，。：《》]{2,12}?)(?:当年|生前|临终前?)?(?:写下?|说过?|讲过?|留下?|题|教)(?:给[^，。：]{1,4})?的[那这]?一?[句段番些首]"
)
# |史官|给|他|的评语, |厂长|对|他|的评价, |方晓燕|送给|许国栋|的赠言: whose words they are stands before
_TO_WHOM = re.compile(
    r"(?P<who>[^，,：:；;。\n]{1,16}?)(?:曾经?|常常?|总|也|又|还|后来|最后)?(?:在[^，,：:；;。]{1,12}[上中里时])?(?:[送赠写留寄]?给|赠|对|送(?=[他她我]))了?[^，,：:；;。给对的]{1,8}$"
)


def find(scene: Scene, low: int, cue_start: int, *, owner: bool) -> Speaker | None:
    """Whose words `text[low:cue_start]` says they are, apart from who brings them; None where it is who speaks.

    `owner`: the text ends before 的名言 or 的话.
    """
    if found := penned(scene, low, cue_start) or _own_words(scene, low, cue_start):
        return found
    if recited := _RECITED.search(scene.masked, low, cue_start + _TITLE_AHEAD):
        a, b = recited.span("book")
        return Speaker(source=scene.analysis.essay.text[a:b], source_start=a, source_end=b)
    if _ALOUD.search(scene.masked[low:cue_start].rstrip()):
        return Speaker(unread=True)
    if written := _INSCRIBED.search(scene.masked[low:cue_start].rstrip("：:，, ")):
        at = low + written.start("book")
        return Speaker(source=written["book"], source_start=at, source_end=low + written.end("book"))
    if retold := _retold(scene, low, cue_start):
        whose = retold.span(retold.lastgroup or 0)
        return Speaker(unread=True) if scene.masked[slice(*whose)] in "他她" else _owned_by(scene, *whose)
    if found_in := _LEAFS.search(scene.masked, low, cue_start):
        return _owned_by(scene, *found_in.span("whose"))
    if owner and (learnt := _LEARNS.search(scene.masked, low, cue_start)):
        return _owned_by(scene, *learnt.span("whose"))
    if owner and (broken := _BREAKS_IN.search(scene.masked, low, cue_start)):
        first = scene.named(low, broken.start())
        return by_name(scene, first[-1], "cue") if len(first) == 1 else Speaker(unread=True)
    if owner and (asked := _ASKED.search(scene.masked, low, cue_start)):
        return _owned_by(scene, *asked.span(1))
    if owner and (
        _DIFFERS.search(scene.masked, low, cue_start) or _READS.search(scene.masked, low, cue_start)
    ):
        where = _sources.within(scene, low, cue_start) or (None, 0, 0)
        return Speaker(source=where[0], source_start=where[1], source_end=where[2], unread=where[0] is None)
    if owner and (found := _owner(scene, low, cue_start)):
        return found
    if shown := _SHOWN.search(scene.masked[low:cue_start].rstrip("：:，, ")):
        return _owned_by(
            scene, low + shown.start(shown.lastgroup or 0), low + shown.end(shown.lastgroup or 0)
        )
    if _SHOWS.search(scene.masked[low:cue_start].rstrip("：:，, \n")):
        return Speaker(unread=True)
    return None


def _retold(scene: Scene, low: int, cue_start: int) -> re.Match[str] | None:
    """Where somebody else's words are retold, posted or repeated, at the verb or right before it."""
    return _RETELLS.match(scene.masked, cue_start) or next(
        (m for m in _RETELLS.finditer(scene.masked, low) if m.start() < cue_start <= m.end() + 1), None
    )


def penned(scene: Scene, low: int, cue_start: int) -> Speaker | None:
    """In whose pen or mouth the words are, the last named: 到了李益笔下，却成了冷宫的长夜，“…”."""
    named = scene.named(low, cue_start)
    mine = named and _PEN.match(scene.masked, end_of(named[-1]), cue_start)
    return by_name(scene, named[-1], "cue") if mine else None


def _own_words(scene: Scene, low: int, cue_start: int) -> Speaker | None:
    """Whose words open the sentence before a clause about them: X的话，代表了大家的心声：“."""
    patterns = _phrases.patterns()
    for mention in scene.named(low, cue_start):
        head = patterns["openings"].sub("", re.split("[，,]", scene.masked[low : mention.start])[-1], count=1)
        if head and not patterns["role_end"].search(head):
            continue  # 听了X的话，Y说
        if patterns["own_words"].match(scene.masked, mention.end + len(mention.title), cue_start):
            return by_name(scene, mention, "cue")
    match = patterns["own_words"].search(scene.masked, low, cue_start)
    role = match and _phrases.role_at_end(scene, scene.masked[low : match.start()], match.start())
    return role if role and role.start == low else None


def _owner(scene: Scene, low: int, end: int) -> Speaker | None:
    """Whose words they are where the text ends before 话 or 名言: 看到书中引用的X的这段, 想起母亲的."""
    if (of := _CITES.search(scene.masked, low, end)) and (
        names := scene.named(of.end("cites"), of.start("book"))
    ):
        book = scene.analysis.essay.text[slice(*of.span("book"))]
        quoted = by_name(scene, names[0], "cue")
        return quoted._replace(source=book, source_start=of.start("book"), source_end=of.end("book"))
    text = _phrases.patterns()["owning"].sub("", scene.masked[low:end])
    if to_whom := _TO_WHOM.search(text):
        giver = _giver(scene, low + to_whom.start("who"), low + to_whom.end("who"))
        source = _sources.within(scene, low, end) or (None, 0, 0)
        return giver._replace(source=source[0], source_start=source[1], source_end=source[2])
    if re.search("(?<!其)[他她]$", text):  # 他的|回答
        return antecedent(scene, low + len(text) - 1)
    names = scene.named(low, low + len(text))
    if names and names[-1].end + len(names[-1].title) == low + len(text):
        return by_name(scene, names[-1], "cue")
    return _phrases.role_at_end(scene, re.split("[，,：:；;]", text)[-1], low + len(text))


def _giver(scene: Scene, start: int, end: int) -> Speaker:
    """Who gives somebody else the words: a name, a pronoun or a role at the end of `text[start:end]`, else somebody unknown."""
    found = _owned_by(scene, start, end)
    if found == NOBODY and scene.masked[end - 1] in "他她":
        found = antecedent(scene, end - 1)
    return found if found != NOBODY else Speaker(unread=True)


def _owned_by(scene: Scene, start: int, end: int) -> Speaker:
    """The person, pronoun or role that `text[start:end]` is, whose words somebody else reads out; else NOBODY."""
    names = scene.named(start, end)
    if names and end_of(names[-1]) == end:
        return by_name(scene, names[-1], "cue")
    if scene.masked[start:end] in ("他", "她"):
        return antecedent(scene, start)
    return _phrases.role_at_end(scene, scene.masked[start:end], end) or NOBODY
