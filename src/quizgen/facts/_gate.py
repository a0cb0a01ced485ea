"""Which quantities of an essay state a fact, and what the others are: article, idiom, label, name, title, …"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from quizgen.facts._gate_words import words
from quizgen.facts._labels import is_label
from quizgen.facts._words import Words
from quizgen.language import segment
from quizgen.language.fold import level
from quizgen.language.spans import Overlapping, beginning, touching
from quizgen.model import Analysis, Flag, Quantity, Quote

HAN_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万亿半几数廿卅]")  # 三|天, 廿|年
TITLE = re.compile(r"《[^《》\n]{1,40}》|〈[^〈〉\n]{1,40}〉")  # 《三国演义》, 〈四季〉: no figures
# 十年|前, 三天|里: a dictionary word may hold these beside the figure.
LOOSE_ENDS = set("前后来内间里中余多后的")
# 一分一秒, 一心一意, 三天两头: two numerals that say one thing.
DOUBLED = re.compile(
    r"([一二两三四五六七八九十百千万半])[^\d\W零一二两三四五六七八九十百千万几多余来亿]([一二两三四五六七八九十百千万半])[^\d\W]"
)
# 只有一个|。: it does not say of what. Before 两人 the same marks begin a clause.
NOTHING_BEHIND = re.compile(r"[，,。；;！？!?”」』\n]|$")
# 八|毛钱: money whatever stands beside it, as 三|角 is not
AMOUNT = 100
"""From so many on even a unit of sayings is measured: 集股|一百万两|, not 一步."""
COINS = re.compile(".钱$")
LONGEST_TERM = 8
"""Characters of a quotation that is a term at most."""
# 380A: a letter behind a number makes it a name.
LATIN_AFTER = re.compile(r"[A-Za-z]")
# 九层|之台, 百尺|之室: a figure of speech; but 三年|之后.
OF_CLASSICS = re.compile(r"之(?![后前内间多久外中上下一际时余遥初末])")
# 衣、食、住和行|四个方面
TOLD_BEFORE = re.compile(r"[^，,。；;：:！？!?\n]{1,16}、[^，,。；;：:！？!?\n]{1,32}$")
COUNTED_ALOUD = re.compile(r"[、,，]\s*")  # 一下|，|两下
# 指数为0.85, 圆周率是3.14: a decimal without a unit, told by the word before it.
DECIMAL_OF = re.compile(r"(?:为|是|达|至|到|约|值|率|数|比|仅|近|[:：])\s*$")


@dataclass
class Gate:
    """The gate of one essay."""

    analysis: Analysis
    text: str = field(init=False)
    flags: Overlapping[Flag] = field(init=False)
    quotes: Overlapping[Quote] = field(init=False)
    read: Words = field(init=False)
    _titles: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.text = level(self.analysis.essay.shadow)
        self.flags = Overlapping(self.analysis.essay.flags)
        self.quotes = Overlapping(self.analysis.quotes)
        self._titles = [m.span() for m in TITLE.finditer(self.text)]
        # 第一产业: an ordinal is a word
        figures = [q for q in self.analysis.quantities if q.kind != "ordinal" and not self.in_title(q)]
        self.read = Words(self.analysis.essay.shadow, figures)

    def words(self, offset: int) -> list[tuple[int, int]]:
        """Ranges of the words of the paragraph that holds `offset`."""
        return self.read.ranges(offset)

    def role(self, place: int) -> str:
        """`fact`, or what quantity number `place` of the analysis is instead."""
        quantity = self.analysis.quantities[place]
        if quantity.kind == "ordinal":
            return "ordinal"
        for name, test in (
            ("heading", self._in_heading),
            ("title", self.in_title),
            ("name", self._in_name),
            ("number", self._bare),
            ("indefinite", self._vague),
            ("label", self._label),
            ("idiom", self._idiom),
            ("article", self._article),
            ("anaphoric", self._said_before),
            ("discourse", self._own_points),
            ("rhetoric", self._rhetoric),
        ):
            if test(quantity):
                return name
        return "counting" if self._aloud(place) else "fact"

    def counts_people(self, phrase: str) -> bool:
        """Whether what is measured is a number of people: 高级技工缺口."""
        return any(phrase[a:b].endswith(words("people")) for a, b in segment.cut(level(phrase)))

    def _left(self, quantity: Quantity, length: int) -> str:
        return self.text[max(0, quantity.start - length) : quantity.start]

    def _right(self, quantity: Quantity, length: int) -> str:
        return self.text[quantity.end : quantity.end + length]

    def _written(self, quantity: Quantity) -> str:
        return self.text[quantity.start : quantity.end]

    def _in_heading(self, quantity: Quantity) -> bool:
        paragraphs = self.analysis.essay.paragraphs
        i = bisect_right(paragraphs, quantity.start, key=lambda p: p.start) - 1
        return i >= 0 and paragraphs[i].kind == "head"

    def in_title(self, quantity: Quantity) -> bool:
        """Whether it stands in the title of a work."""
        i = bisect_right(self._titles, quantity.start, key=lambda t: t[0]) - 1
        return i >= 0 and quantity.start < self._titles[i][1]

    def _in_name(self, quantity: Quantity) -> bool:
        return bool(touching(self.analysis.mentions, quantity.start, quantity.end))

    def _bare(self, quantity: Quantity) -> bool:
        """No unit: only 400多万, 1.5亿 and decimals that a word before them names say something."""
        if quantity.unit or quantity.kind not in ("number", "range"):
            return False
        written = self._written(quantity)
        if not re.search(r"[\d一二两三四五六七八九十]", written):
            return True
        if written[-1] in "万亿" or re.search(r"[万亿][余多]$|[多余][万亿]", written):
            return False
        if self._right(quantity, 1) == "_" or LATIN_AFTER.match(self._right(quantity, 1)):
            return True
        decimal = "." in written or "点" in written
        return not (decimal and DECIMAL_OF.search(self._left(quantity, 3)))

    def _vague(self, quantity: Quantity) -> bool:
        """几十年, 数百人, 上千个, 两个或几个."""
        written = self._written(quantity)
        if self._right(quantity, 3).startswith(words("or-more")):
            return True
        return written[0] in "几数" or (quantity.modifier == "上" and written[0] in "百千万亿")

    def _label(self, quantity: Quantity) -> bool:
        """2017级, 1301班, 八级工, 二号, 党的十九大, “两丝”."""
        if self._written(quantity)[:-1].isdecimal() and self._begins_word(quantity.end - 1):
            return True  # 2026|台北, 12|行政区
        return is_label(self.text, quantity) or self._in_term(quantity)

    def _in_term(self, quantity: Quantity) -> bool:
        """A figure in hanzi inside a short quotation without marks is a term: “三个代表”."""
        if not HAN_NUMERAL.match(self._written(quantity)):
            return False
        for quote in beginning(self.analysis.quotes, quantity.end - LONGEST_TERM - 1, quantity.start):
            if quantity.end < quote.end and quote.closed:
                inner = self.text[quote.start + 1 : quote.end - 1]
                if len(inner) <= LONGEST_TERM and not re.search(r"[，。！？,!?]", inner):
                    return True
        return False

    def _idiom(self, quantity: Quantity) -> bool:
        """The numeral lies inside a dictionary word that is no number, or is one of two in a set phrase."""
        written = self._written(quantity)
        if not HAN_NUMERAL.match(written):
            return False
        if written == "一半":
            return not self._left(quantity, 4).endswith(words("half-of"))
        if written.startswith("半") and quantity.unit_canonical in ("天", "步", "分"):
            return True
        if written != "半岁" and self._crosses_word(quantity):  # 大半|岁
            return True
        if self.text.startswith(words("sayings"), quantity.start):
            return True
        if self._left(quantity, 1) == "如" and written == "一日":  # 三十年如一日
            return True
        for m in DOUBLED.finditer(self.text, max(0, quantity.start - 3), quantity.end + 3):
            if (
                m.start() <= quantity.start < m.end()
                and quantity.end <= m.end()
                and segment.frequency(m[0])
                and quantity.low == quantity.high
            ):
                return True
        if quantity.unit_canonical in ("分",) and not self._left(quantity, 4).rstrip("了到过出").endswith(
            words("scores")
        ):
            return True
        loose = quantity.unit_canonical in words("loose-units") and not COINS.search(quantity.unit)
        if quantity.low == quantity.high and loose and float(quantity.low or 0) < AMOUNT:
            left, right = self._left(quantity, 3).rstrip("了过 "), self._right(quantity, 2)
            return not (left.endswith(words("measures-left")) or right.startswith(words("measures-right")))
        return False

    def _begins_word(self, at: int) -> bool:
        """Whether a unit of one character at a place is the first of a longer noun."""
        ranges = self.words(at)
        i = bisect_left(ranges, at, key=lambda word: word[0])
        word = ranges[i] if i < len(ranges) and ranges[i][0] == at else (at, at)
        shown = self.analysis.essay.shadow[slice(*word)]
        tag = segment.tag(shown)
        long = len(shown) > 2 or shown in words("begin-words")  # no 10|部长片
        return len(shown) > 1 and (tag == "ns" or (tag == "n" and long))

    def _crosses_word(self, quantity: Quantity) -> bool:
        ranges = self.words(quantity.start)
        i = max(bisect_right(ranges, quantity.start, key=lambda w: w[0]) - 1, 0)
        for start, end in ranges[i : bisect_left(ranges, quantity.end, key=lambda w: w[0])]:
            word = self.analysis.essay.shadow[start:end]
            if end - start < 2 or not segment.frequency(word):
                continue
            outside = self.text[start : max(start, quantity.start)] + self.text[min(end, quantity.end) : end]
            plain = quantity.low != "1" and quantity.unit_canonical in words("plain-counters")
            if plain and outside == self.text[quantity.end : end]:
                continue  # 两匹|马
            if outside and outside not in ("如一日", quantity.modifier) and not set(outside) <= LOOSE_ENDS:
                return not (start >= quantity.start and self._noun_follows(quantity, start))
            if not outside and (start, end) == (quantity.start, quantity.end):
                if segment.tag(word) == "f":  # 四面, but 两间
                    return quantity.unit_canonical in words("sides")
                if quantity.unit_canonical in words("metals"):  # 五金
                    return True
                return segment.tag(word) in ("i", "l", "ns", "d", "c", "r", "nr", "nt")
        return False

    def _noun_follows(self, quantity: Quantity, start: int) -> bool:
        """The word that crosses the end begins with a unit of two characters or more, or behind the numeral (3|台阶)."""
        return start > quantity.start and not HAN_NUMERAL.match(self.text[start])

    def _article(self, quantity: Quantity) -> bool:
        """一个, 一位, 一年: no count but a way to say a."""
        written = self._written(quantity)
        if not written.startswith("一") or quantity.low != "1" or quantity.high != "1":
            return bool(
                quantity.low == quantity.high == "1"
                and quantity.unit_canonical in ("次", "个")
                and written[0] == "1"
                and self._left(quantity, 1) == "这"
            )
        if quantity.unit_canonical == "倍" or quantity.kind in ("percent", "fraction"):
            return False
        left = self._left(quantity, 5).rstrip("了过有 \u3000")
        if left.endswith(words("only-one")):
            return bool(
                quantity.unit_canonical in ("个", "人") and NOTHING_BEHIND.match(self.text, quantity.end)
            )
        if quantity.dimension == "count":
            return True
        if quantity.modifier and quantity.modifier not in (
            "前",
            "后",
            "之后",
            "以后",
            "以前",
            "之前",
            "后来",
        ):
            return False
        return not left.endswith(words("asks-one"))

    def _said_before(self, quantity: Quantity) -> bool:
        """这两个, 其他三人, 前三名; 两人 at the head of a clause."""
        if (
            self._written(quantity) in words("both")
            and NOTHING_BEHIND.match(self.text[max(quantity.start - 1, 0) : quantity.start])
            and not self.text.startswith(words("befalls"), quantity.end)
        ):
            return True
        if quantity.dimension not in ("count", "time") or quantity.kind == "percent":
            return False
        left = self._left(quantity, 2)
        if left.endswith(words("no-anaphors")):
            return False
        if quantity.dimension == "time" and left.endswith(("前", "后", "头", "首", "同", "当")):
            return left.endswith("头")
        if left.endswith("后"):
            return False
        return left.endswith(words("anaphors"))

    def _own_points(self, quantity: Quantity) -> bool:
        """以下三个方面; 三点：; 四个字; but not what counts the points before it."""
        if (
            quantity.dimension != "count"
            or float(quantity.high or 99) > 12
            or not HAN_NUMERAL.match(self._written(quantity))
        ):
            return False
        if self._left(quantity, 3).endswith(words("announces")):
            return True
        told = TOLD_BEFORE.search(self._left(quantity, 40))
        if told and len(re.findall("[、和与]", told[0])) + 1 == float(
            quantity.low or 0
        ):  # 衣、食、住和行|四个方面
            return False
        if quantity.unit_canonical == "点":
            return True
        right = self._right(quantity, 4)
        if right.startswith(("原因", "理由")) and re.match(
            r"..[^，。；]{0,6}[：:]", self._right(quantity, 10)
        ):
            return True
        return quantity.unit_canonical in ("个", "大", "句", "字") and right.lstrip("大").startswith(
            words("own-points")
        )

    def _rhetoric(self, quantity: Quantity) -> bool:
        """一万件事, 万家, 百年老店: many, not so many."""
        written = self._written(quantity)
        unit_at = written.rfind(quantity.unit) if quantity.unit else len(written)
        if OF_CLASSICS.match(self.text, quantity.end) and HAN_NUMERAL.match(written):
            return True
        number = written[:unit_at].strip() if unit_at > 0 else written
        if quantity.modifier and quantity.modifier not in ("前", "后", "之后", "以前", "之前"):
            return False
        if number in words("many") and number[0] != "一":
            return quantity.kind not in words("scale-units") or quantity.dimension == "length"
        return number in words("many") and quantity.unit_canonical in words("many-units")

    def _aloud(self, place: int) -> bool:
        """1个、2个、3个: counting aloud."""
        mine = self.analysis.quantities[place]
        for step in (-1, 1):
            if not 0 <= place + step < len(self.analysis.quantities):
                continue
            other = self.analysis.quantities[place + step]
            first, second = (other, mine) if step < 0 else (mine, other)
            between = self.text[first.end : second.start]
            one_more = (
                (first.low or "").isdecimal()
                and (second.low or "").isdecimal()
                and int(second.low or 0) == int(first.low or 0) + 1
            )
            if one_more and COUNTED_ALOUD.fullmatch(between) and first.unit == second.unit and first.unit:
                return True
        return False
