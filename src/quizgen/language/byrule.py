"""Names told by their form or by what stands round them, without the tagger."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from quizgen.language import segment
from quizgen.language.evidence import FROM_RULE, Span
from quizgen.language.names import DOT, behind_function, foreign, noun_before, person_noun, surname
from quizgen.language.neighbours import thing_follows
from quizgen.language.shapes import COMMON, TAIL, other_word
from quizgen.language.tables import words

TOLD_KNOWN = 0.9
"""Score of a well-known name whose bearer speaks."""
# what may stand behind a name that is told by the word for a person before it: 「钳工管延安，」, 「校长刘敏说」
_BEHIND = re.compile(
    r"[，。、；：！？,;:!?（(”」\n]|$|是|曾|也|在|说|表示|曾说|告诉|介绍|指[，：]|称[，：]|直言|坦言|忆述|透露|强调|补充|解释|认为|指出|同学|老师|先生|女士|今年|现年|手下|名下|膝下|的话|之言|的建议|的意见|的主意|为|被|把|则|却|及|语重心长"
)
# 我是高二三班的「许知行，」; 「区如柏在《祖先的行业》中」
_PRESENTS = re.compile(
    r"我是[^，。！？；：“”]{2,14}的(?P<name>[\u4e00-\u9fff]{2,3})(?=[，。])"
    r"|(?:^|(?<=[。！？”\n]))[ \u3000]*(?P<author>[\u4e00-\u9fff]{2,3})(?=在《[^《》\n]{1,24}》(?:一[书文诗词])?[中里上])",
    re.MULTILINE,
)
# 江南|春, 王子|今: a place or a person, and a character more, where somebody with a trade speaks
_SPEAKS = re.compile(r"告诉|说|表示|认为|指出|坦言|介绍|及")
# 「老子」早就说过：“…”, 「庄子」之言: somebody well known whose words are told
_QUOTED = re.compile(
    r"(?<![\u4e00-\u9fff])[ \u3000]*(?P<name>[\u4e00-\u9fff]{2,6}?)(?:先生)?(?:早[就已]?|曾经?|也|就|则|还|又|便|常|总|在?《[^《》]{1,20}》[里中]?)*"
    r"(?:(?:[说云曰]|[写说]道|主张|认为|提出|告诫|有[言云]|讲)(?:过|道)?[，：:“「]|[说讲写]过|之言|有言|的话)"
)
_TOLD = re.compile(r"[对向](?P<name>[\u4e00-\u9fff]{2,3})(?:说|讲|道)")  # 孔子对「子路」说
# 「李华问：」, 「李华：」 at the head of a line
_LABEL = re.compile(r"^[ \u3000]*(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<verb>[问答]?)[：:]", re.MULTILINE)
# 「阿尔伯特·爱因斯坦」
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·-][\u4e00-\u9fff]{1,8}){1,3}")

_COMMON, _PARTICLES = frozenset("许高马方金江石贺施温夏季盛龙牛"), frozenset("的了着过来去在地得不起上下们")
# 「Jane Smith」, 「John F. Kennedy」, 「Dirley Cortés」
_LATIN = re.compile(
    r"(?<![A-Za-z])[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?(?: [A-Z]\.)?(?: (?:de|van|von|der|la|del|di)){0,2}(?: (?:Mc|O'|Mac)?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?){1,2}(?![A-Za-zà-ÿ])"
)
# Jane Smith「说：“」, Jane Smith「（」
_LATIN_SAYS = re.compile(r"\s*(?:也|还|补充|解释|表示|说|指出|认为|告诉|写道|介绍|教授|博士|女士|先生|等人)")
# 博物馆「的」Jane Smith（
_LATIN_OF = re.compile(
    r"(?:大学|学院|研究所|博物馆|医院|公司|中心|实验室|团队|学校|协会|基金会|研究院)的\s*$"
)
# 上野「千鹤子」, 竹久「梦二」: what a Japanese given name ends with
_GIVEN = re.compile(
    r"(?:[\u4e00-\u9fff]{0,2}?(?:太郎|次郎|一郎|二郎|三郎|五郎|[\u4e00-\u9fff]之[介助]|[子郎雄夫介助治树彦哉代奈惠枝香梨穗贵辉宏弘昭正武敏修诚勉博]|[\u4e00-\u9fff][一二三平吉作美男太志人造吾生]))"
)


def dotted(text: str) -> Iterator[Span]:
    """Foreign names with a middle dot, what stands before and behind given back: 作家|约翰·多恩|写道."""
    for found in _DOTTED.finditer(text):
        start, end = found.span()
        bounds = {start + b for _, b in segment.cut(found.group())} | {start}
        while start < end and not foreign(text[start:end]):
            first, last = text.find(DOT, start, end), text.rfind(DOT, start, end)
            if first < 0:
                break
            if not foreign(text[start:first] + DOT):
                start = min((b for b in bounds if b > start), default=end)
            else:
                end = max((b for b in bounds if last < b < end), default=start)
        start = behind_function(text, start, end)
        parts = text[start:end].split(DOT)
        if len(parts) > 1 and all(parts) and len("".join(parts)) > 2 and not thing_follows(text, end):
            yield Span(start, end, "", FROM_RULE)


def labelled(text: str) -> Iterator[Span]:
    """「李华问：」, 「李华：」 at the head of two paragraphs or more: who talks in an interview."""
    found = list(_LABEL.finditer(text))
    heads = Counter(label["name"] for label in found)
    for label in found:
        name = label["name"]
        family = surname(name)
        shaped = family and len(name) - len(family) <= 2 and name not in words("not_people")
        sure = label["verb"] and len(found) > 1 and noun_anywhere(text, name)
        repeated = heads[name] > 1 and not segment.frequency(name)
        if shaped and not person_noun(name) and (sure or repeated):
            yield from (
                Span(place.start(), place.end(), "", FROM_RULE)
                for place in re.finditer(re.escape(name), text)
            )
            heads[name] = 0


def noun_anywhere(text: str, name: str) -> bool:
    """徒弟高原: whether a word for a person stands before the name somewhere."""
    return any(noun_before(text, place.start()) for place in re.finditer(re.escape(name), text))


def named(text: str) -> Iterator[Span]:
    """Names told by what stands round them: a word for a person before, a mark or a verb of saying behind."""
    for behind in _BEHIND.finditer(text):
        for size in (3, 2, 4):
            start, end = behind.start() - size, behind.start()
            fits = start > 0 and (_fit_for_rule(text[start:end]) or _worded(text, start, end))
            if fits and noun_before(text, start):
                yield Span(start, end, "", FROM_RULE)
                break


def presented(text: str) -> Iterator[Span]:
    """我是三班的|许知行, 区如柏|在《祖先的行业》中: who presents himself, or what somebody says in a work."""
    for found in _PRESENTS.finditer(text):
        start, end = found.span("name") if found["name"] else found.span("author")
        if _fit_for_rule(text[start:end]):
            yield Span(start, end, "", FROM_RULE)


def quoted(text: str, known: AbstractSet[str]) -> Iterator[Span]:
    """老子|早就说过, 孔子对|子路|说: somebody of the list of well-known people, who speaks or is spoken to."""
    for pattern in (_QUOTED, _TOLD):
        for found in pattern.finditer(text):
            if found["name"] in known and found["name"] not in words("not_people"):
                yield Span(*found.span("name"), "", TOLD_KNOWN)


def _worded(text: str, start: int, end: int) -> bool:
    """江南|春, 王子|今: a surname that begins a noun, where the whole is no word and somebody speaks or is listed."""
    name = text[start:end]
    first = segment.tag(name[:2])
    return (
        len(name) == 3
        and bool(surname(name))
        and first[:1] in ("n", "s")
        and segment.tag(name[2])[:1] not in ("", "v", "p", "d", "u", "c", "f", "r", "m", "q")
        and segment.frequency(name) < COMMON
        and name[2] not in words("person_nouns", "institutions")
        and name not in words("not_people")
        and bool(_SPEAKS.match(text, end))
    )


def latin(text: str) -> Iterator[Span]:
    """Names in Latin letters behind a word for a person: 律师 Jane Smith."""
    for found in _LATIN.finditer(text):
        before = len(text[: found.start()].rstrip(" "))
        told = (
            noun_before(text, before)
            or _LATIN_OF.search(text, 0, before)
            or _LATIN_SAYS.match(text, found.end())
        )
        if before and told and not thing_follows(text, found.end()):
            yield Span(*found.span(), "", FROM_RULE)


def japanese(text: str) -> Iterator[Span]:
    """上野|千鹤子, 竹久|梦二: a Japanese surname and what a given name ends with; one that is a word has a title or role."""
    for found in _japanese().finditer(text):
        given = _GIVEN.match(text, found.end())
        whole = given and text[found.start() : given.end()]
        if (
            given
            and len(given.group()) > 1
            and not set(given.group()) & (TAIL | _PARTICLES) - {"生"}
            and not segment.frequency(given.group())
            and not other_word(whole or "")
        ):
            yield Span(found.start(), given.end(), "", FROM_RULE)


@cache
def _japanese() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("surnames", "japanese"), key=lambda name: (-len(name), name))))


def _rather_name(name: str) -> bool:
    """温洁仪, 高秀敏; not 高兴地, 马上来: a surname that is a word, and nothing else of the dictionary in it."""
    return (
        len(name) == 3
        and name[0] in _COMMON
        and not segment.frequency(name[:2])
        and segment.frequency(name[1:]) < COMMON
        and not set(name[1:]) & _PARTICLES
    )


def _fit_for_rule(name: str) -> bool:
    """管延安, 胡双钱: a surname that is no everyday word, and nothing the dictionary would rather read."""
    family = surname(name)
    if not family or len(name) - len(family) > 2:
        return False
    if family in words("surnames", "wordlike") and not _rather_name(name):
        return False
    if segment.frequency(name) or name in words("not_people") or set(name[1:]) & TAIL:
        return False
    given = name[len(family) :]
    plain = (
        len(given) > 1
        and segment.frequency(given) > COMMON
        and segment.tag(given)[:2] not in ("nr", "ns", "nz")
    )
    first = segment.cut(name)[0][1]
    return (first in (len(family), len(name)) or not segment.frequency(name[:first])) and not plain
