from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The trust between the server and its domain is broken.", 0xC000018D, "nla-refused-other")
