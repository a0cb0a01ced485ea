"""Clauses of an essay and who is their subject: by name, or by a pronoun that can only be one person."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

from quizgen.language import segment, topics
from quizgen.language.anaphora import by_title, new_one, personal, this_one
from quizgen.language.antecedents import ANY, CITED, MEETS, TO_HIM, State, antecedent, compared
from quizgen.language.further import beside, brought, further, it_is, sent
from quizgen.language.heroes import gender, hero, outside, pronouns
from quizgen.language.named import NO_SUBJECT, names_first, opens, predicative
from quizgen.language.names import person_noun
from quizgen.language.openers import (
    adverbial,
    aspect,
    behind_openers,
    continues,
    first_word,
    goes_on,
    timed,
)
from quizgen.language.parts import pieces, told, waits
from quizgen.language.spans import Overlapping, beginning
from quizgen.language.tables import FAMILY, words
from quizgen.model import Analysis, Clause, Flag, Mention, Person, Sentence

# 「由」李华创办, 「据」李华介绍, 那是李华「自己」修的: what goes on is not he
_BY_ANOTHER = re.compile(r"[由被据]|是$")
# 「由父亲」吴辛甲启蒙刻印: somebody is told of whose father he is
_BY_KIN = re.compile(f"由(?:其|他的|她的)?(?:{FAMILY}|老师|师傅|师父|恩师)$")
# 记者问「他」: who is not the one who asks
_OBJECT = re.compile("[他她](?!们)")
_SPOKEN = re.compile("[：:“「]")
# 李华忽然「问：“」赔了算谁的？”她说：“…”: who answers is not the one who asks
_ASKS = re.compile(r"(?<![学提访质])问(?:道|了一句|我们?|大家)?[：:，]?\s*[“「]")
_ANSWERS = re.compile(r"[^，。：“”「」]{0,6}(?:说|答|告诉[他她])[：:，]")
# 「小军」应了一声
_NICKNAME = re.compile(r"[小阿](?![时学心说组区孩朋巧型写看姨婆爸妈])[\u4e00-\u9fff](?![的家镇村])")
_SELDOM = 100
"""Frequency below which 小军 and its like are somebody's name, and no 小船."""
# 程若梅「答：」
_LABEL_END = re.compile(r"[问答]?[：:](?![“「])")
# 「1721年制作的“…”」拍出高价, 「最初的实验室」只是地下室, 「与他分享奖金的」是宾宁, 「高等法院」判定…, 「一为」《…碑》: a clause about something else
_THING = re.compile(
    r"(?:[0-9]{3,4}年)?[^，。了]{0,4}(?:制作|创作|写|画|建造|制造|出版|发表)的[“《「]|(?:最[初先早后大]|原来|现在|当时|后来)的[^，。]{1,8}[是有在]|[与和同跟][他她][^，。]{1,10}的(?:就|还|也)?是"
    r"|一[为是]《|(?![被由向与和经在从对把将给让])[^，。了过着的]{0,6}(?:法院|议会|国会|政府|委员会|董事会|公司|出版社)(?:判定|判决|裁定|通过|宣布|批准|决定|同意|授予|颁发|任命|认定)"
)


# 「有一回」他……, 「后来」他……: another scene
SHIFT = re.compile(
    r"有一?[次回天年]|一[天次]|后来|那[年天]|[0-9_]{4}年|多年(?:以)?后|从此|从那以后|晚年|早年|次年|第二年|翌年"
)

# 「1923年」，他……; 「六十岁那年」，他……; 「辛亥革命以后」，他……
_SCENE = re.compile(
    r"[年世]|(?:革命|战争|战败|胜利|解放|成立|回国|归国|毕业|退休|结婚|婚|上任|即位)(?:以|之)?后|期间"
)
# 苏轼，「字子瞻」，……: another name, no subject
_STYLED = re.compile(
    r"(?:[字号]|自号|别号|人称|原名|本名|又名|别名|笔名|法号|谥号?|小名|乳名|艺名|祖籍|籍贯)(?!称|召)"
)

# 「我们」都知道, 「有」一回: nobody's deed
_US = re.compile("[我你您咱]")
_NO_DEED = re.compile(
    r"[有是要让使令像如]|应(?![聘邀征召])|可以|需要|必须|没有|不能|能够|值得|看来|据|为什么|正因|因为|为了|除了|随着|关于"
)
# 「如果没有」袁先生，…，颜龙安也育不成新品种: nobody did so
_SUPPOSED = re.compile(r"(?:如果|假如|假使|若|倘若|要)(?:不是|没有|没|非)|要不是|若非")
# 李华表示，「要」继续努力
_INTENDS = re.compile(r"要|将|愿|决心|今后|自己|会继续|还要|绝不|不会|一定")

