"""Scores the facts against annotated essays: `python tests/score.py SHARED`, where SHARED holds tools and annotations.

Two sets are scored: the essays of SHARED, and those of `tests/gold`, which were written and annotated for this project.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

OWN = Path(__file__).resolve().with_name("gold")
QUIZGEN = [sys.executable, "-m", "quizgen"]


def main(shared: Path, options: list[str]) -> int:
    """Run the scorers that stand in `shared/tools`; 0 if all of them ran."""
    essays, gold, tools = shared / "seeds", shared / "gold", shared / "tools"
    code = 0
    with tempfile.TemporaryDirectory() as folder:
        deck, facts, own = Path(folder) / "deck", Path(folder) / "facts.jsonl", Path(folder) / "own.jsonl"
        code |= subprocess.run([*QUIZGEN, "build", essays, "-o", deck], check=False).returncode
        code |= extract(essays, facts) | extract(OWN, own)
        for tool, file, annotated, sources in (
            ("score_facts", facts, gold, essays),
            ("score_hard", facts, gold, essays),
            ("score_questions", deck / "questions.jsonl", gold, essays),
            ("score_facts", own, OWN, OWN),
        ):
            command = [sys.executable, tools / f"{tool}.py", file, annotated, "--sources", sources, *options]
            code |= subprocess.run(command, check=False).returncode
    return code


def extract(essays: Path, target: Path) -> int:
    """Write the facts of a folder of essays as lines of JSON."""
    with target.open("wb") as stream:
        command = [*QUIZGEN, "facts", essays, "--format", "jsonl"]
        return subprocess.run(command, stdout=stream, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
