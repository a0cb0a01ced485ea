"""Who says it: the subject of the speech verb, a role, a pronoun's person, or nobody; never the nearest name."""

import re

from quizgen.facts import _called, _phrases
from quizgen.facts._antecedent import JOINED, REACH, REDACTED, antecedent
from quizgen.facts._naming import between_marks, by_name, can_speak, end_of, met, named_last
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import COVER, Scene
from quizgen.language.tables import FAMILY, words
from quizgen.model import Mention

_HELD = re.compile("[着了]|一[副首句]")  # 指着满架的书
_PEN = re.compile("的?(?:笔下|诗里|诗中|词里|词中)")  # 李益|笔下
# 「劝他」说
_TO_HIM = re.compile(
    "[，,][^，,。]{0,6}(?:劝|问|告诉|安慰|提醒|警告|责备|骂|夸|[对向跟])(?P<who>[他她])(?!们|的)[^，,。]{0,2}$"
)
TITLE_AHEAD = 40
"""Characters behind the verb in which the title of what is recited stands before the words."""
CLAUSES = 4
"""Clauses of the sentence looked at, from the verb to the left."""
# 发仔叔「说，」……：“
TELLS = re.compile(
    r"(?:说|表示|介绍|回忆|回忆说|提到|坦言|透露|认为|指出|告诉记者|告诉本[刊报]|告诉我们?|告诉笔者|解释|解释说|介绍说|忆述|直言|笑言|谈到|记得|觉得)$"
)
# 沈岚说，有一回她追上去，|一位婆婆摆摆手：“…”
_OTHERS = re.compile("(?:有)?一[位名个]|有人|对方|旁人|旁边")
# 《故乡》末尾写着…，一份摘要会把它|概括为“…”: not in the book's words
# 后人将它|概括为“…”, as it is known
_READER = re.compile("一[份个篇位名]|有人|有的|摘要|评论|报道|学生|同学|读者|老师|机器|软件|程序|模型|它|这")
_SUMS_UP = re.compile("概括|总结|归纳|简化|解读|解释|理解|改写|改成|翻译")
# 读出一名小学生「的来信」, 引孔子「的话」称赞他, 挂着他师父「写的八个字」: whose words are read out or shown
SHOWN = re.compile(
    r"(?:读[出了起着到]|念[出了起着]|朗读|宣读|展示|出示|转述|(?<![吸指牵招])引[用述了]?|借用?|化用|转发|贴出|收到|翻出|拿出|递来|读)(?P<who>[^，,。：:《》]{1,20})的(?:一[封张条首段篇句])?(?:来?信|家书|回信|纸条|字条|便条|留言|日记|作文|遗书|明信片|短信|微信|电报|帖子|邮件|诗|字|话)$"
    r"|(?:是|有|着|了|起|到)(?P<by>[^，,。：:的是有着了]{1,10}?)(?:当年|生前|亲手|亲笔|临终|常|曾)?(?:写下?|题写?|说|留下?|刻下?|赠|送|教|抄)(?:给[^，,。：:]{1,6})?的[^，,。：:的]{0,8}(?:字|话|诗|词|联|信|遗言|题词|留言|名言|句子)$"
)
# 杨小满「翻开给我们看」：“…”: whoever wrote it, not who shows it
SHOWS = re.compile(
    r"(?:翻[开到出]|拿[出来]|掏出|取出|打开|摊开|递[来过上]|展示|亮出|指)[^，,。：:]{0,12}(?:给[^，,。：:]{1,8})看$"
)
# 「引用」李奥帕德《沙乡年鉴》里的
CITES = re.compile(
    r"(?P<cites>引用|引述|借用|摘录|转述|抄录|默写|背诵|朗诵)[了过着]?[^，。：]{2,20}?(?P<book>《[^《》]{1,30}》)[中里上]?的?[^，。：]{0,6}$"
)
# 石墩上刻着《诗经》里的八个字：“…”: who set the stone says nothing
INSCRIBED = re.compile(
    r"(?:刻|写|印|题|题写|镌|镌刻|抄|贴|挂|绣)[着有了]?(?P<book>《[^《》]{1,30}》)[中里上]?的?[^，。：]{0,6}(?:字|话|句|诗|词|名句|名言)$"
)
# 《西湖七月半》写看月，|一上来就说“…”: the work says it
TELLS_OF = re.compile(
    r"\s*(?P<book>《[^《》]{1,30}》)(?:一[书文诗篇]|[里中上])?(?:也|则|又|还)?(?:写|讲|记|述|论|谈|说|描写|描述|记载|记录)(?!于|成|的|完|到|了|过|好)"
)
# 「他」跑去找陆云，说：“…”: not 陆云
_HE_DOES = re.compile(r"[他她](?![们的国乡家])(?P<does>[^，。：；]{1,8}$)")
# 四位同学朗诵《山路》“…”: who recites does not say it
RECITED = re.compile(
    r"(?:朗诵|诵读|吟诵|背诵|演唱|合唱|齐唱|高唱|唱)[了起着过]?[^，。：《》]{0,6}(?P<book>《[^《》]{1,30}》)[：:，,\s]*[“「『]"
)
# 「我只记得」他这样说过
RECALLS = re.compile(
    r"(?:我们?|人们|大家|有人|很多人|许多人)[^，。]{0,5}?(?:记得|记着|听到?|听见|想起|忆起|看到|知道)(?=[\u4e00-\u9fff]{2})"
)
# 桥吊工人|出身的“时代楷模”|许振超
_OF_NAMED = re.compile(rf"[\u4e00-\u9fff]{{0,8}}的(?:[“「『][{COVER}]+[”」』])?")
_CALLED_SO = re.compile("(?:[人世又自号尊]称|[字号]|(?:本|原|别)名)(?!称)")  # 朱震亨，|人称丹溪先生|，
# 他|寄来的信|里说
_OF_THING = re.compile("(?:寄|送|捎|递|拿|带|买|借|写|画|编|做|种|留)[来给下过]{0,2}的[\u4e00-\u9fff]")
# 他写信|对梅尧臣说: what he did, no paper
_LETTER = re.compile("(?:[他她我].{0,6}|[又曾还便就]?)[写寄回去来致][了过]?一?封?信")
# 他常听买办|说一句话：“…”: who hears it does not say it
_HEARS = re.compile(r"(?<![打旁聆])听(?:到|见|过)?[\u4e00-\u9fff]{2,6}$")
# 沈怀清常听|许国栋|说：“…”, 他常听|父亲|说
_TO_HEAR = re.compile("(?<![打旁聆])听(?:到|见|过|着|了)?$")
# 向许国栋请教，|得到的回答是|：“…”; 许国栋在《日报》上读到一句|话|：“…”; 不同意许国栋的|说法|：“…”: not his who asks, reads or differs
_ASKED = re.compile(
    "[向跟]([^，。：]{2,12})(?:请教|打听|求教|讨教)[^。：]{0,12}，[^。：]{0,4}(?:得到|听到|等来|换来)的$"
)
_READS = re.compile(
    "(?:[读看见听]到|[看听]见|听说|翻到|抄下)[过了]?(?:这样|这么)?的?[一这那][句段首副条则行]$"
)
_DIFFERS = re.compile("(?:不同意|不赞成|不认同|反对|反驳|驳斥|质疑)[了过]?[^，。：]{1,16}的$")
# 方晓燕|转述许国栋的话|说：“…”, 许国栋|宣读了他的来信|：“…”
_RETELLS = re.compile(
    "(?:转述|复述|援引|搬出)[了过]?(?P<words>[^，。：《》]{1,16})的(?:原?话|说法|名言)"
    "|(?:宣读|朗读|念)[了过]?(?P<letter>[^，。：《》]{1,16})的(?:来?信|遗书|遗言|贺电|贺信)"
)
# 只有|赵氏|懂得他，走上前说：“…”
_HOUSE = re.compile("(?:只有|唯有|还是|幸好|这时|忽然|倒是)?(?P<surname>[\u4e00-\u9fff])氏(?![族家])")
# 苏东坡|送|落第的朋友安惇回乡，劝他“…”
_SENDS = re.compile("[送请派邀陪命]")
# 他换走的是《吾乡印象》，三天后又来了，|劈头就问|：“…”: no book asks
_CRIES = re.compile("(?:劈头|开口|张口)?[又便就]?[问喊骂叫嚷]")
# 「又」赋诗明志：
AGAIN = re.compile(r"\s*(?:又|还|接着|随后|随即|并|再|于是|然后|也|后来又|继而)(?![一有])")
PRONOUN = re.compile(  # not 她母亲
    rf"(?<!其)[他她](?![们的国乡家]|{FAMILY}|[爸妈哥姐弟妹叔]|师父|师傅|老师|学生|徒弟|同事|朋友|邻居|同学|助手|秘书|父母|家人)|(?<!其)[他她](?=的(?:话|名言|原话|回答|看法|解释|座右铭))"
)


