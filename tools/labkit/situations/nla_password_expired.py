from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The password has expired.", 0xC0000071, "nla-account-state")
