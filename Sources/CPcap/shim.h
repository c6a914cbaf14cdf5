// Makes libpcap importable. Macros that Swift cannot see become constants here; there is no logic.
#ifndef RDPWHY_CPCAP_SHIM_H
#define RDPWHY_CPCAP_SHIM_H
#include <pcap/pcap.h>
#endif