# 《黑土地保护法》施行；农民早就这样做，|他们形象地|说，这是“给黑土地盖被子”
_THEY = re.compile(r"(?<=[，；])(?:[他她]们|大家|人们|村民|老乡|乡亲)[^，。；《》]{0,6}$")


def before(scene: Scene, low: int, cue_start: int, *, owner: bool = False) -> Speaker:
    """The speaker in `text[low:cue_start]`, clause by clause from the verb to the left.

    `owner`: the text ends before 的名言 or 的话, so the last name owns the words (看到书中引用的X的这段话).
    """
    if found := penned(scene, low, cue_start) or _own_words(scene, low, cue_start):
        return found
    if recited := RECITED.search(scene.masked, low, cue_start + TITLE_AHEAD):
        a, b = recited.span("book")
        return Speaker(source=scene.analysis.essay.text[a:b], source_start=a, source_end=b)
    if written := INSCRIBED.search(scene.masked[low:cue_start].rstrip("：:，, ")):
        at = low + written.start("book")
        return Speaker(source=written["book"], source_start=at, source_end=low + written.end("book"))
    if retold := _RETELLS.match(scene.masked, cue_start):
        whose = retold.span("words") if retold["words"] else retold.span("letter")
        return Speaker(unread=True) if scene.masked[slice(*whose)] in "他她" else _owned_by(scene, *whose)
    if owner and (asked := _ASKED.search(scene.masked, low, cue_start)):
        return _owned_by(scene, *asked.span(1))
    if owner and (
        _DIFFERS.search(scene.masked, low, cue_start) or _READS.search(scene.masked, low, cue_start)
    ):
        where = _phrases.source_within(scene, low, cue_start) or (None, 0, 0)
        return Speaker(source=where[0], source_start=where[1], source_end=where[2], unread=where[0] is None)
    if owner and (found := _owner(scene, low, cue_start)):
        return found
    if shown := SHOWN.search(scene.masked[low:cue_start].rstrip("：:，, ")):
        return _owned_by(
            scene, low + shown.start(shown.lastgroup or 0), low + shown.end(shown.lastgroup or 0)
        )
    if SHOWS.search(scene.masked[low:cue_start].rstrip("：:，, \n")):
        return Speaker(unread=True)
    ranges = list(between_marks(scene, low, cue_start))
    if scene.masked[cue_start : cue_start + 1] in tuple('“「『"‘') and (found := _telling(scene, ranges)):
        return found
    cries = _CRIES.match(scene.masked, cue_start)
    others = cries or _THEY.search(scene.masked, low, cue_start)
    source = None if others else _phrases.source_within(scene, low, cue_start)
    last = [(a, b) for a, b in ranges if scene.masked[a:b].strip()][-1:]
    for a, b in last:
        record = _phrases.patterns()["record"].match(scene.masked, a, b)
        if record and not scene.named(a, b) and not _HELD.search(record["name"]):
            return _phrases.document(scene, record.start("name"), record.end("name"))
    for i, (a, b) in enumerate(reversed(ranges[-CLAUSES:])):
        if i and (told := TELLS_OF.match(scene.masked, a, b)):
            return Speaker(source=told["book"], source_start=told.start("book"), source_end=told.end("book"))
        found = _subject(scene, a, b, direct=i == 0)
        if found is not None and i and _spoken_to(scene, found, cue_start):
            return Speaker(unread=True)
        if found is not None:
            if found.unread and _READER.match(scene.masked, a, b) and _SUMS_UP.match(scene.masked, cue_start):
                return found
            if found.source is None and source is not None:
                found = found._replace(source=source[0], source_start=source[1], source_end=source[2])
            return found
    if source is not None:
        return Speaker(source=source[0], source_start=source[1], source_end=source[2])
    if any(_phrases.somebody(scene, a, b) for a, b in ranges[-CLAUSES:]):
        return Speaker(unread=True)
    opens = AGAIN.match(scene.masked, low, cue_start)
    left_out = opens and (
        opens.end() == cue_start or _phrases.verbal(scene.masked[opens.end() : cue_start + 2])
    )
    if left_out and not scene.named(low, cue_start):
        return antecedent(scene, low)
    return NOBODY


