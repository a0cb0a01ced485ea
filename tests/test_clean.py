"""Cleaning: each repair acts where it must and nowhere else; every character can be traced to the file."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import SHARED
from quizgen.clean import REPAIRS, Cleaned, clean, copies, link, page
from quizgen.clean.edit import Edit, Text, Trace
from quizgen.clean.lines import read_lines, text_kind
from quizgen.clean.numbered import settle
from quizgen.clean.titles import title_of
from quizgen.language import segment
from quizgen.model import Document, Essay
from quizgen.read import documents, read_bytes

SPECS = Path(__file__).parent / "specs" / "clean"
CASES = [
    case for path in sorted(SPECS.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def document(text: str, file: str = "a.txt") -> Document:
    return Document(file, "0" * 64, "utf-8", text)


def outcome(cleaned: Cleaned) -> object:
    """All that a repair may change."""
    essays = [
        (e.text, e.title, e.author, e.date, e.part, e.flags, e.paragraphs, e.repairs) for e in cleaned.essays
    ]
    return essays, cleaned.dropped


def test_every_repair_has_cases_both_ways() -> None:
    assert CASES
    ways = {(case["repair"], case["acts"]) for case in CASES}
    assert ways == {(name, way) for name in REPAIRS if name not in copies.NAMES for way in (True, False)}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['repair']}: {case['label']}" for case in CASES])
def test_repair(case: dict[str, object], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    source = document(str(case["text"]), str(case.get("file", "a.txt")))
    with_repair, left_out = clean(source), clean(source, {str(case["repair"])})
    assert (outcome(with_repair) != outcome(left_out)) is case["acts"]
    essays = with_repair.essays
    if "expected" in case:
        assert [essay.text for essay in essays] == case["expected"]
    if "flagged" in case:
        assert [e.text[f.start : f.end] for e in essays for f in e.flags] == sorted_by_text(
            case["flagged"], essays
        )
    for key in ("title", "author", "date", "part"):
        if key in case:
            assert getattr(essays[0], key) == case[key]
    if "titles" in case:
        assert [essay.title for essay in essays] == case["titles"]
    if "dropped" in case:
        assert [line.kind for line in with_repair.dropped] == case["dropped"]
    for essay in essays:
        check_promises(essay)


def sorted_by_text(pieces: object, essays: tuple[Essay, ...]) -> list[str]:
    """Each flagged piece as often as it is flagged, in the order of the text."""
    assert isinstance(pieces, list)
    assert all(piece in "".join(essay.text for essay in essays) for piece in pieces)
    found = [e.text[f.start : f.end] for e in essays for f in e.flags]
    assert set(found) == set(pieces)
    return found


def check_promises(essay: Essay) -> None:
    """What holds for every essay: ranges, runs, shadow."""
    raw = essay.document.text
    assert essay.text == "\n".join(essay.text[p.start : p.end] for p in essay.paragraphs)
    assert len(essay.shadow) == len(essay.text)
    end = raw_end = 0
    for run in essay.runs:
        assert end <= run.start < run.end <= len(essay.text)
        assert raw_end <= run.raw_start < run.raw_end <= len(raw)
        end, raw_end = run.end, run.raw_end
        if run.end - run.start == run.raw_end - run.raw_start:
            for i in range(run.end - run.start):
                at = run.raw_start + i
                repaired = any(r.raw_start <= at < r.raw_end for r in essay.repairs)
                assert repaired or essay.text[run.start + i] == raw[at]
    for flag in essay.flags:
        assert 0 <= flag.start < flag.end <= len(essay.text)


def again(essay: Essay) -> None:
    """The text of an essay, read as a file, is one essay of the same text and needs no repair."""
    second = clean(document(essay.text)).essays
    assert [e.text for e in second] == [essay.text]
    assert second[0].repairs == ()


@pytest.mark.parametrize("case", CASES, ids=[f"{case['repair']}: {case['label']}" for case in CASES])
def test_cleaning_again_changes_nothing(case: dict[str, object]) -> None:
    for essay in clean(document(str(case["text"]), str(case.get("file", "a.txt")))).essays:
        again(essay)


PIECES = st.sampled_from(
    [
        *[
            "篇一",
            "篇二",
            "一、",
            "作者：",
            "。",
            "，",
            "？",
            "！",
            "：",
            "；",
            "“",
            "”",
            "「",
            "」",
            "《",
            "》",
            "（",
            "）",
            "(",
            ")",
            ",",
            ".",
            ";",
            ":",
            "?",
            "!",
            "-",
            "---",
            "_",
            "__",
            "X",
            "xx",
            "▢",
            ">",
            "##",
            "**",
        ],
        *[
            "20__年",
            "0。05毫米",
            "學(xué)",
            "師(shī)",
            "室?guī)ь^",
            "“!,",
            "說",
            "说",
            "他",
            "著",
            "價",
            "⼯",
            "and",
            "在",
            "强调",
            "日前，",
            "大国工",
            "匠",
            "今天",
        ],
        *[
            "春天来了",
            "外公是木匠",
            "王小明",
            "2020年3月5日",
            "来源：晨报",
            "（原载《晨报》）",
            "床前明月光",
            "疑是地上霜",
            "Copyright",
        ],
        *("\ufffd", "\u200b", "\ufeff", "\r", "\r\n", "\n", "\n\n", "\0", "\ud800", "\u3000", "\t"),
    ]
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join))
def test_any_text_is_cleaned_and_traced(text: str) -> None:
    cleaned = clean(document(text))
    for essay in cleaned.essays:
        check_promises(essay)
        assert essay.text.strip()
    assert len(link(cleaned.essays)) >= len(cleaned.essays)


@given(
    st.text("ab中文", max_size=12),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.text("xy", max_size=3)), max_size=4),
)
def test_edits_keep_track(text: str, wishes: list[tuple[int, int, str]]) -> None:
    edits = [Edit(a, min(a + n, len(text)), new, "dot") for a, n, new in wishes if a <= len(text)]
    edited = Trace().apply(Text.of(text), edits)
    assert len(edited.text) == len(edited.low) == len(edited.high)
    assert list(edited.low) == sorted(edited.low) and list(edited.high) == sorted(edited.high)
    for run in edited.runs():
        if run.end - run.start == run.raw_end - run.raw_start == 1 and edited.text[run.start] not in "xy":
            assert edited.text[run.start] == text[run.raw_start]


def test_an_unknown_repair_is_refused() -> None:
    with pytest.raises(ValueError, match="no-such"):
        clean(document("春天来了。"), {"no-such"})


FIRST = [
    "清晨的码头很静，只有一条船在卸货，麻袋里装的是上游运来的核桃。",
    "船长姓葛，今年六十一岁，十七岁上船，认得两岸的每一块礁石。",
    "厨师把昨夜剩下的米饭煮成粥，又切了一碟咸菜，招呼大家围着锅台坐下。",
    "太阳升到桅杆那么高的时候，雾散尽了，缆绳解开，船慢慢离了岸。",
]
SECOND = [
    "山里的集市三天一次，天不亮就有人挑着担子，打着火把走在石板路上。",
    "药农卖的是天麻和黄连，篾匠卖的是筛子和背篓，价钱都写在竹牌上。",
    "晌午一过，茶馆里坐满了人，说书先生把惊堂木一拍，全场鸦雀无声。",
    "散集的时候下起了小雨，货郎把没有卖完的针线裹进油布，往家里赶去。",
]


def essays_of(*texts: list[str]) -> list[Essay]:
    return [clean(document("\n".join(lines), f"{i}.txt")).essays[0] for i, lines in enumerate(texts)]


def test_two_essays_are_no_copies() -> None:
    assert all(not essay.copies for essay in link(essays_of(FIRST, SECOND)))


def test_a_phrase_everybody_uses_links_nothing() -> None:
    phrase = ["有志者事竟成，百二秦关终属楚。"]
    assert all(not essay.copies for essay in link(essays_of(FIRST + phrase, SECOND + phrase)))


def test_copies_are_linked_across_scripts_and_their_difference_disputed() -> None:
    from quizgen.language.fold import convert

    other = convert("\n".join(FIRST).replace("厨师", "厨娘"), "s2hk").split("\n")
    linked = link(essays_of(FIRST, other))
    assert [essay.copies[0].relation for essay in linked] == ["same", "same"]
    assert [[e.text[f.start : f.end] for f in e.flags] for e in linked] == [["师"], ["娘"]]
    assert all(not e.flags for e in link(essays_of(FIRST, other), {"disputed"}))
    assert all(not e.copies for e in link(essays_of(FIRST, other), {"copies"}))


def test_an_essay_that_ends_in_another_is_two() -> None:
    linked = link(essays_of(FIRST + SECOND, SECOND))
    assert [essay.id for essay in linked] == ["0.txt#1", "0.txt#2", "1.txt#1"]
    assert linked[1].text == linked[2].text == "\n".join(SECOND)
    for essay in linked:
        check_promises(essay)


def test_an_excerpt_splits_nothing() -> None:
    linked = link(essays_of(FIRST + SECOND, FIRST[:3]))
    assert [essay.id for essay in linked] == ["0.txt#1", "1.txt#1"]
    assert linked[0].copies[0].relation == "contains"


def test_a_longer_version_is_one_essay() -> None:
    linked = link(essays_of(["先说几句闲话，再说正题，请各位慢慢听我道来。", *FIRST], FIRST))
    assert len(linked) == 2


shared = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the annotated essays are not beside the project"
)


@pytest.fixture(scope="module")
def annotated() -> list[Essay]:
    return link([e for d in documents([SHARED / "seeds"]) for e in clean(d).essays])


@shared
def test_annotated_essays_keep_their_promises(annotated: list[Essay]) -> None:
    for essay in annotated:
        check_promises(essay)
        again(essay)


@shared
def test_annotated_essays_reach_the_figures(annotated: list[Essay]) -> None:
    assert len(annotated) >= 30
    assert sum(r.name == "join" for e in annotated for r in e.repairs) == 21
    assert not any("(" in e.text for e in annotated)


def test_read_bytes_and_clean_agree_on_offsets() -> None:
    source = read_bytes("a.txt", "\ufeff渡口\r\n\r\n渡口在村子的东头。\r\n".encode())
    essay = clean(source).essays[0]
    start, end = essay.raw_span(0, 4)
    assert source.text[start:end] == "渡口在村"
    assert essay.source(0, 4).line == 3


def test_a_line_is_read_for_names_once_however_many_headings_stand_round_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, last = ("山中", "水边", "石桥", "灯下", "茶船"), ("看花", "读信", "听雨", "写字", "等人")
    told = "许国栋把书房搬进了学校，五百多本书摆满了走廊的两面墙，罗大明每天放学都来坐一会儿。" * 6
    text = "\n\n\n".join(f"我们在{a}{b}\n\n\n{told}\n\n（完）" for a in first for b in last)
    read: Counter[str] = Counter()

    def cut(line: str) -> list[tuple[int, int]]:
        read[line] += 1
        return segment.cut(line)

    monkeypatch.setattr(page, "cut", cut)
    assert len(clean(document(text)).essays) == 1
    assert read[told] == text.count(told)


def test_who_compiled_notes_is_no_part_of_their_title() -> None:
    line = "云岭地理常识 背诵版(知识竞赛/公考/事业单位通用)  整理:阿楠  2025.8更新"
    assert text_kind(line) == "closed", "no paragraph"
    assert title_of(line) == "云岭地理常识 背诵版(知识竞赛/公考/事业单位通用)"


def test_a_long_first_entry_without_an_end_mark_is_a_paragraph() -> None:
    text = "一、疆域\n1.云岭面积约960平方千米，居全省第三位★\n2.最北端在青溪镇，最南端在白沙村，两处都立着界碑。\n3、他的童年\n"
    kinds = [line.kind for line in settle(read_lines(Text.of(text), text), frozenset())]
    assert kinds == ["head", "para", "para", "head"]
