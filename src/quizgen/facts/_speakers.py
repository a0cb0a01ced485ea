"""Who says it: the subject of the speech verb, a role, a pronoun's person, or nobody; never the nearest name."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quizgen.facts._scene import STOPS, Scene, any_of, words
from quizgen.language import segment
from quizgen.model import Mention, Quote

CLAUSES = 4
"""Clauses of the sentence looked at, from the verb to the left."""
REACH = 350
"""Characters a pronoun's person may stand back; tuned on five real essay files."""
REDACTED = re.compile(r"_{2,}|＿{2,}|[×xX＊*□▢]{2,}|某某|__")  # __同志指出
PRONOUN = re.compile(r"(?<!其)[他她](?![们的国乡])|(?<!其)[他她](?=的(?:话|名言|原话))")
UNKNOWN = ("", "x", "nr", "nrt", "nrfg", "nz", "ns", "j")
"""Tags of the dictionary that a name may have."""


class Speaker(NamedTuple):
    """Who is said to speak; `name` None where the text does not tell."""

    name: str | None = None
    by: str | None = None
    """`cue`, `role`, `pronoun` or `alternation`."""
    start: int = 0
    end: int = 0
    """Range of the name or phrase in `Essay.text`."""
    score: float = 0.0
    sure_name: bool = False
    """True for a named person whose name stands in full at the range."""
    source: str | None = None
    source_start: int = 0
    source_end: int = 0
    redacted: bool = False


NOBODY = Speaker()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    role, adverb, opening = any_of("people.role"), any_of("people.adverb"), any_of("people.opening")
    document = any_of("sources.document")
    return {
        "object": re.compile(rf"{any_of('people.object')}(?:了|过|着)?(?P<between>[^，,]{{0,16}})$"),
        "role_end": re.compile(rf"{role}$"),
        "role": re.compile(rf"(?:{role})+(?:们)?"),
        "adverbs": re.compile(
            rf"(?:{adverb}|[^，,的]{{1,4}}地|(?:对着?|向|跟|给|冲着?|朝着?)[^，,]{{1,14}}|在[^，,]{{1,14}}(?:时|中|上|后|里|会上))+$"
        ),
        "openings": re.compile(rf"(?:[\s※”」』。]|{opening})+"),
        "nobody": re.compile(rf"(?:{any_of('people.nobody')})(?!的)"),
        "thing": re.compile(any_of("people.thing")),
        # X的话 · X的这句名言
        "owned_words": re.compile(rf"的(?:[^，,]{{0,6}}(?:{any_of('nouns.speech')})|[这那一][句段番首个]?|)"),
        "coordinated": re.compile(r"(?:和|与|、|及)\s*$"),
        # 党的十九大报告 · 一篇文章中
        "document": re.compile(
            rf"(?P<name>[^，,。：:；;\s※“”]{{0,16}}?(?:{document}|《[^》]+》))(?:[中里上])?$"
        ),
        # 在政府工作报告中
        "within": re.compile(
            rf"(?:在|于|的)?(?P<name>[^，,。：:；;\s※“”在于]{{2,16}}?(?:{document}))(?:[中里上]|一文|$)"
        ),
        "book_within": re.compile(r"(?P<name>《[^《》]{1,40}》)(?:这[篇部本]?|一)?(?:书|文|篇|诗)?[中里上]?"),
        "role_name": re.compile(
            rf"{role}(?P<name>[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]+(?:[·•・．][\u4e00-\u9fff]+)+)$"
        ),
    }


def before(scene: Scene, low: int, cue_start: int, *, owner: bool = False) -> Speaker:
    """The speaker in `text[low:cue_start]`, clause by clause from the verb to the left.

    `owner`: the text ends before 的名言 or 的话, so the last name owns the words (看到书中引用的X的这段话).
    """
    if owner and (names := scene.named(low, cue_start)):
        last = names[-1]
        if not scene.masked[last.end + len(last.title) : cue_start].strip():
            return _person(scene, last, "cue")
    clauses = list(_clauses(scene, low, cue_start))
    source = _source_within(scene, low, cue_start)
    for i, (a, b) in enumerate(reversed(clauses[-CLAUSES:])):
        found = _subject(scene, a, b, direct=i == 0)
        if found is not None:
            if found.source is None and source is not None:
                found = found._replace(source=source[0], source_start=source[1], source_end=source[2])
            return found
    if source is not None:
        return Speaker(source=source[0], source_start=source[1], source_end=source[2])
    return NOBODY


def _clauses(scene: Scene, low: int, end: int) -> Iterator[tuple[int, int]]:
    start = low
    for match in re.finditer(r"[，,；;：:]", scene.masked[low:end]):
        if low + match.start() > start:
            yield start, low + match.start()
        start = low + match.end()
    if scene.masked[start:end].strip() or start == end:
        yield start, end


