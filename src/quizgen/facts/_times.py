"""The times an essay names: dates of the calendar, dates in words, and years told by the year before."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator

from quizgen.facts._gate import Gate
from quizgen.facts._periods import RELATIVE_END, Time, cuts_word, in_heading, patterns, worded
from quizgen.language import dates, segment
from quizgen.language.spans import beginning
from quizgen.model import Quantity

# 本报上海3月12日|电, 据新华社3月12日|讯
DATELINE = re.compile(r"[^\n，。]{0,6}?(?:电(?![影视子力话脑车])|讯|报道|消息)")
NEWS = re.compile(r"(?:本报|新华社|中新社|本刊|记者)[^，。\n]{0,8}$")
# 20__年, 201X年5月, 20××年
HOLE = re.compile(
    r"(?<![\dA-Za-z])(?:1[89]|20)\d?(?:[_＿]+\d?|[xXＸ×*＊○]{1,2})年(?:[_\d＿xXＸ×*＊]{1,2}月)?(?:[_\d＿xXＸ×*＊]{1,2}日)?"
)
# 康熙八年，也就是|1669年; 民国十七年（|1928年）; 庆历年间，大约在|1041年…
SAME = re.compile(
    r"[，,]?(?:也就是|亦即|即|就是|时为|相当于|大约在?|约)[，,]?(?:公历|公元)?|[（(](?:即|约|公元|公历)?"
)
# 贞观十五年|（641年）
BRACKET = re.compile(r"[（(](?:即|约|公元|公历)*(前?)(\d{1,4})年?[)）]")
LAST = re.compile(r"[去前今明]年")
# 同年|5月, 次年|三月五日
MONTH = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?"
)
# 同年, 次年: years told by the year before.
STEPS = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1, "隔年": 1, "第二年": 1}
STEP = re.compile("|".join(STEPS))
FILLED = ("day", "month", "year", "range")


def times(gate: Gate) -> list[Time]:
    """Every time of the essay in order, without overlap; times of day are none."""
    dated = [_dated(gate, q) for q in gate.analysis.quantities if q.kind == "date"]
    return _joined(gate, _one_each([*dated, *_holes(gate), *worded(gate), *_told(gate, dated)]))


def _one_each(found: list[Time]) -> list[Time]:
    """Of times that overlap the longest."""
    kept: list[Time] = []
    for time in sorted(found, key=lambda t: (t.start, -t.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return kept


def _dated(gate: Gate, quantity: Quantity) -> Time:
    """A date of the calendar with the words that belong to it."""
    text, start, end = gate.text, quantity.start, quantity.end
    role, reasons, iso, granularity = "fact", list[str](), quantity.iso, quantity.granularity
    if in_heading(gate, start):
        role = "heading"
    elif gate.in_title(quantity):
        role = "title"
    elif DATELINE.match(text, end, end + 12) and NEWS.search(text, max(0, start - 12), start):
        role = "furniture"
    before = patterns()["prefix"].search(text, max(0, start - 6), start)
    if before and quantity.granularity == "year" and not text[start].isdecimal():
        start = before.start()
    if quantity.granularity == "year" and (told := BRACKET.match(text, end)) and not text[start].isdecimal():
        end = told.end()
        year = 1 - int(told[2]) if told[1] else int(told[2])
        iso = "/".join(f"{'-' * (year < 0)}{abs(year):04d}-{day}" for day in ("01-01", "12-31"))
    if left := RELATIVE_END.search(text, max(0, start - 4), start):
        start = left.start()
        iso, granularity, reasons = "", "relative", ["relative"]
    elif _bare(iso):
        reasons.append("relative")
    if _in_brackets(text, start, end):
        reasons.append("trivial")
    return Time(start, end, (start, end), iso, granularity, tuple(reasons), role)


def _bare(iso: str) -> bool:
    """5月, 21日: a month without its year, a day without its month."""
    return iso.startswith("---") or bool(re.fullmatch(r"--\d\d(/--\d\d)?", iso))


def _in_brackets(text: str, start: int, end: int) -> bool:
    """（1031—1095）: a life, a year of publication; a blank there says nothing."""
    left = text[max(0, start - 12) : start]
    opened = max(left.rfind("("), left.rfind("（"))
    return (
        opened >= 0
        and not re.search(r"[)）]", left[opened:])
        and bool(re.match(r"[^(（\n]{0,12}[)）]", text[end:]))
    )


def _holes(gate: Gate) -> Iterator[Time]:
    """20__年: a year that a site cut out."""
    for m in HOLE.finditer(gate.analysis.essay.shadow):
        yield Time(*m.span(), m.span(), "", "year", ("redacted",))


def _told(gate: Gate, dated: list[Time]) -> Iterator[Time]:
    """去年; 同年 and 次年 with the year of the sentence before."""
    text = gate.text
    for m in LAST.finditer(text):
        if not cuts_word(gate, *m.span()):
            day = MONTH.match(text, m.end())
            span = (m.start(), day.end() if day else m.end())
            yield Time(*span, span, "", "relative", ("relative",))
    for m in STEP.finditer(text):
        if cuts_word(gate, *m.span()) or re.match(r"龄|轻|纪|的?我", text[m.end() :]):
            continue
        year = _year_before(gate, m.start(), dated)
        if m[0] in ("当年", "第二年") and (not year or not _free(gate, m.start())):
            continue
        day = MONTH.match(text, m.end())
        follows = next(iter(dates.find(day[0])), None) if day else None
        span = (m.start(), day.end() if day else m.end())
        iso, granularity = _stepped(year + STEPS[m[0]], follows) if year else ("", "relative")
        yield Time(*span, span, iso, granularity, ("relative",))


def _stepped(year: int, follows: dates.Date | None) -> tuple[str, str]:
    """同年|5月 in a year that is known."""
    if follows is None:
        return f"{year:04d}-01-01/{year:04d}-12-31", "year"
    if follows.granularity == "month-day":
        return f"{year:04d}{follows.iso[1:]}", "day"
    if follows.granularity == "month":
        month = int(follows.iso[2:])
        return f"{year:04d}-{month:02d}-01/{year:04d}-{month:02d}-{monthrange(year, month)[1]}", "month"
    return "", "relative"


def _free(gate: Gate, at: int) -> bool:
    """No noun stands directly before: 拿下|当年的金奖, but 母亲|当年煮的糕."""
    word = next((word for word in gate.read.touching(at - 1, at) if word[1] == at), None)
    if word is None:
        return True
    return segment.tag(gate.analysis.essay.shadow[word[0] : word[1]])[:1] not in ("n", "r", "")


def _year_before(gate: Gate, at: int, dated: list[Time]) -> int | None:
    """The last year named in this sentence before `at` or in the one before it."""
    last = bisect_right(gate.analysis.sentences, at, key=lambda s: s.start)
    begun = [s.start for s in gate.analysis.sentences[max(0, last - 2) : last]]
    if begun:
        line = gate.text.rfind("\n", begun[0], at) + 1
        begun = [start for start in begun if line <= start]
    near = [
        int(found[1])
        for t in (beginning(dated, begun[0], at) if begun else ())
        if t.end <= at and (found := re.match(r"(\d{4})-", t.iso))
        if t.granularity in FILLED
    ]
    return near[-1] if near else None


def _joined(gate: Gate, found: list[Time]) -> list[Time]:
    """康熙八年，也就是1669年 is one time; so is 民国十七年（1928年）."""
    text, kept = gate.text, list[Time]()
    for time in found:
        last = kept[-1] if kept else None
        between = text[last.end : time.start] if last else ""
        if (
            last is None
            or not SAME.fullmatch(between)
            or (_worded_date(text, last) == _worded_date(text, time))
            or last.role != "fact"
        ):
            kept.append(time)
            continue
        exact = last if _worded_date(text, time) else time
        if between[0] in "（(":
            end = time.end + (text[time.end : time.end + 1] in "）)")
            kept[-1] = exact._replace(start=last.start, end=end, hide=(last.start, end), refused=())
        else:
            kept[-1] = exact._replace(start=last.start, end=time.end)
    return kept


def _worded_date(text: str, time: Time) -> bool:
    """康熙八年, 庆历年间: told by words, not by a year of the common era."""
    return time.granularity == "period" or not re.search(r"\d", text[time.start : time.end])
