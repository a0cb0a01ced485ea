"""What happened at a time: one phrase composed of pieces of the essay in their order, without the time and its particles."""

import re
from collections.abc import Sequence
from functools import cache

from quizgen.facts._clauses import SCOPE, Word, between
from quizgen.facts._gate import Gate
from quizgen.facts._periods import Time, table
from quizgen.language.names import person_noun
from quizgen.language.spans import beginning, touching
from quizgen.model import Sentence

# 2018年|，|大桥通车|。
MARK = re.compile(r"[，,。；;：:！？!?\n…]|——")
# 《天工开物》, （今江西奉新）
CLOSED = re.compile(r"《[^《》\n]*》|[（(][^（()）\n]*[)）]")
# 大约在|1590年, 建成于|605年, 直到|1900年
BEFORE = re.compile(
    r"(?:也就是|即|亦即|(?:大?约|早|远|如|例如|比如|就|则|都|便|也|还|正|曾|又|只|才|直|一直|甚至|最早|最初|前后)?(?:[在于到至自从]|截至|截止到?|直到|等到|到了|自从|大?约|是|为|每年的?|[那这当]一?年|[，,])+)\s*$"
)
# 本报讯（记者 某某）|3月5日…: who reports it is no part of it.
BYLINE = re.compile(r"(?:本报|本刊|本网)[^，。\n（(]{0,8}(?:讯|电)?[（(][^（()）\n]{1,40}[)）]")
# 写于|1199年，…: the verb says what happened, no clause need follow.
MADE = re.compile(r"[\u4e00-\u9fff]于$")
# …的《文集》，|刊于1830年
TITLED = re.compile(r"(《[^《》\n]{1,40}》)[，,]$")
# 1980年代（民国70年代），…: the same time in other words.
AGAIN = re.compile(r"[（(][^（()）\n]{1,20}[)）]")
PREPOSITION = re.compile("[在于到至自从]$")  # 生|于|1587年
COPULA = re.compile(r"是|为|系|乃|即")  # 1937年|是|…的一年
# 1655年，他宣布|，…; 1596年刻本问世时|，…: the event stands in the next clause.
UNTOLD = re.compile(
    r"(?:时|后|之际|的时候|宣布|提到|指出|提出|认为|说|证明|发现|报告|表示|强调|称|写道|规定|断定|承认|证实)[，,：:]?$"
)
# 大桥…，2018年|通车: what stands, opens or comes out is a thing, whoever was the subject before.
OPENS = re.compile(
    r"[^，,]{0,3}?(?:落成|启用|通车|动工|开工|完工|竣工|建成|上映|首映|出版|开馆|开幕|上线|上市|发行|刊行|问世|投产|播出|开播)"
)
# 写成《云岭志》，1919年|由商务印书馆印行|; 叫《戏梦人生》，1993年|在戛纳拿到评审团奖|: the work, whoever was the subject before.
OF_WORK = re.compile(
    r"由[^，,。；]{2,14}(?:出版|印行|刊行|发行|排印|重印|首演)|在[^，,。；]{1,10}(?:首演|首映|上映|发表|连载|拿到|拿下|获得?|夺得|摘得|赢得)"
)
# 抗战爆发后，…; 大桥全长55公里，…: what ends or follows a subject and is no part of it.
SETTING = frozenset(
    ["后", "时", "前", "中", "里", "间", "之后", "以后", "之前", "以前", "期间", "时候", "下"]
)
SIZES = frozenset(
    ["全长", "总长", "长", "高", "宽", "面积", "总面积", "海拔", "占地", "现存", "原名", "本名"]
)
# 武帝|死后第六年，…: when, not who
THEN = re.compile(r"[^，,。；：]{1,6}(?:后|时|前|之际)(?:的?第[一二三四五六七八九十\d]+[年天日月])?[，,]")
HAN = re.compile("[\u3400-\u9fff]")
OPENING = "“‘「『《（("
LONGEST = 60
"""Characters of an event."""
ENOUGH = 4
"""Han characters below which a clause tells no event by itself: 2016年落成，…"""


