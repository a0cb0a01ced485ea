"""Who says it: the subject of the speech verb, a role, a pronoun's person, or nobody; never the nearest name."""

import re

from quizgen.facts import _called, _owners, _phrases, _sources
from quizgen.facts._antecedent import JOINED, REACH, REDACTED, antecedent
from quizgen.facts._cues import COLON
from quizgen.facts._naming import between_marks, by_name, can_speak, end_of, met, named_last
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import COVER, Scene
from quizgen.language.tables import FAMILY, words
from quizgen.model import Mention

_HELD = re.compile("[着了]|一[副首句]")  # 指着满架的书
# 「劝他」说
_TO_HIM = re.compile(
    "[，,][^，,。]{0,6}(?:劝|问|告诉|安慰|提醒|警告|责备|骂|夸|[对向跟])(?P<who>[他她])(?!们|的)[^，,。]{0,2}$"
)
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
# 《西湖七月半》写看月，|一上来就说“…”: the work says it
TELLS_OF = re.compile(
    r"\s*(?P<book>《[^《》]{1,30}》)(?:一[书文诗篇]|[里中上])?(?:也|则|又|还)?(?:写|讲|记|述|论|谈|说|描写|描述|记载|记录)(?!于|成|的|完|到|了|过|好)"
)
# 「他」跑去找陆云，说：“…”: not 陆云
_HE_DOES = re.compile(r"[他她](?![们的国乡家])(?P<does>[^，。：；]{1,8}$)")
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
_HEAR = "(?<![打旁聆])听(?:到|见|过|着|了)?"
# 他常听买办|说一句话：“…”: who hears it does not say it
_HEARS = re.compile(rf"{_HEAR}[\u4e00-\u9fff]{{2,6}}$")
# 沈怀清常听|许国栋|说：“…”, 他常听|父亲|说
_TO_HEAR = re.compile(f"{_HEAR}$")
# 周砚秋记得|许国栋|教导自己
_RECALLING = re.compile(
    "(?:记得|记着|想起|忆起|回忆起|忘不了|忘不掉|没有?忘记|难忘|听闻|得知|梦见)了?(?:当年|当时|从前|以前|那天)?$"
)
# 只有|赵氏|懂得他，走上前说：“…”
_HOUSE = re.compile("(?:只有|唯有|还是|幸好|这时|忽然|倒是)?(?P<surname>[\u4e00-\u9fff])氏(?![族家])")
# 苏东坡|送|落第的朋友安惇回乡，劝他“…”
_SENDS = re.compile("[送请派邀陪命]")
# 他换走的是《吾乡印象》，三天后又来了，|劈头就问|：“…”: no book asks
_CRIES = re.compile("(?:劈头|开口|张口)?[又便就]?[问喊骂叫嚷]")
# 「又」赋诗明志：
# |他|还常对学生讲：“…”。又讲：“…”
_HE_SAID = re.compile(r"\s*(?:[”」』]\s*)?(?P<him>[他她])(?!们|的)")
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
    if found := _owners.find(scene, low, cue_start, owner=owner):
        return found
    ranges = list(between_marks(scene, low, cue_start))
    if scene.masked[cue_start : cue_start + 1] in tuple('“「『"‘') and (found := _telling(scene, ranges)):
        return found
    cries = _CRIES.match(scene.masked, cue_start)
    others = cries or _THEY.search(scene.masked, low, cue_start)
    source = None if others else _sources.within(scene, low, cue_start)
    last = [(a, b) for a, b in ranges if scene.masked[a:b].strip()][-1:]
    for a, b in last:
        record = _sources.patterns()["record"].match(scene.masked, a, b)
        if record and not scene.named(a, b) and not _HELD.search(record["name"]):
            return _sources.document(scene, record.start("name"), record.end("name"))
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
        him = _HE_SAID.match(scene.masked, scene.begin(max(low - 1, 0)), low)
        return antecedent(scene, him.start("him") if him else low)
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
        last = direct or scene.masked.startswith(COLON, b)
        chosen = (last and _doer(scene, able[0], b)) or _choose(scene, a, able)
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
    document = _sources.patterns()["document"].search(text[:bare_end]) if direct else None
    if document and not (_HELD.search(document["name"]) or _LETTER.fullmatch(document["name"])):
        start = a + document.start("name")
        return _sources.document(scene, start, a + document.end("name"))
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


def _doer(scene: Scene, mention: Mention, b: int) -> Mention | None:
    """Who does it to the one who is named first: 周砚秋被|许国栋|拦住：“…”."""
    at = end_of(mention)
    if not scene.masked.startswith("被", at):
        return None
    return next((m for m in scene.named(at, b) if m.start == at + 1), None)


def _choose(scene: Scene, a: int, able: list[Mention]) -> Mention:
    """Of several names the last if it stands apart, is heard or remembered (作家X的朋友、诗人Y说, X听Y说, X记得Y说), else the first (X批评Y说)."""
    last = able[-1]
    text = scene.masked[a : last.start]
    if _SENDS.match(text, end_of(able[0]) - a):
        return able[0]
    apart = (
        not text
        or text.endswith(("、", "的"))
        or _TO_HEAR.search(text)
        or _RECALLING.search(text)
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
    document = _sources.patterns()["document"].match(scene.masked[end:b]) if end < b else None
    prefaced = document and _sources.PREFACED.search(document["name"])
    if document and _sources.is_source(document["name"]) and not prefaced:
        found = _sources.document(scene, end, end + document.end("name"))
        made = made._replace(
            source=found.source, source_start=found.source_start, source_end=found.source_end
        )
    return made
