"""Pairs to be matched: who said what, who did what, which term means what."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.language.fold import fold
from quizgen.language.shadow import shadow
from quizgen.model import Source
from quizgen.questions import spoken
from quizgen.questions.accepted import accepted
from quizgen.questions.checks import balanced, given_away, in_common, unfit
from quizgen.questions.clauses import acts, cut, points_away, unnamed
from quizgen.questions.draft import Draft, answer_of
from quizgen.questions.events import names_of
from quizgen.questions.predicate import headless
from quizgen.questions.terms import class_of, near

LONGEST = 40
"""Characters of words or a definition to be matched."""
LONGEST_DEED = 30
ENOUGH = 12
"""Han characters of a deed behind which no further clause is taken in, as its subject may be another; of words without an end mark."""
SHORTEST = 8
"""Han characters of a deed or a definition that only one name or term fits."""
COMMON = 4
"""Characters in a row that two deeds or definitions may share at most."""
# 说：“…”, 认为…: words, no deed; 判断|: waits for the next clause
_SAID = re.compile(
    r"[：“”「」]|[说写]道|，说|骂了一句|^(?:曾|常)?(?:介绍|说|认为|指出|表示|称|解释|回忆|告诉)|(?:判断|认为|发现|说|想到|知道)$"
)
# 便用…, 却决定…: goes on with what was told before; 于斯坦|等人发现…; 遇到了|这样的病人
_LEANING = re.compile(
    r"^(?:（|等人?|您|你|本人|自己|意即|即|最[^，]{1,6}的是|曾?用[^，]*的[^，的]*$|用[^，]{1,6}[写记抄画刻]下来|得知|闻讯|听到|听说|接到|见状|反|便|就|却|才|又|也|还|再|更|仍|则|都|而|并|没|不|总是|只好|终于|后来|从此|于是|一直|同样|是|原是|事后|到访|事发|.*[这那]样的|有|要|叫|已|正|本名|原名)"
)
# 被咬死六十几只: nothing he did
_SUFFERED = re.compile(
    r"被(?!评为|授予|任命|选为|选入|选派|誉为|称为|尊为|聘|派|录取|破格|推举|推选|公认|追授|册封|封为)|超过[一二三四五六七八九十百\d]+起"
)
_DATELINE = re.compile(r"[/／〔〕【】]|报道")  # 〔记者林以文／台东报道〕
# 1938年在北平出生，在上海长大: nobody's deed
_LIFE = re.compile(r"出生|生于|死于|去世|逝世|病逝|因病|长大|享年")
# 只要除去杂质, 用了三年的时间: waits for what follows
# 蹲在沙梁的背风坡, 把绳子拴在石柱上, 今年八十三岁: a scene or an age, nothing to know him by
_SCENE = re.compile(
    r"(?:正|又|还|就|便|独自|一个人|默默|慢慢|轻轻)*(?:[蹲坐站躺趴跪靠倚]在|弯下?腰|[抬低]起?下?头|[挥摆]了?挥?手|望着|盯着|看着|走[到进出上下]|跑[到进出上下]|今年|年[近过]|[\d一二三四五六七八九十]+岁，)"
    r"|[把将][^，]{1,8}[放抛拴递扔塞挂摆抖][在到了给开过成]"
)
# 在《人类理解论》里就|写过|; 在《云岭考》中|提出|“四分说”; 在躲避瘟疫的乡居岁月里|，悟出了…; 在扉页上写下一段议论|：…
_OBJECTLESS = re.compile(
    "(?:提出|指出|认为|主张|强调|规定|宣布|写道)$|^在[^，]*的[^，]{1,8}[里中上下间时]$"
    "|(?:写|留|说|讲|记|发表)[下出了过]*一[段番篇首句席][^，的]{1,4}$"
    "|(?:写|说|讲|记|提|谈|论|画|译|发表|提出|总结)(?:过|出|道|到)$|[过了]一[套本种个批组]$|一[套本种个]，"
)
_WAITS = re.compile(
    r"只要|如果|要是|除非|因为|由于|虽然|尽管|为了|无论|不管|即使|时候?$|之?[后前]$|时间$|[工功]夫$"
)
# 获得一等奖, 取得专利: many people do that; 《…》, figures and names make it one man's deed
_OWN = re.compile(r"《[^《》]+》|〈[^〈〉]+〉|[A-Za-z]{2,}|\d|[一二三四五六七八九十百千万两]{2,}")


class Pair(NamedTuple):
    """A name or a term, and what belongs to it alone."""

    left: str
    right: str
    answer: str
    """What the draft hides: its evidence is cited."""
    draft: Draft
    told: tuple[Source, ...] = ()


def found(drafts: Sequence[Draft]) -> Iterator[Pair]:
    """The pairs of drafts of one kind of fact that are fit to be asked."""
    known: dict[str, frozenset[str]] = {}
    for draft in drafts:
        if draft.fact.essay not in known:
            known[draft.fact.essay] = names_of(draft)
        pair = _PAIRS[draft.fact.kind](draft, known[draft.fact.essay]) if draft.fact.kind in _PAIRS else None
        if pair:
            yield pair


def apart(rows: Iterator[Pair]) -> list[Pair]:
    """One pair for each left side; none whose right side is like another's, or holds another's left side."""
    chosen: list[Pair] = []
    for row in rows:
        if all(_differ(row, other) for other in chosen):
            chosen.append(row)
    return chosen


def _differ(one: Pair, two: Pair) -> bool:
    left, right = fold(one.left), fold(two.left)
    if left in right or right in left:
        return False
    if one.draft.fact.kind == "quotation":
        return not (_calls(one, two) or _calls(two, one))
    if one.draft.fact.kind == "definition" and near(one.left, two.left):
        return False
    told = given_away(one.left, two.right) or given_away(two.left, one.right)
    return not told and not _alike(fold(one.right), fold(two.right))


def _calls(one: Pair, two: Pair) -> bool:
    """Is somebody called in another's words by a name he goes by: 冯师傅，再等等吧?"""
    said = fold(two.right)
    return any(
        len(name) > 1 and fold(name) in said
        for name in (one.left, *accepted(one.draft.analysis, one.draft.blank, one.answer))
    )


