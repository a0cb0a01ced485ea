"""What a page puts round a text is no text and no title, by the rows of specs/chrome/page.toml."""

import tomllib
from pathlib import Path

import pytest

from quizgen.clean import clean
from quizgen.clean.edit import Text
from quizgen.clean.headline import LINES, weights
from quizgen.clean.lines import read_lines
from quizgen.clean.title_marks import marks, read
from quizgen.model import Document, Essay

ROWS = tomllib.loads((Path(__file__).with_name("specs") / "chrome" / "page.toml").read_text("utf-8"))
TITLE = "一座石桥的百年"
BODY = (
    "云岭县的石桥建于1908年，全长三十六米，是当时县里最长的桥，桥头立着一块一人多高的青石碑，碑上刻着捐款人的姓名，一共四百一十二个。",
    "修桥的石匠叫许国梁，今年已经没有多少人记得他了。他在河滩上住了三年，带出了七个徒弟，其中最小的一个叫周满仓，才十四岁，后来成了县里最好的石匠。",
    "1954年发大水，桥面被冲走了两孔，县里拨款一万二千元，用了八个月才修好。周满仓那年已经六十岁，他坚持到工地上看了每一块石头。",
    "如今桥上不再走汽车，只走行人。每年清明，周满仓的孙子周海峰都要来扫一扫桥面，他说：“爷爷讲过，桥是走的人多了才结实的。”",
)


def essay(text: str) -> Essay:
    (found,) = clean(Document("a.txt", "0" * 64, "utf-8", text)).essays
    return found


@pytest.mark.parametrize("title", ROWS["titles"])
def test_a_title_that_only_looks_so_stays(title: str) -> None:
    found = essay("\n\n".join([title, *BODY]))
    assert (found.title, found.text) == (title, "\n".join(BODY))


@pytest.mark.parametrize("kept", ROWS["kept"])
def test_a_sentence_that_only_looks_so_stays(kept: str) -> None:
    found = essay("\n\n".join([TITLE, *BODY[:2], kept, *BODY[2:]]))
    assert found.text == "\n".join([*BODY[:2], kept, *BODY[2:]])


@pytest.mark.parametrize("head", ROWS["heads"])
def test_what_stands_above(head: str) -> None:
    above, _, below = head.partition("@T")
    title = "" if head.startswith(("标题", "题目")) and "@T" not in head else TITLE
    found = essay("\n".join([above, title + below, "", "\n\n".join(BODY)]))
    assert (found.title, found.text) == (TITLE, "\n".join(BODY))


@pytest.mark.parametrize("line", ROWS["praised"])
def test_a_title_among_praises(line: str) -> None:
    found = essay("\n\n".join([line.replace("@T", TITLE), *BODY]))
    assert (found.title, found.text) == (TITLE, "\n".join(BODY))


@pytest.mark.parametrize("tail", ROWS["tails"])
def test_what_stands_below(tail: str) -> None:
    found = essay("\n\n".join([TITLE, *BODY, tail]))
    assert (found.title, found.text) == (TITLE, "\n".join(BODY))


@pytest.mark.parametrize("head", ROWS["named"])
def test_the_title_is_found_below(head: str) -> None:
    assert titled(head) == TITLE


@pytest.mark.xfail(strict=True, reason="another line of the page is taken for the title")
@pytest.mark.parametrize("head", ROWS["untitled"])
def test_the_title_is_missed_below(head: str) -> None:
    assert titled(head) == TITLE


@pytest.mark.xfail(strict=True, reason="a line of the page stays below the text")
@pytest.mark.parametrize("tail", ROWS["longer"])
def test_what_stays_below(tail: str) -> None:
    assert essay("\n\n".join([TITLE, *BODY, tail])).text == "\n".join(BODY)


def test_the_first_line_of_a_broken_paragraph_is_no_title() -> None:
    head = "您当前的位置 ：文化频道 >> 深度\n" + TITLE + "\n2020-03-04 来源：云岭周刊\n"
    first = (
        "    在云岭县城的老街七号，有一座绿琉璃瓦顶的老楼，门口的石狮子和\n石桥是从山里搬来的，许多人不知道。"
    )
    assert essay("\n".join([head, first, "", "\n\n".join(BODY)])).title == TITLE


def titled(head: str) -> str | None:
    above, _, below = head.partition("@T")
    return essay("\n".join([above, TITLE + below, "", "\n\n".join(BODY)])).title


@pytest.mark.parametrize("title", ROWS["beside"])
def test_a_title_with_words_of_a_page_stays_on_a_page(title: str) -> None:
    page = "首页 > 文史 > 正文", title, "分享到 微信 微博", "来源：云岭日报  2020-03-04", "——记云岭石桥"
    found = essay("\n".join([*page, "", "\n\n".join(BODY), "", "上一篇：铁桥的故事"]))
    assert (found.title, found.text.splitlines()[-4:]) == (title, list(BODY))


def test_every_mark_of_a_title_has_a_weight_and_every_weight_is_of_a_mark() -> None:
    text = "\n".join([TITLE, "许国栋", *BODY])
    lines = read_lines(Text.of(text), text)
    found = {name for name, _ in marks(read(lines, 2, LINES), 0)}
    one_of_many = ("kind-", "size-")
    named = {name for name in weights() if not name.startswith(one_of_many)}
    assert named - {"nothing"} == {name for name in found if not name.startswith(one_of_many)}
