from ..peers import Rdesktop, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session of rdesktop, whose TLS is another library's.",
        servers=[Xrdp(security="tls")],
        clients=[Rdesktop()],
        shows=["tls.app_data && frame.time_relative > 4"],
        truth=succeeded(),
    )
