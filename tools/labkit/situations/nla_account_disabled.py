from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The account is disabled.", 0xC0000072, "nla-account-state")
