"""A sentence with a blank to fill."""

from quizgen.model import Question
from quizgen.questions.draft import Draft, prompt_of, question
from quizgen.questions.rival_pool import Pool


def make(draft: Draft, pool: Pool) -> Question | str:
    """The question, or the reason why it cannot be asked."""
    passage = prompt_of(draft)
    return passage if isinstance(passage, str) else question(draft, passage.prompt, passage)
