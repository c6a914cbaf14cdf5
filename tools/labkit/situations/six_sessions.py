from ..peers import Together, XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Six people connect at the same time from the same address.",
        servers=[Xrdp(security="tls")],
        clients=[
            Together(
                [XFreeRDP(security="tls", user=f"user{number}", tls12=number % 2 == 0) for number in range(6)],
                apart=vary.pick(0.3, 0.8),
            )
        ],
        shows=["tls.app_data && tcp.stream == 5"],
        truth=succeeded(attempts=6, every=True),
    )
