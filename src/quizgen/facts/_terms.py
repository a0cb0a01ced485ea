"""Which words before a copula name a concept, and where they begin and end."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from quizgen.language import segment, tables
from quizgen.language.spans import touching
from quizgen.model import Analysis

LONGEST = 20
"""Han characters of a term at most."""
OFTEN = 3
"""Times a noun stands in an essay that is about it (tuned on five real essay files)."""
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
QUOTED = re.compile("[“「『](?P<inside>[^“”「」『』，。\n]{1,20})[”」』]")  # 所提到的“技”
SERIES = re.compile("(?:[“「『][^“”「」『』，。\\n]{1,12}[”」』][、和与及]*){2,}$")  # “甲”、“乙”和“丙”
NOMINAL = ("k", "n", "vn", "an", "nz", "ng", "l", "i", "j", "nt", "nr", "b", "")
"""Tags of the last word of a noun phrase; `nr` because the dictionary takes many a word for a name."""

PLAIN = ("n", "nz", "an", "vn", "l", "i", "ng", "g", "zg", "")
_SOMETIMES = frozenset({"有时", "有时候", "往往", "后来", "从前"})
"""Adverbs that the dictionary takes for times and idioms."""


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """The words of `[section] key` in `data/definition.toml`, longest first."""
    table = tomllib.loads((files("quizgen.facts") / "data" / "definition.toml").read_text("utf-8"))
    return tuple(sorted(set(table[section][key].split()), key=lambda word: (-len(word), word)))


@cache
def any_of(section: str, key: str) -> str:
    """A regular expression for any of these words, longest first."""
    return "(?:" + "|".join(map(re.escape, words(section, key))) + ")"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        {
            # 其实，|工匠精神
            "opener": rf"(?:[\s，,：:]|{any_of('term', 'opener')})+",
            # 作者说|工匠精神
            "says": rf"^[^“「]*(?:{any_of('term', 'says')})了?[，：]?(?=[^的])",
            # 工匠精神|本质上
            "adverb": rf"(?:[\s，,]|(?:对|于|对于)[^，,]{{1,6}}(?:来说|而言|来讲)|{any_of('term', 'adverb')})+$",
            # 工匠精神|的内涵，供给侧改革|其本质
            "meaning": rf"(?:的{any_of('term', 'meaning')}|其(?:本质|实质|{any_of('term', 'meaning')}))$",
            "pronoun": any_of("term", "pronoun"),
        }[name]
    )


def before(analysis: Analysis, low: int, high: int) -> tuple[int, int] | None:
    """The term at the end of `shadow[low:high]`, without openers and adverbs; None where no concept is named."""
    shadow = analysis.essay.shadow
    if says := _pattern("says").match(shadow[low:high]):
        low += says.end()
    if opener := _pattern("opener").match(shadow, low, high):
        low = opener.end()
    if tail := _pattern("adverb").search(shadow[low:high]):
        ends = [low + b for _, b in segment.cut(shadow[low:high]) if b >= tail.start()]
        high = min([low + tail.start(), *ends]) if low + tail.start() in (low, *ends) else ends[0]
    if meaning := _pattern("meaning").search(shadow[low:high]):
        high = low + meaning.start()
    return _named(analysis, low, high)


def _opens_with_act(piece: str, only: str = "vcd") -> bool:
    """Does it begin with a verb, a conjunction or an adverb: 并|实行“三统一”?"""
    first = next(iter(segment.cut(piece)), (0, 0))
    tag = segment.tag(piece[slice(*first)])
    return first[1] < len(piece) and bool(tag) and tag[0] in only


def _named(analysis: Analysis, low: int, high: int) -> tuple[int, int] | None:
    """The range without marks and modifiers round a quoted word, if it names a concept."""
    shadow = analysis.essay.shadow
    while low < high and shadow[low] in "”」』）》、 ":
        low += 1
    quoted = list(QUOTED.finditer(shadow, low, high))
    if quoted and quoted[-1].end() == high and len(quoted) == 1:
        modifier = shadow[low : quoted[0].start()]
        if not modifier or modifier[-1] in "的个" or len(modifier) <= 2 or _opens_with_act(modifier):
            low, high = quoted[0].span("inside")
            return (low, high) if HAN.search(shadow, low, high) else None
    if series := SERIES.search(shadow[low:high]):
        return low + series.start(), high
    if shadow[low:high].endswith(("”", "」", "』")) and not quoted:
        high -= 1  # 匠心”: its opening mark is lost
    piece = shadow[low:high]
    if _opens_with_act(piece, only="dcv") and segment.cut(piece)[0][1] == 1:
        return None  # 会|翻新，即…
    if not 1 <= len(HAN.findall(piece)) <= LONGEST or piece.count("“") != piece.count("”"):
        return None
    if (
        re.search(r"[《》（）()\n：:…]", piece)
        or piece in words("term", "relation")
        or piece[0] in "的地得着了过们"
    ):
        return None
    bare = QUOTED.sub("", piece).replace("自我", "")
    if _pattern("pronoun").search(bare) or touching(analysis.mentions, low, high):
        return None
    if touching(analysis.quantities, low, high):
        return None
    return (low, high) if _phrase(bare) else None


def _phrase(piece: str) -> bool:
    """Whether the words can be a name: no preposition, no aspect, no verb of a clause."""
    tokens = [piece[a:b] for a, b in segment.cut(piece)]
    if any(token in words("term", "clause") for token in tokens):
        return False
    tags = [segment.tag(token) for token in tokens]
    if any(
        tag in ("r", "t", "ul", "uz", "ug", "y")
        for token, tag in zip(tokens, tags, strict=True)
        if token != "自我"
    ):
        return False
    if tags and tags[0] == "p" and not re.match("从.+到", piece) and tokens[0] != "用":
        return False
    return not piece.endswith(("的", "地", "得", "时", "中", "里", "上", "下", "后", "前"))


def is_noun(text: str) -> bool:
    """Whether a term is a noun phrase: 工匠精神, 创新精神; not 弘扬工匠精神, 打造精品."""
    tokens = [text[a:b] for a, b in segment.cut(text)]
    compound = len(tokens) == 2 and tokens[1] in words("concept", "suffix")
    if segment.tag(tokens[0]) == "v" and len(tokens) > 1 and "的" not in tokens and not compound:
        return False
    return segment.tag(tokens[-1]) in NOMINAL or len(tokens) == 1


def is_adverb(text: str) -> bool:
    """Does a term end in what is none: 甚至, 送礼|有时候?"""
    if text.endswith(("起来", "来说", "来看", "来讲", "而言", "说来", "看来")):
        return True  # 归纳起来是…
    low, high = segment.cut(text)[-1]
    return segment.tag(text[low:high]) in ("d", "c") or text[low:high] in _SOMETIMES


def is_concept(analysis: Analysis, low: int, high: int) -> bool:
    """Whether a bare 是 may define the term: quoted, abstract, or what the essay keeps speaking of."""
    shadow = analysis.essay.shadow
    piece = shadow[low:high]
    if shadow[low - 1 : low] in ("“", "「", "『"):
        return True
    if not is_noun(piece):
        return False
    return piece.endswith(words("concept", "suffix")) or is_idiom(piece) or shadow.count(piece) >= OFTEN


def is_plain(text: str) -> bool:
    """Whether the term is a common noun by itself: 细胞, 文言文; not 父亲, 北京, 今天的任务."""
    tokens = [text[a:b] for a, b in segment.cut(text)]
    if len(tokens) > 2 or text in tables.words("person_nouns"):
        return False
    return all(segment.tag(token) in PLAIN for token in tokens)


def is_idiom(text: str) -> bool:
    """胸有成竹: what it is may be told in any words."""
    return len(text) == 4 and segment.tag(text) in ("i", "l")


def subject(analysis: Analysis, low: int, high: int) -> tuple[int, int] | None:
    """The concept that `shadow[low:high]` begins with: 工匠精神|体现在产品中."""
    shadow = analysis.essay.shadow
    if opener := _pattern("opener").match(shadow, low, high):
        low = opener.end()
    match = re.compile(
        rf"[“「]?(?P<name>[^，。的“”「」]{{0,8}}?{any_of('concept', 'suffix')})(?=[”」]|[^的])"
    ).match(shadow, low, high)
    return match.span("name") if match and _named(analysis, *match.span("name")) else None
