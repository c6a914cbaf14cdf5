"""Something to see and to send: `activity.py DISPLAY move|draw`, a program of its own that talks X11.

`move` moves the pointer, so that a client has input to send; `draw` paints on the screen, so that a server has an update.
"""

import itertools
import socket
import struct
import sys
import time

_SETUP = struct.pack("<BxHHHHH", ord("l"), 11, 0, 0, 0, 0)
_CREATE_GC, _FILL_RECTANGLES, _WARP_POINTER = 55, 70, 41
_EVERY = 0.25


def connect(display: str) -> tuple[socket.socket, int, int]:
    """Opens the display; gives the connection, the root window and the first resource id that is ours."""
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(f"/tmp/.X11-unix/X{display.lstrip(':')}")
    connection.sendall(_SETUP)
    header = receive(connection, 8)
    if header[0] != 1:
        sys.exit("the display refuses")
    setup = receive(connection, 4 * struct.unpack_from("<H", header, 6)[0])
    resource, = struct.unpack_from("<I", setup, 4)
    vendor_length, = struct.unpack_from("<H", setup, 16)
    formats = setup[21]
    root, = struct.unpack_from("<I", setup, 32 + (vendor_length + 3) // 4 * 4 + 8 * formats)
    return connection, root, resource


def receive(connection: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            sys.exit("the display is gone")
        data += part
    return data


def request(code: int, detail: int, body: bytes) -> bytes:
    return struct.pack("<BBH", code, detail, 1 + len(body) // 4) + body


def main() -> None:
    connection, root, context = connect(sys.argv[1])
    if sys.argv[2] == "draw":
        connection.sendall(request(_CREATE_GC, 0, struct.pack("<IIII", context, root, 4, 0x3465A4)))  # 4: the foreground colour
    for step in itertools.count():
        at = 40 + step * 12 % 400
        if sys.argv[2] == "draw":
            connection.sendall(request(_FILL_RECTANGLES, 0, struct.pack("<IIhhHH", root, context, at, at * 3 // 4, 16, 16)))
        else:
            connection.sendall(request(_WARP_POINTER, 0, struct.pack("<IIhhHHhh", 0, root, 0, 0, 0, 0, at, at * 3 // 4)))
        time.sleep(_EVERY)


main()
