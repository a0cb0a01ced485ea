"""What was cut out or put in by a site: flagged, never filled."""

import re
from collections.abc import Iterator

from quizgen.clean.edit import Edit
from quizgen.language.characters import HAN

NAMES = ("masked-year", "masked-name", "masked", "anonymous", "subject", "number", "word", "foreign")
COUNTED = "市县縣区區省镇鎮村乡鄉个個名位同志先生女士某劳勞部局校都月日年人次家总總公司集团集團"
HOLES = (  # name, pattern
    (
        "masked-year",
        re.compile(r"(?:18|19|20)(?:_+\d?年?|[xX×＊*]{1,2}年)|(?:18|19|20)\d(?:_+年?|[xX×＊*]年)"),
    ),  # 20__年, 201X年
    ("masked-name", re.compile(r"(?<![0-9_])_{2,}")),  # 对__同志
    ("masked", re.compile(rf"(?<![A-Za-z0-9])[XxＸ×]{{1,3}}(?=[{COUNTED}])")),  # X市, XX同志
    ("masked", re.compile(rf"(?<=[{HAN}])[xX×*＊]{{2,3}}(?=[{HAN}0-9])")),  # 总理xx2019年
    (
        "masked",
        re.compile(rf"(?<=[{HAN}])(?<![一二三四五六七八九])[○〇●□■]{{2,}}(?=[{HAN}])"),
    ),  # 王○○同学; not 二〇〇六年
    ("anonymous", re.compile("某(?=[市县縣区區省校公]|大学|大學)")),  # 某市
    ("subject", re.compile("(?:(?<=[。！？])|^)(?:说|說|説)(?=[，,])")),  # 。说，要培育
    (
        "subject",  # 日前，在湖北考察时，再次强调
        re.compile(
            "^(?:日前|近日|昨日|最近)[，,](?=(?:在|到|对|對)[^，。]{2,28}[，,](?:再次)?(?:强调|強調|指出|作出|要求|表示))"
        ),
    ),
    (
        "subject",
        re.compile("^(?:日前|近日|昨日|最近)[，,](?=对[^，。]{2,28}作出|對[^，。]{2,28}作出)"),
    ),  # 近日，对…作出批示
    ("number", re.compile(r"(?<=由)的(?=\d)")),  # 由的54.2%
    # $3 8 \\%$, 3.9万 $\\mathrm { k m } ^ { 2 }$: a formula that nobody can read
    ("number", re.compile(r"\$[^$\n]{0,80}\\[a-zA-Z%,;{}^_][^$\n]{0,120}\$")),
    ("word", re.compile("(?<=[出现現]在)中(?=[，,])|(?<=日)作(?=[时時][说說説])")),  # 出现在中，· 5日作时说
    ("foreign", re.compile(rf"(?<=[{HAN}]) ?\b(?:and|or|the|of|in)\b ?(?=[{HAN}])")),  # 态度 and 理念
)
# 他|指出; not 他们, 他人, 他乡
PRONOUN = re.compile("[他她](?![们們人日乡鄉国國方处處])")
# X某, 5日作时说, 由的54.2%: a paragraph without any of these is not looked at
SHOWS_HOLE = re.compile(
    r"[_xX×＊*○〇●□■某ＸX\\]|说|說|説|日前|近日|昨日|最近|由的|在中|作时|作時|\b(?:and|or|the|of|in)\b"
)


def find(text: str) -> Iterator[Edit]:
    """Flags on holes of a paragraph; 他 in a paragraph whose person was cut out is flagged with it."""
    if not SHOWS_HOLE.search(text):
        return
    nobody = False
    for name, pattern in HOLES:
        for match in pattern.finditer(text):
            yield Edit(match.start(), match.end(), match[0], name, flag="redacted")
            nobody |= name in ("masked-name", "subject")
    if nobody:
        for match in PRONOUN.finditer(text):
            yield Edit(match.start(), match.end(), match[0], "subject", flag="redacted")
