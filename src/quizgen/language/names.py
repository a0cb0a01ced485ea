"""What Chinese names, titles and words for people look like; tables under `data/`. All texts are simplified (the shadow)."""

from functools import cache

from quizgen.language import segment
from quizgen.language.tables import words

DOT = "·"
LONGEST_TITLE = 4
LONGEST_NOUN = 5
_TRADES = frozenset("工匠师员医")
"""Ends that make a word of two characters a trade: 钳工, 木匠."""


def surname(name: str) -> str:
    """The surname a Chinese name of two or more characters begins with, "" if there is none."""
    for double in (name[:2], name[:1]):
        if double in words("surnames", "single", "double") and len(name) > len(double):
            return double
    return ""


def split_title(name: str) -> tuple[str, str]:
    """(name, title): 吴邵萍园长 → 吴邵萍 and 园长; titles of one character only behind one (刘总)."""
    for size in range(min(LONGEST_TITLE, len(name) - 1), 0, -1):
        rest, title = name[:-size], name[-size:]
        if title == "夫人" and DOT not in rest and (len(rest) == 2 or not surname(rest + "某")):
            return name, ""  # 居里夫人 is a name of its own
        if title in _titles() or (len(rest) == 1 and title in words("titles", "short")):
            return (rest, title) if rest not in "老小大阿" else (name, "")
    return name, ""


def title_at(text: str, at: int, name: str) -> str:
    """The title that stands in `text` at `at`, directly behind `name`, "" if there is none."""
    if name[0] in "老小" and len(name) == 2:
        return ""
    for size in range(LONGEST_TITLE, 0, -1):
        title = text[at : at + size]
        if len(title) < size:
            continue
        if title in _titles():
            if title.endswith("博士生") and segment.frequency("生" + text[at + size : at + size + 1]):
                return title[:-1]  # 杨|博士|生鲜店
            # 主席 but not 主席台, 院长 but not 院长室
            return "" if text[at + size : at + size + 1] in ("台", "室", "府", "团", "奖") else title
        if len(name) == 1 and title in words("titles", "short"):
            return title
    return ""


def titled(text: str, at: int) -> str:
    """The title behind a surname alone at `at` (吴|执行长, 欧阳|老师), "" if there is none."""
    for size in (2, 1):
        if text[at : at + size] in words("surnames", "double" if size == 2 else "single"):
            title = title_at(text, at + size, text[at : at + size])
            if len(title) > 1:
                return title
    return ""


def nickname(name: str) -> bool:
    """老王, 小李, 阿明: a form that never names somebody in full."""
    return len(name) == 2 and name[0] in "老小阿" and name not in well_known()


def name_shaped(name: str) -> bool:
    """A surname with one or two characters that is no dictionary word, or foreign sounds only."""
    if all(c in words("transliteration") for c in name) and len(name) > 1:
        return True
    family = surname(name)
    return bool(family) and 1 <= len(name) - len(family) <= 2


def person_noun(word: str) -> bool:
    """Whether a word says what a person is: 思想家, 钳工, 党委书记."""
    if len(word) < 2:
        return False
    for size in range(min(LONGEST_NOUN, len(word)), 1, -1):
        if word[-size:] in words("person_nouns", "words", "fine"):
            return True
    if word[-2:] in words("person_nouns", "not"):
        return False
    if len(word) == 2:
        return word[-1] in _TRADES and segment.tag(word).startswith("n")
    return word[-1] in words("person_nouns", "ends")


def noun_before(text: str, at: int) -> str:
    """The word for a person that ends at `at` (诗人 before 李白), "" if there is none or a word goes on over `at`."""
    start = max(0, at - 2 * LONGEST_NOUN)
    tokens = segment.cut(text[start : at + 3])
    for a, b in tokens:
        low = start + a
        if (
            low < at == start + b
            and b - a == 1
            and (noun := _pieced(text[:at], [start + a for a, _ in tokens]))
        ):
            return noun
        if low < at < start + b and not segment.frequency(text[low : start + b]):
            low = start + _last_word(text[start:at])  # 总会|长余国梁: no word goes on over the name
        elif start + b != at:
            continue
        return text[low:at] if person_noun(text[low:at]) else ""
    return ""


def _pieced(text: str, starts: list[int]) -> str:
    """The word for a person that ends the text, which the dictionary takes to pieces (段|长); one may begin at `starts`."""
    nouns = words("person_nouns", "words")
    return next(
        (text[low:] for low in starts if 1 < len(text) - low <= LONGEST_NOUN and text[low:] in nouns), ""
    )


def _last_word(text: str) -> int:
    """Where the last word begins, with the one before it if it has one character: 总会|长."""
    tokens = segment.cut(text)
    single = len(tokens) > 1 and tokens[-1][1] - tokens[-1][0] == 1
    return tokens[-2][0] if single else tokens[-1][0]


def foreign(name: str) -> bool:
    """Whether a name with a middle dot is written with the characters that spell foreign sounds."""
    letters = words("transliteration")
    return DOT in name and all(c in letters or c in "·-" or c.isascii() for c in name)


def behind_function(text: str, start: int, end: int) -> int:
    """比|罗伯特·胡克: the place behind a word of one character before a given name with a middle dot, else `start`."""
    first = text[start:end].split(DOT, maxsplit=1)[0]
    given = words("given_names", "woman", "man", "either")
    return start + 1 if DOT in text[start:end] and first not in given and first[1:] in given else start


@cache
def well_known() -> frozenset[str]:
    """People everybody knows, simplified."""
    return words("known_people") | words("further_people")


@cache
def _titles() -> frozenset[str]:
    return words("titles") - words("titles", "short")
