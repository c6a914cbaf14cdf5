"""X servers without a screen: xfreerdp and the shadow server need one."""

import os
import select
from pathlib import Path

from .processes import LabError, Processes

SOCKETS = Path("/tmp/.X11-unix")
"""Made by the first X server of a machine."""


class Displays:
    """Started when first asked for. Servers and clients have different ones, or the shadow server would show the client's
    window inside the client's window."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes
        self._names: dict[str, str] = {}

    def name(self, of: str) -> str:
        if of not in self._names:
            self._names[of] = self._start(of)
        return self._names[of]

    def exists(self, of: str) -> bool:
        return of in self._names

    def _start(self, of: str) -> str:
        """Xvfb picks a free number and tells it through a pipe. It listens on no network."""
        receive, send = os.pipe()
        # -noreset: else it resets when its last client leaves, and the next one may fail to open it.
        self._processes.start(f"display-{of}", ["Xvfb", "-displayfd", str(send), "-noreset", "-nolisten", "tcp",
                                                "-screen", "0", "640x480x24"], pass_fds=[send])
        os.close(send)
        number = _first_line(receive)
        if not number:
            raise LabError(f"Xvfb did not start: {self._processes.log(f'display-{of}').strip()}")
        return f":{number}"


def _first_line(pipe: int) -> str:
    """What a pipe says up to the end of the line; nothing, if that does not come soon."""
    text = b""
    while not text.endswith(b"\n"):
        ready, _, _ = select.select([pipe], [], [], 15)
        part = os.read(pipe, 16) if ready else b""
        if not part:
            break
        text += part
    os.close(pipe)
    return text.decode().strip()