@cache
def _after() -> re.Pattern[str]:
    """Particles behind a time: 1976年|起, 2020年|底, 1961年|夏天, 138年|的一天, 2021年|春节期间, 12日|14时28分."""
    holidays = "|".join(sorted((row[0] for row in table("holidays")), key=len, reverse=True))
    return re.compile(
        r"(?:\s|的?今[天日]|的?一个?(?:早晨|清晨|下午|傍晚|晚上|夜晚|深夜|夜里|周末|[春夏秋冬][天日夜])"
        r"|[（(]?(?:星期|礼拜|周)[一二三四五六日天][)）]?|年?[初底末](?!代)|上半年|下半年|中期|[春夏秋冬](?:[天季]|(?!节))|[两几]个[春夏秋冬]天|前后|左右"
        r"|以前|之前|以后|之后|以来|前夕|期间|时期|开始|之间|之际|那一?年|这一?年|的?那?一天|的时候|的?[早晚]上|当天"
        r"|当?(?:凌晨|清晨|上午|中午|午后|下午|傍晚|深夜|夜间|晚间)|当?[晚夜](?![年期会报餐饭宴霞饭自莺色])"
        rf"|(?:{holidays})(?=期间|前夕|前后|当天|那天|，|,)|\d{{1,2}}[时点](?:\d{{1,2}}分)?"
        r"|[间中里](?=[，,])|时(?![代期装尚常刻])|起(?![义点草初床家飞源])|后(?![来期人勤])|前(?![往来进线总苏]))*的?[，,、]?"
    )


def event(gate: Gate, time: Time, sentence: Sentence) -> str:
    """The clause of `time` with its subject; "" where the sentence tells nothing beside the time."""
    edges = _edges(gate, time, sentence)
    begin = max((b for _, b in edges if b <= time.start), default=sentence.start)
    stop = min((a for a, _ in edges if a >= time.end), default=sentence.end)
    right = _right(gate, time.end, stop)
    left = _left(gate, begin, time.start, ends=not _says(gate, right, 1))
    pieces = [left, right]
    if not _says(gate, right, 1) and MADE.search(gate.text, *left):
        titled = TITLED.search(gate.text, sentence.start, begin)
        if titled:
            return _composed(gate, [titled.span(1), left])
        pieces = [left]
    elif not _says(gate, right, 2) and not (_says(gate, left, ENOUGH) and _acts(gate, [left])):
        pieces.append(_next(gate, edges, stop, sentence))
    elif (
        _says(gate, right, 1) and not COPULA.search(gate.text, time.end, right[0]) and not _acts(gate, pieces)
    ):
        pieces[-1] = (right[0], _next(gate, edges, stop, sentence)[1])
    pieces = [p for p in pieces if p[0] < p[1]]
    if not pieces:
        return ""
    if UNTOLD.search(gate.text[pieces[-1][0] : pieces[-1][1]]):
        pieces[-1] = (pieces[-1][0], _next(gate, edges, pieces[-1][1], sentence)[1])
    return _composed(gate, _with_subject(gate, pieces, begin, sentence))


def _acts(gate: Gate, pieces: Sequence[tuple[int, int]]) -> bool:
    return any(OPENS.match(gate.text, *piece) for piece in pieces) or any(
        word.verb or word.tag == "vn" for a, b in pieces for word in between(gate, a, b)
    )


def _edges(gate: Gate, time: Time, sentence: Sentence) -> list[tuple[int, int]]:
    """Marks between clauses, those inside quotations and titles left out unless the time stands there."""
    quotes = gate.quotes.touching(sentence.start, sentence.end)
    closed = [(q.start, q.end) for q in quotes if not q.start < time.start < q.end]
    closed += [m.span() for m in CLOSED.finditer(gate.text, sentence.start, sentence.end)]
    closed = [(a, b) for a, b in closed if b - a > 1]
    found = [m.span() for m in MARK.finditer(gate.text, sentence.start, sentence.end)]
    found += [(q.start, q.start + 1) for q in quotes if q.start < time.start < q.end]
    return sorted((a, b) for a, b in found if not any(x < a < y - 1 for x, y in closed))


def _left(gate: Gate, begin: int, end: int, ends: bool) -> tuple[int, int]:
    """What stands before the time: 沈鸿纪念馆|于; where the clause `ends` with the time 生于 keeps its 于."""
    if byline := BYLINE.match(gate.text, begin, end):
        begin = byline.end()
    listed = [q for q in beginning(gate.analysis.quantities, begin, end) if q.end <= end and q.kind == "date"]
    while listed and gate.text[listed[-1].end : end] in ("、", "和", "与"):
        end = listed.pop().start
    found = BEFORE.search(gate.text, begin, end)
    if found and touching(gate.analysis.mentions, found.start(), found.start() + 1):
        found = PREPOSITION.search(gate.text, begin, end)
    if found:
        end = found.start() + (ends and found[0] == "于")
    for word in between(gate, begin, end):
        if word.tag != "c" and not (word.mark and word.text not in OPENING):
            break
        begin = word.end
    return begin, max(begin, end)


