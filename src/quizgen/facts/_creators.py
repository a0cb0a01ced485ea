"""Who made a work, where the sentence says so: 鲁迅的小说《…》, 《…》的作者X, 市政府发布《…》."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from quizgen.facts import _antecedent
from quizgen.facts._makers import maker
from quizgen.facts._scene import Scene
from quizgen.language.heroes import hero
from quizgen.model import Clause, Mention, Person

NEAR = 40
"""Characters on either side of a title in which its creator may be named."""
# 写了《红楼梦》「里的人物」: only something of it
_PART = re.compile(r"[中里]的?|的(?:人物|故事|主题|插|主角|角色|情节|结尾|句)")


class Creator(NamedTuple):
    """Who made it, as in the essay: a range of `Essay.text`, and the name in full."""

    name: str
    start: int
    end: int
    person: bool


@cache
def table() -> Mapping[str, Any]:
    return tomllib.loads((files("quizgen.facts") / "data" / "works.toml").read_text("utf-8"))


def one_of(listed: str) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, listed.split()), key=len, reverse=True)) + ")"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    tables = table()
    words = {key: one_of(value) for key, value in tables.items() if isinstance(value, str)}
    types = " ".join(tables["types"].values())
    loose = rf"(?:{words['between']}|{one_of(types)}|[一二三四五六七八九十\d]+[集部卷篇首回]|[一二三四五六七八九十百千万余多\d]+(?:字|卷|页)的)*"
    return {
        "firm": re.compile(words["firm"]),
        # 鲁迅的小说《…》 · 鲁迅《…》
        "owner": re.compile(rf"(?:先生|女士|老师|教授)?(?:的|所?[著着]的?|笔下的?|、)?{loose}$"),
        # 曹雪芹用十年写成了《…》
        "create": re.compile(rf"[^，,。！？；《》“”\n]{{0,14}}?{words['create']}(?:了|过|的)?{loose}$"),
        # 李时珍几易其稿，用了二十七年，写成《…》
        "clause": re.compile(
            rf"[^。！？“”《》※]*[，,](?:终于|最终|最后|前后|花了?|用了?|历时|在|于|又|还|并|便|就|先后|陆续|[^，,。]{{0,8}}年|[^，,。]{{0,8}}时间){{0,5}}"
            rf"{words['create']}(?:了|过)?{loose}$"
        ),
        # 她写过一篇散文，题目就叫《…》
        "entitled": re.compile(
            rf"[^。！？“”《》※]*{words['create']}(?:了|过)[^，。]{{0,8}}，(?:题目|书名|片名|歌名|名字|标题|题)?(?:就|便)?(?:叫做?|叫作|是|为|名为)\s*$"
            r"|[^。！？“”《》※]*，(?:演讲|报告|论文|讲稿|获奖感言|演说)的?(?:题目|题|名)?(?:就|便)?(?:为|是|叫做?)\s*$"
        ),
        # 陈小雨以《…》获得作文比赛一等奖
        "entered": re.compile(rf"(?:先生|女士|同学)?(?:以|凭借?)(?:毕业|博士|硕士|学位)?{loose}$"),
        "prize": re.compile(
            r"[^。！？]{0,12}?(?:文学|作文|征文|写作|诗歌|散文|小说|书法|绘画|摄影|博士|硕士|学士|学位)"
        ),
        # 他的《…》 · 她的小说《…》
        "his": re.compile(
            rf"(?<!其)(?P<who>[他她])(?:的|(?:所|曾|亲自|亲手|\s?[\d一二三四五六七八九十]{{2,4}}\s?年)*{words['create']}(?:过|了)?的)\s?{loose}$"
        ),
        "about": re.compile(rf"[》〉]?的?(?:[一二三四五六七八九十两几]个)?{words['about']}"),
        "reading": re.compile(
            r"引述|援引|转引|推荐|力荐|推介|阅读|读|翻译|译|看|买|借|送|引用|讲述|评|谈|演唱|朗诵|背诵|喜欢|改编|扮演|主演"
        ),
        # 他用十年时间写成了《…》: behind a subject that is known
        "create_own": re.compile(
            rf"(?:[^，,。]{{0,6}}?以(?:毕业|博士|硕士|学位)?论文|[^，,。！？；《》“”\n]{{0,30}}?{words['create']}(?:了|过)?"
            rf"|(?:所|曾|新|最近|晚年|生前|亲手|亲自|[^，,。的]{{0,8}}年)*{words['create']}(?:了|过)?的)"
            rf"(?:一?[部本篇首卷册幅张封套种]|两[部本篇首])?(?:题为|名为|叫做?)?{loose}$"
        ),
        "inside_own": re.compile(
            rf"(?:后来|晚年|最后|[^，,。《》]{{1,6}}年)?(?:就|曾|也|便|都|又|还)*(?:在|于)(?:[^，,。《》]{{0,6}}的)?{loose}$"
        ),
        # 苏轼在《…》中写道
        "makes": re.compile(words["create"]),
        "says_in_it": re.compile(rf"(?:就|曾|也|则|却|还|又|这样|如此|反复|一再)*{words['inside']}"),
        "inside": re.compile(
            rf"(?:先生|女士|教授)?(?:就|曾|也|便|都|则|却|还|又)*(?:在|于)(?:[^，,。《》]{{0,6}}的)?{loose}$"
        ),
        "writes": re.compile(
            rf"(?:中|里|[^，。《》“”]{0, 4}“[^，。“”]{1, 8}”中|一[文诗书词]中?|这[首篇部][^，。]{{1,3}}中?)(?:就|曾|也|则|却|还|又|早就|早已|这样|如此|所|反复|一再)*{words['inside']}"
        ),
        # 《…》的作者X · 《…》是X的作品 · 《…》由X执导 · 《…》（X著）
        "maker_behind": re.compile(
            rf"的?(?:{words['maker']})(?:是|为|、|：)?(?:[^，。、的《》]{{0,6}}[家人])?$"
        ),
        "is_behind": re.compile(
            r"(?:这[部本首篇][^，。]{1,4})?(?:，)?(?:是|由|乃|为|系)(?:[^，。、的《》“]{0,14})?$"
        ),
        "then_created": re.compile(
            rf"(?:先生|女士|教授)?(?:所|亲自|用[^，。]{{1,8}}|于[^，。]{{1,8}})*(?:{words['create']}|的(?:{one_of(types)}|作品|代表作|名作|名篇|处女作|成名作|{loose}))"
        ),
        "bracket": re.compile(r"[，,]?[（(]?\s*$"),
        "then_bracket": re.compile(r"\s*(?:[著着]|编[著着]|主编|撰|编|作|导演)\s*[）)，,。]"),
        # 作者X，《…》
        "maker_before": re.compile(rf"{words['maker']}(?:是|为|：|、)?$"),
        # 市政府正式发布《…》 · 央视纪录片《…》
        "authority": re.compile(
            rf"(?P<name>(?:[^，,。！？；：《》“”\s※]{{0,14}}?{words['authority']})(?:、[^，,。、《》]{{0,8}}?{words['authority']})*)"
            rf"(?:\d+月\d+日|近日|日前|联合|共同|正式|再次|又|还|随后|陆续)*(?:{words['issue']}(?:了|的)?)(?:[^，,。《》]{{0,8}})?$"
        ),
        "programme": re.compile(
            rf"(?P<name>央视新闻|央视|中央电视台|[\u4e00-\u9fff]{{2,4}}(?:卫视|电视台|乐队|乐团|合唱团))(?:的)?{loose}$"
        ),
    }


def is_about(scene: Scene, end: int) -> bool:
    """Whether the words behind a title speak of what is in it: 《…》的主人公."""
    return bool(_patterns()["about"].match(scene.masked, end))


def find(scene: Scene, start: int, end: int) -> Creator | None:
    """Who made the work at `text[start:end]`, if the sentence says so; None if in doubt."""
    low = max(scene.begin(start), start - NEAR)
    about = is_about(scene, end)
    names = () if about else scene.named(low, start)
    for mention in reversed(names):
        if _makes_before(scene, mention, start, end):
            return _together(scene, mention) or _person(scene, mention)
    if len({scene.owners.get(m) for m in names}) == 1 and _makes_later(scene, names[0], low, start):
        return _person(scene, names[0])
    stop = re.search(r"[。！？!?\n]", scene.masked[end : end + NEAR])
    high = end + (stop.start() if stop else NEAR)
    for mention in scene.named(end, high):
        if _makes_behind(scene, mention, end):
            return _person(scene, mention)
    return _authority(scene, low, start) or (
        None if about else _his(scene, low, start) or _subject(scene, start, end) or _told(scene, start, end)
    )


def _subject(scene: Scene, start: int, end: int) -> Creator | None:
    """他写下了《…》, 又在《…》里说: the subject of the clause, named or not, if it is one person."""
    patterns = _patterns()
    own = [c for c in scene.analysis.clauses if _goes_on(c) <= start < c.end]
    people = {id(clause.person): clause.person for clause in own}
    if len(people) != 1 or own[0].person.generic:
        return None
    between = scene.masked[_goes_on(own[0]) : start]
    writes = patterns["inside_own"].fullmatch(between) and patterns["writes"].match(scene.shadow, end)
    if (
        patterns["reading"].search(between)
        or "被" in between
        or not (writes or patterns["create_own"].fullmatch(between))
    ):
        return None
    if _PART.match(scene.shadow, end) and not writes:
        return None
    return _of(own[0].person, start)


def _of(person: Person, start: int) -> Creator:
    """Somebody at the last place before `start` that names him."""
    named = [m for m in person.mentions if m.start < start] or list(person.mentions)
    return Creator(person.name, named[-1].start, named[-1].end, True)


def _told(scene: Scene, start: int, end: int) -> Creator | None:
    """毕业论文《…》, 在《…》里，他写道: told by the sentence before, or behind the title."""
    person = maker(scene, start, end, _patterns()["makes"], _patterns()["says_in_it"])
    return None if person is None or person.generic else _of(person, start)


def _goes_on(clause: Clause) -> int:
    """Where a clause goes on behind its subject, or begins where it has none of its own."""
    return clause.start if clause.how == "same" else clause.predicate


def _his(scene: Scene, low: int, start: int) -> Creator | None:
    """他的《…》: the person the pronoun stands for, if that is sure."""
    match = _patterns()["his"].search(scene.masked[low:start])
    if match is None or _patterns()["reading"].search(scene.masked[low:start]):
        return None
    who = _antecedent.antecedent(scene, low + match.start("who"))
    names = [m for m in scene.owners if m.start == who.start and who.score >= 0.6]
    return _person(scene, names[0]) if names and _surely(scene, names[0], low + match.start("who")) else None


def _surely(scene: Scene, mention: Mention, at: int) -> bool:
    """Whether 他 at `at` can be nobody else of its paragraph, or is whom the essay is about."""
    person = scene.owners[mention]
    begin = scene.shadow.rfind("\n", 0, at) + 1
    named = {id(scene.owners[m]) for m in scene.named(begin, at) if m in scene.owners}
    return len(named) < 2 or person is hero(scene.analysis)


def _makes_before(scene: Scene, mention: Mention, start: int, end: int) -> bool:
    """X的小说《…》, X写了《…》, X在《…》中写道."""
    patterns = _patterns()
    between = scene.masked[mention.end + len(mention.title) : start]
    if patterns["firm"].match(between) or patterns["reading"].search(between) or "被" in between:
        return False
    before = scene.masked[max(0, mention.start - 6) : mention.start]
    if re.search(
        r"(?:推荐|力荐|献给|写给|送给|关于|纪念|描写|介绍|讲述|赞美|歌颂|给|对|向)[^，。]{0,2}$", before
    ):
        return False
    if patterns["inside"].fullmatch(between):
        return bool(patterns["writes"].match(scene.shadow, end))
    return bool(
        patterns["owner"].fullmatch(between)
        or (patterns["entered"].fullmatch(between) and patterns["prize"].match(scene.shadow, end))
        or (patterns["create"].fullmatch(between) and not _PART.match(scene.shadow, end))
        or (patterns["maker_before"].search(before) and between.strip("，, ") == "")
    )


def _makes_later(scene: Scene, mention: Mention, low: int, start: int) -> bool:
    """X几易其稿，写成《…》: the only person of the sentence, who opens it."""
    between = scene.masked[mention.end + len(mention.title) : start]
    opens = re.fullmatch(r"(?:[^，,。]{0,12}[，,])?[^，,。的对给向]{0,8}", scene.masked[low : mention.start])
    reading = _patterns()["reading"].search(between)
    return bool(
        opens
        and not reading
        and not between.startswith("的")
        and (_patterns()["clause"].fullmatch(between) or _patterns()["entitled"].fullmatch(between))
    )


def _makes_behind(scene: Scene, mention: Mention, end: int) -> bool:
    """《…》的作者X, 《…》是X的作品, 《…》由X执导, 《…》（X著）."""
    patterns = _patterns()
    between = scene.masked[end : mention.start]
    after = scene.masked[mention.end + len(mention.title) : mention.end + 24]
    if patterns["firm"].match(after):
        return False
    if patterns["maker_behind"].fullmatch(between):
        return True
    if patterns["is_behind"].fullmatch(between):
        return bool(patterns["then_created"].match(after))
    return bool(patterns["bracket"].fullmatch(between) and patterns["then_bracket"].match(after))


def _together(scene: Scene, mention: Mention) -> Creator | None:
    """Two who made it, as one phrase: 高锟和同事霍克汉."""
    for other in scene.named(max(0, mention.start - 12), mention.start):
        if re.fullmatch(
            r"[和与、及][^，,。]{0,4}", scene.masked[other.end + len(other.title) : mention.start]
        ):
            return Creator(
                scene.analysis.essay.text[other.start : mention.end], other.start, mention.end, False
            )
    return None


def _person(scene: Scene, mention: Mention) -> Creator | None:
    owner = scene.owners.get(mention)
    if owner is None or owner.generic:
        return None
    return Creator(owner.name, mention.start, mention.end, True)


def _authority(scene: Scene, low: int, start: int) -> Creator | None:
    """A body that issued the paper or made the programme: 市政府发布《…》, 央视纪录片《…》."""
    for name in ("authority", "programme"):
        match = _patterns()[name].search(scene.masked[low:start])
        if match:
            a, b = low + match.start("name"), low + match.end("name")
            skip = re.match(
                r"(?:不久前|近日|日前|最近|今年|去年|随后|在|由|经|据|\d+月\d+日)+", scene.masked[a:b]
            )
            a += skip.end() if skip else 0
            if a < b:
                return Creator(scene.analysis.essay.text[a:b], a, b, False)
    return None
