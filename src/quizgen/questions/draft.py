"""A question being made: the fact, what is hidden, and how it becomes a line of the deck."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.language.dates import eras
from quizgen.language.fold import fold, simplify
from quizgen.model import Analysis, Blank, Citation, Fact, Person, Question, Source
from quizgen.questions import above, affinity, sets, spoken
from quizgen.questions.accepted import DYNASTY, other, telling
from quizgen.questions.checks import QUOTED, given_away, unfit
from quizgen.questions.definites import proper
from quizgen.questions.endings import tells_something
from quizgen.questions.figures import quoted
from quizgen.questions.hints import hinted
from quizgen.questions.passage import Passage, cut
from quizgen.questions.rival_pool import Asked
from quizgen.questions.templates import Template
from quizgen.questions.worth_people import KIN

LEAST = 4
"""Han characters of words that come from somewhere: 敬事而信, not 文."""
_PROSE = re.compile("[之而者也矣乎哉其吾尔曰]|不可|可以|就是|[的了是]")  # 先天下之忧而忧
COUPLET, QUATRAIN = 2, 4
"""Lines of five or seven characters that a poet wrote at most, and that are a poem by themselves at least."""
BARE_TERM = 13
"""Han characters of what tells a term where nothing stands above it; set by judgement."""
_SHORT = 8
"""Han characters below which words must have a verb to be told by where they stand."""
GIVEN = re.compile(r"[为给向替]$")  # 为|《教育艺术》题词: the words are not in it
NEAR = re.compile(r"今年|去年|前年|目前|全[村县市镇校厂院]|当地|本地")
_OF_SENTENCE = re.compile(r"[这這]句[话話](是(?:谁|誰|（　　）))\{verb\}的")
# 杜甫诗中有|“暖水濯我足，…”: a verse is not said; not 朱熹注《诗》说
# 他把书名写成|对联：|“飞雪连天射白鹿，笑书神侠倚碧鸳。”
_OF_COUPLET = re.compile("(?:对联|楹联|挽联|春联|联语)[：，]?[“「]?$")
_WHOSE_COUPLET = re.compile("(（　　）|[谁誰])的(?=对联|對聯)")  # 是谁|写|的对联？
_WRITTEN_WORDS = re.compile("([写寫])的[话話](?=[？。])")
_DICTIONARY = re.compile("词典|字典|辞典|辞海|辞源|说文解字|尔雅|百科全书")
_OF_VERSE = re.compile(r"(?:诗(?![》经人])|诗句|[赋题作写]了?一?首?诗)[^，。；：“”》]{0,3}[：，]?[“「]?$")
# “我们的居里夫人”|这句话是谁说的|？: a name for something is not said
_SAID_BY = re.compile(r"[这這]句[话話]是(谁|誰|（　　）)(?:\{verb\})?的")
_THESE_WORDS, _HIS_WORDS = re.compile(r"[这這]句[话話]"), re.compile(r"的[话話](?=[？。])")
BEFORE = 10
"""Characters before words in which a poem is spoken of."""
_DAY_ONLY = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号號]?)?[底初中上下旬]{0,2}"
)
# 一九八七年, 光绪二十六年, 九十四年 of the republic; not 前|一年|, 停在|四十九年
_ITS_YEAR = re.compile(
    rf"\d{{3,4}}年|[一二][〇○零一二三四五六七八九]{{3}}年|(?:{'|'.join(eras())})[元一二三四五六七八九十廿卅]{{1,3}}年"
    r"|(?<![\u4e00-\u9fff])[一二三四五六七八九十]{2,3}年(?![级来])|每年|年年|例年|历年|历史上的今天|节|农历"
)
# 春天也没有雨，|全年雨量|只有九百零一毫米; 到了|年底|，…: of which year?
_OF_THE_YEAR = re.compile(
    r"(?<![每常])全年(?:的?雨量|的?降[雨水]量|总?共|累计|只有?|仅|完成|实现|接待|营业|销售|收入|投入|新增)|(?<![每年常\d])年(?:底|末|初)(?=[，时]|[前以之])"
)
_CORE = re.compile("(.{3,})的[^的]{1,3}$")  # 自我实现|的需要, beside 通向自我实现的台阶
_OLDER = re.compile("(?:^|[，。；：、]|[^\u4e00-\u9fff])[老小大](?=$)")  # 老|普林尼
_TOGETHER = re.compile(r"[和与與、]")  # 高锟和同事霍克汉: either tells
_PAPERS = re.compile("(?:报|報|日报|周刊|週刊|月刊|杂志|雜誌|新闻|新聞|时报|時報)[》〉]?$")  # 《大公报》
SAID, WRITTEN, EITHER = ("说", "說"), ("写", "寫"), ("", "")
"""How words came to be, simplified and traditional; where somebody says in a book, or only 有言, nobody knows."""
WRITES = re.compile(r"[写寫题題刻]|留言|回信|来信|來信|[记記][下录錄]")  # 在信里写道, 题词, 在日记里记下

SPEAKS = re.compile(
    r"[说道曰问答讲喊叫嚷]|[笑直戏坦断]言|告诉|表示|指出|回忆|强调|介绍|坦言|感叹"
)  # 他笑着说, 感叹道


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is known of a question before its form is chosen."""

    id: str
    template: Template
    fact: Fact
    blank: Blank
    analysis: Analysis
    owners: Mapping[int, Person]
    """Whose the pronouns of the essay are, as `passage.owners` found."""
    witnesses: tuple[Source, ...] = ()
    old: Question | None = None
    """What the deck asked before this build where this draft asks now; of a set the one that began in this sentence."""
    known: str = ""
    """The id that the deck knows it by, where its content gives another now."""
    settled: bool = False
    """Did the deck know this blank when its content was another, so that a share of blanks was taken without it?"""

    @property
    def seed(self) -> str:
        """What its options and its wording hang on: the id it will have."""
        return self.known or self.id

    @property
    def old_choices(self) -> tuple[str, ...]:
        """Options the deck's last version showed."""
        return self.old.choices if self.old else ()

    def asked(self, passage: Passage, old: tuple[str, ...]) -> Asked:
        """What its options are chosen for, these ones of the deck's last version first."""
        said = str(self.fact.data.get("text", "")) if self.blank.slot == "speaker" else ""
        sort = self.template.pool
        return Asked(self.seed, passage.answer, self.blank, sort, self.analysis, passage.shown, said, old)

    def ask(self, seed: str = "") -> str:
        """Its wording: the one that the deck showed; else chosen by `seed`, for a set the id it will have."""
        shown = self.old.prompt if self.old else ""
        return self.template.wording(seed or self.seed, self.analysis.essay.script, shown)

    @property
    def stated(self) -> bool:
        """Does the essay itself state it, nobody in quotation marks, of somebody or something it names?"""
        blank = self.blank
        return not quoted(self.analysis, blank) and proper(
            self.analysis, blank.passage_start, blank.passage_end
        )


