"""Marks inside a paragraph, in this order: dots and dashes, decimals, stops, width, direction of quotation marks."""

import re
from collections.abc import Iterator

from quizgen.clean.edit import Edit, Finder
from quizgen.clean.lines import NUMERAL
from quizgen.language.characters import HAN
from quizgen.language.fold import simplify
from quizgen.language.segment import cut, frequency, tag
from quizgen.language.tables import words

NAMES = ("ellipsis", "dash", "comma", "dot", "decimal", "stop", "width", "direction")
FULL = str.maketrans(",;:!?()", "，；：！？（）")
CHINESE_MARKS = "，。、；：？！“”‘’（）《》—…「」『』▢"
NEAR = rf"{HAN}{CHINESE_MARKS}"

RUNS = (  # name, pattern, what it becomes, confidence
    (
        "ellipsis",
        re.compile(r"。{3,}|(?<![.\w])\.{3,}(?!\w)|(?<=[\u4e00-\u9fff])\.{3,}"),
        "……",
        "sure",
    ),  # 心里想。。。
    ("dash", re.compile(rf"(?<=[{NEAR}])-{{2,}}|-{{2,}}(?=[{NEAR}])"), "——", "sure"),  # 人物---高铁
    ("dash", re.compile(r"(?<=\d年)一(?=\d{2,4}年)"), "—", "sure"),  # 1911年一1921年
    ("stop", re.compile("(?<!。)。。(?!。)"), "。", "inferred"),  # 已成焦土。。
    ("comma", re.compile(r"[,，](?:\s*[,，])+"), "，", "sure"),  # 如此, ,食客
    ("comma", re.compile("[;；](?:[ \u3000]*[;；])+"), "；", "sure"),  # 从业员逾千人；；到一九八五年
    ("comma", re.compile(rf"(?<=[{HAN}])[:：] ?[:：](?![:：])"), "：", "sure"),  # 他说：：“好”
    ("dot", re.compile(rf"(?<=[{HAN}])[.`](?=[{HAN}])"), "", "inferred"),  # 技术上的.一大突破, 人的`天性
)
# 1。1吨, 0。05毫米; never 领先2：0。79分钟, 1万元。2007年, 2015。3。9: only a bare number before a physical unit.
# All 29 places with 。 between digits in clean text were no decimals.
DECIMAL = re.compile(
    r"(?<![\d:：.．。$＄第頁页至%])(?P<whole>\d{1,4})(?P<stop>。)(?P<rest>\d{1,3})"
    r"(?=(?:平方|立方)?(?:[噸吨毫厘釐斤克升度%％倍畝亩伏瓦安赫]|公[斤里分尺顷頃]|千[米克瓦]|米(?![0-9])))"
)
# 老师的器重．后来, 《全集》．他, 不到十八岁．1921年; not 一．家世, 2．高血压, 比尔．盖茨, 伊笛．卡露
STOP = re.compile(rf"(?P<last>[{HAN}]{{1,6}}|[》”’）])．(?=[{HAN}\d《“‘（”’）]|\s*$)", re.MULTILINE)
# 长不过十八．七公分
POINT = re.compile(
    r"(?<=[零〇一二三四五六七八九十百])．(?=[零〇一二三四五六七八九]+(?:[公毫厘釐千]?[分尺寸里斤米升克吨噸頃顷]|[度元万萬亿億%％倍]))"
)
# 他笑了. 天亮了.”, 犹未能也|.|子何恃而往, “…解决”|.|1975年; no 1.5, no Mr. Li
HALF_STOP = re.compile(
    rf"(?<=[{HAN}”’》）)\"」』])\.(?:[ \u3000]+|(?=[”’」』\"]|$))|(?<=[{HAN}][”\"」』])\.(?=[{HAN}\d])|(?<=[%％℃])\.[ \u3000]+(?=[{HAN}])|(?<=[也矣焉哉])\.(?=[{HAN}])",
    re.MULTILINE,
)
# 换一个题目|.|真宗皇帝, 801摄氏度|.|1807年, 39%|.|世界; not 九.一八, 图.3
DOTS = re.compile(
    rf"(?<=[{HAN}”’》）)」』%％℃])\.(?=[{HAN}“‘《（「『])|(?<=[{HAN}”’》）)」』])(?<![{NUMERAL}第图圖表附])\.(?=\d)"
)
HALF_COMMA = re.compile(rf"(?<=[{HAN}》”」)）]),")
ENTRY = re.compile(rf"\s*[{NUMERAL}]{{1,3}}")  # 一|. 先秦
LAST = 6
"""Characters before a dot that tell whether a sentence can end there."""
NAMED = re.compile("「[^「」。]{4,40}」|“[^“”。]{4,40}”|《[^《》。]{4,40}》")
LINE = 12
"""Characters of a line that is a sentence rather than an entry of a table."""
GIVEN = 5
"""Characters of a given name of the West."""
USUAL = 100
"""Frequency of a word that ends a sentence: no half of a foreign name is in use as often.

Chosen on 13 wide dots in essays, 7 of them ends of sentences."""
CODE = 8
"""Characters of a code name in straight marks: "523"."""
APOSTROPHE = re.compile(rf"(?<=[{HAN}])'(?=[{HAN}])")  # 铁路的'工程师, with no second one
MARK = re.compile("[,;:!?]+")
QUOTES_CHINESE = re.compile(rf"[\"“]?[{HAN}]")
YEARS = re.compile(r"(?:前|公元前?)?\d{3,4}(?:\s*[-–—－~～至到]+\s*(?:前|公元前?)?\d{2,4})?")  # 1041—1048
BRACKET = re.compile(f"[()（）]|[{HAN}]+")
COUNTED = re.compile(rf"\d[\d.]*[{HAN}]")  # 占15.0%;|7月|中旬
QUOTE = re.compile('["“”]')
# 所谓|'先儒'|者; not it's, 'rock'n'roll'
SINGLE = re.compile(rf"(?<![A-Za-z0-9'])'(?=[{HAN}])[^'\n]{{0,30}}(?<=[{HAN}])'(?![A-Za-z'])")
# “保质期"不等于“销毁期"
CLOSED_STRAIGHT = re.compile(
    rf'“[^“”"「」\n]{{1,80}}(?P<mark>")(?![^“”"\n]{{0,80}}"[^“”"\n]{{0,80}}”)(?=[{HAN}，。！？；：、）,;:!?]|\s*$)',
    re.MULTILINE,
)
OPENING_TWICE = re.compile("“([^“”]{1,40})(“)(?=[，。！？；：,!?;:])")  # “何方“？


