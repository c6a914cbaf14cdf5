from ..capture import Duplicate
from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A mirror port shows every frame twice.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=True)],
        edits=[Duplicate()],
        shows=["tls.app_data"],
        truth=succeeded(lookalikes=["lk-dup-span"]),
        fixture="lookalike-lk-dup-span",
    )
