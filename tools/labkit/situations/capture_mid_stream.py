from ..capture import KeepFrom
from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The capture begins when the session is already active.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=True)],
        edits=[KeepFrom("tls.app_data")],
        secrets=False,
        truth=incomplete(lookalikes=["lk-midstream-start"]),
        fixture="lookalike-lk-midstream-start",
    )
