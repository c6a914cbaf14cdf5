from ..families import stopped
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return stopped(
        vary,
        "The server ends the connection instead of licensing it.",
        "security|licensing",
        "disconnect-ultimatum-no-errinfo",
        at="licence",
    )
