from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "Nobody has the user name.", 0xC0000064, "nla-logon-failure")
