"""One situation while it runs."""

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Mapping, Sequence

from . import capture, secrets
from .capture import Capturing
from .certificates import Certificate
from .display import Displays
from .processes import LabError, Processes
from .situation import Situation
from .topology import CLIENT, ROUTER, ROUTER_ADDRESS, SERVER, Namespaces, Network
from .truth import Truth


@dataclass
class Lab:
    """What all runs share."""

    folder: Path
    shim: Path
    cancelled: Event


class Bench:
    """Hands the peers what they need: places, programs, certificates, displays, time."""

    def __init__(self, lab: Lab, name: str, situation: Situation, out: Path) -> None:
        self.name = name
        self.situation = situation
        self.folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=lab.folder))
        self.processes = Processes(self.folder, lab.cancelled)
        self.displays = Displays(self.processes)
        self._shim = lab.shim
        self._out = out
        self._network = self._with_delay(situation)
        self._namespaces = Namespaces(self._network, situation.scene)
        self._active: set[str] = set()

    # What peers use.

    def start(self, place: str, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None, keys: bool = True,
              input: str = ""):
        """Starts a program in a place. Its TLS secrets are kept, and its home is a folder of this run."""
        home = self.folder / name
        home.mkdir(exist_ok=True)
        variables = {"HOME": os.fspath(home), "XDG_CONFIG_HOME": os.fspath(home / ".config"), "XDG_RUNTIME_DIR": os.fspath(home),
                     **(environment or {})}
        if keys:
            variables |= secrets.environment(self._shim, self.folder / f"{name}.keys")
        return self.processes.start(name, self._namespaces.enter(place, command), variables, input=input)

    def start_activity(self) -> None:
        """Somebody uses the session: the pointer moves at the client, and the screen changes at the server."""
        for of, what in (("clients", "move"), ("servers", "draw")):
            if self.displays.exists(of) and f"activity-{what}" not in self._active:
                self._active.add(f"activity-{what}")
                self.processes.start(f"activity-{what}", ["python3", "-B", os.fspath(Path(__file__).with_name("activity.py")),
                                                          self.displays.name(of), what])

    def home(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return path

    def certificate(self, certificate: Certificate, rsa: bool = False) -> tuple[Path, Path]:
        """Writes a certificate and its key; `rsa`: the program cannot use another kind of key."""
        return self.situation.scene.certificate(certificate, rsa).write(self.folder / "certificate")

    def wait_for_listener(self, process, port: int, name: str) -> None:
        """Waits until somebody in the namespace of a process listens on a TCP port, without connecting to it."""
        def listens() -> bool:
            if process.poll() is not None:
                raise LabError(f"{name} ended: {self.processes.log(name).strip()[-300:]}")
            tables = [Path(f"/proc/{process.pid}/net/{table}") for table in ("tcp", "tcp6")]
            return any(f":{port:04X} " in line and " 0A " in line
                       for table in tables if table.exists() for line in table.read_text().splitlines())
        if not self.processes.until(listens, 10):
            raise LabError(f"{name} does not listen on port {port}: {self.processes.log(name).strip()[-300:]}")

    # The run.

    def run(self) -> None:
        """Makes the capture and writes it with its truth."""
        situation = self.situation
        try:
            self._namespaces.make()
            self._start_network_programs()
            for server in situation.servers:
                server.run(self)
            self._write_truth(self.name, situation.truth, "client")
            if situation.far_truth:
                self._write_truth(f"{self.name}.far", situation.far_truth, "server")
            captures = self._start_captures()
            for client in situation.clients:
                client.run(self)
            self._stop_captures(captures)
            self.processes.stop_all()
            for running in captures:
                self._finish(running.file)
        finally:
            self.processes.stop_all()
            self._namespaces.remove()

    @staticmethod
    def _with_delay(situation: Situation) -> Network:
        """A network that asks for nothing may take a while to cross."""
        plain = situation.network == Network() and not situation.fixed
        return Network(wire=[f"delay={situation.scene.delay}"]) if plain and situation.scene.delay else situation.network

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start_network_programs(self) -> None:
        network = self._network
        if network.wire is not None:
            self._start_own("wire", *network.wire)
        if network.servfail:
            self._start_own("dns_fault", self.situation.scene.say(ROUTER_ADDRESS))
        elif network.names is not None:
            records = [f"--host-record={name},{address}" for name, address in network.names.items()]
            records.append(self.situation.scene.say("--local=/lab.test/"))
            process = self.start(ROUTER, "dnsmasq", [
                "dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--user=root",
                f"--listen-address={self.situation.scene.say(ROUTER_ADDRESS)}", "--bind-interfaces", "--log-facility=-",
                "--pid-file=", *records], keys=False)
            self.wait_for_listener(process, 53, "dnsmasq")

    def _start_own(self, name: str, *arguments: str) -> None:
        """A program of the lab's in the router."""
        self.start(ROUTER, name, ["python3", "-B", os.fspath(Path(__file__).with_name(f"{name}.py")), *arguments], keys=False)
        if not self.processes.until(lambda: "ready" in self.processes.log(name), 10):
            raise LabError(f"{name} did not start: {self.processes.log(name).strip()}")

    def _start_captures(self) -> list[Capturing]:
        places = {CLIENT: f"{self.name}.pcapng"}
        if self.situation.far_truth:
            places[SERVER] = f"{self.name}.far.pcapng"
        situation = self.situation
        return [Capturing(self.processes, f"capture-{place}", lambda command, place=place: self._namespaces.enter(place, command),
                          self.folder / file, situation.captured_by, self._capture_options(), situation.capture_filter)
                for place, file in places.items()]

    def _stop_captures(self, captures: Sequence[Capturing]) -> None:
        for running in captures:
            running.stop()

    def _capture_options(self) -> list[str]:
        length = self.situation.snapshot_length
        return ["-i", self.situation.capture_interface, *(["-s", str(length)] if length else [])]

    def _finish(self, file: Path) -> None:
        """Edits the capture, checks that it shows the situation, puts the secrets in and moves it out."""
        capture.as_pcapng(file)
        for number, edit in enumerate(self.situation.edits):
            edited = self.folder / f"edited-{number}-{file.name}"
            edit.apply(file, edited, self.situation.port)
            file = edited.rename(file)
        capture.forget_machine(file)
        keys = self.folder / "all.keys"
        if secrets.merge(sorted(self.folder.glob("*.keys")), keys) and self.situation.secrets:
            with_secrets = self.folder / f"secrets-{file.name}"
            capture.inject_secrets(file, keys, with_secrets)
            file = with_secrets.rename(file)
        keys.unlink()
        if ".far." not in file.name:
            self._check(file)
        shutil.move(file, self._out / file.name)
        (self._out / file.name).chmod(0o644)

    def _check(self, file: Path) -> None:
        situation = self.situation
        found = capture.counts(file, ["frame", *situation.shows, *situation.never], situation.port)
        wanted = [True] * (1 + len(situation.shows)) + [False] * len(situation.never)
        for display_filter, number, want in zip(["frame", *situation.shows, *situation.never], found, wanted, strict=True):
            if (number > 0) != want:
                raise LabError(f"the capture has {number} frames of {display_filter}")

    def _write_truth(self, name: str, truth: Truth, point: str) -> None:
        text = {"situation": self.name, "title": self.situation.title, "capturePoint": point, **truth.as_json()}
        (self._out / f"{name}.truth.json").write_text(json.dumps(text, indent=2) + "\n")