def prompt_of(draft: Draft) -> Passage | str:
    """Prompt and answer of a draft, or the reason why it cannot be asked."""
    ask = draft.ask()
    if "{passage}" in ask:
        found = cut(draft.analysis, draft.blank, draft.owners)
        if isinstance(found, str):
            return found
        if not found.context and NEAR.search(fold(found.prompt)):
            return "no-context"  # 今年全村收了12万斤鲜柿, where the title would tell
        if _yearless(draft, found):
            return "no-context"
        defined = draft.fact.kind == "definition" and draft.blank.slot == "term"
        if defined and not found.context and han(found.prompt) < BARE_TERM:
            return "no-context"  # “（工匠精神）”是一種熱愛工作的職業精神。, of an essay without a title
        if draft.blank.sort == "term" and {found.answer[:2], found.answer[-2:]} <= {
            found.context[i : i + 2] for i in range(len(found.context))
        }:
            found = replace(found, context="")  # 流感…高峰期 above 所谓（流感高峰期）
        found = replace(found, before=_whose(draft, found) + found.before)
        lead, _, tail = ask.partition("{passage}")  # 据文章说：{passage}
        found = replace(found, before=lead + found.before, after=found.after + tail)
        shown = f"{found.context}|{found.before}|{found.after}"
        forms = [
            *telling(draft.analysis, draft.blank, found.answer),
            found.answer.strip("《》〈〉"),
            *_TOGETHER.split(found.answer),
        ]
        if draft.blank.sort == "person" and spoken.by_given_name(
            found.answer, fold(found.before + found.after)
        ):
            return "gives-away"
        if draft.blank.sort == "work" and (found.before.endswith("》") or found.after.startswith("《")):
            return "cut"  # 《…》（　　）的编委: one title of a row without its mark
        if draft.blank.sort == "person" and _OLDER.search(found.before):
            return "cut"  # 老（普林尼）
        if draft.blank.slot.startswith("item") and (core := _CORE.match(found.answer)) and core[1] in shown:
            return "gives-away"
        era = DYNASTY.fullmatch(found.answer) if draft.blank.sort == "date" else None
        if draft.blank.sort == "person" and KIN.search(found.context) and _same_family(draft, found):
            return "gives-away"
        told = any(given_away(form, shown) for form in forms if len(form) > 1) or (era and era[1] in shown)
        return "gives-away" if told else found
    if "{topic}" in ask:
        return sets.passage(draft.analysis, draft.fact, draft.blank, ask)
    return _who_or_where(draft, ask)


