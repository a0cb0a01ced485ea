"""Characters that a machine got wrong: 方麵, 隻有, 幾十裏, 后來 of text turned from simplified into traditional, 自已 in any."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from quizgen.clean.edit import Edit

NAMES = ("conversion",)
_NUMERAL = "一二三四五六七八九十百千萬兩幾數半多\\d"
# 隻|有一個人, 他隻|帶了餅乾; not 一隻|有斑點的貓, 隻身
_ONLY = re.compile(
    rf"(?<![{_NUMERAL}這那每哪船艦車羊牛豬犬狗馬雞鴨鵝魚鳥蟲貓鼠兔獸鹿象猴蟹蝦])隻(?=有|是|要|能|好|得|見|會|剩|不過|需|怕|顧)|(?<=[能會他她它我你們卻也都還就便又可而則竟曾，。；：、「『“])隻(?![身字言手影])"
)
# 幾十裏|路, 三百裏|; not 十里洋場的裏面
_MILES = re.compile(r"(?<=[一二三四五六七八九十百千萬幾數\d])[裏裡](?!面|邊|的|頭|屋|有)")
# 為瞭|, 到瞭|; not 瞭解, 瞭望, 明瞭, 一目瞭然
_DONE = re.compile("(?<![明目])瞭(?!解|望|若|然|如|亮|哨|見|了|臺|台|一)")
# 自|已|的议事会, |己|经; not 情不自已, 自己经历
_SELF = re.compile("(?<=(?<![不能可禁])自)已(?=[的\u4e00-\u9fff])(?!经|經)")
_ALREADY = re.compile("(?<![自知异異律克利人])己(?=[经經](?![历歷营營过過受]))")
# 写|人|宪法, 深|人|推进: what a scanner read; not 写人叙事, 资深人士
_INTO = re.compile(
    "(?<=[写寫])人(?=宪法|憲法|党章|黨章|法律|国策|國策)|(?<=(?<!资)(?<!資)深)人(?=人心|推进|推進|贯彻|貫徹|学习|學習|实施|實施|开展|開展|研究|群众|群眾|基层|基層)"
)
# 幾天|后, 四十年|后; not 主祀天后的廟
_AFTER = re.compile(rf"(?<=[{_NUMERAL}][天日月年週歲代])后(?!宮|廟|妃)")


def find(text: str, written_in: str) -> Iterator[Edit]:
    """Edits to the right character where no other can stand, most of them in essays in traditional script only."""
    slips = {
        m.start(): right
        for pattern, right in ((_SELF, "己"), (_ALREADY, "已"), (_INTO, "入"))
        for m in pattern.finditer(text)
    }
    for at, right in sorted((slips | (_turned(text) if written_in == "hant" else {})).items()):
        yield Edit(at, at + 1, right, NAMES[0])


def _turned(text: str) -> dict[int, str]:
    """The right characters by place in a text that was turned into traditional script."""
    found: dict[int, str] = {}
    for pattern, right in ((_ONLY, "只"), (_MILES, "里"), (_DONE, "了"), (_AFTER, "後")):
        found |= {m.start(): right for m in pattern.finditer(text)}
    pattern, words = _table()
    for match in pattern.finditer(text):
        wrong = match[0]
        found |= {
            match.start() + i: right
            for i, (old, right) in enumerate(zip(wrong, words[wrong], strict=True))
            if old != right
        }
    return found


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of all wrong words, by their first character and the longest first, and the right word for each."""
    words: dict[str, str] = {}
    tails: dict[str, list[tuple[int, str]]] = {}
    for line in (files("quizgen.clean") / "data" / "misconverted.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        wrong, right, *rest = line.split()
        behind = next((token[1:] for token in rest if token[0] == "!"), "")
        before = next((token[1:] for token in rest if token[0] == "<"), "")
        for word in (token for token in rest if token[0] not in "!<"):
            written = word.replace(right, wrong)
            words[written] = word
            # What must not stand before is looked for behind the word: a pattern that begins with letters is found faster.
            guard = (f"(?<![{before}]{written})" if before else "") + (f"(?![{behind}])" if behind else "")
            tails.setdefault(written[0], []).append((-len(written), written[1:] + guard))
    heads = (f"{first}(?:{'|'.join(tail for _, tail in sorted(found))})" for first, found in tails.items())
    return re.compile("|".join(heads)), words
