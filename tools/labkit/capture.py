"""Captures with dumpcap or tcpdump, and the changes made to finished ones."""

import re
import signal
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Protocol, Sequence

from .processes import LabError, Processes, run


class Capturing:
    """dumpcap, which writes pcapng with nanoseconds, or tcpdump, in one place."""

    def __init__(self, processes: Processes, name: str, command: Callable[[list[str]], list[str]], file: Path,
                 program: Sequence[str], options: Sequence[str], capture_filter: str) -> None:
        self.file = file
        self._processes = processes
        last = ["-f", capture_filter] if program[0] == "dumpcap" else [capture_filter]
        self._process = processes.start(name, command([*program, *options, "-w", str(file), *last]))
        ready = "File:" if program[0] == "dumpcap" else "listening on"
        if not processes.until(lambda: ready in processes.log(name), 10):
            raise LabError(f"{program[0]} did not start: {processes.log(name).strip()}")

    def stop(self) -> None:
        """The kernel hands packets over in blocks: the last one needs a moment."""
        self._processes.sleep(0.4)
        self._processes.stop(self._process, signal.SIGINT)


class Edit(Protocol):
    """A change of a finished capture."""

    def apply(self, source: Path, target: Path, port: int) -> None: ...

    def description(self) -> str: ...


def decode_as(port: int) -> list[str]:
    return ["-d", f"tcp.port=={port},tls"]


def frames(file: Path, display_filter: str, port: int) -> list[int]:
    """The numbers of the frames that a display filter matches."""
    output = run(["tshark", "-n", "-r", str(file), *decode_as(port), "-Y", display_filter, "-T", "fields", "-e", "frame.number"])
    return [int(line) for line in output.split()]


def counts(file: Path, display_filters: Sequence[str], port: int) -> list[int]:
    """How many frames each filter matches: with the port decoded as TLS, and, if that finds none, as TPKT."""
    as_tls, plain = (_counts(file, display_filters, arguments) for arguments in (decode_as(port), ["-d", f"tcp.port=={port},tpkt"]))
    return [one or other for one, other in zip(as_tls, plain, strict=True)]


def _counts(file: Path, display_filters: Sequence[str], arguments: Sequence[str]) -> list[int]:
    output = run(["tshark", "-n", "-r", str(file), *arguments, "-q", "-z", ",".join(["io,stat,0", *display_filters])])
    row = next((line for line in output.splitlines() if "<>" in line and "Interval" not in line), "")
    numbers = re.findall(r"\d+", row.partition("|")[2].partition("|")[2])[::2]
    return [int(number) for number in numbers] or [0] * len(display_filters)


@dataclass(frozen=True)
class KeepUntil:
    """Ends the capture with the first frame that matches a display filter."""

    display_filter: str
    further_frames: int = 0

    def apply(self, source: Path, target: Path, port: int) -> None:
        last = _first(source, self.display_filter, port) + self.further_frames
        run(["editcap", "-r", str(source), str(target), f"1-{last}"])

    def description(self) -> str:
        more = f" and {self.further_frames} more" if self.further_frames else ""
        return f"kept up to the first frame of `{self.display_filter}`{more}"


@dataclass(frozen=True)
class KeepFrom:
    """Begins the capture with the first frame that matches a display filter."""

    display_filter: str

    def apply(self, source: Path, target: Path, port: int) -> None:
        first = _first(source, self.display_filter, port)
        run(["editcap", str(source), str(target)] + ([f"1-{first - 1}"] if first > 1 else []))

    def description(self) -> str:
        return f"kept from the first frame of `{self.display_filter}` on"


@dataclass(frozen=True)
class Duplicate:
    """Every frame twice, some microseconds apart, as a mirror port of a switch shows them."""

    microseconds: int = 3

    def apply(self, source: Path, target: Path, port: int) -> None:
        copy = target.with_suffix(".copy")
        run(["editcap", "-t", f"{self.microseconds / 1e6:.6f}", str(source), str(copy)])
        run(["mergecap", "-F", "pcapng", "-I", "all", "-w", str(target), str(source), str(copy)])
        copy.unlink()

    def description(self) -> str:
        return f"every frame written a second time, {self.microseconds} µs later, as a mirror port shows it"


