"""Scores the facts of the sources in a folder of annotated essays: `python tests/score.py SHARED`."""

import subprocess
import sys
import tempfile
from pathlib import Path


def main(shared: Path) -> int:
    """Run the scorers that stand in `shared/tools` on the facts and the deck made of `shared/seeds`."""
    seeds, gold, tools = shared / "seeds", shared / "gold", shared / "tools"
    quizgen = [sys.executable, "-m", "quizgen"]
    with tempfile.TemporaryDirectory() as folder:
        facts, deck = Path(folder) / "facts.jsonl", Path(folder) / "deck"
        with facts.open("wb") as stream:
            code = subprocess.run(
                [*quizgen, "facts", seeds, "--format", "jsonl"], stdout=stream, check=False
            ).returncode
        code |= subprocess.run([*quizgen, "build", seeds, "-o", deck], check=False).returncode
        for tool, file in (
            ("score_facts", facts),
            ("score_hard", facts),
            ("score_questions", deck / "questions.jsonl"),
        ):
            command = [sys.executable, tools / f"{tool}.py", file, gold, "--sources", seeds, *sys.argv[2:]]
            code |= subprocess.run(command, check=False).returncode
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