def _subject(scene: Scene, a: int, b: int, *, direct: bool) -> Speaker | None:
    """The subject of the clause `text[a:b]` (up to its verb if `direct`): a speaker, NOBODY, or None to look further left."""
    text = scene.masked[a:b]
    if REDACTED.search(text):
        return Speaker(redacted=True)
    patterns = _patterns()
    opening = patterns["openings"].match(text)
    skip = opening.end() if opening else 0
    role = _role(scene, a, text, skip, direct=direct)
    able = [m for m in scene.named(a, b) if _can_speak(scene, a, b, m)]
    if able:
        chosen = _choose(scene, a, able)
        if role and (role.end <= chosen.start or (direct and role.start > chosen.end + len(chosen.title))):
            return role
        return _named(scene, a, b, chosen)
    adverbs = patterns["adverbs"].search(text, skip)
    bare_end = adverbs.start() if adverbs else len(text)
    bare = text[skip:bare_end].rstrip()
    if direct and (unknown := _unknown_name(scene, a + skip, bare)):
        return unknown
    if direct and (document := patterns["document"].search(text[:bare_end])):
        start = a + document.start("name")
        return _document(scene, start, a + document.end("name"))
    pronoun = next((m for m in PRONOUN.finditer(text, skip) if not _is_object(text[skip : m.start()])), None)
    if role and (pronoun is None or role.start - a <= pronoun.start()):
        return role
    if pronoun:
        return antecedent(scene, a + pronoun.start())
    if patterns["nobody"].match(text, skip):
        return NOBODY
    if direct and bare and not _verbal(bare):
        return NOBODY
    return None


def _can_speak(scene: Scene, a: int, b: int, mention: Mention) -> bool:
    """Whether the name is neither spoken to, nor the owner of something else, nor part of a thing's name."""
    patterns = _patterns()
    after = scene.masked[mention.end + len(mention.title) : b]
    if patterns["thing"].match(after):
        return False
    if after.startswith("的") and not patterns["owned_words"].match(after):
        return False
    if after.startswith("的") and not re.match(
        rf"的[^，,]*?{any_of('nouns.speech')}|的[这那一句段番首个著名]*$", after
    ):
        return False
    text = scene.masked[a : mention.start]
    opening = patterns["openings"].match(text)
    return not _is_object(text[opening.end() if opening else 0 :])


def _is_object(text: str) -> bool:
    """Whether what stands before a name makes an object of it: 对, 告诉, 对副院长."""
    patterns = _patterns()
    match = patterns["object"].search(text)
    if not match:
        return False
    between = match["between"]
    return not between or between.endswith("的") or bool(patterns["role_end"].search(between))


def _choose(scene: Scene, a: int, able: list[Mention]) -> Mention:
    """Of several names the last if it stands apart (作家X的朋友、诗人Y说), else the first (X批评Y说)."""
    last = able[-1]
    text = scene.masked[a : last.start]
    apart = not text or text.endswith(("、", "的")) or _patterns()["role_end"].search(text)
    return last if apart else able[0]


def _named(scene: Scene, a: int, b: int, mention: Mention) -> Speaker:
    text = scene.analysis.essay.text
    end = mention.end + len(mention.title)
    following = scene.named(end, b)
    if following and re.fullmatch(r"和|与|、|及", scene.masked[end : following[0].start]):
        end = following[0].end + len(following[0].title)
        return Speaker(text[mention.start : end], "cue", mention.start, end, mention.score)
    source = _patterns()["document"].search(scene.masked[end:b]) if end < b else None
    made = _person(scene, mention, "cue")
    if source and source["name"] and not source["name"].startswith(("在", "于")):
        start = end + source.start("name")
        made = made._replace(
            source=text[start : end + source.end("name")],
            source_start=start,
            source_end=end + source.end("name"),
        )
    return made


def _person(scene: Scene, mention: Mention, by: str) -> Speaker:
    """The person of a mention, by the fullest form of the name."""
    text = scene.analysis.essay.text
    person = scene.owners.get(mention)
    end = mention.end + len(mention.title)
    written = text[mention.start : mention.end]
    if person is None or person.generic:
        return Speaker(text[mention.start : end], by, mention.start, end, mention.score)
    full = written == person.name
    return Speaker(person.name, by, mention.start, mention.end, mention.score, sure_name=full)


def _unknown_name(scene: Scene, start: int, bare: str) -> Speaker | None:
    """A name the tagger passed over, behind a role noun (思想家蒙田) or alone with a surname (付某某)."""
    match = _patterns()["role_name"].search(bare)
    if match:
        name, at = match["name"], start + match.start("name")
    elif 2 <= len(bare) <= 3 and (
        bare[0] in words("people", "surname") or segment.tag(bare).startswith("nr")
    ):
        name, at = bare, start
    else:
        return None
    if (
        segment.tag(name) not in UNKNOWN
        or name.endswith((*words("people", "role"), "的", "们"))
        or _verbal(name)
    ):
        return None
    end = at + len(name)
    return Speaker(scene.analysis.essay.text[at:end], "cue", at, end, 0.75, sure_name=True)


