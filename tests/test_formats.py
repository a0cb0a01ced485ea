"""Every format gives the same essay; oddities and bombs end in one clear line."""

import io
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import office_files
from quizgen import build, clean
from quizgen.errors import SourceError
from quizgen.model import Document
from quizgen.read import LARGEST, SUFFIXES, documents, load, read_bytes

ESSAY = Path(__file__).parents[1] / "decks/craftsmanship/essays/06_naixin_de_kexue.txt"
TEXT = read_bytes("essay.txt", ESSAY.read_bytes()).text
PARAGRAPHS = [line.strip() for line in TEXT.splitlines() if line.strip()]
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16")


def facts_of(document: Document) -> list[tuple[str, str, str, dict[str, Any]]]:
    """Ids and data of all facts and the title of their essay: what must not depend on the format."""
    reading = build.look([document])
    title = {essay.id: essay.title or "" for essay in reading.essays}
    return sorted(((f.id, f.sentence, title[f.essay], dict(f.data)) for f in reading.facts), key=str)


@pytest.fixture(scope="module")
def expected() -> list[tuple[str, str, str, dict[str, Any]]]:
    """The facts of the essay as plain text."""
    found = facts_of(read_bytes("essay.txt", ESSAY.read_bytes()))
    assert len(found) > 30
    return found


@pytest.mark.parametrize("codec", ENCODINGS)
def test_five_encodings_are_one_text(codec: str) -> None:
    document = read_bytes("essay.txt", TEXT.encode(codec))
    assert document.text.lstrip("\ufeff") == TEXT


WEB_PAGES = [("utf-8", "utf-8"), ("gb18030", "utf-8"), ("big5hkscs", "gb2312"), ("utf-16", "big5")]


@pytest.mark.parametrize(("codec", "stated"), WEB_PAGES)
def test_a_web_page_has_the_same_facts_whatever_it_says_of_its_encoding(
    codec: str, stated: str, expected: list[Any]
) -> None:
    page = office_files.web_page(PARAGRAPHS, stated)
    document = read_bytes("essay.html", page.encode(codec))
    assert document.text.split("\n\n") == PARAGRAPHS
    assert facts_of(document) == expected


def test_a_word_file_has_the_same_facts(expected: list[Any]) -> None:
    document = read_bytes("essay.docx", office_files.word_file(PARAGRAPHS))
    assert document.text.replace("\n\n", "\n").split("\n") == PARAGRAPHS
    assert facts_of(document) == expected


def test_an_e_book_has_the_same_facts(expected: list[Any]) -> None:
    document = read_bytes("essay.epub", office_files.book(PARAGRAPHS))
    assert document.text.split("\n\n") == PARAGRAPHS
    assert facts_of(document) == expected


INDENTED = "body{font-family:'Noto Serif CJK TC',serif}p{margin:0;text-indent:2em;text-align:justify}"
SET_APART = "body{font-family:'Noto Sans CJK TC',sans-serif;font-size:11pt}"


@pytest.mark.parametrize(("style", "frames"), [(INDENTED, True), (SET_APART, False)])
def test_a_printed_page_has_the_same_facts(
    style: str, frames: bool, tmp_path: Path, expected: list[Any]
) -> None:
    document = read_bytes("essay.pdf", office_files.printed(tmp_path, PARAGRAPHS, style, frames=frames))
    assert document.text.split("\n\n") == PARAGRAPHS
    assert facts_of(document) == expected


# ---- what the formats hold beside paragraphs

PAGE = "<html><head><title>{title}</title>{meta}</head><body>{body}</body></html>"
LONG = (
    "<p>外公今年七十三歲，是鎮上有名的木匠，一輩子打過三百多張八仙桌，沒有用過一顆釘子，至今還有人上門來請教。</p>"
    * 3
)


def page(body: str, title: str = "木匠", meta: str = "") -> str:
    """The text read from a page."""
    return read_bytes("a.html", PAGE.format(title=title, meta=meta, body=body).encode()).text


@pytest.mark.parametrize("long", [LONG, ""])  # found by trafilatura, and read by the plain way
@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>體積是10<sup>3</sup>立方米。</p>", "體積是10³立方米。"),
        ("<p>誤差是10<sup>−5</sup>米，即10<sup>x</sup>。</p>", "誤差是10⁻⁵米，即10^x。"),
        ("<p>水是H<sub>2</sub>O，這是常識。</p>", "水是H₂O，這是常識。"),
        ("<p>他這樣説。<sup>[12]</sup>後來又説了。</p>", "他這樣説。後來又説了。"),
        ("<p>今天是5<sup>th</sup>，天晴。</p>", "今天是5th，天晴。"),
        ("<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>很美。</p>", "漢字很美。"),
        ("<p>第一行的話，<br>第二行的話。</p>", "第一行的話，\n第二行的話。"),
        ("<p>他走了很遠，\n    才回頭看。</p>", "他走了很遠，才回頭看。"),
        ("<p>Deep\nlearning 是<b>深度</b>學習。</p>", "Deep learning 是深度學習。"),
        ("<p>五&lt;六，七&amp;八，&#x4E2D;&hellip;&hellip;</p>", "五<六，七&八，中……"),
        ("<p>前<!-- 註 <p>解 -->後，是一句話。</p>", "前後，是一句話。"),
    ],
)
def test_what_stands_in_a_page(html: str, text: str, long: str) -> None:
    assert text in page(long + html + long).split("\n\n")


