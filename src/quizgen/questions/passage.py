"""The sentence of a question: trimmed to what carries the fact, and made to stand alone or refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quizgen.language import segment
from quizgen.language.fold import fold, level
from quizgen.model import Analysis, Blank, Person
from quizgen.questions.worth import proper, unworthy

BLANK = "（　　）"
LONGEST = 120
"""Characters of a prompt; longer ones were refused by readers of the sample deck."""
COMFORTABLE = 80
"""Characters beyond which the clauses after the answer's fall off: nobody reads a longer prompt twice."""
ENOUGH = 15
"""Han characters that must stand before the end of the answer's clause for that."""
BARE = 8
"""Han characters before the blank below which the sentence before is shown as well."""
SHORTEST = 8
"""Han characters beside the blank; shorter ones do not say what is asked."""
REACH = 2
"""Sentences back in which the owner of a pronoun is looked for."""

HALF = 4
"""Han characters beside the blank of a saying: 古语云：“玉不琢，（　　）。” is enough for who knows it."""
TELLING = 12
"""Han characters that tell who is meant; （　　）成立砖雕工作组 could be anybody."""

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "〈": "〉", "【": "】"}
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》")  # 他说：“我来。” holds “我来。”
_PRONOUN = re.compile(
    r"[他她它](们)?|自己|[这该其]|此(?=[时后前次事举人地])|那(?=[年天时次里个])"
)  # 他们; 该校; 那年
_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，|（[一二三四五六七八九十]）|首先，|其次，|再次，|最后，)"
)  # 二是抓好…
_SPOKEN = re.compile(r"[^，。；]{0,20}?(?:[说道云曰写]|指出|表示|这句)")  # “…”，孔子说
_AIMS = re.compile(
    r"(?:围绕|圍繞|随着|隨着|隨著|为了|為了|通过|通過|按照|根据|根據|针对|針對|面对|面對|对于|對於|关于|關於)[^，；]*$"
)  # 围绕落实《…》，
_SOME = re.compile(r"有[人些的]|许多|多数|每[个名位家台件片座条年]|各")  # 有人能在…上焊接
_DAMAGE = re.compile(r"▢|_{1,}|[X×]{2,}|[X×某](?=[市县区省])")  # 20__年, X市
_COMMA = re.compile(r"[，；]")  # 长50米，高9米，是…
_PAIRED = re.compile(
    r"虽然|雖然|因为|因為|由于|由於|不仅|不僅|不但|如果|只要|只有|即使|尽管|儘管|无论|無論|与其|當|当"
)  # 因为…，所以…
_GOES_ON = re.compile(
    r"[时時后後前中里裏说說讲講道示认為为称稱过過到在是]$|指出$|告[诉訴][^，]{0,4}$"
)  # 他在谈话时，…; 他总结说，…
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_NUMERALS = frozenset("0123456789.零一二三四五六七八九十百千万亿两")
_PLURAL = re.compile(r"[们人者员匠师生众民工兵友家]")  # 工匠……他们


@dataclass(frozen=True, slots=True)
class Passage:
    """A prompt in two halves with the answer between them."""

    before: str
    answer: str
    after: str
    explanation: str = ""
    """Who a pronoun is, where the prompt had to say it."""
    context: str = ""
    """The sentence before, where the passage alone says too little."""

    @property
    def prompt(self) -> str:
        """The passage with its blank."""
        return self.before + BLANK + self.after


