"""What frames an essay on its page: title, author, date, where the page goes on behind it and where another essay begins."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from quizgen.clean import chrome, edges
from quizgen.clean.headline import choose
from quizgen.clean.lines import (
    AUTHOR,
    DATE,
    ENDS,
    HEAD,
    NUMERAL,
    PAGE,
    STOP,
    URL,
    Line,
    is_name,
    opens,
    squeeze,
)
from quizgen.clean.tables import words
from quizgen.clean.titles import (
    ASKING,
    LEAST_TITLE,
    LONGEST_SITE,
    QUOTED,
    SIGNED,
    is_site,
    title_of,
)
from quizgen.language.characters import HAN
from quizgen.language.fold import simplify
from quizgen.language.marks import DECORATED
from quizgen.language.segment import cut

WORK = re.compile("《[^《》]{2,30}》")  # 《森林家屋》, above what is told of it
# 张文环（1909─1978）: whose life is told below
LIFE = re.compile(
    rf"[{HAN}·]{{2,12}}\s*[(（]\s*(?:公元)?前?\d{{3,4}}年?\s*[-—–－─~～至]+\s*(?:\d{{3,4}}年?)?\s*[)）]"
)
PART_OF = re.compile(rf"[^，。！？：]{{2,14}}[(（][{NUMERAL}]{{1,3}}[)）]")  # 两弹一星（七）
CLASS_AND_NAME = re.compile(
    rf"[（(]?[^，。：:]{{3,16}}[ \u3000]+(?P<name>[{HAN}]{{2,4}})[）)]?"
)  # 高一（3）班　李明
PIECE = 200
"""Characters of text that must stand before a further title and under it (tuned on fifty pasted texts)."""
UNDER, NEXT = 20, 3
"""Characters of the first paragraph under a further title, and in how many lines it begins."""
ALIKE, IN_ROW = 4, 3
"""Characters in which headings end alike that are titles in a row, and how many there are at least."""
ENDING = ("tail", "boiler", "source", "rule", "meta")
"""Kinds of the line with which a piece of a paste may end."""
# 【延伸阅读】山上的厕所问题, （广告）: what stands between two paragraphs of a page
INTERRUPTS = re.compile("(?:延伸|相关|推荐|更多|扩展)(?:阅读|文章|新闻|内容)|广告|点击(?:查看|阅读|播放)")
# 【一、人物素材】, 【素材3】齐白石：…, [案例二]…: a section
IN_BRACKETS = re.compile(
    r"[【〖\[［]\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[\u4e00-\u9fff]{0,4}\s*[一二三四五六七八九十\d]{1,3}\s*[】〗\]］])"
)
# 那么，|一粒米的去路呢？, 同学们，|一粒米的来路有多长？: a speech goes on
SPOKEN = re.compile(
    r"(?:那么?|但是|可是|所以|因此|于是|然而|不过|其实|当然|首先|其次|再次|最后|接下来|各位|大家|[^，。]{0,6}们)[，,：:]"
)
NAME, TOLD = 3, 2
"""Characters of a full name, and how often it stands before a heading under which it is told of again."""
AUTHOR_LABEL = re.compile(r"作者\s*[:：]\s*([^\s:：|]{2,8})")
ALWAYS = frozenset(
    {"breadcrumb", "menu", "spam", "boiler", "rule", "tail", "collection", "note", "caption", "letter"}
)
"""Kinds that are never essay text, wherever they stand."""


class Frame(NamedTuple):
    """`dropped` says which lines (by index) are no essay text, and as what."""

    title: str | None
    title_at: int | None
    dropped: dict[int, str]


def frame(lines: Sequence[Line], without: frozenset[str]) -> Frame:
    """The frame of one page. `without` may hold `navigation` and `title`."""
    kinds = [line.kind for line in lines]
    first = next((i for i, kind in enumerate(kinds) if kind in ("para", "head", "item")), len(lines))
    tail = _tail_at(lines) if "navigation" not in without else len(lines)
    last = max((i for i, kind in enumerate(kinds[:tail]) if kind == "para"), default=len(lines) - 1)
    title_at = choose(lines)
    trails = [i for i, kind in enumerate(kinds[:first]) if kind == "breadcrumb"]
    head = max(min(title_at or 0, first), *trails, 0)  # what stands above is the head of the page
    dropped: dict[int, str] = {}
    if "navigation" not in without:
        for i, kind in enumerate(kinds):
            if i >= tail:
                dropped[i] = "tail"
            elif kind in ALWAYS or (kind in ("counter", "nav") and not first < i < last):
                dropped[i] = "title" if kind == "collection" else kind
            elif (kind in ("headlike", "short") and i < head) or (kind == "meta" and i < (title_at or 0)):
                dropped[i] = "nav"
            elif _credits(lines, i):
                dropped[i] = "source"
    if "navigation" not in without:
        dropped |= dict.fromkeys([*edges.running(lines), *edges.contents(lines)], "nav")
        dropped |= {i: kind for i, kind in edges.around(lines, title_at).items() if i not in dropped}
        above = (i for i, line in enumerate(lines[: title_at or 0]) if not edges.is_text(line))
        dropped |= {i: "nav" for i in above if i not in dropped}
    if title_at is None:
        return Frame(None, None, dropped)
    title = title_of(lines[title_at].text.text)
    if "title" not in without:
        for i, line in enumerate(lines):
            if line.kind in ("headlike", "short", "closed", "collection") and squeeze(
                line.text.text
            ) == squeeze(title):
                dropped[i] = "title"
        dropped[title_at] = "title"
    return Frame(title, title_at, dropped)


def _credits(lines: Sequence[Line], at: int) -> bool:
    """Is a line the title of what the address above it leads to: https://…, 旧桥是怎样修的？, ---?"""
    above, behind = lines[at - 1 : at], lines[at + 1 : at + 2]
    if (
        not above
        or lines[at].kind not in ("headlike", "short", "closed", "para")
        or STOP.search(lines[at].simple[:-1])
    ):
        return False
    ended = not behind or behind[0].kind == "rule"
    return above[0].kind == "boiler" and URL.search(above[0].simple) is not None and ended