def _spoken_to(scene: Scene, found: Speaker, cue_start: int) -> bool:
    """Is he spoken to, of all whom the text has named near before the only one who can be 他: 项羽败了，亭长撑船相候，劝他说?"""
    him = _TO_HIM.search(scene.masked, found.start, cue_start)
    if him is None or found.by != "cue":
        return False
    near = {scene.owners.get(m) for m in scene.named(max(0, cue_start - REACH), cue_start)}
    able = {p for p in near if p is not None and scene.pronouns.get(p, him["who"]) == him["who"]}
    return len(able) == 1


def _telling(scene: Scene, ranges: list[tuple[int, int]]) -> Speaker | None:
    """Who tells what goes on in the words: 发仔叔说，自己14岁入行，……那年是1964年：“…”."""
    if len(ranges) < 2:
        return None
    start, end = ranges[0]
    tells = TELLS.search(scene.masked, start, end)
    last = next(((a, b) for a, b in reversed(ranges) if scene.masked[a:b].strip()), ranges[-1])
    if _OTHERS.match(scene.masked, *last):
        return None
    if tells is None or not scene.masked.startswith(("，", ","), end):
        return None
    return _subject(scene, start, tells.start(), direct=True)


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
    if (of := CITES.search(scene.masked, low, end)) and (
        names := scene.named(of.end("cites"), of.start("book"))
    ):
        book = scene.analysis.essay.text[slice(*of.span("book"))]
        quoted = by_name(scene, names[0], "cue")
        return quoted._replace(source=book, source_start=of.start("book"), source_end=of.end("book"))
    text = _phrases.patterns()["owning"].sub("", scene.masked[low:end])
    if to_whom := _TO_WHOM.search(text):
        giver = _giver(scene, low + to_whom.start("who"), low + to_whom.end("who"))
        source = _phrases.source_within(scene, low, end) or (None, 0, 0)
        return giver._replace(source=source[0], source_start=source[1], source_end=source[2])
    if re.search("(?<!其)[他她]$", text):  # 他的|回答
        return antecedent(scene, low + len(text) - 1)
    names = scene.named(low, low + len(text))
    if names and names[-1].end + len(names[-1].title) == low + len(text):
        return by_name(scene, names[-1], "cue")
    return _phrases.role_at_end(scene, re.split("[，,：:；;]", text)[-1], low + len(text))


