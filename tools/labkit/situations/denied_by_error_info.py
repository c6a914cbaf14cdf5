from dataclasses import replace

from ..families import stopped
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    denied = stopped(
        vary,
        "The account has no right to log on; the server says so instead of licensing.",
        "authorization",
        "authz-denied-errinfo",
        error_info=[9],
        at="licence",
    )
    return replace(denied, fixture="authz-denied-errinfo")