def _whose(draft: Draft, found: Passage) -> str:
    """Whose words a lone quotation is, where half of it is asked: 〔周砚秋：〕“你要爱这座山，（　　）。”"""
    said = str(draft.fact.data.get("speaker") or draft.fact.data.get("source") or "")
    lone = QUOTED.fullmatch((found.before + found.answer + found.after).strip())
    if draft.blank.sort != "words" or not said or not lone or said in found.shown:
        return ""
    return f"〔{said}：〕"


def _yearless(draft: Draft, found: Passage) -> bool:
    """Is a day asked, or what came in all the year, and the year is not shown but stands above: 12月24日，迈特纳…? News tell of the day they come out."""
    asked = _DAY_ONLY.fullmatch(found.answer) or _OF_THE_YEAR.search(simplify(found.prompt))
    if not asked or _ITS_YEAR.search(simplify(found.shown)):
        return False
    return bool(_ITS_YEAR.search(draft.analysis.essay.shadow, 0, draft.blank.passage_start))


def _same_family(draft: Draft, found: Passage) -> bool:
    """Does a relative's surname above the question tell the name: 父亲丰𨱑是清末举人，（丰子恺）小时候…?"""
    essay = draft.analysis.essay
    named = {essay.text[m.start : m.end] for m in draft.analysis.mentions}
    told = {name for name in named if len(name) > 1 and name in found.context}
    return any(name[0] == found.answer[0] and name != found.answer for name in told)


