"""Whom an essay is about, and which of 他 and 她 each of its people is."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from quizgen.language.characters import IS_HAN
from quizgen.language.fold import simplify
from quizgen.language.names import DOT, surname
from quizgen.language.spans import beginning
from quizgen.language.tables import either, words
from quizgen.model import Analysis, Mention, Person

_LEAST = 3
"""Mentions of somebody an essay is about, at least, outside what somebody says."""
_SHARE = 0.8
"""Share of one pronoun among 他 and 她 from which it is the hero's."""
# 2．|孙家栋：…, 【|董遇：…】, 素材一  |王继才：…, [素材5]|艾爱国：…
_NUMBER = re.compile(
    r"(?:[（(【〔\[]|(?:素材|人物|故事|案例|事例|例|之|卡片|名片|档案)?[一二三四五六七八九十\d]{1,3}[、.．）)】：:\]]?|第[一二三四五六七八九十\d]{1,2}[位个章节][：:]?|\s|[·•●■◆])+"
)
# 孙家栋|：…, 张文环|（1909─1978）, 张寿武|简介; not the author's 沈伯庸|（县地方志办公室）
_NAMED = re.compile(
    r"(?:(?:个人)?(?:简介|介绍|生平|小传|传略|简历|履历|档案))?\s*(?:[：:，,】〕—－-]|[（(]\s*(?:公元)?前?\d|\n|$)"
)
_ROLE = re.compile("[\u4e00-\u9fff“”]{2,8}(?<![与和的谈论读说写学是])")  # 拾荒老人|韦思浩
ENOUGH = 2
"""Pronouns that stand beside nobody else's name from which they tell, where they all agree."""
_LESS = 0.6
"""The same where somebody else is known to be the other one."""
# 他, 她; not 他们, 其他, 吉他
_PRONOUN = re.compile(r"(?<![其吉])(?:他|她)(?![们人乡国])")
# 「妻子」周玉兰, 「女焊工」孙倩
_WOMAN = re.compile(
    rf"(?:{either('person_nouns', 'kinswomen')}|阿姨|婶婶|女[\u4e00-\u9fff]{{1,3}}|姑娘|公主|皇后|女王|修女)$"
)
_MAN = re.compile(
    rf"(?:{either('person_nouns', 'kinsmen')}|[二三]子|伯伯|小伙子|汉子|和尚|国王|皇帝|王子|神父)$"
)
# 孙倩「是厂里第一位女焊工」
_IS_WOMAN = re.compile(r"(?:是|成为|成了)[^，。；他]{0,24}女[\u4e00-\u9fff]{1,4}[，。；]")


# 林海欣「从厦门辞职回来——她」是村长的女儿
_IS_ONE = re.compile("[^，。；：“”他她]{0,20}——(?P<who>[他她])(?=[是的曾就])")
LATELY = 2
"""Paragraphs back in which somebody who is 她 is in mind still."""
CALLED = 2
"""Characters of a name that ends in a word of kin."""
_UNCLES, _AUNTS = "叔伯爷", "婶姨婆嫂"


def hero(analysis: Analysis) -> Person | None:
    """The person of the title, else the one who is named far more often than anybody else, and not only towards the end."""
    counts = {person: len(found) for person, found in outside(analysis).items()}
    if not counts:
        return None
    title = analysis.essay.title or ""
    own = [p for p in counts if p.name in title or (DOT in p.name and p.name.split(DOT)[-1] in title)]
    # 诚斋先生杨万里: his literary name beside his own
    own = [p for p in own if DOT in p.name or surname(p.name)] or own
    if len(own) == 1 and counts[own[0]] > 1:
        return own[0]
    first, *rest = sorted(counts, key=lambda p: (-counts[p], p.mentions[0].start))
    second = counts[rest[0]] if rest else 0
    often = counts[first] >= _LEAST and counts[first] >= 2 * second
    # 作者简介：张三，张三……: a note at the foot about who wrote the essay
    return first if often and first.mentions[0].start * 2 < len(analysis.essay.text) else None


def of_section(analysis: Analysis, at: int) -> Person | None:
    """Whom the section tells of that holds the place `at`: the one whose name its heading begins with (2．孙家栋：去做就是), or ends with behind what he is (拾荒老人韦思浩)."""
    text, paragraphs = analysis.essay.shadow, analysis.essay.paragraphs
    i = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1
    while i >= 0 and paragraphs[i].kind != "head":
        i -= 1
    if i < 0:
        return None
    number = _NUMBER.match(text, paragraphs[i].start, paragraphs[i].end)
    begun = number.end() if number else paragraphs[i].start
    for mention in beginning(analysis.mentions, begun, begun + 1):
        if _NAMED.match(text, mention.end, paragraphs[i].end + 1):
            return next((person for person in analysis.people if mention in person.mentions), None)
    line = text[begun : paragraphs[i].end].rstrip()
    told = [m for m in analysis.mentions if begun <= m.start < paragraphs[i].end]
    if len(told) == 1 and told[0].end == begun + len(line) and _ROLE.fullmatch(text, begun, told[0].start):
        return next((person for person in analysis.people if told[0] in person.mentions), None)
    return None


