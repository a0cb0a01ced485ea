"""Who may stand beside whom as an option."""

import pytest

from quizgen.questions.affinity import akin, classics, group, people


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
