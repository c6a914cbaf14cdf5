from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import finish, read, send
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A secure shell server listens on the port and greets first.",
        servers=[ScriptedServer([send(b"SSH-2.0-OpenSSH_9.2p1\r\n"), read(), send(b"Invalid SSH identification string.\r\n"), finish()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=['tcp.payload contains "SSH-2.0"'],
        truth=failed("x224", "wrong-service-on-port", closed_by="server"),
    )
