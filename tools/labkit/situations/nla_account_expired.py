from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The account has expired.", 0xC0000193, "nla-account-state")