@pytest.mark.parametrize(
    ("title", "meta", "body", "first"),
    [
        ("木匠_散文網", "", f"<div><h1>木匠</h1>{LONG}</div>", "木匠"),
        ("木匠_散文網", "", f"<article>{LONG}</article>", "木匠_散文網"),
        ("網站", '<meta property="og:title" content="木匠 &amp; 我">', LONG, "木匠 & 我"),
        ("磨刀", "", "<p>老師傅坐在門口磨刀。</p>" + LONG, "磨刀"),
        ("", "", f"<article>{LONG}</article>", LONG[3:].partition("</p>")[0]),
    ],
)
def test_the_title_comes_first_and_once(title: str, meta: str, body: str, first: str) -> None:
    blocks = page(body, title, meta).split("\n\n")
    assert blocks[0] == first
    assert sum("木匠" in block and len(block) < 12 for block in blocks) <= 1


def test_paragraphs_need_no_p() -> None:
    lines = [f"{line[:9]}</span><span>{line[9:]}" for line in PARAGRAPHS[1:]]
    for body in (
        "".join(f'<section style="x"><span>{line}</span></section>' for line in lines),
        f'<div class="content">{"<br><br>　　".join(lines)}</div>',
        f'<table><tr><td id="content">&nbsp;&nbsp;{"<br/>&nbsp;&nbsp;".join(lines)}</td></tr></table>',
    ):
        found = page(f"<h1>{PARAGRAPHS[0]}</h1>{body}", f"{PARAGRAPHS[0]}-某某網")
        assert [line.strip() for line in found.splitlines() if line.strip()] == PARAGRAPHS


def test_author_and_date_are_taken_where_the_page_states_and_shows_them() -> None:
    meta = '<meta name="author" content="王小明"><meta property="article:published_time" content="2021-05-08T09:00">'
    shown = page(f"<article>{LONG}</article><footer>王小明</footer>", meta=meta).split("\n\n")
    assert shown[:3] == ["木匠", "作者：王小明", "2021-05-08"]
    (essay,) = clean.clean(read_bytes("a.txt", "\n\n".join(shown).encode())).essays
    assert (essay.title, essay.author, essay.date) == ("木匠", "王小明", "2021-05-08")
    hidden = page(f"<article>{LONG}</article>", meta='<meta name="author" content="小編甲">')
    assert "小編甲" not in hidden


NAMESPACES = (
    f'xmlns:w="{office_files.W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<w:p><w:r><w:t>體積是10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>3</w:t></w:r><w:r><w:t>升</w:t></w:r></w:p>",
            "體積是10³升",
        ),
        (
            "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>",
            "10⁶",
        ),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "漢",
        ),
        (
            "<w:p><w:del><w:r><w:delText>舊</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>",
            "新",
        ),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>露</w:t></w:r></w:p>", "露"),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "甲\n\n乙",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>文</w:t></w:r></w:p>",
            "框\n\n文",
        ),
    ],
)
def test_what_stands_in_a_word_file(body: str, text: str) -> None:
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    assert read_bytes("a.docx", office_files.word_file(PARAGRAPHS, document)).text == text