def _who_or_where(draft: Draft, ask: str) -> Passage | str:
    """Words of somebody, and the question who said or wrote them, or where they stand."""
    essay, answer = draft.analysis.essay, answer_of(draft)
    words = str(draft.fact.data.get("text", "")).rstrip("，,、")
    cue = draft.fact.data.get("cue") or ""
    if spoken.of_folk(words):
        return "many-fit"
    titled = str(draft.fact.data.get("source") or "").startswith(("《", "〈"))
    said = SPEAKS.search(fold(cue)) or draft.fact.data.get("type") == "speech"
    how = WRITTEN if WRITES.search(cue) else EITHER if titled or not said else SAID
    verb = how[essay.script == "hant"]
    if not verb:
        said_by = r"\1的話" if essay.script == "hant" else r"\1的话"
        ask = _OF_SENTENCE.sub(said_by, ask)  # 这句话是（　　）的 is no Chinese
    lines = "／" in words  # 六年来弄的把戏，／你看了悲不悲伤？
    told = _OF_VERSE.search(essay.shadow, max(0, draft.fact.start - BEFORE), draft.fact.start)
    hant = essay.script == "hant"
    whole = _quatrain(words)
    by_poet = affinity.people().get(fold(answer), "").endswith("poets and writers") and _regular(words)
    if whole or by_poet or (said and (lines or (told and _verse(words)))):
        several = ("这几句诗", "這幾句詩") if whole else ("这句诗", "這句詩")
        ask = _THESE_WORDS.sub(several[hant], _HIS_WORDS.sub(("的诗句", "的詩句")[hant], ask))
        verb = WRITTEN[hant]
    elif _OF_COUPLET.search(essay.shadow, max(0, draft.fact.start - BEFORE), draft.fact.start):
        ask = _HIS_WORDS.sub(("的对联", "的對聯")[hant], ask)
        ask = _WHOSE_COUPLET.sub(r"\1{verb}的", _THESE_WORDS.sub(("这副对联", "這副對聯")[hant], ask))
        verb = WRITTEN[hant]
    elif _phrase(words):
        ask = _SAID_BY.sub(("这个说法出自", "這個說法出自")[hant] + r"\1", ask)
        ask = _THESE_WORDS.sub(("这个说法", "這個說法")[hant], ask)
        ask = _HIS_WORDS.sub(
            ("的说法", "的說法")[hant], ask.replace("{verb}的话", "的话").replace("{verb}的話", "的話")
        )
    filled = ask.replace("{words}", _inner_marks(words, essay.script)).replace("{verb}", verb)
    filled = _WRITTEN_WORDS.sub(r"\1的", filled)  # 是谁写的话？ is no Chinese
    before, _, after = filled.partition("（　　）")
    if any(given_away(form, before + "|" + after) for form in telling(draft.analysis, draft.blank, answer)):
        return "gives-away"
    line = above.title(draft.analysis, draft.blank)
    line = "" if given_away(answer.strip("《》〈〉"), line) else line
    if han(words) < LEAST or len(answer) < len("孔子"):
        return "trivial"  # 子曰: the Master
    if draft.blank.slot == "source" and not titled and "了" in answer:
        return "cut"  # 打了报告：“…”: what was done, not where the words stand
    if draft.blank.slot == "source" and draft.fact.data.get("speaker") and _PAPERS.search(answer):
        return "many-fit"  # 他在《大公报》上声明：“…”: whose words they are
    if draft.blank.slot == "source" and _DICTIONARY.search(fold(answer)):
        return "no-context"  # 《现代汉语词典》的解释是“自己约束自己”: of which word?
    if draft.blank.slot == "source" and GIVEN.search(essay.shadow, 0, draft.blank.start):
        return "many-fit"
    longer = f"(?<=[^《〈]){re.escape(answer.strip('《》〈〉'))}[》〉]"
    if draft.blank.slot == "source" and titled and re.search(longer, essay.text):
        return "many-fit"  # 《记事》 for 《石潭篮球记事》
    if draft.blank.slot == "source" and han(words) < _SHORT and not tells_something(words):
        return "trivial"  # 社会活动家 is a word that anybody writes
    if draft.blank.slot == "speaker" and (
        reason := spoken.unworthy(draft.analysis, draft.fact, draft.blank, words)
    ):
        return reason
    return unfit(before + after, answer) or Passage(before, answer, after, context=line)


def _verse(words: str) -> bool:
    """Are words a line of five or seven characters, or lines of one length: 暖水濯我足，剪纸招我魂?"""
    lines = [line for line in re.split(r"[，。；！？,;!?]", words) if line]
    return len({han(line) for line in lines}) == 1 and han(lines[0]) in (4, 5, 6, 7)


