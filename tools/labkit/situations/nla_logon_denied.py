from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The security package denies the logon.", 0x8009030C, "nla-logon-failure")
