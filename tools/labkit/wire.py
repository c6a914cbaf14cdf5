"""A wire between two interfaces that can lose, delay and forge: `wire.py [KEY=VALUE]…`, a program of its own, run in the router.

delay=MS        every frame arrives this much later
jitter=MS       and up to this much more, by chance (seed=N): frames overtake each other
duplicate=PERCENT  so many TCP frames arrive twice
loss=PERCENT    so many TCP frames are lost, chosen by seed=N
dies-after=S    nothing arrives any more, so many seconds after the first TCP frame
reset-on=WHAT   when this passes (syn, request, client-hello, server-hello), resets are forged
reset-to=WHOM   client, server or both (default)
ttl=N           the time to live of forged packets (default 41)
"""

import heapq
import random
import select
import socket
import struct
import sys
import time
from typing import NamedTuple

SIDES = ("toclient", "toserver")


class Packet(NamedTuple):
    """What the wire needs to know of an IPv4 TCP segment."""

    source: bytes
    destination: bytes
    ports: tuple[int, int]
    sequence: int
    acknowledged: int
    flags: int
    payload: bytes

    @property
    def end(self) -> int:
        return (self.sequence + len(self.payload) + (1 if self.flags & 3 else 0)) & 0xFFFFFFFF


def parse(frame: bytes) -> Packet | None:
    if frame[12:14] != b"\x08\x00" or frame[23] != 6:
        return None
    start = 14 + (frame[14] & 15) * 4
    length = int.from_bytes(frame[16:18], "big")
    source_port, destination_port, sequence, acknowledged, offset, flags = struct.unpack_from(">HHIIBB", frame, start)
    return Packet(frame[26:30], frame[30:34], (source_port, destination_port), sequence, acknowledged, flags,
                  frame[start + (offset >> 4) * 4:14 + length])


def kind(packet: Packet) -> str:
    """What passes, in the words of `reset-on`."""
    if packet.flags & 0x12 == 0x02:
        return "syn"
    start = packet.payload[:6]
    if start[:1] == b"\x03" and start[5:] == b"\xe0":
        return "request"
    return {b"\x01": "client-hello", b"\x02": "server-hello"}.get(start[5:], "") if start[:1] == b"\x16" else ""


def checksum(data: bytes) -> int:
    total = sum(struct.unpack(f">{(len(data) + 1) // 2}H", data + b"\0" * (len(data) % 2)))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def forge(ethernet: bytes, source: bytes, destination: bytes, ports: tuple[int, int], sequence: int, acknowledged: int, ttl: int) -> bytes:
    """A reset without TCP options, as middleboxes send them."""
    tcp = struct.pack(">HHIIBBHHH", *ports, sequence, acknowledged, 0x50, 0x14, 0, 0, 0)
    tcp = tcp[:16] + struct.pack(">H", checksum(source + destination + struct.pack(">HH", 6, 20) + tcp)) + tcp[18:]
    ip = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 40, random.randrange(65536), 0, ttl, 6, 0, source, destination)
    return ethernet + ip[:10] + struct.pack(">H", checksum(ip)) + ip[12:] + tcp


def main() -> None:
    options = dict(argument.split("=", 1) for argument in sys.argv[1:])
    delay, loss = float(options.get("delay", 0)) / 1000, float(options.get("loss", 0)) / 100
    trigger, whom, ttl = options.get("reset-on"), options.get("reset-to", "both"), int(options.get("ttl", 41))
    jitter, duplicate = float(options.get("jitter", 0)) / 1000, float(options.get("duplicate", 0)) / 100
    lifetime, death = float(options.get("dies-after", "inf")), float("inf")
    chance = random.Random(int(options.get("seed", 1)))
    sockets = {}
    for side in SIDES:
        sockets[side] = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        sockets[side].bind((side, 3))
    waiting: list[tuple[float, int, str, bytes]] = []
    serial = 0

    def send(at: float, side: str, frame: bytes) -> None:
        nonlocal serial
        serial += 1
        heapq.heappush(waiting, (at, serial, side, frame))

    def reset(packet: Packet, frame: bytes, came_from: str, goes_to: str, now: float) -> None:
        """Towards the sender at once, in the name of the receiver; towards the receiver right behind the packet itself."""
        back = (packet.destination, packet.source, packet.ports[::-1], packet.acknowledged, packet.end)
        on = (packet.source, packet.destination, packet.ports, packet.end, packet.acknowledged)
        for side, at, ethernet, fields in ((came_from, now, frame[6:12] + frame[:6], back), (goes_to, now + delay, frame[:12], on)):
            if whom in ("both", side.removeprefix("to")):
                send(at, side, forge(ethernet + b"\x08\x00", *fields, ttl))

    print("ready", flush=True)
    while True:
        patience = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        for ready in select.select(list(sockets.values()), [], [], patience)[0]:
            frame, address = ready.recvfrom(65536)
            came_from = address[0]
            if address[2] == socket.PACKET_OUTGOING or came_from not in SIDES:
                continue
            goes_to, now, packet = SIDES[came_from == SIDES[0]], time.monotonic(), parse(frame)
            if packet:
                death = min(death, now + lifetime)
            if now >= death:
                continue
            if packet and loss and chance.random() < loss:
                continue
            send(now + delay + jitter * chance.random(), goes_to, frame)
            if packet and chance.random() < duplicate:
                send(now + delay + 0.0005, goes_to, frame)
            if packet and trigger and kind(packet) == trigger:
                reset(packet, frame, came_from, goes_to, now)
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, side, frame = heapq.heappop(waiting)
            sockets[side].send(frame)


main()
