"""Words without quotation marks: sayings after 俗话说, speech after 说, and 指出, where they stand as a whole sentence."""

import re
from collections.abc import Iterator
from functools import cache

from quizgen.facts import _sources, _speakers
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import STOPS, Scene, any_of, words
from quizgen.facts._speech import Verdict

SECOND = re.compile(r"[你您咱俺]|我(?!们|国|党|省|市|校|厂|院)")  # 你要记住; not 我国
THIRD = re.compile(r"(?<!其)[他她](?!人)|自己|该")  # 他要做到最好; not 其他, 他人
LABEL = re.compile(r"[ \u3000]*[^，。：\n]{1,8}[问答][：:]")  # 程若梅答：
STOP = re.compile(f"[{STOPS}]")  # 常言说熟能生巧|。
ONCE = re.compile("(?:曾经?|[常总]常?|早就)$")  # 任正非曾|说，…
HE = re.compile(r"(?<!其)[他她](?!人)|该|^自己")  # 他要做到最好
SAYING = 7
"""Characters of a saying with its stop."""
TOLD = re.compile("当年|那[年时天]|后来|去年|今年|昨天|如今|现在")  # 他说过，当年…: he tells of something
REACH = 1000
"""Characters looked through for the end of a sentence."""
Found = tuple[int, int, Verdict, Speaker]
LONGEST = 30
"""Characters of the longest proverb without marks."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    folk = (
        rf"(?P<folk>{any_of('sources.folk')})(?:中|里|常|曾|就|也|有)*(?P<cue>{any_of('sources.folk_verb')})"
    )
    alone = r"(?P<alone>常言道|有道是|正所谓|俗话说得好|常言说得好)"
    saying = re.compile(
        rf"(?:(?<=[\n。！？；，,])|^)[^，,。！？“「\n]{{0,4}}?(?:{folk}|{alone})\s*[：:，,]\s*(?=[^“「『\"‘\s])"
    )
    # X说：我… · X指出，创新是… · X告诉他，如果你…
    speech = re.compile(
        r"(?:(?P<tell>告诉(?:过)?(?:[他她我]|[\u4e00-\u9fff]{2,3}))|(?P<say>(?<![学小传游据听虽再])说道?|指出|强调|写道|答道?|回答))(?:过)?\s*(?P<mark>[：:，,])\s*(?=[^“「『\"‘\s※《])"
    )
    # 正如X所说，… · 就像X说的那样：… · 用X的话说，就是…
    put = re.compile(
        r"(?:(?<=正如)|(?<=诚如)|(?<=正像)|(?<=[就正][像象])|(?<=用))(?P<who>[^，,。！？\n※]{2,20}?)(?P<cue>所说|所言|所讲|所云|[说讲](?=的)|的话来?说)(?:的那样)?\s*[：:，,]\s*(?:那?就是)?[，,]?(?=[^“「『\"‘\s※《])"
    )
    # 明白了一个道理：…
    lesson = re.compile(r"(?P<cue>一个(?:[^，。]{0,6}的)?道理)\s*[：:，,]\s*(?=[^“「『\"‘\s※《])")
    return saying, speech, put, lesson


def find(scene: Scene) -> Iterator[Found]:
    """(start, end, what it is, who speaks) of unmarked sayings and speech, by place."""
    saying, speech, put, lesson = _patterns()
    taken: set[int] = set()
    for pattern, read in ((saying, _saying), (lesson, _lesson), (put, _put), (speech, _speech)):
        for match in pattern.finditer(scene.masked):
            found = read(scene, match)
            if found and found[1] not in taken:
                taken.add(found[1])
                yield found


def _saying(scene: Scene, match: re.Match[str]) -> Found | None:
    end = _proverb_end(scene, match.end())
    if not end or THIRD.search(scene.masked[match.end() : end]):
        return None
    word = match["folk"] or match["alone"]
    at = match.start("folk") if match["folk"] else match.start("alone")
    speaker = _sources.folk(scene, word, at) if match["folk"] else NOBODY
    return match.end(), end, _verdict("saying", match["cue"] or word, at), speaker


def _lesson(scene: Scene, match: re.Match[str]) -> Found | None:
    end = _sentence_end(scene, match.end())
    if not 8 <= end - match.end() <= 60 or THIRD.search(scene.masked[match.end() : end]):
        return None
    return match.end(), end, _verdict("saying", match["cue"], match.start()), NOBODY


def _put(scene: Scene, match: re.Match[str]) -> Found | None:
    start, end = match.end(), _sentence_end(scene, match.end())
    speaker = _speakers.before(scene, match.start("who"), match.end("who"))
    if not speaker.name or end - start < 8 or THIRD.search(scene.masked[start : start + 4]):
        return None
    return start, end, _verdict("speech", match["cue"], match.start("cue")), speaker


# 鲁迅说过，时间就像海绵里的水；|我想补|一句，…: where his words end nobody knows
_ADDED = re.compile("[；;，,](?:但是?|不过|可是?|所以|于是)?我(?:想|要|再|也|倒|却|觉得|补|认为|以为)")


def _speech(scene: Scene, match: re.Match[str]) -> Found | None:
    start, end = match.end(), _sentence_end(scene, match.end())
    if LABEL.match(scene.masked, scene.masked.rfind("\n", 0, match.start()) + 1, start):
        return None  # 程若梅答：…… of an interview goes on over the paragraph
    left = scene.masked[max(0, match.start() - 10) : match.start("mark")].rstrip()
    if _ADDED.search(scene.masked, start, end):
        return None
    if left.endswith(words("verbs", "phrase")) or not _direct(scene, match, start, end):
        return None
    speaker = _speakers.before(scene, scene.begin(match.start()), match.start())
    told = speaker.name and speaker.by in ("cue", "role")
    if not told and not (speaker.source and match["say"] in ("指出", "强调", "写道")):
        return None
    return start, end, _verdict("speech", match["tell"] or match["say"], match.start()), speaker


def _verdict(kind: str, cue: str, at: int) -> Verdict:
    return Verdict("fact", kind, 3.0, at, "before", cue, at, "", at, at)


def _sentence_end(scene: Scene, start: int) -> int:
    stop = STOP.search(scene.masked, start, start + REACH)
    if stop is None:
        return min(start + REACH, len(scene.masked))
    return stop.start() + (stop[0] != "\n")


def _proverb_end(scene: Scene, start: int) -> int:
    """Where the proverb at `start` ends: its sentence, or two clauses of equal length; 0 if that cannot be told."""
    end = _sentence_end(scene, start)
    body = scene.masked[start:end]
    if "※" in body or "“" in body:
        return 0
    clauses = re.split(r"[，,；;]", body.rstrip("。！？!?"))
    size = len(clauses[0])
    if len(clauses) >= 2 and size == len(clauses[1]) and size >= 3:
        verse = re.compile(
            rf"(?:[，,；;。！？]?[^，,；;。！？\n※“]{{{size}}}[，,；;][^，,；;。！？\n※“]{{{size}}}(?=[。！？]))+"
        )
        couplets = verse.match(scene.masked, start)
        return couplets.end() if couplets else start + 2 * size + 1
    if len(clauses) <= 2 and 5 <= len(body) <= LONGEST:
        return end
    return 0


def _direct(scene: Scene, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the words are direct speech that stands complete, not speech turned round (他说，他…)."""
    said = scene.masked[start:end]
    first = re.split(r"[，,]", said)[0]
    once = match["say"] and (
        ONCE.search(scene.masked, 0, match.start()) or scene.masked.startswith("过", match.end("say"))
    )
    if once and match["mark"] in "，,":  # 巴斯德说过，科学没有国界，…
        whole = len(said) >= SAYING and said.endswith(tuple("。！？!?"))
        return whole and not HE.search(said) and not TOLD.search(said)
    if len(said) < 10 or not said.endswith(tuple("。！？!?")) or THIRD.search(first) or "※" in said[:2]:
        return False
    if match["mark"] in "：:":
        return True
    if match["say"] in ("指出", "写道"):
        return "是" in first and not SECOND.search(said)
    return bool(SECOND.search(said)) and not THIRD.search(said)