# |史官|给|他|的评语, |厂长|对|他|的评价, |方晓燕|送给|许国栋|的赠言: whose words they are stands before
_TO_WHOM = re.compile(
    r"(?P<who>[^，,：:；;。\n]{1,16}?)(?:曾经?|常常?|总|也|又|还|后来|最后)?(?:在[^，,：:；;。]{1,12}[上中里时])?(?:[送赠写留寄]?给|赠|对|送(?=[他她我]))了?[^，,：:；;。给对的]{1,8}$"
)


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


def _subject(scene: Scene, a: int, b: int, *, direct: bool) -> Speaker | None:
    """The subject of the clause `text[a:b]` (up to its verb if `direct`): a speaker, `unread` if it is nobody known, or None to look further left."""
    text = scene.masked[a:b]
    if REDACTED.search(text):
        return Speaker(redacted=True)
    for place in range(a + 2, b + 1):
        if (person := scene.meant.get(place)) and scene.masked[place - 1] not in "他她":
            return named_last(scene, person, a)  # 先生淡淡地说, 这位老焊工说
    patterns = _phrases.patterns()
    if not direct and _CALLED_SO.match(text):
        return None  # 朱震亨，人称丹溪先生，|倡
    opening = patterns["openings"].match(text)
    skip = opening.end() if opening else 0
    if recalls := RECALLS.match(text, skip):
        skip = recalls.end()
    house = _HOUSE.match(text, skip)
    if house and house["surname"] in words("surnames", "single") and not _of_house(scene, house["surname"]):
        return Speaker(unread=True)
    role = _phrases.role(scene, a, text, skip, direct=direct)
    able = [m for m in scene.named(a, b) if can_speak(scene, a, b, m)]
    owners = [m for m in able if not _OF_THING.match(scene.masked, m.end + len(m.title), b)]
    able = owners or able  # 卢仝|收到孟谏议寄来的新茶
    apart = able and not direct  # 他跑去找陆云，|说; not 他记得陆云|说
    he = _HE_DOES.match(text[: able[0].start - a], skip) if apart else None
    if he and _phrases.verbal(he["does"]) and not he["does"].endswith(("和", "与", "跟", "同")):
        return antecedent(scene, a + he.start())
    hears = None if role else _HEARS.search(text)
    if hears and not any(m.start > a + hears.start() for m in able):
        return Speaker(unread=True)
    if able:
        chosen = _choose(scene, a, able)
        if role and role.end < chosen.start and _OF_NAMED.fullmatch(scene.masked, role.end, chosen.start):
            role = None  # 桥吊工人出身的“时代楷模”许振超
        if role and (role.end <= chosen.start or (direct and role.start > chosen.end + len(chosen.title))):
            return role
        return _named(scene, a, b, chosen)
    if any(met(scene, a, mention) for mention in scene.named(a, b)):
        return None
    if _phrases.MAYBE.match(text, skip):
        return Speaker(unread=True)
    adverbs = patterns["adverbs"].search(text, skip)
    bare_end = adverbs.start() if adverbs else len(text)
    bare = text[skip:bare_end].rstrip()
    mine = role and role.start == a + skip and text[skip] in "我咱俺"  # 我爸摆摆手
    if patterns["nobody"].match(text, skip) and not mine:
        return Speaker(unread=True)
    if direct and (unknown := _phrases.unknown_name(scene, a + skip, bare)):
        return unknown
    document = patterns["document"].search(text[:bare_end]) if direct else None
    if document and not (_HELD.search(document["name"]) or _LETTER.fullmatch(document["name"])):
        start = a + document.start("name")
        return _phrases.document(scene, start, a + document.end("name"))
    pronoun = next(
        (m for m in PRONOUN.finditer(text, skip) if not _phrases.is_object(text[skip : m.start()])), None
    )
    heard = role and _TO_HEAR.search(text[: role.start - a])
    if role and (pronoun is None or heard or role.start - a <= pronoun.start()):
        return _this(scene, role) or role
    if pronoun:
        return antecedent(scene, a + pronoun.start())
    if direct and (body := _phrases.body(scene, a + skip, a + skip + len(bare))):
        return body
    acts = _phrases.verbal(bare) or _phrases.verbal(patterns["leading"].sub("", bare))  # 专门|打来电话
    if direct and bare and not (acts or _phrases.subjectless(bare)):
        return Speaker(unread=True)
    return None


