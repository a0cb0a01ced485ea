"""Who says it: the subject of the speech verb, a role, a pronoun's person, or nobody; never the nearest name."""

import re
from collections.abc import Iterator, Sequence

from quizgen.facts import _called, _phrases
from quizgen.facts._phrases import HAN, NOBODY, Speaker
from quizgen.facts._scene import STOPS, Scene
from quizgen.language import segment
from quizgen.language.antecedents import CITED
from quizgen.language.spans import before_blanks, touching
from quizgen.model import Clause, Mention, Person

CLAUSES = 4
"""Clauses of the sentence looked at, from the verb to the left."""
REACH = 350
"""Characters a pronoun's person may stand back; tuned on five real essay files."""
REDACTED = re.compile(  # __同志指出, 国务院总理xx; not 20__年
    r"(?<![0-9_＿])[_＿]{2,}(?!年)|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|[×＊*□▢]{2,}|某某|(?<![A-Za-z])[xX×](?=同志|某|先生)"
)
# 小军应了一声, 是一位博士: somebody whose name is not known comes between
SOMEBODY = re.compile(
    r"(?:^|[，,。])[小阿](?![时学心说组区孩朋])[\u4e00-\u9fff](?![的家])|[一这那][位名][\u4e00-\u9fff]"
)
JOINED = re.compile("[和与及、]")  # X和Y
TOPIC = re.compile(r"来说|来讲|而言")  # 对X来说
ASKED = re.compile(r"(?:问|追问|询问|问起|采访|访问|请教)(?:了|过|到)?$")  # 记者问|X想去哪里，她说
# 马拉拉「的父亲」
KIN = re.compile(
    r"的(?:父亲|母亲|爸爸|妈妈|爷爷|奶奶|外公|外婆|祖父|祖母|儿子|女儿|妻子|丈夫|太太|夫人|哥哥|姐姐|弟弟|妹妹|叔叔|舅舅|老师|学生|徒弟|师傅|同事|朋友|邻居|同学|助手|秘书|父母)"
)
# 发仔叔「说，」……：“
TELLS = re.compile(
    r"(?:说|表示|介绍|回忆|回忆说|提到|坦言|透露|认为|指出|告诉记者|解释|解释说|介绍说|忆述|直言|笑言|谈到)$"
)
# 「又」赋诗明志：
# 读出一名小学生「的来信」, 挂着他师父「写的八个字」: whose words are read out or shown
SHOWN = re.compile(
    r"(?:读[出了起着到]|念[出了起着]|朗读|宣读|展示|出示|转述|引用|转发|贴出|收到|翻出|拿出|递来|读)(?P<who>[^，,。：:《》]{1,20})的(?:一[封张条首段篇句])?(?:来?信|家书|回信|纸条|字条|便条|留言|日记|作文|遗书|明信片|短信|微信|电报|帖子|邮件|诗|字|话)$"
    r"|(?:是|有|着|了|起|到)(?P<by>[^，,。：:的是有着了]{1,10}?)(?:当年|生前|亲手|亲笔|临终|常|曾)?(?:写下?|题写?|说|留下?|刻下?|赠|送|教|抄)(?:给[^，,。：:]{1,6})?的[^，,。：:的]{0,8}(?:字|话|诗|词|联|信|遗言|题词|留言|名言|句子)$"
)
BROUGHT_IN = re.compile(r"一[位名个]|有[一]?[位名个]|另一[位名个]")  # 「一位」市民
# 「我只记得」他这样说过
RECALLS = re.compile(
    r"(?:我们?|人们|大家|有人|很多人|许多人)[^，。]{0,5}?(?:记得|记着|听到?|听见|想起|忆起|看到|知道)(?=[\u4e00-\u9fff]{2})"
)
AGAIN = re.compile(r"\s*(?:又|还|接着|随后|随即|并|再|于是|然后|也|后来又|继而)(?![一有])")
MANY = re.compile(
    r"(?:们|爸爸妈妈|父母|双亲|爹娘|爸妈|父母亲|夫妇|夫妻|小两口|老两口|兄弟|姐妹|姐弟|兄妹|父子|母子|母女|父女|爷孙|祖孙|师徒|师生|群众|人员|家里人|两口子)$"
)
FIRST = re.compile(r"我|咱|你|您|大家")  # 我们吃过了饭，那位老者走过来。
PRONOUN = re.compile(  # not 她母亲
    r"(?<!其)[他她](?![们的国乡家]|师父|师傅|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|外公|外婆|祖父|祖母|儿子|女儿|妻子|丈夫|太太|夫人|哥哥?|姐姐?|弟弟?|妹妹?|叔叔?|舅舅|老师|学生|徒弟|同事|朋友|邻居|同学|助手|秘书|父母|家人)|(?<!其)[他她](?=的(?:话|名言|原话|回答|看法|解释|座右铭))"
)


