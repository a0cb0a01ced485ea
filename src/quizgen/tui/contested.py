"""Reading a deck's essays again for what they contradict each other in, while a screen is in use."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from quizgen.errors import DeckError
from quizgen.study.conflicts import Conflict, conflicts
from quizgen.words import current

Reader = Callable[[Path], Awaitable[Sequence[Conflict]]]


async def read(path: Path) -> Sequence[Conflict]:
    """The conflicts of the deck at `path`, settled ones too; DeckError where its essays cannot be read.

    A process of its own reads them: a thread would hold up the keys, and this process loads nothing that makes decks.
    """
    arguments = ("--lang", current(), "facts", "--conflicts", "--format", "jsonl", "--", str(path))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        # -P: what lies in the folder one stands in is no module of ours
        *(sys.executable, "-P", "-m", "quizgen", *arguments),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
    )
    try:
        out, told = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode and not out:
        raise DeckError(told.decode("utf-8", "replace").strip().rpartition("\n")[2])
    return conflicts(json.loads(line) for line in out.decode("utf-8").splitlines())