_IN_YEAR = re.compile(r"(?:(?:18|19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3})年?")
# 「曾」在县里读书, 「先后」任教于两校
_ONCE = re.compile(r"曾经?(?:先后)?|先后|历任|随后|后来?(?=[被任在入到又])|又|再次|期间")
_FILLER = 8
"""Characters of a clause without a verb that may stand between two verbs of one subject."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What all clauses of an essay are read with."""

    analysis: Analysis
    owners: dict[Mention, Person]
    flags: Overlapping[Flag]
    told_of: Mapping[Person, float]
    """Where each person is first named in nobody's words."""


def clauses(analysis: Analysis) -> Iterator[Clause]:
    """Every clause whose subject is a person of the essay, by place; questions and conditions are left out."""
    if not analysis.people:
        return
    owners = {mention: person for person in analysis.people for mention in person.mentions}
    told_of = {person: min((m.start for m in own), default=inf) for person, own in outside(analysis).items()}
    essay = _Read(analysis, owners, Overlapping(analysis.essay.flags), told_of)
    about = hero(analysis)
    title = analysis.essay.title or ""
    titled = about if about and topics.tells_life(title, about) else None
    whose = topics.whose_life(title, about)
    state = State(hero=about, titled=whose, pronouns=pronouns(analysis, about), life=titled)
    last = 0
    before: Sentence | None = None
    for sentence in analysis.sentences:
        apart = "\n" in analysis.essay.text[last : sentence.start]
        last = sentence.end
        if state.here or state.told:
            state.topic = topics.of_sentence(state)
        state.life = topics.life(analysis, before, state) or (titled if apart else None)
        before = sentence
        if apart:
            only = state.seen[0] if len(set(state.seen)) == 1 and not state.clouded else None
            if state.seen or state.topic or state.clouded:
                state.before = only or topics.stays(state)
            state.seen, state.clouded, state.topic, state.others = (), "", None, ()
            if speaks := topics.whose_turn(analysis, owners, sentence):
                state.others = tuple((pronoun, speaks) for pronoun in ANY)
            state.section = topics.section(analysis, owners, sentence)
            state.hero = state.section or about
            if state.section:
                state.life = state.topic = state.before = state.section
                state.age, state.begun = 0, True
        if not apart or _IN_YEAR.match(analysis.essay.shadow, sentence.start):
            state.topic = state.topic or state.life
        state.subject, state.told, state.here, state.apposed = None, None, (), False
        state.telling = state.met = state.dated = False
        state.opening = True
        state.age += 1
        yield from _of_sentence(essay, sentence, state)


def _of_sentence(essay: _Read, sentence: Sentence, state: State) -> Iterator[Clause]:
    analysis, owners = essay.analysis, essay.owners
    text = analysis.essay.shadow
    last = sentence.start
    supposed = False
    for start, end in pieces(analysis, sentence.start, sentence.end):
        supposed = supposed or _SUPPOSED.match(text, start, end) is not None
        if any(q.end >= end - 1 for q in beginning(analysis.quotes, start, start + 1)):
            state.subject = None  # read below, apart
            continue
        if essay.flags.touching(start, end):
            state.subject, state.clouded = None, ANY
        clause = _read(essay, sentence, (start, end), state)
        mentioned = [m for m in beginning(analysis.mentions, start, end) if m in owners]
        if clause is None:
            several = _several(essay, sentence, (start, end), last) if mentioned else []
            yield from several
            if several and not _BY_ANOTHER.search(text, start, several[0].predicate):
                state.subject, state.apposed = several[0].person, False
                state.beside = tuple(one.person for one in several[1:])
            when = timed(text, start, end)
            state.opening = state.opening and when
            state.dated = when and bool(_SCENE.search(text, start, end))
        last = start
        by_kin = [m for m in mentioned if _BY_KIN.search(text, start, m.start)]
        cited = [m for m in mentioned if m in by_kin or CITED.match(text, m.end) or compared(text, m.start)]
        named = tuple(owners[m] for m in mentioned if m not in cited or owners[m] in state.seen)
        near = dict.fromkeys((*state.cited, *named))
        state.cited = tuple(person for person in near if essay.told_of[person] >= end)
        state.seen = tuple(dict.fromkeys((*state.seen, *named)))
        state.here += named
        state.met = any(MEETS.search(text, start, m.start) for m in mentioned)
        if named or clause:
            state.age, state.begun = 0, True
        if clause and any(owners[m] is clause.person for m in by_kin):
            state.subject = None
            yield clause
        elif clause:
            state.subject, state.apposed = clause.person, clause.predicate == clause.end
            state.told = clause.person
            state.seen = tuple(dict.fromkeys((*state.seen, clause.person)))
            state.telling = waits(text, clause) or (state.telling and clause.how == "same")
            if text[start] in "使让令":  # 使我们明白了……，: what follows is ours
                state.subject = None
            state.clouded = "" if clause.how == "name" else state.clouded
            others = ((m.group(1), clause.person) for m in TO_HIM.finditer(text, start, end))
            state.others = tuple(dict.fromkeys((*state.others, *others)))
            asks = _ASKS.search(text, start, min(end + len("：“"), sentence.end))
            state.asked = clause.person if asks else None
            along = beside(analysis, owners, clause)
            state.beside = along if clause.how != "same" else state.beside
            if told(text, start, end) and not supposed:
                yield clause
                yield from (clause._replace(person=person) for person in state.beside)
        elif mentioned and (coming := brought(analysis, owners, start, end)):
            state.subject, state.beside, state.apposed = coming, (), True
        if mentioned and told(text, start, end):
            yield from sent(analysis, owners, sentence, (start, end))
    for quote in beginning(analysis.quotes, sentence.start, sentence.end):
        if quote.depth == 0 and quote.closed and quote.end <= sentence.end:
            yield from _quoted(essay, sentence, (quote.start + 1, quote.end - 1))


