"""What of a quotation may be asked: who spoke, where it stands, a part of the words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizgen.facts import _phrases
from quizgen.facts._antecedent import ASKED
from quizgen.facts._naming import between_marks, clauses_in
from quizgen.facts._phrases import Speaker
from quizgen.facts._scene import Scene, words
from quizgen.facts._speech import Verdict
from quizgen.language.names import person_noun
from quizgen.language.spans import beginning, touching
from quizgen.model import Blank, Mention, Person

MARKS = '。！？!?；;，,、：:…. \u3000\n"“”‘’「」『』'
SHORT = 12
"""Han characters up to which a saying is short enough to be asked whole."""
# 党的十九大报告, 中国制造2025规划; not 给儿子写信
DOCUMENT = re.compile(
    r"(?:报告|報告|纲要|綱要|规划|規劃|决定|決定|决议|決議|意见|意見|宣言|章程|条例|條例|公报|公報|公告|白皮书|白皮書|宪法|憲法|校训|校訓|家训|家訓|队训|隊訓|县志|縣志|县誌|社论|社論|日记|日記|遗嘱|遺囑|歌词|歌詞|碑文|铭文|銘文)$"
)
SPEECH = 60
"""Han characters of speech beyond which its last clause is not asked."""
LAST = 15
"""Han characters of a last clause that one can be asked to complete."""
SURE = 0.7
"""Score of a name from which it may be asked who spoke."""
FAR = 250
"""Characters the name may stand before the words that a pronoun's person speaks."""
ASKER = re.compile(r"(?:一[位名个])?(?:记者|主持人|编辑|别人|旁人|有人|人家)")  # 「记者」问她，她说
# |父亲去世|也未能奔丧: the dead say nothing
GONE = re.compile(r"[^，。；]{1,8}(?:去世|病逝|病故|逝世|离世|过世|病危|牺牲)")
# 把|两千多名山里的女孩|送进了大学: too many to be 她; not 一个20岁的女孩
MANY = re.compile(
    r"(?:[百千万][余多几]?|十[余多几]|[余多]|\d{2,}[余多]?)[名个位][^，。；的]{0,3}的?(?:女孩|男孩|少年|青年|年轻人|老人|姑娘|孩子)"
)
# 林鸣|和他的队伍|在海上连续干了九十六个小时
GROUP = re.compile(
    r"(?:和|与|带着|带领|率领)(?:[他她]的)?(?:队伍|团队|同事们?|队友们?|伙伴们?|战友们?|学生们|工友们?|科研人员|课题组)"
)
TURN = re.compile("[？?你您]")  # “您修吗？”: two talk
# 看着|方晓燕, 和|方晓燕
TO = re.compile(
    r"(?:[对向问劝请叫给跟和与同找让教陪帮见]|告诉|看着|望着|遇[到见]|看[到见]|认识|结识|采访|来到)[^，。]{0,8}$"
)
ROLE = re.compile(r"(?:^|[，。；\s])[\u4e00-\u9fff]{0,12}$")  # 总工程师|林鸣
# |监制|没有骂我; not 福建东山县委|书记|，带领群众…
ACTS = re.compile(
    r"\s*(?P<who>[\u4e00-\u9fff]{2,4}?)(?=没|不|曾|也|就|却|才|便|又|还|把|给|说|问|笑|骂|点|摇|看|听|叫|让|带|送|走|拿|拍)"
)
PART = re.compile(r"[^，,、；;。！？!?\s]+")  # 政府补一点、|企业让一点
ADDRESSED = re.compile(r"[对劝问向给让请叫跟和与帮教告诉催](?:了|过|着)?[他她]")  # 周玉兰劝他休息，他说
PARTICLE = re.compile(r"[啦呀哦嘛吧呢哇咯喽嘞啊]$")  # 也就满足啦: nothing to know by heart
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
# 三人行，必有我师|焉|; 任重|而|道远; 不积跬步，|无以|至千里
OLD = re.compile(
    r"[之乎焉哉矣兮曰吾]|[者也](?=[，。；！？]|$)|[^从因进反然忽时]而(?![且已是今])|无以|何以|[^如果甚即]则"
)
# 说|的|话, 他|们|来|了; 卿，|朕|酂侯也: said in a scene
NEW = re.compile(
    r"[朕卿臣的了们这那着吗呢吧啊你您他她它咱很把被让给]|[我咱]们|没有|什么|怎么|就是|还是|不是|自己|之[一后前间]"
)
TALK = re.compile("[我你您他她它的了吗呢吧？?]")  # “现在少一只，|我|睡不着觉。”


