from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(
        vary,
        "The server refuses the logon with a code that is not about the account.",
        0xC0000192,
        "nla-refused-other",
        fixture="nla-refused-other",
    )
