from ..peers import Pause, ScriptedClient, Shadow
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A load balancer connects every two seconds and leaves at once.",
        servers=[Shadow(security="tls")],
        clients=[ScriptedClient([]), Pause(2), ScriptedClient([]), Pause(2), ScriptedClient([]), Pause(2), ScriptedClient([])],
        truth=incomplete("tcp", closed_by="client", attempts=None, every=True, lookalikes=["lk-health-check", "lk-port-test"]),
    )
