"""Which mentions of an essay are one person: 吴邵萍园长, 吴园长 and 吴老师; 王小二 and 小二."""

import re
from collections import defaultdict
from collections.abc import Sequence, Set

from quizgen.language.aliases import by_given, second
from quizgen.language.names import DOT, nickname, noun_before, surname, well_known
from quizgen.language.tables import words
from quizgen.model import Essay, Mention, Person

_SHORTEST_FULL = 2
_NEAR = 200
"""Characters between a title and the full name that tells whose it is, at most."""
# 胡师傅……「他叫」胡志强
_NAMED = re.compile(r"(?:他|她|师傅|先生|女士|[姓真全本原大]名)(?:[就本]?叫|是|名叫)$")
# 以前在三中「教」音乐, 「班主任」秦若梅, but not 李小雨……李「老师」
_TEACHES = re.compile(
    r"教(?![育练导训室科程材养诲条案堂会徒])|(?<![\u4e00-\u9fff])(?:老师|教师)|班主任|语文老师|数学老师|英语老师|执鞭|讲课|授课"
)
_OPENING, _CALL = frozenset("“「『‘"), frozenset("，！,!")
_RESPECT = frozenset(("老", "公", "先生", "院士", "教授"))
"""Titles behind the surname of well-known people: 钱老, 袁院士."""


def cluster(essay: Essay, mentions: Sequence[Mention]) -> tuple[Person, ...]:
    """The people of `essay` by first mention; where two full names would fit, a short form stays on its own."""
    forms: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        forms[_key(essay, mention)].append(mention)
    for name, owner in second(essay.shadow, sorted(mentions), forms).items():
        forms[owner] += forms.pop(name)
    full = {name: found for name, found in forms.items() if _is_full(name, found)}
    joined: dict[str, list[Mention]] = {name: list(found) for name, found in full.items()}
    for name in full:
        longer = [other for other in joined if other != name and _part_of(name, other)]
        if len(longer) == 1:
            joined[longer[0]] += joined.pop(name)
    for name, found in forms.items():
        if name in full:
            continue
        owners = [other for other in joined if _fits(essay, name, found, other, full.get(other, found))]
        if len(owners) == 1:
            joined[owners[0]] += found
        else:
            joined[name] = list(found)
    people = [_person(essay, name, sorted(found), name not in full) for name, found in joined.items()]
    return tuple(sorted(people, key=lambda person: person.mentions[0]))


def surface(essay: Essay, mention: Mention) -> str:
    """The name as it stands in the essay, its title with it: 吴邵萍园长."""
    return essay.text[mention.start : mention.end + len(mention.title)]


def _key(essay: Essay, mention: Mention) -> str:
    """The simplified name; a surname alone with its title (李老师)."""
    name = "".join(essay.shadow[mention.start : mention.end].split())
    return name + mention.title if len(name) == 1 else name


def _is_full(name: str, found: Sequence[Mention]) -> bool:
    return found[0].end - found[0].start >= _SHORTEST_FULL and not nickname(name)


def _part_of(short: str, name: str) -> bool:
    """爱因斯坦 of 阿尔伯特·爱因斯坦, 小野 of 小野二郎, 允展 of 宁允展."""
    if len(short) >= len(name):
        return False
    if DOT in name:
        return short in name.split(DOT) or name.endswith(DOT + short)
    if surname(short) and len(short) > _SHORTEST_FULL:
        return False
    if name[0].isascii():
        return name.endswith(short)  # forms are kept without blanks
    given = name.removeprefix(surname(name))
    return (short == given and len(given) > 1) or (
        not surname(name) and len(name) > 3 and name.startswith(short)
    )


def _fits(essay: Essay, form: str, found: Sequence[Mention], name: str, full: Sequence[Mention]) -> bool:
    """Whether 吴园长, 老王, 小二 can be the person of the full name."""
    title = found[0].title
    if by_given(form, name):
        return True
    if found[0].end - found[0].start > 1:  # 老王, 小二, 小野
        return (
            _part_of(form, name)
            or name.endswith(form)
            or (name.startswith(form[1]) and full[0].start < found[0].start)
        )
    if not name.startswith(form.removesuffix(title)):
        return False
    own = {mention.title for mention in full}
    if title in own or _introduced(essay, found[0], full[0]):
        return True
    known = name in well_known()
    teacher = title == "老师" and _teaches(essay, full)
    elder = title in words("titles", "family") and _same_sex(title, own)
    if (teacher or elder) and full[0].start < found[0].start and not known:
        return True
    if title in words("titles", "school", "family") or (known and title not in _RESPECT):
        return False  # a story has many 王师傅, and 李老师 teaches 李白
    if full[0].start > found[0].start or any(_exclude(title, other) for other in own):
        return False
    return not _other_office(essay, title, full)


def _other_office(essay: Essay, title: str, full: Sequence[Mention]) -> bool:
    """市议员张志强 is not 张经理: the full name has another office before it, and the title does not stand near it."""
    text = essay.shadow
    held = [noun_before(text, mention.start) for mention in full]
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
