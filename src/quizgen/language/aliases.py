"""Second names: what a text says somebody is called besides (字太白, 人称辉哥), and those that everybody knows (关公)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from quizgen.language import segment
from quizgen.language.characters import IS_HAN
from quizgen.language.names import surname
from quizgen.language.shapes import COMMON
from quizgen.language.spans import Ranged, beginning
from quizgen.language.tables import words

_REACH = 40
"""Characters between a name and the word that brings another one, at most."""
_NAMING = "表字|字|自号|别号|又号|号|法号|道号|法名|谥号|原名|本名|又名|别名|学名|大名|曾用名|英文名|笔名|艺名|化名|网名|乳名|小名|奶名"
_DUBBING = "绰号|外号|浑名|诨名|花名|昵称|人称|世称|尊称|都叫[他她]|都称[他她]"
# 徐寿，「号雪村，」 · 出家，「法号弘一。」
_BROUGHT = re.compile(
    rf"[，,（(、；：\s](?:{_NAMING})(?:叫做?|为|是|作|：)?[“「『]?(?P<name>[\u4e00-\u9fff]{{2,3}})(?=[”」』，,。、；）)\s]|$)"
)
# 「外号阿明，」 · 「人称辉哥的」罗锦辉
_DUBBED = re.compile(
    rf"(?:{_DUBBING})(?:叫做?|为|是|作)?[“「『]?(?P<name>[老小阿][\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{1,2}}[哥叔伯姐姨爷嫂婆公仔妹])[”」』]?(?=(?P<of>的)?)(?=[，,。、；的）)\s]|$)"
)
# 「唐臣，正是」茅以升「的字」
_EXPLAINED = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,3}})[”」』]?[，,]?(?:就|正|便|乃)?是(?P<owner>[\u4e00-\u9fff]{{2,4}})的(?:{_NAMING}|{_DUBBING})"
)
# 黄灿枝「（发仔）」 · 林志明「（阿明）」
_BRACKET = re.compile(
    r"[（(](?P<name>[老小阿][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,2}[哥叔伯姐姨爷嫂婆仔妹])[）)]"
)
# 酂侯「就是」为刘邦管粮草「的」萧何
_SAME = re.compile(r"[”」』]?[，,]?(?:就是|正是|便是|即是?|乃是)(?:[^，。！？]{1,14}的)?")
# 丁文江「字在君，」
_COURTESY = re.compile(r"表?字(?P<name>[\u4e00-\u9fff]{2})(?=[，,、。；）)])")
# 莫桂生「，也就是老莫」
_OTHERWISE = re.compile(
    r"[，,（(]?(?:也就是|也即|就是|即|大家都?叫[他她])(?:人们口中的|大家口中的)?[“「『]?(?P<name>[老小阿][\u4e00-\u9fff]{1,2})[”」』]?(?=[，,。；）)])"
)
_NO_PART = frozenset("的了着他她是不们这那么很太最")
"""Characters of no second name: 字是|刻死的|，换不了."""
RULERS = frozenset("帝王公侯祖宗后妃")
"""Ends of a ruler's style, which stands before the name: 隋炀帝杨广."""


