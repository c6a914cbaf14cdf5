from ..peers import ScriptedClient, Shadow
from ..peers.steps import NLA, TLS, finish, read, send_request, start_tls, wait
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client waits for its user between the TLS handshake and the authentication, and gives up.",
        servers=[Shadow(security="nla")],
        clients=[ScriptedClient([send_request(TLS | NLA), read(), start_tls(maximum="TLSv1_2"), wait(62), finish()], stay=70)],
        shows=["tls.handshake.type == 11", "frame.time_relative > 60"],
        truth=failed("credssp", "nla-prompt-abandoned", closed_by="client"),
        fixture="nla-prompt-abandoned",
    )