def _of_house(scene: Scene, surname: str) -> bool:
    """Does the essay name somebody of that surname, so that 曾氏 is he?"""
    return any(person.name.startswith(surname) for person in scene.analysis.people)


def _this(scene: Scene, role: Speaker) -> Speaker | None:
    """The person meant by 这位老党员, None if that is not sure."""
    if not scene.masked.startswith(("这位", "这名", "这个"), role.start):
        return None
    found = antecedent(scene, role.start)
    return found if found.name and found.by == "pronoun" and found.sure_name else None


def resolved(scene: Scene, role: Speaker) -> Speaker:
    """The person of the essay whom a role means, else the speaker as he is."""
    # 助理|教授塞利亚·凯尔比: the name at its end
    own = [m for m in scene.named(role.start, role.end) if m.end == role.end and m.start > role.start]
    if role.name and own and role.by in ("cue", "role") and len(scene.named(role.start, role.end)) == 1:
        return by_name(scene, own[0], "cue")
    if role.by not in ("role", "pronoun") or not role.name:
        return role
    person = _called.meant(scene, role.start, role.end)
    if person is None:
        return role
    found = named_last(scene, person, role.start)
    return found._replace(by=role.by, score=min(found.score, 0.6), sure_name=False)


def _choose(scene: Scene, a: int, able: list[Mention]) -> Mention:
    """Of several names the last if it stands apart or is heard (作家X的朋友、诗人Y说, X听Y说), else the first (X批评Y说)."""
    last = able[-1]
    text = scene.masked[a : last.start]
    if _SENDS.match(text, end_of(able[0]) - a):
        return able[0]
    apart = (
        not text
        or text.endswith(("、", "的"))
        or _TO_HEAR.search(text)
        or _phrases.patterns()["role_end"].search(text)
    )
    return last if apart else able[0]


