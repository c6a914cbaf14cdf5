from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(
        vary, "The channel bindings do not fit, says the security package.", 0x80090346, "ntlm-channel-binding", "nla-refused-other"
    )
