"""A sentence with a blank and three or four options."""

from quizgen.model import Question
from quizgen.questions.draft import Draft, prompt_of, question
from quizgen.questions.rivals import Pool, options


def make(draft: Draft, pool: Pool) -> Question | str:
    """The question, or the reason why it cannot be asked."""
    passage = prompt_of(draft)
    if isinstance(passage, str):
        return passage
    choices = options(
        draft.seed,
        passage.answer,
        draft.blank,
        draft.template.pool,
        draft.analysis,
        pool,
        draft.old_choices,
        shown=passage.shown,
    )
    return question(draft, passage.prompt, passage, choices) if choices else "no-rivals"