def _first_listed(scene: Scene, mention: Mention) -> Mention:
    """The first of several who speak as one: 张伟、赵洋、王治强向水面喊话."""
    while scene.masked[max(0, mention.start - 1) : mention.start] == "、":
        before = [
            m
            for m in scene.named(max(0, mention.start - 12), mention.start)
            if end_of(m) == mention.start - 1
        ]
        if not before:
            break
        mention = before[-1]
    return mention


def _named(scene: Scene, a: int, b: int, mention: Mention) -> Speaker:
    text = scene.analysis.essay.text
    end = mention.end + len(mention.title)
    following = scene.named(end, b)
    if (first := _first_listed(scene, mention)) != mention:
        return Speaker(text[first.start : end], "cue", first.start, end, mention.score)
    if following and JOINED.fullmatch(scene.masked, end, following[0].start):
        end = following[0].end + len(following[0].title)
        return Speaker(text[mention.start : end], "cue", mention.start, end, mention.score)
    made = by_name(scene, mention, "cue")
    document = _phrases.patterns()["document"].match(scene.masked[end:b]) if end < b else None
    prefaced = document and _phrases.PREFACED.search(document["name"])
    if document and _phrases.is_source(document["name"]) and not prefaced:
        found = _phrases.document(scene, end, end + document.end("name"))
        made = made._replace(
            source=found.source, source_start=found.source_start, source_end=found.source_end
        )
    return made
