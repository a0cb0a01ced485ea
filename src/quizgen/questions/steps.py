"""Steps of a list, to be put in order: what announces them must say of what they are."""

from quizgen.questions import sets
from quizgen.questions.draft import Draft
from quizgen.questions.passage import Passage, cut


def passage(draft: Draft) -> Passage | str:
    """The prompt of a list of steps, or the reason why it cannot be asked."""
    analysis, blank, fact = draft.analysis, draft.blank, draft.fact
    reason = sets.unfit_items(tuple(fact.data["items"]))
    if reason:
        return reason
    told = sets.announced(analysis, fact, blank)
    if not sets.leads(analysis, fact, blank):  # 一生分为……四个阶段: the list stands before its number
        found = cut(analysis, blank, draft.owners)
        if isinstance(found, str):
            return found
        told = (found.before + found.after).rstrip("。")
    elif reason := sets.unfit_topic(told):
        return reason
    return Passage(draft.ask().replace("{topic}", told), "", "")
