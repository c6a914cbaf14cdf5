from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The trust between the domains is broken.", 0xC000018C, "nla-refused-other")
