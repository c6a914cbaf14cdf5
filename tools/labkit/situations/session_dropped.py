from ..peers import Mortal, Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server's process dies in the middle of an active session.",
        servers=[Mortal(Shadow(security="tls"), seconds=6)],
        clients=[XFreeRDP(security="tls", tls12=True, stay=15)],
        shows=["tls.app_data && frame.time_relative > 3"],
        truth=failed("active", "session-dropped", closed_by="server"),
        fixture="session-dropped",
    )