def before(scene: Scene, low: int, cue_start: int, *, owner: bool = False) -> Speaker:
    """The speaker in `text[low:cue_start]`, clause by clause from the verb to the left.

    `owner`: the text ends before 的名言 or 的话, so the last name owns the words (看到书中引用的X的这段话).
    """
    if found := _own_words(scene, low, cue_start):
        return found
    if owner and (found := _owner(scene, low, cue_start)):
        return found
    if shown := SHOWN.search(scene.masked[low:cue_start].rstrip("：:，, ")):
        return _owned_by(
            scene, low + shown.start(shown.lastgroup or 0), low + shown.end(shown.lastgroup or 0)
        )
    ranges = list(between_marks(scene, low, cue_start))
    if scene.masked[cue_start : cue_start + 1] in tuple('“「『"‘') and (found := _telling(scene, ranges)):
        return found
    source = _phrases.source_within(scene, low, cue_start)
    for i, (a, b) in enumerate(reversed(ranges[-CLAUSES:])):
        found = _subject(scene, a, b, direct=i == 0)
        if found is not None:
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


def _telling(scene: Scene, ranges: list[tuple[int, int]]) -> Speaker | None:
    """Who tells what goes on in the words: 发仔叔说，自己14岁入行，……那年是1964年：“…”."""
    if len(ranges) < 2:
        return None
    start, end = ranges[0]
    tells = TELLS.search(scene.masked, start, end)
    if tells is None or not scene.masked.startswith(("，", ","), end):
        return None
    return _subject(scene, start, tells.start(), direct=True)


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
    text = _phrases.patterns()["owning"].sub("", scene.masked[low:end])
    if re.search("(?<!其)[他她]$", text):  # 他的|回答
        return antecedent(scene, low + len(text) - 1)
    names = scene.named(low, low + len(text))
    if names and names[-1].end + len(names[-1].title) == low + len(text):
        return by_name(scene, names[-1], "cue")
    return _phrases.role_at_end(scene, re.split("[，,：:；;]", text)[-1], low + len(text))


def _owned_by(scene: Scene, start: int, end: int) -> Speaker:
    """The person, pronoun or role that `text[start:end]` is, whose words somebody else reads out; else NOBODY."""
    names = scene.named(start, end)
    if names and _end(names[-1]) == end:
        return by_name(scene, names[-1], "cue")
    if scene.masked[start:end] in ("他", "她"):
        return antecedent(scene, start)
    return _phrases.role_at_end(scene, scene.masked[start:end], end) or NOBODY