def further_titles(lines: Sequence[Line], page: Frame) -> list[int]:
    """Indices of the lines with which another text begins that was pasted behind the first.

    Headings in a row that end alike are titles (李云山工艺美术大师, 周文远工艺美术大师). Any other stands behind a blank line
    and has a byline under it, a line that ends a page before it, or, where all are entries, its headword;
    where no paragraph stands behind a blank line, or only one line behind more, being set apart is enough, and so are the years of a life.
    """
    sizes = [len(line.simple) if line.kind == "para" else 0 for line in lines]
    above = list(accumulate(sizes, initial=0))
    first = next((i for i, size in enumerate(sizes) if size), len(lines))
    apart = not any(line.after_blank and sizes[i] >= UNDER for i, line in enumerate(lines) if i > first)
    widest = max((line.gap for line in lines[1:] if line.kind == "para"), default=0)
    wider = [i for i, line in enumerate(lines[1:], 1) if line.gap > max(widest, 1)]
    found: list[int] = []
    names = cache(lambda at: _names(lines[at]))  # a line is read once, however many headings stand round it
    top = page.title_at
    entries = top is not None and any(
        opens(lines[top].simple, line.simple) for line in lines[top + 1 : top + 2]
    )
    plain = [i for i, line in enumerate(lines[1:-1], 1) if line.after_blank and _is_heading(line)]
    ends = Counter(squeeze(lines[i].simple)[-ALIKE:] for i in plain)
    for i in (i for i in plain if i not in page.dropped):
        line, begun = lines[i], found[-1] if found else 0
        alike = ends[squeeze(line.simple)[-ALIKE:]] >= IN_ROW and sizes[i + 1] >= UNDER
        if alike and len(squeeze(line.simple)) > ALIKE + 1:
            found.append(i)
        if alike or min(above[i] - above[begun], above[-1] - above[i]) < PIECE:
            continue
        under = lines[i + 1]
        signed = under.kind in ("meta", "author") or (under.kind == "short" and is_name(under.simple))
        alone = (apart or wider == [i]) and line.kind != "short" and len(line.simple) >= LEAST_TITLE
        text = next((size for size in sizes[i + 1 : i + 1 + NEXT] if size), 0)
        lived = LIFE.fullmatch(line.simple) is not None
        entry = entries and opens(line.simple, under.simple)
        closing = lines[i - 1].simple  # - 3 -, 【延伸阅读】…
        ended = lines[i - 1].kind in ENDING and not (PAGE.fullmatch(closing) or INTERRUPTS.search(closing))
        told = next((above.simple for above in reversed(lines[:i]) if above.kind == "para"), "。")
        ended = ended and told[-1] in ENDS  # not a piece of a sentence behind a notice between pages
        weak = ended or (alone and text >= UNDER)
        if signed or lived or entry or (weak and not _goes_on(names, begun, i, len(lines))):
            found.append(i)
    return found


def _goes_on(names: Callable[[int], list[str]], begun: int, at: int, end: int) -> bool:
    """Does the text under a line tell of the same people as the one before it, so that the line is a heading of it?"""
    before = Counter(name for i in range(begun, at) for name in names(i))
    return any(before[name] >= TOLD for i in range(at + 1, end) for name in names(i))


