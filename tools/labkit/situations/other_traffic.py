from ..peers import WebServer, WebVisit
from ..situation import Situation, Variation
from ..truth import nothing


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Nobody uses Remote Desktop in this capture.",
        servers=[WebServer()],
        clients=[WebVisit()],
        shows=["http"],
        truth=nothing(),
    )
