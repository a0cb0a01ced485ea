"""Which mentions of an essay are one person: 吴邵萍园长, 吴园长 and 吴老师; 王小二 and 小二."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from quizgen.language.aliases import by_given, second
from quizgen.language.names import DOT, nickname, noun_before, surname, well_known
from quizgen.language.pieces import middle_dots
from quizgen.language.tables import FAMILY, words
from quizgen.model import Essay, Mention, Person

_SHORTEST_FULL = 2
_NEAR = 200
"""Characters between a title and the full name that tells whose it is, at most."""
# 胡师傅……「他叫」胡志强
_NAMED = re.compile(r"(?:他|她|师傅|先生|女士|[姓真全本原大]名)(?:[就本]?叫|是|名叫)$")
# 父亲|塞缪尔·布莱克威尔, 与妹妹|艾米莉·布莱克威尔
_KIN_BEFORE = re.compile(rf"(?:{FAMILY}|外[父母]|表[兄弟姐妹]|堂[兄弟姐妹])$")
# 一位老人，「叫」沈怀清, 「退休邮递员」沈怀清, 「82岁的」刘桂芳: whom the young call 爷爷
_ELDER = re.compile(
    r"(?:(?<!\d)(?:[6-9]\d|1[01]\d|[六七八九]十[一二三四五六七八九]?)岁|老人|老汉|老者|老伯|老先生|大爷|老爷子|老太太|老奶奶|大娘|退休|老[\u4e00-\u9fff]{1,3}[工匠师员手兵人])[^。！？\n]{0,8}$"
)
# 我「叫他」沈爷爷, 大家都「喊她」秦老师
_CALLS = re.compile(r"(?:叫|喊|称|称呼|管)(?:他|她)(?:叫|作|为|做)?[“「]?$")
# 以前在三中「教」音乐, 「班主任」秦若梅, but not 李小雨……李「老师」
_TEACHES = re.compile(
    r"教(?![育练导训室科程材养诲条案堂会徒])|(?<![\u4e00-\u9fff])(?:老师|教师)|班主任|师从|教授|系主任|导师|语文老师|数学老师|英语老师|执鞭|讲课|授课"
)
_OPENING, _CALL = frozenset("“「『‘"), frozenset("，！,!")
_ALIKE = frozenset("医护警")
_MASTER = frozenset(("师傅", "老师傅", "师父"))
_LEARNS = (
    "学生",
    "同学",
    "学员",
    "学徒",
    "徒弟",
    "弟子",
    "研究生",
    "博士生",
    "硕士生",
    "大学生",
    "中学生",
    "小学生",
    "高中生",
    "初中生",
    "实习生",
    "毕业生",
    "新生",
    "考生",
    "孩子",
    "少年",
    "男孩",
    "女孩",
    "儿子",
    "女儿",
    "孙子",
    "孙女",
    "记者",
    "小将",
    "班长",
    "课代表",
    "队员",
)
_RESPECT = frozenset(("老", "公", "先生", "院士", "教授"))
"""Titles behind the surname of well-known people: 钱老, 袁院士."""


def cluster(essay: Essay, mentions: Sequence[Mention]) -> tuple[Person, ...]:
    """The people of `essay` by first mention; where two full names would fit, a short form stays on its own."""
    forms: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        forms[_key(essay, mention)].append(mention)
    better: dict[str, str] = {}
    for alias, owner in second(essay.shadow, sorted(mentions), forms).items():
        one, other = better.get(owner, owner), alias
        alike = surname(other) == surname(one) != "" and not any(m.title for m in forms[other])
        if len(forms[other]) > len(forms[one]) and alike and one not in well_known():
            one, other = other, one  # 吕赫若，本名吕石堆: everybody calls him by the other
            better[owner] = one
        forms[one] += forms.pop(other)
    full = {name: found for name, found in forms.items() if _is_full(name, found)}
    joined: dict[str, list[Mention]] = {name: list(found) for name, found in full.items()}
    for name, found in full.items():
        longer = [other for other in joined if other != name and _part_of(name, other)]
        owner = _chosen(essay, longer, joined, found)
        if owner:
            joined[owner] += joined.pop(name)
    for name, found in sorted(forms.items(), key=lambda item: min(item[1])):
        if name in full:
            continue
        owners = [
            other
            for other in full
            if other in joined and _fits(essay, name, found, other, sorted(joined[other]))
        ]
        owner = _chosen(essay, owners, joined, found)
        if owner:
            joined[owner] += found
        else:
            joined[name] = list(found)
    people = [_person(essay, name, sorted(found), name not in full) for name, found in joined.items()]
    return tuple(sorted(people, key=lambda person: person.mentions[0]))


def _chosen(
    essay: Essay, owners: Sequence[str], people: Mapping[str, Sequence[Mention]], found: Sequence[Mention]
) -> str:
    """Whose short form it is: the only one it fits; of a family the one who is not named as somebody's kin; "" if unsure."""
    owners = [one for one in owners if not any(one != other and other.endswith(one) for other in owners)]
    if len(owners) < 2:
        return owners[0] if owners else ""
    titled = [name for name in owners if {m.title for m in people[name]} & {m.title for m in found} - {""}]
    if len(titled) == 1:
        return titled[0]
    text = essay.shadow
    alone = [
        name
        for name in owners
        if not any(_KIN_BEFORE.search(text, max(0, m.start - 5), m.start) for m in people[name][:1])
    ]
    return alone[0] if len(alone) == 1 and DOT in alone[0] else ""