def half_stops(text: str) -> Iterator[Edit]:
    """A half-width dot for 。 behind Chinese: 他笑了. 天亮了.; between Chinese only where sentences end so and not with 。

    Where commas are half-width too, it is one behind any word that can end a sentence: 号香山居士.和元稹…. 一. 先秦 is numbered.
    """
    ends, dots = list(HALF_STOP.finditer(text)), len(DOTS.findall(text))
    for match in ends:
        number = ENTRY.fullmatch(text, text.rfind("\n", 0, match.start()) + 1, match.start())
        yield Edit(match.start(), match.end(), "、" if number else "。", "stop")
    if dots >= text.count("。") and (ends or (dots > 1 and "," in text)):
        yield from (Edit(m.start(), m.end(), "。", "stop", "inferred") for m in DOTS.finditer(text))
    elif len(HALF_COMMA.findall(text)) > text.count("，"):
        for match in DOTS.finditer(text):
            last = simplify(text[max(0, match.start() - LAST) : match.start()])
            if _closes(last) and not _parts_name(text, match.start()):
                yield Edit(match.start(), match.end(), "。", "stop", "inferred")


def runs(text: str) -> Iterator[Edit]:
    """。。。 → ……, --- → ——, `, ,` → ，, a stray dot between Han away, that of a foreign name as ·."""
    for name, pattern, new, confidence in RUNS:
        for match in pattern.finditer(text):
            named = name == "dot" and _parts_name(text, match.start())
            yield Edit(match.start(), match.end(), "·" if named else new, name, confidence)
    alone = APOSTROPHE.search(text) if text.count("'") == 1 else None
    if alone:
        yield Edit(alone.start(), alone.end(), "", "dot", "inferred")


def _parts_name(text: str, at: int) -> bool:
    """Does a dot part a given name from what sounds foreign: 约翰.斯诺?"""
    left, right = simplify(text[max(0, at - GIVEN) : at]), simplify(text[at + 1 : at + 3])
    known = words("given_names", "man") | words("given_names", "woman")
    return any(left[i:] in known for i in range(len(left) - 1)) and set(right) <= words("transliteration")


def decimals(text: str) -> Iterator[Edit]:
    """0。05毫米 → 0.05毫米; sure only with a leading zero."""
    for match in DECIMAL.finditer(text):
        sure = match["whole"] == "0"
        yield Edit(match.start("stop"), match.end("stop"), ".", "decimal", "sure" if sure else "inferred")


def stops(text: str) -> Iterator[Edit]:
    """The wide dot ． for 。 behind a usual word at the end of a sentence; inside a name it stays.

    So it does in marks where sentences end with 。: 「微笑無所不在．企業推廣會」.
    """
    quoted = [m.span() for m in NAMED.finditer(text)] if "。" in text else []
    for match in STOP.finditer(text):
        inside = any(start < match.end() < end for start, end in quoted) or POINT.match(text, match.end() - 1)
        if not inside and _closes(simplify(match["last"])):
            yield Edit(match.end() - 1, match.end(), "。", "stop", "inferred")


def _closes(last: str) -> bool:
    """Can a sentence end with these characters: …的器重, …器重他, …过目不忘, …》?"""
    word = last[slice(*cut(last)[-1])]
    if word in "》”’）" or tag(word)[:1] in ("i", "l"):
        return True
    if frequency(word) < USUAL or tag(word).startswith("nr"):
        return False
    grammar = tag(word)[:1] in "rufyvmq" and word not in NUMERAL
    return len(word) > 1 or (grammar and word not in words("transliteration"))


