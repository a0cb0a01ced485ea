"""Quotations and sayings: what is said, who says it, where it is written."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from quizgen.facts import (
    _attributed,
    _beside,
    _called,
    _runs,
    _sources,
    _speakers,
    _speech,
    _turns,
    _unmarked,
)
from quizgen.facts._asked import MARKS, SHORT, Piece, around, blanks
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import Scene, layout, words
from quizgen.facts._speech import Verdict
from quizgen.language.fold import fold
from quizgen.language.spans import beginning
from quizgen.language.tables import FAMILY
from quizgen.model import Analysis, Fact, Quote

# 先生「写了一副对联」，上联是“
_WRITTEN = re.compile(
    r"(?:写|作|撰|题|拟|填|赋|编)[了下过出成][^，。]{0,6}?(?:对联|挽联|诗|词|打油诗|顺口溜|歌谣|格言|座右铭|口诀|儿歌)"
)
_COMPOSED = ("对联", "楹联")
_SURE = 6
"""Score from which words inside somebody else's are a quotation of their own."""
REOPENED = re.compile(r"\n[ \u3000]*[“「『]")
# 打小起母亲便教育他样样自己来，|“…”
_TAUGHT = re.compile(
    rf"(?:{FAMILY}|父母|老师|师傅|师父)[^，。；]{{0,6}}(?:教育|教导|教|叮嘱|嘱咐|告诫|告诉|要求|鼓励|提醒|劝)[他她][^。！？]*[，：]\s*$"
)
_TURN = re.compile(r"[^，。；\n]{2,20}[：:]\s*")  # “…，”|老周说：|“…。”


def find(analysis: Analysis) -> Iterator[Fact]:
    """Quotations by place; terms, titles and slogans in quotation marks with their `role`, once a text."""
    scene = layout(analysis)
    scene = replace(scene, called=tuple(_called.bearings(analysis, scene.pronouns)))
    terms: set[str] = set()
    for pieces, verdict, speaker, reasons in _candidates(scene):
        if verdict.role != "fact":
            key = _key(scene, pieces)
            if key in terms:
                continue
            terms.add(key)
        with suppress(ValueError):  # words that a repair put in stand nowhere in the file
            yield _fact(scene, pieces, verdict, speaker, reasons)


def _candidates(scene: Scene) -> Iterator[tuple[list[Piece], Verdict, Speaker, tuple[str, ...]]]:
    """Marked words, then unmarked ones, with what they are, who speaks and reasons of their own."""
    told = list(_told(scene))
    spoken = {speaker.name for _, _, speaker in told if speaker.name}
    for quotes, verdict, speaker in told:
        alone = verdict.role == "fact" and speaker == NOBODY and not verdict.place
        found = _beside.alone(scene, quotes[0], spoken) if alone else speaker
        if alone and found == NOBODY:
            found = _beside.portrait(scene, quotes[0], spoken)
        pieces = [_piece(scene, quote) for quote in quotes]
        if all(piece.start < piece.end for piece in pieces):
            closed = all(quote.closed for quote in quotes)
            yield pieces, verdict, found, () if closed else ("unbalanced-quote",)
    for start, end, high, verdict, speaker in _attributed.find(scene):
        yield [Piece(start, end, start, high)], verdict, speaker, ()
    for start, end, verdict, speaker in _unmarked.find(scene):
        yield [Piece(start, end, start, end)], verdict, speaker, ()


def _told(scene: Scene) -> Iterator[tuple[list[Quote], Verdict, Speaker]]:
    """Each quotation with what it is and who speaks; two halves round their speaker come as one."""
    last: tuple[Quote, Speaker] | None = None
    waiting: tuple[list[Quote], Verdict, Speaker] | None = None
    sayings = _runs.sayings(scene)
    neighbour: tuple[Quote, Verdict] | None = None
    for quote in scene.analysis.quotes:
        verdict = _speech.judge(scene, quote)
        if verdict.role != "fact" and quote.start in sayings:
            row = sayings[quote.start]
            verdict = verdict._replace(
                role="fact",
                type="saying",
                score=_speech.ENOUGH,
                place="row",
                left=scene.begin(row),
                cue_start=row,
            )
        if verdict.role != "fact" and neighbour and _runs.beside(scene, neighbour[0], quote):
            verdict = neighbour[1]  # 《礼记》记有“…”“…”
        by_book = (
            verdict.role == "fact" and verdict.place == "before" and verdict.book_start < verdict.book_end
        )
        neighbour = (quote, verdict) if by_book else None
        if quote.depth and not (verdict.folk or verdict.book_start < verdict.book_end or _told_in(verdict)):
            continue  # ‘’ inside “” belong to it, but for 古人讲‘…’ and 奶奶说，‘…’
        if not quote.closed and verdict.place != "before":
            continue
        if waiting and verdict.role == "fact" and _goes_on(scene, waiting[0][-1], quote, waiting[1], verdict):
            waiting[0].append(quote)
            waiting = (waiting[0], waiting[1], _turns.introduced(scene, quote, waiting[2]))
            last = (quote, waiting[2])
            continue
        if waiting and _broken_off(scene, waiting[0][-1], quote, verdict):
            speaker = _who(scene, quote, verdict, last)
            waiting, last = ([*waiting[0], quote], verdict, speaker), (quote, speaker)
            continue
        if waiting:
            yield waiting
        speaker = NOBODY
        if verdict.role == "fact":
            speaker = _who(scene, quote, verdict, last)
        if quote.depth and speaker == NOBODY:
            speaker = _named_within(scene, quote, verdict)
        waiting = ([quote], verdict, speaker)
        if verdict.role == "fact":
            last = (quote, speaker)
    if waiting:
        yield waiting


