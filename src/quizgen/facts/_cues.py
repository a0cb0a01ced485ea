"""What stands round a “…” and tells that it is somebody's words: verbs, nouns and titles before and behind it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from quizgen.facts._scene import COVER, Scene, any_of, words
from quizgen.facts._sources import SPOKEN_OF
from quizgen.language import segment

CLASSICAL = re.compile(r"[乎之也矣焉哉者曰兮]")  # 技进乎道
COLON = ("：", ":")
# 曹雪芹「写」《红楼梦》
_BY_BOOK = re.compile(
    r"(《[^《》]{1,30}》)(?:一书|一文)?[中里上]?(?:曾|也|则|便|就|这样|如此)*"
)  # 《元史》「形容」这次测量“…”
# 荀子|所谓|“…，…”, 毛泽东|在《水调歌头·游泳》里写的|“…，…”
_SO_CALLED = re.compile(
    r"(?:在(?P<book>《[^《》]{1,30}》)(?:[一这][诗词文书首篇]{1,2})?[里中上]?)?(?P<cue>所谓|所[说言]的?|[写说讲]的)[：:，,]?$"
)
_ADVERB = frozenset("却也又还就都便则常总只")
"""One of them and 说 are a word of old stories: 却|说自己“…”."""
_TOLD_FROM = ("语出", "典出", "引自", "选自")
_MADE = re.compile(r"(?:写|作|著|撰|编|译|读|看|画|拍|演|创作|翻译|编写|撰写|完成|阅读|出版)[了过着]?$")
# 班固批评|《史记》“是非颇谬于圣人”: said of the book, not in it
_JUDGED = re.compile(
    r"(?:批评|评价|(?<![书短时影简])评|称赞|称颂|称|盛赞|赞[扬美叹赏]?|夸[奖赞]?|推崇|褒扬|褒|贬|讥讽|讥笑|讥|嘲笑|指责|斥责|斥|形容|誉)[了过说道]?"
    r"(?:[《〈][^》〉]*[》〉][^，。；：！？]{0,40}[、，和])*$"
)
# 她表示，…: somebody reports what goes on
_SAYS_SO = re.compile(r"(?:表示|介绍|透露|坦言|强调|指出|认为|回忆|告诉)[^。！？：:“]{0,40}[，,]")
_IN_TITLE = re.compile("《[^》]*$")  # 《|云冈石窟》

_SOMEONE = re.compile("[他她](?!们)")  # 「他」说
# 亭长劝他说江东虽小，|“亦足王也”。他笑着拒绝了: who says it stands before
_TOLD_ON = re.compile("(?:劝|问|告诉|提醒|安慰)[^，。！？“]{0,6}说[^。！？“]*[，,]$")
_HAS = re.compile("之[语言句叹问论说训]")  # 有“…”「之语」
SHORTEST = 4
"""Characters of words kept in speech turned round, at least."""
VERSE = (5, 7)
"""Characters of a line of classical verse."""
COUPLETS = (11, 15)
"""Characters of two such lines with the comma between."""
# Points of a cue before the opening mark, by the mark between them: colon, comma, none.
BEFORE: Mapping[str, tuple[float, float, float]] = {
    "book": (4, 4, 4),
    "article": (4, 4, 4),
    "folk": (4, 4, 4),
    "alone": (4, 4, 4),
    "say": (4, 2, 1.5),
    "gloss": (2, 2, 2),
    "noun": (3.5, 0, 0),
    "told": (3, 1, 1.5),
    "propose": (2.5, 0.5, 0.5),
    "verse": (3.5, 2, 2),
    "one": (3, 2, 2),
    "embedded": (0, 2, 1),
}


class Around(NamedTuple):
    """A quotation with what stands round it."""

    start: int
    end: int
    low: int
    left: str
    right: str
    core: str
    ends: bool
    clauses: int
    balanced: bool
    """Two clauses of equal length."""
    parallel: bool
    """Parts of equal length with 、 between."""
    person: bool
    """Somebody is named before it in the sentence."""


class Cue(NamedTuple):
    points: float
    place: str
    text: str = ""
    start: int = 0
    folk: str = ""
    book: tuple[int, int] = (0, 0)
    sure: bool = False
    """A label behind or a neighbour in a list cannot make a term of it."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    say, propose, tail = any_of("verbs.say"), any_of("verbs.propose"), any_of("verbs.tail")
    role = any_of("people.role")
    noun, folk, verb = any_of("nouns.speech"), any_of("sources.folk"), any_of("sources.folk_verb")
    # 他强调，要“…” · 提出“…”
    gap = r"\s*(?P<mark>[：:，,]|)\s*(?:要|应|应该|必须|将)?\s*$"
    book = r"(?P<book>《[^《》\n]{1,40}》|〈[^〈〉\n]{1,40}〉)"
    clear = rf"[^。！？!?：:；;“”「」\n{COVER}]"
    blank = r"[ \t\u3000]*+"
    patterns = {
        # 《大学》中说：“ · 《论语》：“ · 《礼记》记有“ · 《论语》开篇第一句便是“
        "book": rf"{book}(?:的(?:话|名言|名句|诗句|句子|说法|观点)(?=[：:，,\s]*$))?(?:(?:[一这此]书|[一这此]文|[中里上])*(?:就|曾|也|早就|早|又|开篇|开头|有|这样|如此|所)*(?P<cue>{say}|{propose}|载|[记载录列收]?有之?|(?:第一|头一|首|末|最后一)句话?[就便即正]?是)"
        rf"(?:{tail})?(?:[^，。：:]{{0,6}}(?:句|段)(?:话|名言|诗)?)?)?{gap}",
        # 《我的修养要则》，一共七条，第一条就是“
        "article": rf"{book}[^。！？“”\n{COVER}]{{0,16}}?第[一二三四五六七八九十]{{1,2}}[条首句段](?P<cue>[就便即]?是|说|写道)\s*(?P<mark>[：:，,]|)\s*$",
        # 古语有云“ · 俗话说得好：“
        "folk": rf"(?<![\u4e00-\u9fff](?=[诗词经]))(?P<folk>{folk})(?:中|里|上)?(?:常|曾|就|也|有|早就|早|总|都)*(?P<cue>{verb}){gap}",
        # 有道是“ · 应了那句老话：“
        "alone": rf"(?P<cue>{any_of('sources.folk_alone')}){gap}",
        # 蒙田曾说过：“ · 他笑着说，“
        "say": rf"(?P<cue>{say})(?:{tail})?{gap}",
        # 的解释，可以简述为“
        "gloss": r"(?P<cue>解释|概括|简述|归纳|总结|描述|表述|形容)[^。！？]{0,12}[为成](?P<mark>)\s*[：:，,]?\s*$",
        # 王丽萍评价说，这项工作关键在于“
        "embedded": rf"(?P<cue>{say})(?:{tail})?[，,][^。！？!?：:；;“”「」\n{COVER}]{{1,40}}(?P<mark>[，,]?)$",
        # 亚里士多德把蚯蚓称作“ · 他把前者比作“
        "calls": r"(?P<cue>(?:把|将)[^，。！？“]{1,20}?(?:称为|称作|称之为|叫做|叫作|叫|比作|比喻为|比喻成|喻为|形容为|形容成|誉为|看作|看成|视为|当作|概括为|归结为|总结为|描述为|定义为|戏称为|唤作))(?P<mark>)\s*$",
        # 称他是“ · 批评当局“ · 评价这本书“
        "judges": r"(?P<cue>评价|称赞|赞扬|盛赞|赞誉|赞|夸奖|夸赞|夸|形容|批评|指责|斥责|痛斥|讽刺|嘲笑|戏称|笑称|尊称|骂|称|誉)(?P<whom>[^，。！？“”说道：]{1,14}?)(?P<is>是|为|作)?(?P<mark>)\s*$",
        # 老师勉励我们：“ · 呼吁各国“ · 鼓励队员们要“
        "told": rf"(?m:^).*(?P<cue>{say}|要求|号召|敦促|表扬|批评|邀请|鼓励|激励|鞭策)(?:了|过)?{clear[:-1]}，,]{{1,7}}(?P<mark>[：:]|)\s*$",
        "propose": rf"(?P<cue>{propose})(?:{tail})?{gap}",
        # 说出了大家的心声：“ · 他的回答是：“
        "noun": rf"(?P<cue>(?<![电会对神童通])话|(?!话){noun})(?:(?:就|便|只|正|总)?(?P<is>是|为|叫|很简单|很干脆|只?有[一两二三四五六七八九十]+个字|[一两二三四五六七八九十]+个字))?{gap}",
        # 吴老师一句“
        # 出了一个上联“
        "verse": r"(?P<cue>上联|下联|对联|挽联|横批|谜面|打油诗|诗句|歌词|题词|家训|校训|祖训|座右铭|格言)(?:就|便)?(?P<is>是|为)?\s*(?P<mark>[：:，,]|)\s*$",
        "one": rf"(?P<cue>一句|那句|这句){gap}",
        "motto": rf"{any_of('nouns.motto')}(?:是|为|有)?\s*[：:，,]?\s*$",  # 口号是“
        "frame": r"(?:从|到|像|如)(?P<name>[\u4e00-\u9fff]{2,4})的?$",  # 从庄子“
        "naming": rf"(?<![宣声]){any_of('terms.before')}[了着过]?\s*$",  # 体现了“
        # “…。”那位工人没好气地回答道。 · “…。”他说着走了。 · “…。”她谈起往事时，; not “…！”他明白这不是命令 · “…”。费穆却不大说，
        "behind": rf"{blank}[，,。]?{blank}(?P<who>{clear}{{0,48}}?)(?<![是不没未])(?<!不[大肯愿想再敢必能会多曾])(?<![很极]少)(?P<cue>{say})(?:{tail}|着[^，。！？“]{{0,12}}|[^，。！？“]{{1,12}}时候?|(?:{role}|[我他她你大][们家]?){{1,2}})?\s*(?P<mark>[，,。！？!?：:；;\n]|$)",
        # “断了？”老王皱起眉头，“…”
        "gesture": rf"{blank}(?P<who>{clear[:-1]}，,是]{{3,20}})(?P<mark>[，,])\s*[“「][^”」]{{4,}}",
        # 她坦言，起初婆婆并不赞成，“ · 他说渡轮像“
        "reported": rf"^.*(?P<cue>{any_of('verbs.report')})[^。！？!?：:“”「」]*$",
        # 「老人们」都说 · 《自然》杂志称
        "someone": rf"{role}|《",
        # “…”是他的名言 · “…”，鲁迅的这句话
        "named": rf"{blank}[，,。]?{blank}(?P<who>{clear}{{0,24}}?)(?:的[这那]?|[这那])(?:一)?(?:句|段|番|首)?(?P<cue>{noun})",
        # “…”语出《礼记》 · “…”一语即出自《素问》
        "from": rf"\s*+[，,。]?\s*+(?:[这此][^，。]{{0,4}}|(?P<word>一[语句说言]))?(?:即|就|便|最早|正|本|也)?(?P<cue>语出|典出|出自|出于|引自|选自|源自|见于)[^《，。]{{0,6}}{book}",
        # “…”，其实出自英国作家霍尔的《…》
        "from_whom": rf"{blank}[，,]?{blank}(?:其实|实际上|原本|原|实|最早)?(?P<cue>语出|出自|引自|选自|源自|见于)(?P<who>[^《，。]{{2,16}})的{book}",
        # “…”，他把这段往事写进了《送东阳马生序》
        "kept": rf"[^。！？\n]{{0,24}}?[，,](?P<who>[^，,。！？\n]{{0,8}})(?:把|将)[这此][^，。！？]{{0,8}}(?P<cue>写进|写入|写在|记进|记在|收进|收入|载入)了?{book}",
        # “…”据儿子回忆，老人只说过这一句
        "recalled": rf"{blank}据[^，。！？]{{1,12}}[，,](?P<who>[^，,。！？]{{1,12}}?)(?P<cue>说|讲|留)[过下]?了?[这那]一?[句番]",
        # “…。”《中庸》列出的这五步
        "of": rf"{blank}{book}[中里上]?(?:[\u4e00-\u9fff]{{1,4}}的)?[这那][^，。！？]{{1,8}}",
        # “…”（王夫之语）
        "credit": r"\s*[（(](?P<who>[\u4e00-\u9fff·]{2,10}?)(?P<cue>语|言|诗句?|词句?)[）)]",
        # “…”（《孟子》）
        "noted": rf"\s*[（(](?:语出|出自|引自|选自|见)?{book}[^（）()]{{0,8}}[）)]",
        # “…”荀子在《劝学》里
        "author": rf"{blank}(?P<who>[\u4e00-\u9fff·]{{2,10}}?)(?P<cue>早已|早就|就|曾|也|便)?(?:在|于){book}(?:一[文书诗])?[中里上]",
        # “…”——鲁迅
        "dash": r"\s*(?P<cue>——|—|--|─+)\s*(?P<who>[^。！？!?\n“]{2,24})\s*(?:\n|$)",
        # 以“…”拒绝 · 用“…”四个字勉励
        "with": rf"(?:(?:[这那]?[一二两三四五六七八九十]+个字|[这那]?一?句话)[，,]?)?(?:来|去|而)?(?P<cue>{any_of('terms.with_words')})",
        # “…”的道理
        "held": rf"\s*(?:的|这[一句个]*)[\u4e00-\u9fff]{{0,4}}?{any_of('terms.saying_after')}",
        # “…”成为他做人的座右铭
        "adopted": r"\s*(?:成为|成了|作为|当作|视为|奉为)[^，。！？]{0,8}?(?P<cue>座右铭|信条|格言|家训|校训|祖训)",
        # 在张衡口中，“
        "mouth": r"(?P<cue>口中|嘴里|笔下|心里|心中)[，,]?$",
        # 《小池》里的“
        "verse_of": rf"{book}(?:一诗|一词|一文|[中里上])*的?$",
        # 三色分拣|法
        "coined": rf"^[^的]*{any_of('terms.coined')}$",
        # “…”的精神
        "label": rf"\s*的?[\u4e00-\u9fff]{{0,4}}?{any_of('terms.after')}",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


def before(at: Around) -> Cue | None:
    """The cue that stands before the opening mark."""
    for name, points in BEFORE.items():
        match = patterns()[name].search(at.left)
        if match is None or (name in ("say", "told", "propose", "embedded") and not _is_verb(at.left, match)):
            continue
        if name == "book" and _only_named(at.left, match):
            continue
        if match["cue"] and _IN_TITLE.search(at.left, 0, match.start("cue")):
            continue  # 问起《|云|岭志》：“…”
        mark = "：" if match.groupdict().get("is") else match["mark"] or at.left[-1:]
        worth = points[0 if mark in COLON else 1 if mark in "，,、" else 2]
        if not worth or (name == "embedded" and match["mark"] and not at.ends):
            continue
        text = match["cue"] or ""
        start = at.low + (match.start("cue") if text else match.start())
        book, folk = (at.start, at.start), ""
        if name in ("book", "article"):
            book = (at.low + match.start("book"), at.low + match.end("book"))
        elif name == "folk":
            start, folk = at.low + match.start(), match["folk"]
        place = "noun" if name in ("noun", "verse", "one") else "before"
        sure = mark in COLON or name in ("book", "article", "folk", "alone")
        return Cue(worth, place, text, start, folk, book, sure)
    return None


def calls(scene: Scene, at: Around) -> Cue | None:
    """Somebody with a name gives something a name of his own: 亚里士多德把蚯蚓称作“…”, 议员批评当局“…”."""
    for name in ("calls", "judges"):
        match = patterns()[name].search(at.left)
        if match is None or (name == "judges" and not _judging(at, match)):
            continue
        start = at.low + match.start("cue")
        clause = max(scene.masked.rfind(mark, at.low, start) for mark in "，,；;：:") + 1
        clause = max(clause, at.low)
        own = scene.masked[clause:start].strip()
        if book := _BY_BOOK.fullmatch(own):
            low = scene.masked.index(book[1], clause)
            return Cue(4, "before", match["cue"], start, book=(low, low + len(book[1])), sure=True)
        left_out = own in ("", *words("people", "adverb")) and scene.named(
            at.low, clause
        )  # X翻译了这本书，曾称他是“…”
        if scene.named(clause, start) or left_out or own.startswith(("他", "她")):
            return Cue(4, "before", match["cue"], start, sure=True)
    return None


def _only_named(left: str, match: re.Match[str]) -> bool:
    """Whether the words before the mark only name the title: who wrote, judged or spoke of it says them."""
    head = left[: match.start()]
    if match["mark"] and SPOKEN_OF.search(head):
        return True
    if match["cue"]:
        return False
    # 曹雪芹写《红楼梦》，“; 她表示，新建电站必须执行《规程》，“
    reported = match["mark"] in ("，", ",") and _SAYS_SO.search(left)
    return bool(_MADE.search(head) or _JUDGED.search(head) or reported)


def _judging(at: Around, match: re.Match[str]) -> bool:
    """Whether 称 or 批评 is the verb of the clause, by somebody (not 被称为, 人称), of something."""
    left = at.left
    before = left[: match.start("cue")]
    long = at.clauses and match["whom"] in ("他", "她")  # 钱仪吉称她“班昭之后，一人而已”
    single = len(match["cue"]) == 1 and not match["is"] and not long
    return (
        not single
        and not before.endswith(tuple("被人世俗统简尊自号声宣堪受所的之誉名美"))
        and _is_verb(left, match)
    )


def _is_verb(left: str, match: re.Match[str]) -> bool:
    """Whether the verb is a word of its own: not 知道, not 可以说."""
    head = left[: match.end("cue")]
    if head.endswith(words("verbs", "phrase")) or re.search(r"对[^，。]{1,12}[来而]说$|[秤磅斤两]称$", head):
        return False  # 文书要用秤|称
    if head.endswith("曰"):
        return True
    head = re.split(rf"[，,：:{COVER}]", head)[-1][-12:]
    low, high = segment.cut(head)[-1]
    word = head[low:high]
    known = word in words("verbs", "say") or word in words("verbs", "propose")
    adverb = word[: -len(match["cue"])] in _ADVERB
    return len(word) <= len(match["cue"]) or known or adverb or not segment.frequency(word)


def reported(at: Around) -> Cue | None:
    """Words kept as they were in speech turned round: a clause of their own behind it, or one that tells of something."""
    match = patterns()["reported"].search(at.left)
    if match is None or not (at.left.endswith("的话说", 0, match.end("cue")) or _is_verb(at.left, match)):
        return None
    if not (at.person or _SOMEONE.search(at.left) or patterns()["someone"].search(at.left)):
        return None
    apart = at.left.endswith(("，", ",")) and at.right[:1] in (*"，,。；;！!？?\n", "")
    if len(at.core) < SHORTEST or not (apart or _tells(at)):
        return None
    return Cue(3.5, "before", match["cue"], at.low + match.start("cue"), sure=True)


def _tells(at: Around) -> bool:
    """Whether the words are no name of a thing: 比钟还准, 把小事当大事做; not 逆行者, 双减."""
    if not at.right or at.right[:1] not in "，,。；;！!？?\n":
        return False
    tags = [segment.tag(at.core[low:high])[:1] for low, high in segment.cut(at.core)]
    return tags[0] in tuple("vdpc") and len(tags) > 2


def frame(scene: Scene, at: Around) -> Cue | None:
    """从X“…”到Y“…” of classical lines, 有“…”之语, 荀子所谓“…”, and 以“…”拒绝."""
    named = _SO_CALLED.search(at.left) if at.clauses else None
    if named and any(m.end == at.low + named.start() for m in scene.named(at.low, at.start)):
        book = (at.low + named.start("book"), at.low + named.end("book")) if named["book"] else (0, 0)
        return Cue(4, "before", named["cue"], at.low + named.start(), book=book, sure=True)
    if (verse := patterns()["verse_of"].search(at.left)) and at.balanced and len(at.core) in COUPLETS:
        book = at.low + verse.start("book"), at.low + verse.end("book")
        return Cue(4, "noun", "", at.start, book=book, sure=True)
    mouth = patterns()["mouth"].search(at.left)
    if mouth and at.person and at.left.endswith(("，", ",")) and at.right[:1] in (*"，。；！？\n", ""):
        return Cue(4, "noun", mouth["cue"], at.low + mouth.start("cue"), sure=True)
    frame = patterns()["frame"].search(at.left)
    start = at.low + frame.start("name") if frame else at.start
    line = len(at.core) in VERSE and bool(scene.named(start, at.start))
    if frame and (CLASSICAL.search(at.core) or line):
        return Cue(4 if line else 3, "frame", "", start, sure=True)
    if at.left.endswith("有") and _HAS.match(at.right):  # 张载有“…”之语
        return Cue(4, "before", "有", at.start - 1, sure=True)
    answer = patterns()["with"].match(at.right)
    if answer and at.left.endswith(("以", "用")):
        return Cue(4, "before", f"以…{answer['cue']}", at.start - 1, sure=True)
    return None


def source(at: Around) -> Cue | None:
    """Where the words stand by what is said behind them, whatever stands before: “…”，其实出自X的《…》, “…”，他把这写进了《…》."""
    for name, place in (("from_whom", "named"), ("kept", "behind")):
        if match := patterns()[name].match(at.right):
            book = at.end + match.start("book"), at.end + match.end("book")
            return Cue(4, place, match["cue"], at.end + match.end("who"), book=book, sure=True)
    dash = patterns()["dash"].match(at.right)
    if dash and at.ends and at.right.startswith("\n"):
        return Cue(4, "behind", dash["cue"], at.end + dash.end("who"), sure=True)
    return None


def behind(at: Around) -> Cue | None:
    """The cue that stands behind the closing mark."""
    found = {
        name: patterns()[name].match(at.right)
        for name in (
            "from",
            "of",
            "dash",
            "behind",
            "gesture",
            "named",
            "label",
            "credit",
            "noted",
            "author",
            "adopted",
            "recalled",
        )
    }
    whole = at.ends or bool(at.clauses)
    of, dash, verb, gesture, named = (found[n] for n in ("of", "dash", "behind", "gesture", "named"))
    if adopted := found["adopted"]:
        return Cue(3, "", adopted["cue"], at.start, sure=True)
    if recalled := found["recalled"]:
        return Cue(3, "behind", recalled["cue"], at.end + recalled.end("who"))
    if credit := found["credit"]:
        return Cue(4, "behind", credit["cue"], at.end + credit.end("who"), sure=True)
    if noted := found["noted"]:
        book = at.end + noted.start("book"), at.end + noted.end("book")
        return Cue(4, "noun", "", at.start, book=book, sure=True)
    if (author := found["author"]) and at.ends:
        book = at.end + author.start("book"), at.end + author.end("book")
        return Cue(3, "behind", author["cue"] or "", at.end + author.end("who"), book=book)
    if (source := found["from"]) or (of and whole and not source):
        match = source or of
        assert match
        book = at.end + match.start("book"), at.end + match.end("book")
        sure = (
            match is source and (source["cue"] in _TOLD_FROM or source["word"]) and len(at.core) >= SHORTEST
        )
        return Cue(
            4.5 if sure else 3,
            "source" if sure else "noun",
            match.groupdict().get("cue") or "",
            at.start,
            book=book,
            sure=bool(sure),
        )
    if dash and whole:
        return Cue(2, "behind", dash["cue"], at.end + dash.end("who"))
    told = at.right.startswith("。") and _TOLD_ON.search(at.left)
    if verb and not told and (whole or (len(at.core) >= 9 and not found["label"])):
        opens_next = verb["mark"] in COLON and re.match(r"\s*[“「『\"]", at.right[verb.end() :])
        if not at.left and re.search("补充|接着|继续|又|还|进一步", verb[0]):
            opens_next = None  # “…。”她补充说：“…”
        if not opens_next and _is_verb(at.right, verb):
            return Cue(3, "behind", verb["cue"], at.end + verb.start("cue"))
    if gesture and at.ends:
        return Cue(2, "behind", "", at.end + gesture.end("who"))
    if named and (whole or named["cue"] in ("名言", "名句", "格言", "座右铭", "古训", "诗句")):
        return Cue(2.5, "named", named["cue"], at.end + named.end("who"))
    return None
