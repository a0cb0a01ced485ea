"""One essay in every format: made by hand as other programs write it, or printed by a browser."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def web_page(paragraphs: Sequence[str], charset: str = "utf-8") -> str:
    """A saved page: menus, an advert, teasers, a ruby reading and a note; the first paragraph is the title."""
    title, *rest = paragraphs
    rest[0] = rest[0][0] + f"<ruby>{rest[0][1]}<rp>(</rp><rt>ㄧ</rt><rp>)</rp></ruby>" + rest[0][2:]
    rest[1] = rest[1].replace("。", "。<sup>[1]</sup>", 1)
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in rest)
    return f"""<!DOCTYPE html>
<html lang="zh-Hant"><head><meta charset="{charset}"><title>{title}_散文天地</title>
<script>var menu = "<p>載入中……請稍候。</p>";</script><style>p > a {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">首頁</a></li><li><a href="/p">散文</a></li><li><a href="/s">詩歌</a></li></ul></nav>
<div class="crumbs"><a href="/">首頁</a> &gt; <a href="/p">散文</a> &gt; 正文</div>
<div class="article"><h1>{title}</h1>
{body}</div>
<div class="ad"><a href="/ad">廣告：名家手作茶具，今日下單八折，點擊購買！</a></div>
<div class="related"><h3>相關推薦</h3><ul><li><a href="/1">一座橋的故事</a></li><li><a href="/2">燈下的人</a></li></ul></div>
<footer>版權所有 散文天地 聯絡我們</footer></body></html>"""


def word_file(paragraphs: Sequence[str], document: str | None = None) -> bytes:
    """A .docx with a header; the second paragraph in a table, a soft break between the third and the fourth.

    `document` replaces the part that holds the text.
    """
    title, first, second, third, *rest = paragraphs
    text = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}"><w:body>'
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{_run(title)}</w:p>'
        f"<w:tbl><w:tr><w:tc><w:p>{_run(first)}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{_run(second[:9])}{_run(second[9:])}<w:r><w:br/></w:r>{_run(third)}</w:p>"
        + "".join(f"<w:p>{_run(paragraph)}</w:p>" for paragraph in rest)
        + "<w:p/></w:body></w:document>"
    )
    header = f'<w:hdr xmlns:w="{W}"><w:p>{_run("校刊第三期　第1頁")}</w:p></w:hdr>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{WORD_TYPE}" Target="word/document.xml"/></Relationships>'
    )
    files = {"_rels/.rels": relations, "word/document.xml": document or text, "word/header1.xml": header}
    return packed(files)


def _run(text: str) -> str:
    return f'<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def book(paragraphs: Sequence[str]) -> bytes:
    """An .epub of two chapters whose order in the archive is not the order of reading, with a contents page."""
    title, *rest = paragraphs
    half = len(rest) // 2
    page = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{}</title></head><body>{}</body></html>'
    chapters = [
        f"<h1>{title}</h1>" + "".join(f"<p>{p}</p>" for p in rest[:half]),
        "".join(f"<p>{p}</p>" for p in rest[half:]),
    ]
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{title}</dc:title></metadata><manifest>
<item id="b" href="text/b%20.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/p.opf"/></rootfiles></container>'
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/p.opf": package,
            "OEBPS/nav.xhtml": page.format("目錄", "<nav><ol><li>目錄一</li></ol></nav><p>目錄在此。</p>"),
            "OEBPS/text/b .xhtml": page.format("二", chapters[1]),
            "OEBPS/text/a.xhtml": page.format("一", chapters[0]),
        }
    )


def packed(files: dict[str, str]) -> bytes:
    """An archive of `files`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


@cache
def browser() -> str:
    """The browser that prints; skips the test where there is none, or no Chinese font."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here to print a PDF")
    fonts = shutil.which("fc-list")
    if not fonts or not subprocess.run([fonts, ":lang=zh"], capture_output=True, check=False).stdout.strip():
        pytest.skip("no Chinese font here to print a PDF with")
    return found


def printed(folder: Path, paragraphs: Sequence[str], style: str, *, frames: bool) -> bytes:
    """The essay as a browser prints it; with `frames` it adds its date, title, address and page numbers."""
    title, *rest = paragraphs
    body = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    page, target = folder / "page.html", folder / "page.pdf"
    page.write_text(
        f'<!DOCTYPE html><html lang="zh-Hant"><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
        f"<body><h1>{title}</h1>{body}</body></html>",
        "utf-8",
    )
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    if not frames:
        options.append("--no-pdf-header-footer")
    command = [browser(), *options, f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return target.read_bytes()
