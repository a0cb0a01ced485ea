"""Who made a work, where neither his name nor a verb of making stands right beside the title."""

import re

from quizgen.facts._scene import STOPS, Scene
from quizgen.language.heroes import hero
from quizgen.model import Clause, Person

# 「在」《太史公自序》「里，」他写道
_IN, _IN_IT = (
    re.compile(r"(?:后来|晚年|当时)?[在于]"),
    re.compile(r"(?:一[书文诗词]|这[本部篇首][书文诗词]?)?[中里]，"),
)
# 「毕业论文」《论水》, 「其代表作有」《南溪集》
_OWN = re.compile(
    r"(?:其|他的|她的)?(?:(?:毕业|博士|硕士|学位|学术)论文|代表作品?|处女作|成名作|遗作|绝笔|遗著|获奖作品)(?:是|有|为)?"
)
# 写下一份名单「，这便是著名的」《荐士录》
_SO_IT_IS = re.compile(r"，这(?:便|就|也)?是(?:后来|今天)?(?:著名|有名|闻名[^，。]{0,4})?的?")
# 「献上」《千虑策》「三十篇」
_SUBMITS = re.compile(r"(?:献上|呈上|上呈|进献|奏上)了?$")
_COUNTED = re.compile(r"[一二三四五六七八九十百千0-9]+[篇卷章条册]")
# 马寅初「因为」《新人口论》「遭到」围攻; an actor may win a prize for a film
_FOR = re.compile(r"因为?")
_SUFFERS = re.compile(
    r"(?:一[书文诗])?而?(?:遭|受到(?:批|围|攻|迫)|被[批捕打定判撤贬革]|获罪|入狱|下狱|坐牢)"
)
# 许国栋「记录自己前半生的」《自传》
_OWN_LIFE = re.compile(r"(?:记录|记述|回忆|讲述|书写|回顾)(?:了|过)?自己[^，。《》]{1,10}的")
# 《小池》「里的“」小荷才露尖尖角”, in what tells of the poet's verse
_LINE = re.compile(r"[里中]的[“「]")
_VERSE = re.compile(r"[诗词]")
# 在杂志《…》「上发表」, 「刊于」《…》
_PRINTED_IN = re.compile(r"(?:发表|刊登|刊载|连载|转载|刊|载|登)[在于](?:了)?[^，。《》]{0,8}$")
_PRINTS = re.compile(r"(?:杂志|[一二]刊)?(?:上|中|里)?(?:进行)?(?:的)?(?:连载|发表|刊登|刊载|撰文)")


def printed_in(scene: Scene, start: int, end: int) -> bool:
    """Whether something is printed in it: 刊于《…》, 在《…》上发表."""
    line = scene.masked.rfind("，", 0, start) + 1
    begin = max(scene.begin(start), line)
    before = scene.masked[begin:start]
    return bool(_PRINTED_IN.search(before)) or ("在" in before and bool(_PRINTS.match(scene.masked, end)))


def maker(
    scene: Scene, start: int, end: int, makes: re.Pattern[str], writes: re.Pattern[str]
) -> Person | None:
    """Who made the work at `start:end`; `makes` ends in a verb of making, `writes` begins with one of writing."""
    begin = scene.begin(start)
    before = scene.masked[begin:start]
    if _OWN.fullmatch(before):
        return _told_before(scene, begin)
    if _IN.fullmatch(before):
        return _writes_in_it(scene, end, writes)
    for clause in _clauses(scene, begin, start):
        between = scene.masked[clause.predicate : start]
        if _SUBMITS.fullmatch(between) and _COUNTED.match(scene.masked, end):
            return clause.person
        if _FOR.fullmatch(between) and _SUFFERS.match(scene.masked, end):
            return clause.person
        done = scene.masked[clause.predicate : clause.end]
        if _SO_IT_IS.fullmatch(scene.masked, clause.end, start) and makes.search(done):
            return clause.person
    for mention in scene.named(begin, start)[-1:]:
        owner = scene.owners.get(mention)
        if owner and _OWN_LIFE.fullmatch(scene.masked, mention.end + len(mention.title), start):
            return owner
    return _poet(scene, start, end)


def _clauses(scene: Scene, low: int, high: int) -> list[Clause]:
    """The clauses of `low:high` that have one subject only, the last first."""
    own = [c for c in scene.analysis.clauses if low <= c.start < high]
    many = {c.start for i, c in enumerate(own) if i and own[i - 1].start == c.start}
    return [c for c in reversed(own) if c.start not in many and not c.person.generic]


def _told_before(scene: Scene, begin: int) -> Person | None:
    """韩若溪考入大学。|毕业论文《…》: the subject of the sentence before, if it names nobody else."""
    last = len(scene.shadow[:begin].rstrip(" \u3000"))
    if not last or scene.shadow[last - 1] not in STOPS.replace("\n", ""):
        return None
    low = scene.begin(last - 1)
    told = _clauses(scene, low, last)
    named = {id(scene.owners[m]) for m in scene.named(low, last) if m in scene.owners}
    return told[0].person if told and named <= {id(told[0].person)} else None


def _writes_in_it(scene: Scene, end: int, writes: re.Pattern[str]) -> Person | None:
    """在《…》里，|他写道: who writes."""
    behind = _IN_IT.match(scene.masked, end)
    if not behind:
        return None
    own = [c for c in scene.analysis.clauses if c.start == behind.end()]
    return own[0].person if len(own) == 1 and writes.match(scene.shadow, own[0].predicate) else None


def _poet(scene: Scene, start: int, end: int) -> Person | None:
    """《小池》里的“…”: a line of whom the essay is about, where the paragraph tells of his verse and of nobody else."""
    about = hero(scene.analysis)
    if about is None or not _LINE.match(scene.shadow, end) or scene.shadow[start - 1] not in "。！？，”、":
        return None
    low = scene.shadow.rfind("\n", 0, start) + 1
    people = {id(scene.owners[m]) for m in scene.named(low, start) if m in scene.owners}
    own = [c for c in scene.analysis.clauses if low <= c.start < start and c.person is about]
    verse = any(_VERSE.search(scene.masked, c.start, c.end) for c in own)
    return about if verse and people <= {id(about)} else None
