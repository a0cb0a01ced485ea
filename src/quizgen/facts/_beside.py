"""Whose words they are where no verb of saying brings them: the subject that stands right before or round them."""

import re
from collections.abc import Collection

from quizgen.facts import _called, _phrases
from quizgen.facts._naming import clauses_in, named_last
from quizgen.facts._owners import penned
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import COVER, Scene
from quizgen.facts._speakers import TELLS
from quizgen.facts._speech import CLAUSE, PERSONAL
from quizgen.language.heroes import hero
from quizgen.language.spans import before_blanks, beginning
from quizgen.model import Clause, Quote

_REACH = 200
"""Characters before a quotation in which its subject may stand."""
_CUE = 14
"""Characters between two turns of a paragraph: “…”父亲说。“…”女儿也不让步。"""
_LEAST = 12
"""Characters of words that are a paragraph of their own, at least."""
_SPOKEN = re.compile("[的了是就在有都也我你这那]")  # “大家「都」喜歡去旅行，其實這裡「也有」趣味。”
_OLD = re.compile("[乎之矣焉哉曰兮]")  # “学而时习之，不亦说乎”
_HE = re.compile("[他她](?!们)")  # 那年「他」去了英国。
# 「…。」|老板许国栋取下墙上的一只风筝，|「…。」
_GAP = re.compile(rf"(?![的这那一])(?:[^。！？!?：:“「”」\n]|[“「]{COVER}{{1,6}}[”」]){{4,60}}，(?=[“「])")
_PARTS = 4
"""Parts of one length from which words are verse, which a poet wrote and not who thinks of it."""
_FINAL = re.compile(r"[。！？!?…]$")
# “…”「说完，」他抬起左腿
_HAVING_SAID = re.compile(r"\s*(?:说[完罢毕]|话音[刚未]落|言[罢毕]|语毕)(?:这[^，,。]{0,6}|话|了)?[，,]")
# “…”「说起那个电话，」周砚秋皱着眉头
_SPEAKING_OF = re.compile(
    r"\s*(?:说[起到]|讲[起到]|谈[起到]|提[起到]|聊起|回忆起?|回想起?|忆起)[^。！？“]*[，,]"
)
# “…”孟晓冬「愣住了」: who hears words, not who says them; “…”李华「所」教的学生
_HEARS = re.compile(
    r"(?:所[^以谓]|[^，。]{0,4}(?:听|心[里头中]|愣|怔|呆住|没(?:有|再|敢|能)?(?:说|回|作声|吭|应|接|理|吱)|不(?:说话|吭声|作声|语|理|答|敢|服)|沉默|无言|哑口|答应|回答|接过|记[住得在]|明白|想起|知道|觉得|感到|红了脸|照着?做|点头称是))"
)
# 她这才「觉得」自己能写完一本书。“…”
_THINKS = re.compile(r"[这才也就还又总都一直]*(?:觉得|认为|感到|感慨|感叹|记得|明白|相信|庆幸|坦言)")
_MANY = re.compile("[两三四五六七八九十几众]|.*(?:的|们)")  # 三个人, 《人民日报》的记者


def around(scene: Scene, quote: Quote, *, spoken: bool) -> Speaker:
    """The subject of the clause before the comma, or of the sentences on both sides, or who opens the sentence behind; else NOBODY.

    `spoken`: the words are no proverb by their looks, so what stands before them may tell who speaks.
    """
    text = scene.shadow
    inside = text[quote.start + 1 : quote.end - quote.closed].strip()
    if pen := penned(scene, scene.begin(quote.start), quote.start):
        return pen
    if verse(inside):
        return NOBODY  # 他淡然，“纵浪大化中，不喜亦不惧。……”: a poet's
    if quote.closed and not quote.depth and spoken:
        told = _tells_on(scene, quote)
        told = told if told != NOBODY else _told_of(scene, quote)
        if told != NOBODY:
            return told
    if spoken and quote.closed and not quote.depth and (between := _between(scene, quote)) != NOBODY:
        return between
    if not quote.closed or quote.depth or not _FINAL.search(inside.rstrip("’』」”")):
        return NOBODY
    before, behind = _before(scene, quote) if spoken else None, _behind(scene, quote)
    if before and text[quote.start - 1] in "，," and before.end == quote.start - 1:
        return named_last(scene, before.person, quote.start)
    parted = text[max(0, quote.start - 1)] in "。！？!?\n"
    if before and behind and parted and before.person == behind.person:
        return named_last(scene, before.person, quote.start)
    said = _HAVING_SAID.match(text, quote.end) or _SPEAKING_OF.match(text, quote.end)
    if behind and said and behind.start <= said.end():
        return named_last(scene, behind.person, behind.end)
    return _turn(scene, quote, before, behind)


def verse(inside: str) -> bool:
    """Four parts of one length or more, as verse has them."""
    parts = [part for part in re.split("[，。；！？、]", inside) if part]
    return len(parts) >= _PARTS and len({len(part) for part in parts}) == 1