def _right(gate: Gate, begin: int, end: int) -> tuple[int, int]:
    """What stands behind it: 起，|…; 是|…; 、1965年|…."""
    while found := _after().match(gate.text, begin, end):
        begin = found.end()
        again = AGAIN.match(gate.text, begin, end)
        if again and any(q.kind == "date" for q in touching(gate.analysis.quantities, *again.span())):
            begin = again.end()
            continue
        dates = (q for q in beginning(gate.analysis.quantities, begin, begin + 1) if q.kind == "date")
        other = next(dates, None)
        if other is None or other.end > end:
            break
        begin = other.end
    if found := COPULA.match(gate.text, begin, end):
        begin = found.end()
    return begin, end


def _says(gate: Gate, piece: tuple[int, int], least: int) -> bool:
    return len(HAN.findall(gate.text, *piece)) >= least


def _next(gate: Gate, edges: Sequence[tuple[int, int]], at: int, sentence: Sentence) -> tuple[int, int]:
    """The clause behind `at`."""
    start = next((b for a, b in edges if a >= at), None)
    if start is None or start >= sentence.end:
        return at, at
    stop = next((a for a, _ in edges if a > start), sentence.end)
    return start + gate.text.startswith("是", start), stop


def _with_subject(
    gate: Gate, pieces: list[tuple[int, int]], begin: int, sentence: Sentence
) -> list[tuple[int, int]]:
    """The name of whom the clause tells before a predicate that stands alone: 2007年|获得三星."""
    start, end = pieces[0]
    words = between(gate, start, end)
    if not words or beginning(gate.analysis.mentions, start, start + 1):
        return pieces
    opens = OPENS.match(gate.text, start, end)
    titled = TITLED.search(gate.text, sentence.start, begin)
    if titled and (opens or OF_WORK.match(gate.text, start, end)):
        return [titled.span(1), *pieces]
    pronoun = gate.text[start] in "他她"
    alone = words[0].verb or words[0].tag[:1] in ("p", "d")
    told = [c for c in gate.analysis.clauses_of(sentence) if c.start <= start and c.end <= sentence.end]
    here = [c for c in told if begin <= c.start]
    if told and not here and _somebody_else(gate, told[-1].end, begin):
        return pieces
    if ((here and here[0].how in ("pronoun", "same")) or (alone and told)) and not opens:
        person = (here or told)[-1].person
        mention = max(
            (m for m in person.mentions if m.end <= start),
            key=lambda m: (m.end - m.start, m.start),
            default=None,
        )
        if mention and not (words[0].noun and THEN.match(gate.text, mention.end)):
            return [(mention.start, mention.end), (start + pronoun, end), *pieces[1:]]
    if alone or opens:
        subject = _first_nouns(gate, sentence, begin)
        return [subject, *pieces] if subject else pieces
    return pieces


def _somebody_else(gate: Gate, low: int, high: int) -> bool:
    """Does somebody without a name come between: 母亲王季山能翻译，|外祖母更是了不起，|1906年创办了女校?"""
    words = [word for word in between(gate, low, high) if not word.mark]
    return bool(words) and person_noun(words[0].text)


def _first_nouns(gate: Gate, sentence: Sentence, begin: int) -> tuple[int, int] | None:
    """The nouns the sentence begins with, before `begin`: 大桥|全长…，|2018年通车; 某某设计的|大桥，|建成于…."""
    if begin <= sentence.start or gate.text[begin - 1] not in "，,、":
        return None
    scope = max((m.end() for m in SCOPE.finditer(gate.text, sentence.start, begin)), default=sentence.start)
    found = MARK.search(gate.text, scope, begin)
    words = between(gate, scope, found.start() if found else begin)
    if not words or words[-1].text in SETTING or words[0].tag == "r":
        return None
    if words[0].verb:
        return None
    of = max((i for i, w in enumerate(words) if w.text == "的"), default=0)
    if of and words[of + 1 :] and all(w.noun for w in words[of + 1 :]):
        return words[of + 1].start, words[-1].end
    taken: list[Word] = []
    for word in words:
        if word.verb or word.mark or word.tag[:1] in ("p", "d", "r", "c", "a") or word.text in SIZES:
            break
        taken.append(word)
    while taken and not taken[-1].noun:
        taken.pop()
    return (taken[0].start, taken[-1].end) if taken and taken[0].noun and len(taken) < 8 else None


def _composed(gate: Gate, pieces: Sequence[tuple[int, int]]) -> str:
    text = gate.analysis.essay.text
    phrase = ""
    for a, b in pieces:
        piece = text[a:b].strip(" \t\u3000，,。；;、")
        phrase += piece
    for left, right in ("“”", "「」", "‘’", "『』", "（）"):
        if phrase.count(left) != phrase.count(right):
            phrase = phrase.replace(left, "").replace(right, "")
    return phrase[:LONGEST]
