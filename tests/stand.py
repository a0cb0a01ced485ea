"""What every question must be, judged from outside: by its text, its sources and who is named in its essay."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path

from quizgen import build, deck, read
from quizgen.language import quantity
from quizgen.language.fold import fold, level
from quizgen.language.shadow import script_of
from quizgen.model import Analysis, Essay, Question, Source

BLANK = "（　　）"
PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "（": "）",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
}
QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》")  # 他说：“我来。” holds “我来。”
ADDED = re.compile(r"(?:[他她它][们們]|.)?〔[^〔〕]+〕")  # 他〔宁允展〕; 他们〔…〕
NAMED = re.compile(r"[这這](?:位|名)(?=[^，。；：“”]{1,40}〔)")  # 这位地理教师〔周砚秋〕
PRONOUN = re.compile(r"[他她它][们們]?|[这這该該其]")
# 病人, 老师傅, 母亲: nouns for people, short and written out here on purpose
PERSON = re.compile(
    r"[病老女男盲好友证]人|老?师傅|老师|学生|母亲|父亲|女儿|儿子|妻子|丈夫|妈妈|爸爸|爷爷|奶奶|队[长員员]|店主|医生|护士|工人|农民|教授|校长|主任|村民|孩子|少年|青年|老汉|姑娘|老人家|老翁|外[公婆]|舅[父舅]|叔叔|伯伯|阿姨"
)
PLURAL = re.compile(r"[们們人者员員匠师師生众眾民工兵友家]")  # 工匠……他们
STOP = re.compile(r"[，；：。！？、]")
NUMERALS = "0123456789零〇一二三四五六七八九十百千万亿两"
DAMAGE = re.compile(r"▢|□|_{2,}|[X×某][市县縣区區省村]")  # 20__年, X市
GLOSS = re.compile(r"[(（][a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ ]*[)）]")  # 诘(jié)
ALIKE = 0.9
"""Share of characters from which two prompts with one answer ask the same."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A deck with what its essays hold."""

    name: str
    questions: Sequence[Question]
    analyses: Mapping[str, Analysis]
    """By the id of their essay."""

    @property
    def essays(self) -> list[Essay]:
        """All of them."""
        return [analysis.essay for analysis in self.analyses.values()]


def judged(name: str, path: Path) -> Judged:
    """The deck at `path`, its essays read again."""
    reading = build.look(list(read.documents([path])))
    return Judged(name, deck.read_questions(path), {a.essay.id: a for a in reading.analyses})


def shown(question: Question) -> list[str]:
    """All that a learner reads before and after the answer."""
    texts = (question.context, question.prompt, question.hint, question.answer, question.explanation)
    return [text for text in (*texts, *question.accept, *question.choices, *sides(question)) if text]


def sides(question: Question) -> list[str]:
    """The texts of what is to be matched or put in order."""
    return [side for item in question.items for side in ([item] if isinstance(item, str) else item)]


# ---- each check gives what is wrong with one question


def grounded(question: Question, of: Judged) -> Iterator[str]:
    """Every piece of the answer stands in the cleaned text of its evidence."""
    held = [fold(text) for source in question.evidence for text in cleaned(source, of.essays)]
    if question.form == "true_false":
        # of a wrong statement the right value is in the explanation, of a right one in the prompt
        told = fold(question.explanation or question.prompt)
        pieces = [] if held and held[0] in told else [told]
    elif question.slot == "points":
        pieces = re.split("[、；]", question.answer)
    else:
        pieces = sides(question) or [question.answer]
    if question.form == "order":
        pieces = [piece for piece in pieces if not composed(fold(piece), held)]
    for piece in pieces:
        # words that their speaker interrupts stand there clause by clause
        clauses = [piece] if question.kind != "quotation" else [c for c in STOP.split(piece) if c]
        if not all(any(fold(clause) in text for text in held) for clause in clauses):
            yield f"{piece} is not in {held}"
    if question.source.sentence not in of.analyses[question.source.essay].essay.text:
        yield "the sentence is not in its essay"