class Piece(NamedTuple):
    """Words of one quotation: the range inside the marks, and the marks' own."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def around(scene: Scene, start: int, end: int) -> tuple[int, int, tuple[str, ...]]:
    """Range of the sentences that hold `text[start:end]`, and their reasons."""
    touched = touching(scene.analysis.sentences, start, end)
    if not touched:
        return start, end, ()
    reasons = [reason for sentence in touched for reason in sentence.refused]
    if len(touched) > 1:
        reasons = [reason for reason in reasons if reason != "short"]
    return min(start, touched[0].start), max(end, touched[-1].end), tuple(dict.fromkeys(reasons))


def blanks(scene: Scene, pieces: list[Piece], verdict: Verdict, speaker: Speaker) -> Iterator[Blank]:
    start, end = pieces[0].outer_start, pieces[-1].outer_end
    certain = _certain(scene, verdict, speaker, start, end)
    if certain:
        low, high, _ = around(scene, min(start, speaker.start), max(end, speaker.end))
        if speaker.by != "cue" and speaker.start < start:
            low, high, _ = around(scene, speaker.start, end)
        yield Blank("speaker", "person", speaker.start, speaker.end, low, high)
    low, high, _ = around(scene, start, end)
    if verdict.cue[:1] in "-—─" and verdict.cue:
        low = start  # △ |生命在于运动。——伏尔泰
    book = speaker.source is not None and speaker.source.startswith("《")
    if speaker.source and (book or DOCUMENT.search(speaker.source)):
        certain = True
        a, b, _ = around(scene, min(start, speaker.source_start), max(end, speaker.source_end))
        yield Blank("source", "work", speaker.source_start, speaker.source_end, a, b)
    told = (
        verdict.type == "saying"
        or speaker.name
        or speaker.source
        or verdict.place in ("named", "noun", "source")
    )
    maxim = _even(scene.shadow, pieces[0]) and not TALK.search(scene.shadow, pieces[0].start, pieces[0].end)
    if len(pieces) == 1 and (told or maxim):
        saying = verdict.type == "saying"
        classical = _classical(scene.shadow, pieces[0])
        hidden = list(_hidden(scene.shadow, pieces[0], saying))
        if not hidden and not certain and not saying and verdict.place:
            hidden = list(_end(scene.shadow, pieces[0]))
        bare = saying and not (verdict.place or speaker.name or speaker.source)
        known = bare or (certain and not (saying or book or classical))
        if known and not _even(scene.shadow, pieces[0]):
            hidden = []  # who said it is asked; his words one need not know by heart
        for slot, a, b in hidden:
            yield Blank(slot, "words", a, b, low, high)


def _certain(scene: Scene, verdict: Verdict, speaker: Speaker, start: int, end: int) -> bool:
    """Whether one may ask who spoke: somebody with a name, read off the verb, or the only one a pronoun can be."""
    written = scene.analysis.essay.text[speaker.start : speaker.end]
    named = scene.named(speaker.start, speaker.end)
    person = scene.owners.get(named[0]) if named else None
    known = person is not None and not person.generic and max(m.score for m in person.mentions) >= SURE
    if speaker.by == "cue":
        own = speaker.score >= SURE and (speaker.sure_name or speaker.name != written)
        return own or (known and person is not None and speaker.name == person.name)
    if speaker.by not in ("pronoun", "alternation") or person is None or not known:
        return False
    if speaker.by == "alternation" or _alone(scene, speaker, start):
        return True
    spoken = verdict.type == "speech" or end - start > 2 * SHORT
    return spoken and _told_last(scene, person, named[0], start, end)


def _alone(scene: Scene, speaker: Speaker, start: int) -> bool:
    """Whether a pronoun's person is the only one named in the paragraph, or in the sentence before it, up to the words."""
    low, _, _ = around(scene, start, start + 1)
    before, _, _ = around(scene, low - 1, low) if low else (low, low, ())
    paragraph = scene.shadow.rfind("\n", 0, start) + 1
    low = min(before, low, paragraph)
    owners = {scene.owners.get(m) for m in scene.named(low, start)}
    if ADDRESSED.search(scene.shadow, low, start):
        return False
    if speaker.start < before and _acts(scene, before, start):
        return False
    return low <= speaker.start < start and len(owners) == 1 and None not in owners


def _told_last(scene: Scene, person: Person, mention: Mention, start: int, end: int) -> bool:
    """Whether a clause names the person as its subject, and nobody else acts or is named from there to the words."""
    low = mention.start
    if end <= low:  # “…。”许国栋拍了拍车座。
        return not scene.named(end, low) and not _comes_in(scene, end, low)
    own = [c for c in clauses_in(scene, max(0, low - FAR), start) if c.start <= low]
    subject = any(c.person == person and c.how == "name" and low < c.end for c in own)
    opens = ROLE.search(scene.masked[scene.begin(low) : low]) and GROUP.match(scene.masked, mention.end)
    subject = subject or opens is not None
    asked = ASKED.search(scene.masked[scene.begin(low) : low]) and not scene.named(scene.begin(low), low)
    if start - low > FAR or not (subject or asked):
        return False
    if any(TURN.search(scene.shadow, q.start, q.end) for q in beginning(scene.outer, low, start)):
        return False
    acting = {c.person for c in clauses_in(scene, low, start) if c.how == "name"} - {person}
    return (
        not acting
        and not _spoken_to(scene, person, mention, start)
        and not _comes_in(scene, mention.end, start)
    )


