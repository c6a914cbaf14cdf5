"""A lab of real Remote Desktop peers in network namespaces.

One situation is one file in `situations/`: what is set up, what is done, and the truth about it, written before the run.

situation.py  what a situation is made of            bench.py      one situation while it runs
truth.py      what a report about it has to say      processes.py  programs started, and stopped for certain
topology.py   namespaces, links, addresses, rules    capture.py    dumpcap, and the edits made to its files
peers/        the programs that talk                 secrets.py    the TLS key log
certificates.py  X.509 material                      display.py    X servers without a screen
runner.py     many situations, some at a time        fixtures.py   captures copied to the tests
"""
