"""Which version of a program is installed, for the notes beside a fixture."""

import subprocess


def debian(package: str) -> str:
    """The upstream part of a Debian package's version, or nothing."""
    try:
        done = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout.split(":")[-1].split("+")[0].split("-")[0]
