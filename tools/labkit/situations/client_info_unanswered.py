from ..families import stopped
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return stopped(
        vary,
        "The server falls silent after it got the user's name.",
        "security",
        "client-info-no-reply",
        fixture="client-info-no-reply",
        silent_after="client-info",
        stay=30,
    )
