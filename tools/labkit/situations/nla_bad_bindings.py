from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(
        vary, "The channel bindings do not fit the TLS session.", 0xC000035B, "ntlm-channel-binding", "nla-refused-other", fixture="ntlm-channel-binding"
    )