def _told_in(verdict: Verdict) -> bool:
    """Whether somebody says it within what somebody else says: “奶奶说，‘锅没人顾会生锈。’”"""
    said = verdict.place == "noun" or verdict.cue in words("verbs", "say")
    return verdict.role == "fact" and bool(verdict.cue) and said and verdict.score >= _SURE


def _named_within(scene: Scene, quote: Quote, verdict: Verdict) -> Speaker:
    """Who is named within somebody else's words as saying these: “后来赖伯伯进来，只讲了一句：‘…’”"""
    around = next(outer for outer in reversed(scene.outer) if outer.start < quote.start)
    start = around.start + 1
    masked = scene.masked[:start] + scene.shadow[start : quote.start] + scene.masked[quote.start :]
    mentions = beginning(scene.analysis.mentions, start, quote.start)
    names = tuple(sorted({*scene.names, *mentions}))
    inner = replace(scene, masked=masked, names=names)
    low = max(start, inner.begin(verdict.cue_start))
    found = _speakers.before(inner, low, verdict.cue_start, owner=verdict.place == "noun")
    return found if found.by == "cue" else NOBODY


def _goes_on(scene: Scene, first: Quote, second: Quote, one: Verdict, two: Verdict) -> bool:
    """Whether the speaker stands in the middle of one quotation: “…，”他说，“…”"""
    between = scene.shadow[first.end : second.start]
    if one.place != "behind" or "\n" in between or len(between) > 40 or two.place == "behind":
        return False
    if "。" in between.rstrip()[:-1]:
        return False  # “…。”小舟嘀咕。爷爷擦着镜头，“…”
    asked = scene.shadow[first.start : first.end].rstrip('”」』"').endswith(("？", "?"))
    return bool(re.search(r"[，,]\s*$", between)) or (between.rstrip().endswith("。") and not asked)


def _broken_off(scene: Scene, first: Quote, second: Quote, verdict: Verdict) -> bool:
    """Whether words break off at a comma for who says them: “他想得很清楚，”老周说：“我放心。”"""
    between = scene.shadow[first.end : second.start]
    told = verdict.role == "fact" and verdict.place == "before" and bool(verdict.cue)
    inside = scene.shadow[first.start : first.end].rstrip('”」』"')
    return told and inside.endswith(("，", ",")) and bool(_TURN.fullmatch(between))


def _who(scene: Scene, quote: Quote, verdict: Verdict, last: tuple[Quote, Speaker] | None) -> Speaker:
    """The speaker and the source of one quotation."""
    text = scene.analysis.essay.text
    book = (verdict.book_start, verdict.book_end)
    found = NOBODY
    if verdict.place == "row":
        found = _sources.only_title(scene, verdict.left, verdict.cue_start)
    elif verdict.place in ("behind", "named"):
        found = _speakers.before(scene, quote.end, verdict.cue_start, owner=verdict.place == "named")
    elif verdict.place and verdict.place != "source" and not verdict.folk:
        low, stop = verdict.left, verdict.cue_start
        if low <= book[0] < book[1] <= quote.start:
            stop = book[0]
        if verdict.place == "frame":
            low, stop = verdict.cue_start, quote.start
        found = _speakers.before(scene, low, stop, owner=verdict.place == "noun")
    if found.by == "pronoun" and last and _turns.answers(scene, last[0], quote, verdict.cue):
        found = _turns.other(scene, quote.start, last[1].name)
    elif (
        found.by == "pronoun"
        and last
        and _turns.replies(scene, last[0], quote)
        and found.name == last[1].name
    ):
        found = NOBODY  # “还修吗？”小禾问。⏎“修。”她说
    long = verdict.type == "speech" or quote.end - quote.start > 2 * SHORT
    if found == NOBODY and not verdict.folk and verdict.place != "source":
        found = _beside.around(scene, quote, spoken=long)
        if last and found == NOBODY and _turns.goes_on(scene, last[0], quote):
            found = last[1]
        if last and found.name == last[1].name and _turns.replies(scene, last[0], quote):
            found = NOBODY
    found = found._replace(unread=False)
    found = _speakers.resolved(scene, _turns.introduced(scene, quote, found))
    bare = found.by == "role" and not scene.named(found.start, found.end)
    bare = bare or (found.by == "pronoun" and _beside.verse(text[quote.start + 1 : quote.end - 1]))
    taught = (
        found.by == "pronoun"
        and not verdict.cue
        and _TAUGHT.search(scene.masked, scene.begin(quote.start), quote.start)
    )
    if taught or (bare and verdict.cue_start == quote.start and text[quote.start - 1] in "，,"):
        found = NOBODY  # 师傅起身笑了笑，“…。”: no name, and no verb of saying; 他淡然，“纵浪大化中，不喜亦不惧。……”
    if book[0] < book[1] and found != NOBODY and _sources.judged(scene, book[0]):
        return found._replace(source=None, source_start=NOBODY.source_start, source_end=NOBODY.source_end)
    if book[0] < book[1]:
        found = found._replace(source=text[book[0] : book[1]], source_start=book[0], source_end=book[1])
    elif found.source is None and verdict.folk:
        found = _sources.folk(scene, verdict.folk, scene.shadow.rfind(verdict.folk, 0, quote.start))
    elif verdict.place == "noun" and _WRITTEN.search(scene.masked, verdict.left, quote.start):
        if found == NOBODY:
            found = _beside.writer(scene, verdict.left, quote)
    elif (proverb := _proverb(scene, verdict, quote)) and not found.source:
        found = _sources.folk(scene, *proverb)
    elif found == NOBODY and verdict.place:
        found = _sources.part(scene, verdict.left, quote.start)
    return found


