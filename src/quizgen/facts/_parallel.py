"""Lists inside a sentence: three parallel items or more under a noun or a verb that says what they are."""

import re
from collections.abc import Iterator
from functools import cache

from quizgen.facts._points import HAN, PAIRS, Series, Span, any_of, head
from quizgen.language import segment
from quizgen.language.spans import touching
from quizgen.model import Analysis, Sentence

LONGEST = 22
"""Han characters of an item at most."""
FEWEST = 3
JOIN = re.compile("以及|或者|[和与及跟或]")  # 质量、安全|和|服务
# 并就|能源供应、住房保障; 分|水田、水浇地、旱地三种
LEAD = re.compile("[并还也又均]?(?:就|对|围绕|针对)|并(?!购|轨|网)|[又可]?分(?![类子店校公支局会布队])")
ALSO = re.compile(
    "以及|还有|并且|并(?!购|轨|网)|：?[一二三四五六七八九十]、"
)  # 以及|把旧书送进仓库; 二、|自制大炮
POINTING = re.compile("它们|他们|她们|这些|分别|依次")
ME = re.compile("[我咱他她]")  # 小明、小红和|我
COUNT = re.compile(
    r"(?:这|共|等|的)?(?:\d+|[两三四五六七八九十]+)(?:个|大|种|项|类|点|方面|门|位|座|条|省|国|地|者|家|部|层|维|性|化)"
)


# 处理好|三种关系|，即
STATED = re.compile(
    r"(?P<said>(?<![一二三四五六七八九十百千万])(?P<number>[两三四五六七八九十])(?:个|大|种|点|项|条|类|层|关|件|样|方面|部分|阶段)[^，。；：！？\n]{0,8})"
    r"(?:[：:](?:即|就是|分别是|分别为)?|，(?:即|就是|分别是|分别为|它们是)|(?P<bare>，))(?![一第首其])"
    # 多在|“三上”|，乃马上、枕上、厕上
    r"|(?P<term>[“「](?P<of>[三四五六七八九十])[\u4e00-\u9fff]{1,6}[”」])[^，。；：、\n]{0,6}(?:[：:]|，(?:乃|即|就是|指的?是?|分别是|分别为|也就是))(?![一第首其])"
)


_FRAMED = re.compile("等?[两三四五六七八九十\\d]+个?(?:大|个)?(?:方面|环节|领域|部分|项|种|类|点)[^、，。]*$")
# （一）|, ②|
_NUMBERED = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[①-⑩])")
# 馆员态度|（96.8%）
_SHARE = re.compile(r"（[^（）]*[\d.]+[%％][^（）]*）$")


def find(analysis: Analysis) -> Iterator[Series]:
    """Lists by place."""
    for sentence in analysis.sentences:
        stated = list(_announced(analysis, sentence))
        yield from stated or _in_sentence(analysis, sentence)


def _announced(analysis: Analysis, sentence: Sentence) -> Iterator[Series]:
    """As many parts behind a colon or 即 as the clause before says there are: 三种关系，即…，…以及…"""
    shadow = analysis.essay.shadow
    for match in STATED.finditer(shadow, sentence.start, sentence.end):
        number = "零一二三四五六七八九十".find((match["number"] or match["of"]).replace("两", "二"))
        at = match.end()
        end = sentence.end - (shadow[sentence.end - 1] in "。！？”」")
        for marks in ("、",) if match["bare"] else ("；", "，", "、"):
            parts = _parts(shadow, Span(at, end), marks)
            if len(parts) == number >= 2:
                if marks == "、":
                    comma = shadow.find("，", *parts[-1])
                    parts[-1] = Span(parts[-1].start, comma if comma > 0 else parts[-1].end)
                if any(_NUMBERED.match(shadow, part.start) for part in parts):
                    return  # （一）…；（二）…, which are read by their marks
                items = tuple(part if marks == "、" else _short(shadow, part) for part in parts)
                items = _bare_of_shares(shadow, items)
                if framed := _FRAMED.search(
                    shadow, *items[-1]
                ):  # |从|改进调查研究、…厉行勤俭节约|八个方面立下规矩
                    first = items[0]
                    begins = first.start + (shadow[first.start] == "从")
                    items = (Span(begins, first.end), *items[1:-1], Span(items[-1].start, framed.start()))
                if shadow[items[-1].end - 1] in "也矣":  # 乃马上、枕上、厕上|也
                    items = (*items[:-1], Span(items[-1].start, items[-1].end - 1))
                low = max(shadow.rfind(mark, sentence.start, match.start()) + 1 for mark in "，；：")
                yield Series(
                    items,
                    Span(max(low, sentence.start), match.end("said" if match["said"] else "term")),
                    sentence.start,
                    sentence.end,
                    True,
                )
                return


