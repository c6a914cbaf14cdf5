from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The service principal name belongs to somebody else.", 0x80090322, "nla-refused-other")