def _several(essay: _Read, sentence: Sentence, clause: tuple[int, int], before: int) -> list[Clause]:
    """The clauses of people who are no single subject; `before` begins the clause before."""
    if essay.flags.touching(*clause) or not told(essay.analysis.essay.shadow, *clause):
        return []
    return list(further(essay.analysis, essay.owners, sentence, clause, before))


def _quoted(essay: _Read, sentence: Sentence, inside: tuple[int, int]) -> Iterator[Clause]:
    """Inside somebody's words only a name tells who is meant, and only what is done is no opinion."""
    text = essay.analysis.essay.shadow
    state = State()
    for start, end in pieces(essay.analysis, *inside):
        clause = _read(essay, sentence, (start, end), state)
        state.subject = clause.person if clause else None
        if (
            clause
            and clause.how == "name"
            and (start, end) != inside
            and told(text, start, end)
            and any(mark in text[clause.predicate : end] for mark in "了过是")
        ):
            yield clause


def _read(essay: _Read, sentence: Sentence, clause: tuple[int, int], state: State) -> Clause | None:
    """The clause with its subject, None if that is nobody we know for sure."""
    analysis, owners = essay.analysis, essay.owners
    text = analysis.essay.shadow
    start, end = clause
    at = behind_openers(text, start, end)
    label = start == 0 or text[start - 1] in "\n \u3000"
    for mention in beginning(analysis.mentions, start, end):
        if label and _LABEL_END.match(text, mention.end) and mention.start == start:
            return None  # 程若梅答：……: of an interview
        if mention in owners and opens(analysis, mention, (start, at, end)):
            return Clause(start, end, mention.end + len(mention.title), owners[mention], "name", sentence)
    pronoun = personal(analysis, start, at, end)
    if pronoun:
        # 2009年，韦主任下乡听课，他说: the one who did it in this sentence
        shifted = (state.dated and state.told is None) or (at > start and bool(SHIFT.match(text, start, at)))
        if state.asked and _ANSWERS.match(text, pronoun[1], end):
            state.others += ((pronoun[0], state.asked),)
        person = antecedent(state, pronoun[0], shifted=shifted)
        state.she = person if person and pronoun[0] == "她" else state.she
        if person is None:
            state.subject = None  # 张浚勉励他，他终身不忘，把书斋……
        return Clause(start, end, pronoun[1], person, "pronoun", sentence) if person else None
    this = this_one(text, at, end)
    if this and this < end and not NO_SUBJECT.match(text, this):
        person = _meant(state)
        if person:
            return Clause(start, end, this, person, "pronoun", sentence)
    first = first_word(text, at, end)
    titled = by_title(analysis, state, first)
    behind = at + len(first)
    alone = behind < end and not NO_SUBJECT.match(text, behind) and not text.startswith("们", behind)
    if titled and alone and predicative(text, behind, end):
        return Clause(start, end, behind, titled, "pronoun", sentence)
    if first == "自己" and state.told and not state.here[1:]:  # 李华说，自己……
        return Clause(start, end, at + len(first), state.told, "pronoun", sentence)
    if state.subject and _STYLED.match(text, start, end):
        state.apposed = True
        return None
    if names_first(analysis, start, end) or it_is(analysis, owners, start, end):
        state.subject = None
        return None
    if state.telling and not _INTENDS.match(text, at, end):
        state.subject = None  # 李华提醒人们，蚯蚓虽小，却……
        if told := new_one(text, at, end):  # 李华说，一名病人……，他……
            state.clouded += _doubtful(text, told, at, end)
        return None
    opened = at == start or segment.tag(first)[:1] in ("r", "n", "m") or first[:1] in ("这", "那", "该", "此")
    if _THING.match(text, at, end) or _THING.match(text, start, end):
        state.subject = None
        return None
    on = continues(text, at, end) or (not opened and goes_on(first_word(text, start, end)))
    if state.subject and (on or aspect(text, at, end)):
        return Clause(start, end, at, state.subject, "same", sentence)
    if state.subject and not segment.tag(first).startswith("r"):
        if person_noun(text[max(start, end - 6) : end].removesuffix("之一").rstrip("”")):
            return None  # 沈括，杭州人，写了……: a role between subject and verb
        tags = [segment.tag(text[start + a : start + b]) for a, b in segment.cut(text[start:end])]
        if state.apposed and any(tag.startswith("v") for tag in tags) and text[end - 1] != "等":
            return Clause(start, end, at, state.subject, "same", sentence)
        if end - start <= _FILLER and not person_noun(first) and not any(tag.startswith("v") for tag in tags):
            return None  # 发明新工艺，新工具，获得……: a piece of a list
    if state.topic and state.topic is state.life and _ONCE.match(text, start, end):
        at = start  # 曾|在县立中学学习
    if _takes_up(essay, sentence, (start, at, end), state):
        return Clause(start, end, at, state.topic, "same", sentence) if state.topic else None
    if _NICKNAME.match(text, at, end) and segment.frequency(text[at : at + 2]) < _SELDOM:
        state.subject, state.clouded = None, ANY  # 小军应了一声: somebody whose name is no name we know
    elif (person_noun(first) and not _compound(text, behind, end)) or first in words("clauses", "anybody"):
        many = text.startswith("们", at + len(first))  # 食客们: no 他
        if not many and first not in ("我", "我们", "大家", "人们"):
            state.clouded += _doubtful(text, first, at, end)
        state.subject = None
    elif newcomer := new_one(text, at, end):
        named = beginning(analysis.mentions, at + len(newcomer), at + len(newcomer) + 1)
        if not named:  # 一位来自县城的女孩|周敏的演讲: she is known
            state.clouded += _doubtful(text, newcomer, at, end)
        state.subject = None
    elif not adverbial(text, start, end):
        state.subject = None
    return None


