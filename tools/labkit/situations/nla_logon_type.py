from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The account has no right to log on over the network.", 0xC000015B, "nla-account-state")