def outside(analysis: Analysis) -> Mapping[Person, list[Mention]]:
    """The mentions of each person that stand in nobody's words, by place."""
    outer = [quote for quote in analysis.quotes if quote.depth == 0]
    starts = [quote.start for quote in outer]

    def spoken(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at >= 0 and mention.start < outer[at].end

    return {person: [m for m in person.mentions if not spoken(m)] for person in analysis.people}


@lru_cache(maxsize=4)
def pronouns(analysis: Analysis, about: Person | None) -> Mapping[Person, str]:
    """他 or 她 for each person of whom names, titles, words of kin or the essay's own pronouns tell."""
    text = analysis.essay.shadow
    found: dict[Person, str] = {}
    for person in analysis.people:
        if word := _told(text, person):
            found[person] = word
    for person, own in _alone(analysis).items():
        if person not in found and max(own.values()) == sum(own.values()) >= ENOUGH:
            found[person] = max(own)
    used = Counter(m.group() for m in _PRONOUN.finditer(text))
    likelier = max(used, key=lambda word: used[word], default="")
    another = any(word != likelier for word in found.values())  # 他 is known, so the rest may be hers
    share = _LESS if another else _SHARE
    if about and about not in found and used[likelier] >= max(_LEAST, share * sum(used.values())):
        found[about] = likelier
    if about in found:
        found = {**_beside(analysis, about, found[about]), **found}
    return found


def _beside(analysis: Analysis, about: Person, his: str) -> dict[Person, str]:
    """她 for those in whose sentence, which names nobody else, a pronoun stands that the hero, who is 他, is not: 王红阳当选为院士，那时她领导着团队."""
    text, found = analysis.essay.shadow, dict[Person, str]()
    owners = {mention.start: person for person in analysis.people for mention in person.mentions}
    for sentence in analysis.sentences:
        named = [at for at in owners if sentence.start <= at < sentence.end]
        if len({owners[at] for at in named}) != 1 or owners[named[0]] is about:
            continue
        said = {m[0] for m in _PRONOUN.finditer(text, min(named), sentence.end)} - {his}
        if said and not gender(text[sentence.start : min(named)]):
            found.setdefault(owners[named[0]], said.pop())
    return found


def sex_known(known: Mapping[Person, str], person: Person) -> bool:
    """Is it known which of 他 and 她 a person is, or does the name rather tell that she is 她?"""
    return person in known or rather_her(person.name)


def another(analysis: Analysis, known: Mapping[Person, str], person: Person, at: int) -> bool:
    """Is 她 at `at` rather somebody named not long before, of whom it is known, than this person, of whom it is not?

    林秀芳…，她…。|不过，台长认为…，她很快就被派去做别的工作
    """
    text = analysis.essay.text
    if text[at] != "她" or sex_known(known, person):
        return False
    women = [m.end for p, word in known.items() if word == "她" for m in p.mentions if m.end <= at]
    return bool(women) and text.count("\n", max(women), at) <= LATELY


def _alone(analysis: Analysis) -> Mapping[Person, Counter[str]]:
    """他 and 她 behind the name of each person in the paragraphs that name nobody else, in nobody's words."""
    text, found = analysis.essay.shadow, defaultdict[Person, Counter[str]](Counter)
    owners = {mention.start: person for person in analysis.people for mention in person.mentions}
    starts = sorted(owners)
    quotes = [quote for quote in analysis.quotes if quote.depth == 0]
    for paragraph in analysis.essay.paragraphs:
        inside = starts[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        named = {owners[at] for at in inside}
        if len(named) != 1 or _PRONOUN.search(text, paragraph.start, inside[0]):
            continue  # 有人问起她，许国栋说她是好人
        (person,) = named
        for match in _PRONOUN.finditer(text, inside[0], paragraph.end):
            if not any(quote.start < match.start() < quote.end for quote in quotes):
                found[person][match[0]] += 1
    return found


def gender(word: str) -> str:
    """她 of 母亲, 他 of 父亲, "" of 老师: what a word for a person that ends the text tells."""
    return "她" if _WOMAN.search(word) else "他" if _MAN.search(word) else ""


def _told(text: str, person: Person) -> str:
    for mention in person.mentions:
        if mention.title in words("titles", "woman"):
            return "她"
        if mention.title in words("titles", "man"):
            return "他"
        before = gender(text[max(0, mention.start - 6) : mention.start])
        if before:
            return before
        if _IS_WOMAN.match(text, mention.end):
            return "她"
        if one := _IS_ONE.match(text, mention.end):
            return one["who"]
        called = text[mention.start : mention.end]
        if len(called) == CALLED and called[-1] in _UNCLES + _AUNTS:
            return "她" if called[-1] in _AUNTS else "他"  # 坤叔, 玉婶
    return of_known(person.name) or of_name(person.name)


def of_known(name: str) -> str:
    """她 or 他 of a well-known person, "" where the table does not tell."""
    own = simplify(name)
    if own not in words("known_people") or own in words("sexes", "either"):
        return ""
    return "她" if own in words("sexes", "her") else "他"


def of_name(name: str) -> str:
    """她 of 玛丽·居里 and 李秀兰, 他 of 王建军, "" where the name does not tell."""
    if DOT in name:
        first = name.split(DOT, maxsplit=1)[0]
        woman, man = first in words("given_names", "woman"), first in words("given_names", "man")
        return "她" if woman else "他" if man else ""
    given = _given(name)
    women = sum(c in words("given_names", "her") for c in given)
    men = sum(c in words("given_names", "his") for c in given)
    return "她" if women == len(given) > 0 else "他" if men == len(given) > 0 else ""


def rather_her(name: str) -> bool:
    """Is the name rather a woman's, as 沈若兰 and 贺岚 are?"""
    given = _given(name)
    hers = words("given_names", "her"), words("given_names", "mostly_her")
    return any(c in own for c in given for own in hers) and not any(
        c in words("given_names", "his") for c in given
    )


def _given(name: str) -> str:
    """秀兰 of 李秀蘭, "" of a foreign name."""
    own = simplify(name)
    return own.removeprefix(surname(own)) if IS_HAN.match(own) and surname(own) else ""
