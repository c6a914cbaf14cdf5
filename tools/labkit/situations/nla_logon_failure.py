from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(
        vary,
        "User name or password are wrong, and the server says so.",
        0xC000006D,
        "nla-logon-failure",
        fixture="nla-logon-failure",
    )
