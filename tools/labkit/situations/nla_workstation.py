from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The account may not be used from this computer.", 0xC0000070, "nla-account-state")
