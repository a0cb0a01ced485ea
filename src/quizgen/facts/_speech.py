"""Is a “…” somebody's words, or a term? A score over what stands before, behind and inside."""

import re
from typing import NamedTuple

from quizgen.facts import _cues
from quizgen.facts._cues import CLASSICAL, COLON, VERSE, Around, Cue, patterns
from quizgen.facts._scene import STOPS, Scene, words
from quizgen.language.spans import before_blanks
from quizgen.model import Quote

FINAL = re.compile(r"[。！？!?…；;，,~～]$")  # “走吧！” · “走吧，”他说
CLAUSE = re.compile(r"[，,。！？!?；;\n]")  # 台上一分钟，台下十年功
PERSONAL = re.compile(r"我|你|您|咱|俺|吾|汝")  # 你跟我来
# 胜不骄、败不馁: two or more parts of equal length
PARALLEL = re.compile(r"[^、，,]{3,}(?:、[^、，,]{3,})+")
COUPLET = (9, 11, 15)
"""Characters of two clauses of four, five or seven with the comma between."""
PARTICLE = re.compile(r"[吧吗呢啊呀啦嘛呗哦]$")  # 走吧
PASSIVE = re.compile("被[^，]*，$")  # 他「被逼转行」，“…。”
ENOUGH = 2.5
"""Score from which it is somebody's words. It and all points below were tuned on five real essay files."""


_WEAK = 2
"""Points of a cue before the words up to which one that names what is judged comes first: 称赞它是“…”."""


class Verdict(NamedTuple):
    """What a quotation is: `role` `fact` (then `type` speech or saying), `term`, `title` or `slogan`."""

    role: str
    type: str
    score: float
    left: int
    """Where the sentence or line that holds the cue begins."""
    place: str
    """Where the cue stands: `before`, `noun` (一句), `frame` (从X“…”), `behind`, `named` (X的名言), `source` (“…”语出《大学》), `row` or `` for none."""
    cue: str
    cue_start: int
    """Where the cue begins: what stands before it holds the speaker."""
    folk: str
    """古语, 俗话: the source that is nobody."""
    book_start: int
    book_end: int
    """Range of a 《…》 that is the source; empty for none."""


def judge(scene: Scene, quote: Quote) -> Verdict:
    """Tell what `quote` is; needs no name of a person."""
    at = _around(scene, quote)
    brought = _cues.before(at)
    called = _cues.calls(scene, at) if brought is None or brought.points <= _WEAK else None
    cue = _cues.source(at) or called or brought or _cues.frame(scene, at)
    if cue is None and not at.left.endswith(COLON):
        cue = _cues.behind(at)
    if cue is None or (cue.points <= 2 and not cue.sure and not (cue.text and at.left.endswith(cue.text))):
        cue = _cues.reported(at) or cue
    score = _inside(at) + (cue.points if cue else 0)
    old = at.balanced or CLASSICAL.search(at.core) or PASSIVE.search(at.left)
    if cue is None and at.ends and at.left.endswith(("，", ",")) and not old:
        cue = Cue(1, "before", start=at.start)  # 爷爷给机器披上雨衣，“再等等。”
    if at.left.endswith(COLON) and (cue is None or cue.place not in ("before", "noun")):
        # 他指着门外：“…”
        cue = cue or Cue(2, "before", start=at.start)
        score += 2
    if patterns()["motto"].search(at.left):
        score -= 6
    score = round(score + _against(at, sure=cue is not None and cue.sure), 2)
    if score < ENOUGH:
        return Verdict(_role(at), "", score, at.low, "", "", at.start, "", at.start, at.start)
    if cue is None or (at.right[:1] == "的" and cue.text in words("verbs", "propose")):
        cue = Cue(0, "", start=at.start)  # 写出“…”的巨著: whose words these are is not said
    return Verdict("fact", _type(at, cue), score, at.low, cue.place, cue.text, cue.start, cue.folk, *cue.book)


