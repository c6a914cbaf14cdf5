from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "Access is denied.", 0xC0000022, "nla-refused-other")
