from ..peers import ScriptedClient, Shadow
from ..peers.steps import NLA, TLS, finish, read, send_request
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A scanner asks which protocols the server speaks, and leaves.",
        servers=[Shadow(security="tls")],
        clients=[ScriptedClient([send_request(TLS | NLA, user="nmap"), read(), finish()])],
        truth=incomplete("x224", closed_by="client", lookalikes=["lk-scanner"]),
        fixture="lookalike-lk-scanner",
    )
