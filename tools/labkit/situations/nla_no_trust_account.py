from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The domain has no account for the server.", 0xC000018B, "nla-refused-other")
