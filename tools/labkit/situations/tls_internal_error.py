from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import TLS, finish, read, send_alert, send_confirm
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server answers the ClientHello with the alert internal_error.",
        servers=[ScriptedServer([read(), send_confirm(TLS), read(), send_alert(80), finish()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tls.alert_message.desc == 80"],
        truth=failed("tls", "tls-alert-internal-error-early", closed_by="server"),
        fixture="tls-alert-internal-error-early",
    )
