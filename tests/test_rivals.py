"""Wrong options: of one kind with the answer, never it, never stated by the essay."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plain_essay
from quizgen import build, words
from quizgen.language.fold import fold
from quizgen.language.heroes import of_known
from quizgen.language.shadow import script_of
from quizgen.language.tables import sections
from quizgen.model import Blank, Document
from quizgen.questions import affinity, rival_pool, rival_times, rival_works
from quizgen.questions.rival_dates import about, dates_like, told_otherwise
from quizgen.questions.rival_figures import figures_like, look
from quizgen.questions.rival_lives import of_his_life
from quizgen.questions.rival_logic import believed
from quizgen.questions.rival_names import akin, alike
from quizgen.questions.rival_order import existing, known_then, planned
from quizgen.questions.rival_people import of_one_trade
from quizgen.questions.rival_pool import Asked, pool_of, shipped, stranger
from quizgen.questions.rivals import REASONS, _clash, options

SPECS = Path(__file__).with_name("specs") / "questions"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a table."""
    found: list[dict[str, Any]] = tomllib.loads((SPECS / f"{name}.toml").read_text("utf-8"))["case"]
    return found


@pytest.mark.parametrize("case", cases("figures"), ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    found = figures_like(case["answer"], case.get("script", "hans"))
    assert bool(found) != case.get("none", False)
    assert set(case.get("some", [])) <= set(found)
    assert set(case.get("never", [])).isdisjoint(found)
    assert len(found) == len(set(found))
    assert {look(text) for text in found} <= {look(case["answer"])} or "分之" in case["answer"]


@pytest.mark.parametrize("case", cases("believed"), ids=lambda case: case["label"])
def test_figures_that_cannot_be(case: dict[str, Any]) -> None:
    before, answer, after = re.split("[［］]", case["text"])
    text = before + answer + after
    blank = Blank("value", "number", len(before), len(before + answer), 0, len(text))
    asked = Asked("id", answer, blank, "number", plain_essay.read(text))
    some, never = case.get("some", []), case.get("never", [])
    assert believed(asked, [*some, *never], 3) == some


@pytest.mark.parametrize("case", cases("lives"), ids=lambda case: case["label"])
def test_years_of_no_life(case: dict[str, Any]) -> None:
    before, answer, after = re.split("[⟦⟧]", case["text"])
    documents = [Document("a.txt", "0" * 64, "utf-8", "云岭的石桥\n\n" + before + answer + after)]
    (analysis,) = build.look(documents).analyses
    at = analysis.essay.text.index(answer)
    sentence = analysis.sentence_at(at)
    assert sentence
    blank = Blank("when", "date", at, at + len(answer), sentence.start, sentence.end)
    some, never = case.get("some", []), case.get("never", [])
    assert of_his_life(Asked("id", answer, blank, "date", analysis), [*some, *never]) == some


@given(st.decimals(0, 99_999, places=2), st.sampled_from(["公里", "毫米", "%", "万元", "年"]))
def test_figures_differ_only_in_their_digits(number: object, unit: str) -> None:
    answer = f"{number}{unit}"
    for text in figures_like(answer):
        assert text != answer
        assert re.sub(r"\d+(\.\d+)?", "0", text) == re.sub(r"\d+(\.\d+)?", "0", answer)
        assert len(text.partition(".")[2]) == len(answer.partition(".")[2])
        assert float(text.removesuffix(unit)) > 0


@given(st.text(max_size=12))
def test_no_answer_raises(text: str) -> None:
    assert text not in figures_like(text)


@pytest.mark.parametrize(
    ("answer", "rival", "fits"),
    [
        ("宁允展", "爱迪生", True),
        ("宁允展", "列奥纳多·达·芬奇", False),
        ("宁允展", "斯特拉迪瓦里", False),
        ("《大学》", "论语", False),
        ("《大学》", "《论语》", True),
        ("居里", "孔子", True),
        ("黑泽明", "科波拉", False),
        ("黑泽明", "小津安二郎", True),
    ],
)
def test_options_are_of_one_make(answer: str, rival: str, fits: bool) -> None:
    assert alike(answer, rival) == fits


@pytest.mark.parametrize("sort", ["person", "work"])
def test_shipped_options_are_of_one_script(sort: str) -> None:
    hans, hant = ([c.text for c in shipped(sort, script)] for script in ("hans", "hant"))
    assert len(hans) > 30
    assert len(hant) > 30
    assert all(script_of(name) in ("hant", "neutral") for name in hant)
    assert all(script_of(name) in ("hans", "neutral") for name in hans)
    if sort == "work":
        assert [fold(name) for name in hans] == [fold(name) for name in hant]


def tried(
    text: str, answer: str, sort: str, old: tuple[str, ...] = (), said: str = "", more: str = ""
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The options for `answer`, hidden in an essay of this text, and what was told of each candidate; `more` is another essay."""
    documents = [Document(f"{n}.txt", str(n) * 64, "utf-8", t) for n, t in enumerate((text, more)) if t]
    reading = build.look(documents)
    analysis = reading.analyses[0]
    at = analysis.essay.text.index(answer)
    sentence = analysis.sentence_at(at)
    assert sentence
    slot = "speaker" if said else "value"
    blank = Blank(slot, sort, at, at + len(answer), sentence.start, sentence.end)
    asked = Asked("id", answer, blank, sort, analysis, "", said, old)
    told: dict[str, str] = {}
    pool = pool_of(reading.facts)
    chosen = options(asked, pool, told)
    assert options(asked, pool) == chosen, "to be told changes nothing"
    return chosen, told


PEOPLE = (
    "造物的人\n\n毕昇发明了活字印刷术。沈括在书里记下了毕昇的办法，苏颂造出了水运仪象台。\n\n"
    "后来秦九韶写成了《数书九章》，郭守敬制定了授时历，爱迪生发明了电灯，列奥纳多·达·芬奇画过飞行器的草图。\n"
)


def test_refused_people_are_told_with_their_reason() -> None:
    chosen, told = tried(PEOPLE, "苏颂", "person")
    assert told["毕昇"] == "passage"
    assert told["列奥纳多·达·芬奇"] == "make"
    assert "苏颂" not in told
    assert {text for text, reason in told.items() if not reason} == set(chosen) - {"苏颂"}
    assert set(told.values()) <= {"", *REASONS}


CAFE = (
    "记者方晓燕开了咖啡店\n\n方晓燕2004年进报社，采访过许国栋和罗大明，后来又采访过丁宝山和林巧云。方晓燕在2020年离开了报社。\n\n"
    "周砚秋和何世良来喝咖啡，方晓燕给他们冲了两杯。\n"
)


def test_somebody_whom_no_table_knows_has_options_only_for_what_he_says() -> None:
    assert tried(CAFE, "周砚秋", "person")[0] == ()
    chosen = tried(CAFE, "周砚秋", "person", said="咖啡冲得好，人就坐得久。")[0]
    assert len(chosen) == 4
    assert tried(CAFE + "巴金也喝咖啡。\n", "周砚秋", "person", said="咖啡冲得好，人就坐得久。")[0] == chosen


def test_the_right_one_does_not_stand_far_from_all_others() -> None:
    years = "、".join(f"{year}年" for year in (*range(1935, 1947), *range(1915, 1934), 2020))
    text = f"年表\n\n1934年，许国栋的小说出版。\n\n{years}，他都写过小说。\n"
    chosen, _ = tried(text, "1934年", "date")
    assert chosen == ()


def test_a_figure_that_the_essay_states_is_told() -> None:
    text = "两座桥\n\n东桥全长486米，由两岸的工人合力建成。\n\n西桥全长386米，比东桥早了3年。\n"
    chosen, told = tried(text, "486米", "number")
    assert told["386米"] == "stated"
    assert "386米" not in chosen
    _, again = tried(text, "486米", "number", chosen)
    assert {text for text, reason in again.items() if not reason} == set(chosen) - {"486米"}


def test_what_nobody_would_believe_is_told() -> None:
    text = "先生\n\n这位先生生于1901年，1972年在北京去世，享年71岁。\n"
    chosen, told = tried(text, "1972年", "date")
    assert len(chosen) == 4
    assert all(int(option[:4]) > 1901 for option in chosen)
    text = "合格率\n\n新的工艺让合格率从91%提高到93%，全厂都很高兴。\n"
    _, told = tried(text, "93%", "number")
    assert told["90%"] == "odd"
    assert told["91%"] == "stated"


def test_what_is_told_as_about_so_much_has_no_option_near_by() -> None:
    text = "东桥\n\n东桥全长{}，由两岸的工人合力建成。\n"
    chosen, _ = tried(text.format("1200米左右"), "1200米", "number")
    assert len(chosen) == 4
    assert "1100米" not in chosen
    assert "1100米" in tried(text.format("1200米"), "1200米", "number")[0]


def test_no_option_is_part_of_another() -> None:
    assert _clash("李大山", {"李大"}, "", sort="person") == "part"
    assert _clash("李大", {"李大山"}, "", sort="person") == "part"
    assert _clash("赵三喜", {"李大山"}, "", sort="person") == ""
    assert _clash("《周刊》", {"《清华周刊》"}, "", sort="work") == "part"


def test_nobody_is_beside_himself_under_another_name() -> None:
    assert _clash("杨坚", {"隋文帝"}, "", sort="person") == "same"
    assert _clash("李叔同", set(), "为祝弘一法师五十寿辰", sort="person") == "passage"
    assert _clash("杨坚", {"杨广"}, "", sort="person") == ""


def test_who_does_it_with_the_answer_is_no_option() -> None:
    text = (
        "玻璃丝\n\n1966年，高锟和同事钱学森发表了论文，提出用玻璃丝传送电话。\n\n"
        "高锟在论文里算过损耗。袁隆平来信支持他，钱三强整理数据，华罗庚画图。\n"
    )
    chosen, told = tried(text, "高锟", "person")
    assert "钱学森" not in chosen
    assert told["钱学森"] in ("stated", "passage")


def test_strangers_are_options_only_in_their_own_essay() -> None:
    answer = replace(stranger("秦若梅", "person"), essays=frozenset({"a"}))
    other = replace(stranger("周小满", "person"), essays=frozenset({"b"}))
    assert not akin(answer, other, "a")
    assert akin(answer, other, "b")


def test_who_is_of_another_country_is_no_option() -> None:
    text = "教育\n\n法国思想家蒙田说过，教育是为了内心的丰富。\n\n尼采和卢梭、黑格尔都读过他的书。\n"
    assert tried(text, "蒙田", "person")[0] == ()


def test_every_reason_has_words() -> None:
    assert all(f"rival.{reason}" in words.table("en") for reason in REASONS)


def test_nobody_stands_in_a_scene_of_another_age() -> None:
    text = (
        "手熟\n\n北宋的陈尧咨以善射闻名。胡适在1919年写了一篇文章。\n\n"
        "2010年，吴宝春再度来到巴黎，和林大山、周敏文、赵立新一同参加面包大赛。\n"
    )
    chosen, told = tried(text, "吴宝春", "person")
    assert not {"陈尧咨", "胡适"} & set(chosen)
    assert told.get("陈尧咨") in ("group", None)
    text = "海港\n\n曾国藩拒绝了徐寿的所有请求。康熙、忽必烈、李鸿章、左宗棠的时候也是这样。\n"
    assert not {"康熙", "忽必烈"} & set(tried(text, "曾国藩", "person")[0])


def test_no_man_stands_beside_the_only_woman_of_a_class() -> None:
    text = "协和的人\n\n1929年，林巧稚从协和医学堂毕业，是全班唯一的女生。张孝骞教内科，黄家驷教外科。\n"
    assert not {"张孝骞", "黄家驷", "钟南山"} & set(tried(text, "林巧稚", "person")[0])
    plain = text.replace("，是全班唯一的女生", "")
    assert {"张孝骞", "黄家驷"} & set(tried(plain, "林巧稚", "person")[0])


def test_who_says_the_words_of_another_is_no_option() -> None:
    text = (
        "修书\n\n程若梅、贾怀民、苏晓彤、何思远都在修书。\n\n"
        "程若梅说：“急不得，周文海早就提醒过：‘不遇良工，宁存故物。’”贾怀民点头，苏晓彤记下，何思远去倒茶。\n"
    )
    chosen, _ = tried(text, "周文海", "person", said="不遇良工，宁存故物。")
    assert "程若梅" not in chosen


def test_who_only_stands_beside_a_speech_is_an_option() -> None:
    text = "霓虹\n\n「爸爸第一天只教我一件事。」林慧珊笑言。香港的師傅還有黃志強、李國華、陳永安、梁家輝。\n"
    chosen, _ = tried(text, "林慧珊", "person", said="爸爸第一天只教我一件事。")
    assert len(chosen) == 4


def test_a_traditional_question_has_traditional_options() -> None:
    text = "夜燈\n\n牆上掛着顏真卿的名句。虞世南、歐陽詢、褚遂良都是書法家。\n"
    more = "书法\n\n怀素写过《自叙帖》，怀素是唐代的僧人，怀素和张旭齐名。\n"
    chosen, _ = tried(text, "顏真卿", "person", said="三更燈火五更雞", more=more)
    assert chosen
    assert "怀素" not in chosen


def test_old_options_stay_while_they_pass() -> None:
    text = "两座桥\n\n东桥全长486米，由两岸的工人合力建成。\n"
    chosen, _ = tried(text, "486米", "number")
    assert tried(text, "486米", "number", tuple(reversed(chosen)))[0] == tuple(reversed(chosen))
    again, _ = tried(text, "486米", "number", ("486米", "386米", "446米", "4.86米"))
    assert {"386米", "446米"} < set(again)
    assert "4.86米" not in again


def test_books_are_of_the_time_that_is_asked_about() -> None:
    death, life = rival_times.told("苏颂病逝于1101年"), rival_times.told("1086年，他精通算术")
    assert not rival_works.timely(death, "《宋史》", "《左传》")
    assert rival_works.timely(death, "《宋史》", "《明史》")
    assert not rival_works.timely(life, "《九章算术》", "《天工开物》")
    assert rival_works.timely(life, "《九章算术》", "《考工记》")
    assert not rival_works.timely(rival_times.told("两千多年前的"), "《考工记》", "《梦溪笔谈》")
    assert rival_works.timely(None, "《考工记》", "《梦溪笔谈》")


def test_whoever_wrote_a_book_knew_no_later_one() -> None:
    text = (
        "史书\n\n司马迁写成了五十二万余字的《史记》。\n\n后来有《汉书》和《元史》，先前有《左传》《国语》。\n"
    )
    chosen, told = tried(text, "《史记》", "work")
    assert "《元史》" not in chosen
    assert len(chosen) == 4, "nobody quotes it, so that books which hold its words are good"
    assert told.get("《元史》") in ("group", None)


def test_what_tells_of_somebody_is_not_older_than_he() -> None:
    text = "刷字\n\n《宋史》说米芾冠服效唐人，走到哪里都有人围观。\n\n书架上有《史记》和《左传》，也有《明史》《元史》《清史稿》。\n"
    chosen, _ = tried(text, "《宋史》", "work")
    assert not {"《史记》", "《左传》"} & set(chosen)


@pytest.mark.parametrize(
    ("answer", "passage", "after", "told"),
    [
        ("一九一一年一月三十一日", "正是辛亥年的大年初二，他点了火", "，正是辛亥年", True),
        ("晚清", "他回顾到民国的五十年", "到民国的五十年", True),
        ("一九一一年一月三十一日", "正是大年初二，他点了火", "，正是大年初二", False),
        ("晚清", "他回顾的五十年", "的五十年", False),
        ("1911年", "到民国的五十年", "到民国的五十年", False),
    ],
)
def test_dates_that_the_rest_tells(answer: str, passage: str, after: str, *, told: bool) -> None:
    assert told_otherwise(answer, passage, after) == told


def test_a_law_is_no_option_for_a_plan() -> None:
    text = "2024年6月1日，《粮食安全保障法》施行，第一次以法律的形式作了规定。"
    answer = "《粮食安全保障法》"
    blank = Blank("title", "work", text.index(answer), text.index(answer) + len(answer), 0, len(text))
    asked = Asked("id", answer, blank, "work", plain_essay.read(text))
    rivals = ["《种业振兴行动方案》", "《黑土地保护法》", "《天工开物》"]
    assert [rival for rival in rivals if rival_works.of_kind(asked, rival)] == ["《黑土地保护法》"]


def test_a_day_is_of_the_year_told_before_it() -> None:
    text = "一九一一年初，鼠疫夺去了许多性命。四月三日，万国鼠疫研究会在奉天开幕，选出来的会长是许国栋。"
    (analysis,) = build.look([Document("a.txt", "0" * 64, "utf-8", text)]).analyses
    at, sentence = text.index("许国栋"), analysis.sentences[-1]
    blank = Blank("deed:x", "person", at, at + 3, sentence.start, sentence.end)
    stretch = rival_times.scene(Asked("id", "许国栋", blank, "person", analysis))
    assert stretch and stretch.low <= 1911 <= stretch.high <= 1960


def test_a_book_that_holds_the_same_words_is_no_option() -> None:
    text = "书\n\n《老子》说：“天下大事，必作于细。”\n\n《韩非子》《孟子》《荀子》《墨子》也讲过道理。\n"
    chosen, told = tried(text, "《老子》", "work")
    assert "《韩非子》" not in chosen
    assert told.get("《韩非子》") in ("stated", None)


def test_a_book_that_the_passage_tells_by_another_title_is_no_option() -> None:
    text = "书\n\n书架上有《周易》《孟子》《荀子》《墨子》。\n\n周砚秋读完《易经》，又读《论语》。\n"
    chosen, told = tried(text, "《论语》", "work")
    assert len(chosen) == 4
    assert "《周易》" not in chosen and told["《周易》"] == "passage"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("王家卫", "董卿", False),
        ("林巧稚", "邓稼先", False),
        ("王家卫", "李安", True),
        ("莫言", "余华", True),
        ("刘翔", "郎平", False),
        ("刘翔", "苏炳添", True),
        ("习近平", "薄一波", False),
        ("习近平", "宋楚瑜", False),
    ],
)
def test_trades_that_a_table_tells_apart(one: str, other: str, same: bool) -> None:
    assert of_one_trade(one, other) == same


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("没有年份的一句话", None),
        ("五百年来无人知道", None),
        ("行程2600多公里", None),
        ("1972年创刊", (1972, 1972)),
        ("公元前256年，他修了堰", (-256, -256)),
        ("记者昨天采访了他", (1980, 2026)),
        ("他在微信上说", (1985, 2026)),
        ("抗日战争爆发后，工厂西迁", (1937, 1945)),
        ("他一战成名", None),
    ],
)
def test_when_a_passage_plays(text: str, years: tuple[int, int] | None) -> None:
    assert rival_times.told(text) == years


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("计划到2025年全部建成，工程2019年动工。", 2019),
        ("2025年前要实现，这一年是2021年。", 2021),
        ("力争2026年投产。一期2017年开工。", 2017),
        ("下一步将在2025年通车，2020年已铺轨。", 2020),
        ("到2019年，全县有三百名教师，将军2022年去世。", 2022),
        ("没有年份", 2026),
    ],
)
def test_years_that_a_writer_could_know(text: str, latest: int) -> None:
    years = [f"{year}年" for year in range(2012, 2027)]
    assert known_then(years, text, 3)[-1] == f"{latest}年"


@pytest.mark.parametrize(
    ("passage", "kept"),
    [
        ("云岭县的石桥被写进县志，这一年是", ["1944年", "1953年"]),
        ("《中华人民共和国宪法》全票通过", ["1953年"]),
        ("第一批航天员出发", ["1944年", "1953年"]),  # which the right year was before
    ],
)
def test_no_year_before_what_the_question_names(passage: str, kept: list[str]) -> None:
    assert existing(["1944年", "1953年"], "1954年", passage) == kept


ROWS = {
    name: tuple(affinity.sections("quizgen.questions", f"{name}.txt")) for name in ("lifetimes", "trades")
}


def test_every_lifetime_is_a_stretch_and_every_name_stands_once() -> None:
    names = [fold(name) for _, line in ROWS["lifetimes"] for name in line.split()]
    assert len(names) > 2000
    assert sorted({name for name in names if names.count(name) > 1}) == []
    for heading, _ in ROWS["lifetimes"]:
        low, high = map(int, heading.split())
        assert 40 <= high - low <= 1500
        assert high <= rival_pool.LAST


@pytest.mark.parametrize(("name", "year"), [("李嘉诚", 1937), ("江泽民", 1953), ("袁隆平", 1949)])
def test_nobody_is_grown_before_his_time(name: str, year: int) -> None:
    life = rival_times.lifetime(name)
    assert life
    assert not life.wider(rival_times.NEAR).low <= year


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("苏轼", 1080),
        ("李白", 750),
        ("達爾文", 1859),
        ("曹操", 208),
        ("鲁迅", 1920),
        ("莫言", 2012),
        ("孔子", -500),
    ],
)
def test_lifetimes_are_true(name: str, year: int) -> None:
    life = rival_times.lifetime(name)
    assert life
    assert life.low <= year <= life.high


def test_headings_are_those_of_the_table_of_people() -> None:
    headings = set(affinity.people().values())
    for line in affinity.lines("quizgen.questions", "headings.txt"):
        years, heading = line.split("\t")
        low, high = map(int, years.split())
        assert low < high
        assert any(known.startswith(heading) for known in headings)


def test_trades_are_of_people_whom_a_table_knows_and_none_has_two() -> None:
    names = [fold(name) for _, line in ROWS["trades"] for name in line.split()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_works_have_a_year_and_share_words_only_with_each_other() -> None:
    rows = [line.split("\t") for line in affinity.lines("quizgen.questions", "works.txt")]
    titles = {hans.strip("《》") for hans, _, year in rows if -1000 < int(year) < 2000}
    assert len(titles) == len(rows)
    for line in affinity.lines("quizgen.questions", "shared_works.txt"):
        work, *others = line.split()
        assert others
        assert {work, *others} <= titles
        assert work not in others


def test_modern_things_and_events_have_years() -> None:
    for line in affinity.lines("quizgen.questions", "modern.txt"):
        year, things = line.split("\t")
        assert 1800 < int(year) < 2020
        assert things.split()
    for line in affinity.lines("quizgen.questions", "event_years.txt"):
        years, events = line.split("\t")
        low, high = map(int, years.split())
        assert low <= high
        assert events.split()


@pytest.mark.parametrize(
    ("name", "pronoun"), [("郎平", "她"), ("谢军", "她"), ("刘翔", "他"), ("三毛", ""), ("许国栋", "")]
)
def test_who_of_the_well_known_is_a_woman(name: str, pronoun: str) -> None:
    assert of_known(fold(name)) == pronoun


def test_the_table_of_women_names_people_of_the_table_each_once() -> None:
    rows = [name for names in sections("sexes").values() for name in names]
    assert len(rows) == len(set(rows)) > 300
    assert {fold(name) for name in rows} <= set(affinity.people())


def test_scientists_of_another_field_are_brought_in_by_nobody() -> None:
    text = "气象的故事\n\n1936年，竺可桢在山上看云，看了整整一天。\n"
    chosen, told = tried(text, "竺可桢", "person")
    assert "茅以升" not in chosen
    assert told.get("茅以升", "group") == "group"
    assert all(of_one_trade(name, "竺可桢") for name in chosen)


def test_a_ruler_of_an_age_that_is_not_told_of_is_no_option_and_has_none() -> None:
    text = "星星的故事\n\n造父替周穆王驾车。方世明量过星星，许国栋也量过，罗大明和林巧云都量过。\n"
    assert tried(text, "周穆王", "person", said="驾车的人要看得远，看得准。")[0] == ()
    assert "周穆王" not in tried(text, "方世明", "person", said="星星要一颗一颗地量。")[0]


@pytest.mark.parametrize(
    ("answer", "after", "some", "never"),
    [
        ("1900年", "前后，报纸上流行过一种漫画", ["1890年", "1910年"], ["1889年", "1896年"]),
        ("一九三〇年", "前後，渡口有十二條船", ["一九四〇年"], ["一九三一年"]),
        ("607年", "前后，日本派来了使者", ["595年"], ["604年", "606年"]),
        (
            "民国２０年",
            "前后，书局退了货",
            ["民国２９年", "民国１４年"],
            ["民国40年", "民国-20年", "民国0年"],
        ),
        ("1900年", "，报纸上流行过一种漫画", ["1896年"], []),
    ],
)
def test_a_year_told_nearly_is_far_from_the_wrong_ones(
    answer: str, after: str, some: list[str], never: list[str]
) -> None:
    found = about(answer, after, dates_like(answer))
    assert set(some) <= set(found)
    assert not set(never) & set(found)


def test_who_made_the_report_is_no_option() -> None:
    text = "青溪的书院\n\n云岭社青溪6月11日电（罗大明 方晓燕）许国栋昨天在青溪开讲。许国栋写过三本书。\n"
    result = build.look([Document("a.txt", "0" * 64, "utf-8", text)])
    names = {candidate.text for candidate in pool_of(result.facts).candidates if candidate.sort == "person"}
    assert names == {"许国栋"}


@pytest.mark.parametrize(("before", "coming"), [("下一届将于", True), ("大会拟在", True), ("大会在", False)])
def test_what_is_to_come_has_no_wrong_dates(before: str, coming: bool) -> None:
    assert planned(before) == coming


def test_who_is_long_dead_is_no_option_beside_who_lives_now() -> None:
    text = (
        "云岭的桥\n\n明代的沈世昌修过这座桥。许国栋说：“桥要年年看，天天看，看久了才知道哪里松了。”"
        "罗大明说：“我从小走这座桥上学，闭着眼睛也走得过去。”周砚秋说：“桥上的石头我都叫得出名字来。”"
        "记者今年又来到云岭。\n"
    )
    made = build.draft(build.look([Document("a.txt", "0" * 64, "utf-8", text)]))
    asked = [q for q in made.questions if q.template == "who_said_choice"]
    assert asked
    assert not any("沈世昌" in q.choices for q in asked)
