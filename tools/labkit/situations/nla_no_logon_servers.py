from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The server reaches no domain controller.", 0xC000005E, "kdc-unreachable", "nla-refused-other")
