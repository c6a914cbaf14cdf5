from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The server does not accept NTLM, and says so.", 0xC0000418, "ntlm-blocked", fixture="ntlm-blocked")
