"""A sentence with a blank and three or four options."""

from quizgen.model import Question
from quizgen.questions.draft import Draft, prompt_of, question
from quizgen.questions.rival_pool import Pool
from quizgen.questions.rivals import options


def make(draft: Draft, pool: Pool) -> Question | str:
    """The question, or the reason why it cannot be asked."""
    passage = prompt_of(draft)
    if isinstance(passage, str):
        return passage
    choices = options(draft.asked(passage, draft.old_choices), pool)
    return question(draft, passage.prompt, passage, choices) if choices else "no-rivals"