def _around(scene: Scene, quote: Quote) -> Around:
    text = scene.shadow if quote.depth else scene.masked
    start, end = quote.start, quote.end
    core = re.sub(r"\s", "", scene.shadow[start + 1 : end - quote.closed])
    low = scene.begin(start)
    above = before_blanks(text, start, "\n 　")
    if quote.depth:
        near = max(0, start - 20)
        low = max(near, *(text.rfind(mark, near, start - 1) + 1 for mark in STOPS + "“「『，,"))
    elif not text[low:start].strip() and text.endswith(COLON, 0, above):
        low = scene.begin(above)  # 他说：⏎“…”
    sizes = [len(part) for part in CLAUSE.split(core.rstrip("。！？!?…；;，,"))]
    return Around(
        start,
        end,
        low,
        text[low:start].rstrip("\n 　"),
        text[end : end + 70],
        core,
        bool(FINAL.search(core)),
        len(sizes) - 1,
        len(sizes) == 2 and sizes[0] == sizes[1] >= 4,
        bool(PARALLEL.fullmatch(core)) and len(set(map(len, core.split("、")))) == 1,
        bool(scene.named(low, start)),
    )


def _inside(at: Around) -> float:
    """Points for what the words look like: whole sentences, clauses, length, 我, 吗, 之乎者也."""
    score = 2.5 * at.ends + 1.5 * bool(at.clauses) + (len(at.core) >= 10) + 0.5 * (len(at.core) >= 16)
    score += bool(PERSONAL.search(at.core)) + bool(PARTICLE.search(at.core.rstrip("。！？!?…")))
    score += 0.5 * bool(CLASSICAL.search(at.core)) + 0.5 * at.balanced + at.parallel
    score += 0.5 * (at.balanced and at.person and at.left.endswith(("，", ",")))  # 曹雪芹写书，“披阅十载，…”
    line = len(at.core) in VERSE or CLASSICAL.search(at.core)
    # 范仲淹说“先天下之忧而忧”，
    score += 1.5 * bool(
        at.person and line and at.left.endswith(("说", "云", "道")) and at.right[:1] in (*"，。；、！？", "")
    )
    score += 0.5 * (not at.left and at.right[:1] in tuple("，,"))  # “三百六十行，行行出状元”，…
    if not at.clauses and not at.ends and not at.parallel:
        score -= (len(at.core) <= 8) + 0.5 * (len(at.core) <= 3)
    return score


def _against(at: Around, *, sure: bool) -> float:
    """What makes a term of it: a label behind, a naming verb before, a neighbour in a list, a sentence that runs on."""
    known = patterns()
    if at.ends:
        return 0.0
    if known["held"].match(at.right) and (at.clauses or len(at.core) >= 10):
        return 2.0
    score = -2.0 * bool(not at.clauses and known["coined"].search(at.core))  # 称为“三色分拣法”
    verse = at.person and at.balanced and len(at.core.rstrip("。！？!?…；;，,")) in COUPLET
    if known["label"].match(at.right) and not (verse and at.right[0] == "的"):
        score -= 1 if sure else 3
    if re.match(r"[\u4e00-\u9fff]", at.right):
        score -= 0.5 if verse else 1.5 if at.right[0] == "的" else 0 if sure else 1
    if sure:
        return score
    if known["naming"].search(at.left) and not known["gloss"].search(at.left) and not verse:
        score -= 2.5
    if re.search(r"[”」』][、和与及或]?$", at.left) or re.match(r"[、和与及或]?[“「『]", at.right):
        score -= 2
    return score


def _type(at: Around, cue: Cue) -> str:
    if (
        cue.folk
        or cue.place == "frame"
        or cue.text in (*words("sources", "folk_alone"), *words("sources", "proverb"))
    ):
        return "saying"
    if cue.book[0] < cue.book[1]:
        return "speech" if re.match("[指提强要规]", cue.text) or PERSONAL.search(at.core) else "saying"
    spoken = (
        PERSONAL.search(at.core)
        or PARTICLE.search(at.core.rstrip("。！？!?…"))
        or at.core.endswith(("！", "？", "!", "?"))
    )
    proverb = at.balanced or bool(at.clauses) or CLASSICAL.search(at.core)
    return "speech" if cue.place or spoken or not proverb else "saying"


def _role(at: Around) -> str:
    if at.core.startswith("《") and at.core.endswith("》"):
        return "title"
    label = patterns()["label"].match(at.right)
    if label and re.search(r"展|栏目|讲座|专题|节目|电影|影片|一书|活动|大赛|座谈会|项目|课程", label[0]):
        return "title"
    return "slogan" if at.clauses or len(at.core) >= 10 or patterns()["motto"].search(at.left) else "term"
