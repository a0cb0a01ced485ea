"""What frames an essay on its page: title, author, date, and where the page goes on behind it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from quizgen.clean import chrome, markup
from quizgen.clean.glosses import HAN
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
    patterns,
    squeeze,
)
from quizgen.clean.tables import words
from quizgen.language.fold import simplify
from quizgen.language.marks import HEADING_SIGNS
from quizgen.language.segment import cut

WORK = re.compile("《[^《》]{2,30}》")  # 《森林家屋》, above what is told of it
# 张文环（1909─1978）: whose life is told below
LIFE = re.compile(
    rf"[{HAN}·]{{2,12}}\s*[(（]\s*(?:公元)?前?\d{{3,4}}年?\s*[-—–－─~～至]+\s*(?:\d{{3,4}}年?)?\s*[)）]"
)
SIGNED = re.compile(rf"[{HEADING_SIGNS}]\s*")  # ■从阿萨姆说起
PART_OF = re.compile(rf"[^，。！？：]{{2,14}}[(（][{NUMERAL}]{{1,3}}[)）]")  # 两弹一星（七）
LED = re.compile(r"^[^\s>]{2,14}(?:->|→|>>)(?=.{6})")  # 某某大学->学校举行运动会
_ORDINAL = re.compile(rf"^\d{{1,2}}[、．](?=[{HAN}])")  # 2、为什么不能一次喝太多的水？
LABELLED = re.compile("[^《》]{2,8}》\\s*")  # 懶人包》三倍券看這裡
# 题目：我的母亲 · # 我的母亲 · 主题：转发：我的母亲 · (完整word版)我的母亲
TITLE_LABEL = re.compile(
    r"^(?:(?:作文题目|作文标题|题目|标题|篇名|文章标题|主题|主旨|subject|转发|回复)\s*[:：]\s*)+|^#{1,6}\s+|^[（(【\[](?:完整|最新|精品)?word[^）)】\]]{0,6}[）)】\]]\s*",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"(?:主题|主旨|subject)\s*[:：]", re.IGNORECASE)  # 主题：我的母亲
# 【人物】 · 专栏｜乡土中国 · 人物 · 乡土 · 即时 港闻 社区: a column of a page, a menu
COLUMN = re.compile(
    rf"【[{HAN}]{{2,4}}】|(?:专栏|热搜|栏目|频道|专题)\s*[|｜:：].+|[{HAN}]{{2,4}}(?:\s*[·|｜]\s*[{HAN}]{{2,4}})+|[{HAN}]{{2}}(?:\s+[{HAN}]{{2}}){{2,}}"
)
CLASS_AND_NAME = re.compile(
    rf"[（(]?[^，。：:]{{3,16}}[ \u3000]+(?P<name>[{HAN}]{{2,4}})[）)]?"
)  # 高一（3）班　李明
SITE = re.compile(
    r"\s*[-_|—]+\s*[^-_|]{0,12}(?:网|站|百科|文库|频道|在线|论坛|之家|理论|新闻|资讯|日报|晚报|客户端)$|(?:_[^\s_，。！？《》“”]{2,12})+$"
)  # …匠心-某某理论-某某网; …囤粮？_某某新闻; …成长为领袖_某某体育
OF_SITE = re.compile(r"(?:[网站报台社馆局委厅库]|频道|在线|论坛|中心|平台|百科)$")  # 云岭文化|网
OF_PAPER = re.compile(
    r"(?:[日晚时周早晨商快导学画]报|都市报|青年报|少年报|法制报|(?<![渔铁蛛情电河路水鱼])网|网站|频道|在线|论坛|客户端|公众号|杂志|周刊|出版社|电视台|电台)$"
)  # 云岭晚|报, not 旧海报, 渔网
ASKING = re.compile("(?![“「])[^。！？!?]{2,30}[？！?!…]+")  # 我们为什么要读书？; 植物会“说话”吗？
# 老渡轮再续三年　街坊：「船在，人就在」
CITING = re.compile(r"[^。！？“”「」]{4,24}[“「][^“”「」。！？]{2,16}[”」]")
# 22亿！大学史上最大一笔捐款诞生; 99岁老人辞世！捐助三百多所学校…
TWICE = re.compile(
    r"(?:[“「][^“”「」。！？!?]{1,12}[”」]|[^。！？!?“”「」]){2,30}[！!？?][^。！？!?“「」”]{4,36}(?:…+|[！!？?])?"
)
QUOTED = re.compile(r"[“「][^“”「」。！？]{2,16}[”」]")  # “我亲爱的提奥”
WHOLE = 400
"""Characters of an essay whose clauses stand each on a line of its own."""
ENDED = (ASKING, CITING, TWICE, QUOTED)
PIECE = 200
"""Characters of text that must stand before a further title and under it (tuned on fifty pasted texts)."""
LEAST_TITLE, UNDER, NEXT = 5, 20, 3
"""Characters of a further title that nothing but its place tells, of the first paragraph under it, and in how many lines it begins."""
ALIKE, IN_ROW = 4, 3
"""Characters in which headings end alike that are titles in a row, and how many there are at least."""
ENDING = ("tail", "boiler", "source", "rule", "meta")
"""Kinds of the line with which a piece of a paste may end."""
NAME, TOLD = 3, 2
"""Characters of a full name, and how often it stands before a heading under which it is told of again."""
LEAST_TOP = 10
"""Characters of a title above a breadcrumb at least; the name of a site is shorter."""
LONGEST_SITE = 12
"""Characters of the name of a site or a paper at most."""
LEAST_LINE = 8
"""Characters of a first line with an end mark above an essay in short lines, at least."""
LONG_TITLE = 45
"""Characters of a title of a newspaper that has commas and no full stop."""
TITLE, PARAGRAPH, ENOUGH = 30, 50, 3
"""Characters a title with an end mark has at most, and of so many paragraphs under it at least (tuned on ten texts)."""
CHAPTER = re.compile(rf"第[{NUMERAL}]{{1,4}}[章回课]")  # 第33章 詹天佑, alone on its page
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
    title_at = _title_at(lines, first)
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
    if title_at is None:
        return Frame(None, None, dropped)
    title = title_of(lines[title_at].text.text)
    if "title" not in without:
        for i, line in enumerate(lines):
            if line.kind in ("headlike", "short", "collection") and squeeze(line.text.text) == squeeze(title):
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
        ended = lines[i - 1].kind in ENDING and not PAGE.fullmatch(lines[i - 1].simple)  # - 3 -
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
        or SIGNED.match(line.simple)
        or QUOTED.fullmatch(line.simple)
        or chrome.BEHIND.search(line.simple)
    ):
        return False  # （四）突然不让停了怎么办？, ■从阿萨姆说起, “再数一遍”
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
    return _is_site(line) or (between and len(line) <= LONGEST_SITE)


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


def title_of(line: str) -> str:
    """The title as a reader cites it: without label, site name and the marks of a work."""
    line = SIGNED.sub("", LED.sub("", line.strip()), count=1)
    line = chrome.BEHIND.sub("", line)
    title = SITE.sub("", TITLE_LABEL.sub("", line, count=1)).strip() or line
    title = re.sub(
        r"_([^_]{1,12})_", r"“\1”", title
    )  # 为何让手机_吃灰_: marks that a file's name could not have
    title = _ORDINAL.sub("", one_blank(title))
    title = LABELLED.sub("", title) if title.count("》") > title.count("《") else title
    bare = re.fullmatch(r"《([^《》]+)》|【([^【】]+)】", title)
    if bare:
        return (bare[1] or bare[2]).strip()
    return patterns()["collection"].sub("", title).strip() or title


def _title_at(lines: Sequence[Line], first: int) -> int | None:
    """Index of the title: a collection's line, else the heading before the body that the page repeats, else the first."""
    item = next((i for i, line in enumerate(lines) if line.kind == "item"), len(lines))
    for i, line in enumerate(lines[:item]):
        if line.kind == "collection":
            return i
    trail = max((i for i in range(first) if lines[i].kind == "breadcrumb"), default=-1)
    candidates = [i for i in range(trail + 1, first) if lines[i].kind in ("headlike", "short")]
    if trail >= 0:
        # the title above a breadcrumb that ends with it, or that stands under it as the byline does
        end, head = squeeze(lines[trail].simple), lines[0]
        echoed = next((i for i in range(trail) if end.endswith(squeeze(lines[i].simple))), None)
        subtitled = any(line.simple.startswith("——") for line in lines[1:2])
        long = subtitled or len(squeeze(head.simple)) >= LEAST_TOP or _told_of(lines, first)
        whole = long and head.kind in ("headlike", "closed", "short")
        above = 0 if whole and not SITE.search(head.simple) else None
        longer = all(len(lines[i].simple) < len(head.simple) for i in candidates)
        found = above if echoed is None else echoed
        if found is not None and (not candidates or (echoed is None and longer)):
            return found
    subject = next((i for i in range(first) if SUBJECT.match(lines[i].simple)), None)
    if not candidates and subject is not None:
        return subject
    if not candidates and _signed_below(lines, first):
        return first
    if not candidates:
        chapters = [i for i, line in enumerate(lines) if CHAPTER.match(line.simple)]
        return 0 if chapters == [0] or _marked(lines) or _asks(lines) else None
    seen = Counter(squeeze(lines[i].simple) for i in candidates)
    top = squeeze(lines[0].simple)
    sited, led = bool(SITE.search(lines[0].simple)), lines[0].kind == "breadcrumb"

    def score(i: int) -> float:
        name = squeeze(lines[i].simple)
        framed = name != top and ((sited and top.startswith(name)) or (led and top.endswith(name)))
        return (
            2 * seen[name]
            + 3 * framed
            + (i == candidates[0])
            - 2 * bool(SITE.search(lines[i].simple))
            - 2 * bool(COLUMN.fullmatch(lines[i].simple) or _is_site(lines[i].simple))
            - (i > 0 and lines[i].kind == "short" and lines[i - 1].kind == "menu")
            - 0.5 * (lines[i].kind == "short")
            - 3 * (is_name(lines[i].simple) and i > 0)
        )

    return max(candidates, key=score)  # of equals the first


