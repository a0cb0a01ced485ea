"""The script that shuffles options, in a real browser; skipped where there is none."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from quizgen.export._notes import note_types

TRIALS = 60
CHROMIUM = shutil.which("chromium")


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_back_keeps_the_order_of_its_front_and_marks_the_right_option(tmp_path: Path) -> None:
    found = re.search(r"<script>(.*?)</script>", note_types()["choice"].templates[0].front, re.DOTALL)
    assert found
    options = "".join(f"<li>{letter}</li>" for letter in "甲乙丙丁")
    trial = f"""
      function side(back) {{
        document.body.innerHTML = (back ? '<div id="qg-back" hidden>丙</div>' : '') +
          '<ol id="qg-options" class="options" data-id="1">{options}</ol>';
        (0, eval)({json.dumps(found[1])});
        return document.getElementById("qg-options");
      }}
      var rounds = [];
      for (var i = 0; i < {TRIALS}; i++) {{
        var front = side(false).textContent, list = side(true);
        rounds.push([front, list.textContent, list.querySelector(".right").textContent]);
      }}
      document.body.textContent = JSON.stringify(rounds);
    """
    page = tmp_path / "trial.html"
    page.write_text(f'<meta charset="utf-8"><body><script>{trial}</script>', "utf-8")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    command = [str(CHROMIUM), *quiet, f"--user-data-dir={tmp_path / 'data'}", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    rounds = json.loads(re.search(r"\[\[.*\]\]", done.stdout.decode("utf-8")).group())  # type: ignore[union-attr]
    assert len(rounds) == TRIALS
    assert all(front == back and right == "丙" for front, back, right in rounds)
    assert len({front for front, _, _ in rounds}) > 10
