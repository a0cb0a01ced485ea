"""Years as dates write them: in digits, or digit by digit in hanzi."""

import re

from quizgen.language.fold import level

DIGITS = "〇一二三四五六七八九"
# 1987年, 公元前256年, 1936年1月1日到1974年2月6日
YEAR = re.compile(r"(?<!\d)\d{1,4}(?=\s*年)")
# 一九七八|年, 西元一三二|年
HAN_YEAR = re.compile(
    r"(?:[一二][〇零○一二三四五六七八九]{3}|[一二三四五六七八九][〇零○一二三四五六七八九]{2})(?=年(?!代))"
)
# 1254—1324: the first year of a range may stand without 年
BARE = re.compile(r"(?<![\d])\d{4}(?!\d)")
WHOLE_YEAR = re.compile(r"\d{4}年|[一二][〇零○一二三四五六七八九]{3}年")  # 2018年, 一九七八年
_WRITTEN = re.compile(r"[一二][〇零○一二三四五六七八九]{3}(?=年)")  # 一九六〇|年代
_ZEROS = str.maketrans("零○", "〇〇")


def number(year: str) -> int:
    """1978 for 1978 and 一九七八."""
    return int("".join(str(DIGITS.find(char)) if char in DIGITS else char for char in year.translate(_ZEROS)))


def like(year: int, written: str) -> str:
    """A year in the digits, and with the zero, of another one: 一九二○ beside 一九○八."""
    if written.isdecimal():
        return str(year)
    zero = next((char for char in written if char in "零○〇"), DIGITS[0])
    return "".join(DIGITS[int(digit)] for digit in str(year)).replace(DIGITS[0], zero)


def in_digits(text: str) -> str:
    """一九四五年 as 1945年, 一九六〇年代 as 1960年代."""
    return _WRITTEN.sub(lambda m: str(number(m[0])), text)


def first(date: str) -> int | None:
    """The first year of a date or of a range that is told in four digits."""
    found = BARE.search(in_digits(level(date)))
    return int(found[0]) if found else None


def last(date: str) -> int | None:
    """The last one: 2024 of 2015—2024年."""
    found = BARE.findall(in_digits(level(date)))
    return int(found[-1]) if found else None