def _signed_below(lines: Sequence[Line], at: int) -> bool:
    """Is a line with marks the title, since a subtitle or a byline stands under it: “国家需要，我就去做”, ——记…?"""
    line, under = lines[at : at + 1], lines[at + 1 : at + 2]
    if not line or not under or len(line[0].simple) > LONG_TITLE or line[0].simple[-1] in "。，,、：:；":
        return False
    return under[0].kind in ("meta", "author") or under[0].simple.startswith("——")


def _is_site(simple: str) -> bool:
    """Is a line the name of a site or a paper: 云岭文史网, 云岭晚报?"""
    return len(simple) <= LONGEST_SITE and OF_PAPER.search(simple) is not None


def _told_of(lines: Sequence[Line], first: int) -> bool:
    """Is the first line no name of a site, but what the text under the breadcrumb tells of: 云岭纸扇制作技艺?"""
    top, body = squeeze(lines[0].simple), "".join(line.simple for line in lines[first:])
    pairs = [top[i : i + 2] for i in range(len(top) - 1)]
    told = sum(pair in body for pair in pairs)
    return len(top) >= LEAST_TITLE and not OF_SITE.search(top) and 2 * told >= len(pairs)


def _marked(lines: Sequence[Line]) -> bool:
    """Is the first line a Markdown heading above all others: ## 云岭的书房, ### 生平?"""
    ranks = {
        i: len(line.simple) - len(line.simple.lstrip("#"))
        for i, line in enumerate(lines)
        if markup.HEADING.match(line.simple)
    }
    return 0 in ranks and all(rank > ranks[0] for i, rank in ranks.items() if i)


