from ..certificates import Certificate
from ..peers import ScriptedClient, ScriptedServer
from ..peers.steps import finish, read, send, start_tls
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS
from ..truth import nothing

_PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
_QUESTION = b"GET /remote/ HTTP/1.1\r\nHost: desk.lab.test\r\nAuthorization: Basic YWxpY2U6bGFiLXBhc3N3b3Jk\r\n\r\n"


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A page is fetched from the host that the user named, over HTTPS that can be opened.",
        port=443,
        servers=[ScriptedServer([start_tls(), read(), send(_PAGE), finish()], port=443, certificate=Certificate())],
        clients=[ScriptedClient([start_tls(), send(_QUESTION), read(), finish()], port=443)],
        shows=["tls.app_data"],
        truth=nothing(arguments=["--server", SERVER_ADDRESS]),
        fixed=True,
    )