def composed(event: str, held: Sequence[str], most: int = 3) -> bool:
    """Is an event made of at most three pieces that its sources hold: 沈鸿纪念馆|开馆 of 沈鸿纪念馆于2019年开馆?"""
    if not event or not most:
        return not event
    sizes = (n for n in range(len(event), 1, -1) if any(event[:n] in text for text in held))
    return any(composed(event[n:], held, most - 1) for n in sizes)


def cleaned(source: Source, essays: Sequence[Essay]) -> Iterator[str]:
    """What stands at a source after the repairs."""
    for essay in essays:
        if essay.document.file != source.file:
            continue
        inside = [run for run in essay.runs if run.raw_start < source.end and run.raw_end > source.start]
        if inside:
            low, high = inside[0], inside[-1]
            start = low.start
            if low.end - low.start == low.raw_end - low.raw_start:
                start += max(0, source.start - low.raw_start)
            end = high.end
            if high.end - high.start == high.raw_end - high.raw_start:
                end -= max(0, high.raw_end - source.end)
            yield essay.text[start:end]


def silent(question: Question, _: Judged) -> Iterator[str]:
    """The answer is nowhere in prompt, context or hint."""
    if question.form in ("cloze", "choice", "typed"):
        for text in (question.prompt, question.context, question.hint):
            if stands(fold(question.answer), fold(text.replace(BLANK, "|"))):
                yield f"{question.answer} stands in {text}"


def stands(answer: str, text: str) -> bool:
    """Does the answer stand in a text? 3年 does not stand in 13年, and 99% not in 99.99%."""
    before = f"(?<![{NUMERALS}.])" if answer[:1] in NUMERALS else ""
    after = f"(?![{NUMERALS}])" if answer[-1:] in NUMERALS else ""
    return bool(re.search(before + re.escape(answer) + after, text))


def shaped(question: Question, _: Judged) -> Iterator[str]:
    """Blank, options and items are those of its form."""
    if question.prompt.count(BLANK) != (question.form in ("cloze", "choice")):
        yield "number of blanks"
    if question.form == "true_false":
        if question.choices not in (("对", "错"), ("對", "錯")):
            yield "verdicts"
        elif (question.answer == question.choices[1]) != bool(question.explanation):
            yield "what is wrong is explained, what is right is not"
    elif question.form == "choice":
        if not 3 <= len(question.choices) <= 4 or question.answer not in question.choices:
            yield "number of options"
    elif question.choices:
        yield "options"
    if question.items:
        rows = zip(*question.items, strict=True) if question.form == "match" else [question.items]
        if any(not len({fold(text) for text in row}) == len(row) >= 3 for row in rows):
            yield "rows"


def alike(question: Question, _: Judged) -> Iterator[str]:
    """Options are distinct, of one sort and one script."""
    if question.form != "choice":
        return
    if len({fold(choice) for choice in question.choices}) != len(question.choices):
        yield "two options are one"
    sorts = {sort(choice, question.kind) for choice in question.choices}
    if len(sorts) > 1:
        yield f"options of several sorts: {sorted(sorts)}"
    if len({script_of(choice) for choice in question.choices} - {"neutral"}) > 1:
        yield "options of two scripts"


def sort(option: str, kind: str) -> str:
    """What an option is: a work, a date of some granularity, a quantity of some unit, or words.

    `kind` is that of the question: 三国 counts no countries where a date is asked."""
    if option.startswith("《") and option.endswith("》"):
        return "work"
    found = quantity.find(level(option))
    if len(found) == 1 and found[0].end - found[0].start == len(option):
        one = found[0]
        if kind == "date" and one.kind == "date":
            return f"date {one.granularity}"
        if kind == "statistic" and one.unit_canonical:
            return f"quantity {one.unit_canonical}"
    return "words"


