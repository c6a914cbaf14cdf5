from ..peers import KDC, Kinit, XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A ticket for the host, after the usual request for preauthentication, and a session.",
        fixed=True,
        servers=[KDC(), Xrdp(security="tls")],
        clients=[Kinit(), XFreeRDP(security="tls")],
        shows=["kerberos.error_code == 25", "tls.app_data"],
        truth=succeeded(lookalikes=["lk-krb-preauth-required"]),
    )