@cache
def words(name: str) -> tuple[str, ...]:
    """The lines of a table of words under `data/`."""
    text = (files("quizgen.questions") / "data" / name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def han(text: str) -> int:
    """Number of Han characters."""
    return len(_HAN.findall(text))


def owners(analysis: Analysis) -> dict[int, Person]:
    """Who a pronoun is, for each whose owner is certain: the place behind the pronoun → the person."""
    return {c.predicate: c.person for c in analysis.clauses if c.how == "pronoun"}


def cut(analysis: Analysis, blank: Blank, known: Mapping[int, Person]) -> Passage | str:
    """The passage of a blank, or the reason why it cannot be asked; `known` is what `owners` found.

    The whole sentence is taken if it can be; else the longest run of its clauses that can stand alone.
    """
    reason = ""
    for start, end in _windows(analysis, blank):
        found = _passage(analysis, blank, start, end, known)
        if isinstance(found, Passage):
            return found
        reason = reason or found
        if reason not in ("too-long", "dangling-pronoun", "first-person", "cut"):
            break
    return reason


def _passage(
    analysis: Analysis, blank: Blank, start: int, end: int, known: Mapping[int, Person]
) -> Passage | str:
    text = analysis.essay.text
    before, answer, after = text[start : blank.start], text[blank.start : blank.end], text[blank.end : end]
    if text[end : end + 1] in ("，", "；"):
        after += "。"
    if "\n" in before + answer + after:
        before, answer, after = (part.replace("\n", "") for part in (before, answer, after))
    reason = unfit(before + BLANK + after, answer, HALF if blank.sort == "words" else SHORTEST)
    reason = reason or unworthy(analysis, blank, start, end)
    if reason:
        return reason
    found = _stand_alone(analysis, start, end, blank, known)
    if isinstance(found, str):
        return found
    if blank.sort == "person" and han(before + after) < TELLING:
        return "no-context"
    offset, name = found
    if not name:
        bare = han(before) < BARE and not any(start <= m.start < blank.start for m in analysis.mentions)
        unnamed = not proper(analysis, start, end)
        told = blank.sort in ("number", "date") and (bare or unnamed)
        context = (_context(analysis, blank) or _headed(analysis, blank, unnamed)) if told else ""
        return Passage(before, answer, after, context=context)
    added = f"〔{name}〕"
    at = offset - start
    if offset <= blank.start:
        before = before[:at] + added + before[at:]
    else:
        at = offset - blank.end
        after = after[:at] + added + after[at:]
    pronoun = text[offset - 1 : offset]
    return Passage(before, answer, after, f"{pronoun}：{name}")


def _windows(analysis: Analysis, blank: Blank) -> Iterator[tuple[int, int]]:
    """The sentence, then shorter runs of clauses that begin with a subject of their own, longest first."""
    text = analysis.essay.text
    first, last = _trimmed(analysis, blank)
    yield first, last
    starts = [first]
    for match in _COMMA.finditer(text, blank.passage_start, blank.start):
        at = _behind_opener(analysis, match.end(), blank)
        if at > first and _has_subject(analysis, at):
            starts.append(at)
    for start in starts:
        yield start, _shortened(text, start, blank.passage_end, blank)
        clause = _COMMA.search(text, _behind(blank), blank.passage_end)
        if clause and _can_end(text[start : clause.start()]):
            yield start, clause.start()


def _has_subject(analysis: Analysis, at: int) -> bool:
    """Does the clause at `at` begin with a noun, a name, or 有人, 有些, 每片?"""
    if any(m.start == at for m in analysis.mentions):
        return True
    ahead = analysis.essay.shadow[at : at + 8]
    if _SOME.match(ahead):
        return True
    words_ahead = segment.cut(ahead)
    return bool(words_ahead) and segment.tag(ahead[slice(*words_ahead[0])]).startswith("n")


def _headed(analysis: Analysis, blank: Blank, unnamed: bool) -> str:
    """The title of the essay, where the passage names nothing and the title gives nothing away."""
    title, text = analysis.essay.title, analysis.essay.text
    if not unnamed or not title or given_away(text[blank.start : blank.end], title):
        return ""
    return title if title.startswith(("《", "〈")) else f"《{title}》"


def _context(analysis: Analysis, blank: Blank) -> str:
    """The sentence before a passage that alone says too little (全书（　　）卷), if it gives nothing away."""
    text = analysis.essay.text
    previous = analysis.sentence_at(blank.passage_start - 1)
    if previous is None or previous.refused or "\n" in text[previous.start : blank.passage_start]:
        return ""
    line = text[previous.start : previous.end].strip()
    if (
        len(line) > COMFORTABLE
        or given_away(text[blank.start : blank.end], line)
        or not balanced(line)
        or _DAMAGE.search(line)
    ):
        return ""
    if _stand_alone(analysis, previous.start, previous.end, blank, {}) != (0, ""):
        return ""
    return line


def unfit(prompt: str, answer: str, least: int = SHORTEST) -> str:
    """The reason why a prompt and its answer cannot be asked whatever the essay says, or an empty string."""
    if _DAMAGE.search(prompt + answer):
        return "damaged"
    if not balanced(prompt.replace(BLANK, "")) or not balanced(answer):
        return "unbalanced-quote"
    if len(prompt) > LONGEST:
        return "too-long"
    if han(prompt) < least:
        return "no-context"
    return "gives-away" if given_away(answer, prompt.replace(BLANK, "|")) else ""


def given_away(answer: str, shown: str) -> bool:
    """Does the answer stand in what is shown, blind to script and width? 3年 does not stand in 13年."""
    answer, shown = fold(answer), fold(shown)
    at = shown.find(answer)
    while answer and at >= 0:
        before, after = shown[at - 1 : at], shown[at + len(answer) : at + len(answer) + 1]
        longer = (answer[0] in _NUMERALS and before in _NUMERALS and before) or (
            answer[-1] in _NUMERALS and after in _NUMERALS and after
        )
        if not longer:
            return True
        at = shown.find(answer, at + 1)
    return False


def balanced(text: str) -> bool:
    """Every opening mark has its closing one, in order."""
    stack: list[str] = []
    for char in text:
        if char in _PAIRS:
            stack.append(_PAIRS[char])
        elif char in _PAIRS.values() and (not stack or stack.pop() != char):
            return False
    return not stack


def _trimmed(analysis: Analysis, blank: Blank) -> tuple[int, int]:
    """The passage without what ties it to the sentence before; of a long one only the part between semicolons."""
    text = analysis.essay.text
    start, end = blank.passage_start, blank.passage_end
    if end - start > LONGEST:
        start, end = _part(text, start, end, blank)
    start = _behind_opener(analysis, start, blank)
    if blank.sort == "words":
        return start, _behind_words(analysis, blank, end)
    return start, _shortened(text, start, end, blank)


def _behind_words(analysis: Analysis, blank: Blank, end: int) -> int:
    """Of a sentence that goes on after a saying only the saying is asked, unless its speaker comes behind it."""
    text = analysis.essay.text
    inner = [q for q in analysis.quotes if q.start <= blank.start and blank.end <= q.end and q.depth == 0]
    if not inner or inner[0].end >= end or text[inner[0].end] not in "，；":
        return end
    stop = inner[0].end
    return end if _SPOKEN.match(analysis.essay.shadow, stop + 1, end) else stop


def _behind_opener(analysis: Analysis, start: int, blank: Blank) -> int:
    """The place behind blanks, 二是 and 但是, 因此, at the beginning of a passage or a clause."""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    while start < blank.start and text[start].isspace():
        start += 1
    ordinal = _ORDINAL.match(shadow, start, blank.start)
    if ordinal:
        return ordinal.end()
    for opener in words("openers.txt"):
        after = start + len(opener)
        if shadow.startswith(opener, start) and after <= blank.start:
            comma = shadow[after] in "，,、："
            # 而 and 但 are also pieces of words (而立, 但愿): they fall off only before a comma or a name
            name = after == blank.start or any(m.start == after for m in analysis.mentions)
            return after + comma if comma or name or len(opener) > 1 else start
    return start


def _shortened(text: str, start: int, end: int, blank: Blank) -> int:
    """The end of a long passage after the clause that holds the answer, where the rest only goes on telling."""
    if end - start <= COMFORTABLE:
        return end
    for match in _COMMA.finditer(text, _behind(blank), end):
        if _can_end(text[start : match.start()]):
            return match.start()
    return end


def _behind(blank: Blank) -> int:
    """From where a passage may end: what happened at a date stands behind its comma (1987年，…)."""
    return blank.end + (blank.sort == "date")


def _can_end(kept: str) -> bool:
    """May a passage end here: enough said, marks paired, no 因为… that waits for its 所以, no 说 without words?"""
    waits = _PAIRED.search(kept) or _GOES_ON.search(kept) or _AIMS.search(kept)
    return han(kept) >= ENOUGH and balanced(kept) and not waits


def _part(text: str, start: int, end: int, blank: Blank) -> tuple[int, int]:
    left = max(text.rfind(mark, start, blank.start) for mark in "；;")
    right = min((at for mark in "；;" if (at := text.find(mark, blank.end, end)) >= 0), default=end)
    return (left + 1 if left >= 0 else start), right


def _stand_alone(
    analysis: Analysis, start: int, end: int, blank: Blank, known: Mapping[int, Person]
) -> tuple[int, str] | str:
    """Where a pronoun must be given its noun and which; (0, "") where none must; a reason where none can be."""
    shadow = analysis.essay.shadow[start:end]
    covered = [m.span() for m in _QUOTED.finditer(shadow)]
    for word in words("no_pronouns.txt"):
        covered += [m.span() for m in re.finditer(word, shadow)]
    added: tuple[int, str] = (0, "")
    for match in _PRONOUN.finditer(shadow):
        at = match.start()
        if any(a <= at < b for a, b in covered) or blank.start <= start + at < blank.end:
            continue
        pronoun = match[0]
        if blank.sort not in ("person", "date") and shadow[at - 1] in "，：" and start + at - 1 == blank.end:
            continue  # it points to the answer: （　　），这是…的最高时速
        if _has_antecedent(analysis, pronoun, start, start + at):
            continue
        if pronoun not in ("他", "她") or added[1]:
            return "dangling-pronoun"
        person = known.get(start + match.end()) or antecedent(analysis, start)
        if person is None or person.generic or blank.sort == "person":
            return "dangling-pronoun"
        added = (start + match.end(), person.name)
    return added


def _has_antecedent(analysis: Analysis, pronoun: str, start: int, at: int) -> bool:
    """Is what the pronoun points at named before it in the passage?"""
    seen = analysis.essay.shadow[start:at]
    if pronoun in ("他", "她", "自己"):
        if any(start <= m.start < at for m in analysis.mentions):
            return True
        return pronoun == "自己" and bool(seen)
    if pronoun in ("他们", "她们"):
        return sum(start <= m.start < at for m in analysis.mentions) > 1 or bool(_PLURAL.search(seen))
    # 这 其 此 它 point at the clause before: 最高时速486.1公里，这是…
    return bool(re.search(r"[，；：。]", seen)) and han(seen) >= 4


def antecedent(analysis: Analysis, offset: int) -> Person | None:
    """The one person named in the REACH sentences before `offset`, or None if there are none or two."""
    before = [s for s in analysis.sentences if s.end <= offset][-REACH:]
    if not before or any("redacted" in s.refused for s in before):
        return None
    low = before[0].start
    near = [p for p in analysis.people if any(low <= m.start < offset for m in p.mentions)]
    if len(near) != 1 or near[0].generic:
        return None
    return near[0]


def forms_of(analysis: Analysis, name: str) -> set[str]:
    """Folded forms under which the essay names the person called `name`."""
    text = analysis.essay.text
    for person in analysis.people:
        forms = {fold(person.name), *(fold(text[m.start : m.end]) for m in person.mentions)}
        if fold(name) in forms:
            return {form for form in forms if len(form) > 1}
    return {fold(level(name))}