def between_marks(scene: Scene, low: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges between commas and colons."""
    start = low
    for match in re.finditer(r"[，,；;：:]", scene.masked[low:end]):
        if low + match.start() > start:
            yield start, low + match.start()
        start = low + match.end()
    if scene.masked[start:end].strip() or start == end:
        yield start, end


def _subject(scene: Scene, a: int, b: int, *, direct: bool) -> Speaker | None:
    """The subject of the clause `text[a:b]` (up to its verb if `direct`): a speaker, `unread` if it is nobody known, or None to look further left."""
    text = scene.masked[a:b]
    if REDACTED.search(text):
        return Speaker(redacted=True)
    for place in range(a + 2, b + 1):
        if (person := scene.meant.get(place)) and scene.masked[place - 1] not in "他她":
            return named_last(scene, person, a)  # 先生淡淡地说, 这位老焊工说
    patterns = _phrases.patterns()
    opening = patterns["openings"].match(text)
    skip = opening.end() if opening else 0
    if recalls := RECALLS.match(text, skip):
        skip = recalls.end()
    role = _phrases.role(scene, a, text, skip, direct=direct)
    able = [m for m in scene.named(a, b) if _can_speak(scene, a, b, m)]
    if able:
        chosen = _choose(scene, a, able)
        if role and (role.end <= chosen.start or (direct and role.start > chosen.end + len(chosen.title))):
            return role
        return _named(scene, a, b, chosen)
    adverbs = patterns["adverbs"].search(text, skip)
    bare_end = adverbs.start() if adverbs else len(text)
    bare = text[skip:bare_end].rstrip()
    if patterns["nobody"].match(text, skip):
        return Speaker(unread=True)
    if direct and (unknown := _phrases.unknown_name(scene, a + skip, bare)):
        return unknown
    if direct and (document := patterns["document"].search(text[:bare_end])):
        start = a + document.start("name")
        return _phrases.document(scene, start, a + document.end("name"))
    pronoun = next(
        (m for m in PRONOUN.finditer(text, skip) if not _phrases.is_object(text[skip : m.start()])), None
    )
    if role and (pronoun is None or role.start - a <= pronoun.start()):
        return _this(scene, role) or role
    if pronoun:
        return antecedent(scene, a + pronoun.start())
    if direct and (body := _phrases.body(scene, a + skip, a + skip + len(bare))):
        return body
    acts = _phrases.verbal(bare) or _phrases.verbal(patterns["leading"].sub("", bare))  # 专门|打来电话
    if direct and bare and not (acts or _phrases.subjectless(bare)):
        return Speaker(unread=True)
    return None


def _this(scene: Scene, role: Speaker) -> Speaker | None:
    """The person meant by 这位老党员, None if that is not sure."""
    if not scene.masked.startswith(("这位", "这名", "这个"), role.start):
        return None
    found = antecedent(scene, role.start)
    return found if found.name and found.by == "pronoun" and found.sure_name else None


def resolved(scene: Scene, role: Speaker) -> Speaker:
    """The person of the essay whom a role means, else the speaker as he is."""
    if role.by not in ("role", "pronoun") or not role.name:
        return role
    person = _called.meant(scene, role.start, role.end)
    if person is None:
        return role
    found = named_last(scene, person, role.start)
    return found._replace(by=role.by, score=min(found.score, 0.6), sure_name=False)


def _can_speak(scene: Scene, a: int, b: int, mention: Mention) -> bool:
    """Whether the name is neither spoken to, nor the owner of something else, nor part of a thing's name."""
    patterns = _phrases.patterns()
    after = scene.masked[mention.end + len(mention.title) : b]
    if TOPIC.match(after):
        return True
    if patterns["thing"].match(after):
        return False
    if after.startswith("的") and not patterns["owned"].match(after):
        return False
    text = scene.masked[a : mention.start]
    opening = patterns["openings"].match(text)
    if mention.end - mention.start == 1 and mention.title and opening is None and HAN.match(text[-1:]):
        low, high = segment.cut(text)[-1]
        if high - low == 1 and text[low:high] not in "的了是和与对向":
            return False  # (证)严法师: half of a name
    return not _phrases.is_object(text[opening.end() if opening else 0 :])


def _choose(scene: Scene, a: int, able: list[Mention]) -> Mention:
    """Of several names the last if it stands apart (作家X的朋友、诗人Y说), else the first (X批评Y说)."""
    last = able[-1]
    text = scene.masked[a : last.start]
    apart = not text or text.endswith(("、", "的")) or _phrases.patterns()["role_end"].search(text)
    return last if apart else able[0]


def _named(scene: Scene, a: int, b: int, mention: Mention) -> Speaker:
    text = scene.analysis.essay.text
    end = mention.end + len(mention.title)
    following = scene.named(end, b)
    if following and JOINED.fullmatch(scene.masked, end, following[0].start):
        end = following[0].end + len(following[0].title)
        return Speaker(text[mention.start : end], "cue", mention.start, end, mention.score)
    made = by_name(scene, mention, "cue")
    document = _phrases.patterns()["document"].match(scene.masked[end:b]) if end < b else None
    if document and len(document["name"]) > 3 and not document["name"].startswith(("在", "于", "先生")):
        found = _phrases.document(scene, end, end + document.end("name"))
        made = made._replace(
            source=found.source, source_start=found.source_start, source_end=found.source_end
        )
    return made


def by_name(scene: Scene, mention: Mention, by: str) -> Speaker:
    """The person of a mention, by the fullest form of the name."""
    text = scene.analysis.essay.text
    person = scene.owners.get(mention)
    end = mention.end + len(mention.title)
    written = text[mention.start : mention.end]
    if person is None or person.generic:
        return Speaker(text[mention.start : end], by, mention.start, end, mention.score)
    full = written == person.name
    return Speaker(person.name, by, mention.start, mention.end, mention.score, sure_name=full)


def antecedent(scene: Scene, at: int) -> Speaker:
    """The person a pronoun at `at` stands for: the subject of a sentence before, in the same or the last paragraph."""
    pronoun, end = scene.masked[at], at
    if (person := scene.meant.get(at + 1)) and scene.masked[at] in "他她":
        named = [m for m in person.mentions if m.start < at]
        if named and all(CITED.match(scene.masked, _end(m)) for m in named):
            return NOBODY  # 荀子的话道出了坚持的意义。他
        return _newcomer(scene, named, at) or named_last(scene, person, at)
    if new := _newcomer(scene, scene.named(0, at), at):
        return new
    if person := _goes_on_with(scene, at):
        return named_last(scene, person, at)
    for _ in range(5):
        low = scene.begin(end, REACH)
        sentence = scene.masked[low:end]
        if at - low > REACH or REDACTED.search(sentence):
            break
        names = scene.named(low, end)
        if names and CITED.match(scene.masked, _end(names[0])):
            break
        if end == at and (asked := [m for m in names if ASKED.search(scene.masked[low : m.start])]):
            kin = KIN.match(scene.masked, _end(asked[-1]))
            if kin:  # 问马拉拉的父亲……，他回答说
                whose = asked[-1].start
                written = scene.analysis.essay.text[whose : kin.end()]
                return Speaker(written, "pronoun", whose, kin.end(), 0.5)
            return by_name(scene, asked[-1], "pronoun")._replace(score=0.6)
        able = [
            m
            for a, b in between_marks(scene, low, end)
            for m in scene.named(a, b)
            if _can_speak(scene, a, b, m)
        ]
        if names and end != at and re.match(rf"[^，,。]*{pronoun}", scene.masked[names[0].end : end]):
            names, able = (), []  # X评价她：“…”: she is not X
        if names and end != at and re.search(rf"{pronoun}(?!们)", scene.masked[low : names[0].start]):
            names, able = (), []  # 她考进大学，师从X。她说：“…”: the same she
        if able:
            several = len({scene.owners.get(m, m) for m in able}) > 1
            others = scene.named(_end(able[0]), end)
            if others and JOINED.fullmatch(scene.masked, _end(able[0]), others[0].start):
                break  # X和Y走进来。他说
            if several and able[0].start - low > 12:
                break
            if not _fits(scene, able[0], pronoun):
                break
            found = by_name(scene, able[0], "pronoun")
            return found._replace(score=0.6, sure_name=found.sure_name and not several)
        if names:
            near = {scene.owners.get(m, m) for m in scene.named(max(0, at - REACH), at)}
            if len(near) > 1 or not _fits(scene, names[0], pronoun):
                break
            return by_name(scene, names[0], "pronoun")._replace(score=0.5, sure_name=False)
        role = _opening_role(scene, low, end)
        if role and scene.masked.startswith(pronoun, role.start):
            break  # 他的独子淹死在河里。他: whose son it is
        if role and MANY.search(scene.masked, role.start, role.end):
            break  # 爸爸妈妈也都说：“…”。他
        if role and not re.match(rf"[^，,。]*{pronoun}", scene.masked[role.end : end + 1]):
            return role._replace(by="pronoun", score=0.5)
        if not role and SOMEBODY.search(scene.masked[low:end]):
            break
        end = before_blanks(scene.masked, low, STOPS + " 　")
    return NOBODY


def _newcomer(scene: Scene, named: Sequence[Mention], at: int) -> Speaker | None:
    """Who came in without a name since the last of `named`, and is the subject: 一位市民站在雨里。她说."""
    low = max((m.end for m in named), default=at)
    low = max(low, scene.masked.rfind("\n", 0, at))
    for a, b in reversed(list(between_marks(scene, low, at))):
        start = b - len(scene.masked[a:b].lstrip("。！？”」 "))
        role = _phrases.role(scene, start, scene.masked[start:b], 0, direct=False)
        if role and role.start == start and BROUGHT_IN.match(scene.masked, start, role.end):
            return role._replace(by="pronoun", score=0.5)
    return None


def _fits(scene: Scene, mention: Mention, pronoun: str) -> bool:
    """Whether a person may be 他 or 她 for all that is known."""
    person = scene.owners.get(mention)
    return person is None or pronoun not in "他她" or scene.pronouns.get(person, pronoun) == pronoun


def _goes_on_with(scene: Scene, at: int) -> Person | None:
    """The subject of the last clause of the paragraph, if a pronoun at `at` fits nobody else there."""
    low = max(scene.masked.rfind("\n", 0, at) + 1, at - REACH)
    word = scene.masked[at]
    own = {p for p, known in scene.pronouns.items() if known == word}
    last = max(clauses_in(scene, low, at), key=lambda c: c.end, default=None)
    if last is None or last.person not in own:
        return None
    named = {scene.owners.get(m) for m in scene.named(last.start, at)}
    return last.person if named <= {last.person} else None


def clauses_in(scene: Scene, low: int, high: int) -> list[Clause]:
    """The clauses of people in `text[low:high]` that stand in no quotation."""
    sentences = touching(scene.analysis.sentences, low, high)
    found = [clause for sentence in sentences for clause in scene.analysis.clauses_of(sentence)]
    return [c for c in found if low <= c.start and c.end <= high and not scene.hidden(c.start)]


def named_last(scene: Scene, person: Person, at: int) -> Speaker:
    """The person a pronoun at `at` means, at the last place that names him before it."""
    before = [m for m in person.mentions if m.start < at]
    found = by_name(scene, max(before, default=person.mentions[0]), "pronoun")
    return found._replace(score=0.6)


def _end(mention: Mention) -> int:
    return mention.end + len(mention.title)


def _opening_role(scene: Scene, low: int, end: int) -> Speaker | None:
    """The role that is the subject of a sentence's first clause that is not about 我: 外婆推门进来，…"""
    for a, b in between_marks(scene, low, end):
        opening = _phrases.patterns()["openings"].match(scene.masked, a, b)
        skip = opening.end() - a if opening else 0
        role = _phrases.role(scene, a, scene.masked[a:b], skip, direct=False)
        if role and role.start == a + skip:
            return role
        if not FIRST.match(scene.masked, a + skip, b):
            break
    return None
