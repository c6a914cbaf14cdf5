"""The programs that talk, as situations name them."""

from .http import WebServer, WebVisit
from .nothing import Frozen, Mortal, Pause
from .rdesktop import Rdesktop
from .scripted import ScriptedClient, ScriptedServer
from .shadow import Shadow
from .xfreerdp import XFreeRDP
from .xrdp import Xrdp

__all__ = ["Frozen", "Mortal", "Pause", "Rdesktop", "ScriptedClient", "ScriptedServer", "Shadow", "WebServer", "WebVisit",
           "XFreeRDP", "Xrdp"]