def test_a_book_without_headings_begins_with_its_title() -> None:
    data = office_files.book(PARAGRAPHS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["OEBPS/text/a.xhtml"] = parts["OEBPS/text/a.xhtml"].replace("<h1>", "<!--").replace("</h1>", "-->")
    assert read_bytes("a.epub", office_files.packed(parts)).text.split("\n\n") == PARAGRAPHS


# ---- faults

BILLION = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "哈哈哈"><!ENTITY b "&a;&a;">]><d>&b;</d>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>'
BLANK_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
"""
LOCKED_PDF = BLANK_PDF.replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt<</Filter/Standard"
    b"/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
)


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(30_000_000), compresslevel=1)
    return target.getvalue()


def _locked_zip() -> bytes:
    data = bytearray(office_files.word_file(PARAGRAPHS))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


WORD = office_files.word_file(PARAGRAPHS)
BOOK = office_files.book(PARAGRAPHS)
FAULTS: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.zip", lambda: WORD, "unpack the archive"),
    ("a.doc", lambda: b"\xd0\xcf\x11\xe0", "save it as .docx"),
    *((f"a{suffix}", bytes, "holds no text") for suffix in SUFFIXES),
    ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "old Word file, or protected"),
    ("a.docx", _locked_zip, "protected by a password"),
    ("a.docx", _bomb, "unpacks to more than 20 MB"),
    ("a.docx", lambda: WORD[: len(WORD) // 2], "not a complete DOCX"),
    ("a.docx", lambda: BOOK, "not a complete DOCX"),
    ("a.docx", TEXT.encode, "not a complete DOCX"),
    ("a.docx", lambda: office_files.word_file(PARAGRAPHS, document=BILLION), "XML entities"),
    ("a.docx", lambda: office_files.word_file(PARAGRAPHS, document=OUTSIDE), "XML entities"),
    ("a.docx", lambda: office_files.word_file(PARAGRAPHS, document="<a>"), "not a complete DOCX"),
    ("a.docx", lambda: office_files.word_file(PARAGRAPHS, document="<a/>"), "holds no text"),
    ("a.epub", lambda: WORD, "not a complete EPUB"),
    ("a.epub", lambda: BOOK[:-40], "not a complete EPUB"),
    ("a.epub", lambda: office_files.packed({"META-INF/container.xml": BILLION}), "XML entities"),
    ("a.pdf", TEXT.encode, "not a complete PDF"),
    ("a.pdf", lambda: BLANK_PDF, "but no text"),
    ("a.pdf", lambda: LOCKED_PDF, "protected by a password"),
    ("a.txt", lambda: WORD, "not a Chinese text file"),
    ("a.html", lambda: WORD, "not a Chinese text file"),
    ("a.html", lambda: b"<html><body><script>var a = 1;</script></body></html>", "holds no text"),
]


@pytest.mark.parametrize(("name", "data", "words"), FAULTS)
def test_oddities_end_in_one_line(name: str, data: Callable[[], bytes], words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(name, data())
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert words in line
    assert "\n" not in line


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "spaces.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(SourceError, match="larger than 50 MB"):
        load(path)
    with pytest.raises(SourceError, match="larger than 50 MB"):
        read_bytes("a.txt", b" " * (LARGEST + 1))


@pytest.mark.parametrize(
    ("name", "package", "extra"), [("a.html", "trafilatura", "html"), ("a.pdf", "pypdfium2", "pdf-in")]
)
def test_a_missing_extra_is_named(
    name: str, package: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / name).write_bytes(b"<p>x</p>")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    errors: list[SourceError] = []
    assert [d.file for d in documents([tmp_path], errors)] == ["b.txt"]
    assert [str(error).endswith(f'pip install "quizgen[{extra}]"') for error in errors] == [True]


def test_a_wrong_word_about_encoding_in_xml_does_no_harm() -> None:
    data = ('<?xml version="1.0" encoding="gb2312"?><html><body>' + LONG + "</body></html>").encode()
    assert "木匠" in read_bytes("a.xhtml", data).text


SAMPLES = {
    "a.html": office_files.web_page(PARAGRAPHS).encode(),
    "a.docx": WORD,
    "a.epub": BOOK,
    "a.pdf": BLANK_PDF,
    "a.txt": TEXT.encode("gb18030"),
}


def tried(name: str, data: bytes) -> None:
    """Read, or refused in one line."""
    try:
        clean.clean(read_bytes(name, data))
    except SourceError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    tried(name, data)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), cut=st.booleans())
def test_any_damage_to_a_file_is_read_or_refused(name: str, seed: int, cut: bool) -> None:
    chance = random.Random(seed)
    data = bytearray(SAMPLES[name])
    for _ in range(chance.choice((1, 3, 30))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    tried(name, bytes(data[: chance.randrange(len(data))] if cut else data))


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<",
                ">",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<a b='",
                '"',
                "<sup>",
                "</sup>",
                "<rt>",
                "<nav>",
                "</nav>",
                "&#9;",
                "&#99999999999;",
                "字",
                "3",
                "\n",
                "<br>",
                "<![CDATA[",
                "]]>",
            ]
        )
    )
)
def test_any_tags_are_read(pieces: list[str]) -> None:
    from quizgen.read._blocks import blocks

    assert all(block.text.strip() for block in blocks("".join(pieces)))


@pytest.mark.parametrize(
    "unit", ["<a ", '<a b="', "<!--", "<sup>", "<p>", "&#", "<script>", "<meta ", "<title", "<svg>", "字 "]
)
def test_hostile_pages_take_no_longer_than_others(unit: str) -> None:
    tried("a.html", (unit * (60_000 // len(unit)) + "字").encode())
