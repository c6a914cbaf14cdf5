"""A lab of real Remote Desktop peers in network namespaces.

One situation is one file in `situations/`: what is set up, what is done, and the truth about it, written before the run.

situation.py  what a situation is made of            bench.py      one situation while it runs
scene.py      its addresses, names, kernels, by seed processes.py  programs started, and stopped for certain
families.py   situations that differ in one value    capture.py    dumpcap and tcpdump, and edits of their files
truth.py      what a report about it has to say      secrets.py    the TLS key log
topology.py   namespaces, links, addresses, rules    display.py    X servers without a screen
wire.py       a link that loses, delays and forges   dns_fault.py  a name server with a fault
peers/        the programs that talk                 environment.py  those that come from PyPI
certificates.py  X.509 material                      runner.py     many situations, some at a time

evaluate.py   reports compared with the truth        cases.py      one capture, and what a report gets wrong
missing.py    what rdpwhy cannot tell yet            accuracy.py   rates, and docs/ACCURACY.md
live.py       rdpwhy capturing by itself             parting.py    where `rdpwhy diff` sees handshakes part
fixtures.py   captures copied to the tests
"""