def surface(essay: Essay, mention: Mention) -> str:
    """The name as it stands in the essay, its title with it: 吴邵萍园长."""
    return essay.text[mention.start : mention.end + len(mention.title)]


def _key(essay: Essay, mention: Mention) -> str:
    """The simplified name; a surname alone with its title (李老师)."""
    name = "".join(middle_dots(essay.shadow[mention.start : mention.end]).split())
    return name + mention.title if len(name) == 1 else name


def _is_full(name: str, found: Sequence[Mention]) -> bool:
    return found[0].end - found[0].start >= _SHORTEST_FULL and not nickname(name) and name[1:] != "老"


def _part_of(short: str, name: str) -> bool:
    """爱因斯坦 of 阿尔伯特·爱因斯坦, 小野 of 小野二郎, 允展 of 宁允展, 阿土伯 of 邱阿土."""
    if len(short) == 3 and by_given(short, name):
        return True
    if len(short) >= len(name):
        return False
    if DOT in name:
        return short in name.split(DOT) or name.endswith(DOT + short)
    if name[1:] == short and surname(name) and surname(short):
        return True  # 蔡玉凤 of 林蔡玉凤
    if surname(short) and len(short) > _SHORTEST_FULL:
        return False
    if name[0].isascii():
        return name.endswith(short)  # forms are kept without blanks
    given = name.removeprefix(surname(name))
    japanese = short in words("surnames", "japanese") and len(name) > 3  # 宫古 of 宫古英次郎
    return (short == given and len(given) > 1) or (
        (japanese or (not surname(name) and len(name) > 3)) and name.startswith(short)
    )


def _fits(essay: Essay, form: str, found: Sequence[Mention], name: str, full: Sequence[Mention]) -> bool:
    """Whether 吴园长, 老王, 小二 can be the person of the full name."""
    title = found[0].title
    if by_given(form, name) or (DOT in name and form in name.split(DOT)):
        return True
    if found[0].end - found[0].start > 1:  # 老王, 小二, 小野
        return (
            _part_of(form, name)
            or name.endswith(form)
            or (name.startswith(form[1]) and full[0].start < found[0].start)
        )
    if DOT in name and form.removesuffix(title) in name.split(DOT):
        return title in words("titles", "polite")  # 劳先生 of 约翰·劳
    if not name.startswith(form.removesuffix(title)):
        return False
    own = {mention.title for mention in full}
    if any(_exclude(title, other) for other in own):
        return False
    if title in own or _introduced(essay, found[0], full[0]):
        return True
    known, first = name in well_known(), full[0].start < found[0].start
    if not first or (known and title not in _RESPECT):
        return False
    if _CALLS.search(essay.shadow, max(0, found[0].start - 6), found[0].start):
        return True  # 沈怀清……我叫他沈爷爷
    if title == "老师":
        return not known and (_teaches(essay, full) or _of_craft(essay, full))
    if title in words("titles", "family"):
        return not known and (_same_sex(title, own) or _elder(essay, full))
    if title in words("titles", "school"):
        return title in _MASTER and _of_craft(essay, full)  # a story has many 王师傅
    return not _other_office(essay, title, full)