def _bare_of_shares(shadow: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts without the share in brackets that each has behind it: 馆员态度|（96.8%）."""
    shares = [_SHARE.search(shadow, *item) for item in items]
    if not all(shares):
        return items
    return tuple(Span(item.start, m.start()) for item, m in zip(items, shares, strict=True) if m)


def _short(shadow: str, part: Span) -> Span:
    also = ALSO.match(shadow, *part)
    found = head(shadow, also.end() if also else part.start, part.end)
    return Span(found.start, min(found.end, part.end))


def _parts(shadow: str, whole: Span, marks: str) -> list[Span]:
    """The parts of a range between marks, the last pair also by 和 or 以及."""
    parts = [Span(m.start(), m.end()) for m in re.compile(f"[^{marks}]+").finditer(shadow, *whole)]
    joined = {"，": "以及|还有", "、": "以及|[和与]"}.get(marks)
    cut = (
        re.compile(joined).search(shadow, parts[-1].start + 1, parts[-1].end)
        if joined and len(parts) > 1
        else None
    )
    return [*parts[:-1], Span(parts[-1].start, cut.start()), Span(cut.end(), parts[-1].end)] if cut else parts


def _clauses(shadow: str, low: int, high: int) -> Iterator[Span]:
    """Ranges between marks that are no 、 and stand in no brackets."""
    begin = low
    closing: list[str] = []
    for at in range(low, high):
        char = shadow[at]
        if closing and char == closing[-1]:
            closing.pop()
        elif char in "《（(":
            closing.append(PAIRS[char])
        elif char in "，,。；;：:！？!?—…\n" and not closing:
            yield Span(begin, at)
            begin = at + 1
    yield Span(begin, high)


def _in_sentence(analysis: Analysis, sentence: Sentence) -> Iterator[Series]:
    shadow = analysis.essay.shadow
    for clause in _clauses(shadow, sentence.start, sentence.end):
        for pieces in _lists(shadow, _pieces(shadow, clause)):
            items = _items(shadow, pieces)
            if not items or _measured(analysis, items) or shadow[items[0].start - 2 : items[0].start] == "”“":
                continue  # “…”“为天地立心、…”: one of several quotations
            about = _about(shadow, clause, sentence, items)
            if about and (about.start < about.end or not _names(analysis, items)):
                start, end = min(items[0].start, about.start), max(items[-1].end, about.end)
                yield Series(tuple(items), about, start, end, _complete(shadow, clause, items))


def _measured(analysis: Analysis, items: list[Span]) -> bool:
    """Whether the items are shares and sizes, which are figures and no list: 四成、两成和四成; 11.5米宽、9米深."""
    ends = [
        any(
            2 * (q.end - q.start) >= len(range(*item))
            for q in touching(analysis.quantities, item.end - 1, item.end)
        )
        for item in items
    ]
    cut = any(q.start < items[0].start for q in touching(analysis.quantities, *items[0]))
    return cut or all(ends)


def _names(analysis: Analysis, items: list[Span]) -> bool:
    """Whether the items are people: 小明、小红、小刚 are alike and no list of anything."""
    return bool(touching(analysis.mentions, items[0].start, items[-1].end))


def _pieces(shadow: str, clause: Span) -> list[Span]:
    """What stands between 、 and before the last 和; the outer two with what is no part of the list."""
    cuts = [m.span() for m in re.compile("、").finditer(shadow, *clause)]
    if not cuts:
        return []
    starts = [clause.start, *(b for _, b in cuts)]
    ends = [*(a for a, _ in cuts), clause.end]
    pieces = [Span(a, b) for a, b in zip(starts, ends, strict=True)]
    last = pieces[-1]
    words = segment.cut(shadow[last.start : last.end])
    for a, b in words:
        if JOIN.fullmatch(shadow, last.start + a, last.start + b) and a:
            after = Span(last.start + b, last.end)
            unlike = shadow[after.start - 2 : after.start] == "以及" and not _alike(shadow, pieces[-2], after)
            if unlike or (ME.match(shadow, after.start) and len(pieces) >= FEWEST):
                pieces[-1] = Span(last.start, last.start + a)
            elif _alike(shadow, pieces[-2], Span(last.start, last.start + a)) or len(pieces) == 2:
                pieces[-1:] = [Span(last.start, last.start + a), Span(last.start + b, last.end)]
            break
    return pieces


def _lists(shadow: str, pieces: list[Span]) -> Iterator[list[Span]]:
    """The lists in a row of pieces: one far longer than its neighbour ends one list and begins the next."""
    sizes = [len(HAN.findall(shadow, *piece)) for piece in pieces]
    begin = 0
    for i in range(1, len(pieces)):
        inner = i < len(pieces) - 1
        if (
            inner
            and sizes[i]
            <= 2
            * min(
                sizes[i + 1] if i + 2 < len(pieces) else sizes[i], sizes[i - 1] if i - 1 > begin else sizes[i]
            )
            + 3
        ):
            continue
        if i + 1 - begin >= FEWEST:
            yield pieces[begin : i + 1]
        begin = i


def _alike(shadow: str, one: Span, two: Span) -> bool:
    a, b = len(HAN.findall(shadow, *one)), len(HAN.findall(shadow, *two))
    return b <= LONGEST and (b <= 2 * a or a > LONGEST)


def _items(shadow: str, pieces: list[Span]) -> list[Span]:
    """The items, the outer two cut where they are most like the inner ones; [] if they are not parallel."""
    inner = pieces[1:-1]
    model = shadow[inner[0].start : inner[0].end]
    if not all(HAN.search(shadow, *piece) for piece in pieces):
        return []
    if any(len(HAN.findall(shadow, *piece)) > LONGEST for piece in inner):
        return []
    first, last = pieces[0], pieces[-1]
    words = segment.cut(shadow[first.start : first.end])
    starts = [first.start + a for a, _ in words]
    start = max(
        starts, key=lambda at: (_likeness(shadow[at : first.end], model, shadow[first.start : at], ""), at)
    )
    model = shadow[inner[-1].start : inner[-1].end]
    stop = _stop(shadow, last, model)
    lead = LEAD.match(shadow, start, first.end)
    if lead and not LEAD.match(shadow, *inner[0]) and len(HAN.findall(shadow, lead.end(), first.end)) >= 2:
        start = lead.end()
    items = [Span(start, first.end), *inner, Span(last.start, stop)]
    sizes = [len(HAN.findall(shadow, *item)) for item in items]
    return items if max(sizes) <= 2 * min(sizes) + 1 else []


def _stop(shadow: str, last: Span, model: str) -> int:
    """Where the last item ends: before 等 or the mark that closes the list, else where it is most like the one before it."""
    others = shadow.find("等", *last)
    if others > last.start and len(HAN.findall(shadow, last.start, others)) <= LONGEST // 2:
        return others
    closing = re.compile("[^“「]*?(?P<mark>[”」])").match(shadow, *last)
    if closing and closing.start("mark") > last.start and not re.search("[”」]", model):
        return closing.start("mark")  # “法律、标准、质量认证|”三位一体
    if shadow.startswith("以及", last.end):
        return last.end
    stops = [last.start + b for _, b in segment.cut(shadow[last.start : last.end])]
    return max(
        stops, key=lambda at: (_likeness(shadow[last.start : at], model, "", shadow[at : last.end]), -at)
    )


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = re.compile(rf"(?:{any_of('parallel', 'before')}|[的了着过出把将“「]|^)$")
    after = re.compile(rf"(?:等|的|{COUNT.pattern}|[”」]|$)")
    return before, after


def _likeness(item: str, model: str, left: str, right: str) -> float:
    """How like the model a cut is, and how well the cut lies."""
    a, b = "".join(HAN.findall(item)), "".join(HAN.findall(model))
    if not a or item.count("“") != item.count("”") or item.count("「") != item.count("」"):
        return -9
    before, after = _edges()
    score = -2.5 * min(abs(len(a) - len(b)), 2)
    score += 2 * (a[0] == b[0]) + 2 * (a[-1] == b[-1]) + (item[0] == model[0] == "“") * 3
    score += 2.5 if before.search(left) else 1.5 if _leads_in(left) else -1
    score -= 4 * bool(left and len(a) > len(b) and re.match(any_of("parallel", "before"), item))
    return score + (3 if not right else 1.5 if after.match(right) else -1)


def _leads_in(left: str) -> bool:
    """Whether a verb or a preposition stands last: 用|树皮、麻头."""
    tokens = [left[a:b] for a, b in segment.cut(left)]
    return bool(tokens) and segment.tag(tokens[-1])[:1] in ("v", "p")


def _about(shadow: str, clause: Span, sentence: Sentence, items: list[Span]) -> Span | None:
    """What says what the items are: the noun behind them, else what stands before them.

    Empty where only their likeness says that they are a list, None where nothing does.
    """
    behind = shadow[items[-1].end : clause.end].lstrip("”」")
    low = clause.end - len(behind)
    if count := COUNT.match(behind):
        return Span(low, low + count.end() + len(re.split("[的是在]", behind[count.end() :])[0]))
    kin = _kin(shadow, items)
    noun = re.match(rf"(?P<link>[等这的])*(?P<noun>[^的]{{0,6}}{any_of('parallel', 'noun')})", behind)
    if noun and (noun["link"] or kin):
        return Span(low + noun.start("noun"), low + noun.end())
    before = shadow[clause.start : items[0].start].rstrip("“「 ")
    verb = re.search(rf"{any_of('parallel', 'before')}(?:了|着|的|于)?$", before)
    if verb or kin:
        length = verb.start() if verb else len(before)
        about = _trimmed(shadow, Span(clause.start, clause.start + length))
        if about and re.match("把|将|让|使|当|对|在|如果|的", shadow[about.start : about.end]):
            return Span(items[0].start, items[0].start)
        return (
            about
            or _pointed(shadow, sentence, clause)
            or (verb and _opening(shadow, sentence, clause.start))
            or Span(items[0].start, items[0].start)
        )
    if not before and clause.start > sentence.start and shadow[clause.start - 1] in "：:—":
        return _trimmed(shadow, Span(sentence.start, clause.start - 1))
    return None


def _complete(shadow: str, clause: Span, items: list[Span]) -> bool:
    """Whether the text says that these are all of them: 分为…, …三个阶段; not …等领域."""
    behind = shadow[items[-1].end : clause.end].lstrip("”」")
    before = shadow[clause.start : items[0].start].rstrip("“「 ")
    told = re.search(rf"{any_of('parallel', 'told')}(?:了|着)?$", before)
    return bool(COUNT.match(behind) or (told and not behind))


def _kin(shadow: str, items: list[Span]) -> bool:
    """Whether all items are made alike: 跨区域、跨行业、跨企业; 砖雕、木雕、灰雕; 增品种、提品质、创品牌."""
    texts = ["".join(HAN.findall(shadow, *item)) for item in items]
    sizes = [len(text) for text in texts]
    if max(sizes) - min(sizes) > 1 or min(sizes) < 2:
        return False
    ends = len({text[0] for text in texts}) == 1 or len({text[-1] for text in texts}) == 1
    inside = min(sizes) == max(sizes) >= 3 and any(len(set(row)) == 1 for row in zip(*texts, strict=True))
    return ends or inside


def _pointed(shadow: str, sentence: Sentence, clause: Span) -> Span | None:
    """The clause before one that only points back at it: 四支球队进入决赛，|它们分别是…"""
    if clause.start == sentence.start or not POINTING.match(shadow, *clause):
        return None
    low = max(shadow.rfind(mark, sentence.start, clause.start - 1) + 1 for mark in "，：；")
    return _trimmed(shadow, Span(max(low, sentence.start), clause.start - 1))


def _opening(shadow: str, sentence: Sentence, end: int) -> Span | None:
    """The first clause of the sentence, for a list that a later clause begins with: 制造业是…主体，是|立国之本、…"""
    for clause in _clauses(shadow, sentence.start, end):
        said = re.search("(?:不仅|既)?(?:是|表现|体现|作为)", shadow[slice(*clause)])
        if said and said.start():
            return _trimmed(shadow, Span(clause.start, clause.start + said.start()))
    return None


def _trimmed(shadow: str, about: Span) -> Span | None:
    """A topic without the words round it that name nothing."""
    around = any_of("parallel", "around")
    head = re.match(rf"(?:{around}|[，,])*", shadow[slice(*about)])
    tail = re.search(rf"(?:{around}|[，,—])*$", shadow[slice(*about)])
    low, high = (
        about.start + (head.end() if head else 0),
        about.start + (tail.start() if tail else len(about)),
    )
    return Span(low, high) if high - low >= 2 else None