def standing(question: Question, of: Judged) -> Iterator[str]:
    """A pronoun is quoted, inside a word, given its noun, or behind its antecedent in prompt or context.

    So it is in what is matched or put in order, but for what somebody said."""
    analysis = of.analyses[question.source.essay]
    told = [] if question.kind == "quotation" else sides(question)
    for text in (f"{question.context}\n{question.prompt}", *told):
        yield from dangling(text, question, analysis)


def dangling(text: str, question: Question, analysis: Analysis) -> Iterator[str]:
    """The pronouns of a text that point at nothing in it."""
    plain = level(text)
    free = [m.span() for pattern in (QUOTED, ADDED) for m in pattern.finditer(text)]
    free += [m.span() for m in NAMED.finditer(text)]
    free += [m.span() for word in no_pronouns() for m in re.finditer(word, plain)]
    for match in PRONOUN.finditer(plain):
        if any(start <= match.start() < end for start, end in free):
            continue
        if not antecedent(match[0], text[: match.start()], question, analysis):
            yield f"{match[0]} without its noun"


def antecedent(pronoun: str, before: str, question: Question, analysis: Analysis) -> bool:
    """Can what stands before a pronoun be what it points at?"""
    names = {analysis.essay.text[m.start : m.end] for m in analysis.mentions}
    _, blank, since = before.rpartition(BLANK)
    if pronoun in ("他", "她"):
        # the blank itself, in another clause: in 雨果称他为荷马 he is not 雨果
        of_blank = blank and question.answer in names and (STOP.search(since) or since.endswith(("说", "說")))
        clauses = STOP.split(level(before))[
            :-1
        ]  # 病人由女儿陪同，护士把他…: a noun for a person, in another clause
        return (
            bool(of_blank)
            or any(name in before for name in {*names, "〔此人〕"})
            or any(map(PERSON.search, clauses))
        )
    if pronoun[0] in "他她":
        return bool(PLURAL.search(before))
    if blank or before.endswith(("”", "」", "』", "》")):
        return True  # （　　），这是列车跑出的最高时速; “……”这句话
    return bool(STOP.search(before)) and len(re.findall(r"[\u3400-\u9fff]", before)) >= 4


@cache
def no_pronouns() -> tuple[str, ...]:
    """Words that hold a pronoun's character and point at nothing."""
    text = (files("quizgen.questions") / "data" / "no_pronouns.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def balanced(question: Question, _: Judged) -> Iterator[str]:
    """Marks are paired in all that is shown."""
    for text in shown(question):
        stack: list[str] = []
        for char in text:
            if char in PAIRS:
                stack.append(PAIRS[char])
            elif char in PAIRS.values() and (not stack or stack.pop() != char):
                stack = ["never"]
                break
        if stack:
            yield text


def whole(question: Question, _: Judged) -> Iterator[str]:
    """Nothing is lost, struck out, or left of a page that glosses its characters."""
    for text in shown(question):
        if DAMAGE.search(text) or GLOSS.search(text):
            yield text


CHECKS = (grounded, silent, shaped, alike, standing, balanced, whole)


def twins(of: Judged) -> Iterator[tuple[Question, Question]]:
    """Pairs of one deck that ask the same in the same form."""
    by_answer: dict[tuple[str, str], list[Question]] = {}
    for question in of.questions:
        asked = question.fact if question.form == "true_false" else fold(question.answer)
        by_answer.setdefault((question.form, asked or str(question.items)), []).append(question)
    for same in by_answer.values():
        for one, other in combinations(same, 2):
            if likeness(one, other) >= ALIKE:
                yield one, other


def likeness(one: Question, other: Question) -> float:
    """Share of the characters of two prompts that are the same, in order."""
    if one.items:
        return float(one.items == other.items)
    matcher = SequenceMatcher(None, fold(one.prompt), fold(other.prompt), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