def stated(text: str, names: Sequence[Ranged]) -> Iterator[tuple[str, str]]:
    """(second name, name) where a simplified text says so; `names` are sorted ranges."""
    for found in _BROUGHT.finditer(text):
        name = found["name"]
        owner = _last(text, names, found.start())
        name_at = found.start("name")
        if segment.frequency(text[found.start() + 1 : found.end("name")]) or (
            segment.frequency(text[name_at - 1 : name_at + 1]) > COMMON and text[name_at - 1] in "字号"
        ):
            continue  # 字里行间, 号啕大哭: a set phrase; 字体|太小
        if owner and name != owner and not _word(name) and not _NO_PART & set(name):
            yield name, owner
    for found in _DUBBED.finditer(text):
        behind = beginning(names, found.end() + 1, found.end() + 2) if found["of"] else ()
        owner = text[behind[0].start : behind[0].end] if behind else _last(text, names, found.start())
        if owner and found["name"] != owner:
            yield found["name"], owner
    for found in _EXPLAINED.finditer(text):
        owners = beginning(names, found.start("owner"), found.start("owner") + 1)
        if owners and owners[0].end == found.end("owner"):
            yield found["name"], found["owner"]
    for one in names:
        owner = text[one.start : one.end]
        for form in (_BRACKET, _OTHERWISE):
            other = form.match(text, one.end)
            if other and other["name"] != owner:
                yield other["name"], owner
        courtesy = _COURTESY.match(text, one.end)
        if courtesy and surname(owner) and not _word(courtesy["name"]):
            yield courtesy["name"], owner
            yield surname(owner) + courtesy["name"], owner


def _last(text: str, names: Sequence[Ranged], at: int) -> str:
    """The name before `at` in the same sentence."""
    low = max(0, at - _REACH)
    low = max([low, *(text.rfind(stop, low, at) + 1 for stop in "。！？\n")])
    before = [name for name in beginning(names, low, at) if name.end <= at]
    return text[before[-1].start : before[-1].end] if before else ""


def _word(name: str) -> bool:
    """东坡 is a name, 先生 is a word."""
    return segment.frequency(name) > COMMON and segment.tag(name)[:2] not in ("nr", "ns", "nz")


@cache
def _known() -> dict[str, str]:
    """Second name → name."""
    people = (person.split("/") for person in words("second_names"))
    return {other: first for first, *others in people for other in others}


def second(text: str, names: Sequence[Ranged], forms: Iterable[str]) -> dict[str, str]:
    """Of the forms that stand in a text those that are the second name of another one, with that one (no second name)."""
    have = list(forms)
    found = {form: _known()[form] for form in have if form in _known() and _known()[form] in have}
    pairs = dict(stated(text, names))
    for one in names:
        first = text[one.start : one.end]
        for two in beginning(names, one.end, one.end + _REACH) if first[-1] in RULERS else ():
            other = text[two.start : two.end]
            if first != other and (one.end == two.start or _SAME.fullmatch(text, one.end, two.start)):
                pairs.setdefault(first, other)
    for form in have:
        for alias, named in pairs.items():
            owner = named if len(named) > 1 else next((one for one in have if one.startswith(named)), named)
            if found.get(owner) == form:
                continue  # 唐太宗李世民: which is the second one everybody knows
            rest = form.removeprefix(alias)
            if owner in have and form not in (owner, rest) and (not rest or rest in words("titles")):
                found.setdefault(form, owner)
    return {form: owner for form in found if (owner := _first(form, found)) not in found}


def _first(form: str, found: Mapping[str, str]) -> str:
    """字廷秀，号诚斋: the name behind a second name that was brought behind another."""
    owner = found[form]
    for _ in found:
        owner = found.get(owner, owner)
    return owner


def by_given(form: str, name: str) -> bool:
    """辉哥 for 罗锦辉, 阿明 for 陈志明, 小禾 for 沈小禾, 阿土伯 for 邱阿土, 阿灿伯 for 曹光灿: a form made of the given name or a character of the given name."""
    given = name[len(surname(name)) :] if IS_HAN.match(name) else ""
    married = given[1:] if len(given) == 3 and surname(given) else given  # 玉凤姨 for 林蔡玉凤
    if len(form) == 3 and form[2] in words("titles", "short") and given:
        return form[:2] == married or (form[0] == "阿" and form[1] == given[-1] and len(given) < len(name))
    if len(form) != 2 or not given or len(given) == len(name):
        return False
    return (
        (form[1] in words("titles", "short") and form[0] in given)
        or (form == given[0] + "老")
        or (form[0] in "阿小" and form[1] == given[-1])
    )