def _proverb(scene: Scene, verdict: Verdict, quote: Quote) -> tuple[str, int] | None:
    """A word for a proverb that brings the words, and its place: 有句|老话, 用台语念了一句|俗谚; 民间的|俗语都懂得这个道理."""
    if verdict.place not in ("before", "noun"):
        return None
    near = "" if verdict.cue in words("verbs", "say") else verdict.cue
    for low, text in ((verdict.cue_start, near), (verdict.left, scene.masked[verdict.left : quote.start])):
        if (
            verdict.cue not in (*words("nouns", "speech"), *words("sources", "folk_alone"))
            and low == verdict.left
        ):
            break
        for word in words("sources", "proverb"):
            if word in _COMPOSED and scene.named(verdict.left, quote.start):
                continue  # 范文澜送给学生一副对联
            at = text.find(word)
            if at >= 0 and (low == verdict.cue_start or scene.shadow.startswith(word, low + at)):
                return word, low + at
    return None


def _piece(scene: Scene, quote: Quote) -> Piece:
    """The inside of the marks without blanks at its ends."""
    start, end = quote.start + 1, quote.end - quote.closed
    inside = scene.shadow[start:end]
    start += len(inside) - len(inside.lstrip())
    return Piece(start, start + len(inside.strip()), quote.start, quote.end)


def _words(scene: Scene, pieces: list[Piece]) -> str:
    """The words, halves joined; a half without a mark takes the one that stands behind its closing mark.

    The mark that opens a further paragraph of the same quotation is left out.
    """
    text = scene.analysis.essay.text
    parts = []
    for i, piece in enumerate(pieces):
        part = REOPENED.sub("\n", text[piece.start : piece.end])
        if i + 1 < len(pieces) and part[-1] not in MARKS and text[piece.outer_end] in "，,；;":
            part += text[piece.outer_end]
        parts.append(part)
    return "".join(parts)


def _key(scene: Scene, pieces: list[Piece]) -> str:
    return fold(_words(scene, pieces).strip(MARKS))


def _fact(
    scene: Scene, pieces: list[Piece], verdict: Verdict, speaker: Speaker, reasons: tuple[str, ...]
) -> Fact:
    essay = scene.analysis.essay
    start, end = pieces[0].start, pieces[-1].end
    low, high, _ = around(scene, pieces[0].outer_start, pieces[-1].outer_end)
    *_, refused = around(scene, start, end)
    fact = verdict.role == "fact"
    if fact and speaker.redacted:
        reasons = (*reasons, "redacted")
    source = essay.source(start, end)
    data = {
        "text": _words(scene, pieces),
        "type": verdict.type if fact else verdict.role,
        "speaker": speaker.name,
        "speaker_by": speaker.by,
        "source": speaker.source,
        "cue": _as_written(scene, verdict) or None,
    }
    return Fact(
        kind="quotation",
        key=(_key(scene, pieces),),
        essay=essay.id,
        start=start,
        end=end,
        source=source,
        surface=essay.document.text[source.start : source.end],
        sentence=essay.text[low:high],
        data=data,
        blanks=tuple(blanks(scene, pieces, verdict, speaker)) if fact else (),
        confidence=_confidence(verdict, speaker),
        refused=tuple(dict.fromkeys((*reasons, *refused))),
        role=verdict.role,
    )


def _as_written(scene: Scene, verdict: Verdict) -> str:
    """The cue in the essay's own script."""
    end = verdict.cue_start + len(verdict.cue)
    if scene.shadow[verdict.cue_start : end] == verdict.cue:
        return scene.analysis.essay.text[verdict.cue_start : end]
    return verdict.cue


def _confidence(verdict: Verdict, speaker: Speaker) -> float:
    """Rises with the score from .6; a speaker who was not read off the verb lowers it."""
    value = min(0.6 + 0.05 * verdict.score, 0.98)
    return round(value * (0.8 if speaker.by in ("pronoun", "alternation") else 1.0), 2)