def _alike(one: str, two: str) -> bool:
    return any(one[i : i + COMMON + 1] in two for i in range(len(one) - COMMON))


def _quotation(draft: Draft, _: Collection[str]) -> Pair | None:
    words, speaker = str(draft.fact.data["text"]), answer_of(draft)
    if draft.fact.data.get("source") or len(words) > LONGEST or words.endswith(("？", "?")):
        return None  # 麥詠詩引用《黃帝內經》: whose words?
    if not words.endswith(("。", "！", "!", "…")) and (han(words) < ENOUGH or headless(fold(words))):
        return None  # 具有某种几何的远见: a piece of a sentence
    if spoken.unworthy(draft.analysis, draft.fact, draft.blank, words) or unfit(
        f"“{words}”，这句话是谁说的", speaker
    ):
        return None
    return Pair(speaker, words, speaker, draft)


def _deed(draft: Draft, names: Collection[str]) -> Pair | None:
    """The predicate of a deed, cut at a comma where it is long."""
    analysis, blank, name = draft.analysis, draft.blank, str(draft.fact.data["name"])
    essay = analysis.essay
    sentence = analysis.sentence_at(blank.start)
    clauses = analysis.clauses_of(sentence) if sentence else ()
    clause = next((c for c in clauses if c.start <= blank.start < c.end and c.how == "name"), None)
    if clause is None or clause.predicate < blank.end:
        return None
    end = clause.end
    for one in takewhile(lambda c: c.how == "same", (c for c in clauses if c.start >= clause.end)):
        sofar = essay.shadow[clause.predicate : end]
        told = han(sofar) >= ENOUGH and not _WAITS.search(sofar)
        if told or one.end - clause.predicate > LONGEST_DEED:
            break
        end = one.end
    start = clause.predicate + (essay.shadow[clause.predicate] in "，,")
    text, flat = essay.text[start:end], essay.shadow[start:end]
    plain, held = unnamed(flat, names)
    if "\n" in text or held or len(text) > LONGEST_DEED or han(text) < SHORTEST or not balanced(text):
        return None
    if _DATELINE.search(flat) or not any(map(acts, cut(plain))):
        return None
    if essay.shadow[end : end + 1] == "，" and _WAITS.search(flat):
        return None
    if (
        _SUFFERED.search(flat)
        or _SAID.search(flat)
        or _LEANING.match(flat)
        or _LIFE.search(flat)
        or _SCENE.match(flat)
        or _OBJECTLESS.search(flat)
        or points_away(plain)
    ):
        return None
    return Pair(name, text, name, draft, (essay.source(start, end),)) if _one_mans(flat) else None


def _one_mans(flat: str) -> bool:
    places = any(segment.tag(word)[:2] in ("ns", "nt", "nz") for word in cut(flat) if len(word) > 1)
    return bool(_OWN.search(flat)) or places or han(flat) >= ENOUGH


def _definition(draft: Draft, _: Collection[str]) -> Pair | None:
    term, told = str(draft.fact.data["term"]), str(draft.fact.data["definition"])
    flat = shadow(told)
    if len(told) > LONGEST or han(told) < SHORTEST or points_away(flat) or not balanced(told):
        return None
    if len(term) < 2 or "的" in term or class_of(told) is None:
        return None
    if len(set(fold(term)) & set(fold(told))) * 2 > len(set(fold(term))) or in_common(fold(term), fold(told)):
        return None  # 专精特新: 具有专业化、精细化…; 长者食堂: 社区公益食堂
    at = draft.analysis.essay.text.index(told, draft.fact.start)
    return Pair(term, told, term, draft, (draft.analysis.essay.source(at, at + len(told)),))


_PAIRS = {"quotation": _quotation, "person": _deed, "definition": _definition}