def _regular(words: str) -> bool:
    """Are words a line or two of five or seven characters, and no prose by their particles: 人间四月芳菲尽, not 先天下之忧而忧?"""
    lines = [line for line in re.split(r"[，。；！？,;!?]", words) if line]
    return (
        _verse(words) and len(lines) <= COUPLET and han(lines[0]) in (5, 7) and not _PROSE.search(fold(words))
    )


def _quatrain(words: str) -> bool:
    """Are words four lines or more of five or seven characters, two to a sentence: 清明时节雨如丝，殿上人多立脚迟。…?"""
    lines = [line for line in re.split(r"[，。；！？,;!?]", words) if line]
    return len(lines) >= QUATRAIN and _verse(words) and han(lines[0]) in (5, 7)


def _phrase(words: str) -> bool:
    """Are words a name for something and no sentence: 流动的公共空间, 福建桥梁中的状元?"""
    flat = fold(words)
    if not re.fullmatch("[\u4e00-\u9fff]{3,12}", flat) or "的" not in flat or "是" in flat:
        return False
    tail = flat.rpartition("的")[2]
    tags = [segment.tag(tail[a:b]) for a, b in segment.cut(tail)]
    done = re.search("自己的|[他她我你]的", flat)  # 搬起石头砸自己的脚
    return bool(tags) and tags[-1][:1] == "n" and "v" not in tags and not done


def answer_of(draft: Draft) -> str:
    """What is hidden: the span itself, or the fullest form of a speaker."""
    speaker = draft.fact.data.get("speaker") if draft.blank.slot == "speaker" else None
    return speaker or draft.analysis.essay.text[draft.blank.start : draft.blank.end]


def _inner_marks(words: str, script: str) -> str:
    """Quotation marks inside words that will stand in marks themselves."""
    table = "「『」』“『”』" if script == "hant" else "“‘”’「‘」’"
    return words.translate({ord(a): b for a, b in zip(table[::2], table[1::2], strict=True)})


def question(draft: Draft, prompt: str, passage: Passage, choices: Sequence[str] = ()) -> Question:
    """The finished question but for its score, which `questions.make` gives it."""
    essay, blank, fact = draft.analysis.essay, draft.blank, draft.fact
    hidden = essay.source(blank.start, blank.end)
    asked_of_whole = blank.slot in ("speaker", "source")
    first = fact.source if asked_of_whole else hidden
    full = _where(draft, passage.answer)
    listed = sets.sources(draft.analysis, fact, blank)
    evidence = dict.fromkeys([first, hidden, *full, *listed, *draft.witnesses])
    sentence = essay.text[blank.passage_start : blank.passage_end].strip()
    hint = draft.template.hint_hant if essay.script == "hant" else draft.template.hint
    return Question(
        id=draft.id,
        fact=fact.id,
        facts=(fact.id,),
        slot=blank.slot,
        kind=fact.kind,
        form=draft.template.form,
        template=draft.template.name,
        context=passage.context,
        prompt=prompt,
        answer=passage.answer,
        accept=()
        if choices
        else other(draft.analysis, draft.blank, passage.answer, f"{passage.context}|{prompt}"),
        choices=tuple(choices),
        items=(),
        hint=hinted(draft.analysis, fact, blank, hint, passage.answer),
        explanation=passage.explanation,
        source=Citation(
            first.file,
            first.sha256,
            first.line,
            first.start,
            first.end,
            sentence,
            essay.title or "",
            essay.id,
        ),
        evidence=tuple(evidence),
        tags=draft.template.tags,
        score=0.0,
    )


def _where(draft: Draft, answer: str) -> list[Source]:
    """Where a speaker's fullest name stands, if the passage has a shorter form."""
    essay, blank = draft.analysis.essay, draft.blank
    if blank.slot != "speaker" or essay.text[blank.start : blank.end] == answer:
        return []
    at = essay.text.find(answer)
    return [essay.source(at, at + len(answer))] if at >= 0 else []