def _of_craft(essay: Essay, full: Sequence[Mention]) -> bool:
    """老焊工|丁宝山, 古籍修复师|程若梅: an office or a trade stands before the full name, and nobody who still learns."""
    nouns = [noun_before(essay.shadow, mention.start) for mention in full]
    return any(noun and not noun.endswith(_LEARNS) for noun in nouns)


def _elder(essay: Essay, full: Sequence[Mention]) -> bool:
    """一位老人，叫|沈怀清."""
    return any(_ELDER.search(essay.shadow, max(0, m.start - 16), m.start) for m in full)


def _other_office(essay: Essay, title: str, full: Sequence[Mention]) -> bool:
    """市议员张志强 is not 张经理: the full name has another office before it, and the title does not stand near it."""
    text = essay.shadow
    held = [noun_before(text, mention.start) for mention in full]
    if any(_ALIKE & set(title) & set(noun) for noun in held if noun) or title == "指导":
        return False  # 队医林晖 is 林医生, 教练段国栋 is 段指导
    near = any(title[-2:] in text[max(0, mention.start - _NEAR) : mention.start] for mention in full)
    return any(held) and not near and title not in _RESPECT and title not in words("titles", "polite")


def _teaches(essay: Essay, full: Sequence[Mention]) -> bool:
    """秦若梅……教音乐: what is said beside the full name makes somebody a teacher."""
    text = essay.shadow
    for mention in full:
        low = max(text.rfind(stop, 0, mention.start) for stop in "。！？\n") + 1
        ends = [end for stop in "。！？\n" if (end := text.find(stop, mention.end)) >= 0]
        around = text[low : mention.start] + "＿" + text[mention.end : min(ends, default=len(text))]
        if _TEACHES.search(around):
            return True
    return False


def _same_sex(title: str, own: Set[str]) -> bool:
    """伯伯 and 先生."""
    return any(title in words("titles", sex) and own & words("titles", sex) for sex in ("man", "woman"))


def _introduced(essay: Essay, short: Mention, full: Mention) -> bool:
    """胡师傅……他叫胡志强: who goes by a title is named in full; 王大海……“王师傅，” or is spoken to soon after."""
    text = essay.shadow
    apart = full.start - short.end
    if 0 < apart <= _NEAR:
        return bool(_NAMED.search(text[short.end : full.start]))
    behind = short.end + len(short.title)
    spoken_to = text[max(0, short.start - 1) : short.start] in _OPENING and text[behind : behind + 1] in _CALL
    return -_NEAR <= apart < 0 and spoken_to and short.title not in ("老师", "班主任")


def _exclude(one: str, other: str) -> bool:
    """Titles that cannot be one person's."""
    pairs = (("man", "woman"), ("pupil", "school"), ("pupil", "office"))
    return any(
        (one in words("titles", a) and other in words("titles", b))
        or (other in words("titles", a) and one in words("titles", b))
        for a, b in pairs
    )


def _person(essay: Essay, name: str, mentions: Sequence[Mention], generic: bool) -> Person:
    own = [mention for mention in mentions if _key(essay, mention) == name]
    longest = max(own or mentions, key=lambda mention: (mention.end - mention.start, -mention.start))
    shown = surface(essay, longest) if generic else essay.text[longest.start : longest.end]
    return Person(shown, tuple(mentions), generic)
