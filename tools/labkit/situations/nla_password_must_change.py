from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The password has to be changed first.", 0xC0000224, "nla-account-state")