def _document(scene: Scene, start: int, end: int) -> Speaker:
    piece = scene.masked[start:end]
    opening = re.match(r"(?:在|据|按照|依照|正如|如|曾经有|曾有|有)+", piece)
    start += opening.end() if opening else 0
    return Speaker(source=scene.analysis.essay.text[start:end], source_start=start, source_end=end)


def _source_within(scene: Scene, low: int, end: int) -> tuple[str, int, int] | None:
    """A work or document named on the way: 在《呐喊》中, 在政府工作报告中."""
    for name in ("book_within", "within"):
        match = _patterns()[name].search(scene.masked[low:end])
        if match:
            a, b = low + match.start("name"), low + match.end("name")
            return scene.analysis.essay.text[a:b], a, b
    return None


def _role(scene: Scene, a: int, text: str, skip: int, *, direct: bool) -> Speaker | None:
    """A phrase for a person without a name that is the subject: 那位工人, 早餐店的老板."""
    adverbs = _patterns()["adverbs"]
    for match in _patterns()["role"].finditer(text, skip):
        rest = adverbs.sub("", text[match.end() :])
        if (rest and not _verbal(rest)) or text[match.end() :].startswith(("的", "民", "类", "生", "们的")):
            continue
        head = text[skip : match.start()]
        if _is_object(head) or (len(match[0]) == 1 and not head.endswith(("的", "位", "个", "老", "名"))):
            continue
        start = a + skip + _phrase(head)
        if start > a + skip and not (direct and not rest):
            continue
        return Speaker(
            scene.analysis.essay.text[start : a + match.end()], "role", start, a + match.end(), 0.6
        )
    return None


def _phrase(head: str) -> int:
    """Where the noun phrase begins whose last word stands behind `head`: 放假前|单位(领导), |早餐店的(老板)."""
    start = len(head)
    owned = False
    for low, high in reversed(segment.cut(head)):
        word = head[low:high]
        tag = segment.tag(word)[:1]
        if not (tag in tuple("nmqrabjzsx") or not tag or word in "的、" or (owned and tag in tuple("vd"))):
            break
        owned = word == "的" or (owned and tag in tuple("vd"))
        start = low
        if len(head) - start > 16:
            break
    return start


def _verbal(text: str) -> bool:
    """Whether the first word of `text` is no noun, so that a subject is left out or stands before it."""
    if not text:
        return True
    low, high = segment.cut(text[:8])[0]
    return segment.tag(text[low:high])[:1] in tuple("vdpacuzl")


def antecedent(scene: Scene, at: int) -> Speaker:
    """The person a pronoun at `at` stands for: the subject of a sentence before, in the same or the last paragraph."""
    end = at
    for _ in range(4):
        low = scene.begin(end, REACH)
        if at - low > REACH or REDACTED.search(scene.masked[low:end]):
            return NOBODY
        spoken = [
            m for a, b in _clauses(scene, low, end) for m in scene.named(a, b) if _can_speak(scene, a, b, m)
        ]
        people = {scene.owners.get(m, m) for m in spoken}
        if spoken:
            first = spoken[0]
            if len(people) > 1 and first.start - low > 12:
                return NOBODY
            return _person(scene, first, "pronoun")._replace(score=0.6, sure_name=False)
        others = scene.named(low, end)
        if others:
            alone = {scene.owners.get(m, m) for m in scene.named(max(0, at - REACH), at)}
            return (
                _person(scene, others[0], "pronoun")._replace(score=0.5, sure_name=False)
                if len(alone) == 1
                else NOBODY
            )
        end = len(scene.masked[:low].rstrip(STOPS + " 　"))
        if not end:
            break
        end = max(end, 0)
    return NOBODY


def answers(scene: Scene, last_quote: Quote, quote: Quote, cue: str) -> bool:
    """Whether a quotation is the answer to the one right before it: “…”他答道：“…”"""
    gap = scene.masked[last_quote.end : quote.start]
    return len(gap) <= 24 and "\n" not in gap and bool(re.search(r"答|反问|回道|回应|反驳", cue))


def other(scene: Scene, at: int, speaker: str | None) -> Speaker:
    """The one other person named in the paragraph before `at`, where two talk; else NOBODY."""
    low = max(scene.masked.rfind("\n", 0, at) + 1, at - REACH)
    known = {scene.owners[m].name: m for m in scene.named(low, at) if m in scene.owners}
    rest = [m for name, m in known.items() if name != speaker]
    if speaker in known and len(rest) == 1:
        return _person(scene, rest[0], "alternation")._replace(score=0.6, sure_name=False)
    return NOBODY
