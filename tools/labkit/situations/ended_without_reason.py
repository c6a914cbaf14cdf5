from ..families import ended
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return ended(
        vary,
        "The server ends the session and says nothing but that.",
        0,
        failed("active", "disconnect-ultimatum-no-errinfo", "session-dropped", closed_by="any"),
    )
