"""The other mentions of the names that are sure, and those that the rest of the text speaks against."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise

from quizgen.language import segment
from quizgen.language.aliases import stated
from quizgen.language.characters import IS_HAN
from quizgen.language.evidence import FROM_RULE, Evidence, Span, sounds_on
from quizgen.language.names import DOT, foreign, surname
from quizgen.language.neighbours import thing_follows
from quizgen.language.shapes import mountain, other_word
from quizgen.language.spans import Overlapping
from quizgen.language.tables import words

# 「“建国”」, 「“李子读书法”」: a word in quotation marks, no speech
_WORD_IN_MARKS = re.compile(r"[“「『\"‘][\u4e00-\u9fff·]{2,7}[”」』\"’]")

# 「伊云斯（」Benjamin Evans）
_GLOSS = re.compile(r"[\u4e00-\u9fff][（(]\s*$")

# 戴维德「-」帕珂德
_HYPHEN = re.compile(r"(?<=[\u4e00-\u9fff])[-－‐](?=[\u4e00-\u9fff])")
_PART = 6
"""Characters of a part of a foreign name at most."""
_ADVERBS = frozenset("常曾也却就便都又还才则总即遂乃")
SELDOM = 100
"""Frequency up to which a word does not count as one that goes on behind a name."""
SURE = 0.75
"""Score from which a name marks its other mentions; tuned on five real essay files and forty student essays."""
TRUSTED = 0.90
"""Score of a known name, whatever the tagger thought."""
_PLACED = ("位于", "处于", "落于", "在于", "属于", "建于", "始于", "出于")
"""Verbs whose last character no name begins with: 位于|水林."""


def _drop_overlapping(good: dict[tuple[int, int], Span]) -> None:
    """李|李老 and 李李老: of two that were made to overlap only the surer one is a name."""
    last: tuple[int, int] | None = None
    for place in sorted(good):
        if last and place[0] < last[1]:
            less = min(last, place, key=lambda one: (good[one].score, one))
            del good[less]
            last = place if less == last else last
        else:
            last = place


def drop_doubtful(text: str, good: dict[tuple[int, int], Span], evidence: Evidence) -> None:
    """A string that is mostly read as something else in this text is no name, nor is one that overlaps a surer one."""
    _drop_overlapping(good)
    for name in {text[a:b] for a, b in good}:
        count = text.count(name)
        read = evidence.total.get(name, 1)
        if len(name) == 3 and surname(name) and text.count(name[:-1]) == count:
            read += evidence.total.get(name[:-1], 0)  # 洪天|赏, wherever it stands
        if len(name) > 1 and name not in evidence.known and count > 2 and read / count < 0.3:
            for place in [place for place in good if text[slice(*place)] == name]:
                del good[place]


def drop_spoken_of(text: str, good: dict[tuple[int, int], Span], evidence: Evidence) -> None:
    """Names that are only spoken of as names: 许多人叫“建国”, 改名“李大嘴巴”, “李子读书法”."""
    quoted: dict[str, int] = defaultdict(int)
    for (start, end), span in good.items():
        whole = _WORD_IN_MARKS.match(text, start - 1) if start else None
        if whole and not span.title:
            quoted[text[start:end]] += 1
    for name, count in quoted.items():
        if name not in evidence.known and 2 * count >= text.count(name):
            for place in [place for place in good if text[slice(*place)] == name]:
                del good[place]


def drop_no_single(text: str, good: dict[tuple[int, int], Span], evidence: Evidence) -> None:
    """No single person: 孙刘 beside 孙权 and 刘备, the Hans Larsson of 拉尔森（Hans Larsson）, 鹭米 of the firm 鹭米合作社."""
    names = {text[a:b] for a, b in good}
    families = {surname(name) for name in names if len(name) > 1}
    for place in list(good):
        name, end = text[slice(*place)], place[1]
        both = len(name) == 2 and set(name) <= families and name not in evidence.known and len(set(name)) == 2
        others = [n for n in names if n != name and n[:1] in name]
        gloss = name[0].isascii() and text[end : end + 1] in tuple("）)") and _GLOSS.search(text[: place[0]])
        firm = not surname(name) and name not in evidence.known and len(name) < 4 and _of_firm(text, name)
        if (both and len({n[0] for n in others}) == 2) or gloss or firm:
            del good[place]


def _of_firm(text: str, name: str) -> bool:
    """Whether the name stands somewhere as that of a thing: 鹭米合作社."""
    at = text.find(name)
    while at >= 0:
        if thing_follows(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def mend_givens(text: str, good: dict[tuple[int, int], Span]) -> None:
    """谢|小雨 beside 李小雨: a verb before the given name of somebody else, no surname."""
    count = cache(text.count)
    full = {text[a:b] for a, b in good if b - a == 3 and surname(text[a:b])}
    givens = {name[1:]: name for name in sorted(full, key=lambda name: (count(name), name))}
    for (start, end), span in list(good.items()):
        name = text[start:end]
        owner = givens.get(name[1:], name)
        if owner != name and count(owner) > count(name) and len(name) == 3:
            del good[start, end]
            good[start + 1, end] = span._replace(start=start + 1)


def mend_ends(text: str, good: dict[tuple[int, int], Span]) -> None:
    """山本|常 beside 山本嘉次郎: an adverb behind the surname of somebody named in full."""
    full = {text[a:b] for a, b in good if b - a > 3}
    for (start, end), span in list(good.items()):
        family = text[start : end - 1]
        if (
            text[end - 1] in _ADVERBS
            and len(family) > 1
            and not segment.frequency(text[end - 1 : end + 1]) > SELDOM
            and any(name.startswith(family) for name in full if name != text[start:end])
        ):
            del good[start, end]
            good[start, end - 1] = span._replace(end=end - 1)


def join_hyphens(text: str, good: dict[tuple[int, int], Span]) -> None:
    """戴维|德-|帕珂德: foreign names whose parts a hyphen joins, as sports pages write them."""
    sounds = words("transliteration")
    for found in _HYPHEN.finditer(text):
        low, high = found.start(), found.end()
        while low and text[low - 1] in sounds and found.start() - low < _PART:
            low -= 1
        while high < len(text) and text[high] in sounds and high - found.end() < _PART:
            high += 1
        inside = [place for place in good if place[0] < high and low < place[1]]
        left = [place for place in inside if place[0] < found.start()]
        right = [place for place in inside if place[0] >= found.end()]
        named = left or text[low : found.start()] in words("given_names", "woman", "man", "either")
        if not (named and right) or thing_follows(text, max(b for _, b in right)):
            continue
        low = min((a for a, _ in left), default=low)
        end = max(b for _, b in right)
        best = max(good[place].score for place in inside)
        for place in inside:
            del good[place]
        good[low, end] = Span(low, end, "", best)


def join_sounds(text: str, good: dict[tuple[int, int], Span]) -> None:
    """科尔|霍宁: two foreign names without a mark between them are one."""
    sounds = words("transliteration")
    for left, right in pairwise(sorted(good)):
        one, two = text[slice(*left)], text[slice(*right)]
        spelt = set(one + two) <= sounds and not surname(one)
        if left in good and left[1] == right[0] and spelt and not good[left].title:
            best = max(good.pop(left).score, good.pop(right).score)
            good[left[0], right[1]] = Span(left[0], right[1], "", best)


def add_repeated(text: str, good: dict[tuple[int, int], Span], evidence: Evidence) -> None:
    """The other places of the names that are sure, and of known people."""
    scores: dict[str, list[float]] = defaultdict(list)
    for (start, end), span in good.items():
        scores[text[start:end]].append(span.score)
    begun = _by_beginning(frozenset(evidence.known))
    pairs = {text[i : i + 2] for i in range(len(text))}
    known = [name for pair in pairs for name in begun.get(pair, ()) if name in text]
    places = ((text.find(name), text.find(name) + len(name)) for name in known if len(name) > 2)
    names = {text[at : end + sounds_on(text, at, end, evidence)] for at, end in places}
    for name, found in scores.items():
        if not IS_HAN.search(name) or not (max(found) > SURE or len(found) > 1 or name in evidence.known):
            continue
        if len(name) > 2 or (len(name) == 2 and len(found) > 1 and not other_word(name)):
            names.add(name)
        if (
            len(name) == 3
            and surname(name)
            and not foreign(name + DOT)
            and not other_word(name[1:])
            and text.count(name[1:]) > text.count(name)
        ):
            names.add(name[1:])  # 嘉仪 for 陈嘉仪
    names |= {name for name in known if len(name) == 2 and _read_as_name(text, name)}
    if not names:
        return
    if any(DOT in text[start:end] for start, end in good):
        for name in sorted(names):
            _lengthen_dotted(text, name, good)
    pattern = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    read = Overlapping(sorted(good.values()))
    for found_name in re.finditer(pattern, text):
        start, end = found_name.span()
        name = found_name.group()
        if thing_follows(text, end) or text.startswith(("主义", "奖"), end) or mountain(name):
            continue
        if name[0] == "于" and text[start - 1 : start + 1] in _PLACED:
            continue
        inside = [(span.start, span.end) for span in read.touching(start, end)]
        shorter = [
            place for place in inside if start <= place[0] and place[1] <= end and place != (start, end)
        ]
        if inside and len(shorter) < len(inside):
            continue
        for place in shorter:
            del good[place]
        sure = TRUSTED if name in evidence.known else min(SURE, max(scores.get(name, [FROM_RULE])))
        good[start, end] = Span(start, end, "", sure)


def add_second(text: str, good: dict[tuple[int, int], Span]) -> None:
    """The places of a second name that the text explains: 人称辉哥的罗锦辉, 法号弘一; the Smith of Jane Smith."""
    spans = sorted(good.values())
    read = Overlapping(spans)
    latin = {text[a.start : a.end].rpartition(" ")[2] for a in spans if text[a.start].isascii()}
    lasts = {text[a.start : a.end].rpartition(DOT)[2] for a in spans if DOT in text[a.start : a.end]}
    lasts = {last for last in lasts if len(last) > 2 and not other_word(last)}  # 范德比尔 of 彼得·范德比尔
    for alias in dict.fromkeys(
        [*(alias for alias, _ in stated(text, spans)), *sorted(latin), *sorted(lasts)]
    ):
        edge = r"(?![A-Za-zà-ÿ])" if alias[0].isascii() else ""
        for found in re.finditer(rf"(?<![A-Za-zà-ÿ]){re.escape(alias)}{edge}", text):
            if not read.touching(*found.span()) and not thing_follows(text, found.end()):
                good[found.span()] = Span(*found.span(), "", FROM_RULE)


def add_old(text: str, good: dict[tuple[int, int], Span]) -> None:
    """岱老 for 陈岱孙, 望老 for 陈望道: the second character of a name with 老, as pupils say it."""
    seconds = {text[a + 1] for a, b in good if b - a == 3 and surname(text[a:b])}
    if not seconds:
        return
    read = Overlapping(sorted(good.values()))
    pattern = rf"(?<=[，。：；“「\n、])[{''.join(sorted(seconds))}]老(?=[\u4e00-\u9fff，])"
    for found in re.finditer(pattern, text):
        if not segment.frequency(found.group()) and not read.touching(*found.span()):
            good[found.span()] = Span(*found.span(), "", FROM_RULE)


@lru_cache(maxsize=1)
def _by_beginning(names: frozenset[str]) -> Mapping[str, list[str]]:
    """Names by their first two characters."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[name[:2]].append(name)
    return found


def _read_as_name(text: str, name: str) -> bool:
    """A known name of two characters that the dictionary has as a person, or has not and it could be one, and reads as a word here."""
    tag = segment.tag(name)
    if not (tag.startswith("nr") or (not tag and surname(name))):
        return False  # 谈|迁 is a name, 子|产 of 电子产品 is none
    at = text.find(name)
    window = text[max(0, at - 6) : at + 8]
    return any(window[a:b] == name for a, b in segment.cut(window))


def _lengthen_dotted(text: str, name: str, good: dict[tuple[int, int], Span]) -> None:
    """约瑟夫·普里斯特|利 where 普里斯特利 is known: the last part goes on."""
    for (start, end), span in list(good.items()):
        last = start + text[start:end].rfind(DOT) + 1
        if last > start and end < last + len(name) and text.startswith(name, last):
            del good[start, end]
            good[start, last + len(name)] = span._replace(end=last + len(name))
