from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The account may not be used at this hour.", 0xC000006F, "nla-account-state")
