from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "An account restriction forbids the logon.", 0xC000006E, "nla-account-state")