def _asks(lines: Sequence[Line]) -> bool:
    """Whether the first line is a title that ends in a mark: a byline, a date or long paragraphs stand under it."""
    if len(lines) < 3:
        return False
    first = lines[0].simple
    if (
        lines[0].kind == "para"
        and len(first) <= LONG_TITLE
        and not STOP.search(first)
        and first[-1] not in "，,、：:”」"
    ):
        return sum(line.kind == "para" and len(line.simple) >= PARAGRAPH for line in lines[1:]) >= ENOUGH
    if not any(ended.fullmatch(first) for ended in ENDED):
        return False
    page = ("boiler", "caption", "blank", "breadcrumb", "menu", "rule")
    beside = page if is_name(lines[1].simple) else (*page, "headlike")  # a subtitle
    most = LONG_TITLE if TWICE.fullmatch(first) else TITLE
    under = next((line for line in lines[1:4] if line.kind not in beside), lines[1])
    long = [line for line in lines[1:] if line.kind == "para" and len(line.simple) >= PARAGRAPH]
    text = sum(len(line.simple) for line in lines[1:] if line.kind == "para")
    in_lines = sum(len(line.simple) for line in lines[1:] if line.kind in ("short", "headlike"))
    if len(first) >= LEAST_LINE and text < in_lines >= WHOLE:
        return True  # each clause on a line of its own
    if under.kind == "para" and (len(long) >= ENOUGH or text >= WHOLE) and len(first) <= most:
        return True
    return under.kind in ("author", "meta") or (under.kind in ("short", "headlike") and is_name(under.simple))


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


def one_blank(text: str) -> str:
    """With one blank for several: 第一章　　落脚."""
    return re.sub(r"[ \u3000]{2,}", " ", text)
