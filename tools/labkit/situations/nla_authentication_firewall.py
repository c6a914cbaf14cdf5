from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The account may not authenticate to this computer.", 0xC0000413, "nla-refused-other")
