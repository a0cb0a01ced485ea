"""Is a “…” somebody's words, or a term? A score over what stands before, behind and inside."""

import re
from functools import cache
from typing import NamedTuple

from quizgen.facts._scene import COVER, STOPS, Scene, any_of, words
from quizgen.language import segment
from quizgen.model import Quote

FINAL = re.compile(r"[。！？!?…；;~～]\s*$")  # “走吧！”
CLAUSE = re.compile(r"[，,。！？!?；;\n]")
CLASSICAL = re.compile(r"[乎之也矣焉哉者曰兮]")
PERSONAL = re.compile(r"我|你|您|咱|俺|吾|汝")
PARTICLE = re.compile(r"[吧吗呢啊呀啦嘛呗哦]$")
ENOUGH = 2.5
"""Score from which the words are a quotation; the weights below were tuned with it on five real essay files."""


class Verdict(NamedTuple):
    """What a quotation is: `role` `fact` (then `type` speech or saying), `term`, `title` or `slogan`."""

    role: str
    type: str
    score: float
    left: int
    """Where the sentence or line that holds the cue begins."""
    place: str
    """Where the cue stands: `before`, `behind`, `noun` (X的名言), `frame` (从X“…”) or `` for none."""
    cue: str
    cue_start: int
    """Where the cue begins; what stands left of it up to the sentence's beginning holds the speaker."""
    folk: str
    """古语, 俗话: the source that is nobody."""
    book_start: int
    book_end: int
    """Range of a 《…》 that is the source; empty for none."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    say, propose, tail = any_of("verbs.say"), any_of("verbs.propose"), any_of("verbs.tail")
    noun, folk, verb = any_of("nouns.speech"), any_of("sources.folk"), any_of("sources.folk_verb")
    alone = any_of("sources.folk_alone")
    gap = r"\s*(?P<mark>[：:]|[，,]|)\s*"
    return {
        # 《大学》中说：“ · 《论语》：“
        "book": re.compile(
            rf"(?P<book>《[^《》\n]{{1,40}}》)(?:(?:[一这此]书|[中里上])*(?:就|曾|也|早就|早|开篇|开头|有|这样|如此|所)*(?P<cue>{say}|{propose}|载|记载|提示|有)"
            rf"(?:{tail})?(?:[^，。：:]{{0,6}}(?:句|段)(?:话|名言|诗)?)?)?{gap}$"
        ),
        # 古语有云“ · 俗话说得好：“
        "folk": re.compile(
            rf"(?P<folk>{folk})(?:中|里|上)?(?:常|曾|就|也|有|早就|早|总|都)*(?P<cue>{verb}){gap}$"
        ),
        # 正所谓“ · 常言道：“
        "alone": re.compile(rf"(?P<cue>{alone}){gap}$"),
        # 蒙田曾说过：“ · 他笑着说，“
        "say": re.compile(rf"(?P<cue>{say})(?:{tail})?{gap}$"),
        "propose": re.compile(rf"(?P<cue>{propose})(?:{tail})?{gap}$"),
        # 说出了大家的心声：“ · 他的回答是：“ · 一句“…”
        "noun": re.compile(
            rf"(?:(?P<cue>{noun})(?:就|便|只|正|总)?(?:是|为|叫)?|(?P<one>一句|那句|这句)){gap}$"
        ),
        "motto": re.compile(rf"(?:{any_of('nouns.motto')})(?:是|为|有)?\s*[：:，,]?\s*$"),  # 口号是“
        # 的解释，可以简述为“
        "gloss": re.compile(
            r"(?P<cue>解释|概括|简述|归纳|总结|描述|表述|形容)[^。！？]{0,12}[为成]\s*[：:，,]?\s*$"
        ),
        "frame": re.compile(r"(?:从|到|像|如)(?P<name>[\u4e00-\u9fff]{2,4})(?:的)?$"),  # 从庄子“
        "naming": re.compile(rf"{any_of('terms.before')}[了着过]?\s*$"),  # 体现了“
        # “…。”那位工人没好气地回答道。 · “…”，他说，“…”
        "behind": re.compile(
            rf"\s*[，,。]?\s*(?P<who>[^。！？!?：:；;“”「」\n{COVER}]{{0,48}}?)(?P<cue>{say})(?:{tail})?\s*(?P<mark>[，,。！？!?：:；;\n]|$)"
        ),
        # “…”是他的名言 · “…”，这是鲁迅说过的话
        "named": re.compile(
            rf"\s*[，,。]?\s*(?P<who>[^。！？!?：:；;“”「」\n{COVER}]{{0,24}}?)的(?:这|那)?(?:一)?(?:句|段|番|首)?(?P<cue>{noun})"
        ),
        "source_behind": re.compile(
            r"\s*[，,。]?\s*(?:[这此][^，。]{0,4})?(?:语|典)?出自(?:于)?[^《，。]{0,6}(?P<book>《[^《》\n]{1,40}》)"
        ),
        "dash_behind": re.compile(
            r"\s*(?:——|—|--|─+)\s*(?P<who>[^。！？!?\n“]{2,24})\s*(?:\n|$)"
        ),  # “…”——鲁迅
        "with": re.compile(rf"(?:来|去|而)?(?P<cue>{any_of('terms.with_words')})"),
        "saying_label": re.compile(
            rf"\s*(?:的|这[一句个]*)[\u4e00-\u9fff]{{0,4}}?{any_of('terms.saying_after')}"
        ),
        "label": re.compile(rf"\s*的?(?:[\u4e00-\u9fff]{{0,4}}?)(?:{any_of('terms.after')})"),
    }


def judge(scene: Scene, quote: Quote) -> Verdict:
    """Tell what `quote` is; needs no name of a person."""
    shadow = scene.shadow
    masked = scene.shadow if quote.depth else scene.masked
    start, end = quote.start, quote.end
    inside = shadow[start + 1 : end - quote.closed].strip()
    core = re.sub(r"\s", "", inside)
    low = scene.begin(start)
    if quote.depth:
        low = max(start - 20, *(shadow.rfind(mark, 0, start) + 1 for mark in STOPS + "“「『，,"))
    elif low == start or not masked[low:start].strip():
        low = _cue_above(scene, start)
    left, right = masked[low:start].rstrip("\n 　"), masked[end : end + 70]
    found = {
        name: pattern.match(right) if name in BEHIND else pattern.search(left)
        for name, pattern in _patterns().items()
    }
    ends, clauses = bool(FINAL.search(inside)), len(CLAUSE.findall(core.rstrip("。！？!?…；;")))
    score = _inside(core, ends, clauses)
    place, cue, cue_start, folk, book = "", "", start, "", (start, start)

    for name in ("say", "propose"):
        if not _is_cue(left, found[name]):
            found[name] = None
    match = found["book"] or found["folk"] or found["alone"] or found["say"] or found["gloss"]
    match = match or found["propose"] or found["noun"]
    colon = left.endswith(("：", ":"))
    if match:
        place = "noun" if match is found["noun"] else "before"
        cue = (match["cue"] or match.groupdict().get("one") or "") if match["cue"] or place == "noun" else ""
        cue_start = low + (match.start("cue") if match["cue"] else match.start())
        if match is found["book"]:
            book = (low + match.start("book"), low + match.end("book"))
            score += 4
        elif match is found["folk"]:
            folk = match["folk"]
            cue_start = low + match.start()
            score += 4
        elif match is found["alone"]:
            cue_start = low + match.start()
            score += 1.5 + 1.5 * bool(clauses or colon)
        elif match is found["say"]:
            score += 4 if colon else 2 if match["mark"] else 1.5
        elif match is found["noun"]:
            score += 3.5 if colon else 2 if match["one"] else 0
        elif match is found["gloss"]:
            score += 2
        else:
            score += 2.5 if colon else 0.5
    elif colon and not found["motto"]:
        score += 2
        place, cue_start = "before", start
    if found["motto"]:
        score -= 2
    if found["frame"] and not match and CLASSICAL.search(core):
        place, cue_start = "frame", low + found["frame"].start("name")
        score += 3
    if not match:
        score, place, cue, cue_start, book = _behind(
            found, left, right, ends, clauses, core, (score, place, cue, cue_start, book), start, end
        )
    sure = place == "frame" or (bool(match) and (colon or bool(folk) or book[0] < book[1]))
    score += _against(found, left, right, ends, clauses, len(core), sure)
    score = round(score, 2)
    if score < ENOUGH:
        return Verdict(_role(found, core, clauses), "", score, low, "", "", start, "", start, start)
    saying = bool(folk or (book[0] < book[1] and place) or found["alone"] or place == "frame")
    saying = saying or (
        not place and not PERSONAL.search(core) and not PARTICLE.search(core.rstrip("。！？!?…"))
    )
    return Verdict("fact", "saying" if saying else "speech", score, low, place, cue, cue_start, folk, *book)


BEHIND = ("behind", "named", "source_behind", "dash_behind", "with", "label", "saying_label")
"""Patterns that are read from the closing mark on; the others end at the opening mark."""


def _is_cue(left: str, match: re.Match[str] | None) -> bool:
    """Whether the verb is a word of its own: not 知道, not 可以说."""
    if match is None:
        return False
    head = left[: match.end("cue")]
    if head.endswith(words("verbs", "phrase")):
        return False
    head = re.split(r"[，,：:※]", head)[-1][-12:]
    low, high = segment.cut(head)[-1]
    word = head[low:high]
    known = word in words("verbs", "say") or word in words("verbs", "propose")
    return len(word) <= len(match["cue"]) or known or not segment.frequency(word)


def _cue_above(scene: Scene, start: int) -> int:
    """Beginning of the sentence or line before, where it ends as if words should follow (他说：⏎“…”)."""
    above = scene.masked[:start].rstrip("\n 　")
    if above.endswith(("：", ":")):
        return scene.begin(len(above))
    return start


def _inside(core: str, ends: bool, clauses: int) -> float:
    score = 2.0 * ends + 1.5 * bool(clauses) + (len(core) >= 10) + 0.5 * (len(core) >= 16)
    score += bool(PERSONAL.search(core)) + bool(PARTICLE.search(core.rstrip("。！？!?…")))
    score += 0.5 * bool(CLASSICAL.search(core))
    if not clauses and not ends:
        score -= 1.0 if len(core) <= 8 else 0
        score -= 0.5 if len(core) <= 3 else 0
    return score


Found = dict[str, re.Match[str] | None]
State = tuple[float, str, str, int, tuple[int, int]]


def _behind(
    found: Found,
    left: str,
    right: str,
    ends: bool,
    clauses: int,
    core: str,
    state: State,
    start: int,
    end: int,
) -> State:
    """What stands behind the closing mark, when nothing stands before the opening one."""
    score, *_, book = state
    sentence_like = ends or clauses or len(core) >= 9
    behind, named, dash = found["behind"], found["named"], found["dash_behind"]
    if (source := found["source_behind"]) is not None:
        return score + 3, "noun", "出自", start, (end + source.start("book"), end + source.end("book"))
    if dash and ends | bool(clauses):
        return score + 2, "behind", "——", end + dash.end("who"), book
    if found["with"] and re.search(r"[以用]$", left.rstrip("一句")):
        return score + 3, "before", f"以…{found['with']['cue']}", start, book
    if behind and sentence_like and not (found["label"] and not ends):
        opens_next = behind["mark"] in "：:" and re.match(r"\s*[“「『\"]", right[behind.end() :])
        if not opens_next and (behind["mark"] or behind.end() == len(right)):
            return score + 3, "behind", behind["cue"], end + behind.start("cue"), book
    if named and (ends or clauses or named["cue"] in ("名言", "名句", "格言", "座右铭", "古训", "诗句")):
        return score + 2.5, "named", named["cue"], end + named.end("who"), book
    return state


def _against(found: Found, left: str, right: str, ends: bool, clauses: int, size: int, sure: bool) -> float:
    """What makes a term of it: a label behind, a naming verb before, a neighbour in a list, a sentence that runs on."""
    if found["saying_label"] and (clauses or ends or size >= 10):
        return 2.0
    score = 0.0
    if not ends and found["label"]:
        score -= 1 if sure else 3
    if not ends and re.match(r"[\u4e00-\u9fff]", right) and not found["with"]:
        score -= 1.5 if right[0] == "的" else 0 if sure else 1
    if found["naming"] and not ends and not found["with"] and not found["gloss"] and not sure:
        score -= 2.5
    if (
        not ends
        and (re.search(r"[”」』][、和与及或]?$", left) or re.match(r"[、和与及或]?[“「『]", right))
        and not sure
    ):
        score -= 2
    return score


def _role(found: Found, core: str, clauses: int) -> str:
    if re.search(r"^《.*》$", core):
        return "title"
    if found["motto"] or clauses:
        return "slogan"
    label = found["label"]
    if label and re.search(r"展|栏目|讲座|专题|节目|电影|影片|一书|活动|大赛|座谈会|项目|课程", label[0]):
        return "title"
    return "slogan" if len(core) >= 10 else "term"