def _names(line: Line) -> list[str]:
    """What looks like a name of three characters in a line: 周|海峰, 罗|启明, 丰子恺 of the dictionary; not 工匠|精神."""
    cuts = cut(line.simple)
    pieces = [line.simple[a:b] for a, b in cuts]
    pieces += [line.simple[a:d] for (a, b), (_, d) in pairwise(cuts) if b - a == 1]
    return [piece for piece in pieces if len(piece) == NAME and is_name(piece)]


def _is_heading(line: Line) -> bool:
    forms = (PART_OF, WORK, ASKING, LIFE)
    if (
        HEAD.match(line.simple)
        or SPOKEN.match(line.simple)
        or DECORATED.fullmatch(line.simple)
        or IN_BRACKETS.match(line.simple)
        or SIGNED.match(line.simple)
        or QUOTED.fullmatch(line.simple)
        or chrome.BEHIND.search(line.simple)
    ):
        return False  # （四）突然不让停了怎么办？, ━━ 02 名言篇 ━━, 【一、人物素材】, 那么，米去哪儿了？, ■从阿萨姆说起, “再数一遍”
    return line.kind in ("headlike", "short", "closed") or any(form.fullmatch(line.simple) for form in forms)


def byline(lines: Sequence[Line], start: int, dropped: dict[int, str]) -> tuple[str | None, str | None]:
    """(author, date) of the lines from `start` on, up to the first paragraph; those lines go into `dropped`."""
    authors: list[str] = []
    date: str | None = None
    beside = True  # the title or another line of the byline
    for i in range(start, len(lines)):
        line = lines[i]
        if i in dropped and line.kind != "meta":
            continue
        if line.kind == "meta" or (line.kind == "headlike" and DATE.fullmatch(line.simple)):
            date = date or iso(line.simple)
            authors += _labelled(line)
            dropped[i] = "meta"
        elif line.kind == "author":
            authors += _labelled(line)
            dropped[i] = "author"
        elif line.kind in ("short", "headlike", "closed") and beside and (name := _signed(line)):
            authors.append(name)
            dropped[i] = "author"
        elif line.kind in ("short", "headlike") and beside and _of_page(lines, i, dropped):
            dropped[i] = "meta"
        elif line.kind == "headlike":
            beside = False
            continue  # a subtitle
        else:
            break
        beside = True
    return "、".join(dict.fromkeys(authors)) or None, date


def _signed(line: Line) -> str:
    """The name that a line is, alone or behind where its bearer is from: 王小明, 高一（3）班　王小明; "" if it is none."""
    if is_name(line.simple):
        return squeeze(line.text.text)
    found = CLASS_AND_NAME.fullmatch(line.simple)
    named = found is not None and is_name(found["name"])
    return line.text.text[slice(*found.span("name"))] if found and named else ""


def _of_page(lines: Sequence[Line], at: int, dropped: dict[int, str]) -> bool:
    """Is a line of a byline the name of the site or the paper, by its end or between an author and a date: 云岭晚报, 云岭文史?"""
    line, under = lines[at].simple, lines[at + 1 : at + 2]
    between = dropped.get(at - 1) in ("author", "menu", "meta") and any(
        below.kind == "meta" for below in under
    )
    return is_site(line) or (between and len(line) <= LONGEST_SITE)


def _labelled(line: Line) -> list[str]:
    """The authors a line names: 作者：王小明, 记者 雷宇 实习生 朱可."""
    found = AUTHOR.fullmatch(line.simple) if line.kind == "author" else AUTHOR_LABEL.search(line.simple)
    if not found or not found.lastindex:
        return []
    written = line.text.text[found.start(found.lastindex) : found.end(found.lastindex)].strip()
    parts = [
        part for part in re.split(r"[\s、,，/]+", written) if simplify(part) not in words("name", "roles")
    ]
    return parts if all(re.fullmatch(f"[{HAN}]{{2,4}}", part) for part in parts) else [written]


def _tail_at(lines: Sequence[Line]) -> int:
    """Index of the line from which the page goes on behind the essay; len(lines) if nowhere.

    A tail word counts behind half of the text, and only if what follows is short (tuned on five real essay files).
    """
    sizes = [len(line.simple) if line.kind == "para" else 0 for line in lines]
    total, seen = sum(sizes), 0
    items = [i for i, line in enumerate(lines) if line.kind == "item"]
    for i, line in enumerate(lines):
        seen += sizes[i]
        if (
            line.kind == "tail"
            and 2 * seen > total
            and 4 * (total - seen) <= seen
            and not (items and i < items[-1])
        ):
            return i
    return len(lines)


def iso(simple: str) -> str | None:
    """The date a line states, as ISO."""
    found = DATE.search(simple)
    if not found:
        return None
    month, day = int(found[2]), int(found[3] or 0)
    if not 1 <= month <= 12 or day > 31:
        return found[1]
    return f"{found[1]}-{month:02}" + (f"-{day:02}" if day else "")
