"""The programs that talk, as situations name them."""

from .gateway import Gateway
from .http import WebServer, WebVisit
from .http_proxy import HTTPProxy
from .kerberos import KDC, Kinit
from .nmap import Nmap
from .nothing import Frozen, Mortal, Pause
from .python_clients import Aardwolf, RDPCheck
from .rdesktop import Rdesktop
from .relay import CredSSP, Relay
from .scripted import ScriptedClient, ScriptedServer
from .shadow import Shadow
from .together import Together
from .weston import Weston
from .xfreerdp import XFreeRDP
from .xrdp import Xrdp

__all__ = ["Aardwolf", "CredSSP", "Frozen", "Gateway", "HTTPProxy", "KDC", "Kinit", "Mortal", "Nmap", "Pause", "RDPCheck", "Rdesktop",
           "Relay", "ScriptedClient", "ScriptedServer", "Shadow", "Together", "WebServer", "WebVisit", "Weston", "XFreeRDP", "Xrdp"]
