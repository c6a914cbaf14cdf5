from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The security package does not support the function.", 0x80090302, "ntlm-blocked", "nla-refused-other")
