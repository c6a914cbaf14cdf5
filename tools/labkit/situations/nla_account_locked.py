from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The account is locked, and the server says so.", 0xC0000234, "nla-account-state", fixture="nla-account-state")
