"""A name server with a fault: answers every question with a server failure. A program of its own, run in the router."""

import socket
import sys

_SERVER_FAILURE = b"\x81\x82"

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((sys.argv[1], 53))
print("ready", flush=True)
while True:
    question, sender = server.recvfrom(4096)
    server.sendto(question[:2] + _SERVER_FAILURE + question[4:6] + bytes(6) + question[12:].split(b"\0\0\x29")[0], sender)
