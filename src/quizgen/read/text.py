"""Plain text and Markdown: tells the encodings of Chinese text apart."""

CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""The closed set of encodings in which Chinese essays come; ties go to the first."""
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
MARKS = frozenset("，。、；：？！“”‘’（）《》—…·「」『』\u3000\xa0\ufeff")
SAMPLE = 20_000
"""Bytes that are looked at; more change no verdict."""
LEAST = 0.35
"""Common characters among those beyond ASCII below which it is no Chinese text; tuned on text cut to 10 characters."""
CONTROLS = frozenset(map(chr, {*range(32)} - {9, 10, 12, 13, 27}))


def decode(data: bytes) -> tuple[str, str] | None:
    """(text, codec) of a text file, None if it is none. A BOM stays as one character; bad bytes become U+FFFD."""
    for bom, codec in BOMS:
        if data.startswith(bom):
            return data.decode(codec, "replace"), codec
    if _score(data, CANDIDATES[0]) > 0.9:  # the usual case needs no comparison
        return data.decode(CANDIDATES[0], "replace"), CANDIDATES[0]
    best, codec = max(((_score(data, codec), codec) for codec in CANDIDATES), key=lambda found: found[0])
    return None if best < LEAST else (data.decode(codec, "replace"), codec)


def _score(data: bytes, codec: str) -> float:
    """Share of common characters and marks among those beyond ASCII, less what no text holds; 1 for pure ASCII."""
    text = data[:SAMPLE].decode(codec, "replace")
    if len(data) > SAMPLE:
        text = text[:-1]  # the sample may end inside a character
    if any(c in CONTROLS for c in text):
        return -1.0
    high = [c for c in text if ord(c) > 127]
    if not high:
        return 1.0
    good = sum(map(_common, high))
    return (good - 3 * text.count("\ufffd")) / len(high)


def _common(c: str) -> bool:
    """A Chinese mark, or in the first level of GB 2312 or Big5: the 3755 and 5401 characters in daily use."""
    if c in MARKS:
        return True
    try:
        return b"\xb0" <= c.encode("gb2312")[:1] < b"\xd8"
    except UnicodeEncodeError:
        pass
    try:
        return b"\xa4" <= c.encode("big5")[:1] <= b"\xc6"
    except UnicodeEncodeError:
        return False