def _spoken_to(scene: Scene, person: Person, mention: Mention, start: int) -> bool:
    """Whether words or looks go to somebody else by name who may be meant by the same pronoun: 许国栋看着方晓燕，她说."""
    word = scene.pronouns.get(person)
    for other in scene.named(mention.end, start):
        owner = scene.owners.get(other)
        if owner == person or (owner and word and scene.pronouns.get(owner, word) != word):
            continue
        if owner is None or TO.search(scene.masked[mention.end : other.start]):
            return True
    return False


def _comes_in(scene: Scene, low: int, high: int) -> bool:
    """Whether somebody without a name acts or speaks between: 亲人走进来; not 有人问他, 记者问他."""
    for start, end in between_marks(scene, low, high):
        if GONE.match(scene.masked, start, end):
            continue
        if _acts(scene, start, end):
            return True
        role = _phrases.role(scene, start, scene.masked[start:end], 0, direct=False)
        if role and not ASKER.match(role.name or ""):
            return True
    anyone = set(words("people", "anyone")) - set(words("people", "address"))
    rest = MANY.sub("", scene.masked[low:high])
    return any(word in rest for word in anyone)


def _acts(scene: Scene, start: int, end: int) -> bool:
    """Whether a range begins with somebody without a name who does something: 谢婉雯医生走了。…|监制没有骂我|。他后来写道."""
    found = ACTS.match(scene.masked, start, end)
    return found is not None and person_noun(found["who"])


def _classical(shadow: str, piece: Piece) -> bool:
    """Whether the words are in the old language, so that people know them by heart: 士不可以不弘毅，任重而道远."""
    words = shadow[piece.start : piece.end]
    return len(HAN.findall(words)) <= 2 * SHORT and bool(OLD.search(words)) and not NEW.search(words)


def _even(shadow: str, piece: Piece) -> bool:
    """Whether the parts are of one length, as of a maxim: 柿子要甜，人心要齐."""
    parts = PART.findall(shadow[piece.start : piece.end].rstrip(MARKS))
    return len(parts) > 1 and len({len(HAN.findall(part)) for part in parts}) == 1


def _end(shadow: str, piece: Piece) -> Iterator[tuple[str, int, int]]:
    """The last clause of speech that nobody with a name spoke: 父亲说：“…，不要在两把椅子中间彷徨！”"""
    words = shadow[piece.start : piece.end].rstrip(MARKS)
    parts = list(PART.finditer(shadow, piece.start, piece.start + len(words)))
    sizes = [len(HAN.findall(part[0])) for part in parts]
    if PARTICLE.search(words):
        return
    if len(parts) > 1 and SHORT // 3 <= sizes[-1] <= LAST and sum(sizes) <= SPEECH:
        yield f"words:{len(parts)}", *parts[-1].span()


def _hidden(shadow: str, piece: Piece, saying: bool) -> Iterator[tuple[str, int, int]]:
    """What of the words is worth hiding: a part of a balanced maxim, or the whole of a short saying."""
    words = shadow[piece.start : piece.end].rstrip(MARKS)
    # “……行者歌于途；坐者语于市”: what was left out is no part of a half
    halves = re.fullmatch(r"…*([^；;。！？!?\n]+)[；;]\s*([^；;。！？!?\n]+)", words) or re.fullmatch(
        r"…*([^，,；;。！？!?\n]+)[，,]\s*([^，,；;。！？!?\n]+)", words
    )
    if halves and saying | (len(HAN.findall(words)) <= 2 * SHORT):
        sizes = [len(HAN.findall(half)) for half in halves.groups()]
        if min(sizes) >= 3 and max(sizes) <= 2 * min(sizes):
            yield "words:2", piece.start + halves.start(2), piece.start + halves.end(2)
            if saying:  # what somebody said begins in many ways
                yield "words:1", piece.start + halves.start(1), piece.start + halves.end(1)
            return
    parts = list(PART.finditer(shadow, piece.start, piece.start + len(words)))
    equal = len({len(part[0]) for part in parts}) == 1 and len(words) <= 4 * SHORT
    if len(parts) > 1 and equal and len(parts[0][0]) >= 3:
        for number in (len(parts), 1) if saying else (len(parts),):
            yield f"words:{number}", *parts[number - 1].span()
        return
    if saying and 4 <= len(HAN.findall(words)) <= SHORT:
        yield "words:0", piece.start, piece.start + len(words)