@dataclass(frozen=True)
class Tag:
    """Puts a VLAN tag into every frame, as a trunk port shows them."""

    vlans: Sequence[int] = (100,)

    def apply(self, source: Path, target: Path, port: int) -> None:
        plain = target.with_suffix(".pcap")
        run(["editcap", "-F", "nsecpcap", str(source), str(plain)])
        data = plain.read_bytes()
        tags = b"".join(struct.pack(">HH", 0x8100 if vlan == self.vlans[-1] else 0x88A8, vlan) for vlan in self.vlans)
        out, offset = [data[:24]], 24
        while offset < len(data):
            seconds, fraction, kept, original = struct.unpack_from("<IIII", data, offset)
            frame = data[offset + 16:offset + 16 + kept]
            out.append(struct.pack("<IIII", seconds, fraction, kept + len(tags), original + len(tags)) + frame[:12] + tags + frame[12:])
            offset += 16 + kept
        plain.write_bytes(b"".join(out))
        run(["editcap", "-F", "pcapng", str(plain), str(target)])
        plain.unlink()

    def description(self) -> str:
        return f"VLAN tag {', '.join(map(str, self.vlans))} put into every frame"


_SECTION, _INTERFACE, _DECRYPTION_SECRETS = 0x0A0D0D0A, 1, 10
_OPTIONS_OF_THE_MACHINE = {_SECTION: (24, (2, 3)), _INTERFACE: (16, (12,))}
"""Where the options of a block begin, and which of them tell about the capturing machine: its hardware and its system."""


def as_pcapng(file: Path) -> None:
    """Turns a pcap file into pcapng, in its place."""
    if file.read_bytes()[:4] != b"\x0a\x0d\x0d\x0a":
        other = file.with_suffix(".other")
        run(["editcap", "-F", "pcapng", str(file), str(other)])
        other.rename(file)


def without_secrets(source: Path, target: Path) -> None:
    """A copy of a little-endian pcapng file without its Decryption Secrets Blocks; of another file, the copy only."""
    data, out, offset = source.read_bytes(), [], 0
    while data[8:12] == b"\x4d\x3c\x2b\x1a" and offset + 8 <= len(data):
        kind, length = struct.unpack_from("<II", data, offset)
        if kind != _DECRYPTION_SECRETS:
            out.append(data[offset:offset + length])
        offset += length
    target.write_bytes(b"".join(out) or data)


def forget_machine(file: Path) -> None:
    """Takes out of a little-endian pcapng file what dumpcap wrote about the machine it ran on."""
    data, out, offset = file.read_bytes(), [], 0
    while offset < len(data):
        kind, length = struct.unpack_from("<II", data, offset)
        block = data[offset:offset + length]
        if kind in _OPTIONS_OF_THE_MACHINE:
            start, unwanted = _OPTIONS_OF_THE_MACHINE[kind]
            head = block[8:start] if kind == _INTERFACE else block[8:16] + b"\xff" * 8  # the section's length is not told
            body = head + _without_options(block[start:-4], unwanted)
            block = struct.pack("<II", kind, len(body) + 12) + body + struct.pack("<I", len(body) + 12)
        out.append(block)
        offset += length
    file.write_bytes(b"".join(out))


def _without_options(options: bytes, unwanted: Sequence[int]) -> bytes:
    kept, offset = b"", 0
    while offset < len(options):
        code, length = struct.unpack_from("<HH", options, offset)
        end = offset + 4 + (length + 3) // 4 * 4
        if code not in unwanted:
            kept += options[offset:end]
        offset = end
    return kept


def inject_secrets(source: Path, keys: Path, target: Path) -> None:
    run(["editcap", "--inject-secrets", f"tls,{keys}", str(source), str(target)])


def _first(file: Path, display_filter: str, port: int) -> int:
    found = frames(file, display_filter, port)
    if not found:
        raise LabError(f"no frame matches {display_filter}")
    return found[0]