def width(text: str) -> Iterator[Edit]:
    """Half-width marks beside Chinese to full width, one for one; not between digits (08:27), brackets only round Han."""
    for match in MARK.finditer(text):
        start, end = match.span()
        left, right = text[start - 1 : start], text[end : end + 1]
        joined = left.isascii() and left.isalnum() and right.isascii() and (right.isalnum() or right == "/")
        # 0.1|,|pH是对数
        apart = match[0] == "," and left.isdigit() and right.isalpha() and _in_chinese(text, start)
        if joined and not apart:
            continue
        # (1041—1048)|,|"布衣毕昇", (959)|,|1362年
        closed = (
            match[0] == "," and left == ")" and (QUOTES_CHINESE.match(text, end) or COUNTED.match(text, end))
        )
        behind = text[start - 2 : start - 1] if left in ("'", '"', ")", "%") else ""
        share = left == "%" and COUNTED.match(text, end)
        # 占14.2%;⏎ where the line is Chinese
        last = right in ("", "\n") and left in tuple("%％)0123456789") and _chinese_line(text, start)
        if _chinese(left) or _chinese(right) or _chinese(behind) or share or last or apart or closed:
            for i in range(start, end):
                yield Edit(i, i + 1, text[i].translate(FULL), "width")
    yield from _brackets(text)


def _brackets(text: str) -> Iterator[Edit]:
    """(完美) is Chinese, (km) is not; what one width opens and the other closes is: (安徽淮北）."""
    if "(" not in text and ")" not in text:
        return
    stack: list[int] = []
    han = -1  # where the last Chinese character stood
    for match in BRACKET.finditer(text):
        i = match.start()
        if match[0] in "(（":
            stack.append(i)
        elif match[0] not in ")）":
            han = i
        elif stack:
            start = stack.pop()
            inside = text[start + 1 : i]
            # 庆历年间(1041—1048)
            years = _chinese(text[start - 1 : start]) and YEARS.fullmatch(inside)
            if han > start or years or text[start] + text[i] in ("(）", "（)"):
                if text[start] == "(":
                    yield Edit(start, start + 1, "（", "width")
                if text[i] == ")":
                    yield Edit(i, i + 1, "）", "width")


def _chinese_line(text: str, at: int) -> bool:
    """Is what stands before `at` in its line a sentence, more than half of it Chinese: 17户，占14.2%?"""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line) >= LINE and sum(map(_chinese, line)) * 2 > len(line)


def _in_chinese(text: str, at: int) -> bool:
    """Is most of what stands round a place Chinese?"""
    around = text[max(0, at - LINE) : at + LINE]
    return sum(map(_chinese, around)) * 2 > len(around)


def _chinese(char: str) -> bool:
    return bool(char) and (
        "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff" or char in CHINESE_MARKS
    )


def direction(text: str) -> Iterator[Edit]:
    """A second “ directly before a mark can only close; so can a straight one behind “ alone: “保质期"不等于“销毁期"."""
    for match in OPENING_TWICE.finditer(text):
        yield Edit(match.start(2), match.end(2), "”", "direction", "inferred")
    for match in CLOSED_STRAIGHT.finditer(text):
        yield Edit(match.start("mark"), match.end(), "”", "direction", "inferred")


def straight(text: str) -> Iterator[Edit]:
    """Straight marks round Chinese words to “”, with the blanks inside them: 太空生活的 " 舒适度 "，; a curved one may close a straight one."""
    if '"' not in text:
        return
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in QUOTE.finditer(text):
        if opened and (match[0] == "”" or (match[0] == '"' and text[opened[-1]] == '"')):
            pairs.append((opened.pop(), match.start()))
        elif match[0] != "”":
            opened.append(match.start())
    if opened:
        return
    for opening, closing in pairs:
        inside = text[opening + 1 : closing]
        beside = _chinese(text[opening - 1 : opening]) and _chinese(text[closing + 1 : closing + 2])
        if not re.search(f"[{HAN}]", inside) and not (beside and len(inside) <= CODE):
            continue  # 接下"523"项目
        first = opening + 1 + len(inside) - len(inside.lstrip(" "))
        last = closing - (len(inside) - len(inside.rstrip(" ")))
        if text[opening] == '"':
            start = opening
            if text[:start].rstrip(" ")[-1:].isalpha() and text[start - 1] == " ":
                start = len(text[:start].rstrip(" "))
            yield Edit(start, first, "“", "direction")
        if text[closing] == '"':
            end = closing + 1
            while text[end : end + 1] == " " and re.match(f" +[{HAN}]", text[end:]):
                end += 1
            yield Edit(last, end, "”", "direction")


def single(text: str) -> Iterator[Edit]:
    """Single straight marks round Chinese words to ‘’: 所谓'先儒'者."""
    if text.count("'") < 2:
        return
    for match in SINGLE.finditer(text):
        yield Edit(match.start(), match.start() + 1, "‘", "direction")
        yield Edit(match.end() - 1, match.end(), "’", "direction")


STEPS: tuple[Finder, ...] = (half_stops, runs, decimals, stops, width, direction, straight, single)
"""In this order: 3个。。。25个 is no decimal, and directions look at marks of one width."""