def _turn(scene: Scene, quote: Quote, before: Clause | None, behind: Clause | None) -> Speaker:
    """Who does something right behind the words (“…。”他拍了拍车座。), else whom the sentence before is about."""
    text = scene.masked
    head = text.rfind("\n", 0, quote.start) + 1
    opens = not text[head : quote.start].strip() or _after_a_turn(scene, head, quote)
    next_to = behind if behind and behind.start - quote.end <= 1 else None
    hears = next_to and _HEARS.match(text, next_to.predicate, next_to.end)
    others = {scene.owners.get(m) for m in scene.named(head, quote.start)}
    apart = text[quote.start - 1] in "。！？!?" or (not others and text[quote.start - 1] not in "：:")
    free = opens or (apart and not others - {next_to.person if next_to else None})
    if next_to and not hears and free:
        return named_last(scene, next_to.person, next_to.end)
    role = _acts(scene, quote.end) if free and not behind else None
    if role and (opens or _called.meant(scene, role.start, role.end)):
        return role
    if before is None or opens or text[quote.start - 1] not in "。！？!?":
        return NOBODY
    if next_to and (not hears or next_to.person == before.person):
        return NOBODY
    named = {scene.owners.get(m) for m in scene.named(head, quote.start)} - {before.person}
    named |= {scene.owners.get(m) for m in beginning(scene.analysis.mentions, quote.start, quote.end)}
    inside = scene.shadow[quote.start + 1 : quote.end - 1]
    if named or not _told_to_us(inside) or _acts(scene, quote.end):
        return NOBODY
    return named_last(scene, before.person, quote.start)


def _after_a_turn(scene: Scene, head: int, quote: Quote) -> bool:
    """Whether nothing stands before the words in the paragraph but who said the ones before: “…？”父亲说。“…"""
    turns = beginning(scene.outer, head, quote.start)
    gap = scene.masked[turns[-1].end : quote.start] if turns else ""
    return 0 < len(gap) <= _CUE and gap.endswith("。")


def _told_to_us(inside: str) -> bool:
    """Whether words are such as somebody says, and no proverb."""
    personal = PERSONAL.search(inside) or len(_SPOKEN.findall(inside)) > 1
    sizes = {len(part) for part in CLAUSE.split(inside) if part}
    return bool(personal) and not _OLD.search(inside) and len(sizes) > 1


def _acts(scene: Scene, at: int) -> Speaker | None:
    """The role that does something right behind the words: “…。”老人摇摇头。"""
    stop = re.compile("[，,。！？!?\n]").search(scene.masked, at)
    role = _phrases.role(scene, at, scene.masked[at : stop.start()], 0, direct=False) if stop else None
    if (
        role is None
        or role.start != at
        or _MANY.match(role.name or "")
        or _HEARS.match(scene.masked, role.end)
    ):
        return None
    return role


def _tells_on(scene: Scene, quote: Quote) -> Speaker:
    """Who tells the sentence before in words turned round, and goes on: 王强说，办法多的是。“…”"""
    text = scene.masked
    end = before_blanks(text, quote.start, " \u3000")
    if text[end - 1 : end] != "。" or scene.named(quote.end, _stop(text, quote.end)):
        return NOBODY
    low = scene.begin(end - 1)
    own = clauses_in(scene, low, end)
    if not own or "“" in text[low:end] or "「" in text[low:end]:
        return NOBODY
    first = min(own, key=lambda clause: clause.start)
    if len({clause.person for clause in own}) == 1 and _THINKS.match(text, own[-1].predicate):
        return named_last(scene, first.person, quote.start)
    told = text[first.predicate : first.end].rstrip("，,：: ")
    comma = text[first.end : first.end + 1] in tuple("，,：:")
    if first.start - low > 4 or not comma or not TELLS.search(told) or len(told) > 8:
        return NOBODY
    others = {scene.owners.get(m) for m in scene.named(low, quote.start)} - {first.person}
    return NOBODY if others else named_last(scene, first.person, quote.start)


def _between(scene: Scene, quote: Quote) -> Speaker:
    """The one person named between two quotations of a sentence or right behind the first: 「…。」老板许国栋取下一只风筝，「…。」"""
    text = scene.masked
    head = text.rfind("\n", 0, quote.start) + 1
    if text[head : quote.start].strip():
        return NOBODY
    gap = _GAP.match(text, quote.end)
    people = {scene.owners.get(m) for m in scene.named(quote.end, gap.end())} - {None} if gap else set()
    person = next(iter(people), None)
    return named_last(scene, person, gap.end()) if gap and person and len(people) == 1 else NOBODY


