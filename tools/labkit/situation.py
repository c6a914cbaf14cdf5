"""What a situation is made of, and the list of all of them."""

import importlib
import pkgutil
from dataclasses import dataclass, replace
from random import Random
from typing import Callable, Protocol, Sequence, TypeVar

from .capture import Edit
from .scene import Scene
from .topology import Network
from .truth import Truth

Value = TypeVar("Value")


class Peer(Protocol):
    """A program that talks. A server returns when it listens, a client when it has done what it does."""

    needs: Sequence[str]

    def run(self, bench) -> None: ...

    def description(self) -> str: ...


class Variation:
    """Chooses among the ways a situation may look: the first one without a seed, any with a seed."""

    def __init__(self, seed: int | None, name: str) -> None:
        self._random = Random(f"{seed} {name}") if seed is not None else None

    def pick(self, *options: Value) -> Value:
        return self._random.choice(options) if self._random else options[0]


@dataclass(frozen=True)
class Situation:
    title: str
    truth: Truth
    """What a report about the client's side of the capture says."""
    clients: Sequence[Peer]
    """Run one after the other."""
    servers: Sequence[Peer] = ()
    network: Network = Network()
    far_truth: Truth | None = None
    """The truth of a second capture at the server; None when none is wanted."""
    capture_filter: str = "tcp or udp or icmp or icmp6 or arp"
    snapshot_length: int | None = None
    """How many bytes of a packet are kept; None: all."""
    shows: Sequence[str] = ()
    """Display filters that must match in the finished capture, else the run did not make the situation."""
    never: Sequence[str] = ()
    """Display filters that must not match."""
    edits: Sequence[Edit] = ()
    """Changes made to the finished capture."""
    secrets: bool = True
    """Whether TLS secrets go into the capture."""
    port: int = 3389
    fixture: str | None = None
    """The folder of Tests/Fixtures that holds this capture, if it is one of the tests' fixtures."""
    fixture_is_far: bool = False
    """The fixture is the server's side."""
    capture_interface: str = "eth0"
    """`any`: all of them at once, without Ethernet headers."""
    captured_by: Sequence[str] = ("dumpcap", "-q")
    """dumpcap, or tcpdump with options of its own."""
    fixed: bool = False
    """A seed changes neither the port nor the delay."""
    scene: Scene = Scene()


@dataclass(frozen=True)
class Named:
    name: str
    make: Callable[[Variation], Situation]

    def situation(self, seed: int | None = None) -> Situation:
        """The situation in the words of the seed's scene."""
        plain = self.make(Variation(seed, self.name))
        scene = Scene.chosen(seed, self.name, may_move=plain.truth.phase not in (None, "name", "tcp") and not plain.fixed)
        return replace(scene.tell(plain), scene=scene)


def all_situations() -> list[Named]:
    """Every file of `situations/`, by name; good_tls_xrdp.py is good-tls-xrdp."""
    from . import situations
    found = []
    for module in pkgutil.iter_modules(situations.__path__):
        content = importlib.import_module(f"{situations.__name__}.{module.name}")
        found.append(Named(module.name.replace("_", "-"), content.situation))
    return sorted(found, key=lambda named: named.name)
