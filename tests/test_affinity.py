"""Who may stand beside whom as an option."""

import pytest

from quizgen.language.fold import fold
from quizgen.questions.affinity import akin, classics, group, lines, other_names, people


@pytest.mark.parametrize(
    ("sort", "one", "other", "fits"),
    [
        ("person", "孔子", "爱迪生", False),
        ("person", "宁允展", "孔子", False),
        ("person", "牛顿", "李白", False),
        ("work", "《论语》", "《大国工匠》", False),
        ("person", "孔子", "孟子", True),
        ("person", "牛頓", "愛因斯坦", True),
        ("person", "张三树", "李四喜", True),
        ("person", "张三树", "列文虎克", False),
        ("work", "《论语》", "《孟子》", True),
    ],
)
def test_options_are_of_one_age_and_field(sort: str, one: str, other: str, fits: bool) -> None:
    assert akin(sort, group(sort, one), group(sort, other)) == fits


def test_a_work_of_no_known_kind_stands_beside_nothing() -> None:
    assert group("work", "《某年某月的小册子》") is None
    assert not akin("work", group("work", "《某年某月的小册子》"), group("work", "《论语》"))
    assert group("work", "《某年某月的小册子》", "书") == "书"


def test_the_tables_are_read() -> None:
    assert len(people()) > 1500
    assert len(set(people().values())) > 5
    assert len(classics()) > 30


@pytest.mark.parametrize("name", ["", "张三树", "子美", "陈平", "孔"])
def test_who_is_in_no_table_has_no_other_names(name: str) -> None:
    assert other_names(name) == frozenset()


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("鲁迅", "周树人"),
        ("魯迅", "周树人"),
        ("周樹人", "鲁迅"),
        ("文徵明", "文衡山"),
        ("馬克‧吐溫", "塞缪尔·克莱门斯"),
        ("宋太祖", "赵匡胤"),
        ("《老子》", "《道德经》"),
        ("《紅樓夢》", "《石头记》"),
    ],
)
def test_a_person_or_work_goes_by_other_names_too(name: str, other: str) -> None:
    assert other in other_names(name)
    assert fold(name) not in other_names(name)
    assert fold(name) in other_names(other)


@pytest.mark.parametrize(("table", "least"), [("other_names.txt", 300), ("other_titles.txt", 30)])
def test_no_name_stands_twice_and_none_alone(table: str, least: int) -> None:
    rows = [[fold(name) for name in line.split(" ")] for line in lines("quizgen.questions", table)]
    names = [name for row in rows for name in row]
    assert len(rows) >= least
    assert all(len(row) > 1 and all(row) for row in rows)
    assert sorted({name for name in names if names.count(name) > 1}) == []