def _told_of(scene: Scene, quote: Quote) -> Speaker:
    """Who tells what the paragraph tells, nobody else being named in it: 王强告诉本刊，办法有三种。…。“办法多的是，…”，所以…."""
    text = scene.masked
    head = text.rfind("\n", 0, quote.start) + 1
    inside = _words(scene, quote)
    if len(inside) < _LEAST or not CLAUSE.search(inside) or _OLD.search(inside) or not _SPOKEN.search(inside):
        return NOBODY
    if text[quote.start - 1 : quote.start] not in tuple("。！？，,"):
        return NOBODY
    own = [
        c
        for c in clauses_in(scene, head, quote.start)
        if TELLS.search(text[c.predicate : c.end].rstrip("，,：: "))
        and text[c.end : c.end + 1] in tuple("，,：:")
    ]
    people = {scene.owners.get(m) for m in scene.named(head, _stop(text, quote.end))}
    if (
        not own
        or people != {own[-1].person}
        or any(c.person != own[-1].person for c in clauses_in(scene, head, quote.start))
    ):
        return NOBODY
    return named_last(scene, own[-1].person, quote.start)


def _words(scene: Scene, quote: Quote) -> str:
    """The words inside the marks, simplified."""
    return scene.shadow[quote.start + 1 : quote.end - quote.closed].strip()


def alone(scene: Scene, quote: Quote, spoken: Collection[str]) -> Speaker:
    """Whom a portrait is about, where his words are a paragraph of their own and nobody else speaks or was just named.

    `spoken` are the speakers that cues of the essay name.
    """
    about = hero(scene.analysis)
    text = scene.masked
    head = text.rfind("\n", 0, quote.start) + 1
    if about is None or set(spoken) - {about.name} or text[head : quote.start].strip() or quote.depth:
        return NOBODY
    inside = scene.shadow[quote.start + 1 : quote.end - 1]
    if not (spoken or len(scene.analysis.people) == 1):
        return NOBODY
    if not quote.closed or not _FINAL.search(inside) or len(inside) < _LEAST or not head:
        return NOBODY
    if len(_SPOKEN.findall(inside)) < 2 or _OLD.search(inside):
        return NOBODY
    low = head - 1
    while low and not (paragraph := text[text.rfind("\n", 0, low) + 1 : low]).strip(
        f"{COVER}“”「」『』。 \u3000"
    ):
        low -= len(paragraph) + 1
        if low <= 0:
            return NOBODY
    start = text.rfind("\n", 0, low) + 1
    named = {scene.owners.get(m) for m in scene.named(start, low)}
    other = any(c.person != about for c in clauses_in(scene, start, quote.start))
    if named - {about} or other or not (named or _HE.search(text, start, low)):
        return NOBODY
    return named_last(scene, about, quote.start)


def portrait(scene: Scene, quote: Quote, spoken: Collection[str]) -> Speaker:
    """Whom an essay is about, where all that has a speaker is his, of first-person words in a paragraph that names nobody else."""
    about = hero(scene.analysis)
    if about is None or set(spoken) != {about.name} or quote.depth or not quote.closed:
        return NOBODY
    inside = _words(scene, quote)
    if len(inside) < _LEAST or "我" not in inside or not _FINAL.search(inside) or _OLD.search(inside):
        return NOBODY
    text = scene.masked
    start, stop = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    low = text.rfind("\n", 0, max(0, start - 1)) + 1
    named = {scene.owners.get(m) for m in scene.named(low, stop if stop >= 0 else len(text))}
    if named - {about} or _phrases.patterns()["role"].search(text[start : quote.start]):
        return NOBODY
    return named_last(scene, about, quote.start)


def writer(scene: Scene, low: int, quote: Quote) -> Speaker:
    """The subject of the sentence that tells of the writing: 先生为此写了一副对联，上联是“…”."""
    clauses = clauses_in(scene, low, quote.start)
    people = {clause.person for clause in clauses}
    return named_last(scene, clauses[-1].person, quote.start) if len(people) == 1 else NOBODY


def _before(scene: Scene, quote: Quote) -> Clause | None:
    """The last clause of the paragraph before the quotation, if its sentence ends there and names nobody else behind it."""
    low = max(scene.shadow.rfind("\n", 0, quote.start) + 1, quote.start - _REACH)
    last = max(clauses_in(scene, low, quote.start), key=lambda c: c.end, default=None)
    if last is None or scene.named(last.end, quote.start) or "。" in scene.masked[last.end : quote.start - 1]:
        return None
    return last


def _behind(scene: Scene, quote: Quote) -> Clause | None:
    """The first clause behind the quotation in its sentence, if nobody else is named before it."""
    stop = _stop(scene.masked, quote.end)
    first = min(clauses_in(scene, quote.end, stop + 1), key=lambda c: c.start, default=None)
    if first is None or scene.named(quote.end, first.start) or "“" in scene.masked[quote.end : first.start]:
        return None
    return first


def _stop(text: str, at: int) -> int:
    found = re.compile(r"[。！？!?\n]").search(text, at)
    return found.start() if found else len(text)