def _takes_up(essay: _Read, sentence: Sentence, clause: tuple[int, int, int], state: State) -> bool:
    """Whether a sentence without a subject goes on with whom the essay is about: 1935年被任命为院长, 写下了三卷日记."""
    start, at, end = clause
    text = essay.analysis.essay.shadow
    opens_it = state.opening and not state.told and not state.clouded and not state.telling
    lived = state.topic is not None and state.topic is state.life
    if not opens_it or not (lived or state.topic is state.hero):
        return False
    named = beginning(essay.analysis.mentions, start, end)
    if named and not (
        lived and named[0].start > at and segment.tag(first_word(text, at, end))[:1] in ("v", "p")
    ):
        return False
    if text.startswith("是", at + len(first_word(text, at, end))):
        return False  # 坚持|是云南校长张桂梅走遍了大山
    once = lived and _ONCE.match(text, at, end) is not None
    first = first_word(text, at, end)
    verb = once or segment.tag(first)[:1] == "v" or first in words("clauses", "verbs") or first == "被"
    verb = verb or (lived and (first == "任" or segment.tag(first)[:1] == "p"))
    since = _IN_YEAR.match(text, start, end) is not None or (state.section is not None and at > start)
    dated = state.dated or (lived and (once or since))
    done = first == "被" or aspect(text, at, end) or dated
    if not (verb and done) or _NO_DEED.match(text, at, end) or _US.search(text, sentence.start, sentence.end):
        return False
    return predicative(text, at, end)


def _doubtful(text: str, who: str, at: int, end: int) -> str:
    """The pronouns that may mean `who`, the subject of a clause: not those of its object."""
    spoken = _SPOKEN.search(text, at, end)
    objects = _OBJECT.findall(text, at, spoken.start() if spoken else end)
    return "".join(sorted(set(gender(who) or ANY) - set(objects)))


def _compound(text: str, behind: int, end: int) -> bool:
    """人物|名片, 学生|食堂: a word for a person that only belongs to a thing."""
    return segment.tag(first_word(text, behind, end)).startswith("n")


def _meant(state: State) -> Person | None:
    """Who 这位工人 is: the subject of the sentence before, or the only person of the paragraph."""
    if state.dated and state.hero in state.seen:
        return state.hero
    if state.clouded or state.here[1:] or any(person is state.topic for _, person in state.others):
        return None
    named = list(dict.fromkeys(state.seen))
    last = state.topic if state.topic in named or not named else None  # 说到这里，不能不提应昌期。这位实业家…
    return state.told or last or (named[0] if len(named) == 1 else None)
