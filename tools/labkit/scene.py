"""What a run looks like: addresses, names, ports, certificates, and the habits of both kernels.

Situations are written in the words of the plain scene. Another one, chosen by a seed, says the same in words of its own, so that
the same situation is never twice the same bytes.
"""

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from random import Random
from typing import Any, Mapping, Sequence

from .certificates import Certificate

_NETWORKS = (("10.77.1", "10.77.2"), ("192.168.178", "10.20.30"), ("172.16.4", "172.31.200"), ("100.64.9", "203.0.113"),
             ("10.0.0", "198.51.100"), ("192.168.1", "192.168.7"))
_DOMAINS = ("lab.test", "corp.test", "branch-7.example.test", "ad.firm.test")
_HOSTS = ("desk", "ts01", "rds-farm-2", "win-8k3jq0f", "kontor")
_CLIENTS = ("lab-client", "laptop-12", "NB-4711", "mac-of-eve")
_USERS = ("alice", "bob", "j.doe", "administrator", "svc_rds")
_PASSWORDS = ("lab-password", "Tr0ub4dor&3", "correct horse", "p")
_CIPHERS = ("", "ECDHE+AESGCM", "ECDHE+CHACHA20", "ECDHE+AES128+SHA256", "AES256-GCM-SHA384:ECDHE+AESGCM", "ECDHE+AES256+SHA1")
_PORT = 3389


@dataclass(frozen=True)
class Scene:
    words: Mapping[str, str] = field(default_factory=dict)
    """What stands for a word of the plain scene."""
    port: int = _PORT
    ciphers: str = ""
    """What a client offers under TLS 1.2, as OpenSSL writes it; empty: what it offers by itself."""
    mtu: int = 1500
    delay: float = 0
    """Milliseconds each way, for a network without rules of its own."""
    client_kernel: Sequence[str] = ()
    server_kernel: Sequence[str] = ()
    """Settings for sysctl."""
    certificates: Random | None = None
    """Chooses what certificates say; None: they say what situations say."""

    @staticmethod
    def chosen(seed: int | None, name: str, may_move: bool) -> "Scene":
        """The plain scene without a seed. `may_move`: RDP is seen in the capture, so that it is found on any port."""
        if seed is None:
            return Scene()
        random = Random(f"{seed} scene of {name}")
        return Scene(words=_words(random), port=random.choice((_PORT, _PORT, 3390, 33891, 50123)) if may_move else _PORT,
                     ciphers=random.choice(_CIPHERS), mtu=random.choice((1500, 1500, 1420, 1400, 1380)),
                     delay=random.choice((0, 0, 1, 8, 30)),
                     client_kernel=_kernel(random, (64, 64, 128)), server_kernel=_kernel(random, (64, 128, 255)),
                     certificates=Random(f"{seed} certificate of {name}"))

    def say(self, text: str) -> str:
        """A text in this scene's words."""
        if not self.words:
            return text
        return re.sub(_PATTERN, lambda match: str(self.port) if match[0] == str(_PORT) else self.words[match[0]], text)

    def tell(self, value: Any) -> Any:
        """A situation, or a part of one, in this scene's words."""
        if isinstance(value, str):
            return self.say(value)
        if is_dataclass(value) and not isinstance(value, type):
            told = {part.name: self._tell_field(part.name, getattr(value, part.name)) for part in fields(value) if part.init}
            return replace(value, **told)
        if isinstance(value, Mapping):
            return {self.tell(key): self.tell(part) for key, part in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self.tell(part) for part in value)
        return value

    def _tell_field(self, name: str, value: Any) -> Any:
        return self.port if name == "port" and value == _PORT else self.tell(value)

    def certificate(self, plain: Certificate, rsa: bool) -> Certificate:
        """The same certificate with other contents: what is right or wrong with it stays so."""
        random = self.certificates
        if random is None:
            return plain
        keys = ("rsa:2048", "rsa:3072") if rsa else ("rsa:2048", "rsa:3072", "ec:prime256v1", "ec:secp384r1")
        start = plain.valid_from + (random.uniform(-25, 25) if abs(plain.valid_from) >= 28 else 0)
        return replace(plain, key=random.choice(keys) if plain.key == Certificate().key else plain.key, valid_from=start,
                       digest=random.choice(("sha256", "sha384", "sha512")) if plain.digest == "sha256" else plain.digest,
                       organization=random.choice(("", "Lab", "Muster GmbH & Co. KG", "Example, Inc.")))


def _words(random: Random) -> dict[str, str]:
    near, far = random.choice(_NETWORKS)
    client, server, absent = random.sample(range(10, 250), 3)
    router, prefix = random.choice((1, 254)), f"fd{random.randrange(256):02x}:{random.randrange(1, 65536):x}"
    domain, host = random.choice(_DOMAINS), random.choice(_HOSTS)
    mac = f"02:{random.randrange(256):02x}:{random.randrange(256):02x}:{random.randrange(256):02x}"
    return {
        "10.77.1.2": f"{near}.{client}", "10.77.1.1": f"{near}.{router}", "10.77.2.1": f"{far}.{router}",
        "10.77.2.2": f"{far}.{client}", "10.77.2.10": f"{far}.{server}", "10.77.2.99": f"{far}.{absent}",
        "fd77:1::1": f"{prefix}:1::1", "fd77:1::2": f"{prefix}:1::{client:x}", "fd77:2::1": f"{prefix}:2::1",
        "fd77:2::2": f"{prefix}:2::{client:x}", "fd77:2::10": f"{prefix}:2::{server + 256:x}",
        "desk.lab.test": f"{host}.{domain}", "other.lab.test": f"other-{random.randrange(100)}.{domain}", "lab.test": domain,
        "lab-client": random.choice(_CLIENTS), "lab-server": host, "alice": random.choice(_USERS),
        "lab-password": random.choice(_PASSWORDS), "02:00:00:00:01": f"{mac}:01", "02:00:00:00:02": f"{mac}:02",
    }


def _kernel(random: Random, ttls: Sequence[int]) -> tuple[str, ...]:
    buffer = random.choice((16384, 65536, 131072, 1048576))
    return (f"net.ipv4.ip_default_ttl={random.choice(ttls)}", f"net.ipv4.tcp_rmem=4096 {buffer} {buffer * 4}",
            f"net.ipv4.tcp_timestamps={random.choice((1, 1, 0))}", f"net.ipv4.tcp_sack={random.choice((1, 1, 1, 0))}",
            f"net.ipv4.tcp_window_scaling={random.choice((1, 1, 0))}", f"net.ipv4.tcp_ecn={random.choice((2, 1))}")


_PLAIN = sorted([*_words(Random(0)), str(_PORT)], key=len, reverse=True)
_PATTERN = re.compile(r"(?:(?<![\w-])lab\.test|(?<![\w.-])(?:" + "|".join(map(re.escape, _PLAIN)) + r"))(?![\w-])(?!\.\w)")
"""Whole words, and the domain at the end of any name."""
